//! What a time expression dates: the clause it hangs on, or the happening it stands before.
//!
//! In go the clauses of a sentence and its resolved times, out come the dated ones. "The 2009 crash" dates the crash; "the 1991 agreement" only names a thing; two ends of
//! a range are one date; of two dates of a clause the closer is kept. A length of time or a reference such as "now" dates nothing. Without a day of publication a relative
//! date stays unknown, and the clause is listed all the same, so that the reader sees what hangs on it.

use std::collections::HashSet;
use std::ops::Range;

use super::clauses::{Clause, Tense};
use super::events::Scene;
use super::expressions::is_range;
use super::resolve::Direction;
use super::tense::ABLE;
use super::{Granularity, Time, TimeKind, When, tense};
use crate::language::{Relation, Upos};
use crate::text::{List, Span};
use crate::word_list;

pub static EVENT_NOUNS: List = word_list!("data/event_nouns.txt");
static SUPPOSITIONS: List = word_list!("data/suppositions.txt");
pub static WITHIN: List = word_list!("data/within.txt");

/// Dates before and behind one that it is held against: a clause has a few, and a list of a thousand dates is none.
const NEAR: usize = 8;

/// The clause or the happening that a time dates.
pub struct Dated {
    /// Index of the clause it stands in.
    pub clause: usize,
    /// The tokens of the happening where it is not the clause.
    pub noun: Option<Range<usize>>,
    /// `None` where it cannot be known.
    pub when: Option<When>,
    /// The expression, and its first token.
    pub span: Span,
    pub token: usize,
    /// The noun it hangs on, where that stands before it: "an inspection in May".
    pub inside: Option<usize>,
    /// Whether the words tell the day.
    pub own_day: bool,
    /// Whether the words that govern it look ahead.
    pub ahead: bool,
    /// The arithmetic, for the reader.
    pub how: String,
}

impl Scene<'_, '_> {
    /// What each time of a sentence dates.
    pub fn date(&self, clauses: &[Clause], times: &[Time]) -> Vec<Dated> {
        let mut dated: Vec<Dated> = Vec::new();
        for (index, time) in times.iter().enumerate() {
            let tagged = self.tree.tagged;
            let relative = self.anchor.is_none() && time.value.starts_with('X');
            if !matches!(time.kind, TimeKind::Date | TimeKind::Time) || time.when.is_none() && !relative {
                continue;
            }
            let range = tagged.tokens_in(time.span);
            if index > 0
                && let Some(last) = dated.last_mut()
                && is_range(tagged, &tagged.tokens_in(last.span), &range)
                && let (Some(begins), Some(ends)) = (last.when, time.when)
                && begins.from <= ends.to
            {
                last.when = Some(When { to: ends.to, granularity: Granularity::Span, ..begins });
                last.how = format!("{}; {}", last.how, time.how);
                last.span = last.span.to(time.span);
                continue;
            }
            let limit = self.limit(&range);
            let target = self.target(clauses, &range).or(limit.is_some().then_some((0, None)));
            let (Some((clause, noun)), false) = (target, self.is_base(&range)) else { continue };
            let noun = limit.or(noun);
            // "Christmas sales" are not of one day.
            if noun.is_none() && !time.own_day && tense::stands_before(self.tree, &range, self.tree.head_of(&range)).is_some() {
                continue;
            }
            if noun.is_some() || !self.is_supposed(&clauses[clause]) && !self.is_of_the_saying(&clauses[clause], time, &range) {
                dated.push(Dated {
                    clause,
                    noun,
                    when: time.when,
                    span: time.span,
                    token: range.start,
                    inside: self.noun_before(&range),
                    own_day: time.own_day,
                    ahead: self.looks_ahead(&range, time.when),
                    how: time.how.clone(),
                });
            }
        }
        self.choose(&mut dated);
        dated
    }

    /// Whether a clause tells of what may be: "if it opens on Monday".
    fn is_supposed(&self, clause: &Clause) -> bool {
        self.tree.has(clause.predicate, &[Relation::Mark], &SUPPOSITIONS)
    }

