//! The words of a line: a clause from its subject on, so that it is understood without its sentence.
//!
//! In goes a clause, out comes the token that its line begins with. What goes on with another clause ("and sold it in 2001") begins with that one's subject, what hangs on a
//! noun ("who died in 1994", "released in May") with the noun, and the word that joins a clause to its sentence ("that", "when") is left out where the clause has a
//! subject of its own.

use std::ops::Range;

use super::clauses::{Clause, Tree};
use crate::language::{Relation, Upos};

/// Clauses that one may hang in another.
const DEEPEST: usize = 6;

/// Tokens to the beginning of its sentence that a line is lengthened by at most.
const FARTHEST: usize = 40;

impl Tree<'_, '_> {
    /// The tokens of a clause, from where its line begins.
    pub fn wording(&self, clause: &Clause) -> Range<usize> {
        let Clause { predicate, ref tokens, .. } = *clause;
        // The sentence itself begins where it begins.
        let found = if clause.main && self.subject_before(predicate).is_some() { None } else { self.beginning(predicate, DEEPEST) };
        let start = found.filter(|start| *start <= predicate).unwrap_or(tokens.start);
        let sentence = self.tagged.sentences.get(self.tagged.sentence_of(predicate)).map_or(start, |sentence| sentence.tokens.start);
        let whole = self.is_cut(start, predicate) && start - sentence.min(start) <= FARTHEST;
        let start = self.antecedent(start).or(whole.then_some(sentence)).unwrap_or(start);
        start..tokens.end
    }

    /// The first word of the noun before a relative word.
    fn antecedent(&self, relative: usize) -> Option<usize> {
        let comma = |token: usize| self.tagged.tokens[token].tag.upos == Upos::Punct;
        let before = (1..=2).map_while(|back| relative.checked_sub(back)).find(|&token| !comma(token))?;
        let head = self.tagged.tokens[before].head.filter(|_| self.relation(before) == Relation::Flat);
        let before = head.unwrap_or(before);
        let which = matches!(self.penn(relative), "WDT" | "WP");
        (which && self.is_nominal(before) && self.tagged.sentence_of(before) == self.tagged.sentence_of(relative))
            .then(|| self.noun_start(before))
    }

    /// Whether a line would begin in the middle of a phrase: with a verb, a preposition or a relative word, its subject left behind.
    fn is_cut(&self, start: usize, predicate: usize) -> bool {
        let upos = self.tagged.tokens[start].tag.upos;
        let subject = self.subject_before(predicate).is_some_and(|subject| subject >= start);
        self.penn(start).starts_with('W') || !subject && matches!(upos, Upos::Verb | Upos::Aux | Upos::Adp | Upos::Sconj | Upos::Part)
    }

    /// The token that the line of a predicate begins with.
    fn beginning(&self, predicate: usize, depth: usize) -> Option<usize> {
        let subject = self.subject_before(predicate);
        let relation = self.relation(predicate);
        let above = self.tagged.tokens[predicate].head;
        let joined = self.children(predicate).any(|child| self.relation(child) == Relation::Mark && self.penn(child) != "TO");
        match (above, subject) {
            // "who died in 1994", "released in May"
            (Some(noun), _) if matches!(relation, Relation::Acl | Relation::AclRelcl) && !(joined && subject.is_some()) => {
                (noun < predicate && self.is_nominal(noun)).then(|| self.noun_start(noun))
            }
            (_, Some(subject)) => Some(self.behind_mark(predicate, subject)),
            // "and sold it in 2001", "to meet in May"
            (Some(above), None) if depth > 0 && above < predicate && self.relation(above) != Relation::Parataxis => {
                let above = self.climb(above).find(|&at| self.is_predicate(at))?;
                self.beginning(above, depth - 1)
            }
            _ => None,
        }
    }

    fn subject_before(&self, predicate: usize) -> Option<usize> {
        let subject =
            |token: usize| matches!(self.relation(token), Relation::Nsubj | Relation::NsubjPass | Relation::Csubj | Relation::Expl);
        self.children(predicate).find(|&child| child < predicate && subject(child))
    }

    fn is_nominal(&self, token: usize) -> bool {
        matches!(self.tagged.tokens[token].tag.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym)
    }

    /// The first token of a clause behind the word that joins it to its sentence.
    fn behind_mark(&self, predicate: usize, subject: usize) -> usize {
        let start = self.noun_start(subject);
        let joins = |child: &usize| {
            *child < start && (self.penn(*child) == "WRB" || matches!(self.relation(*child), Relation::Mark | Relation::Cc))
        };
        let own = |child: &usize| !matches!(self.relation(*child), Relation::Parataxis | Relation::Conj | Relation::Punct);
        let first = self.children(predicate).filter(own).map(|child| self.left_edge(child)).min().unwrap_or(start).min(start);
        self.children(predicate).filter(joins).last().map_or(first, |mark| mark + 1)
    }

    /// The first word of a noun with what describes it, without the preposition before it.
    fn noun_start(&self, noun: usize) -> usize {
        let describes = |child: &usize| {
            *child < noun
                && matches!(
                    self.relation(*child),
                    Relation::Det | Relation::Amod | Relation::Nummod | Relation::Compound | Relation::NmodPoss | Relation::Flat
                )
        };
        self.children(noun).find(describes).map_or(noun, |child| self.left_edge(child).min(child))
    }

    /// The first of the tokens that stand together before a token and hang on it.
    fn left_edge(&self, token: usize) -> usize {
        let mut edge = token;
        while edge > 0 && self.climb(edge - 1).take(DEEPEST).any(|at| at == token) {
            edge -= 1;
        }
        edge
    }
}
