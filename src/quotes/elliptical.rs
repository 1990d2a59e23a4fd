//! Elliptical attributions: words without a verb of their own before a cue, and a narrator who breaks into a quotation without one.
//!
//! Words without a verb are looked for before the rules for whole clauses are tried, which would take what stands behind the speaker for the content; a broken
//! quotation where these find nothing.

use std::ops::Range;

use super::Tense;
use super::attribution::{Found, Rule};
use super::continuation;
use super::cue::Cue;
use super::cues::{self, Class, Form, Frame};
use super::place::only;
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};
use super::words;
use crate::language::Upos;

/// Words without a verb that are said, at most.
const FEW: usize = 4;

/// Items that break into a quotation, at most.
const LONGEST_ASIDE: usize = 16;

/// "Not so, says Ada Vale", "Nonsense, retorts her deputy, Ben Sule."
pub fn verbless(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let items = &stretch.items;
    let plain = |at: usize| !scene.is_quotation(at) && !scene.is_finite(at);
    let comma = items.clone().take(FEW + 1).skip(1).take_while(|&at| plain(at)).find(|&at| scene.word(at) == ",")?;
    let (verb, form) = cues::verb(scene.word_within(comma + 1, items))?;
    let speech = matches!(verb.class, Class::Speech | Class::Writing) && matches!(verb.frame, Frame::Say | Frame::Ask);
    if !speech || !matches!(form, Form::Past | Form::Present) {
        return None;
    }
    let source = source::after(scene, items, comma + 2).filter(|source| continuation::can_speak(scene, source))?;
    let content = items.start..comma;
    let opening = scene.word(content.start);
    let adverb = content.len() == 1 && scene.upos(content.start) == Some(Upos::Adv);
    let circumstance =
        words::is_preposition(opening) || words::joins(opening) || content.clone().any(|at| words::ends_time(scene.word(at)));
    let ends = (source.items.end..items.end).all(plain) && source.items.clone().all(plain);
    let behind = scene.word_within(source.items.end, items);
    let closed = matches!(behind, "" | "," | ".");
    let tense = Some(if form == Form::Past { Tense::Past } else { Tense::Present });
    let cue = Cue { items: comma + 1..comma + 2, lemma: verb.lemma, verb: Some((verb, form)), negated: false, tense };
    (plain(items.start) && ends && closed && !adverb && !circumstance).then(|| Found {
        content: only(content),
        source: Some(source),
        cue: Some(cue),
        rule: Rule::PlainBefore,
    })
}

/// "“This bill” — and here Ada Vale paused — “is too long.”"
pub fn broken(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let (first, aside) = aside(scene, stretch)?;
    let verb = aside.clone().find(|&at| scene.is_finite(at))?;
    let source = source::before(scene, &aside, verb).filter(|source| continuation::can_speak(scene, source))?;
    let source = Source { items: continuation::without_adverbs(scene, source.items), how: "subject of what breaks in" };
    Some(Found { content: halves(first, &aside), source: Some(source), cue: None, rule: Rule::Continued })
}

/// Leaves out of what is attributed the narrator's clause between dashes that broke into it: "“This bill” — she paused — “is too long,” Ada Vale said."
pub fn without_aside(scene: &Scene<'_, '_>, stretch: &Stretch, found: &mut [Found]) {
    let Some((first, aside)) = aside(scene, stretch) else { return };
    let around = |range: &Range<usize>| range.start <= first && range.end == aside.end + 2;
    if let Some(one) = found.iter_mut().find(|one| one.rule == Rule::QuotedBefore && one.content.first().is_some_and(around)) {
        one.content.splice(..1, halves(first, &aside));
    }
}

/// The quotation that a clause between dashes breaks into, and the clause.
fn aside(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<(usize, Range<usize>)> {
    let items = &stretch.items;
    let first = items.clone().take(2).find(|&at| scene.is_quotation(at))?;
    let aside = first + 2..items.end.min(first + LONGEST_ASIDE);
    let end = aside.clone().take_while(|&at| !scene.is_quotation(at)).find(|&at| scene.is_dash(at))?;
    let dashes = scene.is_dash(first + 1) && end + 1 < items.end && scene.is_quotation(end + 1) && !scene.opens_sentence(end + 1);
    let clause = (aside.start..end).any(|at| scene.is_finite(at)) && !words::relates(scene.word(aside.start));
    (dashes && clause).then_some((first, aside.start..end))
}

/// The quotations before and behind an aside.
fn halves(first: usize, aside: &Range<usize>) -> Vec<Range<usize>> {
    vec![first..first + 1, aside.end + 1..aside.end + 2]
}
