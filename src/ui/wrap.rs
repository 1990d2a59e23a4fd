//! Wrapping: the article's paragraphs cut into rows of the screen.
//!
//! In go the text, its paragraphs and a width in columns; out come rows, each a span of the text, by the Unicode line breaking algorithm (UAX 14) and
//! display width (UAX 11). Made on load and resize, never while drawing.

use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthChar;

use crate::text::{Paragraph, ParagraphKind, Span};

/// A row of the article on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows; empty between paragraphs.
    pub span: Span,
    /// Whether it is part of a heading.
    pub heading: bool,
}

/// Columns that a character takes; control characters are shown as pictures of one column.
pub fn width(c: char) -> usize {
    c.width().unwrap_or(1)
}

/// The rows of all paragraphs, one empty row between two of them.
pub fn rows(text: &str, paragraphs: &[Paragraph], columns: usize) -> Vec<Row> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    for paragraph in paragraphs {
        let heading = paragraph.kind == ParagraphKind::Heading;
        if !rows.is_empty() {
            rows.push(Row { span: Span::new(paragraph.span.start, paragraph.span.start), heading: false });
        }
        wrap(text, paragraph.span, columns, |span| rows.push(Row { span, heading }));
    }
    rows
}

fn wrap(text: &str, span: Span, columns: usize, mut row: impl FnMut(Span)) {
    let words = span.cut(text);
    let (mut start, mut end, mut used) = (0, 0, 0);
    for (at, _) in linebreaks(words) {
        let piece = &words[end..at];
        let solid: usize = piece.trim_end().chars().map(width).sum();
        if used + solid > columns && start < end {
            row(Span::new(span.start + start, span.start + end).trim(text));
            (start, used) = (end, 0);
        }
        // A word wider than the screen is cut where the row is full.
        for (offset, c) in piece.char_indices() {
            let place = end + offset;
            if used + width(c) > columns && !c.is_whitespace() && place > start {
                row(Span::new(span.start + start, span.start + place));
                (start, used) = (place, 0);
            }
            used += width(c);
        }
        end = at;
    }
    if start < words.len() {
        row(Span::new(span.start + start, span.end));
    }
}

/// The row that shows the byte `offset`.
pub fn row_of(rows: &[Row], offset: usize) -> usize {
    let at = rows.partition_point(|row| row.span.start <= offset).saturating_sub(1);
    if rows.get(at).is_some_and(|row| row.span.is_empty()) { (at + 1).min(rows.len().saturating_sub(1)) } else { at }
}
