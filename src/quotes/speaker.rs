//! The speaker: from the words that name the source to the person, organisation or place they mean.

use std::collections::HashMap;
use std::ops::Range;

use super::Who;
use super::cues::{self, Class};
use super::source::Source;
use super::stretches::Scene;
use super::words;
use crate::language::{Relation, Upos};
use crate::people::{self, Entities, Mention};
use crate::text::Span;

/// Mentions of all entities in the order of the text, for looking up by place, and persons by what a transcript calls them.
#[derive(Debug)]
pub struct Mentions {
    all: Vec<(Span, Who)>,
    /// "AV" and "Vale" for Ada Vale; `None` where two share it.
    labels: HashMap<String, Option<Who>>,
    /// "commission" for the Electoral Commission, with where it is named first; `None` where two share it.
    bodies: HashMap<String, Option<(Span, Who)>>,
}

/// Sentences before a source in which the organisation is looked for that it stands for.
const BACK: usize = 3;

/// Words that a phrase has at most that stands for an organisation: "the football club".
const LONGEST: usize = 4;

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
        let mut bodies = HashMap::new();
        for (index, one) in entities.organisations.iter().enumerate() {
            let nouns = one.name.split_whitespace().map(str::to_lowercase).filter(|noun| words::is_body(noun));
            for (noun, &span) in nouns.zip(one.mentions.first().into_iter().cycle()) {
                bodies.entry(noun).and_modify(|known| *known = None).or_insert(Some((span, Who::Organisation(index))));
            }
        }
        Self { all, labels, bodies }
    }

    /// Whether a label of a transcript is what a person of the article is called.
    pub fn is_label(&self, label: &str) -> bool {
        self.labels.contains_key(label)
    }

    /// The one person whom a label of a transcript means: by the name, the surname, or the initials.
    pub fn labelled(&self, label: &str) -> Option<Who> {
        *self.labels.get(label)?
    }

    /// Whoever the head of the source names, with the words that do; or else the name that ends an office, or its apposition ("her lawyer, Ben Sule,").
    pub fn resolve(&self, scene: &Scene<'_, '_>, source: &Source) -> Option<(Span, Who)> {
        let items = &source.items;
        let ends = |word: &str| words::begins_clause(word) || words::is_preposition(word) && word != "by";
        let goes_on = |&comma: &usize| comma + 1 < items.end && !ends(scene.word(comma + 1));
        let comma = items.clone().find(|&at| scene.word(at) == ",").filter(goes_on);
        self.named(scene, self.head(scene, items.clone()))
            .or_else(|| self.behind_office(scene, items))
            .or_else(|| self.named(scene, self.head(scene, comma? + 1..items.end)))
    }

    /// The last person named in `head`, or whatever name it ends with, which a noun may follow: "the NBC network".
    fn named(&self, scene: &Scene<'_, '_>, head: Span) -> Option<(Span, Who)> {
        let within = self.within(head);
        let owner = |span: Span| possessive(scene, span) || span.end < head.end && words::is_possessive(span.cut(scene.tagged.text));
        // "He Qinghua, an official": a pronoun before a name is a part of it.
        let part = |span: Span| {
            let behind = scene.tagged.text[span.end..head.end].trim_start();
            words::is_pronoun(span.cut(scene.tagged.text)) && behind.starts_with(char::is_uppercase)
        };
        let candidates: Vec<&(Span, Who)> = within.filter(|(span, _)| head.covers(*span) && !owner(*span) && !part(*span)).collect();
        let person = candidates.iter().rev().find(|(_, who)| matches!(who, Who::Person(_)));
        let other = candidates.iter().rev().find(|(span, _)| span.end == head.end);
        // "the Wire news agency"
        let noun = |span: Span| {
            let behind = scene.tagged.text[span.end..head.end].trim();
            words::is_body(behind.rsplit(' ').next().unwrap_or(behind)) && behind.split(' ').count() <= 2
        };
        let body = || candidates.iter().rev().find(|(span, who)| matches!(who, Who::Organisation(_)) && noun(*span));
        person.or(other).or_else(body).map(|found| **found)
    }

    /// The person whose name ends an office that has more behind its noun: "Chancellor of the Exchequer Ada Vale", "deputy minister for women Ada Vale".
    fn behind_office(&self, scene: &Scene<'_, '_>, items: &Range<usize>) -> Option<(Span, Who)> {
        let ends = |&at: &usize| matches!(scene.word(at), "," | "(") || words::begins_clause(scene.word(at));
        let office = items.start..items.clone().find(ends).unwrap_or(items.end);
        let noun = office.clone().skip(1).find(|&at| words::is_preposition(scene.word(at)))?.checked_sub(1)?;
        if words::is_determiner(scene.word(office.start)) || !people::is_role(scene.word(noun)) {
            return None;
        }
        let whole = scene.cover(&office);
        let &(span, who) = self.within(whole).find(|(span, who)| matches!(who, Who::Person(_)) && span.end == whole.end)?;
        let before = scene.word(office.clone().find(|&at| scene.span(at).start == span.start)?.checked_sub(1)?);
        let other =
            words::is_preposition(before) || words::is_determiner(before) || words::is_possessive(before) || people::is_role(before);
        (!other).then_some((span, who))
    }

    /// The organisation that "it" or "the company" stands for: the only one that is called so, or that alone was a subject lately. What the source says,
    /// `content`, does not name it: "Acme sells oil, it said".
    pub fn understood(&self, scene: &Scene<'_, '_>, source: &Source, content: &[Range<usize>]) -> Option<(Span, Who)> {
        let items = &source.items;
        let (first, last) = (scene.word(items.start), scene.word(items.end.checked_sub(1)?));
        let pronoun = items.len() == 1 && first.eq_ignore_ascii_case("it");
        let phrase = items.len() > 1 && items.len() <= LONGEST && first.eq_ignore_ascii_case("the") && words::is_body(last);
        if !pronoun && !phrase {
            return None;
        }
        let start = scene.span(items.start).start;
        let called = phrase.then(|| self.bodies.get(&last.to_lowercase()).copied().flatten()).flatten();
        if let Some(known) = called.filter(|(span, _)| span.end < start) {
            return Some(known);
        }
        let here = scene.stretches.partition_point(|stretch| stretch.items.end <= items.start);
        for stretch in scene.stretches[here.saturating_sub(BACK)..=here.min(scene.stretches.len().checked_sub(1)?)].iter().rev() {
            let sentence = stretch.items.start..stretch.items.end.min(items.start);
            if sentence.is_empty() {
                continue;
            }
            let told = |span: Span| content.iter().any(|range| !range.is_empty() && scene.cover(range).covers(span));
            let subject = |&(span, who): &(Span, Who)| {
                matches!(who, Who::Organisation(_))
                    && span.end < start
                    && is_subject(scene, span)
                    && !told(span)
                    && scene.tagged.quotation_of(span).is_none()
            };
            let subjects: Vec<(Span, Who)> = self.within(scene.cover(&sentence)).copied().filter(subject).collect();
            let spoke = subjects.iter().find(|(span, _)| pronoun && speaks(scene, *span)).copied();
            // "The ministry said …. Acme sells oil, it said. It said …"
            let it = |at: usize| {
                let verb = cues::verb(scene.word(at + 1)).filter(|(verb, _)| verb.class == Class::Speech);
                scene.word(at).eq_ignore_ascii_case("it") && verb.is_some()
            };
            if spoke.is_none() && pronoun && sentence.clone().any(it) {
                continue;
            }
            if let Some(found) = spoke.or(subjects.first().copied()) {
                return (spoke.is_some() || subjects.iter().all(|(_, who)| *who == found.1)).then_some(found);
            }
            // "The report was out. It said …" stands for the report.
            let thing = |at: usize| {
                scene.upos(at) == Some(Upos::Noun)
                    && !people::is_role(scene.word(at))
                    && !words::is_body(scene.word(at))
                    && !scene.word(at).ends_with('s')
            };
            if pronoun && sentence.clone().any(|at| thing(at) && is_subject(scene, scene.span(at)) && !told(scene.span(at))) {
                return None;
            }
        }
        None
    }

    /// The mentions that overlap a span.
    fn within(&self, span: Span) -> impl Iterator<Item = &(Span, Who)> {
        let first = self.all.partition_point(|(mention, _)| mention.end <= span.start);
        self.all[first..].iter().take_while(move |(mention, _)| mention.start < span.end)
    }

    /// The items up to their first preposition, comma or relative word that is no part of a name: what follows tells more about the head and names others.
    fn head(&self, scene: &Scene<'_, '_>, items: Range<usize>) -> Span {
        let inside = |at: usize| self.within(scene.span(at)).any(|(mention, _)| mention.start < scene.span(at).start);
        let ends = |&at: &usize| {
            let word = scene.word(at);
            (words::is_preposition(word) && !word.starts_with(char::is_uppercase)
                || words::begins_clause(word)
                || matches!(word, "," | "(" | "—" | "–"))
                && !inside(at)
        };
        let past = items.clone().skip(1).find(ends).unwrap_or(items.end);
        scene.cover(&(items.start..past))
    }
}

