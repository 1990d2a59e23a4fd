//! The welcome: what can be done where no article is open. Recent articles, the samples, and how to open others.

use ratatui::Frame;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::{Clear, Paragraph};

use crate::text::clean;
use crate::ui::panes::fit;
use crate::ui::state::{State, Welcome};
use crate::ui::theme::Theme;

/// Rows of the welcome above its first entry.
pub const ABOVE: u16 = 5;

/// What else can be done, in words.
const HINTS: [(&str, &str); 5] = [
    ("onrecord FILE…", "opens articles: text, Markdown, HTML, JSON, JSONL, CSV, e-mail"),
    ("onrecord https://…", "opens the article at an address"),
    ("… | onrecord", "opens what is piped in"),
    ("onrecord extract FILE…", "prints what is found, for other programs"),
    ("onrecord config", "prints the settings, for you to change"),
];

/// Rows that there are for entries.
pub fn rows(state: &State) -> usize {
    usize::from(state.area.height).saturating_sub(usize::from(ABOVE) + HINTS.len() + 3).max(1)
}

/// The entry on a row of the screen.
pub fn entry_at(state: &State, welcome: &Welcome, row: u16) -> Option<usize> {
    let row = usize::from(row.checked_sub(ABOVE)?);
    Some(row + welcome.skipped(rows(state))).filter(|&at| row < rows(state) && at < welcome.articles.len())
}

/// Draws the welcome on the whole screen.
pub fn draw(state: &State, theme: &Theme, welcome: &Welcome, frame: &mut Frame<'_>) {
    let area = state.area;
    let width = usize::from(area.width);
    let mut lines = vec![
        Line::raw(""),
        Line::styled("  onrecord", theme.title),
        Line::styled("  who is in an article, who said what, and what happened when", theme.quiet),
        Line::raw(""),
        Line::styled(if welcome.recent == 0 { "  Samples" } else { "  Recent articles and samples" }, theme.title),
    ];
    let height = rows(state);
    let skip = welcome.skipped(height);
    for (at, shelved) in welcome.articles.iter().enumerate().skip(skip).take(height) {
        let (name, place) = shelved;
        let name = fit(&clean(name), width.saturating_sub(8).min(56));
        let place = fit(&clean(place), width.saturating_sub(name.chars().count() + 10));
        let row = Line::from(vec![
            Piece::styled(if at == welcome.chosen { "  › " } else { "    " }, theme.related),
            Piece::styled(name, if at == welcome.chosen { theme.current } else { theme.text }),
            Piece::styled(format!("  {place}"), theme.quiet),
        ]);
        lines.push(row);
    }
    lines.push(Line::raw(""));
    for (keys, does) in HINTS {
        lines.push(Line::from(vec![
            Piece::styled(format!("  {keys:<24}"), theme.key),
            Piece::styled(fit(does, width.saturating_sub(28)), theme.quiet),
        ]));
    }
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(lines), area);
    let foot = ratatui::layout::Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
    let keys = if state.message.is_empty() {
        Line::from(vec![
            Piece::styled(" Enter ", theme.key),
            Piece::styled("opens  ", theme.quiet),
            Piece::styled("j k ", theme.key),
            Piece::styled("choose  ", theme.quiet),
            Piece::styled(":open FILE ", theme.key),
            Piece::styled("another  ", theme.quiet),
            Piece::styled("q ", theme.key),
            Piece::styled("quit", theme.quiet),
        ])
    } else {
        Line::styled(fit(&format!(" {}", clean(&state.message)), width), theme.related)
    };
    frame.render_widget(Paragraph::new(keys), foot);
}
