//! "He", "she", "his", "her" and "him": to the person they mean.
//!
//! In go the persons with their names, out go mentions of kind pronoun. A pronoun is linked when it is read, in the order of the text, by a log-linear
//! ranking of the persons a reader has in mind (Denis and Baldridge 2008): how far back each was last meant and by which form, in which grammatical role
//! beside that of the pronoun (parallelism), who else came between, how often each is named. Gender is a condition where it is known, the binding of
//! objects to another than the subject of their clause nearly one. The ranking itself stands in `ranking`.

mod grammar;
mod ranking;
mod silent;
mod traits;
mod walk;

use super::names::fold;
use super::syntax::Role;
use super::{Gender, Mention, MentionKind, Person, gender};
use crate::language::Tagged;
use crate::text::List;
use crate::word_list;
use walk::Last;

pub use ranking::{SCALE, WEIGHTS, choose, features, score};
pub use traits::Traits;
pub use walk::walk;

static PRONOUNS: List = word_list!("data/pronouns.tsv");

/// A pronoun where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// Index of its token.
    pub token: usize,
    /// What it tells of the person.
    pub gender: Gender,
    /// Its role in the sentence.
    pub role: Role,
    /// "himself", "herself"
    pub reflexive: bool,
}

/// A person who may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Index into the people.
    pub person: usize,
    /// What is seen of the person.
    pub traits: Traits,
    /// Where the person was last meant, or will be named.
    last: Last,
}

/// Links the pronouns of the text to the persons.
pub fn link(tagged: &Tagged<'_>, people: &mut [Person]) {
    let mut links = Vec::new();
    walk(tagged, people, |pronoun, nobody, candidates| {
        let (chosen, certainty) = choose(&ranking::LEARNED, nobody, candidates)?;
        links.push((*pronoun, chosen.clone(), certainty));
        Some(chosen.person)
    });
    for (pronoun, chosen, certainty) in links {
        let how = explain(tagged, people, &pronoun, &chosen);
        let person = &mut people[chosen.person];
        if certainty > 0.6 {
            person.gender = person.gender.or(Some(pronoun.gender));
        }
        person.mentions.push(Mention { span: tagged.tokens[pronoun.token].span, kind: MentionKind::Pronoun, how, guess: false });
    }
    for person in people {
        person.mentions.sort_by_key(|mention| mention.span);
    }
}

/// What a word tells of gender, if it is a pronoun of the third person.
pub fn gender(word: &str) -> Option<Gender> {
    if !(2..=7).contains(&word.len()) {
        return None;
    }
    gender::from_letter(PRONOUNS.get(&fold(word))?.split_once('\t')?.0)
}

/// "he ← the subject of the sentence before, Ada Vale, ¶4"
fn explain(tagged: &Tagged<'_>, people: &[Person], pronoun: &Pronoun, chosen: &Candidate) -> String {
    let last = chosen.last;
    let place = match tagged.sentence_of(pronoun.token).saturating_sub(last.sentence) {
        _ if last.token > pronoun.token => "named next",
        0 => "of the same sentence",
        1 => "of the sentence before",
        _ => "of an earlier sentence",
    };
    let role = if last.token > pronoun.token { "" } else { last.role.words() };
    let home = super::place(tagged.tokens[last.token].span.start);
    let name = &people[chosen.person].name;
    format!("{} ← {name}, {role}{}{place}, {home}", tagged.word(pronoun.token), if role.is_empty() { "" } else { " " })
}
