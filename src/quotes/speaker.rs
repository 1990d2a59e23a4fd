//! The speaker: from the words that name the source to the person, organisation or place they mean.

use std::collections::HashMap;
use std::ops::Range;

use super::Who;
use super::source::Source;
use super::stretches::Scene;
use super::words;
use crate::people::{Entities, Mention};
use crate::text::Span;

/// Mentions of all entities in the order of the text, for looking up by place, and persons by what a transcript calls them.
#[derive(Debug)]
pub struct Mentions {
    all: Vec<(Span, Who)>,
    /// "AV" and "Vale" for Ada Vale; `None` where two share it.
    labels: HashMap<String, Option<Who>>,
}

impl Mentions {
    /// Sorts the mentions once.
    pub fn new(entities: &Entities) -> Self {
        let people = entities
            .people
            .iter()
            .enumerate()
            .flat_map(|(index, person)| person.mentions.iter().map(move |mention| (mention.span, Who::Person(index))));
        let organisations = entities
            .organisations
            .iter()
            .enumerate()
            .flat_map(|(index, one)| one.mentions.iter().map(move |&span| (span, Who::Organisation(index))));
        let places =
            entities.places.iter().enumerate().flat_map(|(index, one)| one.mentions.iter().map(move |&span| (span, Who::Place(index))));
        let mut all: Vec<(Span, Who)> = people.chain(organisations).chain(places).collect();
        all.sort();
        let mut labels = HashMap::new();
        for (index, person) in entities.people.iter().enumerate() {
            let words: Vec<&str> = person.name.split_whitespace().collect();
            let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
            let short = words.last().filter(|_| words.len() > 1).map(|&last| last.to_owned());
            for label in short.into_iter().chain([initials, person.name.clone()]).filter(|label| label.chars().count() > 1) {
                let who = Some(Who::Person(index));
                labels.entry(label).and_modify(|known| *known = None).or_insert(who);
            }
        }
        Self { all, labels }
    }

    /// Whether a label of a transcript is what a person of the article is called.
    pub fn is_label(&self, label: &str) -> bool {
        self.labels.contains_key(label)
    }

    /// The one person whom a label of a transcript means: by the name, the surname, or the initials.
    pub fn labelled(&self, label: &str) -> Option<Who> {
        *self.labels.get(label)?
    }

    /// Whoever the head of the source names, with the words that do; or else its apposition ("her lawyer, Ben Sule,").
    pub fn resolve(&self, scene: &Scene<'_, '_>, source: &Source) -> Option<(Span, Who)> {
        let items = &source.items;
        let comma = items.clone().find(|&at| scene.word(at) == ",").filter(|&comma| comma + 1 < items.end);
        self.named(scene, head(scene, items.clone())).or_else(|| self.named(scene, head(scene, comma? + 1..items.end)))
    }

    /// The last person named in `head`, or whatever name it ends with.
    fn named(&self, scene: &Scene<'_, '_>, head: Span) -> Option<(Span, Who)> {
        let first = self.all.partition_point(|(span, _)| span.end <= head.start);
        let within = self.all[first..].iter().take_while(|(span, _)| span.start < head.end);
        let owner = |span: Span| possessive(scene, span) || span.end < head.end && words::is_possessive(span.cut(scene.tagged.text));
        let candidates: Vec<&(Span, Who)> = within.filter(|(span, _)| head.covers(*span) && !owner(*span)).collect();
        let person = candidates.iter().rev().find(|(_, who)| matches!(who, Who::Person(_)));
        let other = candidates.iter().rev().find(|(span, _)| span.end == head.end);
        person.or(other).map(|found| **found)
    }
}

/// The mention of a person at a span; `None` for what is no person.
pub fn mention(entities: &Entities, span: Span, who: Who) -> Option<&Mention> {
    let Who::Person(person) = who else { return None };
    let mentions = &entities.people[person].mentions;
    mentions.get(mentions.partition_point(|mention| mention.span < span)).filter(|mention| mention.span == span)
}

/// The items up to their first preposition, comma or relative word: what follows tells more about the head and names others.
fn head(scene: &Scene<'_, '_>, items: Range<usize>) -> Span {
    let ends = |at: &usize| {
        words::is_preposition(scene.word(*at)) || words::begins_clause(scene.word(*at)) || matches!(scene.word(*at), "," | "(" | "—" | "–")
    };
    let past = items.clone().skip(1).find(ends).unwrap_or(items.end);
    scene.cover(&(items.start..past))
}

fn possessive(scene: &Scene<'_, '_>, span: Span) -> bool {
    let rest = &scene.tagged.text[span.end..];
    rest.starts_with("'s") || rest.starts_with("’s") || rest.starts_with("s’ ") || rest.starts_with("’ ") || rest.starts_with("' ")
}
