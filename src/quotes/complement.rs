//! Complements: whether what stands between a cue and the end of its clause is what such a verb takes, or is no telling at all.

use super::cues::{Class, Frame, Needs};
use super::frames::Framed;
use super::place::{FARTHEST, Place};
use super::words;
use crate::language::{Relation, Upos};

/// How far behind the beginning of a clause its verb stands that no word begins.
const NEAR: usize = 6;

impl Place<'_, '_, '_> {
    /// Whether the words from `start` to `end` are a complement that the verb takes.
    pub fn takes(&self, start: usize, end: usize) -> bool {
        let Some((verb, _)) = self.framed.cue.verb else { return false };
        let first = self.word(start);
        let (holds_quotation, clause) = self.holds(start, end);
        let like = self.is_like();
        // "feeling the bridge was old", but not "feeling the heat and worried that it was old"
        let near = if self.framed.cue.is_gerund() { (start..end.min(start + NEAR)).any(|at| self.scene.is_finite(at)) } else { clause };
        // "added the words “and Sons” to the name" tells of a deed.
        let told = clause || words::begins_clause(first) || (start..end.min(start + 2)).any(|at| self.scene.is_quotation(at));
        let infinitive =
            first == "to" && !words::is_determiner(self.word(start + 1)) && !self.word(start + 1).starts_with(char::is_uppercase);
        match verb.needs {
            _ if like => end > start + 2,
            Needs::Predicate => holds_quotation || self.is_predicated(start, end),
            _ if self.framed.source.is_none() => {
                // "The court was told Ada Vale had left"
                let named = verb.lemma == "tell" && (words::begins_content(first) || self.scene.upos(start) == Some(Upos::Propn));
                let clause = words::begins_clause(first) || named && first != "to" && clause;
                end > start + 2 && clause || start < end && self.scene.is_quotation(start)
            }
            Needs::Clause if verb.frame == Frame::Tell => {
                holds_quotation
                    || end > start + 1
                        && (infinitive || words::begins_clause(first) || words::begins_content(first) && first != "to" && clause)
            }
            Needs::Finite if verb.frame == Frame::Tell => {
                holds_quotation || end > start + 2 && clause || end > start + 1 && self.is_infinitive(start)
            }
            Needs::Free => end > start + 1 || holds_quotation,
            Needs::Statement => end > start + 1 && (clause || words::begins_clause(first) || self.is_infinitive(start)) || holds_quotation,
            Needs::Finite if matches!(verb.class, Class::Thought | Class::Showing) => {
                end > start + 2 && words::begins_clause(self.word(start))
                    || end > start + 2 && words::begins_content(self.word(start)) && self.word(start) != "to" && (near || holds_quotation)
                    || end > start + 2 && self.is_complement(start)
            }
            Needs::Finite | Needs::Clause if words::joins(self.word(start)) && verb.frame == Frame::Say && verb.class == Class::Speech => {
                holds_quotation
            }
            Needs::Finite => {
                let begins = words::begins_content(first) && first != "to" || self.is_complement(start);
                holds_quotation && told || end > start + 2 && begins && clause
            }
            Needs::Clause => holds_quotation || end > start + 2 && words::begins_content(self.word(start)),
            Needs::That if first == "that" => clause && self.scene.upos(start) != Some(Upos::Det),
            Needs::Quote | Needs::That => holds_quotation && matches!(verb.frame, Frame::Call | Frame::Point),
        }
    }

    /// Whether a quotation and whether a finite verb stand between `start` and `end`.
    fn holds(&self, start: usize, end: usize) -> (bool, bool) {
        let quotation = (start..end).any(|at| self.scene.is_quotation(at));
        (quotation, (start..end.min(start + FARTHEST)).any(|at| self.scene.is_finite(at)))
    }

    /// Whether the words from `start` to `end` say that nothing was told: "could neither confirm nor deny", "asked not to be named", "said nothing at all".
    pub fn tells_nothing(&self, start: usize, end: usize) -> bool {
        let Some((verb, _)) = self.framed.cue.verb else { return false };
        let first = self.word(start);
        let (holds_quotation, clause) = self.holds(start, end);
        let next = self.later.first().is_some_and(|later| later.cue.items.start == start + 1);
        let unnamed = verb.frame == Frame::Ask && first == "not" && self.word(start + 2) == "be";
        // "said this in a statement"
        let this = matches!(first, "this" | "so") && words::is_preposition(self.word(start + 1));
        let indefinite = (words::is_indefinite(first) || this && verb.frame == Frame::Say) && !clause && !holds_quotation;
        // "commented on the results", "did not want to comment directly": what was commented on is no comment.
        let denied = self.framed.cue.negated || self.framed.cue.is_gerund() && words::names_topic(first);
        let comment = verb.lemma == "comment" && denied && !holds_quotation;
        // "is set to announce a plan": led to, a noun alone tells of a deed. "failed to tell them that it was over": only a question says what was not told.
        let led = self.framed.cue.items.start > self.stretch.items.start + 1 && self.word(self.framed.cue.items.start - 1) == "to";
        let leads = || self.word(self.framed.cue.items.start - 2);
        let deed = || words::plans(leads()) && verb.frame == Frame::Say && !clause && !holds_quotation && !self.is_infinitive(start);
        let withheld = led && (deed() || words::withholds(leads()) && !words::puts_question(first));
        words::joins(first) && next || unnamed || indefinite || comment || withheld
    }

    /// Whether an infinitive begins at `at`, with or without a word before it: "to go", "never to go".
    pub fn is_infinitive(&self, at: usize) -> bool {
        (at..at + 2).any(|at| self.word(at) == "to" && matches!(self.scene.upos(at + 1), Some(Upos::Verb | Upos::Aux)))
    }

    /// Whether something is said of the object between `start` and `end`, as in "called the plan a disaster", "called it unsafe" and "called for calm",
    /// but not in "called the police".
    fn is_predicated(&self, start: usize, end: usize) -> bool {
        // "in what she called a gale": the object stands in front.
        let before = self.framed.from.checked_sub(1).map_or("", |before| self.word(before));
        let fronted = words::asks(before) || words::relates(before) && before != "that";
        if fronted || words::is_preposition(self.word(start)) {
            return end > start + 1;
        }
        let upos = |at: usize| self.scene.upos(at);
        let ends = |at: &usize| {
            *at > start && (words::is_preposition(self.word(*at)) || self.scene.is_punctuation(*at) || self.scene.is_finite(*at))
        };
        let past = (start..end).find(ends).unwrap_or(end);
        let predicate = |at: usize| {
            let object = (start..at).rev().find(|&at| upos(at) != Some(Upos::Adv)).and_then(upos);
            let adjective = upos(at) == Some(Upos::Adj) && matches!(object, Some(Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num));
            let noun = upos(at) == Some(Upos::Noun) && object == Some(Upos::Pron) && !words::is_determiner(self.word(at - 1));
            let article = matches!(upos(at), Some(Upos::Det)) && matches!(object, Some(Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num));
            adjective || noun || article
        };
        self.word(past) == "as" || (start + 1..past).any(predicate)
    }

    /// Whether a clause that is the complement of the cue stands right behind it, without a word to begin it: "found bridges fall in winter".
    fn is_complement(&self, start: usize) -> bool {
        let cue = self.framed.cue.items.start;
        self.scene.dependents(cue, &[Relation::Ccomp], &self.stretch.items).any(|clause| clause.start == start)
    }

    /// "She answered the question by saying …": what follows "saying" is the content.
    pub fn is_done_by_telling(&self) -> bool {
        let telling = |later: &&Framed| later.cue.is_gerund() && self.scene.word(later.from - 1) == "by";
        let plain = |at: usize| !self.scene.is_quotation(at) && !self.scene.is_finite(at) && self.word(at) != ",";
        self.later.iter().find(telling).is_some_and(|telling| telling.from > self.framed.to && (self.framed.to..telling.from).all(plain))
    }
}
