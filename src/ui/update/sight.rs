//! Sight: what a reader goes to is always seen. Whatever hides it gives way: entities of another kind in the list, a filter, the pin, a pane that fills
//! the screen. The status line tells what has given way.

use super::{moves, point_at};
use crate::links::{Id, exists};
use crate::ui::action::Pane;
use crate::ui::panes::{fit, tidy};
use crate::ui::state::{Listed, State, pane_of};
use crate::ui::view;

/// Columns of a name in the status line.
const NAME: usize = 32;

/// Clears the sight of the current item, in its list and on the screen.
pub fn item(state: &mut State) {
    let Some(id) = state.position.current.filter(|&id| exists(&state.story, id)) else { return words(state) };
    if let Some(pane) = pane_of(id) {
        unhide(state, id, pane);
        point_at(state, id);
    }
    let seen = |pane: Pane| view::layout(state).pane(pane).is_some();
    if !seen(Pane::Article) && !pane_of(id).is_some_and(seen) {
        moves::focus(state, Pane::Article);
    }
}

/// Clears the sight of the words under the cursor of the article: only a pane that fills the screen can hide them.
pub fn words(state: &mut State) {
    if view::layout(state).pane(Pane::Article).is_none() {
        moves::focus(state, Pane::Article);
    }
}

fn unhide(state: &mut State, id: Id, pane: Pane) {
    let kind = match id {
        Id::Person(_) => Listed::People,
        Id::Organisation(_) => Listed::Organisations,
        Id::Place(_) => Listed::Places,
        Id::Quote(_) | Id::Event(_) | Id::Time(_) => state.listed,
    };
    if state.listed != kind {
        state.listed = kind;
        state.relist();
    }
    if !state.passes(id, &state.lists[pane as usize].filter) {
        let filter = std::mem::take(&mut state.lists[pane as usize].filter);
        state.tell(&format!("no longer filtered: &{filter} hid this"));
        state.relist();
    }
    if state.list(pane).contains(&id) {
        return;
    }
    if let Some(pin) = state.pin.take() {
        state.tell(&format!("unpinned: {} hid this", fit(&tidy(&state.label(pin)), NAME)));
        state.relist();
    }
}
