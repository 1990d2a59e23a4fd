//! The source behind "according to": up to the next comma, with its apposition, or up to a clause that no comma parts from it.

use std::ops::Range;

use super::apposition;
use super::source::{self, LONGEST, Source};
use super::stretches::Scene;
use super::words;
use crate::language::Upos;

/// The source after "according to", with all that belongs to it up to the next comma, and its apposition.
pub fn source(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: &Range<usize>) -> Option<Source> {
    let ends = |at: usize| matches!(scene.word(at), "," | ";" | ":" | ")") || scene.is_dash(at) || scene.is_quotation(at);
    let limit = bounds.end.min(cue.end + LONGEST);
    let mut end = cue.end;
    while end < limit && !ends(end) {
        // "Rep. Ada Vale (D-Vt.)"
        let close = (end..limit).find(|&at| scene.word(at) == ")").filter(|_| scene.word(end) == "(");
        end = close.unwrap_or(end) + 1;
    }
    while end > cue.end && matches!(scene.word(end - 1), "." | "?" | "!") {
        end -= 1;
    }
    if end == cue.end {
        return None;
    }
    let front =
        cue.start <= bounds.start + 1 || scene.word(cue.start).starts_with(char::is_uppercase) || words::joins(scene.word(cue.start - 1));
    if let Some(clause) =
        clause_behind(scene, bounds, &(cue.end..end)).filter(|&at| front || scene.word(at).starts_with(char::is_uppercase))
    {
        end = clause;
    }
    if scene.word_within(end, bounds) == "," {
        end = if front {
            apposition::end_before_clause(scene, bounds, &(cue.end..end))
        } else {
            apposition::named_behind(scene, bounds, end).filter(|_| apposition::is_office(scene, &(cue.end..end))).unwrap_or(end)
        };
    }
    Some(Source { items: cue.end..end, how: "subject after the cue" })
}

/// Where a clause begins that no comma parts from the source before it: "According to Ada Vale the bridge is old", "According to the office 12 people left".
fn clause_behind(scene: &Scene<'_, '_>, bounds: &Range<usize>, items: &Range<usize>) -> Option<usize> {
    let parted = scene.word_within(items.end, bounds) == "," && apposition::opens_clause(scene, bounds, items.end + 1);
    let subject = |at: usize| {
        let word = scene.word(at);
        let approximate = words::approximates(word) || scene.word(at + 1) == "than";
        let counted = approximate && (at + 1..at + 3).any(|at| scene.upos(at) == Some(Upos::Num));
        let determined = words::is_determiner(word) && !words::is_possessive(word) && word != "that";
        counted
            || determined
            || matches!(scene.upos(at), Some(Upos::Det | Upos::Num))
            || source::is_pronoun(scene, at) && !words::relates(word)
    };
    let noun =
        |at: usize| matches!(scene.upos(at), Some(Upos::Noun | Upos::Propn)) || at == items.start && scene.upos(at) == Some(Upos::Verb);
    let ends = |at: usize| noun(at) && !words::tells_time(scene.word(at));
    let starts = |&at: &usize| subject(at) && ends(at - 1) && (at + 1..items.end).any(|at| scene.is_finite(at));
    (items.start + 1..items.end).find(starts).filter(|_| !parted)
}
