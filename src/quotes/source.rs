//! The source of a cue: the noun phrase before it, or after it where the content stands in front.

use std::ops::Range;

use super::stretches::Scene;
use super::words;
use crate::language::Upos;

/// Words that name the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Items of the scene.
    pub items: Range<usize>,
    /// How they were found.
    pub how: &'static str,
}

/// Items that a noun phrase may be long at most.
const LONGEST: usize = 40;

/// The subject before the cue at item `cue`, within `bounds`.
pub fn before(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: usize) -> Option<Source> {
    let end = verb_group(scene, bounds, cue);
    let last = end.checked_sub(1).filter(|&last| last >= bounds.start)?;
    let word = scene.word(last);
    if words::is_pronoun(word) {
        return Some(Source { items: last..end, how: "subject of the cue" });
    }
    match word {
        "," => {
            let comma = (bounds.start..last).rev().take(LONGEST).find(|&at| scene.word(at) == ",").unwrap_or(last);
            let start = phrase_start(scene, bounds, comma);
            (start < comma && !words::is_preposition(scene.word(start)))
                .then_some(Source { items: start..last, how: "subject of the cue, before an apposition" })
        }
        ")" => {
            let bracket = (bounds.start..last).rev().take(LONGEST).find(|&at| scene.word(at) == "(")?;
            let start = phrase_start(scene, bounds, bracket);
            (start < bracket).then_some(Source { items: start..end, how: "subject of the cue" })
        }
        _ => {
            let start = phrase_start(scene, bounds, end);
            (start < end).then_some(Source { items: start..end, how: "subject of the cue" })
        }
    }
}

/// Where the auxiliaries and adverbs before the cue at item `cue` begin.
pub fn verb_group(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: usize) -> usize {
    let mut start = cue;
    while start > bounds.start
        && (words::stands_between(scene.word(start - 1)) || matches!(scene.upos(start - 1), Some(Upos::Aux | Upos::Adv)))
    {
        start -= 1;
    }
    start
}

/// The subject after the cue that ends at item `cue_end`, in "said Ada Vale".
pub fn after(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue_end: usize) -> Option<Source> {
    let mut end = cue_end;
    while end < bounds.end
        && end < cue_end + LONGEST
        && !stops(scene, end)
        && (end == cue_end || !words::is_preposition(scene.word(end)) || scene.word(end) == "of")
    {
        end += 1;
        if words::is_pronoun(scene.word(end - 1)) {
            break;
        }
    }
    while end > cue_end + 1 && end >= bounds.end && scene.word(end - 1) == "." {
        end -= 1;
    }
    let first = scene.word_within(cue_end, bounds);
    let starts = end > cue_end && first.contains(char::is_alphanumeric) && !words::is_preposition(first) && !words::tells_time(first);
    starts.then_some(Source { items: cue_end..end, how: "subject after the cue" })
}

/// A name right before the item `end`: "… surprised the pollster Ada Vale:"
pub fn named_before(scene: &Scene<'_, '_>, bounds: &Range<usize>, end: usize) -> Option<Source> {
    let capital = |at: usize| scene.word(at).starts_with(char::is_uppercase);
    let start = (bounds.start..end).rev().take(6).take_while(|&at| capital(at)).last()?;
    Some(Source { items: start..end, how: "name before the colon" })
}

/// The subject a sentence begins with.
pub fn first(scene: &Scene<'_, '_>, bounds: &Range<usize>) -> Option<Source> {
    let mut start = bounds.start;
    let opening = scene.word_within(start, bounds).to_lowercase();
    if words::is_preposition(&opening) || words::begins_clause(&opening) || words::stands_between(&opening) || words::tells_time(&opening) {
        start = bounds.clone().take(LONGEST).find(|&at| scene.word(at) == ",")? + 1;
    }
    let mut end = start;
    while end < bounds.end
        && end < start + LONGEST
        && !stops(scene, end)
        && !(end > start && (words::is_preposition(scene.word(end)) || looks_finite(scene, end)))
    {
        end += 1;
        if words::is_pronoun(scene.word(end - 1)) {
            break;
        }
    }
    (end > start && !words::is_preposition(scene.word(start))).then_some(Source { items: start..end, how: "subject of the sentence" })
}

/// A name after the cue that ends at item `cue_end`, with nothing more behind it that it could be the subject of: "…, said the pollster Ada Vale."
pub fn name_after(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue_end: usize) -> Option<Source> {
    let source = after(scene, bounds, cue_end)?;
    let end = source.items.end;
    let next = if end < bounds.end { scene.word(end) } else { "." };
    let closed = matches!(next, "," | "." | "who" | "and") || words::is_preposition(next);
    let last = scene.word(end - 1);
    let capital = |at: usize| scene.word(at).starts_with(char::is_uppercase);
    let commas = (bounds.start..cue_end).filter(|&at| scene.word(at) == ",").count();
    let plain = commas == 1
        && end <= cue_end + 4
        && !(cue_end..end).any(capital)
        && !words::is_pronoun(scene.word(cue_end))
        && matches!(next, "," | ".");
    let named = capital(end - 1) && !words::is_pronoun(last) || plain;
    (closed && named && end <= cue_end + 12).then_some(source)
}

/// Whose claim it is: "her claim", "Ada Vale's latest claim".
pub fn possessor(scene: &Scene<'_, '_>, bounds: &Range<usize>, noun: usize) -> Option<Source> {
    let how = "possessor of the cue";
    let at = (bounds.start..noun).rev().take(4).find(|&at| words::is_possessive(scene.word(at)) || stops(scene, at))?;
    if scene.word(at).starts_with(['\'', '’']) {
        let start = phrase_start(scene, bounds, at);
        return (start < at).then_some(Source { items: start..at, how });
    }
    words::is_possessive(scene.word(at)).then_some(Source { items: at..at + 1, how })
}

/// A past tense where the tagger is silent: "issued", but not "the united".
fn looks_finite(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = scene.word(at);
    scene.upos(at).is_none() && word.ends_with("ed") && word.starts_with(char::is_lowercase) && !words::is_determiner(scene.word(at - 1))
}

/// Where the noun phrase that ends before `end` begins.
fn phrase_start(scene: &Scene<'_, '_>, bounds: &Range<usize>, end: usize) -> usize {
    let floor = bounds.start.max(end.saturating_sub(LONGEST));
    let mut start = end;
    while start > floor && !stops(scene, start - 1) {
        start -= 1;
    }
    if start + 1 < end && words::is_preposition(scene.word(start)) {
        start += 1;
        if start + 1 < end && words::tells_time(scene.word(start)) {
            start += 1;
        }
    }
    start
}

/// Whether a noun phrase cannot go over this item.
fn stops(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = scene.word(at);
    let mark = scene.is_punctuation(at) && !matches!(word, "." | "-" | "'" | "’" | "&" | "$" | "%");
    mark || scene.is_quotation(at) || words::begins_clause(word) || matches!(scene.upos(at), Some(Upos::Verb | Upos::Aux))
}
