//! Scripts: keys pressed, and where the reader is then.

use onrecord::links::Id;
use onrecord::ui::action::{Action, Pane};
use onrecord::ui::keymap::TABLE;
use onrecord::ui::state::{Effect, Findings, Overlay};

use super::{after, drawn, opened, press, type_words, under};

/// Keys, and the words that the cursor of the article stands on afterwards.
const WALKS: &[(&str, &str)] = &[
    ("", "PORT VALE - "),
    ("] q", "“We were war"),
    ("2 ] q", "that he had "),
    ("] q ] q [ q", "“We were war"),
    ("] d", "Thursday, an"),
    ("] d ] d", "January 2016"),
    ("}", "“We were war"),
    ("2 ] p", "Harbour mast"),
    ("] p ] p {", "“We were war"),
    ("3 G", "Harbour mast"),
    ("3 G g g", "PORT VALE - "),
    ("4 G", "“That is not"),
    ("] q ctrl-o", "PORT VALE - "),
    ("] q ctrl-o ctrl-i", "“We were war"),
    ("] q m x 4 G ' x", "“We were war"),
    ("/ p e l l enter", "Pell denied "),
    ("/ p e l l enter n", "Pell, the fi"),
    ("/ p e l l enter n n", "Pell denied "),
    ("/ p e l l enter N", "Pell, the fi"),
    ("/ P E L L enter", "PORT VALE - "),
    ("/ p e l l esc", "PORT VALE - "),
    ("g p j ] m", "he had seen "),
    ("] q g d", "Ada Tarrow w"),
    ("e p e l l enter", "Rowan Pell d"),
    ("e t a r r o w esc", "PORT VALE - "),
    ("] q g r ctrl-n ctrl-n enter", "Tarrow told "),
    ("] q g r ctrl-n esc", "“We were war"),
    ("g q * n n", "Tarrow said "),
    ("/ t a r r o w enter * n", "Tarrow told "),
    ("j j ] q", "that he had "),
    ("j j [ q", "“We were war"),
    ("g q j ] q", "the first ca"),
];

