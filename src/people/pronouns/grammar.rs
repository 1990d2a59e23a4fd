//! What the grammar of its sentence says of a pronoun: who is announced, addressed, or whom its predicate is said of.
//!
//! In goes a pronoun while the text is read, out come the persons that binding and control make likely or unlikely (Chomsky 1981; Lappin and Leass 1994):
//! a possessive means the subject of its own predicate rather than another, an object hardly ever; the subject is also found before "who" and as the object
//! of the verb above.

use super::super::syntax::{self, Role};
use super::Pronoun;
use super::walk::{Last, PHRASE, Walk};
use crate::language::Relation;
use crate::people::names::fold;
use crate::text::List;
use crate::word_list;

static ADDRESSING: List = word_list!("../data/addressing_verbs.tsv");

/// The predicates that a pronoun is held against, and whom they are said of.
pub(super) struct Binding {
    own: Option<usize>,
    /// The nearer one has no subject.
    unsaid: bool,
    near: Option<usize>,
    /// Of the one outside it, where its subject is another.
    far: Option<usize>,
}

impl Binding {
    /// Whom the predicate of the pronoun is said of, if it is this one.
    pub(super) fn said_of(&self, predicate: Option<usize>) -> Option<usize> {
        self.near.filter(|_| self.own == predicate)
    }
}

impl Walk<'_, '_> {
    /// The person named further on as the subject of the clause that the words of the pronoun stand before: "In her speech, Vale …".
    pub(super) fn announced(&self, pronoun: &Pronoun) -> Option<usize> {
        let sentence = &self.tagged.sentences[self.sentence].tokens;
        let mut predicate = syntax::predicate(self.tagged, pronoun.token);
        for _ in 0..4 {
            let subject = syntax::dependent(self.tagged, predicate?, |relation| matches!(relation, Relation::Nsubj | Relation::NsubjPass));
            if let Some(subject) = subject.filter(|&subject| subject > pronoun.token && subject < pronoun.token + PHRASE) {
                let mut near =
                    self.names[self.read..].iter().take_while(|(tokens, _)| tokens.start <= subject && tokens.start < sentence.end);
                let found =
                    near.find(|(tokens, _)| tokens.contains(&subject)).filter(|(tokens, _)| self.comma(pronoun.token, tokens.start));
                return found.map(|(_, person)| *person);
            }
            predicate = predicate.and_then(|predicate| syntax::predicate(self.tagged, predicate));
        }
        None
    }

    /// Whom the predicate of the pronoun is said of where its subject stands for another word: "Vale met Hale, who sold her boat", "Vale told Hale to sell
    /// it to her".
    pub(super) fn understood(&self, pronoun: &Pronoun) -> Option<usize> {
        let own = syntax::predicate(self.tagged, pronoun.token)?;
        let own = if pronoun.role == Role::Subject { syntax::predicate(self.tagged, own)? } else { own };
        let subject = syntax::understood_subject(self.tagged, own)?;
        if matches!(self.tagged.tokens[subject].relation, Relation::Nsubj | Relation::NsubjPass) {
            return None;
        }
        self.here.iter().rev().take(PHRASE).find(|(tokens, _)| tokens.contains(&subject)).map(|(_, person)| *person)
    }

    /// Who is asked or told in the clause above: "Vale asked Hale what she would do", "Vale told Hale that she should go".
    pub(super) fn addressed(&self, pronoun: &Pronoun) -> Option<usize> {
        let clause = syntax::predicate(self.tagged, pronoun.token).filter(|_| pronoun.role == Role::Subject)?;
        let verb = self.tagged.tokens[clause].head.filter(|_| self.tagged.tokens[clause].relation == Relation::Ccomp)?;
        let signs = ADDRESSING.get(&fold(self.tagged.word(verb)))?;
        let words = verb + 1..(pronoun.token + 3).min(self.tagged.tokens.len()).min(verb + PHRASE);
        let asks = |token: usize| signs.starts_with('?') && self.opens_question(token);
        let orders = |token: usize| signs.split(' ').any(|sign| sign == self.tagged.word(token));
        if !words.into_iter().any(|token| asks(token) || orders(token)) {
            return None;
        }
        let object = syntax::dependent(self.tagged, verb, |relation| matches!(relation, Relation::Obj | Relation::Iobj))?;
        self.here.iter().rev().take(PHRASE).find(|(tokens, _)| tokens.contains(&object)).map(|(_, person)| *person)
    }

    /// Whether the token is a verb of asking.
    pub(super) fn asks(&self, token: usize) -> bool {
        ADDRESSING.get(self.tagged.word(token)).is_some_and(|signs| signs.starts_with('?'))
    }

    /// Whether what is asked begins with the token.
    pub(super) fn opens_question(&self, token: usize) -> bool {
        matches!(self.tagged.tokens[token].tag.penn, "WP" | "WDT" | "WRB") || matches!(self.tagged.word(token), "if" | "whether" | "about")
    }

    /// Whom the predicate of the pronoun and the one outside it are said of.
    pub(super) fn binding(&self, pronoun: &Pronoun) -> Binding {
        let outside = |predicate: Option<usize>| predicate.and_then(|predicate| syntax::predicate(self.tagged, predicate));
        let said_of = |predicate: Option<usize>| predicate.and_then(|predicate| syntax::understood_subject(self.tagged, predicate));
        let who = |token: Option<usize>| {
            let here = self.here.iter().rev().take(PHRASE).find(|(tokens, _)| token.is_some_and(|token| tokens.contains(&token)));
            here.map(|(_, person)| *person)
        };
        let own = syntax::predicate(self.tagged, pronoun.token);
        let own = if pronoun.role == Role::Subject { outside(own) } else { own };
        let (near, far) = (said_of(own), said_of(outside(own)));
        Binding { own, unsaid: near.is_none(), near: who(near), far: who(far).filter(|_| near != far) }
    }

    /// What the grammar of the sentence says: whether the predicate of the pronoun is said of the person, or the one outside it, or of somebody else. A
    /// subject is held against the predicates outside its own.
    pub(super) fn bound(&self, binding: &Binding, person: usize, last: Last) -> usize {
        let same_sentence = last.sentence == self.sentence;
        let same_predicate = || binding.own == syntax::predicate(self.tagged, last.token);
        match (binding.near, binding.far) {
            (Some(one), _) if one == person => 0,
            (_, Some(one)) if one == person => 1,
            (Some(_), _) if same_sentence => 2 + usize::from(!same_predicate()),
            (None, _) if same_sentence => 4 + usize::from(binding.unsaid),
            (one, _) => 6 + usize::from(one.is_none()),
        }
    }
}
