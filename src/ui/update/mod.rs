//! Update: an action changes the state. No other road changes what is on the screen, and nothing here touches the terminal.

mod jumps;
mod links;
pub mod mouse;
pub(super) mod moves;
pub(super) mod prompt;
mod sight;
mod take;

use super::action::Action;
use super::choices;
use super::keymap::Match;
use super::overlays;
use super::state::{Effect, Overlay, PromptKind, State, pane_of};
use crate::links::{Id, start};

/// Takes a key by its name ("j", "ctrl-d", "enter"): into a prompt, a count, a sequence, or as an action.
pub fn key(state: &mut State, key: &str) {
    let current = state.position.current;
    press(state, key);
    settle(state, current);
}

/// After a key or the mouse: what belongs to the current item is found where that is another one, and the card uncovers the words it tells of.
fn settle(state: &mut State, before: Option<Id>) {
    if state.position.current != before {
        state.relate();
    }
    if matches!(state.overlay, Overlay::Why(_)) {
        state.scroll = overlays::scrolled(state);
    }
}

fn press(state: &mut State, key: &str) {
    state.message.clear();
    state.hint = false;
    if let Overlay::Prompt(_) = state.overlay {
        prompt::key(state, key);
        return;
    }
    let digit = key.parse::<u32>().ok().filter(|&digit| digit > 0 || state.count.is_some());
    if let Some(digit) = digit.filter(|_| state.pressed.is_empty()) {
        state.count = Some((state.count.unwrap_or(0) * 10 + digit).min(99_999));
        return;
    }
    // Escape leaves a sequence or a count that was begun, and nothing else.
    if key == "esc" && (state.count.take().is_some() || !state.pressed.is_empty()) {
        state.pressed.clear();
        return;
    }
    state.pressed.push(key.to_owned());
    match state.keymap.lookup(&state.pressed) {
        Match::Begins => {}
        Match::Unknown => {
            state.message = format!("{} does nothing here: ? shows the keys", state.pressed.join(" "));
            state.pressed.clear();
            state.count = None;
        }
        Match::Found(action) => {
            state.pressed.clear();
            let count = state.count.take();
            act(state, action, count);
        }
    }
}

/// Pasted words go into the open prompt, on one line.
pub fn paste(state: &mut State, text: &str) {
    let current = state.position.current;
    state.message.clear();
    prompt::paste(state, text);
    settle(state, current);
}

/// An article of the shelf was looked into for its title.
pub fn entitle(state: &mut State, name: String, title: String) {
    state.shelf.titles.insert(name, title);
    if let Overlay::Prompt(prompt) = &state.overlay
        && prompt.kind == PromptKind::Articles
    {
        let choices = choices::of(state, prompt);
        if let Overlay::Prompt(prompt) = &mut state.overlay {
            prompt.choices = choices;
            prompt.chosen = prompt.chosen.min(prompt.choices.len().saturating_sub(1));
        }
    }
}

/// The reader has paused in the middle of a sequence: what may follow is shown.
pub fn wait(state: &mut State) {
    state.hint = !state.pressed.is_empty();
}

