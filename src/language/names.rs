//! Names of persons, organisations and places.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body of people: company, party, agency, team.
    Organisation,
    /// A place on a map.
    Place,
}

/// Names of the tagged text, in order, without overlap.
pub fn find(_tagged: &Tagged<'_>) -> Vec<Name> {
    Vec::new()
}
