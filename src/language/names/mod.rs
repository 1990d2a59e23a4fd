//! Names of persons, organisations and places.
//!
//! In go sentences and tokens, out come names without titles and possessives: first by a trained model that labels sentence by sentence ([`model`],
//! [`features`]), then by what the rest of the article says of the same words (`spread`).

pub mod aliases;
mod bodies;
pub mod features;
pub mod model;
mod persons;
mod senses;
pub mod shape;
mod spread;

use super::Tagged;
use crate::text::Span;
pub use persons::{CALENDAR, ROLES};

/// A name as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, without title and possessive.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body of people: company, party, agency, team.
    Organisation,
    /// A place on a map.
    Place,
}

/// Names of the tagged text, in order, without overlap.
pub fn find(tagged: &Tagged<'_>) -> Vec<Name> {
    let tokens: Vec<Span> = tagged.tokens.iter().map(|token| token.span).collect();
    let firsts: Vec<usize> = tagged.sentences.iter().map(|sentence| sentence.tokens.start).collect();
    let mut seen = features::look(tagged.text, &tokens, &firsts);
    let sentences = || tagged.sentences.iter().map(|sentence| sentence.tokens.clone());
    let label = |scores: &[Option<model::Scores>]| {
        let mut labels = Vec::with_capacity(scores.len());
        sentences().for_each(|sentence| model::label(scores.get(sentence).unwrap_or_default(), &mut labels));
        labels
    };
    let mut scores = model::read(&seen, sentences());
    features::vote(&mut seen, &label(&scores));
    model::read_again(&seen, sentences(), &mut scores);
    spread::names(tagged, &seen, &label(&scores))
}
