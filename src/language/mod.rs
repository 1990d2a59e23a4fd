//! Language: parts of speech, dependencies and names over the segmented text.
//!
//! In goes [`Segmented`], out comes [`Tagged`]: the same paragraphs and quotations, sentences also where no mark ends them, every token with its tag, its
//! head and its relation (Universal Dependencies), and the names of persons, organisations and places.

pub mod borders;
pub mod lexicon;
pub mod names;
pub mod parser;
mod tag;
pub mod tagger;
pub mod words;

use std::convert::Infallible;
use std::ops::ControlFlow;

use crate::text::{self, Paragraph, Quotation, Segmented, Sentence, Span};

pub use names::{Name, NameKind};
pub use tag::{PENN, Relation, Tag, Upos};

/// A word, number or mark with its place in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Part of speech.
    pub tag: Tag,
    /// Index (into [`Tagged::tokens`]) of the token it depends on; `None` for the root of a sentence and for what was not parsed.
    pub head: Option<usize>,
    /// How it depends on its head.
    pub relation: Relation,
}

/// The text with everything the later rooms need to know of its language.
#[derive(Clone, Debug)]
pub struct Tagged<'a> {
    /// The text that all spans cut.
    pub text: &'a str,
    /// As segmented.
    pub paragraphs: Vec<Paragraph>,
    /// As segmented.
    pub quotations: Vec<Quotation>,
    /// As segmented.
    pub sentences: Vec<Sentence>,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// Names in order, without overlap, without titles and possessives.
    pub names: Vec<Name>,
}

impl<'a> Tagged<'a> {
    /// The word of a token.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens[token].span.cut(self.text)
    }

    /// Index of the sentence a token stands in.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The tokens that overlap a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.end <= span.start);
        let past = self.tokens.partition_point(|token| token.span.start < span.end);
        first..past.max(first)
    }

    /// Index of the quotation that a span lies in.
    pub fn quotation_of(&self, span: Span) -> Option<usize> {
        let index = self.quotations.partition_point(|quotation| quotation.span.end <= span.start);
        self.quotations.get(index).filter(|quotation| quotation.span.covers(span)).map(|_| index)
    }
}

/// Weights that begin where a line of the processor's cache begins.
#[repr(align(64))]
struct Aligned<T>(T);

/// The weight that a byte stands for: its square with its sign, so that few large and many small weights keep their precision.
pub const fn weigh(byte: u8) -> i32 {
    let root = byte.cast_signed() as i32;
    root * root.abs()
}

/// Tags the text.
pub fn tag(segmented: Segmented<'_>) -> Tagged<'_> {
    let ControlFlow::Continue(mut tagged) = parse(segmented, &mut |_, _| ControlFlow::<Infallible>::Continue(()));
    tagged.names = names::find(&tagged);
    tagged
}

/// Cuts the text as [`text::segment`] does, and where a sentence ends without a mark.
pub fn segment(text: &str) -> Segmented<'_> {
    let mut segmented = text::segment(text, &[]);
    let words = look(&segmented);
    borders::refine(&mut segmented, &words);
    segmented
}

/// Looks at every token.
pub fn look(segmented: &Segmented<'_>) -> Vec<words::Word> {
    let mut buffer = String::new();
    segmented.tokens.iter().map(|token| words::look(token.cut(segmented.text), &mut buffer)).collect()
}

/// Tags and parses the text, and leaves the names to [`names::find`]. `next` is told the number of every sentence before it is read, and how many
/// there are; it may break off.
pub fn parse<'a, B>(mut segmented: Segmented<'a>, next: &mut dyn FnMut(usize, usize) -> ControlFlow<B>) -> ControlFlow<B, Tagged<'a>> {
    let words = look(&segmented);
    borders::refine(&mut segmented, &words);
    let Segmented { text, paragraphs, quotations, sentences, tokens } = segmented;
    let mut tokens: Vec<Token> =
        tokens.into_iter().map(|span| Token { span, tag: Tag::default(), head: None, relation: Relation::Dep }).collect();
    let mut sums = parser::Sums::default();
    for (number, sentence) in sentences.iter().enumerate() {
        next(number, sentences.len())?;
        let (Some(words), Some(slots)) = (words.get(sentence.tokens.clone()), tokens.get_mut(sentence.tokens.clone())) else { continue };
        let tags = tagger::tag(tagger::MODEL, words);
        let tree = parser::parse(parser::MODEL, words, &tags, tagger::is_mark, &mut sums);
        for ((slot, tag), (head, relation)) in slots.iter_mut().zip(tags).zip(tree) {
            slot.tag = tagger::MODEL.tag(tag);
            slot.head = head.map(|head| sentence.tokens.start + head);
            slot.relation = relation;
        }
    }
    ControlFlow::Continue(Tagged { text, paragraphs, quotations, sentences, tokens, names: Vec::new() })
}
