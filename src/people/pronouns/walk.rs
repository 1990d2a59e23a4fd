//! The text as it is read, word for word: who is in mind at a pronoun.
//!
//! In go the persons with their names, out come at every pronoun the persons who may be meant; what is decided there is known further on.

use std::ops::Range;

use super::traits::{ADDRESSED, ANNOUNCED, Place, Trait, Traits, UNDERSTOOD, UNDERSTOOD_OBJECT, View};
use super::{Candidate, PRONOUNS, Pronoun};
use crate::language::{Relation, Tagged};
use crate::people::names::fold;
use crate::people::syntax::{self, Role};
use crate::people::{self, Gender, MentionKind, Person, gender};

/// How many persons are weighed for a pronoun: those last meant.
const IN_MIND: usize = 12;
/// Tokens of a fronted phrase at most.
pub(super) const PHRASE: usize = 64;
/// How many sentences back a person is still in mind.
const FARTHEST: usize = 8;

/// Where a person was last meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Last {
    pub token: usize,
    pub sentence: usize,
    pub role: Role,
    pub pronoun: bool,
    /// Nobody was meant in its sentence before.
    pub leads: bool,
    /// What the mention is in its sentence.
    pub place: Place,
}

/// Reads the text from its first to its last word and asks `decide` at every pronoun who is meant, if not nobody, whose traits it is told first; what it
/// answers is known further on.
pub fn walk(tagged: &Tagged<'_>, people: &[Person], mut decide: impl FnMut(&Pronoun, &Traits, &[Candidate]) -> Option<usize>) {
    let mut walk = Walk::new(tagged, people);
    for (index, sentence) in tagged.sentences.iter().enumerate() {
        walk.begin(index);
        for token in sentence.tokens.clone() {
            walk.names_at(token);
            let Some(pronoun) = walk.pronoun(token) else { continue };
            let view = walk.view(pronoun);
            let candidates = walk.candidates(&view);
            if let Some(person) = decide(&pronoun, &view.nobody(candidates.len()), &candidates) {
                walk.meant(person, &(token..token + 1), pronoun.role, true);
                walk.linked.push((token, person));
                walk.chains.retain(|(gender, ..)| *gender != pronoun.gender);
                walk.chains.push((pronoun.gender, person, index));
                let guess = &mut walk.referents[person].guess;
                *guess = guess.or(Some(pronoun.gender));
            }
        }
    }
}

/// The text while it is read.
pub(super) struct Walk<'w, 'a> {
    pub(super) tagged: &'w Tagged<'a>,
    pub(super) referents: Vec<Referent>,
    /// Names and roles in order: their tokens and whom they mean.
    pub(super) names: Vec<(Range<usize>, usize)>,
    /// How many of them were read.
    pub(super) read: usize,
    /// Persons in the order in which they were last meant.
    in_mind: Vec<usize>,
    pub(super) sentence: usize,
    leads: bool,
    pub(super) most: usize,
    /// Who was meant so far in this sentence, and by which tokens.
    pub(super) here: Vec<(Range<usize>, usize)>,
    /// The pronouns read so far and whom they mean.
    pub(super) linked: Vec<(usize, usize)>,
    /// Whom the last pronoun of each gender meant, and its sentence.
    pub(super) chains: Vec<(Gender, usize, usize)>,
    /// Who was meant in this paragraph.
    pub(super) topics: Vec<usize>,
}

/// A person while the text is read.
pub(super) struct Referent {
    pub gender: Option<Gender>,
    /// From a pronoun.
    pub guess: Option<Gender>,
    pub last: Option<Last>,
    /// How often named in all the text.
    pub total: usize,
    /// How often meant so far.
    pub meant: usize,
    /// Sentence in which the person was last the subject.
    pub subject: Option<usize>,
    /// How often meant in the sentence of the last mention, and in the one before it.
    pub lately: [usize; 2],
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(tagged: &'w Tagged<'a>, people: &[Person]) -> Self {
        let names = people::mentioned(tagged, people, |kind| kind != MentionKind::Pronoun);
        let new = |person: &Person| Referent {
            gender: person.gender,
            guess: None,
            last: None,
            total: 0,
            meant: 0,
            subject: None,
            lately: [0; 2],
        };
        let mut referents: Vec<Referent> = people.iter().map(new).collect();
        for (_, person) in &names {
            referents[*person].total += 1;
        }
        let most = referents.iter().map(|one| one.total).max().unwrap_or(0);
        Self {
            tagged,
            referents,
            names,
            read: 0,
            in_mind: Vec::new(),
            sentence: 0,
            leads: true,
            most,
            linked: Vec::new(),
            chains: Vec::new(),
            here: Vec::new(),
            topics: Vec::new(),
        }
    }

    /// Goes on to a sentence.
    fn begin(&mut self, sentence: usize) {
        let paragraph = |sentence: usize| self.tagged.sentences[sentence].paragraph;
        if sentence == 0 || paragraph(sentence - 1) != paragraph(sentence) {
            self.topics.clear();
        }
        self.sentence = sentence;
        self.leads = true;
        self.here.clear();
    }

    /// Takes in the names that begin at a token.
    fn names_at(&mut self, token: usize) {
        while let Some((tokens, person)) = self.names.get(self.read).filter(|(tokens, _)| tokens.start <= token).cloned() {
            self.read += 1;
            if tokens.is_empty() {
                continue;
            }
            let role = syntax::role(self.tagged, &tokens);
            self.meant(person, &tokens, role, false);
        }
    }

