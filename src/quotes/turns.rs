//! Turns: interviews and transcripts, in which a label and a colon begin every speech ("Q:", "WN:", "Ada Vale:").
//!
//! A label is a few capitalised words at the head of a paragraph. One such paragraph may be a headline ("Analysis: …"); three, with labels that come back or
//! name people of the article, are a conversation. A speech goes on in the paragraphs that follow, up to the next label or heading; the last one is its own paragraph only, because the narrator may return.

use std::ops::Range;

use super::attribution::{Found, Rule};
use super::source::Source;
use super::speaker::Mentions;
use super::stretches::Scene;
use crate::text::ParagraphKind;

/// Paragraphs that make a conversation, at least.
const FEWEST: usize = 3;
/// Words that a label may have at most.
const LONGEST_LABEL: usize = 5;

/// A paragraph as items.
struct Block {
    items: Range<usize>,
    heading: bool,
    /// The colon behind its label.
    colon: Option<usize>,
}

/// The speeches of a conversation in order; empty where the article is none.
pub fn find(scene: &Scene<'_, '_>, mentions: &Mentions) -> Vec<Found> {
    let blocks = blocks(scene);
    let labels: Vec<&str> = blocks.iter().filter_map(|block| label(scene, block)).collect();
    if labels.len() < FEWEST || speaking(&labels, mentions) * 2 <= labels.len() {
        return Vec::new();
    }
    // "Interview: The mayor on the bridge" at the head of the article is a headline.
    let once = |label: &str| labels.iter().filter(|&&other| other == label).count() == 1 && !mentions.is_label(label);
    let headline = blocks.first().and_then(|block| label(scene, block)).is_some_and(once);
    let mut found: Vec<Found> = Vec::new();
    let mut open = false;
    let last = blocks.iter().rposition(|block| block.colon.is_some());
    for (index, block) in blocks.iter().enumerate().skip(usize::from(headline)) {
        if let Some(colon) = block.colon {
            let source = Source { items: first(scene, &block.items)..colon, how: "label of the turn" };
            let content = std::iter::once(first(scene, &(colon + 1..block.items.end))..block.items.end).collect();
            found.push(Found { content, source: Some(source), cue: None, rule: Rule::Turn });
            open = Some(index) != last;
        } else if block.heading {
            open = false;
        } else if open && let Some(speech) = found.last_mut() {
            speech.content.push(block.items.clone());
        }
    }
    found
}

/// How many turns have a label that comes back or means a person; none where every label stands once, as in a list of people.
fn speaking(labels: &[&str], mentions: &Mentions) -> usize {
    let mut sorted = labels.to_vec();
    sorted.sort_unstable();
    let turns = |known: bool| {
        let chunks = sorted.chunk_by(|one, next| one == next);
        chunks.filter(|turns| turns.len() > 1 || known && mentions.is_label(turns[0])).map(<[_]>::len).sum()
    };
    if turns(false) == 0 { 0 } else { turns(true) }
}

fn blocks(scene: &Scene<'_, '_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut paragraph = None;
    for stretch in &scene.stretches {
        if let Some(block) = blocks.last_mut().filter(|_| paragraph == Some(stretch.paragraph)) {
            block.items.end = stretch.items.end;
        } else {
            let heading = scene.tagged.paragraphs[stretch.paragraph].kind == ParagraphKind::Heading;
            blocks.push(Block { items: stretch.items.clone(), heading, colon: None });
        }
        paragraph = Some(stretch.paragraph);
    }
    for block in &mut blocks {
        block.colon = colon(scene, block);
    }
    blocks
}

/// The colon behind a label, with speech after it.
fn colon(scene: &Scene<'_, '_>, block: &Block) -> Option<usize> {
    let start = first(scene, &block.items);
    let colon = (start..block.items.end).take(LONGEST_LABEL + 1).skip(1).find(|&at| scene.word(at) == ":")?;
    let capital = |at: usize| scene.word(at).starts_with(|c: char| c.is_uppercase() || c == '.');
    // A name with a number behind it is a line of a table.
    let says = (colon + 1..block.items.end).any(|at| scene.is_quotation(at) || scene.word(at).contains(char::is_alphabetic));
    ((start..colon).all(capital) && says).then_some(colon)
}

/// The first item behind marks of emphasis ("**Ada Vale:** Yes.").
fn first(scene: &Scene<'_, '_>, items: &Range<usize>) -> usize {
    items.clone().find(|&at| scene.is_quotation(at) || scene.word(at).contains(char::is_alphanumeric)).unwrap_or(items.end)
}

fn label<'a>(scene: &Scene<'_, 'a>, block: &Block) -> Option<&'a str> {
    let colon = block.colon?;
    Some(scene.span(first(scene, &block.items)).to(scene.span(colon - 1)).cut(scene.tagged.text))
}
