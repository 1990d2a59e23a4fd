//! Update: an action changes the state. No other road changes what is on the screen, and nothing here touches the terminal.

pub(super) mod prompt;

use super::action::{Action, Copy, Pane, Walk};
use super::keymap::{self, Match};
use super::state::{Effect, Listed, Overlay, Position, Prompt, PromptKind, State, pane_of};
use crate::links::{self, Id};
use crate::text::Span;
use crate::{export, search};

/// Takes a key by its name ("j", "ctrl-d", "enter"): into a prompt, a count, a sequence, or as an action.
pub fn key(state: &mut State, key: &str) {
    let current = state.position.current;
    press(state, key);
    if state.position.current != current {
        state.relate();
    }
}

fn press(state: &mut State, key: &str) {
    state.message.clear();
    if let Overlay::Prompt(_) = state.overlay {
        prompt::key(state, key);
        return;
    }
    let digit = key.parse::<u32>().ok().filter(|&digit| digit > 0 || state.count.is_some());
    if let Some(digit) = digit.filter(|_| state.pressed.is_empty()) {
        state.count = Some((state.count.unwrap_or(0) * 10 + digit).min(99_999));
        return;
    }
    state.pressed.push(key.to_owned());
    match keymap::lookup(&state.pressed) {
        Match::Begins => {}
        Match::Unknown => {
            state.pressed.clear();
            state.count = None;
        }
        Match::Found(action) => {
            state.pressed.clear();
            let count = state.count.take();
            act(state, action, count.unwrap_or(1) as i32);
        }
    }
}

/// Does what an action says, `count` times where it can be counted.
pub fn act(state: &mut State, action: Action, count: i32) {
    if let Overlay::Help(scroll) | Overlay::Overview(scroll) = &mut state.overlay {
        let step = match action {
            Action::Move(by) | Action::Half(by) | Action::Page(by) => by * if matches!(action, Action::Move(_)) { 1 } else { 10 },
            _ => 0,
        };
        if step != 0 {
            *scroll = scroll.saturating_add_signed(step as isize).min(keymap::KEYMAP.len());
            return;
        }
    }
    match action {
        Action::Move(by) => step(state, by * count),
        Action::Half(by) => step(state, by * count * (state.height() as i32 / 2).max(1)),
        Action::Page(by) => step(state, by * count * (state.height() as i32 - 2).max(1)),
        Action::Top => step(state, i32::MIN / 2),
        Action::Bottom => step(state, i32::MAX / 2),
        Action::Place(place) => {
            let above = usize::from(place) * state.height().saturating_sub(1) / 2;
            state.scroll = state.row().saturating_sub(above);
            state.follow();
        }
        Action::Focus(pane) => focus(state, pane),
        Action::Turn(by) => {
            let next = (state.focus as i32 + by).rem_euclid(4) as usize;
            focus(state, Pane::ALL[next]);
        }
        Action::Walk(walk, by) => self::walk(state, walk, by * count),
        Action::Pin => pin(state),
        Action::Escape => escape(state),
        Action::Back => back(state, -1),
        Action::Forward => back(state, 1),
        Action::Search => prompt(state, PromptKind::Search),
        Action::Find => prompt(state, PromptKind::Find),
        Action::Date => prompt(state, PromptKind::Date),
        Action::Command => prompt(state, PromptKind::Command),
        Action::Filter => prompt(state, PromptKind::Filter),
        Action::Hit(by) => hit(state, by * count),
        Action::SearchCurrent => search_current(state),
        Action::Introduce => introduce(state),
        Action::Cycle => cycle(state),
        Action::Why => state.overlay = if state.overlay == Overlay::Why { Overlay::None } else { Overlay::Why },
        Action::Help => state.overlay = if matches!(state.overlay, Overlay::Help(_)) { Overlay::None } else { Overlay::Help(0) },
        Action::Copy(form) => copy(state, form),
        Action::Print => {
            if let Some(words) = taken(state, Copy::Attributed) {
                state.printed.push(words);
                state.message = "printed on exit".into();
            }
        }
        Action::Zoom | Action::Restore => {
            state.zoomed = action == Action::Zoom;
            state.resize(state.area);
        }
        Action::Overview => {
            state.overlay = if matches!(state.overlay, Overlay::Overview(_)) { Overlay::None } else { Overlay::Overview(0) };
        }
        Action::Redraw => state.effects.push(Effect::Redraw),
        Action::Quit => state.quit = true,
    }
}

