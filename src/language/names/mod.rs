//! Names of persons, organisations and places.
//!
//! In go sentences and tokens, out come names without titles and possessives: first by a trained model that labels sentence by sentence ([`model`],
//! [`features`]), then by what the rest of the article says of the same words (`spread`).

pub mod features;
pub mod model;
mod spread;

use super::Tagged;
use crate::text::Span;

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
    let label = |seen: &[features::Seen]| -> Vec<u8> {
        tagged.sentences.iter().flat_map(|sentence| model::label(&seen[sentence.tokens.clone()])).collect()
    };
    let first = label(&seen);
    features::vote(&mut seen, &first);
    let labels = label(&seen);
    spread::names(tagged, &seen, &labels)
}
