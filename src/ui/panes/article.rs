//! The article: visible rows only, each cut where the look of its words changes.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use super::clean;
use crate::links::{self, Id};
use crate::quotes::QuoteKind;
use crate::text::Span;
use crate::ui::action::Pane;
use crate::ui::state::State;
use crate::ui::theme::Theme;
use crate::ui::view;
use crate::ui::wrap::Row;

/// Draws the article with a bar beside quotes and everything lit that is current, pinned or found.
pub fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let note = format!(" {}% ", (state.row() + 1) * 100 / state.rows.len().max(1));
    let block = view::frame_of(state, theme, Pane::Article, "Article", "ga", note);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let rows = &state.rows[state.scroll.min(state.rows.len())..];
    let rows = &rows[..rows.len().min(usize::from(inner.height))];
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let seen = Span::new(first.span.start, last.span.end);
    let layers = layers(state, theme, seen);
    let cursor = state.row().checked_sub(state.scroll);
    let lines: Vec<Line<'_>> = rows.iter().enumerate().map(|(at, row)| line(state, theme, row, &layers, cursor == Some(at))).collect();
    frame.render_widget(Paragraph::new(lines), inner);
    scrollbar(state, theme, area, frame);
}

/// Spans in sight with their styles, the weakest first.
fn layers(state: &State, theme: &Theme, seen: Span) -> Vec<(Span, Style)> {
    let story = &state.story;
    let mut layers: Vec<(Span, Style)> = Vec::new();
    let mut add = |spans: &mut dyn Iterator<Item = Span>, style: Style| {
        layers.extend(spans.filter(|span| span.overlaps(seen)).map(|span| (span, style)));
    };
    let direct = story.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
    add(&mut direct.flat_map(|quote| quote.spans.iter().copied()), theme.quote);
    add(&mut story.times.iter().map(|time| time.span), theme.time);
    add(
        &mut story
            .people
            .iter()
            .flat_map(|person| person.mentions.iter())
            .filter(|mention| mention.kind == crate::people::MentionKind::Name)
            .map(|mention| mention.span),
        theme.person,
    );
    if let Some(pin) = state.pin {
        add(&mut links::spans(story, pin).into_iter(), theme.related);
    }
    if let Some(id) = state.position.current {
        add(&mut links::spans(story, id).into_iter(), theme.current);
        if let Id::Quote(quote) = id {
            let quote = &story.quotes[quote];
            add(&mut quote.cue.iter().copied(), theme.related);
            add(&mut quote.speaker.iter().flat_map(|speaker| speaker.spans.iter().copied()), theme.related);
        }
    }
    add(&mut state.hits.iter().copied(), theme.hit);
    layers
}

fn line<'a>(state: &'a State, theme: &Theme, row: &Row, layers: &[(Span, Style)], cursor: bool) -> Line<'a> {
    let text = &state.story.article.text;
    let mut pieces = vec![gutter(state, theme, row, cursor)];
    let base = if row.heading { theme.title } else { theme.text };
    let over: Vec<&(Span, Style)> = layers.iter().filter(|(span, _)| span.overlaps(row.span)).collect();
    let mut cuts: Vec<usize> = over.iter().flat_map(|(span, _)| [span.start, span.end]).filter(|&cut| row.span.contains(cut)).collect();
    cuts.extend([row.span.start, row.span.end]);
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let style = over.iter().filter(|(span, _)| span.covers(piece)).fold(base, |style, (_, layer)| style.patch(*layer));
        pieces.push(Piece::styled(clean(piece.cut(text)), style));
    }
    Line::from(pieces)
}

/// The bar beside quotes, heavier for words between quotation marks, and the cursor.
fn gutter(state: &State, theme: &Theme, row: &Row, cursor: bool) -> Piece<'static> {
    let touching = state.story.quotes.iter().filter(|quote| quote.spans.iter().any(|span| span.overlaps(row.span)));
    let bar = touching.map(|quote| if quote.kind == QuoteKind::Indirect { '┊' } else { '▌' }).max_by_key(|&bar| bar == '▌').unwrap_or(' ');
    let style = if bar == '▌' { theme.quote } else { theme.quiet };
    let point = if cursor && state.focus == Pane::Article { '›' } else { ' ' };
    Piece::styled(format!("{point}{bar}"), if point == ' ' { style } else { theme.focus })
}

/// The right border with the place of the screen in the article and marks where the pinned or current item stands.
fn scrollbar(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let height = usize::from(area.height.saturating_sub(2));
    let total = state.rows.len().max(1);
    if height == 0 || total <= height {
        return;
    }
    let x = area.right().saturating_sub(1);
    let cell = |row: usize| area.y + 1 + (row * height / total).min(height - 1) as u16;
    let buffer = frame.buffer_mut();
    for y in cell(state.scroll)..=cell(state.scroll + height - 1) {
        buffer[(x, y)].set_symbol("█").set_style(theme.quiet);
    }
    for span in state.pin.or(state.position.current).map(|id| links::spans(&state.story, id)).unwrap_or_default() {
        let y = cell(crate::ui::wrap::row_of(&state.rows, span.start));
        buffer[(x, y)].set_symbol("◆").set_style(theme.related);
    }
}
