//! Paragraphs: lines of text, as news sites and wire services deliver them, or what stands between empty lines where lines were cut to a width.
//!
//! Letters, old archives and converted documents break their lines at some seventy columns. Whether a text was cut so is asked of the text as a whole:
//! nearly all lines that another one follows are about as long as the longest of them. A line then goes on in the next one if the next one's first
//! word had no room in it, which is how such lines come to be.

use super::Span;

/// A block of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The block without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a block of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
}

/// The widest line, in characters, that a text is cut to.
const WIDEST: usize = 100;

/// Every block of text; those that `headings`, which are in order, overlap are headings.
pub fn find(text: &str, headings: &[Span]) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = width(text, &lines);
    let mut headings = headings.iter().peekable();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.words.is_empty()) {
        while headings.next_if(|heading| heading.end <= line.words.start).is_some() {}
        let heading = headings.peek().is_some_and(|heading| heading.overlaps(line.words));
        let kind = if heading { ParagraphKind::Heading } else { ParagraphKind::Paragraph };
        let goes_on = width.is_some_and(|width| at > 0 && goes_on(text, &lines[at - 1], line, width));
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on && paragraph.kind == kind && !heading => paragraph.span.end = line.words.end,
            _ => paragraphs.push(Paragraph { span: line.words, kind }),
        }
    }
    paragraphs
}

struct Line {
    /// Without the white space around it; empty lines are kept.
    words: Span,
    /// Bytes of white space before it.
    indent: usize,
}

fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let line = |line: &str| {
        let words = Span::new(start, start + line.len()).trim(text);
        let indent = words.start - start;
        start += line.len();
        Line { words, indent }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// The width that a text is cut to; `None` where its lines end for reasons of their own.
fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let followed = lines.windows(2).filter(|pair| !pair[0].words.is_empty() && !pair[1].words.is_empty());
    let mut lengths: Vec<usize> = followed.map(|pair| length(text, pair[0].words)).collect();
    let most = lengths.len() * 9 / 10;
    if lengths.len() < 3 {
        return None;
    }
    let (_, &mut width, _) = lengths.select_nth_unstable(most);
    let full = lengths.iter().filter(|&&length| length * 10 >= width * 7).count();
    (width <= WIDEST && full * 10 >= lengths.len() * 8).then_some(width)
}

/// Characters of a span, counted no further than what is too long anyway.
fn length(text: &str, span: Span) -> usize {
    span.cut(text).chars().take(WIDEST + 1).count()
}

/// Whether `next` continues the line before it.
fn goes_on(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let words = next.words.cut(text);
    let word = words.split(char::is_whitespace).next().unwrap_or_default().chars().take(WIDEST).count();
    let room = !line.words.is_empty() && (length(text, line.words) + 1 + word) * 10 < width * 9;
    let item = ["- ", "* ", "• ", ">"].iter().any(|mark| words.starts_with(mark)) || next.indent > line.indent + 1;
    !line.words.is_empty() && !room && !item
}
