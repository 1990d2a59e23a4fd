//! Jumps: the list of places a reader came from, marks, and search hits.

use super::{moves, sight};
use crate::links::exists;
use crate::ui::state::{Position, State};

/// Remembers where the reader is before a jump.
pub fn remember(state: &mut State, position: Position) {
    let (jumps, at) = &mut state.jumps;
    jumps.truncate(*at);
    if jumps.last() != Some(&position) {
        jumps.push(position);
    }
    *at = jumps.len();
}

/// Back along the jump list, or forward again.
pub fn travel(state: &mut State, by: isize) {
    let position = state.position;
    let (jumps, at) = &mut state.jumps;
    // Going back from the newest place keeps it, so that one can come forward again; where it is kept already, one goes on from there.
    if by < 0 && *at == jumps.len() {
        if jumps.last() == Some(&position) {
            *at -= 1;
        } else {
            jumps.push(position);
        }
    }
    let to = at.saturating_add_signed(by).min(jumps.len().saturating_sub(1));
    if to == *at || jumps.is_empty() {
        state.message = if by < 0 { "this is where you began".into() } else { "this is the newest place".into() };
        return;
    }
    *at = to;
    if let Some(&position) = jumps.get(to) {
        go(state, position);
    }
}

/// Marks this place.
pub fn mark(state: &mut State, letter: char) {
    state.marks.insert(letter, state.position);
    state.message = format!("marked as {letter}: ' {letter} returns here");
}

/// To a marked place.
pub fn to_mark(state: &mut State, letter: char) {
    let Some(&position) = state.marks.get(&letter) else {
        state.message = format!("nothing is marked as {letter}: m {letter} marks a place");
        return;
    };
    remember(state, state.position);
    go(state, position);
}

/// To a place, the cursors of the lists with it.
fn go(state: &mut State, position: Position) {
    match position.current.filter(|&id| exists(&state.story, id)) {
        Some(id) => super::show(state, id),
        None => state.position.current = None,
    }
    state.position.offset = position.offset;
    state.reveal();
    sight::item(state);
}

/// Goes to the next hit after the cursor, around the end.
pub fn hit(state: &mut State, by: i32) {
    if state.hits.is_empty() {
        state.message = "nothing searched for: / searches".into();
        return;
    }
    let here = state.position.offset;
    let count = state.hits.len() as i32;
    let after = state.hits.partition_point(|hit| hit.start <= here) as i32;
    let before = state.hits.partition_point(|hit| hit.start < here) as i32;
    let at = if by > 0 { after.saturating_add(by - 1) } else { before.saturating_add(by) }.rem_euclid(count) as usize;
    remember(state, state.position);
    let hit = state.hits[at];
    state.position = Position { offset: hit.start, current: moves::item_at(state, hit) };
    state.message = format!("{}/{count} {}", at + 1, state.needle);
    state.reveal();
    sight::words(state);
}