/// Makes a finding the current item, its words seen and its pane's cursor on it.
pub fn show(state: &mut State, id: Id) {
    state.position.current = Some(id);
    if let Some(start) = links::start(&state.story, id) {
        state.position.offset = start;
    }
    if let Some(pane) = pane_of(id)
        && let Some(at) = state.list(pane).iter().position(|&other| other == id)
    {
        point(state, pane, at);
    }
    state.reveal();
}

/// Puts the cursor of a list on an entry and scrolls to it.
fn point(state: &mut State, pane: Pane, at: usize) {
    let height = state.list_height(pane);
    let list = &mut state.lists[pane as usize];
    list.cursor = at;
    list.follow(height);
}

/// The current item of a stretch of the article: a quote before anything else.
fn item_at(state: &State, span: Span) -> Option<Id> {
    state.index.overlapping(span).map(|(_, id)| id).min_by_key(|id| (!matches!(id, Id::Quote(_)), *id))
}

/// Remembers where the reader is before a jump.
pub fn remember(state: &mut State, position: Position) {
    let (jumps, at) = &mut state.jumps;
    jumps.truncate(*at);
    if jumps.last() != Some(&position) {
        jumps.push(position);
    }
    *at = jumps.len();
}

fn step(state: &mut State, by: i32) {
    if state.focus == Pane::Article {
        let last = state.rows.len().saturating_sub(1);
        let mut row = state.row().saturating_add_signed(by as isize).min(last);
        // The cursor stands on words: rows between paragraphs are stepped over.
        if state.rows.get(row).is_some_and(|row| row.span.is_empty()) {
            row = if by < 0 { row.saturating_sub(1) } else { (row + 1).min(last) };
        }
        state.position.offset = state.rows.get(row).map_or(0, |row| row.span.start);
        state.position.current = state.rows.get(row).and_then(|row| item_at(state, row.span));
        state.follow();
        return;
    }
    let pane = state.focus;
    let list = state.list(pane);
    let at = state.lists[pane as usize].cursor;
    // The first step into a list whose item is not current only makes it current.
    let entered = by.unsigned_abs() == 1 && state.position.current.is_none_or(|id| list.get(at) != Some(&id));
    let at = if entered { at } else { at.saturating_add_signed(by as isize).min(list.len().saturating_sub(1)) };
    let entry = list.get(at).copied();
    point(state, pane, at);
    if let Some(id) = entry {
        show(state, id);
    }
}

/// Focuses a pane; its current entry, else the one under its cursor, becomes current.
pub fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    if state.zoomed {
        state.resize(state.area);
    }
    let list = state.list(pane);
    let current = state.position.current.filter(|id| list.contains(id));
    if let Some(id) = current.or_else(|| list.get(state.lists[pane as usize].cursor).copied()) {
        show(state, id);
    }
}

fn walk(state: &mut State, walk: Walk, by: i32) {
    let story = &state.story;
    let places: Vec<(usize, Option<Id>)> = match walk {
        Walk::Quotes => state.list(Pane::Quotes).iter().filter_map(|&id| Some((links::start(story, id)?, Some(id)))).collect(),
        Walk::Dates => (0..story.times.len()).map(|time| (story.times[time].span.start, Some(Id::Time(time)))).collect(),
        Walk::Paragraphs => story.paragraphs.iter().map(|paragraph| (paragraph.span.start, None)).collect(),
        Walk::Mentions => {
            let id = state.pin.or(state.position.current).map(|id| person_of(state, id));
            id.map_or_else(Vec::new, |id| links::spans(story, id).iter().map(|span| (span.start, Some(id))).collect())
        }
    };
    let here = state.position.offset;
    let on = |&(start, id): &(usize, Option<Id>)| start == here && (id.is_none() || id == state.position.current || walk == Walk::Mentions);
    let at = if by > 0 {
        let next = places.iter().position(on).map_or_else(|| places.partition_point(|place| place.0 <= here), |at| at + 1);
        next + by as usize - 1
    } else {
        let before = places.iter().position(on).unwrap_or_else(|| places.partition_point(|place| place.0 < here));
        match before.checked_sub(by.unsigned_abs() as usize) {
            Some(at) => at,
            None => return,
        }
    };
    let Some(&(offset, id)) = places.get(at) else {
        state.message = "no more".into();
        return;
    };
    remember(state, state.position);
    if let Some(id) = id {
        show(state, id);
    } else {
        state.position.current = None;
    }
    state.position.offset = offset;
    state.reveal();
}

/// The person behind a finding: the speaker of a quote, else the finding itself.
fn person_of(state: &State, id: Id) -> Id {
    match id {
        Id::Quote(quote) => state.story.quotes[quote].speaker.as_ref().and_then(|speaker| speaker.who).map_or(id, Id::from),
        Id::Event(event) => state.story.events[event].people.first().map_or(id, |&person| Id::Person(person)),
        _ => id,
    }
}

