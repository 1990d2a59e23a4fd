//! The text as it stands, cut into paragraphs, quotations, sentences and tokens.
//!
//! In goes the article's text, out comes [`Segmented`]: readings laid over the text, every one of them a [`Span`]. The text itself is never
//! changed: what is broken in it (quote marks that all point one way, missing paragraph breaks, runs of spaces) is read with care instead of repaired.

mod attributed;
mod controls;
mod lists;
mod marks;
mod offsets;
mod paragraphs;
mod quotations;
mod sentences;
mod span;
mod tokens;

use std::ops::Range;

pub use attributed::is_saying;
pub use controls::{clean, clean_lines, is_control};
pub use lists::List;
pub use offsets::CodePoints;
pub use paragraphs::{Paragraph, ParagraphKind, find as paragraphs};
pub use quotations::Quotation;
pub use span::Span;

/// A sentence and the tokens in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last token.
    pub span: Span,
    /// Indices of its tokens; never empty.
    pub tokens: Range<usize>,
    /// Index of the paragraph it stands in.
    pub paragraph: usize,
}

/// The readings of one text, all in order and without overlap within each list.
#[derive(Clone, Debug)]
pub struct Segmented<'a> {
    /// The text that all spans cut.
    pub text: &'a str,
    /// Blocks of text; between them only white space.
    pub paragraphs: Vec<Paragraph>,
    /// Stretches inside quotation marks, marks included.
    pub quotations: Vec<Quotation>,
    /// Sentences; a heading is a sentence of its own.
    pub sentences: Vec<Sentence>,
    /// Words, numbers and marks, by the conventions of the Penn Treebank and Universal Dependencies ("did" "n't", "Vale" "'s").
    pub tokens: Vec<Span>,
}

/// Cuts `text`. `headings` are the spans that the source knows to be headings.
pub fn segment<'a>(text: &'a str, headings: &[Span]) -> Segmented<'a> {
    let paragraphs = paragraphs::find(text, headings);
    let quotations = quotations::find(text, &paragraphs);
    let tokens = tokens::find(text, &paragraphs);
    let sentences = sentences::find(text, &paragraphs, &quotations, &tokens);
    Segmented { text, paragraphs, quotations, sentences, tokens }
}
