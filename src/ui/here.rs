//! What works here: which actions do something in the state as it is. Help shows them first, the key line shows nothing else.

use super::action::{Action, Pane, Walk};
use super::state::{Overlay, State};
use super::view;

/// Whether an action does something now.
pub fn works(state: &State, action: Action) -> bool {
    let current = state.position.current.is_some();
    if state.welcome.is_some() {
        use Action::{Bottom, Command, Help, Move, Open, Pin, Quit, Redraw, Suspend, Top};
        return matches!(action, Move(_) | Top | Bottom | Pin | Open | Command | Help | Redraw | Suspend | Quit);
    }
    match action {
        Action::Walk(Walk::Quotes, _) => !state.story.quotes.is_empty(),
        Action::Walk(Walk::Dates, _) => !state.story.times.is_empty(),
        Action::Walk(Walk::Mentions, _) => current || state.pin.is_some(),
        Action::Pin | Action::Why | Action::Introduce | Action::Mentions | Action::Copy(_) | Action::Print => current,
        Action::Escape => {
            let filtered = !state.lists[state.focus as usize].filter.is_empty();
            state.overlay != Overlay::None || state.progress.is_some() || filtered || state.pin.is_some() || !state.hits.is_empty()
        }
        Action::Back => state.jumps.1 > 0,
        Action::Forward => state.jumps.1 + 1 < state.jumps.0.len(),
        Action::Return(_) => !state.marks.is_empty(),
        Action::Hit(_) => !state.hits.is_empty(),
        Action::Filter => state.focus != Pane::Article,
        Action::Toward(_) | Action::Zoom => !view::layout(state).single && !state.zoomed,
        Action::Restore => state.zoomed,
        Action::Articles => state.shelf.articles.len() > 1,
        Action::Article(by) => state.shelf.at.checked_add_signed(by as isize).is_some_and(|to| to < state.shelf.articles.len()),
        _ => true,
    }
}

/// What the key line offers here, the most wanted first.
pub fn offered(state: &State) -> impl Iterator<Item = Action> {
    const ARTICLE: &[Action] = &[
        Action::Move(1),
        Action::Walk(Walk::Quotes, 1),
        Action::Turn(1),
        Action::Hit(1),
        Action::Pin,
        Action::Why,
        Action::Find,
        Action::Search,
        Action::Help,
        Action::Quit,
        Action::Back,
        Action::Overview,
        Action::Restore,
    ];
    const LIST: &[Action] = &[
        Action::Move(1),
        Action::Pin,
        Action::Why,
        Action::Cycle,
        Action::Turn(1),
        Action::Filter,
        Action::Find,
        Action::Help,
        Action::Quit,
        Action::Mentions,
        Action::Overview,
        Action::Restore,
    ];
    let wanted = if state.focus == Pane::Article { ARTICLE } else { LIST };
    let here = |action: &Action| *action != Action::Cycle || state.focus == Pane::People;
    wanted.iter().copied().filter(here).filter(|&action| works(state, action))
}
