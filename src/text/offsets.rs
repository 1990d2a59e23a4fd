//! Byte offsets to Unicode code points: the analysis counts bytes, the world outside counts characters.

use super::Span;

const STEP: usize = 128;

/// Counts code points up to any byte of one text, by a checkpoint every few bytes.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points that begin before byte `i * STEP`; empty for an ASCII text, where bytes and code points agree.
    checkpoints: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut seen = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                checkpoints.push(seen);
                seen += starts(chunk);
            }
            checkpoints.push(seen);
        }
        Self { text, checkpoints }
    }

    /// Code points before byte `offset`.
    pub fn at(&self, offset: usize) -> usize {
        if self.checkpoints.is_empty() {
            return offset;
        }
        let step = offset / STEP;
        self.checkpoints[step] + starts(&self.text.as_bytes()[step * STEP..offset])
    }

    /// Both ends of a span.
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// How many code points begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}
