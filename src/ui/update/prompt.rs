//! Prompts: a line typed by the reader, and what it does while it is typed and when it is entered.

use jiff::civil::Date;

use crate::links::Id;
use crate::search;
use crate::ui::keymap::{Binding, KEYMAP};
use crate::ui::state::{Effect, Overlay, Position, Prompt, PromptKind, State, pane_of};
use crate::ui::update;

/// Takes a key into the line.
pub fn key(state: &mut State, key: &str) {
    let Overlay::Prompt(mut prompt) = std::mem::take(&mut state.overlay) else { return };
    match key {
        "esc" => return leave(state, &prompt),
        "enter" => return enter(state, &prompt),
        "backspace" if prompt.input.pop().is_none() => return leave(state, &prompt),
        "ctrl-u" => prompt.input.clear(),
        "ctrl-w" => {
            let kept = prompt.input.trim_end().rfind(' ').map_or(0, |at| at + 1);
            prompt.input.truncate(kept);
        }
        "down" | "ctrl-n" => prompt.chosen += 1,
        "up" | "ctrl-p" => prompt.chosen = prompt.chosen.saturating_sub(1),
        "space" => prompt.input.push(' '),
        _ if key.chars().count() == 1 => {
            prompt.input.push_str(key);
            prompt.chosen = 0;
        }
        _ => {}
    }
    preview(state, &mut prompt);
    state.overlay = Overlay::Prompt(prompt);
}

/// Shows behind the prompt what entering it would show.
fn preview(state: &mut State, prompt: &mut Prompt) {
    match prompt.kind {
        PromptKind::Search => {
            state.hits = search::text(&state.story.article.text, &prompt.input);
            state.position = prompt.origin;
            let next = state.hits.partition_point(|hit| hit.start < prompt.origin.offset);
            if let Some(hit) = state.hits.get(next).or(state.hits.first()) {
                state.position = Position { offset: hit.start, current: None };
            }
            state.reveal();
        }
        PromptKind::Find => {
            let found = search::findings(&state.story, &prompt.input);
            prompt.chosen = prompt.chosen.min(found.len().saturating_sub(1));
            if let Some((id, _)) = found.get(prompt.chosen) {
                update::show(state, *id);
            }
        }
        PromptKind::Filter => {
            state.lists[state.focus as usize].filter.clone_from(&prompt.input);
            state.relist();
        }
        PromptKind::Command => prompt.chosen = prompt.chosen.min(commands(&prompt.input).len().saturating_sub(1)),
        PromptKind::Date => {}
    }
}

fn leave(state: &mut State, prompt: &Prompt) {
    match prompt.kind {
        PromptKind::Search => state.hits.clear(),
        PromptKind::Filter => {
            state.lists[state.focus as usize].filter.clear();
            state.relist();
        }
        _ => {}
    }
    state.position = prompt.origin;
    state.reveal();
}

fn enter(state: &mut State, prompt: &Prompt) {
    let input = prompt.input.trim();
    match prompt.kind {
        PromptKind::Search | PromptKind::Find => {
            update::remember(state, prompt.origin);
            if prompt.kind == PromptKind::Search {
                state.message = if state.hits.is_empty() {
                    format!("not in the text: {input}")
                } else {
                    format!("{} found, n for the next", state.hits.len())
                };
            } else if let Some(pane) = state.position.current.and_then(pane_of) {
                update::focus(state, pane);
            }
        }
        PromptKind::Filter => {}
        PromptKind::Date => set_date(state, input),
        PromptKind::Command => command(state, input, prompt.chosen),
    }
}

fn set_date(state: &mut State, input: &str) {
    match input.parse::<Date>() {
        Ok(date) => {
            state.options.date = Some(date);
            state.analyze();
            state.message = format!("published {date}");
        }
        Err(_) => state.message = format!("{input} is no date: write it as 2017-03-03"),
    }
}

fn command(state: &mut State, input: &str, chosen: usize) {
    match input.split_once(' ') {
        Some(("w", file)) => state.effects.push(Effect::Export(file.trim().to_owned())),
        Some(("date", date)) => set_date(state, date.trim()),
        _ if input == "q" => state.quit = true,
        _ => match commands(input).get(chosen) {
            Some(binding) => update::act(state, binding.action, 1),
            None => state.message = format!("no such command: {input}"),
        },
    }
}

/// The bindings whose title has the typed words.
pub fn commands(input: &str) -> Vec<&'static Binding> {
    let input = input.to_lowercase();
    KEYMAP.iter().filter(|binding| input.split(' ').all(|word| binding.title.contains(word))).collect()
}

/// What the list under a prompt shows: the entries and, for findings, what they are.
pub fn entries(state: &State, prompt: &Prompt) -> Vec<(&'static str, String)> {
    let kind = |id: Id| match id {
        Id::Person(_) => "person",
        Id::Organisation(_) => "organisation",
        Id::Place(_) => "place",
        Id::Quote(_) => "quote",
        Id::Event(_) => "event",
        Id::Time(_) => "date",
    };
    match prompt.kind {
        PromptKind::Find => search::findings(&state.story, &prompt.input).into_iter().map(|(id, label)| (kind(id), label)).collect(),
        PromptKind::Command => commands(&prompt.input).into_iter().map(|binding| (binding.keys, binding.title.to_owned())).collect(),
        _ => Vec::new(),
    }
}
