//! Headlines: what is quoted in the title of an article or in a heading, where the verbs are left out.
//!
//! In go the attributions that the rules for sentences found in it, out come those of a headline: quoted words before a colon or a dash ("‘We were
//! misled’: residents leave Elmford"), quoted words that nobody is named for ("Bridge fares ‘to rise by half’"), a passive without its agent ("Bridge dubbed
//! ‘worst in Ohio’"). A title of a work stands in quotation marks too, but begins with a capital.

use super::Quote;
use super::attribution::Found;
use super::confidence;
use super::continuation::{self, alone};
use super::cues::{Form, Frame};
use super::source::Source;
use super::stretches::{Scene, Stretch};
use crate::language::{Tagged, Upos};
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
    for one in &mut found {
        one.source = one.source.take().filter(|source| !is_called(scene, one, source));
    }
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

/// Whether who seems to be the source is what the quoted words are about: "Bridge dubbed ‘worst in Ohio’".
fn is_called(scene: &Scene<'_, '_>, found: &Found, source: &Source) -> bool {
    let Some(cue) = &found.cue else { return false };
    let calls = cue.verb.is_some_and(|(verb, form)| verb.frame == Frame::Call && form == Form::Past);
    calls && source.items.end == cue.items.start && scene.is_quotation(cue.items.end)
}
