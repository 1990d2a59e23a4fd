//! Prompts: a line typed by the reader, the list that it narrows, and what they do while the reader types and when it is entered.

use std::path::PathBuf;

use super::{jumps, moves, sight};
use crate::search;
use crate::source::{self, Input};
use crate::ui::choices::{self, Goal};
use crate::ui::keymap::{self, TABLE};
use crate::ui::overlays;
use crate::ui::state::{Effect, Overlay, Position, Prompt, PromptKind, Shelved, State, pane_of};
use crate::ui::update;

/// Rows that a screen of a list is moved by.
const SCREEN: usize = 10;

/// Opens a prompt with something typed already.
pub fn open(state: &mut State, kind: PromptKind, input: &str) {
    let origin = (state.position, state.scroll);
    let mut prompt = Prompt { kind, input: input.to_owned(), chosen: 0, choices: Vec::new(), origin, refused: false };
    prompt.choices = choices::of(state, &prompt);
    state.overlay = Overlay::Prompt(prompt);
}

/// Takes a key into the line.
pub fn key(state: &mut State, key: &str) {
    let Overlay::Prompt(mut prompt) = std::mem::take(&mut state.overlay) else { return };
    let typed = prompt.input.len();
    match key {
        "esc" | "ctrl-c" | "ctrl-g" => return leave(state, &prompt),
        "enter" => return enter(state, &prompt),
        "f1" if prompt.kind == PromptKind::Help => return leave(state, &prompt),
        "?" if prompt.kind == PromptKind::Help && prompt.input.is_empty() => return leave(state, &prompt),
        "ctrl-z" => state.effects.push(Effect::Suspend),
        "ctrl-l" => state.effects.push(Effect::Redraw),
        "backspace" | "ctrl-h" if prompt.input.pop().is_none() => return leave(state, &prompt),
        "ctrl-u" => prompt.input.clear(),
        "ctrl-w" => {
            let kept = prompt.input.trim_end().rfind(' ').map_or(0, |at| at + 1);
            prompt.input.truncate(kept);
        }
        "tab" => complete(&mut prompt),
        "space" => prompt.input.push(' '),
        "right" | "end" => prompt.refused = false,
        "down" | "ctrl-n" | "ctrl-j" => choose(&mut prompt, 1),
        "up" | "ctrl-p" | "ctrl-k" => choose(&mut prompt, -1),
        "pagedown" | "ctrl-d" | "ctrl-f" => choose(&mut prompt, SCREEN as isize),
        "pageup" | "ctrl-b" => choose(&mut prompt, -(SCREEN as isize)),
        _ if key.chars().count() == 1 => {
            // A day that was refused is mended from its end, or another is written in its place.
            if std::mem::take(&mut prompt.refused) && prompt.kind == PromptKind::Date {
                prompt.input.clear();
            }
            prompt.input.push_str(key);
        }
        _ => {}
    }
    if prompt.input.len() != typed {
        prompt.refused = false;
        narrow(state, &mut prompt);
    }
    preview(state, &prompt);
    state.overlay = Overlay::Prompt(prompt);
}

/// Takes pasted words into the line.
pub fn paste(state: &mut State, text: &str) {
    let Overlay::Prompt(mut prompt) = std::mem::take(&mut state.overlay) else { return };
    prompt.input.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    narrow(state, &mut prompt);
    preview(state, &prompt);
    state.overlay = Overlay::Prompt(prompt);
}

/// Makes the list anew for what is typed.
fn narrow(state: &State, prompt: &mut Prompt) {
    prompt.chosen = 0;
    prompt.choices = choices::of(state, prompt);
}

/// Moves the choice in the list below the line.
pub fn choose(prompt: &mut Prompt, by: isize) {
    prompt.chosen = prompt.chosen.saturating_add_signed(by).min(prompt.choices.len().saturating_sub(1));
}

/// The chosen command's name into the line.
fn complete(prompt: &mut Prompt) {
    if let (PromptKind::Command, Some(Goal::Act(action))) = (prompt.kind, prompt.goal())
        && let Some(binding) = TABLE.iter().find(|binding| binding.action == action)
    {
        prompt.input = format!("{} ", binding.name);
    }
}

/// Shows behind the prompt what entering it would show.
pub fn preview(state: &mut State, prompt: &Prompt) {
    match prompt.kind {
        PromptKind::Search => {
            state.hits = search::text(&state.story.article.text, &prompt.input);
            restore(state, prompt);
            let next = state.hits.partition_point(|hit| hit.start < prompt.origin.0.offset);
            if let Some(&hit) = state.hits.get(next).or(state.hits.first()) {
                state.position = Position { offset: hit.start, current: moves::item_at(state, hit) };
                state.reveal();
            }
        }
        PromptKind::Find | PromptKind::Mentions(_) => match prompt.goal() {
            Some(Goal::Finding(id)) => {
                update::show(state, id);
                uncover(state, prompt);
            }
            Some(Goal::Words(id, span)) => {
                state.position = Position { offset: span.start, current: Some(id) };
                state.reveal();
                uncover(state, prompt);
            }
            _ => restore(state, prompt),
        },
        PromptKind::Filter => {
            restore(state, prompt);
            filter(state, &prompt.input);
        }
        PromptKind::Command | PromptKind::Date | PromptKind::Help | PromptKind::Articles => {}
    }
}

/// Narrows the focused list. An item that passes stays current; else the first that does becomes it, so that nothing unseen is current.
fn filter(state: &mut State, input: &str) {
    input.clone_into(&mut state.lists[state.focus as usize].filter);
    state.relist();
    let list = state.list(state.focus);
    if !input.is_empty() && !state.position.current.is_some_and(|id| list.contains(&id)) {
        if list.is_empty() {
            state.position.current = None;
        } else {
            moves::to_entry(state, state.focus, 0);
        }
    }
}

