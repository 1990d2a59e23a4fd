//! What a reader goes to is seen, whatever hid it before; what a filter hides is not current; what a pinned person says comes first.

use onrecord::links::Id;
use onrecord::ui::action::Pane;
use onrecord::ui::state::{Effect, Line, Overlay, State};

use super::{after, drawn, opened, press, type_words, under};

/// The current item is the one under the cursor of its list.
fn in_its_list(state: &State, pane: Pane) -> bool {
    let list = &state.lists[pane as usize];
    list.items.get(list.cursor).copied() == state.position.current && state.position.current.is_some()
}

#[test]
fn the_finder_lets_go_of_a_pin_that_hides_the_target() {
    // Pinned: a quote of Pell's, an event, another person.
    for pinned in ["g q G enter k enter", "g t enter", "g p j enter"] {
        let mut state = after(pinned);
        press(&mut state, "e");
        type_words(&mut state, "tarrow");
        press(&mut state, "enter");
        assert_eq!(state.position.current, Some(Id::Person(0)), "{pinned}");
        assert!(in_its_list(&state, Pane::People), "{pinned}");
    }
    let mut state = after("g q j j enter");
    let pinned = state.pin;
    assert!(pinned.is_some() && !state.list(Pane::People).contains(&Id::Person(0)));
    press(&mut state, "e t a r r o w esc");
    assert_eq!(state.pin, pinned, "left, the finder has changed nothing");
    press(&mut state, "e t a r r o w enter");
    assert_eq!(state.pin, None);
    assert!(state.message.starts_with("unpinned: Rowan Pell: "), "{}", state.message);
    assert!(state.message.ends_with(" hid this"), "{}", state.message);
}

#[test]
fn people_organisations_and_places_each_keep_their_cursor() {
    let mut state = after("g p j");
    let person = state.position.current;
    for _ in 0..2 {
        press(&mut state, "o");
        assert!(in_its_list(&state, Pane::People) || state.list(Pane::People).is_empty() && state.position.current.is_none());
    }
    press(&mut state, "o");
    assert_eq!(state.position.current, person);
    assert!(person.is_some() && in_its_list(&state, Pane::People) && drawn(&state).contains("o organisations "));
    press(&mut state, "g q");
    let quote = state.position.current;
    press(&mut state, "o");
    assert_eq!(state.position.current, quote, "from another pane the list turns and nothing else");
}

#[test]
fn what_the_cursor_stands_on_is_current_from_the_start() {
    let article = onrecord::Article {
        text: "“We were warned,” Ada Tarrow said.\n\n“We were not,” said Rowan Pell.".into(),
        ..onrecord::Article::default()
    };
    let mut state = State::opened(article, &onrecord::Options::default(), ratatui::layout::Rect::new(0, 0, 80, 24));
    assert_eq!(state.position.current, Some(Id::Quote(0)));
    press(&mut state, "] q");
    assert_eq!(state.position.current, Some(Id::Quote(1)));
    press(&mut state, "g g } { ] q");
    assert_eq!(state.position.current, Some(Id::Quote(0)), "one under the cursor that is not current is come to first");
}

#[test]
fn a_pinned_quote_or_event_narrows_its_own_list_too() {
    for (keys, pane, name) in [("g q j enter", Pane::Quotes, "Quotes ["), ("g t enter", Pane::Timeline, "Timeline [")] {
        let state = after(keys);
        let list = &state.lists[pane as usize];
        assert!(in_its_list(&state, pane) && list.items.len() < list.total, "{keys}");
        assert!(drawn(&state).contains(name), "{keys}");
    }
}

#[test]
fn the_card_stands_clear_of_the_words_it_tells_of() {
    for (width, height) in [(120, 40), (80, 24), (200, 50), (72, 18)] {
        for keys in ["] q K", "] q ] q ] q K", "g q K j k", "g q G K"] {
            let mut state = opened(width, height);
            press(&mut state, keys);
            let words = state.rows[state.row()].span.cut(&state.story.article.text).to_owned();
            assert!(drawn(&state).contains(&words) && drawn(&state).contains("Why"), "{keys}: {words}\n{}", drawn(&state));
        }
    }
}

#[test]
fn a_card_that_is_cut_says_by_which_key_it_goes_on() {
    let mut state = opened(60, 14);
    press(&mut state, "g p K");
    assert!(drawn(&state).contains(" ^d more ┘"), "{}", drawn(&state));
    press(&mut state, "ctrl-d ctrl-d ctrl-d");
    assert!(drawn(&state).contains(" ^u back ┘"), "{}", drawn(&state));
}

#[test]
fn jumps_and_marks_let_go_of_a_pin_that_hides_the_target() {
    for keys in ["] q ] q g p j enter ctrl-o", "] q m x g p j enter ' x"] {
        let state = after(keys);
        assert_eq!(under(&state), "“We were war", "{keys}");
        assert!(in_its_list(&state, Pane::Quotes), "{keys}");
        assert!(state.pin.is_none() && state.message.contains("unpinned: Rowan Pell hid this"), "{keys}: {}", state.message);
    }
}