    fn meant(&mut self, person: usize, tokens: &Range<usize>, role: Role, pronoun: bool) {
        self.here.push((tokens.clone(), person));
        let place = self.place(tokens, role);
        if !self.topics.contains(&person) && self.topics.len() < IN_MIND {
            self.topics.push(person);
        }
        let Some(referent) = self.referents.get_mut(person) else { return };
        referent.meant += 1;
        let before = referent.last.map(|last| last.sentence);
        referent.lately = match before {
            Some(before) if before == self.sentence => [referent.lately[0] + 1, referent.lately[1]],
            Some(before) if before + 1 == self.sentence => [1, referent.lately[0]],
            _ => [1, 0],
        };
        if role == Role::Subject {
            referent.subject = Some(self.sentence);
        }
        referent.last = Some(Last { token: tokens.start, sentence: self.sentence, role, pronoun, leads: self.leads, place });
        self.leads = false;
        if let Some(at) = self.in_mind.iter().rposition(|&one| one == person) {
            self.in_mind.remove(at);
        }
        self.in_mind.push(person);
        if self.in_mind.len() > 4 * IN_MIND {
            self.in_mind.drain(..2 * IN_MIND);
        }
    }

    fn pronoun(&self, token: usize) -> Option<Pronoun> {
        let word = self.tagged.word(token);
        if !(2..=7).contains(&word.len()) {
            return None;
        }
        let (gender, case) = PRONOUNS.get(&fold(word))?.split_once('\t')?;
        Some(Pronoun {
            token,
            gender: gender::from_letter(gender)?,
            role: syntax::pronoun_role(self.tagged, token, case),
            reflexive: case == "r",
        })
    }

    /// Persons who may be meant, those last meant first.
    fn candidates(&self, view: &View) -> Vec<Candidate> {
        let pronoun = &view.pronoun;
        let near = self.in_mind.iter().rev().take(IN_MIND).filter_map(|&person| Some((person, self.referents[person].last?)));
        let near = near.take_while(|(_, last)| self.sentence - last.sentence <= FARTHEST);
        let (announced, addressed, understood) = (self.announced(pronoun), self.addressed(pronoun), self.understood(pronoun));
        let object = pronoun.role.case() == 2 && !pronoun.reflexive;
        let expected = |person: usize| {
            let ways = [(announced, ANNOUNCED), (addressed, ADDRESSED), (understood, if object { UNDERSTOOD_OBJECT } else { UNDERSTOOD })];
            ways.into_iter().find(|(who, _)| *who == Some(person)).map_or(0, |(_, how)| how)
        };
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut subjects = 0;
        for (person, last) in near {
            if self.agrees(person, pronoun) && !self.does_it(view, person) {
                let mut traits = self.traits(view, person, last);
                traits.set(Trait::Between, 1 + candidates.len());
                traits.set(Trait::Subjects, 1 + subjects);
                traits.set(Trait::Expected, expected(person));
                candidates.push(Candidate { person, traits, last });
                subjects += usize::from(last.role == Role::Subject);
            }
        }
        for mut candidate in self.ahead(view) {
            if self.agrees(candidate.person, pronoun) && !candidates.iter().any(|known| known.person == candidate.person) {
                candidate.traits.set(Trait::Expected, expected(candidate.person));
                candidates.push(candidate);
            }
        }
        self.strike_silent(view, &mut candidates);
        self.compare(&mut candidates);
        candidates
    }

    /// Whether the gender of the person is that of the pronoun, or not known.
    fn agrees(&self, person: usize, pronoun: &Pronoun) -> bool {
        self.referents[person].gender.is_none_or(|gender| gender == pronoun.gender)
    }

    /// Whether the person is the subject of the verb whose object the pronoun is: then another is meant ("Vale thanked him").
    fn does_it(&self, view: &View, person: usize) -> bool {
        let token = self.tagged.tokens[view.pronoun.token];
        let object = matches!(token.relation, Relation::Obj | Relation::Iobj) && !view.pronoun.reflexive;
        object && view.binding.said_of(token.head) == Some(person)
    }

    /// The next persons named in the same sentence: "In her speech, Vale …".
    fn ahead(&self, view: &View) -> Vec<Candidate> {
        let sentence = &self.tagged.sentences[self.sentence].tokens;
        let names = self.names[self.read..].iter().take(3).take_while(|(tokens, _)| tokens.start < sentence.end);
        let fronted = syntax::opens_clause(self.tagged, sentence.start) && !self.comma(sentence.start, view.pronoun.token);
        let candidate = |(index, (tokens, person)): (usize, &(Range<usize>, usize))| {
            let role = syntax::role(self.tagged, tokens);
            let place = self.place(tokens, role);
            let last = Last { token: tokens.start, sentence: self.sentence, role, pronoun: false, leads: false, place };
            Candidate { person: *person, traits: self.traits_ahead(view, *person, last, index, fronted), last }
        };
        names.enumerate().map(candidate).collect()
    }

    /// Whether a comma stands between two places, as far as a phrase can reach.
    pub(super) fn comma(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + PHRASE)).any(|token| self.tagged.word(token) == ",")
    }

    pub(super) fn quotation(&self, token: usize) -> Option<usize> {
        self.tagged.quotation_of(self.tagged.tokens[token].span)
    }
}
