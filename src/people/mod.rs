//! People: from names to persons, each once, with every mention.
//!
//! In goes [`Tagged`], out come [`Entities`]: names gathered into persons, organisations and places; titles and roles read from the words beside them;
//! pronouns and role phrases linked to the person where the evidence is good and left open where it is not.

mod bylines;
mod cluster;
mod entities;
mod family;
mod gender;
mod kin;
mod named;
mod names;
mod namesakes;
pub mod pronouns;
mod roles;
mod speech;
pub mod syntax;
pub mod titles;

use std::ops::Range;

use crate::language::{NameKind, Tagged};
use crate::text::Span;

pub use roles::{is_role, role_gender};
pub use speech::link_speech;

/// A person of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The fullest form of the name in the text.
    pub name: String,
    /// What the text says the person is ("Attorney General").
    pub role: Option<String>,
    /// Only where the text gives evidence.
    pub gender: Option<Gender>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
}

/// Gender as the text has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

/// A place in the text where a person is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Name, role phrase or pronoun.
    pub kind: MentionKind,
    /// How it came to be linked, for the reader ("surname of Ada Vale, ¶1").
    pub how: String,
    /// Somebody else of the same name may be meant.
    pub guess: bool,
}

/// By what a person is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// A name, without title and possessive.
    Name,
    /// "the attorney general"
    Role,
    /// "he", "her", and "I" inside the person's own quotes.
    Pronoun,
}

/// An organisation or a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest form of the name in the text.
    pub name: String,
    /// In the order of the text.
    pub mentions: Vec<Span>,
}

/// All who and what is named in the article; each list ordered by first mention.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// Persons.
    pub people: Vec<Person>,
    /// Bodies of people.
    pub organisations: Vec<Entity>,
    /// Places.
    pub places: Vec<Entity>,
}

/// Gathers names into entities and links what else refers to them.
pub fn find(tagged: &Tagged<'_>) -> Entities {
    let mut entities = gather(tagged);
    pronouns::link(tagged, &mut entities.people);
    entities
}

/// Gathers names into entities, with the roles of persons and the phrases that mean them by these; pronouns are left out.
pub fn gather(tagged: &Tagged<'_>) -> Entities {
    let mut entities = named(tagged);
    roles::find(tagged, &mut entities.people);
    entities
}

fn named(tagged: &Tagged<'_>) -> Entities {
    let authors = bylines::find(tagged);
    let is_told_of = |cluster: &cluster::Cluster| cluster.mentions.iter().any(|mention| authors.binary_search(&mention.span).is_err());
    let people: Vec<Person> = cluster::gather(tagged)
        .into_iter()
        .filter(is_told_of)
        .map(|cluster| Person { name: cluster.display(tagged.text), role: None, gender: cluster.gender(), mentions: cluster.mentions })
        .collect();
    let mut organisations = entities::gather(tagged, NameKind::Organisation);
    // "The Vales" are no club where two Vales are known.
    let mut families: Vec<Span> = people
        .iter()
        .flat_map(|person| &person.mentions)
        .filter(|mention| mention.kind == MentionKind::Role)
        .map(|mention| mention.span)
        .collect();
    families.sort_unstable();
    let is_family = |span: &Span| {
        families.get(families.partition_point(|family| family.end <= span.start)).is_some_and(|family| family.overlaps(*span))
    };
    let mut places = entities::gather(tagged, NameKind::Place);
    for entity in organisations.iter_mut().chain(&mut places) {
        entity.mentions.retain(|span| !is_family(span) && !roles::is_description(tagged, *span));
    }
    organisations.retain(|organisation| !organisation.mentions.is_empty());
    places.retain(|place| !place.mentions.is_empty());
    Entities { people, organisations, places }
}

/// Where persons are meant by the kinds of mention asked for, in the order of the text: the tokens and the person's index.
fn mentioned(tagged: &Tagged<'_>, people: &[Person], asked: impl Fn(MentionKind) -> bool) -> Vec<(Range<usize>, usize)> {
    let mut mentioned = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let spans = person.mentions.iter().filter(|mention| asked(mention.kind)).map(|mention| mention.span);
        mentioned.extend(spans.map(|span| (tagged.tokens_in(span), index)));
    }
    mentioned.sort_by_key(|(tokens, _)| (tokens.start, tokens.end));
    mentioned
}

/// Where something is, for the reader: "¶4" as soon as it is known how the article is shown ([`crate::reading::number_places`]).
fn place(offset: usize) -> String {
    format!("{PLACE}{offset}")
}

/// What stands before the offset of a place until then.
pub const PLACE: &str = "¶@";
