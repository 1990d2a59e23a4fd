//! The article: visible rows only, each cut where the look of its words changes.
//!
//! Left of the words stand the cursor and the bar beside quotes; right of them, on the border, a scrollbar with marks where the pinned or current
//! person speaks or is named.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use super::{clean, tidy};
use crate::links::{self, Id};
use crate::people::MentionKind;
use crate::quotes::QuoteKind;
use crate::text::Span;
use crate::ui::action::Pane;
use crate::ui::state::State;
use crate::ui::theme::Theme;
use crate::ui::view;
use crate::ui::wrap::{self, Row, RowKind};

/// Columns of running text: more tire the eye.
const COLUMNS: u16 = 80;
/// Columns left of the words: cursor, bar, space.
const GUTTER: u16 = 3;
/// Columns right of them: the mark behind a name at the end of a row, and the marks of the scrollbar.
const MARGIN: u16 = 2;

/// Where the words of the article stand in its pane, in the middle where there is room.
pub fn words(pane: Rect) -> Rect {
    let room = pane.width.saturating_sub(2 + GUTTER + MARGIN);
    let width = room.min(COLUMNS);
    let left = 1 + GUTTER + (room - width) / 2;
    Rect { x: pane.x + left.min(pane.width), y: pane.y + 1.min(pane.height), width, height: pane.height.saturating_sub(2) }
}

/// The part of the text that is on the screen.
pub fn seen(state: &State) -> Span {
    let rows = &state.rows[state.scroll.min(state.rows.len())..];
    let last = rows.iter().take(state.height()).next_back();
    rows.first().zip(last).map_or(Span::default(), |(first, last)| Span::new(first.span.start, last.span.end))
}

/// Draws the article with a bar beside quotes and everything lit that is current, pinned or found.
pub fn draw(state: &State, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
    let height = usize::from(area.height.saturating_sub(2));
    let seen = (state.scroll + height).min(state.rows.len());
    let note = if state.rows.len() > height { format!(" {}% ", seen * 100 / state.rows.len().max(1)) } else { String::new() };
    let block = view::frame_of(state, theme, Pane::Article, "Article", "ga", note);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let rows = state.rows.get(state.scroll..seen).unwrap_or_default();
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let sight = Sight::new(state, theme, Span::new(first.span.start, last.span.end));
    let cursor = state.row().checked_sub(state.scroll);
    let words = words(area);
    for (at, (row, y)) in rows.iter().zip(inner.y..inner.bottom()).enumerate() {
        let line = Rect { y, height: 1, ..words };
        frame.render_widget(sight.gutter(row, cursor == Some(at)), Rect { x: line.x - GUTTER, width: GUTTER, ..line });
        frame.render_widget(Paragraph::new(sight.line(row, usize::from(line.width) + 1)), Rect { width: line.width + 1, ..line });
    }
    scrollbar(state, theme, area, frame);
}

/// What is to be seen of the article, and how each stretch of it looks.
struct Sight<'a> {
    state: &'a State,
    theme: &'a Theme,
    /// Spans with their styles, the weakest first.
    layers: Vec<(Span, Style)>,
    /// Quotes in sight.
    quotes: Vec<(Span, QuoteKind)>,
    /// Mentions of the pinned person where colour does not show them.
    named: Vec<Span>,
}

impl<'a> Sight<'a> {
    fn new(state: &'a State, theme: &'a Theme, seen: Span) -> Self {
        let story = &state.story;
        let found: Vec<(Span, Id)> = state.index.overlapping(seen).collect();
        let mut quotes = Vec::new();
        let mut layers: [Vec<(Span, Style)>; 3] = Default::default();
        for &(span, id) in &found {
            match id {
                Id::Quote(quote) => {
                    let kind = story.quotes[quote].kind;
                    quotes.push((span, kind));
                    if kind != QuoteKind::Indirect {
                        layers[0].push((span, theme.quote));
                    }
                }
                Id::Time(_) => layers[1].push((span, theme.time)),
                Id::Person(person) if is_name(state, person, span) => layers[2].push((span, theme.person)),
                _ => {}
            }
        }
        let mut layers = layers.concat();
        let of = |id: Id| found.iter().filter(move |(_, other)| *other == id).map(|&(span, _)| span);
        if let Some(pin) = state.pin {
            layers.extend(of(pin).map(|span| (span, theme.pinned)));
        }
        if let Some(id) = state.position.current {
            let is_pin = state.pin == Some(id);
            layers.extend(of(id).filter(|span| !is_pin || span.contains(state.position.offset)).map(|span| (span, theme.current)));
            if let Id::Quote(quote) = id {
                let quote = &story.quotes[quote];
                let source = quote.speaker.iter().flat_map(|speaker| &speaker.spans);
                layers.extend(quote.cue.iter().chain(source).filter(|span| span.overlaps(seen)).map(|&span| (span, theme.related)));
            }
        }
        let hit = state.hits.partition_point(|hit| hit.end <= seen.start);
        layers.extend(state.hits[hit..].iter().take_while(|hit| hit.start < seen.end).map(|&hit| (hit, theme.hit)));
        let mut named: Vec<Span> = if theme.plain { state.pin.into_iter().flat_map(of).collect() } else { Vec::new() };
        named.retain(|_| matches!(state.pin, Some(Id::Person(_) | Id::Organisation(_) | Id::Place(_))));
        Self { state, theme, layers, quotes, named }
    }

