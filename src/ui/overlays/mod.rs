//! Overlays: help, the card that tells why, and the lines that are typed into, drawn over the panes.

mod overview;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::{Block, Clear, Paragraph, Wrap};

use super::keymap::{self, KEYMAP};
use super::panes::{clean, fit};
use super::state::{Overlay, Prompt, PromptKind, State};
use super::theme::Theme;
use super::update::prompt;
use super::wrap;
use crate::links::{self, Id};

/// Draws what lies over the panes.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    match &state.overlay {
        Overlay::None => {}
        Overlay::Help(scroll) => help(state, theme, *scroll, frame),
        Overlay::Overview(scroll) => overview::draw(state, theme, *scroll, frame),
        Overlay::Why => why(state, theme, frame),
        Overlay::Prompt(prompt) => line(state, theme, prompt, frame),
    }
}

/// A box in the middle of the screen.
fn boxed(state: &State, theme: &Theme, title: &str, width: u16, height: u16, frame: &mut Frame<'_>) -> Rect {
    let area = state.area;
    let (width, height) = (width.min(area.width.saturating_sub(2)), height.min(area.height.saturating_sub(2)));
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    let block = Block::bordered().border_style(theme.focus).title(Piece::styled(format!(" {title} "), theme.title));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    inner
}

fn help(state: &State, theme: &Theme, scroll: usize, frame: &mut Frame<'_>) {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut group = "";
    for binding in KEYMAP {
        if binding.group != group {
            group = binding.group;
            lines.push(Line::styled(format!(" {group}"), theme.title));
        }
        let keys: Vec<String> = binding.keys.split("  ").map(keymap::shown).collect();
        lines.push(Line::from(vec![
            Piece::styled(format!("  {:<18}", keys.join("  ")), theme.key),
            Piece::styled(binding.title, theme.text),
        ]));
    }
    let inner = boxed(state, theme, "Help: j k scroll, esc closes", 60, lines.len() as u16 + 2, frame);
    let last = lines.len().saturating_sub(usize::from(inner.height));
    frame.render_widget(Paragraph::new(lines).scroll((scroll.min(last) as u16, 0)), inner);
}

fn why(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let Some(id) = state.position.current else {
        let inner = boxed(state, theme, "Why", 50, 3, frame);
        frame.render_widget(Paragraph::new(" nothing is current here: move onto an item"), inner);
        return;
    };
    let story = &state.story;
    let text = &story.article.text;
    let mut lines = vec![Line::styled(clean(&state.label(id)), theme.title), Line::raw("")];
    let field = |name: &str, value: String| {
        Line::from(vec![Piece::styled(format!("{name:<12}"), theme.quiet), Piece::styled(clean(&value), theme.text)])
    };
    match id {
        Id::Person(index) => {
            let person = &story.people[index];
            lines.extend(person.role.clone().map(|role| field("role", role)));
            lines.extend(person.gender.map(|gender| field("gender", format!("{gender:?}").to_lowercase())));
            lines.extend(person.mentions.iter().map(|mention| field(&fit(&clean(mention.span.cut(text)), 11), mention.how.clone())));
        }
        Id::Quote(index) => {
            let quote = &story.quotes[index];
            let cut = |spans: &[crate::text::Span]| spans.iter().map(|span| span.cut(text)).collect::<Vec<_>>().join(" … ");
            lines.push(field("speaker", state.speaker(index)));
            lines.extend(quote.speaker.as_ref().map(|speaker| field("words", cut(&speaker.spans))));
            lines.push(field("cue", format!("{} ({})", cut(&quote.cue), quote.lemma)));
            lines.push(field("kind", format!("{:?}", quote.kind).to_lowercase()));
            lines.push(field("sure", format!("{:.0} %", quote.confidence * 100.0)));
            lines.extend(quote.how.iter().enumerate().map(|(at, how)| field(if at == 0 { "how" } else { "" }, how.clone())));
        }
        Id::Event(index) => {
            let event = &story.events[index];
            lines.push(field("kind", format!("{:?}", event.kind).to_lowercase()));
            lines.push(field("date", event.when.map_or("unknown".into(), |when| when.to_string())));
            lines.push(field("how", event.how.clone()));
        }
        Id::Time(index) => {
            lines.push(field("value", story.times[index].value.clone()));
            lines.push(field("how", story.times[index].how.clone()));
        }
        Id::Organisation(_) | Id::Place(_) => lines.push(field("mentions", links::spans(story, id).len().to_string())),
    }
    let inner = boxed(state, theme, "Why: esc closes", 76, lines.len() as u16 + 4, frame);
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }), inner);
}

fn line(state: &State, theme: &Theme, prompt: &Prompt, frame: &mut Frame<'_>) {
    let area = state.area;
    let sign = match prompt.kind {
        PromptKind::Search => "/",
        PromptKind::Find => "find ",
        PromptKind::Date => "published (YYYY-MM-DD) ",
        PromptKind::Command => ":",
        PromptKind::Filter => "&",
    };
    let row = Rect { y: area.bottom().saturating_sub(2), height: 1, ..area };
    let note = match prompt.kind {
        PromptKind::Search if !prompt.input.is_empty() => format!("  {} found", state.hits.len()),
        _ => String::new(),
    };
    frame.render_widget(Clear, row);
    let typed = clean(&prompt.input);
    frame.render_widget(
        Paragraph::new(Line::from(vec![
            Piece::styled(format!(" {sign}"), theme.key),
            Piece::raw(typed.clone()),
            Piece::styled(note, theme.quiet),
        ])),
        row,
    );
    let column = 1 + sign.len() + typed.chars().map(wrap::width).sum::<usize>();
    frame.set_cursor_position(Position { x: row.x + (column as u16).min(row.width.saturating_sub(1)), y: row.y });
    let entries = prompt::entries(state, prompt);
    if matches!(prompt.kind, PromptKind::Find | PromptKind::Command) {
        let inner = boxed(state, theme, if prompt.kind == PromptKind::Find { "Find" } else { "Commands" }, 70, 14, frame);
        let height = usize::from(inner.height).max(1);
        let skip = prompt.chosen.saturating_sub(height - 1);
        let shown = entries.iter().enumerate().skip(skip).take(height).map(|(at, (kind, label))| {
            let line = Line::from(vec![
                Piece::styled(format!(" {kind:<14}"), theme.quiet),
                Piece::raw(fit(&clean(label), usize::from(inner.width).saturating_sub(16))),
            ]);
            if at == prompt.chosen { line.patch_style(theme.current) } else { line }
        });
        frame.render_widget(Paragraph::new(shown.collect::<Vec<_>>()), inner);
    }
}
