//! Appositions: what tells more of a name or an office beside it, and so belongs to the words that name a source.
//!
//! "According to Ada Vale, a doctor in Elmford, …", "his lawyer, Ben Sule", "Ada Vale, director of the museum said".

use std::ops::Range;

use super::stretches::Scene;
use super::words;
use crate::language::{NameKind, Upos};
use crate::people;

/// Items that an apposition or a relative clause has at most.
const LONGEST: usize = 30;

/// Items that a name behind an office has at most.
const LONGEST_NAME: usize = 7;

/// Where a source ends that a clause is to follow: "According to Ada Vale, a doctor, who left, the bridge is safe". What would leave the clause without a
/// subject belongs to the clause: "According to the Courier, a man, 53, died".
pub fn end_before_clause(scene: &Scene<'_, '_>, bounds: &Range<usize>, source: &Range<usize>) -> usize {
    let mut comma = source.end;
    while let Some(next) = next_comma(scene, bounds, comma)
        && tells_more(scene, &(source.start..comma), &(comma + 1..next))
    {
        comma = next;
    }
    if comma > source.end && opens_clause(scene, bounds, comma + 1) { comma } else { source.end }
}

/// Where the name ends that stands behind an office and a comma: "said its director, Sir Ada Vale, on Monday", "said his brother, Ben."
pub fn named_behind(scene: &Scene<'_, '_>, bounds: &Range<usize>, comma: usize) -> Option<usize> {
    let named = |&at: &usize| scene.word(at).starts_with(char::is_uppercase) || scene.word(at) == "." && scene.word(at - 1).len() < 5;
    let last = (comma + 1..bounds.end).take(LONGEST_NAME).take_while(named).last().filter(|_| scene.word(comma) == ",")?;
    let end = if scene.word(last) == "." { last } else { last + 1 };
    let closed = end >= bounds.end || matches!(scene.word(end), "," | "." | ";" | ":") || scene.is_quotation(end);
    let named = |at: usize| {
        let name = scene.tagged.names.get(scene.tagged.names.partition_point(|name| name.span.end <= scene.span(at).start));
        name.is_some_and(|name| name.kind == NameKind::Person && name.span == scene.span(at))
    };
    (closed && (end > comma + 2 || named(comma + 1)) && !words::tells_time(scene.word(comma + 1))).then_some(end)
}

/// Whether a noun phrase is headed by an office or another word for a person: "the head of the museum", "his lawyer".
pub fn is_office(scene: &Scene<'_, '_>, phrase: &Range<usize>) -> bool {
    let past = phrase.clone().skip(1).find(|&at| words::is_preposition(scene.word(at)) || words::relates(scene.word(at)));
    past.unwrap_or(phrase.end).checked_sub(1).is_some_and(|head| phrase.contains(&head) && people::is_role(scene.word(head)))
}

/// Where the person's name begins that a description from `start` to `end` stands behind, without a comma of its own: "Ada Vale, director of the museum said".
pub fn described(scene: &Scene<'_, '_>, bounds: &Range<usize>, start: usize, end: usize) -> Option<usize> {
    let last = start.checked_sub(2).filter(|&last| last > bounds.start && scene.word(last + 1) == ",")?;
    let (span, names) = (scene.span(last), &scene.tagged.names);
    let name = names.get(names.partition_point(|name| name.span.end < span.end)).filter(|name| name.kind == NameKind::Person)?;
    let capital = |&at: &usize| scene.word(at).starts_with(char::is_uppercase) || scene.word(at) == ".";
    let first = (bounds.start..=last).rev().take(LONGEST_NAME).take_while(capital).last()?;
    let quoted = first > bounds.start && scene.is_quotation(first - 1);
    let apart = quoted || first == bounds.start || scene.word(first - 1) == "," || words::joins(scene.word(first - 1));
    let inside = name.span.end == span.end && scene.span(first).start <= name.span.start;
    let described = is_office(scene, &(start..end)) && (quoted || !matches!(scene.word_within(end + 1, bounds), "," | "." | ""));
    (apart && inside && described).then_some(first)
}

/// The comma after the one at item `comma`, with no other mark between that ends a clause.
fn next_comma(scene: &Scene<'_, '_>, bounds: &Range<usize>, comma: usize) -> Option<usize> {
    let marks = |&at: &usize| matches!(scene.word(at), "," | ";" | ":");
    (comma + 1..bounds.end.min(comma + LONGEST)).find(marks).filter(|&at| scene.word(at) == ",")
}

/// Whether a phrase between commas tells more of what stands `before` it: a relative clause, an age, "a doctor", "speaking in Elmford", a name behind an
/// office, an office behind a name.
fn tells_more(scene: &Scene<'_, '_>, before: &Range<usize>, phrase: &Range<usize>) -> bool {
    let Some(last) = before.end.checked_sub(1).filter(|_| !phrase.is_empty()) else { return false };
    let first = scene.word(phrase.start);
    if words::relates(first) && first != "that" {
        return true;
    }
    let verb = phrase.clone().find(|&at| scene.is_finite(at));
    if verb.is_some_and(|verb| !(phrase.start..verb).any(|at| words::relates(scene.word(at)))) {
        return false;
    }
    let short = phrase.len() == 1 && (first.ends_with('.') || first.starts_with(|c: char| c.is_ascii_digit()));
    let participle = scene.is_gerund(phrase.start) || scene.is_participle(phrase.start);
    let name = |at: usize| scene.word(at).starts_with(char::is_uppercase) || scene.word(at) == ".";
    let named = scene.upos(last) == Some(Upos::Propn) || name(last);
    let office = || matches!(first, "a" | "an") || is_office(scene, phrase);
    let bearer = || phrase.len() <= LONGEST_NAME && phrase.clone().all(name) && is_office(scene, before);
    short || participle || matches!(first, "and" | "or") || named && office() || bearer()
}

/// Whether a clause with a subject of its own begins at the item.
pub fn opens_clause(scene: &Scene<'_, '_>, bounds: &Range<usize>, at: usize) -> bool {
    let verb = scene.is_finite(at) || scene.upos(at) == Some(Upos::Adv) && scene.is_finite(at + 1);
    let end = (at..bounds.end).find(|&at| matches!(scene.word(at), "," | ";")).unwrap_or(bounds.end);
    let clause = |mut items: Range<usize>| items.any(|at| scene.is_finite(at) || scene.is_quotation(at));
    let fronted = words::is_preposition(scene.word_within(at, bounds)) && clause(at..bounds.end);
    !verb && !matches!(scene.word_within(at, bounds), "and" | "or") && (clause(at..end) || fronted)
}
