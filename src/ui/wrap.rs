//! Wrapping: the article's paragraphs cut into rows of the screen.
//!
//! In go the article, its paragraphs and a width in columns; out come rows, each a span of the text, by the Unicode line breaking algorithm (UAX 14),
//! extended grapheme clusters (UAX 29) and display width (UAX 11). Made on load and resize, never while drawing. Runs of white space take one column.

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::article::Article;
use crate::text::{Paragraph, ParagraphKind, Span};

/// A row of the article on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows of the text; empty between paragraphs and above the text.
    pub span: Span,
    /// What it is.
    pub kind: RowKind,
    /// What it shows of the title or the byline.
    above: Span,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Running text, or nothing.
    Text,
    /// Part of a heading.
    Heading,
    /// Part of the title, above the text.
    Title,
    /// Part of the byline, above the text.
    Byline,
}

impl RowKind {
    /// Whether it is no part of the text.
    pub const fn above(self) -> bool {
        matches!(self, Self::Title | Self::Byline)
    }
}

impl Row {
    /// Its words.
    pub fn words<'a>(&self, article: &'a Article) -> &'a str {
        match self.kind {
            RowKind::Text | RowKind::Heading => self.span.cut(&article.text),
            RowKind::Title => self.above.cut(article.title.as_deref().unwrap_or_default()),
            RowKind::Byline => self.above.cut(article.byline.as_deref().unwrap_or_default()),
        }
    }
}

/// Columns that a character takes; control characters are shown as pictures of one column.
pub fn width(c: char) -> usize {
    c.width().unwrap_or(1)
}

/// Columns that words take, grapheme by grapheme.
pub fn columns(words: &str) -> usize {
    words.graphemes(true).map(wide).sum()
}

fn wide(grapheme: &str) -> usize {
    if grapheme.len() == 1 { 1 } else { grapheme.width() }
}

/// Columns that a grapheme adds to a row: nothing where it goes on with white space.
fn advance(grapheme: &str, after_space: &mut bool) -> usize {
    let space = grapheme.chars().all(char::is_whitespace);
    let columns = match (space, *after_space) {
        (true, true) => 0,
        (true, false) => 1,
        _ => wide(grapheme),
    };
    *after_space = space;
    columns
}

/// The rows of title, byline and all paragraphs, an empty row between two of them. A title that opens the text too is shown only there.
pub fn rows(article: &Article, paragraphs: &[Paragraph], columns: usize) -> Vec<Row> {
    let text = article.text.as_str();
    let columns = columns.max(1);
    let start = Span::new(paragraphs.first().map_or(0, |first| first.span.start), 0);
    let start = Span::new(start.start, start.start);
    let empty = Row { span: start, kind: RowKind::Text, above: Span::default() };
    let mut rows = Vec::new();
    let opening = &text[start.start..paragraphs.get(2).map_or(text.len(), |paragraph| paragraph.span.end)];
    for (kind, words) in [(RowKind::Title, &article.title), (RowKind::Byline, &article.byline)] {
        let words = words.as_deref().map_or("", str::trim_end);
        if !words.trim().is_empty() && !opening.contains(words.trim()) {
            wrap(words, Span::new(0, words.len()).trim(words), columns, |above| rows.push(Row { kind, above, ..empty }));
        }
    }
    for paragraph in paragraphs {
        let kind = if paragraph.kind == ParagraphKind::Heading { RowKind::Heading } else { RowKind::Text };
        if !rows.is_empty() {
            rows.push(Row { span: Span::new(paragraph.span.start, paragraph.span.start), ..empty });
        }
        wrap(text, paragraph.span, columns, |span| rows.push(Row { span, kind, ..empty }));
    }
    rows
}

fn wrap(text: &str, span: Span, columns: usize, mut row: impl FnMut(Span)) {
    let words = span.cut(text);
    let (mut start, mut end, mut used, mut after_space) = (0, 0, 0, false);
    for (at, _) in linebreaks(words) {
        let piece = &words[end..at];
        if used + self::columns(piece.trim_end()) > columns && start < end {
            row(Span::new(span.start + start, span.start + end).trim(text));
            (start, used, after_space) = (end, 0, false);
        }
        // A word wider than the screen is cut where the row is full.
        for (offset, grapheme) in piece.grapheme_indices(true) {
            let place = end + offset;
            let wide = advance(grapheme, &mut after_space);
            if used + wide > columns && !after_space && place > start {
                row(Span::new(span.start + start, span.start + place));
                (start, used) = (place, 0);
            }
            used += wide;
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
