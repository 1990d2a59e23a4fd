//! What is seen of a person who may be meant by a pronoun: some traits, each with a few values.
//!
//! In go a pronoun and a person where the walk through the text has come to, out comes a value for each trait, 0 where it does not apply. Here stands only
//! what is seen: how far back and in which role the person was last meant (parallelism), who was meant in between, how often the person is named, what the
//! binding of pronouns (`grammar`) and quotation marks say. What traits mean, alone and together, is learned (`ranking`).

use std::ops::Range;

use super::grammar::Binding;
use super::walk::{Last, Walk};
use super::{Candidate, Pronoun};
use crate::language::Relation;
use crate::people::syntax::{self, Role};

/// A trait; the order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// Role of the pronoun, or that it is reflexive.
    Case,
    /// The clause of the pronoun, or that it begins the sentence.
    Standing,
    /// Whether the pronoun stands in a quotation.
    Speech,
    /// How many may be meant.
    Candidates,
    /// That nobody who is named is meant.
    Nobody,
    /// Sentences back to where the person was last meant.
    Distance,
    /// Role there.
    Role,
    /// Whether by a pronoun or a name there.
    Form,
    /// Whether nobody was meant before in that sentence.
    Leads,
    /// How many candidates were meant since.
    Between,
    /// How many candidates were subjects since.
    Subjects,
    /// Whether nobody is named more often.
    Most,
    /// What is known of the person's gender.
    Gender,
    /// What the grammar of the sentence says.
    Bound,
    /// The quotation of the pronoun beside that of the last mention.
    Quoted,
    /// Paragraphs back.
    Paragraph,
    /// How many clauses the pronoun lies below the last mention.
    Below,
    /// How far back the last pronoun of this gender stands, and whether it meant the person.
    Chain,
    /// Sentences back to where the person was the subject.
    Subject,
    /// How often meant in this sentence and in the one before.
    Lately,
    /// Whether meant first in the paragraph, or at all.
    Topic,
    /// Whether the last mention is one of several ("Vale and Hale").
    Joined,
    /// The clause of the last mention.
    Clause,
    /// How often meant in the text so far.
    Meant,
    /// Whether no candidate was meant more often.
    Top,
    /// Announced ("In her speech, Vale …"), addressed, or understood as the subject.
    Expected,
    /// That the person is named next, and how.
    Ahead,
    /// How many clauses the pronoun lies below the name that comes next.
    AheadBelow,
    /// Whether the last mention stands in parentheses.
    Aside,
    /// Where the person is named again.
    Again,
}

/// How many traits there are.
pub const COUNT: usize = Trait::Again as usize + 1;

/// How many values each has besides 0.
pub const VALUES: [u8; COUNT] = [5, 9, 2, 4, 1, 6, 8, 2, 2, 4, 3, 2, 4, 8, 6, 3, 4, 6, 4, 9, 3, 3, 9, 5, 2, 4, 16, 4, 2, 5];

/// The values of a candidate's traits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits(pub [u8; COUNT]);

/// Values of [`Trait::Expected`].
pub(super) const ANNOUNCED: usize = 1;
pub(super) const ADDRESSED: usize = 2;
pub(super) const UNDERSTOOD: usize = 3;
pub(super) const UNDERSTOOD_OBJECT: usize = 4;

impl Traits {
    pub(super) fn is(&self, which: Trait, value: usize) -> bool {
        usize::from(self.0[which as usize]) == value
    }

    pub(super) fn set(&mut self, which: Trait, value: usize) {
        self.0[which as usize] = value.min(usize::from(VALUES[which as usize])) as u8;
    }
}

/// What a mention is in its sentence; seen once, when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    role: usize,
    joined: usize,
    clause: usize,
    aside: bool,
}

/// A pronoun and what is seen of it whoever is meant.
pub(super) struct View {
    pub pronoun: Pronoun,
    traits: Traits,
    /// The quotation it stands in.
    quotation: Option<usize>,
    /// The sentence in which the speech begins that its own sentence ends.
    pub(super) begins: usize,
    pub(super) binding: Binding,
}

impl View {
    /// The traits of nobody who is named being meant.
    pub fn nobody(&self, candidates: usize) -> Traits {
        let mut traits = self.traits;
        traits.set(Trait::Nobody, 1);
        traits.set(Trait::Candidates, candidates);
        traits
    }
}

/// How far before a mention its parenthesis may open.
const PARENTHESIS: usize = 8;
/// How many words of a list lead to its first.
const LIST: usize = 20;
/// How many names further on are looked through for the same person.
const NEXT: usize = 24;

