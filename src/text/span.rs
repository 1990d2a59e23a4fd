//! A stretch of the article, as byte offsets. Everything the analysis finds is a span, so that it always cuts the reader's own words.

/// Half-open byte range into the article's text; both ends lie on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, but not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words themselves.
    pub fn cut(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies between the ends.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether the byte at `offset` lies inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the whole of `other` lies inside.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// From the start of this span to the end of `other`.
    pub const fn to(self, other: Self) -> Self {
        Self::new(self.start, other.end)
    }

    /// The span without white space at its ends.
    pub fn trim(self, text: &str) -> Self {
        let words = self.cut(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, (self.start + words.trim_end().len()).max(start))
    }
}