#[test]
fn walks_end_where_they_should() {
    let wrong: Vec<String> = WALKS
        .iter()
        .filter_map(|(keys, words)| {
            let state = after(keys);
            (under(&state) != *words).then(|| format!("{keys}: on {:?}, not {words:?}", under(&state)))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn panes_are_reached_by_direction() {
    let cases = [
        ("ctrl-w l", Pane::People),
        ("ctrl-w l ctrl-w j", Pane::Quotes),
        ("ctrl-w l ctrl-w j ctrl-w j", Pane::Timeline),
        ("ctrl-w l ctrl-w j ctrl-w j ctrl-w j", Pane::Timeline),
        ("ctrl-w l ctrl-w j ctrl-w h", Pane::Article),
        ("g t ctrl-w k", Pane::Quotes),
        ("ctrl-w h", Pane::Article),
        ("tab tab", Pane::Quotes),
        ("shift-tab", Pane::Timeline),
        ("5 tab", Pane::People),
    ];
    for (keys, pane) in cases {
        assert_eq!(after(keys).focus, pane, "{keys}");
    }
}

#[test]
fn hits_stay_lit_after_the_jump_until_escape() {
    let mut state = after("/ t a r r o w enter");
    assert_eq!(state.hits.len(), 3);
    press(&mut state, "n j j");
    assert_eq!(state.hits.len(), 3);
    press(&mut state, "esc");
    assert!(state.hits.is_empty());
}

#[test]
fn leaving_a_search_brings_the_one_before_back() {
    let state = after("/ t a r r o w enter / p e l l esc");
    assert_eq!((state.hits.len(), state.needle.as_str()), (3, "tarrow"));
}

#[test]
fn a_search_that_finds_nothing_says_so() {
    let mut state = after("/ q q q enter");
    assert_eq!(state.message, "not in the text: qqq");
    press(&mut state, "n");
    assert_eq!(state.message, "nothing searched for: / searches");
}

#[test]
fn the_finder_knows_names_roles_dates_and_quotes() {
    for (typed, expected) in [
        ("tarr", "Ada Tarrow"),
        ("2016-01", "According to Pell"),
        ("january 2016", "the first came"),
        ("nobody listened", "“We were warned"),
    ] {
        let mut state = after("e");
        type_words(&mut state, typed);
        let Overlay::Prompt(prompt) = &state.overlay else { panic!("the finder is open") };
        assert!(prompt.choices[0].label.starts_with(expected), "{typed}: {:?}", prompt.choices.first());
    }
}

#[test]
fn the_finder_knows_speakers_without_a_name_by_their_words() {
    let article = onrecord::Article { text: "The clerk said that it rained.".into(), ..onrecord::Article::default() };
    let mut state = onrecord::ui::state::State::opened(article, &onrecord::Options::default(), ratatui::layout::Rect::new(0, 0, 80, 24));
    press(&mut state, "e");
    type_words(&mut state, "clerk");
    let Overlay::Prompt(prompt) = &state.overlay else { panic!("the finder is open") };
    assert!(prompt.choices.iter().any(|choice| choice.mark == "quote" && choice.label == "that it rained"), "{:?}", prompt.choices);
}

#[test]
fn a_filter_narrows_and_escape_opens_again() {
    let mut state = after("g q");
    let all = state.list(Pane::Quotes).len();
    press(&mut state, "& p e l l enter");
    assert!(state.list(Pane::Quotes).len() < all && !state.list(Pane::Quotes).is_empty());
    press(&mut state, "esc");
    assert_eq!(state.list(Pane::Quotes).len(), all);
}

#[test]
fn an_item_can_be_taken_in_three_forms_and_printed() {
    let copied = |keys: &str| match after(keys).effects.as_slice() {
        [Effect::Copy(words)] => words.clone(),
        other => panic!("{other:?}"),
    };
    let told = copied("] q y y");
    assert!(told.starts_with("“We were warned twice,” … “Nobody listened.”\n— Ada Tarrow, Mayor (told · direct · "), "{told}");
    assert!(told.ends_with(" %)\nThe quay · 2017-03-03 · quay.txt · ¶2"), "{told}");
    assert_eq!(copied("] q y t"), "“We were warned twice,” … “Nobody listened.”");
    assert!(copied("] q y l").starts_with('{') && copied("] q y l").contains("\"kind\":\"direct\""));
    assert_eq!(after("] q p ] q p").printed.len(), 2);
    assert_eq!(after("} y y").message, "nothing to copy here: move onto an item");
}

#[test]
fn commands_are_done_by_name() {
    let run = |line: &str| {
        let mut state = after(":");
        type_words(&mut state, line);
        press(&mut state, "enter");
        state
    };
    assert_eq!(run("w out.md").effects, [Effect::Export { file: "out.md".into(), over: false }]);
    assert_eq!(run("write a b.json").effects, [Effect::Export { file: "a b.json".into(), over: false }]);
    assert_eq!(run("date 2020-01-03").story.events[0].when.unwrap().to_string(), "2020-01-02");
    assert_eq!(run("date soon").message, "soon is no date: write it as 2017-03-03 or 3 March 2017");
    assert!(run("q").quit && run("quit").quit);
    assert_eq!(run("next quote").position.current, Some(Id::Quote(0)));
    assert_eq!(run("next").message, "no more articles: :open FILE opens another");
    assert_eq!(run("xyzzy").message, "no command is called xyzzy");
    assert!(matches!(run("overview").overlay, Overlay::Overview(_)));
}

#[test]
fn help_lists_every_key_and_does_what_is_chosen() {
    let mut state = after("?");
    let Overlay::Prompt(prompt) = &state.overlay else { panic!("help is open") };
    assert_eq!(prompt.choices.len(), TABLE.len());
    let first_idle = prompt.choices.iter().position(|choice| !choice.works).unwrap();
    assert!(prompt.choices[first_idle..].iter().all(|choice| !choice.works), "what works here stands first");
    type_words(&mut state, "next quote");
    press(&mut state, "enter");
    assert_eq!(state.position.current, Some(Id::Quote(0)));
}

#[test]
fn keys_that_come_later_are_free() {
    let state = opened(80, 24);
    let taken: Vec<&str> = TABLE.iter().flat_map(|binding| binding.keys.split("  ")).collect();
    for key in ["c", "t", "a", "u", "ctrl-r"] {
        assert!(!taken.iter().any(|keys| keys.split(' ').next() == Some(key)), "{key} is taken");
    }
    assert!(state.keymap.keys(Action::Quit).is_some());
}

#[test]
fn no_two_actions_share_keys_or_a_name() {
    let keys: Vec<(&str, &str)> = TABLE
        .iter()
        .flat_map(|binding| binding.keys.split("  ").filter(|keys| !keys.is_empty()).map(|keys| (keys, binding.name)))
        .collect();
    for (at, (one, name)) in keys.iter().enumerate() {
        for (other, other_name) in &keys[at + 1..] {
            assert!(!onrecord::ui::keymap::clash(one, other), "{name} and {other_name} share {one}");
        }
    }
    let mut names: Vec<&str> = TABLE.iter().map(|binding| binding.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), TABLE.len());
}

#[test]
fn escape_leaves_a_sequence_and_nothing_else() {
    let state = after("g p enter g esc");
    assert!(state.pin.is_some() && state.pressed.is_empty());
}

#[test]
fn the_analysis_is_cancelled_by_escape_and_late_findings_are_dropped() {
    let mut state = opened(80, 24);
    let story = state.story.clone();
    state.analyze();
    let generation = state.generation;
    assert!(drawn(&state).contains("tagging"));
    press(&mut state, "esc");
    assert!(state.progress.is_none());
    state.position.offset = 0;
    state.analysed = false;
    state.arrive(generation, Findings::new(story));
    assert!(!state.analysed, "a superseded result came in");
}

#[test]
fn where_no_article_is_open_one_is_chosen() {
    let article = onrecord::Article::default();
    let mut state = onrecord::ui::state::State::opened(article, &onrecord::Options::default(), ratatui::layout::Rect::new(0, 0, 80, 24));
    let offered = ["one.txt", "two.txt", "three.txt"].map(|name| (name.to_owned(), String::new())).to_vec();
    state.welcome = Some(onrecord::ui::state::Welcome { articles: offered, recent: 3, chosen: 0 });
    press(&mut state, "j j k y y K");
    assert!(drawn(&state).contains("› two.txt"), "{}", drawn(&state));
    press(&mut state, "enter");
    assert_eq!(state.effects, [Effect::Turn(1)]);
}

#[test]
fn the_card_tells_how_a_date_was_computed() {
    let state = after("g t K");
    assert!(drawn(&state).contains("how         Thursday → 2017-03-02"), "{}", drawn(&state));
}
