//! Turns: interviews and transcripts, in which a label begins every speech ("Q:", "WN:", "Ada Vale:", "Q.", "((WN))").
//!
//! A label is a few capitalised words at the head of a paragraph, before a colon or in double brackets, or the letter of a question or an answer. One such paragraph may be a headline ("Analysis: …"); three, with labels that come back or
//! name people of the article, are a conversation. A speech goes on in the paragraphs that follow, up to the next label or heading; the last one is its own paragraph only, because the narrator may return.

use std::ops::Range;

use super::attribution::{Found, Rule};
use super::place::only;
use super::source::Source;
use super::speaker::Mentions;
use super::stretches::Scene;
use crate::people::{Entities, MentionKind};
use crate::text::ParagraphKind;

/// Paragraphs that make a conversation, at least.
const FEWEST: usize = 3;
/// The letters of a question and an answer.
const QUESTION: &str = "Q";
const ANSWER: &str = "A";
/// Words that a label may have at most.
const LONGEST_LABEL: usize = 5;

/// A paragraph as items.
struct Block {
    items: Range<usize>,
    heading: bool,
    label: Option<Label>,
}

/// What names the speaker of a turn.
struct Label {
    /// Its words.
    words: Range<usize>,
    /// Where the speech begins.
    speech: usize,
    /// How it is set apart.
    form: Form,
}

/// How a label is set apart from the speech behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "Ada Vale:"
    Colon,
    /// "Q."
    Letter,
    /// "((Ada Vale))", which nothing but a transcript has.
    Brackets,
}

/// The speeches of a conversation in order; empty where the article is none.
pub fn find(scene: &Scene<'_, '_>, mentions: &Mentions) -> Vec<Found> {
    let blocks = blocks(scene);
    let labels: Vec<&str> = blocks.iter().filter_map(|block| label(scene, block)).collect();
    let bracketed = blocks.iter().filter_map(|block| block.label.as_ref()).any(|label| label.form == Form::Brackets);
    if labels.len() < FEWEST || !bracketed && speaking(&labels, mentions) * 2 <= labels.len() {
        return Vec::new();
    }
    // "Interview: The mayor on the bridge" at the head of the article is a headline.
    let once = |label: &str| labels.iter().filter(|&&other| other == label).count() == 1 && !mentions.is_label(label);
    let headline = !bracketed && blocks.first().and_then(|block| label(scene, block)).is_some_and(once);
    let mut found: Vec<Found> = Vec::new();
    let mut open = false;
    let last = blocks.iter().rposition(|block| block.label.is_some());
    for (index, block) in blocks.iter().enumerate().skip(usize::from(headline)) {
        if let Some(label) = &block.label {
            let source = Source { items: label.words.clone(), how: "label of the turn" };
            let content = only(first(scene, &(label.speech..block.items.end))..block.items.end);
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
            blocks.push(Block { items: stretch.items.clone(), heading, label: None });
        }
        paragraph = Some(stretch.paragraph);
    }
    for block in &mut blocks {
        block.label = bracketed(scene, block).or_else(|| before_colon(scene, block)).or_else(|| letter(scene, block));
    }
    // "A. Vale" is a name where nobody asks.
    if !blocks.iter().any(|block| label(scene, block) == Some(QUESTION)) {
        for block in &mut blocks {
            block.label.take_if(|label| label.form == Form::Letter);
        }
    }
    blocks
}

/// A label before a colon, with speech after it.
fn before_colon(scene: &Scene<'_, '_>, block: &Block) -> Option<Label> {
    let start = first(scene, &block.items);
    let colon = (start..block.items.end).take(LONGEST_LABEL + 1).skip(1).find(|&at| scene.word(at) == ":")?;
    let capital = |at: usize| scene.word(at).starts_with(|c: char| c.is_uppercase() || c == '.');
    // A name with a number behind it is a line of a table.
    let says = (colon + 1..block.items.end).any(|at| scene.is_quotation(at) || scene.word(at).contains(char::is_alphabetic));
    ((start..colon).all(capital) && says).then_some(Label { words: start..colon, speech: colon + 1, form: Form::Colon })
}

/// "Q." and "A.", in one token or two.
fn letter(scene: &Scene<'_, '_>, block: &Block) -> Option<Label> {
    let start = first(scene, &block.items);
    let parted = scene.word_within(start + 1, &block.items) == ".";
    let speech = start + 1 + usize::from(parted);
    let stopped = parted || scene.word(start).ends_with('.');
    let lettered = [QUESTION, ANSWER].contains(&scene.word(start).trim_end_matches('.'));
    (lettered && stopped && speech < block.items.end).then_some(Label { words: start..start + 1, speech, form: Form::Letter })
}

/// "((Ada Vale))": a label as Wikinews writes it.
fn bracketed(scene: &Scene<'_, '_>, block: &Block) -> Option<Label> {
    let is = |at: usize, bracket: &str| scene.word_within(at, &block.items) == bracket;
    let start = block.items.start;
    let end = (start + 3..block.items.end).take(LONGEST_LABEL).find(|&at| is(at, ")")).filter(|&end| is(end + 1, ")"))?;
    let opens = is(start, "(") && is(start + 1, "(");
    (opens && end + 2 < block.items.end).then_some(Label { words: start + 2..end, speech: end + 2, form: Form::Brackets })
}

/// The first item behind marks of emphasis ("**Ada Vale:** Yes.").
fn first(scene: &Scene<'_, '_>, items: &Range<usize>) -> usize {
    items.clone().find(|&at| scene.is_quotation(at) || scene.word(at).contains(char::is_alphanumeric)).unwrap_or(items.end)
}

/// The words of a label, without the stop of a letter.
fn label<'a>(scene: &Scene<'_, 'a>, block: &Block) -> Option<&'a str> {
    let label = block.label.as_ref()?;
    let words = scene.cover(&label.words).cut(scene.tagged.text);
    Some(if label.form == Form::Letter { words.trim_end_matches('.') } else { words })
}

/// Who answers, where nothing but "Q" and "A" tells it: the one person who is named before the first turn, by the last words that do.
pub fn interviewee(scene: &Scene<'_, '_>, entities: &Entities, turns: &[Found]) -> Option<Source> {
    let start = scene.cover(&turns.first()?.source.as_ref()?.items).start;
    let introduced = entities
        .people
        .iter()
        .filter_map(|person| person.mentions.iter().rfind(|mention| mention.kind == MentionKind::Name && mention.span.end <= start));
    let mut introduced = introduced.map(|mention| mention.span);
    let (one, None) = (introduced.next()?, introduced.next()) else { return None };
    let first = Some(scene.items_before(one.start)).filter(|&first| first < scene.items.len())?;
    Some(Source { items: first..scene.items_before(one.end).max(first + 1), how: "the one person who is introduced" })
}

/// Whether a turn has no other label than that of an answer.
pub fn answers(scene: &Scene<'_, '_>, turn: &Found) -> bool {
    let label = turn.source.as_ref().map_or("", |source| scene.cover(&source.items).cut(scene.tagged.text));
    turn.rule == Rule::Turn && label.trim_end_matches('.') == ANSWER
}
