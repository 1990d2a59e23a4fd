//! Clauses: the predicates of a sentence, the words that belong to each, and what governs a word.
//!
//! In go the tokens with their heads and relations (Universal Dependencies), out come clauses. A clause is a verb, or another predicate at the head of the sentence, with all
//! that hangs on it; clauses joined to it by "and", or standing beside it, are clauses of their own. Where a sentence was not parsed it is one clause.

use std::ops::Range;

use crate::language::{Relation, Tagged, Upos};
use crate::text::{List, Span};
use crate::word_list;

pub static COMPARISONS: List = word_list!("data/comparisons.txt");
static ESTIMATES: List = word_list!("data/estimates.txt");

/// A sentence of more tokens is no sentence, and one clause.
pub const LONGEST: usize = 400;
/// Tokens in which the brackets around the name of an agency close.
const AGENCY: usize = 6;

/// No climb to the head of a sentence takes more steps.
const HIGHEST: usize = 60;

/// A predicate with its words.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Token of the predicate.
    pub predicate: usize,
    /// From the first to the last token of the clause, subordinate clauses included.
    pub tokens: Range<usize>,
    /// Whether the clause is what the sentence states: its head, or joined to it.
    pub main: bool,
}

/// The tense that a predicate is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "fell", "was sold".
    Past,
    /// "has fallen", "to have fallen".
    Perfect,
    /// "had fallen".
    Pluperfect,
    /// "falls".
    Present,
    /// "will fall", "would fall", "may fall".
    Future,
    /// "to fall", "falling", "fallen".
    None,
}

/// The tokens with what hangs on each.
pub struct Tree<'a, 'text> {
    /// The text they stand in.
    pub tagged: &'a Tagged<'text>,
    /// First dependent of each token.
    first: Vec<Option<usize>>,
    /// The next dependent of the same head.
    next: Vec<Option<usize>>,
}

impl<'a, 'text> Tree<'a, 'text> {
    /// Reads the heads of all tokens.
    pub fn new(tagged: &'a Tagged<'text>) -> Self {
        let (mut first, mut next) = (vec![None; tagged.tokens.len()], vec![None; tagged.tokens.len()]);
        for (token, own) in tagged.tokens.iter().enumerate().rev() {
            if let Some(slot) = own.head.and_then(|head| first.get_mut(head)) {
                next[token] = slot.replace(token);
            }
        }
        Self { tagged, first, next }
    }

