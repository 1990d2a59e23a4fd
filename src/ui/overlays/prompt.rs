//! The line that is typed into, above the key line, and the list that typing narrows. Lists that show behind themselves where they lead leave the
//! upper half of the screen free.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::{Clear, Paragraph};

use crate::text::clean;
use crate::ui::choices::{Choice, Goal};
use crate::ui::panes::fit;
use crate::ui::state::{Prompt, PromptKind, State};
use crate::ui::theme::Theme;
use crate::ui::wrap;

/// Where the list of a prompt stands, border included; `None` for prompts without one.
pub fn place(state: &State, prompt: &Prompt) -> Option<Rect> {
    let area = state.area;
    let (most, share) = match prompt.kind {
        PromptKind::Search | PromptKind::Date | PromptKind::Filter => return None,
        PromptKind::Help => (200, 100),
        PromptKind::Find | PromptKind::Mentions(_) | PromptKind::Command | PromptKind::Articles => (14, 50),
    };
    let height = (area.height.saturating_sub(3) * share / 100).min(most).max(3).min(area.height.saturating_sub(2));
    let width = area.width.min(110);
    Some(Rect { x: area.x + (area.width - width) / 2, y: area.bottom().saturating_sub(2 + height), width, height })
}

/// The first entry that is seen.
fn skipped(prompt: &Prompt, height: usize) -> usize {
    prompt.chosen.saturating_sub(height.saturating_sub(1))
}

/// The entry that stands at a place of the screen.
pub fn entry_at(state: &State, prompt: &Prompt, column: u16, row: u16) -> Option<usize> {
    let place = place(state, prompt)?;
    let inside = Rect { x: place.x + 1, y: place.y + 1, width: place.width.saturating_sub(2), height: place.height.saturating_sub(2) };
    let at = skipped(prompt, usize::from(inside.height)) + usize::from(row.checked_sub(inside.y)?);
    (inside.contains((column, row).into()) && at < prompt.choices.len()).then_some(at)
}

/// Draws line and list.
pub fn draw(state: &State, theme: &Theme, prompt: &Prompt, frame: &mut Frame<'_>) {
    line(state, theme, prompt, frame);
    let Some(place) = place(state, prompt) else { return };
    let (name, none) = match prompt.kind {
        PromptKind::Find => ("Find", "no match"),
        PromptKind::Mentions(_) => ("Mentions", "no match"),
        PromptKind::Help => ("Help: type to narrow, Enter does it, Esc closes", "no match"),
        PromptKind::Articles => ("Articles", "no match"),
        _ => ("Commands", "no match"),
    };
    let count = prompt.choices.len();
    let title = if count == 0 { name.to_owned() } else { format!("{name} {}/{count}", prompt.chosen + 1) };
    let inner = super::framed(theme, &title, place, frame);
    let (width, height) = (usize::from(inner.width), usize::from(inner.height));
    if count == 0 {
        frame.render_widget(Paragraph::new(format!(" {none}")).style(theme.quiet), inner);
        return;
    }
    let shown = prompt.choices.iter().enumerate().skip(skipped(prompt, height)).take(height);
    let marks = prompt.choices.iter().map(|choice| columns(&choice.mark)).max().unwrap_or(0).clamp(4, 18);
    let lines: Vec<Line<'_>> = shown.map(|(at, choice)| entry(theme, prompt.kind, choice, marks, width, at == prompt.chosen)).collect();
    frame.render_widget(Paragraph::new(lines), inner);
}