#[test]
fn a_filter_and_another_kind_of_entity_hide_nothing_either() {
    let state = after("g p & p e l l enter e t a r r o w enter");
    assert!(in_its_list(&state, Pane::People) && state.position.current == Some(Id::Person(0)));
    assert!(state.message.contains("&pell hid this"), "{}", state.message);
    let state = after("g p o e t a r r o w enter");
    assert!(in_its_list(&state, Pane::People) && state.position.current == Some(Id::Person(0)));
}

#[test]
fn where_one_pane_fills_the_screen_the_one_with_the_target_comes_up() {
    for (keys, pane) in [
        ("g p / n o b o d y enter", Pane::Article),
        ("g t / q u a y enter n", Pane::Article),
        ("g p ] q", Pane::Article),
        ("g q ] q", Pane::Quotes),
        ("g p g r ctrl-n enter", Pane::Article),
        ("g q g d", Pane::Article),
        ("g t e p e l l enter", Pane::People),
        ("g p ] d", Pane::Article),
    ] {
        let mut state = opened(60, 20);
        press(&mut state, keys);
        assert_eq!(state.focus, pane, "{keys}");
    }
}

#[test]
fn what_a_filter_hides_is_not_current() {
    let mut state = after("g t");
    let before = state.position;
    press(&mut state, "& c o u n c i l");
    assert!(in_its_list(&state, Pane::Timeline));
    assert_ne!(state.position, before);
    press(&mut state, "q q");
    assert_eq!(state.position.current, None, "nothing passes, so nothing is current");
    press(&mut state, "enter");
    assert!(matches!(state.overlay, Overlay::Prompt(_)) && state.message == "no match");
    press(&mut state, "backspace backspace");
    assert!(in_its_list(&state, Pane::Timeline));
    press(&mut state, "esc");
    assert_eq!(state.position, before);
    assert!(in_its_list(&state, Pane::Timeline));
    press(&mut state, "& c o u n c i l enter K");
    assert!(drawn(&state).contains("The council will meet on Tuesday"));
}

#[test]
fn a_filter_begins_empty_each_time() {
    let mut state = after("g q & p e l l enter &");
    assert_eq!(state.list(Pane::Quotes).len(), state.story.quotes.len());
    type_words(&mut state, "not so");
    press(&mut state, "enter");
    assert_eq!(state.lists[Pane::Quotes as usize].filter, "not so");
    assert_eq!(state.list(Pane::Quotes).len(), 1);
}

#[test]
fn a_filter_and_the_finder_know_all_that_a_row_shows() {
    for (pane, typed, shown) in [
        ("g t", "2016-01", "January 2016"),
        ("g t", "january", "January 2016"),
        ("g t", "march 2017 ◆", "not so"),
        ("g t", "thursday", "old quay"),
        ("g q", "according", "first came"),
        ("g q", "~ pell", "had seen"),
        ("g p", "harbour master", "Rowan Pell"),
    ] {
        let mut state = after(pane);
        press(&mut state, "&");
        type_words(&mut state, typed);
        press(&mut state, "enter");
        let list = state.list(state.focus);
        assert!(!list.is_empty() && list.len() < state.lists[state.focus as usize].total, "{typed}: {list:?}");
        let words: String = list.iter().map(|&id| state.label(id)).collect();
        assert!(words.contains(shown), "{typed}: {words}");
    }
    let mut state = after("e");
    type_words(&mut state, "2017-03-02");
    let Overlay::Prompt(prompt) = &state.overlay else { panic!("the finder is open") };
    assert!(prompt.choices.iter().any(|choice| choice.mark == "event" && choice.label.contains("old quay")), "{:?}", prompt.choices);
}

#[test]
fn what_the_pinned_person_says_comes_first_and_is_counted_apart() {
    let mut state = opened(120, 40);
    // A quote of Tarrow's that names Pell is about Pell.
    let text = format!("{}\n\n“Rowan Pell knew,” Tarrow said.", state.story.article.text);
    let article = onrecord::Article { text, ..state.story.article.clone() };
    state = State::opened(article, &state.options, state.area);
    press(&mut state, "g q g p j enter");
    assert_eq!(state.message, "pinned: Rowan Pell · Esc unpins");
    let list = &state.lists[Pane::Quotes as usize];
    let pell = state.index.said(Id::Person(1)).len();
    assert_eq!(list.said, Some(pell));
    assert!(list.items.len() > pell);
    assert!(list.items[..pell].iter().all(|&id| matches!(id, Id::Quote(quote) if state.speaker(quote) == "Rowan Pell")));
    assert_eq!(list.lines[pell], Line::About);
    let screen = drawn(&state);
    assert!(screen.contains(" People gp ") && screen.contains("»Rowan Pell"), "all people are listed, the pinned one marked: {screen}");
    assert!(screen.contains("── about Rowan Pell ─"), "{screen}");
    assert!(screen.contains(&format!(" 1/{pell} of {} · 1 about ", list.total)), "{screen}");
    press(&mut state, "g q G");
    assert!(drawn(&state).contains(&format!(" 1/1 about · {pell} of ")), "{}", drawn(&state));
    // Walking goes along what is said, in the order of the text.
    press(&mut state, "g a g g");
    for _ in 0..pell {
        press(&mut state, "] q");
        assert!(matches!(state.position.current, Some(Id::Quote(quote)) if state.speaker(quote) == "Rowan Pell"));
    }
    press(&mut state, "] q");
    assert_eq!(state.message, "no more");
}