/// Whether a word of the span is the subject of a clause.
fn is_subject(scene: &Scene<'_, '_>, span: Span) -> bool {
    let subject = |token: usize| matches!(scene.tagged.tokens[token].relation, Relation::Nsubj | Relation::NsubjPass);
    scene.tagged.tokens_in(span).any(subject)
}

/// Whether a word of the span is the subject of a cue.
fn speaks(scene: &Scene<'_, '_>, span: Span) -> bool {
    let cue = |token: usize| {
        let one = &scene.tagged.tokens[token];
        let head = one.head.filter(|&head| one.relation == Relation::Nsubj && head < scene.tagged.tokens.len());
        head.is_some_and(|head| cues::verb(scene.tagged.word(head)).is_some_and(|(verb, _)| verb.class == Class::Speech))
    };
    scene.tagged.tokens_in(span).any(cue)
}

/// The mention of a person at a span; `None` for what is no person.
pub fn mention(entities: &Entities, span: Span, who: Who) -> Option<&Mention> {
    let Who::Person(person) = who else { return None };
    let mentions = &entities.people[person].mentions;
    mentions.get(mentions.partition_point(|mention| mention.span < span)).filter(|mention| mention.span == span)
}

fn possessive(scene: &Scene<'_, '_>, span: Span) -> bool {
    let rest = &scene.tagged.text[span.end..];
    rest.starts_with("'s") || rest.starts_with("’s") || rest.starts_with("s’ ") || rest.starts_with("’ ") || rest.starts_with("' ")
}
