//! The mouse: what a wheel, a click, a double click and a drag do at a place of the screen.

use onrecord::links::Id;
use onrecord::ui::action::Pane;
use onrecord::ui::state::State;
use onrecord::ui::update::mouse::{Mouse, mouse};
use onrecord::ui::view;

use super::{drawn, opened, press};

/// The place of the first cell of `words` on the screen, right of `from`.
fn place(state: &State, words: &str, from: u16) -> (u16, u16) {
    let screen = drawn(state);
    for (row, line) in screen.lines().enumerate() {
        let line: Vec<char> = line.trim_start_matches('"').chars().collect();
        for column in usize::from(from)..line.len() {
            if line[column..].iter().zip(words.chars()).filter(|(one, other)| **one == *other).count() == words.chars().count() {
                return (column as u16, row as u16);
            }
        }
    }
    panic!("{words} is not on the screen:\n{screen}")
}

#[test]
fn a_click_selects_what_is_under_it() {
    let mut state = opened(120, 40);
    let left = view::layout(&state).pane(Pane::People).unwrap().x;
    let (column, row) = place(&state, "Rowan Pell", left);
    mouse(&mut state, Mouse::Press, column, row);
    assert_eq!((state.focus, state.position.current), (Pane::People, Some(Id::Person(1))));
    // The rule of the publication is no entry.
    let (column, row) = place(&state, "─ published", left);
    mouse(&mut state, Mouse::Press, column, row);
    assert_eq!((state.focus, state.position.current), (Pane::Timeline, Some(Id::Person(1))));
    let (column, row) = place(&state, "Jan 2016", left);
    mouse(&mut state, Mouse::Press, column, row);
    assert!(matches!(state.position.current, Some(Id::Event(_))));
    let (column, row) = place(&state, "Nobody", 0);
    mouse(&mut state, Mouse::Press, column, row);
    assert_eq!((state.focus, state.position.current), (Pane::Article, Some(Id::Quote(0))));
}

#[test]
fn a_double_click_pins() {
    let mut state = opened(120, 40);
    let left = view::layout(&state).pane(Pane::People).unwrap().x;
    let (column, row) = place(&state, "Rowan Pell", left);
    mouse(&mut state, Mouse::Press, column, row);
    mouse(&mut state, Mouse::Release, column, row);
    mouse(&mut state, Mouse::Double, column, row);
    assert_eq!(state.pin, Some(Id::Person(1)));
}

#[test]
fn the_wheel_scrolls_the_pane_under_it_and_no_other() {
    let mut state = opened(80, 18);
    state.split.article = Some(350);
    state.resize(state.area);
    let focus = state.focus;
    let timeline = view::layout(&state).pane(Pane::Timeline).unwrap();
    let before = state.position;
    mouse(&mut state, Mouse::Wheel(3), timeline.x + 2, timeline.y + 1);
    assert!(state.lists[Pane::Timeline as usize].scroll > 0);
    assert_eq!((state.focus, state.position, state.scroll), (focus, before, 0));
    mouse(&mut state, Mouse::Wheel(3), 3, 3);
    assert!(state.scroll > 0 && state.row() >= state.scroll, "the cursor comes along");
}

#[test]
fn borders_are_drawn_along() {
    let mut state = opened(120, 40);
    let people = view::layout(&state).pane(Pane::People).unwrap();
    mouse(&mut state, Mouse::Press, people.x, people.y + 4);
    mouse(&mut state, Mouse::Drag, 50, people.y + 4);
    mouse(&mut state, Mouse::Release, 50, people.y + 4);
    assert_eq!(view::layout(&state).pane(Pane::People).unwrap().x, 50);
    let quotes = view::layout(&state).pane(Pane::Quotes).unwrap();
    mouse(&mut state, Mouse::Press, 60, quotes.y);
    mouse(&mut state, Mouse::Drag, 60, quotes.y + 5);
    assert_eq!(view::layout(&state).pane(Pane::Quotes).unwrap().y, quotes.y + 5);
}

#[test]
fn a_tab_is_clicked_open() {
    let mut state = opened(60, 20);
    let (column, row) = place(&state, "Quotes", 0);
    mouse(&mut state, Mouse::Press, column, row);
    assert_eq!(state.focus, Pane::Quotes);
}

#[test]
fn an_entry_of_the_finder_is_clicked_and_a_click_beside_it_leaves() {
    let mut state = opened(120, 40);
    let before = state.position.current;
    press(&mut state, "e");
    let (column, row) = place(&state, "person Rowan", 0);
    mouse(&mut state, Mouse::Press, column, row);
    assert_eq!(state.position.current, Some(Id::Person(1)));
    mouse(&mut state, Mouse::Press, 1, 1);
    assert_eq!(state.position.current, before);
}