#[test]
fn quotes_can_be_walked_from_help_when_the_pinned_person_is_never_quoted() {
    let mut state = opened(120, 40);
    let article = onrecord::Article { text: state.story.article.text.clone() + "\n\nIvo Kress was there.", ..state.story.article.clone() };
    state = State::opened(article, &state.options, state.area);
    press(&mut state, "g p G enter ?");
    type_words(&mut state, "next quote");
    let Overlay::Prompt(prompt) = &state.overlay else { panic!("help is open") };
    assert!(prompt.choices[0].works);
    press(&mut state, "enter");
    assert_eq!(state.message, "no quote is listed: Esc lets go of what hides them");
}

#[test]
fn lists_in_which_nothing_fits_stay_open() {
    for keys in ["e q q q enter", "g p g r q q q enter", "? q q q enter", "g l q q q enter"] {
        let state = after(keys);
        let Overlay::Prompt(prompt) = &state.overlay else { panic!("{keys}: it was closed") };
        assert_eq!((prompt.input.as_str(), state.message.as_str()), ("qqq", "no match"), "{keys}");
        assert!(drawn(&state).contains("no match"));
    }
}

#[test]
fn a_day_is_set_as_people_write_it_and_what_is_refused_stays() {
    for typed in ["2020-01-03", "3 January 2020", "January 3, 2020", "Jan 3 2020"] {
        let mut state = after("D");
        type_words(&mut state, typed);
        press(&mut state, "enter");
        assert_eq!(state.message, "published 2020-01-03", "{typed}");
        assert_eq!(state.story.events[0].when.unwrap().to_string(), "2020-01-02", "{typed}");
        press(&mut state, "D enter");
        assert_eq!(state.story.events[0].when.unwrap().to_string(), "2017-03-02", "with nothing typed the article's own date counts again");
    }
    let mut state = after("D");
    type_words(&mut state, "soon");
    press(&mut state, "enter");
    let Overlay::Prompt(prompt) = &state.overlay else { panic!("what was typed is gone") };
    assert_eq!(prompt.input, "soon");
    assert!(drawn(&state).contains("published on soon  that is no date"));
}

#[test]
fn another_day_is_written_in_place_of_a_refused_one() {
    let mut state = opened(60, 20);
    press(&mut state, "D");
    type_words(&mut state, "arch 12 March");
    press(&mut state, "enter");
    assert!(drawn(&state).contains("published on arch 12 March"), "{}", drawn(&state));
    type_words(&mut state, "2020-01-03");
    press(&mut state, "enter");
    assert_eq!(state.message, "published 2020-01-03");
}

#[test]
fn the_card_explains_the_link_under_the_cursor_first() {
    let mut state = after("/ h e space h a d enter K");
    let screen = drawn(&state);
    let at = |words: &str| screen.find(words).unwrap_or_else(|| panic!("{words}: {screen}"));
    assert!(at("“he” is Rowan Pell") < at("speaker"), "{screen}");
    press(&mut state, "K g q j K");
    assert!(!drawn(&state).contains("” is Rowan Pell"), "a list tells of its own entry");
}

#[test]
fn what_is_denied_is_denied_wherever_it_is_told() {
    let article = onrecord::Article { text: "Ivo Hart never admitted that he took the money.".into(), ..onrecord::Article::default() };
    let mut state = State::opened(article, &onrecord::Options::default(), ratatui::layout::Rect::new(0, 0, 60, 20));
    for keys in ["g q j", "K", "esc e m o n e y", "enter enter"] {
        press(&mut state, keys);
        assert!(drawn(&state).contains("never admitted"), "{keys}: {}", drawn(&state));
    }
    assert!(state.message.starts_with("pinned: Ivo Hart never admitted "), "{}", state.message);
}

#[test]
fn a_command_that_is_none_is_told_and_a_file_is_not_written_over_unasked() {
    let run = |line: &str| {
        let mut state = after(":");
        type_words(&mut state, line);
        press(&mut state, "enter");
        state
    };
    assert_eq!(run("foo").message, "no command is called foo");
    assert_eq!(run("overveiw").message, "no command is called overveiw (is overview meant?)");
    assert_eq!(run("w! out.md").effects, [Effect::Export { file: "out.md".into(), over: true }]);
    let home = std::env::home_dir().unwrap();
    assert_eq!(run("w ~/out.md").effects, [Effect::Export { file: home.join("out.md"), over: false }]);
    let opened = run("open ~/a.txt");
    assert!(matches!(&opened.effects[..], [Effect::Open(shelved)] if shelved.name() == home.join("a.txt").display().to_string()));
}
