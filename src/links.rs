//! Links: from a place in the text to what was found there, from a finding to its words, and from one finding to those related to it.

use crate::quotes::Who;
use crate::story::Story;
use crate::text::Span;

/// A finding of the story: an index into one of its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each names the list it points into")]
pub enum Id {
    Person(usize),
    Organisation(usize),
    Place(usize),
    Quote(usize),
    Event(usize),
    Time(usize),
}

impl From<Who> for Id {
    fn from(who: Who) -> Self {
        match who {
            Who::Person(index) => Self::Person(index),
            Who::Organisation(index) => Self::Organisation(index),
            Who::Place(index) => Self::Place(index),
        }
    }
}

/// All findings of a story.
pub fn all(story: &Story) -> impl Iterator<Item = Id> {
    let list = |len: usize, id: fn(usize) -> Id| (0..len).map(id);
    list(story.people.len(), Id::Person)
        .chain(list(story.organisations.len(), Id::Organisation))
        .chain(list(story.places.len(), Id::Place))
        .chain(list(story.quotes.len(), Id::Quote))
        .chain(list(story.events.len(), Id::Event))
        .chain(list(story.times.len(), Id::Time))
}

/// The words of a finding, in the order of the text: mentions, quote content, clause, time expression.
pub fn spans(story: &Story, id: Id) -> Vec<Span> {
    match id {
        Id::Person(index) => story.people[index].mentions.iter().map(|mention| mention.span).collect(),
        Id::Organisation(index) => story.organisations[index].mentions.clone(),
        Id::Place(index) => story.places[index].mentions.clone(),
        Id::Quote(index) => story.quotes[index].spans.clone(),
        Id::Event(index) => vec![story.events[index].span],
        Id::Time(index) => vec![story.times[index].span],
    }
}

/// What was found at a byte of the text.
pub fn at(story: &Story, offset: usize) -> Vec<Id> {
    all(story).filter(|&id| spans(story, id).iter().any(|span| span.contains(offset))).collect()
}

/// Whether two findings belong together: a person and their quotes, an event and the people in it, a statement and its quote, or findings whose words overlap.
pub fn related(story: &Story, one: Id, other: Id) -> bool {
    one == other || linked(story, one, other) || linked(story, other, one) || {
        let others = spans(story, other);
        spans(story, one).iter().any(|span| others.iter().any(|other| span.overlaps(*other)))
    }
}

fn linked(story: &Story, one: Id, other: Id) -> bool {
    match (one, other) {
        (Id::Quote(quote), who) => story.quotes[quote].speaker.as_ref().and_then(|speaker| speaker.who).map(Id::from) == Some(who),
        (Id::Event(event), Id::Person(person)) => story.events[event].people.contains(&person),
        (Id::Event(event), Id::Quote(quote)) => story.events[event].quote == Some(quote),
        (Id::Event(event), Id::Time(time)) => story.events[event].time == Some(story.times[time].span),
        _ => false,
    }
}
