//! Lines without a date of their own: what the story dates.
//!
//! In go the clauses and where the story stands ([`super::narrative`]), out come candidates with how good the evidence is. A saying is told on its day; what happened takes the day that
//! the story tells of; a state is no event. Of the candidates the best are listed, as many as a reader wants.

use super::clauses::{Clause, Tense};
use super::dated::{EVENT_NOUNS, WITHIN};
use super::events::{Line, Scene};
use super::narrative::{Narrative, Taken};
use super::tense::{BEHIND, STATIVES};
use super::{Event, Time, TimeKind, tense};
use crate::language::{Relation, Upos};
use crate::quotes::Who;
use crate::text::List;
use crate::word_list;

static EARLIER: List = word_list!("data/earlier.txt");
static LASTS: List = word_list!("data/lasts.txt");
static APART: List = word_list!("data/apart.txt");
static ONSETS: List = word_list!("data/onsets.txt");
static SEQUENCE: List = word_list!("data/sequence.txt");

/// A timeline of more lines than this takes no more of those that have no date of their own.
const ENOUGH: usize = 25;
/// Lines without a date of their own that there is always room for.
const ALWAYS: usize = 8;

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the headline.
    Headline,
    /// It is the first below the headline.
    Lead,
    /// It follows.
    Body,
}

/// A line that takes its date from the story, with how good the evidence is.
pub struct Candidate {
    pub event: Event,
    pub evidence: u8,
}

/// Adds the candidates with the best evidence, as many as a reader wants.
pub fn add_best(events: &mut Vec<Event>, mut candidates: Vec<Candidate>) {
    let room = ENOUGH.saturating_sub(events.len()).max(ALWAYS);
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.evidence));
    candidates.truncate(room);
    events.extend(candidates.into_iter().map(|candidate| candidate.event));
    events.sort_by_key(|event| (event.span.start, event.span.end));
}

impl Scene<'_, '_> {
    /// Whether a clause that the sentence does not state tells that somebody said something.
    pub fn says(&self, clause: &Clause) -> bool {
        let verb = clause.predicate;
        self.tree.penn(verb) == "VBD"
            && self.quote(clause).is_some()
            && !self.is_said(self.tree.tagged.tokens[verb].span)
            && !self.opens_sequence(verb)
    }

    /// The line of a main clause without a date of its own, if the story dates it.
    pub fn undated(
        &self,
        narrative: &Narrative,
        clause: &Clause,
        sentence: usize,
        times: &[Time],
        place: Place,
        heard: &mut Vec<Who>,
    ) -> Option<Candidate> {
        let tree = self.tree;
        let tagged = tree.tagged;
        let own = &tagged.tokens[clause.predicate];
        let quote = self.quote(clause);
        let tense = tree.tense(clause.predicate);
        let verb = own.tag.upos == Upos::Verb && !STATIVES.contains_any_case(tagged.word(clause.predicate));
        if self.goes_on(clause.predicate) || (quote.is_none() && self.is_said(own.span) && !self.is_attributed(clause)) {
            return None;
        }
        let at = self.happening(narrative, clause);
        if at.is_none() && (self.is_set_apart(clause) || self.is_earlier(clause, times)) {
            return None;
        }
        let evidence = 1 + u8::from(self.addressed(clause)) * 2 + u8::from(at.is_some() || place != Place::Body) * 4;
        let planned = place != Place::Body && clause.main && tense::is_plan(tree, clause.predicate);
        let taken: Taken = match (quote, tense) {
            _ if at.is_some() => at?,
            _ if planned => narrative.publication(),
            (None, Tense::Present) if place == Place::Lead && verb && tree.penn(clause.predicate) == "VBG" => narrative.publication(),
            (Some(_), Tense::Present) => narrative.publication(),
            (_, Tense::Perfect) if quote.is_some() || verb => {
                narrative.today(sentence, quote.is_some()).map(|_| narrative.publication())?
            }
            (Some(_), Tense::Past | Tense::None) => narrative.today(sentence, true)?,
            (None, Tense::Past) if verb => narrative.today(sentence, false)?,
            _ if place == Place::Headline => narrative.today(sentence, true)?,
            _ => return None,
        };
        let new_voice = quote.and_then(|quote| self.speaker(quote)).is_some_and(|who| !heard.contains(&who));
        heard.extend(quote.and_then(|quote| self.speaker(quote)));
        let span = self.span(clause, quote);
        let event = self.event(Line { span, quote, when: Some(taken.when), time: None, ahead: planned, how: taken.how });
        Some(Candidate { event, evidence: evidence + u8::from(new_voice) })
    }

