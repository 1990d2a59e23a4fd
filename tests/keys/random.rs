//! Whatever is pressed, clicked and resized: nothing panics, and what is focused can be seen.

use onrecord::ui::action::Pane;
use onrecord::ui::keymap::TABLE;
use onrecord::ui::state::{Line, State};
use onrecord::ui::update::mouse::{Mouse, mouse};
use onrecord::ui::{update, view};
use proptest::prelude::*;
use ratatui::layout::Rect;

use super::{drawn, opened};

#[derive(Clone, Debug)]
enum Step {
    Keys(&'static str),
    Typed(char),
    Mouse(Mouse, u16, u16),
    Resize(u16, u16),
    Pause,
    Paste(String),
}

fn step() -> impl Strategy<Value = Step> {
    let sequences: Vec<&'static str> = TABLE.iter().flat_map(|binding| binding.keys.split("  ")).filter(|keys| *keys != "q").collect();
    let mouse = prop_oneof![
        Just(Mouse::Press),
        Just(Mouse::Double),
        Just(Mouse::Drag),
        Just(Mouse::Release),
        Just(Mouse::Wheel(3)),
        Just(Mouse::Wheel(-3))
    ];
    prop_oneof![
        12 => proptest::sample::select(sequences).prop_map(Step::Keys),
        3 => proptest::char::range('!', '~').prop_map(Step::Typed),
        5 => (mouse, 0u16..130, 0u16..50).prop_map(|(mouse, column, row)| Step::Mouse(mouse, column, row)),
        2 => (1u16..140, 1u16..60).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => Just(Step::Pause),
        1 => "\\PC{0,6}".prop_map(Step::Paste),
    ]
}

fn take(state: &mut State, step: &Step) {
    match step {
        Step::Keys(keys) => keys.split(' ').filter(|key| !key.is_empty()).for_each(|key| update::key(state, key)),
        Step::Typed(c) => update::key(state, &c.to_string()),
        Step::Mouse(what, column, row) => mouse(state, *what, *column, *row),
        Step::Resize(width, height) => state.resize(Rect::new(0, 0, *width, *height)),
        Step::Pause => update::wait(state),
        Step::Paste(words) => update::paste(state, words),
    }
    state.settle();
    state.effects.clear();
}

/// The cursor of the focused pane lies on a row that is seen.
fn in_sight(state: &State) -> bool {
    let height = state.list_height(state.focus);
    let (row, scroll) = if state.focus == Pane::Article {
        (state.row(), state.scroll)
    } else {
        let list = &state.lists[state.focus as usize];
        let Some(row) = list.lines.iter().position(|line| *line == Line::Item(list.cursor)) else { return list.items.is_empty() };
        (row, list.scroll)
    };
    view::too_small(state.area) || state.rows.is_empty() || (scroll <= row && row < scroll + height)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_breaks_the_screen(steps in proptest::collection::vec(step(), 1..220)) {
        let mut state = opened(80, 24);
        for step in &steps {
            take(&mut state, step);
            drawn(&state);
            prop_assert!(in_sight(&state), "out of sight after {step:?}: {:?} {:?}", state.focus, state.area);
        }
    }
}