    /// Whether a clause tells that something was said, and the expression is part of what was said: it stands before the cue, or behind a verb or a figure.
    fn is_of_the_saying(&self, clause: &Clause, time: &Time, range: &Range<usize>) -> bool {
        let tells = |token: usize| matches!(self.tree.tagged.tokens[token].tag.upos, Upos::Verb | Upos::Aux | Upos::Num | Upos::Sym);
        let content = range.end <= clause.predicate || (clause.predicate + 1..range.start).any(tells);
        let ahead = self.anchor.zip(time.when).is_some_and(|(anchor, when)| when.from > anchor.date);
        !ahead && content && self.quote(clause).is_some_and(|quote| self.is_part_of(quote, time.span))
    }

    /// Whether the words that govern an expression tell of what is to come.
    fn looks_ahead(&self, range: &Range<usize>, when: Option<When>) -> bool {
        let governor = self.tree.governor(range);
        // "could be seen again today", "I repeat today": it happened.
        let day = when.is_some_and(|when| when.granularity == Granularity::Day);
        let able = day && governor.is_some_and(|verb| self.tree.has(verb, &[Relation::Aux], &ABLE));
        let told = day && governor.is_some_and(|verb| self.tree.tense(verb) == Tense::Present && !tense::is_plan(self.tree, verb));
        let said = governor.is_some_and(|verb| self.cue_at(verb).is_some());
        !able && !told && tense::direction(self.tree, range, said) == Direction::Ahead
    }

    /// Of the dates of one clause: "yesterday, at this year's fair" needs no wider date beside the closer one; "it fell on Thursday after an inspection in May" is dated by
    /// what hangs on its verb, and the inspection by the other.
    fn choose(&self, dated: &mut Vec<Dated>) {
        let tagged = self.tree.tagged;
        let wider = |one: &Dated, other: &Dated| one.when.zip(other.when).is_some_and(|(one, other)| one.holds(&other));
        let clock = |one: &Dated, other: &Dated| !one.own_day && other.own_day;
        let wider = |one: &Dated, other: &Dated| wider(one, other) || clock(one, other);
        let deeper = |one: &Dated, other: &Dated| one.inside.is_some() && other.inside.is_none();
        let beaten = |by: &dyn Fn(&Dated, &Dated) -> bool| -> Vec<bool> {
            let rival = |one: &Dated, other: &Dated| one.clause == other.clause && other.noun.is_none() && by(one, other);
            let near = |at: usize| &dated[at.saturating_sub(NEAR)..dated.len().min(at + NEAR + 1)];
            dated.iter().enumerate().map(|(at, one)| one.noun.is_none() && near(at).iter().any(|other| rival(one, other))).collect()
        };
        let (wide, deep) = (beaten(&wider), beaten(&deeper));
        let mut marks = wide.into_iter().zip(deep);
        dated.retain_mut(|one| {
            let (wide, deep) = marks.next().unwrap_or_default();
            let happening = one.inside.filter(|&noun| EVENT_NOUNS.contains_any_case(tagged.word(noun)));
            if deep && let Some(noun) = happening {
                one.noun = Some(noun..tagged.tokens_in(one.span).end);
                return true;
            }
            !wide && !deep
        });
    }

    /// The noun that an expression hangs on, where it stands before it.
    fn noun_before(&self, range: &Range<usize>) -> Option<usize> {
        let tree = self.tree;
        let head = tree.head_of(range);
        let noun = tree.tagged.tokens[head].head.filter(|&noun| noun < range.start && tree.relation(head) == Relation::Nmod)?;
        matches!(tree.tagged.tokens[noun].tag.upos, Upos::Noun | Upos::Propn).then_some(noun)
    }