fn pin(state: &mut State) {
    if matches!(state.overlay, Overlay::Why | Overlay::Help(_)) {
        state.overlay = Overlay::None;
        return;
    }
    let Some(id) = state.position.current else { return };
    remember(state, state.position);
    state.pin = if state.pin == Some(id) { None } else { Some(id) };
    state.relist();
}

fn escape(state: &mut State) {
    if state.overlay != Overlay::None {
        state.overlay = Overlay::None;
    } else if state.stage.is_some() {
        state.cancel();
    } else if !state.lists[state.focus as usize].filter.is_empty() {
        state.lists[state.focus as usize].filter.clear();
    } else if state.pin.take().is_none() {
        state.hits.clear();
    }
    state.relist();
    if let Some(id) = state.position.current {
        show(state, id);
    }
}

fn back(state: &mut State, by: isize) {
    let position = state.position;
    let (jumps, at) = &mut state.jumps;
    // Going back from the newest place keeps it, so that one can come forward again.
    if by < 0 && *at == jumps.len() && jumps.last() != Some(&position) {
        jumps.push(position);
    }
    let to = at.saturating_add_signed(by).min(jumps.len().saturating_sub(1));
    *at = to;
    if let Some(&position) = jumps.get(to) {
        state.position = position;
        state.reveal();
    }
}

fn prompt(state: &mut State, kind: PromptKind) {
    let input = match kind {
        PromptKind::Filter if state.focus != Pane::Article => state.lists[state.focus as usize].filter.clone(),
        PromptKind::Filter => return,
        _ => String::new(),
    };
    state.overlay = Overlay::Prompt(Prompt { kind, input, chosen: 0, origin: state.position });
}

/// Goes to the next hit after the cursor, around the end.
pub fn hit(state: &mut State, by: i32) {
    if state.hits.is_empty() {
        state.message = "nothing searched for: /".into();
        return;
    }
    let here = state.position.offset;
    let count = state.hits.len() as i32;
    let after = state.hits.partition_point(|hit| hit.start <= here) as i32;
    let before = state.hits.partition_point(|hit| hit.start < here) as i32;
    let at = if by > 0 { after + by - 1 } else { before + by }.rem_euclid(count) as usize;
    remember(state, state.position);
    let hit = state.hits[at];
    state.position = Position { offset: hit.start, current: item_at(state, hit) };
    state.message = format!("{}/{count}", at + 1);
    state.reveal();
}

fn search_current(state: &mut State) {
    let Some(id) = state.position.current else { return };
    let words = search::label(&state.story, person_of(state, id));
    let last = words.rsplit(' ').next().unwrap_or_default().to_owned();
    state.hits = search::text(&state.story.article.text, &last);
    state.message = format!("{} × {last}", state.hits.len());
}

fn introduce(state: &mut State) {
    if let Some(id) = state.position.current.map(|id| person_of(state, id)) {
        remember(state, state.position);
        show(state, id);
    }
}

fn cycle(state: &mut State) {
    state.listed = match state.listed {
        Listed::People => Listed::Organisations,
        Listed::Organisations => Listed::Places,
        Listed::Places => Listed::People,
    };
    state.lists[Pane::People as usize].cursor = 0;
    state.relist();
}

fn copy(state: &mut State, form: Copy) {
    match taken(state, form) {
        Some(words) => {
            state.message = format!("copied {} characters", words.chars().count());
            state.effects.push(Effect::Copy(words));
        }
        None => state.message = "nothing to copy here".into(),
    }
}

/// The current item as a reader takes it away.
fn taken(state: &State, form: Copy) -> Option<String> {
    let id = state.position.current?;
    let text = &state.story.article.text;
    let words: Vec<&str> = links::spans(&state.story, id).iter().map(|span| span.cut(text)).collect();
    let bare = match id {
        Id::Person(_) | Id::Organisation(_) | Id::Place(_) => search::label(&state.story, id),
        _ => words.join(" "),
    };
    let source = state.story.article.title.clone().unwrap_or_else(|| state.story.article.source.clone());
    match form {
        Copy::Text => Some(bare),
        Copy::Json => serde_json::to_string(&export::item(&state.story, id)?).ok(),
        Copy::Attributed => Some(match id {
            Id::Quote(quote) => format!("{bare}\n— {} ({source})", state.speaker(quote)),
            _ => format!("{bare} ({source})"),
        }),
    }
}