impl Walk<'_, '_> {
    /// What a mention is in its sentence.
    pub(super) fn place(&self, tokens: &Range<usize>, role: Role) -> Place {
        let token = |at: usize| self.tagged.tokens[at];
        let top = syntax::top(self.tagged, tokens);
        let (mut first, mut later) = (top, false);
        for _ in 0..LIST {
            let Some(head) = token(first).head else { break };
            match token(first).relation {
                Relation::Conj => later = true,
                Relation::Appos | Relation::Flat | Relation::Compound => {}
                _ => break,
            }
            first = head;
        }
        let joined = if later {
            3
        } else if syntax::dependent(self.tagged, top, |relation| relation == Relation::Conj).is_some() {
            2
        } else {
            1
        };
        let role = match (role, token(first).relation) {
            (Role::Subject, Relation::NsubjPass) => 2,
            (Role::Subject, _) => 1,
            (Role::Object, _) => 3,
            (Role::Oblique, Relation::OblAgent) => 4,
            (Role::Oblique, Relation::Nmod) => 5,
            (Role::Oblique, _) => 6,
            (Role::Possessive, _) => 7,
            (Role::Other, _) => 8,
        };
        let mut before = (tokens.start.saturating_sub(PARENTHESIS)..tokens.start).rev().map(|at| token(at).tag.penn);
        let aside = before.find(|tag| matches!(*tag, "-LRB-" | "-RRB-")) == Some("-LRB-");
        Place { role, joined, clause: self.standing(top), aside }
    }

    /// The kind of clause a token stands in.
    fn standing(&self, token: usize) -> usize {
        let clause = syntax::clause(self.tagged, token);
        match self.tagged.tokens[clause].relation {
            Relation::Root if clause == token => 1,
            Relation::Root => 2,
            Relation::Conj => 3,
            Relation::Advcl => 4,
            Relation::Ccomp | Relation::Csubj => 5,
            Relation::AclRelcl => 6,
            Relation::Acl => 7,
            _ => 8,
        }
    }

    /// What is seen of the pronoun whoever is meant.
    pub(super) fn view(&self, pronoun: Pronoun) -> View {
        let mut traits = Traits([0; COUNT]);
        let case = match pronoun.role {
            _ if pronoun.reflexive => 5,
            Role::Subject => 1,
            Role::Possessive => 2,
            Role::Object => 3,
            _ => 4,
        };
        let first = self.tagged.sentences[self.sentence].tokens.start;
        let quotation = self.quotation(pronoun.token);
        let standing = if first == pronoun.token { 9 } else { self.standing(pronoun.token) };
        traits.set(Trait::Case, case);
        traits.set(Trait::Standing, standing);
        traits.set(Trait::Speech, yes(quotation.is_some()));
        let begins = self.quotation(first).filter(|&speech| quotation != Some(speech)).map_or(self.sentence, |speech| {
            let mark = self.tagged.quotations[speech].span.start;
            self.tagged.sentence_of(self.tagged.tokens.partition_point(|token| token.span.end <= mark))
        });
        View { pronoun, traits, quotation, begins, binding: self.binding(&pronoun) }
    }

    /// The traits of a person who was meant before.
    pub(super) fn traits(&self, view: &View, person: usize, last: Last) -> Traits {
        let pronoun = &view.pronoun;
        let mut traits = self.traits_of(view, person, last);
        let referent = &self.referents[person];
        let distance = self.apart(view, last.sentence);
        let paragraph = |sentence: usize| self.tagged.sentences[sentence].paragraph;
        let [here, before] = match distance {
            0 => referent.lately,
            1 => [0, referent.lately[0]],
            _ => [0, 0],
        };
        traits.set(Trait::Distance, 1 + distance);
        traits.set(Trait::Form, yes(last.pronoun));
        traits.set(Trait::Leads, yes(last.leads));
        traits.set(Trait::Bound, 1 + self.bound(&view.binding, person, last));
        traits.set(Trait::Quoted, self.quoted(view, last));
        traits.set(Trait::Paragraph, 1 + paragraph(self.sentence) - paragraph(last.sentence));
        traits.set(Trait::Subject, 1 + referent.subject.map_or(3, |sentence| self.apart(view, sentence).min(2)));
        traits.set(Trait::Lately, 1 + here.min(2) * 3 + before.min(2));
        traits.set(Trait::Topic, self.topics.iter().position(|one| *one == person).map_or(3, |at| 1 + at.min(1)));
        if distance == 0 {
            traits.set(Trait::Below, 1 + self.below(pronoun.token, last.token));
        }
        if let Some((_, meant, sentence)) = self.chains.iter().find(|(gender, ..)| *gender == pronoun.gender) {
            traits.set(Trait::Chain, 1 + self.apart(view, *sentence).min(2) * 2 + usize::from(*meant == person));
        }
        traits
    }

