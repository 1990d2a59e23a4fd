//! Moves: by rows and items, between panes, and along what can be walked from anywhere.

use super::{jumps, links, show, sight};
use crate::links::{Id, spans, start};
use crate::text::Span;
use crate::ui::action::{Direction, Pane, Walk};
use crate::ui::state::{Position, State};
use crate::ui::view;

/// Rows of the article or entries of a list; negative is up.
pub fn step(state: &mut State, by: i32) {
    if state.focus == Pane::Article {
        let last = state.rows.len().saturating_sub(1);
        let mut row = state.row().saturating_add_signed(by as isize).min(last);
        // The cursor stands on words: rows between paragraphs are stepped over.
        let empty = |row: usize| state.rows.get(row).is_some_and(|row| row.span.is_empty());
        while empty(row) && if by < 0 { row > 0 } else { row < last } {
            row = if by < 0 { row - 1 } else { row + 1 };
        }
        to_row(state, row);
        return;
    }
    let list = &state.lists[state.focus as usize];
    let at = list.cursor;
    // The first step into a list whose item is not current only makes it current.
    let entered = by.unsigned_abs() == 1 && state.position.current.is_none_or(|id| list.items.get(at) != Some(&id));
    let at = if entered { at } else { at.saturating_add_signed(by as isize).min(list.items.len().saturating_sub(1)) };
    to_entry(state, state.focus, at);
}

/// Puts the cursor on a row of the article.
pub fn to_row(state: &mut State, row: usize) {
    let Some(span) = state.rows.get(row).map(|row| row.span) else { return };
    state.position = Position { offset: span.start, current: item_at(state, span) };
    state.follow();
}

/// Makes an entry of a list the current item.
pub fn to_entry(state: &mut State, pane: Pane, at: usize) {
    if let Some(&id) = state.list(pane).get(at) {
        point(state, pane, at);
        show(state, id);
    }
}

/// Puts the cursor of a list on an entry and scrolls to it.
pub fn point(state: &mut State, pane: Pane, at: usize) {
    let height = state.list_height(pane);
    let list = &mut state.lists[pane as usize];
    list.cursor = at;
    list.follow(height);
}

/// The current item of a stretch of the article: a quote before anything else, then persons and what happened before where that was.
pub fn item_at(state: &State, span: Span) -> Option<Id> {
    let rank = |id: &Id| (!matches!(id, Id::Quote(_)), matches!(id, Id::Organisation(_) | Id::Place(_)), *id);
    state.index.overlapping(span).map(|(_, id)| id).min_by_key(rank)
}

/// To the paragraph or entry with a number, counted from one.
pub fn to(state: &mut State, number: u32) {
    let at = (number.max(1) - 1) as usize;
    if state.focus != Pane::Article {
        let last = state.list(state.focus).len().saturating_sub(1);
        to_entry(state, state.focus, at.min(last));
        return;
    }
    jumps::remember(state, state.position);
    let row = match state.story.paragraphs.get(at) {
        Some(paragraph) => state.row_of(paragraph.span.start),
        None => state.rows.len().saturating_sub(1),
    };
    to_row(state, row);
}

/// The row under the cursor to the top, the middle or the bottom (0, 1, 2).
pub fn place(state: &mut State, place: u8) {
    let height = state.list_height(state.focus);
    let above = usize::from(place) * height.saturating_sub(1) / 2;
    if state.focus == Pane::Article {
        state.scroll = state.row().saturating_sub(above);
        state.follow();
    } else {
        let list = &mut state.lists[state.focus as usize];
        list.scroll = list.row().saturating_sub(above);
        list.follow(height);
    }
}

/// Focuses a pane: its current item is the one that is current, if it lists it, else the one under its cursor.
pub fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    state.resize(state.area);
    let list = state.list(pane);
    let current = state.position.current.filter(|id| list.contains(id));
    if let Some(id) = current.or_else(|| list.get(state.lists[pane as usize].cursor).copied()) {
        show(state, id);
    }
}

