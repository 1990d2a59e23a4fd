//! Sentences that end without a mark, as in mail and on the web: where a greeting, a heading or a signature stands before what it belongs to.
//!
//! In go the sentences that the marks tell, out come those and the borders within them. A logistic classifier judges every place where a line may have
//! ended: by the words on both sides, by how far the last and the next mark are, and by how the whole text is written. In edited prose, where paragraphs
//! end with a mark, it hardly ever speaks, for a name cut in two is worse than a border missed. `onrecord-train borders` rebuilds its weights from mail,
//! web pages and news.

mod features;
mod style;

use std::ops::Range;

use super::tagger;
use super::words::Word;
use super::{Aligned, weigh};
use crate::text::{Paragraph, ParagraphKind, Segmented, Sentence};

pub use features::weight;
use style::{Look, Style, look};

/// Weights of the model, one for every feature by its hash.
pub const WEIGHTS: usize = 1 << 17;

/// The weights in the binary.
static MODEL: &[u8] = &Aligned(*include_bytes!("../data/borders.bin")).0;

/// A place between two tokens of a paragraph.
#[derive(Debug)]
pub struct Place<'a> {
    words: &'a [Word],
    looks: &'a [Look],
    /// The most frequent part of speech of every token.
    tags: &'a [u8],
    style: &'a Style,
    /// Tokens of the paragraph.
    block: Range<usize>,
    /// Where the last sentence ended.
    first: usize,
    /// The token behind the place.
    pub next: usize,
    /// Where the marks end the sentence.
    end: usize,
    /// Whether the last sentence ended with a mark.
    after_mark: bool,
}

/// Cuts the sentences where one ends without a mark.
pub fn refine(segmented: &mut Segmented<'_>, words: &[Word]) {
    let mut features = Vec::new();
    refine_by(segmented, words, &mut |place| {
        features.clear();
        place.features(&mut features);
        let weight = |&feature: &u64| MODEL.get(weight(feature)).map_or(0, |&byte| weigh(byte));
        features.iter().map(weight).sum::<i32>() > 0
    });
}

/// As [`refine`], but asks `ends` whether a sentence ends at a place.
pub fn refine_by(segmented: &mut Segmented<'_>, words: &[Word], ends: &mut dyn FnMut(&Place<'_>) -> bool) {
    let looks: Vec<Look> = segmented.tokens.iter().map(|token| look(token.cut(segmented.text))).collect();
    let tags: Vec<u8> = words.iter().map(tag).collect();
    let style = Style::of(segmented, &looks);
    let mut sentences = Vec::with_capacity(segmented.sentences.len());
    for marked in segmented.sentences.chunk_by(|one, next| one.paragraph == next.paragraph) {
        let paragraph = marked[0].paragraph;
        let block = marked[0].tokens.start..marked[marked.len() - 1].tokens.end;
        let heading = segmented.paragraphs.get(paragraph).is_none_or(is_heading);
        let mut after_mark = true;
        for sentence in marked {
            let Range { start: mut first, end } = sentence.tokens;
            for next in first + 1..end {
                if heading || next == block.start + 1 && looks[block.start].opens() || !may_end(segmented, &looks, &style, next) {
                    continue;
                }
                let block = block.clone();
                if ends(&Place { words, looks: &looks, tags: &tags, style: &style, block, first, next, end, after_mark }) {
                    sentences.push(piece(segmented, first..next, paragraph));
                    (first, after_mark) = (next, false);
                }
            }
            sentences.push(piece(segmented, first..end, paragraph));
            after_mark = true;
        }
    }
    segmented.sentences = sentences;
}

fn is_heading(paragraph: &Paragraph) -> bool {
    paragraph.kind == ParagraphKind::Heading
}

fn piece(segmented: &Segmented<'_>, tokens: Range<usize>, paragraph: usize) -> Sentence {
    let span = segmented.tokens[tokens.start].to(segmented.tokens[tokens.end - 1]);
    Sentence { span, tokens, paragraph }
}

/// The most frequent part of speech of a word; for an unknown one a number beyond them.
fn tag(word: &Word) -> u8 {
    let [first, ..] = tagger::MODEL.choices(word);
    if first >= tagger::OPEN { u8::MAX } else { tagger::MODEL.tag(first).upos as u8 }
}

/// Whether a place is worth being judged.
fn may_end(segmented: &Segmented<'_>, looks: &[Look], style: &Style, next: usize) -> bool {
    let (last, span) = (segmented.tokens[next - 1], segmented.tokens[next]);
    let (before, behind) = (looks[next - 1], looks[next]);
    if last.end == span.start && !before.stops() || behind.leans() || behind == Look::SMALL && style.small < 2 && !before.ends_lines() {
        return false;
    }
    let at = segmented.quotations.partition_point(|quotation| quotation.span.end <= span.start);
    segmented.quotations.get(at).is_none_or(|quotation| quotation.span.start >= span.start)
}
