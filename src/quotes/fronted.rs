//! What stands in front of a subject and is no part of it: a place, a clause before "and", a phrase about time or place without a comma.

use std::ops::Range;

use super::stretches::Scene;
use super::words;
use crate::language::{NameKind, Upos};
use crate::people;

/// Words that a phrase about time has at most.
const LONGEST_TIME: usize = 4;

/// Digits of a year.
const YEAR: usize = 4;

/// "In Elmford, Ohio, Ada Vale left": what the parser takes for "Ohio" and its apposition is a subject behind a place.
pub fn behind_place(scene: &Scene<'_, '_>, bounds: &Range<usize>, items: Range<usize>) -> Range<usize> {
    let comma = items.clone().find(|&at| scene.word(at) == ",").unwrap_or(items.start);
    let named = || {
        let (span, names) = (scene.cover(&(items.start..comma)), &scene.tagged.names);
        names.get(names.partition_point(|name| name.span < span)).is_some_and(|name| name.kind == NameKind::Place && name.span == span)
    };
    let apposed = items.start > bounds.start && scene.word(items.start - 1) == "," && comma > items.start && comma + 1 < items.end;
    if apposed && named() { comma + 1..items.end } else { items }
}

/// Where the subject of the second of two clauses begins: "The fight made headlines and analysts feared", "It cost 12m in taxes and fines and many say".
pub fn behind_clause(scene: &Scene<'_, '_>, items: Range<usize>) -> Option<usize> {
    let verb = items.clone().find(|&at| scene.is_finite(at))?;
    let joins = |&at: &usize| matches!(scene.word(at), "and" | "but");
    let name = |at: usize| scene.word(at).starts_with(char::is_uppercase);
    let whole = |at: usize| !(name(at - 1) && name(at + 1));
    let last = (verb + 1..items.end.saturating_sub(1)).rfind(|at| joins(at) && whole(*at))?;
    (!(last + 1..items.end).any(|at| scene.is_finite(at))).then_some(last + 1)
}

/// Where the name begins that answers a question right before it: "Asked if he was worried Mr Vale", "When asked why it fell Ada Vale".
pub fn behind_question(scene: &Scene<'_, '_>, bounds: &Range<usize>, items: Range<usize>) -> Option<usize> {
    let asked = bounds.clone().take(2).any(|at| scene.word(at).eq_ignore_ascii_case("asked"));
    let capital = |&at: &usize| scene.word(at).starts_with(char::is_uppercase) || scene.word(at) == ".";
    let first = items.clone().rev().take_while(capital).last().filter(|_| asked)?;
    (items.start..first).any(|at| scene.is_finite(at)).then_some(first)
}

/// Where the subject begins behind a phrase that no comma parts from it: "A month later Ada Vale", "In a talk in Elmford Mr Vale", "In 2002 the firm".
pub fn behind_phrase(scene: &Scene<'_, '_>, bounds: &Range<usize>, items: Range<usize>) -> Option<usize> {
    let opened = items.start > bounds.start && words::is_preposition(scene.word(items.start - 1));
    behind_time(scene, &items, opened).or_else(|| titled(scene, &items).or_else(|| body(scene, &items)).filter(|_| opened))
}

/// "this month the firm", "a month later Ada Vale", "2002 the firm" behind "in".
fn behind_time(scene: &Scene<'_, '_>, items: &Range<usize>, opened: bool) -> Option<usize> {
    let first = scene.word(items.start);
    let year = opened && first.len() == YEAR && first.bytes().all(|byte| byte.is_ascii_digit());
    if first == "now" {
        return Some(items.start + 1).filter(|&next| next < items.end);
    }
    let tells_more = |&at: &usize| words::ends_time(scene.word(at)) || matches!(scene.upos(at), Some(Upos::Num | Upos::Adj | Upos::Det));
    let ends = |&at: &usize| words::ends_time(scene.word(at)) && !words::ends_time(scene.word(at + 1));
    let last = items.clone().take(LONGEST_TIME).take_while(tells_more).find(ends);
    let told = |last: usize| words::is_deictic(first) || words::is_deictic(scene.word(last));
    let end = if year { items.start + 1 } else { last.filter(|&last| told(last))? + 1 };
    let subject = scene.word_within(end, items);
    let opens = subject.starts_with(char::is_uppercase) || words::is_determiner(subject) || scene.upos(end) == Some(Upos::Adj);
    (opens && !words::is_possessive(subject)).then_some(end)
}

/// A name with its title at the end of some items, which nothing but a common noun or a place stands before: "a talk in Elmford Mr Vale".
fn titled(scene: &Scene<'_, '_>, items: &Range<usize>) -> Option<usize> {
    let (span, names) = (scene.cover(items), &scene.tagged.names);
    let name = names.get(names.partition_point(|name| name.span.end < span.end)).filter(|name| name.kind == NameKind::Person)?;
    let title = people::titles::before(scene.tagged.text, name.span.start).filter(|_| name.span.end == span.end)?;
    let first = items.clone().find(|&at| scene.span(at).start == title.span.start)?;
    starts(scene, items, first).then_some(first)
}

/// "the end of March the firm"
fn body(scene: &Scene<'_, '_>, items: &Range<usize>) -> Option<usize> {
    let first = items.end.checked_sub(2)?;
    (scene.word(first) == "the" && words::is_body(scene.word(first + 1)) && starts(scene, items, first)).then_some(first)
}

/// Whether a subject of its own can start at an item: what stands before it leads to nothing.
fn starts(scene: &Scene<'_, '_>, items: &Range<usize>, first: usize) -> bool {
    let before = first.checked_sub(1).filter(|&before| first > items.start && before >= items.start);
    before.is_some_and(|before| matches!(scene.upos(before), Some(Upos::Noun | Upos::Propn | Upos::Num | Upos::Adv)))
}
