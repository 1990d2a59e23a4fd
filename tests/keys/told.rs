//! What the screen tells: the order of help, which of several articles is open, their titles, dates as precise as the article tells them.

use onrecord::ui::keymap::TABLE;
use onrecord::ui::state::{Overlay, Shelf, Shelved, State};
use onrecord::ui::update;
use onrecord::{Article, Options};
use ratatui::layout::Rect;

use super::{after, drawn, opened, press};

#[test]
fn help_shows_first_what_is_wanted_most() {
    let at = |name: &str| TABLE.iter().position(|binding| binding.name == name).unwrap();
    let wanted = ["find", "pin", "why", "next-quote", "copy", "next-pane", "help", "down"];
    assert!(wanted.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    assert!(TABLE[at("down")..].iter().all(|binding| binding.group == "Move"), "moving comes last");
    let state = after("?");
    let Overlay::Prompt(prompt) = &state.overlay else { panic!("help is open") };
    assert_eq!(prompt.choices[0].mark, "e");
}

#[test]
fn of_several_articles_it_is_told_which_is_open_and_what_they_are_called() {
    for (width, height) in [(120, 40), (80, 24), (60, 20)] {
        let mut state = opened(width, height);
        assert!(!drawn(&state).contains("2/3"));
        let file = |name: &str| Shelved::Unread(onrecord::source::Input::File(name.into()));
        state.shelf = Shelf { articles: vec![file("one.txt"), file("quay.txt"), file("three.txt")], at: 1, ..Shelf::default() };
        assert!(drawn(&state).contains("2/3"), "{}", drawn(&state));
        press(&mut state, "g l");
        assert!(drawn(&state).contains("one.txt"));
        update::entitle(&mut state, "one.txt".into(), format!("Three keels {}", "and a mast ".repeat(12)));
        let screen = drawn(&state);
        let line = screen.lines().find(|line| line.contains("Three keels")).unwrap();
        assert!(line.contains("one.txt"), "{screen}");
    }
}

#[test]
fn an_axis_tells_no_days_where_the_article_tells_none() {
    for (text, told, not) in [
        ("The quay was built in 1987.", "1987", "07-0"),
        ("The quay fell in March 1987.", "1987-03", "03-1"),
        ("The quay fell on 3 March 1987. It was sold on 9 March 1987.", "1987-03-03", "1987-01"),
    ] {
        let article = Article { text: text.into(), source: "quay.txt".into(), ..Article::default() };
        let mut state = State::opened(article, &Options::default(), Rect::new(0, 0, 80, 60));
        press(&mut state, "v");
        let screen = drawn(&state);
        let axis = screen.split("What happened when").nth(1).unwrap();
        assert!(axis.contains(told) && !axis.contains(not), "{screen}");
    }
}

#[test]
fn while_the_article_is_read_nothing_is_said_to_be_missing() {
    let article = Article { text: "“We were warned,” Ada Tarrow said.".into(), source: "quay.txt".into(), ..Article::default() };
    let mut state = State::open(article, &Options::default(), Rect::new(0, 0, 120, 40));
    update::key(&mut state, "]");
    update::key(&mut state, "q");
    assert_eq!(state.message, "not yet: the article is still being analysed");
    assert!(drawn(&state).contains("date: not yet read") && !drawn(&state).contains("no date"), "{}", drawn(&state));
}

#[test]
fn a_word_that_stands_once_promises_no_next_and_a_key_cell_is_never_empty() {
    assert_eq!(after("/ h a r b o u r space m enter *").message, "1 × Harbour: nowhere else");
    let Overlay::Prompt(prompt) = after("?").overlay else { panic!("help is open") };
    assert!(prompt.choices.iter().all(|choice| !choice.mark.is_empty()) && prompt.choices.iter().any(|choice| choice.mark == ":open"));
}

#[test]
fn the_header_tells_the_publication() {
    let article = Article { publication: Some("The Vale Post".into()), ..opened(120, 40).story.article };
    let options = Options { date: Some(jiff::civil::date(2017, 3, 3)) };
    let state = State::opened(article, &options, Rect::new(0, 0, 120, 40));
    assert!(drawn(&state).contains("The Vale Post · 2017-03-03 · "), "{}", drawn(&state));
}

#[test]
fn the_header_tells_when_the_article_was_modified_and_narrow_lists_who_people_are() {
    let article = onrecord::Article { modified: Some(jiff::civil::date(2017, 3, 4)), ..opened(120, 40).story.article };
    let options = Options { date: Some(jiff::civil::date(2017, 3, 3)) };
    let state = State::opened(article, &options, Rect::new(0, 0, 120, 40));
    assert!(drawn(&state).contains("2017-03-03 · modified 2017-03-04"), "{}", drawn(&state));
    assert!(drawn(&opened(80, 24)).contains("Rowan Pell  Harbour mas"), "{}", drawn(&opened(80, 24)));
}
