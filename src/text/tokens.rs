//! Tokens: words, numbers and marks.

use unicode_segmentation::UnicodeSegmentation;

use super::{Paragraph, Span};

/// Every word of the paragraphs by Unicode word boundaries, the possessive cut off.
pub fn find(text: &str, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut tokens = Vec::new();
    for paragraph in paragraphs {
        for (at, word) in paragraph.span.cut(text).split_word_bound_indices() {
            if word.trim().is_empty() {
                continue;
            }
            let span = Span::new(paragraph.span.start + at, paragraph.span.start + at + word.len());
            match word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
                Some(stem) if !stem.is_empty() => {
                    let cut = span.start + stem.len();
                    tokens.extend([Span::new(span.start, cut), Span::new(cut, span.end)]);
                }
                _ => tokens.push(span),
            }
        }
    }
    tokens
}
