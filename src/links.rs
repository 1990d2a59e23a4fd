//! Links: from a place in the text to what was found there, from a finding to its words, and from one finding to those related to it.

use std::collections::{BTreeMap, BTreeSet};

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

/// Whether a story has a finding.
pub fn exists(story: &Story, id: Id) -> bool {
    match id {
        Id::Person(index) => index < story.people.len(),
        Id::Organisation(index) => index < story.organisations.len(),
        Id::Place(index) => index < story.places.len(),
        Id::Quote(index) => index < story.quotes.len(),
        Id::Event(index) => index < story.events.len(),
        Id::Time(index) => index < story.times.len(),
    }
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

/// The words of some stretches in a row, an ellipsis where the article has other words in between.
pub fn cut(text: &str, spans: &[Span]) -> String {
    let mut words = String::new();
    let mut end = None;
    for span in spans {
        let between = end.map(|end| text.get(end..span.start).unwrap_or_default());
        words.push_str(between.map_or("", |between| if between.trim().is_empty() { " " } else { " … " }));
        words.push_str(span.cut(text));
        end = Some(span.end);
    }
    words
}

/// Where a finding begins.
pub fn start(story: &Story, id: Id) -> Option<usize> {
    let span = match id {
        Id::Person(index) => story.people[index].mentions.first().map(|mention| mention.span),
        Id::Organisation(index) => story.organisations[index].mentions.first().copied(),
        Id::Place(index) => story.places[index].mentions.first().copied(),
        Id::Quote(index) => story.quotes[index].spans.first().copied(),
        Id::Event(index) => Some(story.events[index].span),
        Id::Time(index) => Some(story.times[index].span),
    };
    span.map(|span| span.start)
}

/// The words of all findings in the order of the text, so that what stands somewhere is found without going through all of them.
#[derive(Clone, Debug, Default)]
pub struct Index {
    words: Vec<(Span, Id)>,
    /// How far the words up to this place reach: what ends before a place is passed over at once.
    reach: Vec<usize>,
    /// The quotes of every speaker, in the order of the text.
    said: BTreeMap<Id, Vec<usize>>,
}

impl Index {
    /// The index of a story.
    pub fn new(story: &Story) -> Self {
        let mut words: Vec<(Span, Id)> = all(story).flat_map(|id| spans(story, id).into_iter().map(move |span| (span, id))).collect();
        words.sort_unstable();
        let mut reach = 0;
        let reaches = words.iter().map(|(span, _)| {
            reach = reach.max(span.end);
            reach
        });
        let mut said: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for (quote, who) in story.quotes.iter().enumerate().filter_map(|(at, quote)| Some((at, quote.speaker.as_ref()?.who?))) {
            said.entry(who.into()).or_default().push(quote);
        }
        Self { reach: reaches.collect(), words, said }
    }

    /// The quotes that a person, an organisation or a place speaks, in the order of the text.
    pub fn said(&self, who: Id) -> &[usize] {
        self.said.get(&who).map_or(&[], Vec::as_slice)
    }

    /// The words that share a byte with `span`, with what they belong to, in the order of the text.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = (Span, Id)> {
        let first = self.reach.partition_point(|&reach| reach <= span.start);
        let last = self.words.partition_point(|(words, _)| words.start < span.end);
        self.words[first.min(last)..last].iter().copied().filter(move |(words, _)| words.overlaps(span))
    }

    /// What belongs to a finding: a person's quotes, the people of an event, a statement's quote, and findings whose words overlap; the finding itself too.
    pub fn related(&self, story: &Story, id: Id) -> BTreeSet<Id> {
        let mut related: BTreeSet<Id> = spans(story, id).into_iter().flat_map(|span| self.overlapping(span)).map(|(_, id)| id).collect();
        related.insert(id);
        related.extend(all(story).filter(|&other| linked(story, id, other) || linked(story, other, id)));
        related
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
