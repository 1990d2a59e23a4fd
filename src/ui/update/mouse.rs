//! The mouse: the wheel scrolls the pane under it, a click selects the item under it, a double click pins, and borders between panes are drawn along.

use super::{act, links, moves, prompt};
use crate::ui::action::{Action, Pane};
use crate::ui::overlays;
use crate::ui::state::{Border, Line, Overlay, State, Welcome};
use crate::ui::view;

/// What the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Its left button goes down.
    Press,
    /// It goes down again at the same place within half a second.
    Double,
    /// It moves with the button down.
    Drag,
    /// The button goes up.
    Release,
    /// The wheel turns: rows down, negative is up.
    Wheel(i32),
}

/// Takes what the mouse does at a place of the screen.
pub fn mouse(state: &mut State, mouse: Mouse, column: u16, row: u16) {
    let current = state.position.current;
    if matches!(mouse, Mouse::Press | Mouse::Double) {
        state.message.clear();
        state.pressed.clear();
        state.hint = false;
    }
    match (mouse, std::mem::take(&mut state.overlay)) {
        (Mouse::Drag, overlay) => {
            state.overlay = overlay;
            drag(state, column, row);
        }
        (Mouse::Release, overlay) => {
            state.overlay = overlay;
            state.drag = None;
        }
        (_, Overlay::None) => panes(state, mouse, column, row),
        (Mouse::Wheel(by), Overlay::Prompt(mut open)) => {
            prompt::choose(&mut open, by.signum() as isize);
            prompt::preview(state, &open);
            state.overlay = Overlay::Prompt(open);
        }
        (_, Overlay::Prompt(mut open)) => match overlays::entry_at(state, &open, column, row) {
            Some(at) => {
                let again = at == open.chosen && mouse == Mouse::Double;
                open.chosen = at;
                if again {
                    prompt::enter(state, &open);
                } else {
                    prompt::preview(state, &open);
                    state.overlay = Overlay::Prompt(open);
                }
            }
            // A click beside it leaves it.
            None => prompt::leave(state, &open),
        },
        (Mouse::Wheel(by), overlay) => {
            state.overlay = overlay;
            act(state, Action::Half(by.signum()), None);
        }
        // A click beside a card or the overview closes it.
        (_, _) => {}
    }
    super::settle(state, current);
}

fn panes(state: &mut State, mouse: Mouse, column: u16, row: u16) {
    if let Some(welcome) = &mut state.welcome {
        if let Mouse::Wheel(by) = mouse {
            return act(state, Action::Move(by.signum()), None);
        }
        let open = welcome.clone();
        if let Some(at) = overlays::welcome::entry_at(state, &open, row) {
            state.welcome = Some(Welcome { chosen: at, ..open });
            if mouse == Mouse::Double {
                act(state, Action::Pin, None);
            }
        }
        return;
    }
    let layout = view::layout(state);
    if layout.single && row == layout.header.y && mouse == Mouse::Press {
        if let Some(pane) = view::tab_at(column) {
            moves::focus(state, pane);
        }
        return;
    }
    let under = Pane::ALL.into_iter().find_map(|pane| Some((pane, layout.pane(pane).filter(|area| area.contains((column, row).into()))?)));
    let Some((pane, area)) = under else { return };
    match mouse {
        Mouse::Wheel(by) => wheel(state, pane, by),
        Mouse::Press | Mouse::Double => {
            state.drag = (mouse == Mouse::Press).then(|| border(&layout, column, row)).flatten();
            if state.drag.is_some() {
                return;
            }
            if pane != state.focus {
                state.focus = pane;
                state.resize(state.area);
            }
            let inside = usize::from(row.saturating_sub(area.y + 1)).min(usize::from(area.height.saturating_sub(3)));
            if pane == Pane::Article {
                moves::to_row(state, (state.scroll + inside).min(state.rows.len().saturating_sub(1)));
            } else {
                let list = &state.lists[pane as usize];
                if let Some(Line::Item(at)) = list.lines.get(list.scroll + inside) {
                    moves::to_entry(state, pane, *at);
                }
            }
            if mouse == Mouse::Double {
                links::pin(state);
            }
        }
        Mouse::Drag | Mouse::Release => {}
    }
}

/// Scrolls a pane; the cursor of the focused one comes along so that it stays in sight.
fn wheel(state: &mut State, pane: Pane, by: i32) {
    let height = state.list_height(pane);
    let list = &mut state.lists[pane as usize];
    let (scroll, rows) = if pane == Pane::Article { (&mut state.scroll, state.rows.len()) } else { (&mut list.scroll, list.lines.len()) };
    let before = *scroll;
    *scroll = scroll.saturating_add_signed(by as isize).min(rows.saturating_sub(height));
    if pane != state.focus || *scroll == before {
        return;
    }
    let seen = *scroll..*scroll + height;
    if pane == Pane::Article {
        let row = state.row();
        if !seen.contains(&row) {
            // The nearest row in sight that has words; between paragraphs there are none.
            let words = |row: &usize| state.rows.get(*row).is_some_and(|row| !row.span.is_empty());
            let nearest = if row < seen.start { seen.clone().find(words) } else { seen.clone().rev().find(words) };
            moves::to_row(state, nearest.unwrap_or(seen.start));
            state.scroll = seen.start;
            if !seen.contains(&state.row()) {
                state.follow();
            }
        }
        return;
    }
    let entries = list.lines.iter().enumerate().filter_map(|(row, line)| if let Line::Item(at) = line { Some((row, *at)) } else { None });
    let nearest = entries.min_by_key(|(row, _)| if seen.contains(row) { row.abs_diff(list.row()) } else { usize::MAX });
    if let Some((_, at)) = nearest.filter(|_| !seen.contains(&list.row())) {
        let scroll = list.scroll;
        moves::to_entry(state, pane, at);
        state.lists[pane as usize].scroll = scroll;
    }
}

/// The border between panes at a place of the screen.
fn border(layout: &view::Layout, column: u16, row: u16) -> Option<Border> {
    let [Some(article), Some(people), Some(quotes), Some(timeline)] = layout.panes else { return None };
    let at = |area: ratatui::layout::Rect| column > area.x && (row == area.y || row + 1 == area.y);
    if column == people.x || column + 1 == people.x && article.y <= row {
        Some(Border::Article)
    } else if at(quotes) {
        Some(Border::People)
    } else if at(timeline) {
        Some(Border::Quotes)
    } else {
        None
    }
}

fn drag(state: &mut State, column: u16, row: u16) {
    let Some(border) = state.drag else { return };
    let layout = view::layout(state);
    let (Some(people), Some(quotes)) = (layout.pane(Pane::People), layout.pane(Pane::Quotes)) else { return };
    let share = |part: u16, whole: u16| Some((u32::from(part) * 1_000 / u32::from(whole.max(1))) as u16);
    let body = view::layout(state).pane(Pane::Article).map_or(0, |pane| pane.height);
    match border {
        Border::Article => state.split.article = share(column, state.area.width),
        Border::People => state.split.people = share(row.saturating_sub(people.y), body),
        Border::Quotes => state.split.quotes = share(row.saturating_sub(quotes.y), body),
    }
    state.resize(state.area);
}