    /// Gives the words of clauses that only go on with another ("and left") to that one, where they have no date of their own.
    pub fn join(&self, clauses: &mut [Clause], dated: &[Dated]) {
        let own: HashSet<usize> = dated.iter().map(|one| one.clause).collect();
        for index in 0..clauses.len() {
            let Clause { predicate, ref tokens, .. } = clauses[index];
            let tokens = tokens.clone();
            if !self.goes_on(predicate) || own.contains(&index) {
                continue;
            }
            let above = self.tree.tagged.tokens[predicate].head;
            let above = above.and_then(|head| clauses.binary_search_by_key(&head, |clause| clause.predicate).ok());
            if let Some(above) = above.and_then(|above| clauses.get_mut(above)) {
                above.tokens = above.tokens.start.min(tokens.start)..above.tokens.end.max(tokens.end);
            }
        }
    }

    /// Cuts from the end of a dated clause the clauses that have dates of their own.
    pub fn part(clauses: &mut [Clause], dated: &[Dated]) {
        if clauses.len() < 2 {
            return;
        }
        let own: Vec<Range<usize>> = dated.iter().filter(|one| one.noun.is_none()).map(|one| clauses[one.clause].tokens.clone()).collect();
        for one in dated {
            let outer = &mut clauses[one.clause];
            let inner = own
                .iter()
                .filter(|tokens| tokens.start > outer.predicate && tokens.end <= outer.tokens.end && outer.tokens.end - tokens.end <= 1);
            outer.tokens.end = inner.map(|tokens| tokens.start).min().unwrap_or(outer.tokens.end);
        }
    }

    /// Whether a predicate is joined to another and has its subject from there.
    pub fn goes_on(&self, predicate: usize) -> bool {
        let tree = self.tree;
        let subject = |child| matches!(tree.relation(child), Relation::Nsubj | Relation::NsubjPass | Relation::Csubj);
        tree.relation(predicate) == Relation::Conj && !tree.children(predicate).any(subject)
    }

    /// The clause that an expression hangs on, and the tokens of the happening it stands before, if any; `None` where it only names a thing ("the 1991
    /// agreement").
    pub fn target(&self, clauses: &[Clause], range: &Range<usize>) -> Option<(usize, Option<Range<usize>>)> {
        let tree = self.tree;
        let tagged = tree.tagged;
        let head = tree.head_of(range);
        let spoken = |at: &usize| tree.penn(*at) == "VBD" && self.cue_at(*at).is_some();
        let clause = range
            .start
            .checked_sub(1)
            .filter(spoken)
            .into_iter()
            .chain(tree.climb(head))
            .find_map(|at| clauses.binary_search_by_key(&at, |clause| clause.predicate).ok())
            .unwrap_or(0);
        let Some(noun) = tagged.tokens[head].head.filter(|_| !range.start.checked_sub(1).as_ref().is_some_and(spoken)) else {
            return Some((clause, None));
        };
        let named_before = range.start > 0
            && matches!(tagged.tokens[range.start - 1].tag.upos, Upos::Propn | Upos::Noun)
            && matches!(
                tree.relation(head),
                Relation::Nummod | Relation::Compound | Relation::Flat | Relation::Appos | Relation::Dep | Relation::NmodUnmarked
            )
            && tagged.word(head).starts_with(|c: char| c.is_ascii_digit() || c == '\'');
        let before = noun >= range.end
            && matches!(tagged.tokens[noun].tag.upos, Upos::Noun | Upos::Propn)
            && matches!(
                tree.relation(head),
                Relation::Compound
                    | Relation::Nummod
                    | Relation::Amod
                    | Relation::NmodPoss
                    | Relation::NmodUnmarked
                    | Relation::Nmod
                    | Relation::Dep
            );
        if named_before {
            return None;
        }
        let behind_preposition = range.start > 0 && tagged.tokens[range.start - 1].tag.upos == Upos::Adp;
        if !before || behind_preposition {
            return Some((clause, None));
        }
        let placed = matches!(tree.relation(noun), Relation::Obl | Relation::OblUnmarked) && tree.has(noun, &[Relation::Case], &WITHIN);
        if placed {
            return Some((clause, None));
        }
        let happening = EVENT_NOUNS.contains_any_case(tagged.word(noun));
        happening.then(|| (clause, Some(range.start..noun + 1)))
    }
}