/// Scrolls the row under the cursor out from beneath the list.
fn uncover(state: &mut State, prompt: &Prompt) {
    let covered = overlays::place(state, prompt).map_or(0, |place| usize::from(place.height));
    let (row, height) = (state.row(), state.height());
    if row + covered >= state.scroll + height {
        state.scroll = row.saturating_sub(height.saturating_sub(covered) / 2);
    }
}

/// Closes the prompt and returns to where it was opened.
pub fn leave(state: &mut State, prompt: &Prompt) {
    state.overlay = Overlay::None;
    restore(state, prompt);
    match prompt.kind {
        PromptKind::Search => state.hits = search::text(&state.story.article.text, &state.needle),
        PromptKind::Filter => filter(state, ""),
        _ => {}
    }
}

/// Back to where the reader was; the screen may have another size by now.
fn restore(state: &mut State, prompt: &Prompt) {
    (state.position, state.scroll) = prompt.origin;
    state.follow();
}

/// Does what the prompt was opened for.
pub fn enter(state: &mut State, prompt: &Prompt) {
    state.overlay = Overlay::None;
    let input = prompt.input.trim();
    match prompt.kind {
        PromptKind::Search => search(state, prompt),
        // Where nothing fits, what is typed stays to be mended.
        PromptKind::Find | PromptKind::Mentions(_) | PromptKind::Help | PromptKind::Articles if prompt.goal().is_none() => {
            refuse(state, prompt, "no match");
        }
        PromptKind::Filter if state.list(state.focus).is_empty() => refuse(state, prompt, "no match"),
        PromptKind::Find | PromptKind::Mentions(_) => {
            preview(state, prompt);
            jumps::remember(state, prompt.origin.0);
            sight::item(state);
            if matches!(prompt.kind, PromptKind::Mentions(_)) {
                sight::words(state);
            }
            let pane = state.position.current.and_then(pane_of).filter(|_| prompt.kind == PromptKind::Find);
            if let Some(pane) = pane {
                moves::focus(state, pane);
            }
        }
        PromptKind::Filter => {}
        PromptKind::Date => set_date(state, prompt, input),
        PromptKind::Command => command(state, prompt),
        PromptKind::Help | PromptKind::Articles => {
            if let Some(goal) = prompt.goal() {
                reach(state, goal);
            }
        }
    }
}

/// Goes to the first hit from where the reader was; with nothing typed, the last search again.
fn search(state: &mut State, prompt: &Prompt) {
    if prompt.input.is_empty() {
        leave(state, prompt);
        return jumps::hit(state, 1);
    }
    state.needle.clone_from(&prompt.input);
    if state.hits.is_empty() {
        state.message = format!("not in the text: {}", prompt.input);
        return;
    }
    jumps::remember(state, prompt.origin.0);
    sight::words(state);
    let at = state.hits.partition_point(|hit| hit.start < state.position.offset);
    state.message = format!("{}/{} {}: n goes to the next", at + 1, state.hits.len(), prompt.input);
}

/// Keeps the prompt open with all that is typed, and tells why.
fn refuse(state: &mut State, prompt: &Prompt, why: &str) {
    why.clone_into(&mut state.message);
    state.overlay = Overlay::Prompt(Prompt { refused: true, ..prompt.clone() });
}

/// Sets the day of publication as the reader writes it; with nothing written, the article's own counts again.
fn set_date(state: &mut State, prompt: &Prompt, input: &str) {
    let day = source::dates::day(input);
    if day.is_none() && !input.is_empty() {
        // The line shows what was typed beside the reason.
        let typed = if prompt.kind == PromptKind::Date { "that".to_owned() } else { input.to_owned() };
        return refuse(state, prompt, &format!("{typed} is no date: write it as 2017-03-03 or 3 March 2017"));
    }
    state.day = day;
    state.message = day.map_or_else(|| "the article's own date counts".into(), |day| format!("published {day}"));
    state.analyze();
}

/// A command with what it is about, or the chosen one.
fn command(state: &mut State, prompt: &Prompt) {
    let input = prompt.input.trim();
    let (word, rest) = input.split_once(' ').map_or((input, ""), |(word, rest)| (word, rest.trim()));
    match (word, rest) {
        ("w" | "write", file) if !file.is_empty() => state.effects.push(Effect::Export { file: home(file), over: false }),
        ("w!" | "write!", file) if !file.is_empty() => state.effects.push(Effect::Export { file: home(file), over: true }),
        ("date", date) if !date.is_empty() => set_date(state, prompt, date),
        ("open" | "o", file) if !file.is_empty() => state.effects.push(Effect::Open(Shelved::Unread(Input::new(&home(file))))),
        ("q" | "q!", "") => state.quit = true,
        ("w!" | "write!", "") => state.message = format!(":{word} needs the name of a file"),
        ("w" | "write" | "open" | "o", "") if prompt.input.ends_with(' ') => state.message = format!(":{word} needs the name of a file"),
        _ => match prompt.goal() {
            Some(goal) => reach(state, goal),
            None => state.message = format!("no command is called {word}{}", keymap::meant(word)),
        },
    }
}

/// The path of a file as the reader writes it: `~` is the reader's own folder, as in a shell.
fn home(file: &str) -> PathBuf {
    let rest = file.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match (rest, std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(file),
    }
}

fn reach(state: &mut State, goal: Goal) {
    match goal {
        Goal::Act(action) => update::act(state, action, None),
        Goal::Article(at) => state.effects.push(Effect::Turn(at)),
        Goal::Finding(_) | Goal::Words(..) => {}
    }
}
