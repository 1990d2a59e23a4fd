//! Paragraphs: lines of text, as news sites and wire services deliver them.

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

/// Every line with something in it; those that `headings` overlap are headings.
pub fn find(text: &str, headings: &[Span]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            let heading = headings.iter().any(|heading| heading.overlaps(span));
            let kind = if heading { ParagraphKind::Heading } else { ParagraphKind::Paragraph };
            paragraphs.push(Paragraph { span, kind });
        }
    }
    paragraphs
}