fn entry(theme: &Theme, kind: PromptKind, choice: &Choice, marks: usize, width: usize, chosen: bool) -> Line<'static> {
    let quiet = if choice.works { theme.text } else { theme.quiet };
    let mark = fit(&clean(&choice.mark), marks);
    let mut pieces = vec![Piece::styled(format!(" {mark}{} ", " ".repeat(marks - columns(&mark).min(marks))), theme.key)];
    let mut room = width.saturating_sub(marks + 2);
    if choice.lead.is_empty() {
        // Who speaks and which day it is tell as much of a finding as its words do, the file as much of an article as its title, the name as much of
        // a command. What an action is called and where it belongs is told in help only where there is room for all of it.
        let (mut rest, whole) = (clean(&choice.rest), columns(&choice.label) + columns(&choice.rest) + 2 <= room);
        let kept = match choice.goal {
            Goal::Finding(_) | Goal::Article(_) => columns(&rest).min(room / 3) + 2,
            Goal::Act(_) if kind == PromptKind::Command && !whole => {
                rest = rest.rsplit(' ').next().unwrap_or_default().to_owned();
                columns(&rest) + 2
            }
            Goal::Act(_) if !whole => {
                rest.clear();
                0
            }
            Goal::Act(_) | Goal::Words(..) => 0,
        };
        let label = fit(&clean(&choice.label), room.saturating_sub(kept));
        room -= columns(&label).min(room);
        pieces.push(Piece::styled(label, quiet));
        let rest = fit(&rest, room.saturating_sub(2));
        pieces.push(Piece::raw(" ".repeat(room.saturating_sub(columns(&rest)))));
        pieces.push(Piece::styled(rest, theme.quiet));
    } else {
        // Mentions stand below one another, so that the eye runs down them.
        let lead = tail(&clean(&choice.lead), room * 2 / 5);
        let lead = " ".repeat((room * 2 / 5).saturating_sub(columns(&lead))) + &lead;
        room -= columns(&lead).min(room);
        let label = fit(&clean(&choice.label), room);
        room -= columns(&label).min(room);
        pieces.push(Piece::styled(lead, theme.quiet));
        pieces.push(Piece::styled(label, theme.related));
        pieces.push(Piece::styled(fit(&clean(&choice.rest), room), theme.text));
    }
    if chosen {
        // One look from end to end, as in the lists.
        let words: String = pieces.iter().map(|piece| piece.content.as_ref()).collect();
        let gap = width.saturating_sub(columns(&words));
        return Line::styled(words + &" ".repeat(gap), theme.current);
    }
    Line::from(pieces)
}

fn columns(text: &str) -> usize {
    text.chars().map(wrap::width).sum()
}

/// The last words of a text that fit some columns.
fn tail(text: &str, room: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += wrap::width(*c);
        used <= room
    };
    let kept: Vec<char> = text.chars().rev().take_while(fits).collect();
    kept.into_iter().rev().collect()
}

fn line(state: &State, theme: &Theme, prompt: &Prompt, frame: &mut Frame<'_>) {
    let area = state.area;
    let sign = match prompt.kind {
        PromptKind::Search => "/",
        PromptKind::Find => "find ",
        PromptKind::Mentions(_) => "mentions with ",
        PromptKind::Date => "published on ",
        PromptKind::Command => ":",
        PromptKind::Help => "help for ",
        PromptKind::Articles => "article ",
        PromptKind::Filter => "&",
    };
    let row = Rect { y: area.bottom().saturating_sub(2), height: 1.min(area.height), ..area };
    let note = match prompt.kind {
        PromptKind::Search if !prompt.input.is_empty() => {
            let at = state.hits.partition_point(|hit| hit.start <= state.position.offset);
            if state.hits.is_empty() { "  not in the text".into() } else { format!("  {}/{}", at.max(1), state.hits.len()) }
        }
        PromptKind::Filter if !prompt.input.is_empty() && state.list(state.focus).is_empty() => "  no match".into(),
        PromptKind::Filter => format!("  {} of {}", state.list(state.focus).len(), state.lists[state.focus as usize].total),
        PromptKind::Date if prompt.input.is_empty() => "  2017-03-03, 3 March 2017; nothing: as the article says".into(),
        _ => String::new(),
    };
    // What was refused stays on the line with the reason beside it.
    let note = if state.message.is_empty() { note } else { format!("  {}", clean(&state.message)) };
    frame.render_widget(Clear, row);
    // Of a line longer than the screen the end is seen, where one types.
    let room = usize::from(row.width).saturating_sub(sign.len() + 2);
    let typed = clean(&prompt.input);
    // What is typed is never pushed out of sight by what is told of it.
    let note = fit(&note, room.saturating_sub(columns(&typed)).max(room / 3));
    let typed = tail(&typed, room.saturating_sub(columns(&note)));
    let column = 1 + sign.len() + columns(&typed);
    let pieces = [Piece::styled(format!(" {sign}"), theme.key), Piece::styled(typed, theme.text), Piece::styled(note, theme.quiet)];
    frame.render_widget(Paragraph::new(Line::from_iter(pieces)), row);
    frame.set_cursor_position(Position { x: row.x + (column as u16).min(row.width.saturating_sub(1)), y: row.y });
}