/// Does what an action says, `count` times where it can be counted.
pub fn act(state: &mut State, action: Action, count: Option<u32>) {
    let times = count.unwrap_or(1).min(99_999) as i32;
    if scrolls_overlay(state, action, times) || welcomes(state, action, times) {
        return;
    }
    match action {
        Action::Move(by) => moves::step(state, by * times),
        Action::Half(by) => moves::step(state, by * times * (state.list_height(state.focus) as i32 / 2).max(1)),
        Action::Page(by) => moves::step(state, by * times * (state.list_height(state.focus) as i32 - 2).max(1)),
        Action::Top => moves::to(state, count.unwrap_or(1)),
        Action::Bottom => moves::to(state, count.unwrap_or(u32::MAX)),
        Action::Place(place) => moves::place(state, place),
        Action::Focus(pane) => moves::focus(state, pane),
        Action::Turn(by) => moves::turn(state, by * times),
        Action::Toward(direction) => moves::toward(state, direction),
        Action::Walk(walk, by) => moves::walk(state, walk, by * times),
        Action::Pin => links::pin(state),
        Action::Escape => links::escape(state),
        Action::Back => jumps::travel(state, -(times as isize)),
        Action::Forward => jumps::travel(state, times as isize),
        Action::Mark(letter) => jumps::mark(state, letter),
        Action::Return(letter) => jumps::to_mark(state, letter),
        Action::Search => prompt::open(state, PromptKind::Search, ""),
        Action::Find => prompt::open(state, PromptKind::Find, ""),
        Action::Date => prompt::open(state, PromptKind::Date, ""),
        Action::Command => prompt::open(state, PromptKind::Command, ""),
        Action::Write => prompt::open(state, PromptKind::Command, "write "),
        Action::Open => prompt::open(state, PromptKind::Command, "open "),
        Action::Help => prompt::open(state, PromptKind::Help, ""),
        Action::Articles => prompt::open(state, PromptKind::Articles, ""),
        Action::Mentions => links::mentions(state),
        Action::Filter => links::filter(state),
        Action::Hit(by) => jumps::hit(state, by * times),
        Action::SearchCurrent => links::search_current(state),
        Action::Introduce => links::introduce(state),
        Action::Cycle => links::cycle(state),
        Action::Why => state.overlay = if matches!(state.overlay, Overlay::Why(_)) { Overlay::None } else { Overlay::Why(0) },
        Action::Overview => {
            state.overlay = if matches!(state.overlay, Overlay::Overview(_)) { Overlay::None } else { Overlay::Overview(0) };
        }
        Action::Copy(form) => take::copy(state, form),
        Action::Print => take::print(state),
        Action::Article(by) => turn_article(state, by * times),
        Action::Zoom | Action::Restore => {
            state.zoomed = action == Action::Zoom;
            state.resize(state.area);
        }
        Action::Redraw => state.effects.push(Effect::Redraw),
        Action::Suspend => state.effects.push(Effect::Suspend),
        Action::Quit => state.quit = true,
    }
}

/// The overview takes what moves, the card what moves by screens: beneath it one goes on from item to item.
fn scrolls_overlay(state: &mut State, action: Action, times: i32) -> bool {
    let by = match (&state.overlay, action) {
        (Overlay::Overview(_), Action::Move(by)) => by * times,
        (Overlay::Overview(_) | Overlay::Why(_), Action::Half(by) | Action::Page(by)) => by * times * 10,
        (Overlay::Overview(_), Action::Top) => i32::MIN,
        (Overlay::Overview(_), Action::Bottom) => i32::MAX,
        _ => return false,
    };
    let last = overlays::last_row(state);
    if let Overlay::Overview(scroll) | Overlay::Why(scroll) = &mut state.overlay {
        *scroll = scroll.saturating_add_signed(by as isize).min(last);
    }
    true
}

/// Where no article is open, one is chosen; what has to do with an article does nothing.
fn welcomes(state: &mut State, action: Action, times: i32) -> bool {
    let Some(welcome) = &mut state.welcome else { return false };
    let last = welcome.articles.len().saturating_sub(1);
    let by = match action {
        Action::Move(by) => by * times,
        Action::Half(by) | Action::Page(by) => by * times * 5,
        Action::Top => i32::MIN,
        Action::Bottom => i32::MAX,
        Action::Pin => {
            state.effects.push(Effect::Turn(welcome.chosen));
            return true;
        }
        Action::Command | Action::Open | Action::Help | Action::Redraw | Action::Suspend | Action::Quit => return false,
        _ => return true,
    };
    welcome.chosen = welcome.chosen.saturating_add_signed(by as isize).min(last);
    true
}

/// Makes a finding the current item, its words seen and its pane's cursor on it.
pub fn show(state: &mut State, id: Id) {
    state.position.current = Some(id);
    if let Some(start) = start(&state.story, id) {
        state.position.offset = start;
    }
    point_at(state, id);
    state.reveal();
}

/// Puts the cursor of its pane on a finding, where the pane lists it.
fn point_at(state: &mut State, id: Id) {
    if let Some(pane) = pane_of(id)
        && let Some(at) = state.list(pane).iter().position(|&other| other == id)
    {
        moves::point(state, pane, at);
    }
}

fn turn_article(state: &mut State, by: i32) {
    let to = state.shelf.at as i32 + by;
    match usize::try_from(to).ok().filter(|&to| to < state.shelf.articles.len()) {
        Some(to) => state.effects.push(Effect::Turn(to)),
        None => state.message = "no more articles: :open FILE opens another".into(),
    }
}
