//! Headlines: what is quoted in the title of an article or in a heading, where the verbs are left out.
//!
//! In go the attributions that the rules for sentences found in it, out come those of a headline: quoted words before a colon or a dash ("‘We were
//! misled’: residents leave Elmford"), quoted words that nobody is named for ("Bridge fares ‘to rise by half’"), a passive without its agent ("Bridge dubbed
//! ‘worst in Ohio’"). A title of a work stands in quotation marks too, but begins with a capital.

use std::ops::Range;

use super::Quote;
use super::attribution::Found;
use super::confidence;
use super::continuation::{self, alone};
use super::cue::Cue;
use super::cues::{Form, Frame, Needs};
use super::source::Source;
use super::stretches::{self, Scene, Stretch};
use super::words;
use crate::language::{NameKind, Tagged, Upos};
use crate::people;

/// Paragraphs of the lead, in which the words of the title are told again.
const LEAD: usize = 3;

/// Words of a label at most.
const LONGEST_LABEL: usize = 8;

/// Letters of a word that says too little to be compared, at most.
const SHORTEST: usize = 3;

/// The attributions of a headline.
pub fn read(scene: &Scene<'_, '_>, stretch: &Stretch, mut found: Vec<Found>) -> Vec<Found> {
    let items = stretch.items.clone();
    let first = items.start;
    let parted = scene.word_within(first + 1, &items) == ":" || first + 1 < items.end && scene.is_dash(first + 1);
    if scene.is_quotation(first) && (parted || items.len() == 1) {
        let behind = first + 2..items.end;
        let told = found.into_iter().filter_map(|one| one.source).find(|source| source.items.start == behind.start);
        let source = told.or_else(|| continuation::subjects(scene, &behind).find(|source| continuation::leads(scene, &behind, source)));
        return vec![alone(first..first + 1, source.map(|source| Source { how: "subject behind the colon", ..source }))];
    }
    found.retain_mut(|one| {
        let Some(source) = one.source.take_if(|source| is_patient(scene, &items, one.cue.as_ref(), source)) else { return true };
        scene.is_quotation(source.items.end + 1)
    });
    found.retain(|one| !is_compound(scene, one));
    let taken = |at: usize| found.iter().any(|one| one.content.iter().any(|range| range.contains(&at)));
    let claims = |&at: &usize| scene.is_quotation(at) && !taken(at) && is_claim(scene, at);
    let claims: Vec<Found> = items.filter(claims).map(|at| alone(at..at + 1, None)).collect();
    found.extend(claims);
    found
}

/// Whether what is quoted is said of something ("‘to rise by half’", "‘illegal’") and neither a title nor a noun that the writer keeps at a distance.
fn is_claim(scene: &Scene<'_, '_>, at: usize) -> bool {
    let inner = scene.inner(at);
    let mut tokens = scene.tagged.tokens_in(inner).map(|token| scene.tagged.tokens[token].tag.upos);
    let noun = matches!((tokens.next(), tokens.next()), (Some(Upos::Noun | Upos::Propn), None));
    inner.cut(scene.tagged.text).starts_with(char::is_lowercase) && !noun
}

/// Gives what is quoted in the title without a speaker to whoever says the same first in the lead: "Bridge ‘worst in Ohio’", "The bridge is the worst, the
/// mayor said". The quotes stand in the order of the text.
pub fn attribute(tagged: &Tagged<'_>, quotes: &mut [Quote]) {
    let [title, lead @ ..] = &tagged.paragraphs[..] else { return };
    let end = lead.iter().take(LEAD).next_back().map_or(0, |last| last.span.end);
    let first = quotes.partition_point(|quote| quote.spans[0].start < title.span.end);
    let (titles, rest) = quotes.split_at_mut(first);
    for quote in titles.iter_mut().filter(|quote| quote.speaker.is_none()) {
        let words = content_words(tagged, quote);
        let same = |told: &&Quote| content_words(tagged, told).iter().any(|word| words.contains(word));
        let told = rest.iter().take_while(|told| told.spans[0].start < end).filter(|told| told.speaker.is_some()).find(same);
        let Some(told) = told else { continue };
        quote.speaker.clone_from(&told.speaker);
        quote.confidence = told.confidence * confidence::INFERRED;
        quote.how = vec![format!("told again {}{}", people::PLACE, told.spans[0].start)];
    }
}

/// Whether a quote is a label over a part of the text: a few quoted words, alone in their paragraph, that nobody says.
pub fn is_label(tagged: &Tagged<'_>, quote: &Quote) -> bool {
    let [span] = quote.spans[..] else { return false };
    let at = tagged.paragraphs.partition_point(|paragraph| paragraph.span.end < span.end);
    let alone = at > 0 && tagged.paragraphs.get(at).is_some_and(|paragraph| paragraph.span == span);
    alone && quote.speaker.is_none() && quote.cue.is_empty() && span.cut(tagged.text).split_whitespace().count() <= LONGEST_LABEL
}

/// The words of a quote that are no function words, in small letters.
fn content_words(tagged: &Tagged<'_>, quote: &Quote) -> Vec<String> {
    let tokens = quote.spans.iter().flat_map(|&span| tagged.tokens_in(span));
    let content = |&token: &usize| matches!(tagged.tokens[token].tag.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj);
    tokens.filter(content).map(|token| tagged.word(token).to_lowercase()).filter(|word| word.len() > SHORTEST).collect()
}

/// Whether who seems to be the source is what something is said of or who is told it, since the form of "be" is left out: "Bridge dubbed ‘worst in Ohio’",
/// "Builders warned over ‘weak bridge’", "Vale urged to go", "Bridge plan attacked".
fn is_patient(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: Option<&Cue>, source: &Source) -> bool {
    let Some((cue, (verb, form))) = cue.and_then(|cue| Some((cue, cue.verb?))) else { return false };
    let (start, next) = (source.items.start, cue.items.end);
    let behind = start > bounds.start && (scene.word(start - 1) == "," || scene.pauses(start - 1));
    if form != Form::Past || verb.lemma == "say" || source.items.end != cue.items.start || behind {
        return false;
    }
    let led = words::is_preposition(scene.word_within(next, bounds));
    let infinitive = scene.word_within(next, bounds) == "to";
    let object = matches!(verb.frame, Frame::Call | Frame::Tell | Frame::Ask);
    next >= bounds.end || led && (object || !infinitive) || object && scene.is_quotation(next)
}

/// Whether what seems to be a cue is the head of a noun that the quoted words are said of: "Job cuts ‘a mistake’", "Bridge talks ‘make progress’".
fn is_compound(scene: &Scene<'_, '_>, found: &Found) -> bool {
    let Some((cue, source)) = found.cue.as_ref().zip(found.source.as_ref()) else { return false };
    let Some((verb, Form::Base | Form::Present)) = cue.verb else { return false };
    let beside = source.items.end == cue.items.start && scene.is_quotation(cue.items.end);
    if !beside || !words::is_often_noun(scene.word(cue.items.start)) {
        return false;
    }
    let predicate = scene.tagged.tokens_in(scene.inner(cue.items.end)).next();
    let finite = predicate.is_some_and(|token| stretches::is_finite(scene.tagged.tokens[token].tag.penn));
    let person = continuation::names(scene, &source.items).any(|kind| kind == NameKind::Person);
    let speaks = person || source.items.clone().any(|at| words::is_person(scene.word(at)) || words::heads_headline(scene.word(at)));
    let noun = scene.upos(cue.items.start) == Some(Upos::Noun) || verb.needs == Needs::Quote;
    finite || noun && !speaks
}