    /// The traits of a person who is named further on; `index` tells how many are before.
    pub(super) fn traits_ahead(&self, view: &View, person: usize, last: Last, index: usize, fronted: bool) -> Traits {
        let pronoun = &view.pronoun;
        let mut traits = self.traits_of(view, person, last);
        let signs = [self.comma(pronoun.token, last.token), last.role == Role::Subject, fronted, index > 0];
        traits.set(Trait::Ahead, 1 + signs.iter().rev().fold(0, |value, sign| value * 2 + usize::from(*sign)));
        traits.set(Trait::AheadBelow, 1 + self.below(pronoun.token, last.token));
        traits
    }

    /// The traits that both have.
    fn traits_of(&self, view: &View, person: usize, last: Last) -> Traits {
        let pronoun = &view.pronoun;
        let mut traits = view.traits;
        let referent = &self.referents[person];
        let gender = match (referent.gender, referent.guess) {
            (Some(_), _) => 1,
            (None, None) => 2,
            (None, Some(guess)) => 3 + usize::from(guess == pronoun.gender),
        };
        traits.set(Trait::Role, last.place.role);
        traits.set(Trait::Joined, last.place.joined);
        traits.set(Trait::Clause, last.place.clause);
        traits.set(Trait::Aside, yes(last.place.aside));
        traits.set(Trait::Most, yes(referent.total == self.most));
        traits.set(Trait::Gender, gender);
        traits.set(Trait::Meant, 1 + [1, 2, 4, 8].iter().filter(|&&edge| referent.meant >= edge).count());
        traits.set(Trait::Again, self.again(pronoun, person));
        traits
    }

    /// Adds what candidates are beside each other.
    pub(super) fn compare(&self, candidates: &mut [Candidate]) {
        let count = candidates.len();
        let meant = |candidate: &Candidate| self.referents[candidate.person].meant;
        let most = candidates.iter().map(meant).max();
        for candidate in candidates {
            let top = Some(meant(candidate)) == most;
            candidate.traits.set(Trait::Candidates, count);
            candidate.traits.set(Trait::Top, yes(top));
        }
    }

    /// How many sentences back another is, those of the speech that the pronoun's sentence ends left out: "Vale spoke. \"It is late. Go,\" she said."
    fn apart(&self, view: &View, sentence: usize) -> usize {
        view.begins.saturating_sub(sentence).max(usize::from(sentence < self.sentence))
    }

    /// Where the person is named again: in the clause of the pronoun, in its sentence, in the next one, further on, or nowhere near.
    fn again(&self, pronoun: &Pronoun, person: usize) -> usize {
        let mut next = self.names[self.read..].iter().take(NEXT);
        let Some((tokens, _)) = next.find(|(_, one)| *one == person) else { return 5 };
        match self.tagged.sentence_of(tokens.start) - self.sentence {
            0 if syntax::clause(self.tagged, tokens.start) == syntax::clause(self.tagged, pronoun.token) => 1,
            0 => 2,
            1 => 3,
            _ => 4,
        }
    }

    /// How many clauses the token lies below the one that `main` stands in; 3 if it does not.
    fn below(&self, token: usize, main: usize) -> usize {
        let depth = syntax::depth(self.tagged, syntax::clause(self.tagged, token), syntax::clause(self.tagged, main));
        depth.map_or(3, |depth| usize::from(depth.min(2)))
    }

    /// Where the person was last meant as seen from inside a quotation: within it, in the words beside it (its speaker, likely), or elsewhere.
    fn quoted(&self, view: &View, last: Last) -> usize {
        match (view.quotation, self.quotation(last.token)) {
            (None, None) => 0,
            (None, Some(_)) => 1,
            (Some(one), Some(other)) if one == other => 2,
            (Some(_), Some(_)) => 3,
            (Some(_), None) if last.sentence == self.sentence => 4 + usize::from(last.role != Role::Subject),
            (Some(_), None) => 6,
        }
    }
}

/// The value of a trait that holds or does not.
const fn yes(holds: bool) -> usize {
    if holds { 1 } else { 2 }
}
