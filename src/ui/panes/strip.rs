//! The dispersion strip: where along the whole article somebody occurs, below the panes of a tall screen.
//!
//! For the pinned entity a row where it speaks and one where it is mentioned; without a pin the three most mentioned, side by side. The part of the article
//! that is on the screen stands out.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use super::{entry, fit, padded, tidy};
use crate::links::{self, Id};
use crate::text::Span;
use crate::ui::state::State;
use crate::ui::theme::Theme;
use crate::ui::wrap;

/// Rows of the strip.
pub const ROWS: u16 = 2;

/// Draws the strip.
pub fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width.saturating_sub(2));
    let lines = match pinned(state) {
        Some(id) => of_pin(state, theme, id, width),
        None => of_three(state, theme, width),
    };
    frame.render_widget(Paragraph::new(lines), Rect { x: area.x + 1, width: width as u16, ..area });
}

fn pinned(state: &State) -> Option<Id> {
    state.pin.filter(|pin| matches!(pin, Id::Person(_) | Id::Organisation(_) | Id::Place(_)))
}

/// Where the pinned entity speaks, and where it is mentioned.
fn of_pin(state: &State, theme: &Theme, id: Id, width: usize) -> Vec<Line<'static>> {
    let name = fit(&tidy(&crate::search::label(&state.story, id)), (width / 4).max(8));
    let label = wrap::columns(&name) + 11;
    let said: Vec<Span> = state.index.said(id).iter().flat_map(|&quote| state.story.quotes[quote].spans.iter().copied()).collect();
    let row = |head: String, words: &str, spans: &[Span]| {
        let mut pieces = vec![Piece::styled(head, theme.person), Piece::styled(format!(" {words:<9} "), theme.quiet)];
        pieces.extend(bins(state, theme, spans, width.saturating_sub(label)));
        Line::from(pieces)
    };
    vec![row(name.clone(), "speaks", &said), row(" ".repeat(wrap::columns(&name)), "mentioned", &links::spans(&state.story, id))]
}

/// The three most mentioned persons side by side, each under their name.
fn of_three(state: &State, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let people = &state.most_mentioned[..state.most_mentioned.len().min(3)];
    let mut lines = vec![Line::default(), Line::default()];
    if people.is_empty() {
        return lines;
    }
    let lane = (width + 3) / people.len() - 3;
    for (at, &person) in people.iter().enumerate() {
        let id = Id::Person(person);
        let spans = links::spans(&state.story, id);
        let count = spans.len().to_string();
        let name = fit(&tidy(&state.story.people[person].name), lane.saturating_sub(count.len() + 1));
        let gap = if at == 0 { "" } else { "   " };
        let room = lane.saturating_sub(count.len());
        lines[0].push_span(Piece::styled(format!("{gap}{}", padded(name, room)), theme.person));
        lines[0].push_span(Piece::styled(count, theme.quiet));
        lines[1].push_span(Piece::raw(gap));
        lines[1].spans.extend(bins(state, theme, &spans, lane));
    }
    lines
}

/// How much of each part of the article some spans take: what is on the screen brighter than the rest.
fn bins(state: &State, theme: &Theme, spans: &[Span], columns: usize) -> Vec<Piece<'static>> {
    let length = state.story.article.text.len().max(1);
    let mut bins = vec![0usize; columns];
    for span in spans {
        let (first, last) = (span.start * columns / length, span.end.saturating_sub(1).max(span.start) * columns / length);
        bins.iter_mut().take(last + 1).skip(first).for_each(|bin| *bin += 1);
    }
    let shown = entry::heights(&bins);
    let seen = super::article::seen(state);
    let cut = |offset: usize| (offset * columns / length).min(columns);
    let (first, last) = (cut(seen.start), (cut(seen.end) + 1).min(columns));
    let part = |from: usize, to: usize| shown.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    vec![
        Piece::styled(part(0, first), theme.quiet),
        Piece::styled(part(first, last), theme.related),
        Piece::styled(part(last, columns), theme.quiet),
    ]
}