    /// The words of a row, each stretch in its style; marks around the pinned person's mentions where there is room for them.
    fn line(&self, row: &Row, room: usize) -> Line<'static> {
        let base = match row.kind {
            RowKind::Text => self.theme.text,
            RowKind::Heading | RowKind::Title => self.theme.title,
            RowKind::Byline => self.theme.quiet,
        };
        let text = row.words(&self.state.story.article);
        if row.kind.above() {
            return Line::styled(tidy(text), base);
        }
        let over: Vec<&(Span, Style)> = self.layers.iter().filter(|(span, _)| span.overlaps(row.span)).collect();
        let mut cuts: Vec<usize> = over.iter().flat_map(|(span, _)| [span.start, span.end]).filter(|&cut| row.span.contains(cut)).collect();
        cuts.extend([row.span.start, row.span.end]);
        cuts.sort_unstable();
        cuts.dedup();
        // Marks take columns of their own; where the row has none, weight and underline say it alone, as every letter of the article stays in sight.
        let free = room.saturating_sub(wrap::columns(&tidy(text)));
        let named: Vec<Span> = self.named.iter().copied().filter(|span| span.overlaps(row.span)).take(free / 2).collect();
        let mut pieces: Vec<Piece<'static>> = Vec::new();
        let mut after_space = false;
        let article = &self.state.story.article.text;
        let (opening, closing) = if self.theme.ascii { (">", "<") } else { ("»", "«") };
        for pair in cuts.windows(2) {
            let piece = Span::new(pair[0], pair[1]);
            let style = over.iter().filter(|(span, _)| span.covers(piece)).fold(base, |style, (_, layer)| style.patch(*layer));
            if named.iter().any(|span| span.start == piece.start) {
                pieces.push(Piece::styled(opening, self.theme.pinned));
            }
            pieces.push(Piece::styled(shown(piece.cut(article), &mut after_space), style));
            if named.iter().any(|span| span.end == piece.end) {
                pieces.push(Piece::styled(closing, self.theme.pinned));
            }
        }
        Line::from(pieces)
    }

    /// The cursor and the bar beside quotes, heavier for words between quotation marks.
    fn gutter(&self, row: &Row, cursor: bool) -> Line<'static> {
        let touching = self.quotes.iter().filter(|(span, _)| span.overlaps(row.span));
        let direct = touching.map(|&(_, kind)| kind != QuoteKind::Indirect).max();
        let bar = match direct {
            Some(true) => Piece::styled("▌", self.theme.bar),
            Some(false) => Piece::styled("┊", self.theme.quiet),
            None => Piece::raw(" "),
        };
        let point = if cursor && self.state.focus == Pane::Article { "›" } else { " " };
        Line::from(vec![Piece::styled(point, self.theme.focus), bar])
    }
}

fn is_name(state: &State, person: usize, span: Span) -> bool {
    let mentions = &state.story.people[person].mentions;
    let at = mentions.partition_point(|mention| mention.span < span);
    mentions.get(at).is_some_and(|mention| mention.span == span && mention.kind == MentionKind::Name)
}

/// The words as the screen shows them: control characters as pictures, runs of white space as one space.
fn shown(words: &str, after_space: &mut bool) -> String {
    let mut shown = String::with_capacity(words.len());
    for c in clean(words).chars() {
        let space = c == ' ';
        if !(space && *after_space) {
            shown.push(c);
        }
        *after_space = space;
    }
    shown
}

/// On the right border the place of the screen in the article, left of it marks where the pinned or current item stands: `◆` where a person speaks.
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
    let Some(id) = state.pin.or(state.position.current) else { return };
    let x = x.saturating_sub(1);
    for span in links::spans(&state.story, id) {
        buffer[(x, cell(wrap::row_of(&state.rows, span.start)))].set_symbol("•").set_style(theme.related);
    }
    if matches!(id, Id::Person(_) | Id::Organisation(_) | Id::Place(_)) {
        for span in state.index.said(id).iter().filter_map(|&quote| state.story.quotes[quote].spans.first()) {
            buffer[(x, cell(wrap::row_of(&state.rows, span.start)))].set_symbol("◆").set_style(theme.related);
        }
    }
}
