//! Dates told in passing: what something is compared with, and the happening that something comes before.
//!
//! In goes the place of a time expression, out comes whether it dates its clause at all, or only a happening that the clause names. The words before it decide, for the
//! heads of such phrases are often far off.

use std::ops::Range;

use super::clauses::COMPARISONS;
use super::dated::EVENT_NOUNS;
use super::events::Scene;
use super::expressions::{JOINERS, OPENERS};
use super::tense::BEHIND;
use crate::language::{Relation, Upos};
use crate::text::List;
use crate::word_list;

static COMPARING: List = word_list!("data/comparing.txt");
static DELAYS: List = word_list!("data/delays.txt");
static LIMITS: List = word_list!("data/limits.txt");
pub static RECORDS: List = word_list!("data/records.txt");

/// Tokens before an expression in which the word stands that sets it aside.
const NEAR: usize = 8;

impl Scene<'_, '_> {
    /// Whether an expression is what something is compared with: "up 9% from May", "more than in 2003", "compared with 40 last year", "the first since March".
    pub fn is_base(&self, range: &Range<usize>) -> bool {
        let tagged = self.tree.tagged;
        let upos = |token: usize| tagged.tokens[token].tag.upos;
        let figure = |token: usize| {
            matches!(upos(token), Upos::Num | Upos::Sym) && tagged.word(token).contains(|c: char| c.is_ascii_digit() || c == '%')
        };
        let mut counted = false;
        for token in self.before(range.start) {
            let word = tagged.word(token);
            if COMPARING.contains_any_case(word) {
                return true;
            }
            if COMPARISONS.contains_any_case(word) {
                let delay = token > 0 && DELAYS.contains_any_case(tagged.word(token - 1));
                return !delay && (token + 1 == range.start || upos(token + 1) != Upos::Num) && !self.tree.is_estimate(token + 1);
            }
            if BEHIND.contains_any_case(word) && token + 1 == range.start {
                return self.behind(token).take(NEAR).any(|token| self.is_record(token));
            }
            if OPENERS.contains_any_case(word) {
                let opens = range.end < tagged.tokens.len() && JOINERS.contains_any_case(tagged.word(range.end));
                let bare = (token + 1..range.start).all(|token| matches!(upos(token), Upos::Det | Upos::Adp | Upos::Adj));
                let reach = if counted { NEAR } else { usize::from(bare) };
                return !opens && self.behind(token).take(reach).any(figure);
            }
            counted |= figure(token);
        }
        false
    }

    /// Whether a word tells of a record: "the first", "the biggest".
    pub fn is_record(&self, token: usize) -> bool {
        self.tree.penn(token) == "JJS" || RECORDS.contains_any_case(self.tree.tagged.word(token))
    }

    /// The happening that an expression dates instead of the clause, which only comes before it: "ahead of its meeting on Friday", "before Friday's match".
    pub fn limit(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let tagged = self.tree.tagged;
        let happening = |token: &usize| {
            let noun = match tagged.tokens[*token].tag.upos {
                Upos::Noun | Upos::Propn => true,
                upos => upos == Upos::Adj && self.tree.relation(*token) != Relation::Amod,
            };
            noun && EVENT_NOUNS.contains_any_case(tagged.word(*token))
        };
        let limit = self.before(range.start).find(|&token| LIMITS.contains_any_case(tagged.word(token)))?;
        let noun = (limit + 1..range.start).find(happening);
        let behind = self.tree.tagged.tokens[self.tree.head_of(range)].head.filter(|noun| *noun >= range.end).filter(happening);
        noun.map(|noun| noun..range.end).or_else(|| behind.map(|noun| range.start..noun + 1))
    }

    /// The tokens before an expression, from the nearest, up to a mark or a verb that tells a tense.
    fn before(&self, start: usize) -> impl Iterator<Item = usize> {
        let within = |token: &usize| {
            self.tree.tagged.tokens[*token].tag.upos != Upos::Punct && !matches!(self.tree.penn(*token), "VBD" | "VBZ" | "VBP" | "MD")
        };
        self.behind(start).take(NEAR).take_while(within)
    }

    /// The tokens of the sentence before a token, from the nearest.
    fn behind(&self, start: usize) -> impl Iterator<Item = usize> + use<> {
        let tagged = self.tree.tagged;
        let first = tagged.sentences.get(tagged.sentence_of(start)).map_or(start, |sentence| sentence.tokens.start);
        (first..start).rev()
    }
}