    /// "According to the mayor, it fell": what the sentence itself states, with the source that it is from.
    fn is_attributed(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        let source = |noun: usize| tree.children(noun).any(|child| tree.relation(child) == Relation::Case && self.cue_at(child).is_some());
        clause.main && tree.children(clause.predicate).any(source)
    }

    /// Whether the clause is dated by another that has no date: "when the case closed".
    pub fn is_set_apart(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        tree.children(clause.predicate)
            .any(|child| tree.relation(child) == Relation::Advcl && tree.has(child, &[Relation::Mark, Relation::Advmod], &APART))
    }

    /// Whether a word such as "after" opens the clause of a verb.
    fn opens_sequence(&self, verb: usize) -> bool {
        self.tree.has(verb, &[Relation::Mark, Relation::Advmod], &SEQUENCE)
    }

    /// Whether the clause tells of a time before the day of the story or longer than it: "has already left", "has risen in recent years", "has grown since the war".
    /// "was jailed for three years" happened on a day.
    fn is_earlier(&self, clause: &Clause, times: &[Time]) -> bool {
        let tree = self.tree;
        let verb = clause.predicate;
        let lasting = tree.tense(verb) == Tense::Perfect && !tree.is_passive(verb);
        let long = |time: &Time| {
            let head = tree.head_of(&tree.tagged.tokens_in(time.span));
            let lasts = match time.kind {
                TimeKind::Duration => {
                    lasting
                        && !(verb..head).any(|token| self.is_record(token))
                        && !time.value.starts_with("PT")
                        && !time.value.ends_with('D')
                        && tree.has(head, &[Relation::Case], &LASTS)
                }
                TimeKind::Date => time.value == "PAST_REF",
                TimeKind::Time | TimeKind::Set => false,
            };
            lasts && tree.tagged.tokens[head].head == Some(verb)
        };
        let onset = |before: usize| tree.tagged.tokens[before].head == Some(verb) && ONSETS.contains(tree.tagged.word(before));
        tree.has(verb, &[Relation::Advmod], &EARLIER)
            || verb.checked_sub(1).is_some_and(onset)
            || tree.children(verb).any(|child| tree.relation(child) == Relation::Obl && tree.has(child, &[Relation::Case], &BEHIND))
            || times.iter().any(long)
    }

    /// "At the hearing": the date of a happening named before.
    pub fn happening(&self, narrative: &Narrative, clause: &Clause) -> Option<Taken> {
        let tree = self.tree;
        let word = |token: usize| tree.tagged.word(token);
        tree.children(clause.predicate)
            .filter(|&child| tree.relation(child) == Relation::Obl && EVENT_NOUNS.contains_any_case(word(child)))
            .find_map(|noun| {
                let within = tree.has(noun, &[Relation::Case], &WITHIN);
                let known = tree.children(noun).any(|child| tree.penn(child) == "DT");
                if within && known { narrative.of_happening(word(noun)) } else { None }
            })
    }

    /// Whether the clause sets a scene: it says to whom, or begins with where.
    pub fn addressed(&self, clause: &Clause) -> bool {
        self.tree.children(clause.predicate).any(|child| {
            matches!(self.tree.relation(child), Relation::Iobj)
                || self.tree.relation(child) == Relation::Obj && self.quote(clause).is_some()
                || self.tree.relation(child) == Relation::Obl && child < clause.predicate
        })
    }
}