    /// The tokens that hang on a token, in order; no more of them than a sentence has.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.first[token], |&child| self.next[child]).take(LONGEST)
    }

    /// Whether a word of the list hangs on a token in one of the relations.
    pub fn has(&self, token: usize, relations: &[Relation], list: &List) -> bool {
        self.children(token).any(|child| relations.contains(&self.relation(child)) && list.contains_any_case(self.tagged.word(child)))
    }

    /// Whether a predicate is in the passive.
    pub fn is_passive(&self, predicate: usize) -> bool {
        self.children(predicate).any(|child| self.relation(child) == Relation::AuxPass)
    }

    /// The tokens from a token up to the head of its sentence.
    pub fn climb(&self, token: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(token), |&at| self.tagged.tokens[at].head).take(HIGHEST)
    }

    /// How a token hangs on its head.
    pub fn relation(&self, token: usize) -> Relation {
        self.tagged.tokens[token].relation
    }

    /// The Penn Treebank tag of a token.
    pub fn penn(&self, token: usize) -> &'static str {
        self.tagged.tokens[token].tag.penn
    }

    /// The clauses of a sentence, by their predicates in order.
    pub fn clauses(&self, sentence: &Range<usize>) -> Vec<Clause> {
        let clause = |token| Clause { predicate: token, tokens: token..token + 1, main: self.is_main(token) };
        let mut clauses: Vec<Clause> = sentence.clone().filter(|&token| self.is_predicate(token)).map(clause).collect();
        if clauses.is_empty() || sentence.len() > LONGEST {
            return vec![Clause { predicate: sentence.start, tokens: sentence.clone(), main: true }];
        }
        // A token belongs to all the clauses above it, up to the first that only stands beside another.
        for token in sentence.clone() {
            for at in self.climb(token) {
                if let Ok(found) = clauses.binary_search_by_key(&at, |clause| clause.predicate) {
                    let tokens = &mut clauses[found].tokens;
                    *tokens = tokens.start.min(token)..tokens.end.max(token + 1);
                    if matches!(self.relation(at), Relation::Conj | Relation::Parataxis) {
                        break;
                    }
                }
            }
        }
        clauses
    }

    /// Whether a clause hangs on the token.
    pub fn is_predicate(&self, token: usize) -> bool {
        let verb = self.tagged.tokens[token].tag.upos == Upos::Verb;
        let predicate = match self.relation(token) {
            Relation::Root => return true,
            Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::AclRelcl | Relation::Parataxis | Relation::Csubj => {
                verb || self.children(token).any(|child| self.relation(child) == Relation::Cop)
            }
            Relation::Conj => verb,
            _ => false,
        };
        predicate && !self.is_comparison(token)
    }

    /// "more than expected", "lower than had been thought": what was held likely is compared with, and tells neither a tense nor a happening.
    pub fn is_comparison(&self, token: usize) -> bool {
        let than = |child: usize| child < token && COMPARISONS.contains_any_case(self.tagged.word(child));
        let subject = |child| matches!(self.relation(child), Relation::Nsubj | Relation::NsubjPass);
        self.is_estimate(token) && self.children(token).any(than) && !self.children(token).any(subject)
    }

    /// Whether a token is a participle of what is held likely.
    pub fn is_estimate(&self, token: usize) -> bool {
        ESTIMATES.contains_any_case(self.tagged.word(token))
    }

    /// Whether a predicate is the head of its sentence or joined to it.
    fn is_main(&self, predicate: usize) -> bool {
        let joined = |at: &usize| matches!(self.relation(*at), Relation::Conj | Relation::Parataxis);
        self.climb(predicate).find(|at| !joined(at)).is_none_or(|at| self.tagged.tokens[at].head.is_none())
    }

    /// The predicate that governs a range of tokens.
    pub fn governor(&self, range: &Range<usize>) -> Option<usize> {
        self.climb(self.head_of(range)).find(|&at| self.is_predicate(at))
    }

    /// The token of a range that the others hang on.
    pub fn head_of(&self, range: &Range<usize>) -> usize {
        let outside = |token: &usize| self.tagged.tokens[*token].head.is_none_or(|head| !range.contains(&head));
        range.clone().find(outside).unwrap_or(range.start)
    }

    /// Whether "to" stands before a verb.
    pub fn is_infinitive(&self, verb: usize) -> bool {
        self.children(verb).any(|child| self.relation(child) == Relation::Mark && self.tagged.word(child).eq_ignore_ascii_case("to"))
    }

    /// The tense of a predicate, by its own form and its auxiliaries.
    pub fn tense(&self, predicate: usize) -> Tense {
        let (mut modal, mut past, mut present, mut auxiliary, mut subject) = (false, false, false, false, false);
        let mut participle = self.penn(predicate) == "VBN";
        for child in self.children(predicate) {
            let relation = self.relation(child);
            if matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop) {
                let penn = self.penn(child);
                modal |= penn == "MD";
                past |= penn == "VBD";
                present |= matches!(penn, "VBZ" | "VBP");
                participle |= penn == "VBN";
                auxiliary |= relation == Relation::Aux && penn != "MD";
            }
            subject |= matches!(relation, Relation::Nsubj | Relation::NsubjPass) && child < predicate;
        }
        let perfect = auxiliary && participle;
        match self.penn(predicate) {
            _ if modal => {
                if perfect {
                    Tense::Perfect
                } else {
                    Tense::Future
                }
            }
            _ if perfect && past => Tense::Pluperfect,
            _ if perfect && present => Tense::Perfect,
            _ if past => Tense::Past,
            _ if present => Tense::Present,
            // "is thought to have left"
            _ if self.is_infinitive(predicate) => {
                if perfect {
                    Tense::Perfect
                } else {
                    Tense::None
                }
            }
            "VBD" => Tense::Past,
            // "The fire injured, by all accounts, eight people": with a subject and nothing else it is the past tense.
            "VBN" if subject && !auxiliary && self.relation(predicate) == Relation::Root => Tense::Past,
            "VBZ" | "VBP" => Tense::Present,
            _ => Tense::None,
        }
    }

    /// The span of a range of tokens, without the marks at its edges and the "and" that joins it to what stands before.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        let tagged = self.tagged;
        let word = |token: &usize| tagged.word(*token).contains(char::is_alphanumeric);
        let first = tokens.clone().find(|token| word(token) && self.relation(*token) != Relation::Cc).unwrap_or(tokens.start);
        // "(Ledger) The mayor left": the agency in brackets belongs to the article.
        let bracket = first > 0 && tagged.word(first - 1) == "(";
        let closed = (first..tokens.end).take(AGENCY).find(|&token| bracket && tagged.word(token) == ")");
        let first = closed.and_then(|mark| (mark + 1..tokens.end).find(word)).unwrap_or(first);
        let last = tokens.clone().rfind(|token| word(token) && self.relation(*token) != Relation::Cc).unwrap_or(first).max(first);
        tagged.tokens[first].span.to(tagged.tokens[last].span)
    }
}