/// Focuses the pane so many further on.
pub fn turn(state: &mut State, by: i32) {
    let next = (state.focus as i32 + by).rem_euclid(4) as usize;
    focus(state, Pane::ALL[next]);
}

/// Focuses the nearest pane on a side; where one pane fills the screen, the next or the previous one.
pub fn toward(state: &mut State, direction: Direction) {
    let layout = view::layout(state);
    let seen = Pane::ALL.iter().filter(|&&pane| layout.pane(pane).is_some()).count();
    if seen < 2 {
        return turn(state, if matches!(direction, Direction::Left | Direction::Up) { -1 } else { 1 });
    }
    let Some(from) = layout.pane(state.focus) else { return };
    let beside = |pane: &Pane| {
        let to = layout.pane(*pane)?;
        let (rows, columns) = (to.y < from.bottom() && from.y < to.bottom(), to.x < from.right() && from.x < to.right());
        let away = match direction {
            Direction::Left if rows && to.right() <= from.x => from.x - to.right(),
            Direction::Right if rows && to.x >= from.right() => to.x - from.right(),
            Direction::Up if columns && to.bottom() <= from.y => from.y - to.bottom(),
            Direction::Down if columns && to.y >= from.bottom() => to.y - from.bottom(),
            _ => return None,
        };
        Some((away, *pane))
    };
    if let Some((_, pane)) = Pane::ALL.iter().filter_map(beside).min() {
        focus(state, pane);
    }
}

/// The next thing of a kind, from anywhere; negative is the previous.
pub fn walk(state: &mut State, walk: Walk, by: i32) {
    let story = &state.story;
    let places: Vec<(usize, Option<Id>)> = match walk {
        // With an entity pinned that speaks, what it says; else all that is listed.
        Walk::Quotes => {
            let list = &state.lists[Pane::Quotes as usize];
            let walked = list.said.filter(|&said| said > 0).unwrap_or(list.items.len());
            list.items.iter().take(walked).filter_map(|&id| Some((start(story, id)?, Some(id)))).collect()
        }
        Walk::Dates => (0..story.times.len()).map(|time| (story.times[time].span.start, Some(Id::Time(time)))).collect(),
        Walk::Paragraphs => story.paragraphs.iter().map(|paragraph| (paragraph.span.start, None)).collect(),
        Walk::Mentions => {
            let Some(id) = state.pin.or(state.position.current).map(|id| links::who(state, id)) else {
                state.message = "whose mentions? move onto a person or a quote first".into();
                return;
            };
            spans(story, id).iter().map(|span| (span.start, Some(id))).collect()
        }
    };
    let here = state.position.offset;
    // A quote or a date that is current is left, wherever in it the cursor stands; one that is not is come to, the one under the cursor first.
    let on = |&(start, id): &(usize, Option<Id>)| {
        if matches!(walk, Walk::Quotes | Walk::Dates) { id == state.position.current } else { start == here }
    };
    let before = places.iter().position(on).unwrap_or_else(|| places.partition_point(|place| place.0 < here));
    let to = if by > 0 {
        let next = before + usize::from(places.get(before).is_some_and(on));
        Some(next + by as usize - 1)
    } else {
        before.checked_sub(by.unsigned_abs() as usize)
    };
    let Some(&(offset, id)) = to.and_then(|to| places.get(to)) else {
        let found = matches!(walk, Walk::Quotes | Walk::Dates);
        let hidden = walk == Walk::Quotes && places.is_empty() && !state.story.quotes.is_empty();
        state.message = match (hidden, found && !state.analysed && state.progress.is_some()) {
            (true, _) => "no quote is listed: Esc lets go of what hides them",
            (_, true) => "not yet: the article is still being analysed",
            _ => "no more",
        }
        .into();
        return;
    };
    jumps::remember(state, state.position);
    match id {
        Some(id) => show(state, id),
        None => state.position.current = None,
    }
    state.position.offset = offset;
    state.reveal();
    sight::item(state);
}
