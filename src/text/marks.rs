//! Quotation marks and apostrophes: every glyph that may be one, with what its neighbours say about it.
//!
//! The glyph alone decides nothing, because real articles use `”` at both ends, straight marks, and apostrophes for everything. What decides is the
//! context: a mark after a space and before a word opens, a mark after a word and before a space closes, and both hold for marks that stand in a row.

use super::Span;

/// A glyph that may open or close a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes; two for marks written as a pair of single ones.
    pub span: Span,
    /// Whether it is a double mark.
    pub double: bool,
    /// Whether the glyph is one that only opens in careful typography (`“`, `‘`).
    pub left: bool,
    /// Whether the glyph looks the same at both ends.
    pub straight: bool,
    /// What stands before the row of marks it belongs to; `None` at the border of the block.
    pub before: Option<char>,
    /// What stands after the row.
    pub after: Option<char>,
}

impl Mark {
    /// After a space, a bracket or a dash, before a word.
    pub fn opens(&self) -> bool {
        self.after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ')' | ']'))
            && self.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '―' | '-' | '/' | ':' | '='))
    }

    /// After a word or its punctuation, before anything but a word.
    pub fn closes(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace() && c != '(' && c != '[') && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    /// After punctuation that belongs to what was said.
    pub fn punctuated(&self) -> bool {
        matches!(self.before, Some(',' | '.' | '?' | '!' | '…' | '—'))
    }

    /// Whether it may stand for inches or feet.
    pub fn measures(&self) -> bool {
        self.straight && self.before.is_some_and(|c| c.is_ascii_digit())
    }
}

/// All marks of a block in order.
pub fn find(text: &str, block: Span) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let bytes = &text.as_bytes()[..block.end];
    let mut at = block.start;
    let mut open = false;
    while at < block.end {
        let Some((mut len, mut double, left, straight)) = glyph(&bytes[at..], open) else {
            at += 1;
            continue;
        };
        // Three apostrophes are a single and a double mark, the double one outside.
        if bytes[at..].starts_with(b"'''") && !bytes[at..].starts_with(b"''''") && at > block.start && !bytes[at - 1].is_ascii_whitespace()
        {
            (len, double) = (1, false);
        }
        let span = Span::new(at, at + len);
        let before = match marks.last() {
            Some(last) if last.span.end == at => last.before,
            _ => Span::new(block.start, at).cut(text).chars().next_back(),
        };
        marks.push(Mark { span, double, left, straight, before, after: None });
        open = if double { left } else { open };
        at += len;
    }
    let mut next: Option<Mark> = None;
    for mark in marks.iter_mut().rev() {
        mark.after = match next {
            Some(next) if next.span.start == mark.span.end => next.after,
            _ => Span::new(mark.span.end, block.end).cut(text).chars().next(),
        };
        next = Some(*mark);
    }
    marks
}

/// Length, double, left, straight of the mark at the head of `bytes`; `open` tells that a double mark was opened, so that two single ones may close it.
fn glyph(bytes: &[u8], open: bool) -> Option<(usize, bool, bool, bool)> {
    match *bytes {
        [0xE2, 0x80, 0x98, 0xE2, 0x80, 0x98 | 0x99, ..] => Some((6, true, true, false)),
        [0xE2, 0x80, 0x99, 0xE2, 0x80, 0x99, b'A'..=b'Z' | b'a'..=b'z', ..] if !open => Some((6, true, true, false)),
        [0xE2, 0x80, 0x99, 0xE2, 0x80, 0x99, ..] if open => Some((6, true, false, false)),
        [b'"', ..] => Some((1, true, false, true)),
        [b'\'', b'\'', ..] => Some((2, true, false, true)),
        [b'\'', ..] => Some((1, false, false, true)),
        [b'`', b'`', ..] | [0xC2, 0xAB, ..] => Some((2, true, true, false)),
        [b'`', ..] => Some((1, false, true, false)),
        [0xC2, 0xBB, ..] => Some((2, true, false, false)),
        [0xE2, 0x80, third, ..] => match third {
            0x9C..=0x9F => Some((3, true, third != 0x9D, false)),
            0x98 | 0x9A | 0x9B | 0xB9 => Some((3, false, true, false)),
            0x99 | 0xBA => Some((3, false, false, false)),
            0xB3 => Some((3, true, false, true)),
            0xB2 => Some((3, false, false, true)),
            _ => None,
        },
        [0xEF, 0xBC, 0x82, ..] => Some((3, true, false, true)),
        _ => None,
    }
}
