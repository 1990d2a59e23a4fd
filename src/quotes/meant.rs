//! Whom the words of a source mean: by the name in them, by an antecedent, or inferred from what stands around them.

use std::ops::Range;

use super::Who;
use super::attribution::{Found, Rule};
use super::source::{self, Source};
use super::speaker::Mentions;
use super::stretches::Scene;
use super::{confidence, continuation, turns, words};
use crate::people::{self, Entities};
use crate::text::Span;

/// Whom a source means.
pub struct Meant {
    /// The words that the source stands for: "Ada Vale" of "Ada Vale, who said".
    pub antecedent: Option<Source>,
    /// The entity, and the words that name it.
    pub named: Option<(Span, Who)>,
    /// Others are named with it.
    pub joint: bool,
    /// What an inference leaves of the certainty.
    pub left: f32,
}

/// Whom the source of an attribution means; `interviewee` is who gives the answers of an interview.
pub fn by(scene: &Scene<'_, '_>, entities: &Entities, mentions: &Mentions, found: &Found, interviewee: Option<&Source>) -> Meant {
    let source = found.source.as_ref();
    let label = |source: &Source| {
        let span = scene.cover(&source.items);
        Some((span, mentions.labelled(span.cut(scene.tagged.text)).filter(|_| found.rule == Rule::Turn)?))
    };
    let told = source.and_then(|source| source::antecedent(scene, source));
    let inferred = || {
        let answering = interviewee.filter(|_| turns::answers(scene, found)).cloned();
        answering.or_else(|| speaker_before(scene, entities, mentions, found))
    };
    let inferred = if told.is_none() { inferred() } else { None };
    let doubtful = inferred.is_some();
    let antecedent = told.or(inferred);
    let first = source.and_then(|source| first_of_several(scene, mentions, source));
    let resolve = |source: &Source| mentions.resolve(scene, antecedent.as_ref().unwrap_or(source)).or_else(|| label(source));
    let named = first.or_else(|| source.and_then(resolve));
    let understood = source.filter(|_| named.is_none()).and_then(|source| mentions.understood(scene, source, &found.content));
    let left = match first {
        Some(_) => confidence::ONE_OF_SEVERAL,
        None if understood.is_some() || doubtful => confidence::INFERRED,
        None => 1.0,
    };
    Meant { antecedent, named: named.or(understood), joint: first.is_some(), left }
}

/// Who is named first of several: "Ada Vale and Ben Sule said", but not "Ada Vale and Sons' director Ben Sule".
fn first_of_several(scene: &Scene<'_, '_>, mentions: &Mentions, source: &Source) -> Option<(Span, Who)> {
    let items = source.items.clone();
    let and = items.clone().find(|&at| matches!(scene.word(at), "and" | "or") && at > items.start && at + 1 < items.end)?;
    let word = |at: usize| scene.word(at);
    let nominal = |at: usize| !words::is_preposition(word(at)) && !words::begins_clause(word(at)) && !word(at).starts_with(['\'', '’']);
    let plain = |at: usize| nominal(at) && !scene.is_finite(at) && !scene.is_gerund(at);
    let person =
        |items: Range<usize>| mentions.resolve(scene, &Source { items, how: source.how }).filter(|(_, who)| matches!(who, Who::Person(_)));
    let (first, next) = (person(items.start..and)?, person(and + 1..items.end)?);
    // "Ada and Ben producer Eve Poe": what "and" joins is a name of its own.
    let office = (and + 1..items.end).take_while(|&at| scene.span(at).end <= next.0.start);
    let named = word(and + 1).starts_with(char::is_uppercase) && office.clone().any(|at| word(at).starts_with(char::is_lowercase));
    (first.1 != next.1 && first.0.end == scene.span(and - 1).end && !named && items.clone().all(plain)).then_some(first)
}

/// Whom "she" means behind a quotation of several paragraphs: the subject of the sentence before it.
fn speaker_before(scene: &Scene<'_, '_>, entities: &Entities, mentions: &Mentions, found: &Found) -> Option<Source> {
    let source = found.source.as_ref().filter(|source| source.items.len() == 1)?;
    let gender = people::pronouns::gender(scene.word(source.items.start)).filter(|_| mentions.resolve(scene, source).is_none())?;
    let this = scene.stretch_of(source.items.start)?;
    let first = scene.stretch_of(found.content.first()?.start).filter(|first| first.paragraph < this.paragraph)?;
    let before = scene.stretch_of(first.items.start.checked_sub(1)?)?;
    let fits = |source: &Source| match mentions.resolve(scene, source) {
        Some((_, Who::Person(person))) => entities.people[person].gender == Some(gender),
        _ => false,
    };
    let subject = continuation::subjects(scene, &before.items).find(fits)?;
    Some(Source { how: "subject of the sentence before the quotation", ..subject })
}
