//! Quotes: what was said, the words that say that it was said, and who said it.
//!
//! In go [`Tagged`] and the people, out come [`Quote`]s, direct, indirect and mixed, in the terms of attribution research (Pareti 2015, `PolNeAR`):
//! content, cue and source.

mod attribution;
mod confidence;
mod content;
mod continuation;
mod cues;
mod frames;
mod source;
mod speaker;
mod stretches;
mod words;

use attribution::Found;
use continuation::Reading;
use speaker::Mentions;
use stretches::Scene;

use crate::language::Tagged;
use crate::people::Entities;
use crate::text::Span;

/// One attribution: all content under one cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Inside quotation marks, outside, or both.
    pub kind: QuoteKind,
    /// The content, quotation marks included, in order.
    pub spans: Vec<Span>,
    /// Who said it; `None` where the text does not say.
    pub speaker: Option<Speaker>,
    /// The words that tell that something was said ("said", "according to"); empty for a continued quote.
    pub cue: Vec<Span>,
    /// Dictionary form of the cue ("say", "deny"), with `not` before it where the saying is denied ("not say").
    pub lemma: String,
    /// Probability that the speaker is right, from 0 to 1.
    pub confidence: f32,
    /// How content and speaker were found, a step an entry, for the reader ("subject of the cue", "he ← Jeff Sessions, ¶4").
    pub how: Vec<String>,
}

/// Whether the content stands inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Wholly.
    Direct,
    /// Not at all.
    Indirect,
    /// In part.
    Mixed,
}

/// The source of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The entity the words were resolved to; `None` where they name nobody of the lists.
    pub who: Option<Who>,
    /// The words that name the speaker.
    pub spans: Vec<Span>,
}

/// An index into one of the lists of [`Entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// Into the people.
    Person(usize),
    /// Into the organisations.
    Organisation(usize),
    /// Into the places ("Moscow said").
    Place(usize),
}

/// Finds the quotes, in the order of the text, and links "I", "we" and "my" inside them to their speakers.
pub fn find(tagged: &Tagged<'_>, entities: &mut Entities) -> Vec<Quote> {
    let scene = Scene::new(tagged);
    let mut reading = Reading::default();
    for (index, stretch) in scene.stretches.iter().enumerate() {
        reading.add(&scene, index, attribution::read(&scene, stretch));
    }
    let mentions = Mentions::new(entities);
    let mut quotes: Vec<Quote> = reading.found.iter().filter_map(|found| quote(&scene, &mentions, found)).collect();
    quotes.sort_by_key(|quote| quote.spans[0]);
    quotes
}

/// The attribution in the form that leaves this room; `None` when no word of content is left.
fn quote(scene: &Scene<'_, '_>, mentions: &Mentions, found: &Found) -> Option<Quote> {
    let (spans, kind) = content::spans(scene, &found.content);
    if spans.is_empty() {
        return None;
    }
    let speaker = found.source.as_ref().map(|source| {
        let first = scene.span(source.items.start);
        Speaker { who: mentions.resolve(scene, source), spans: vec![first.to(scene.span(source.items.end - 1))] }
    });
    let cue = found.cue.as_ref();
    let lemma = cue.map_or(String::new(), |cue| if cue.negated { format!("not {}", cue.lemma) } else { cue.lemma.to_owned() });
    let cue = cue.map(|cue| scene.span(cue.items.start).to(scene.span(cue.items.end - 1)));
    let how = found.source.as_ref().map(|source| source.how.to_owned());
    Some(Quote {
        kind,
        spans,
        speaker,
        cue: cue.into_iter().collect(),
        lemma,
        confidence: confidence::of(found),
        how: how.into_iter().collect(),
    })
}
