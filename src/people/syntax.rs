//! The grammatical role of a mention: what the pronouns are matched by.

use std::ops::Range;

use super::names::fold;
use super::titles;
use crate::language::{Relation, Tagged};
use crate::text::List;

static CLAUSE_WORDS: List = List(include_str!("data/clause_words.txt"));
static PREPOSITIONS: List = List(include_str!("data/prepositions.txt"));

/// Role in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who does.
    Subject,
    /// To whom it is done.
    Object,
    /// Behind a preposition.
    Oblique,
    /// "Vale's", "her".
    Possessive,
    /// In apposition, headings and the like.
    Other,
}

impl Role {
    /// Subject, possessive, or the rest.
    pub const fn case(self) -> u16 {
        match self {
            Self::Subject => 0,
            Self::Possessive => 1,
            Self::Object | Self::Oblique | Self::Other => 2,
        }
    }

    /// For the reader.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Subject => "the subject",
            Self::Object => "the object",
            Self::Oblique | Self::Other => "in words",
            Self::Possessive => "the possessor",
        }
    }
}

/// Role of the mention at these tokens.
pub fn role(tagged: &Tagged<'_>, tokens: &Range<usize>) -> Role {
    if matches!(word(tagged, tokens.end), "'s" | "’s" | "'" | "’") {
        return Role::Possessive;
    }
    parsed(tagged, tokens).unwrap_or_else(|| guessed(tagged, tokens))
}

/// Role of a pronoun: its form tells, but for "her".
pub fn pronoun_role(tagged: &Tagged<'_>, token: usize, case: &str) -> Role {
    match case {
        "s" => Role::Subject,
        "p" => Role::Possessive,
        "e" if possesses(tagged, token) => Role::Possessive,
        _ => parsed(tagged, &(token..token + 1)).unwrap_or(if PREPOSITIONS.contains(&before(tagged, token)) {
            Role::Oblique
        } else {
            Role::Object
        }),
    }
}

fn possesses(tagged: &Tagged<'_>, token: usize) -> bool {
    if let Some(role) = parsed(tagged, &(token..token + 1)) {
        return role == Role::Possessive;
    }
    let next = word(tagged, token + 1);
    next.starts_with(char::is_alphanumeric) && !PREPOSITIONS.contains(&fold(next)) && !CLAUSE_WORDS.contains(&fold(next))
}

/// From the dependencies, where the sentence was parsed.
fn parsed(tagged: &Tagged<'_>, tokens: &Range<usize>) -> Option<Role> {
    let mut at = tokens.clone().find(|&token| tagged.tokens[token].head.is_some_and(|head| !tokens.contains(&head)))?;
    for _ in 0..6 {
        let token = tagged.tokens[at];
        return Some(match token.relation {
            Relation::Nsubj | Relation::NsubjPass | Relation::Csubj => Role::Subject,
            Relation::Obj | Relation::Iobj => Role::Object,
            Relation::NmodPoss => Role::Possessive,
            Relation::Obl | Relation::OblAgent | Relation::OblTmod | Relation::Nmod | Relation::NmodTmod => Role::Oblique,
            Relation::Conj | Relation::Appos | Relation::Flat | Relation::Compound => {
                at = token.head?;
                continue;
            }
            _ => Role::Other,
        });
    }
    None
}

/// From the words beside it.
fn guessed(tagged: &Tagged<'_>, tokens: &Range<usize>) -> Role {
    let mut start = tokens.start;
    while start > 0 && titles::is_title(fold(tagged.word(start - 1)).trim_end_matches('.')) {
        start -= 1;
    }
    let sentence = &tagged.sentences[tagged.sentence_of(tokens.start)].tokens;
    if start <= sentence.start {
        return Role::Subject;
    }
    let before = before(tagged, start);
    if PREPOSITIONS.contains(&before) {
        Role::Oblique
    } else if before.chars().all(|c| !c.is_alphanumeric()) || CLAUSE_WORDS.contains(&before) {
        Role::Subject
    } else {
        Role::Object
    }
}

/// Whether the two tokens stand in one clause.
pub fn same_clause(tagged: &Tagged<'_>, first: usize, second: usize) -> bool {
    !(first..second).any(|token| {
        let word = tagged.word(token);
        !word.starts_with(char::is_alphanumeric) && !word.starts_with(['\'', '’', '.', '-']) || CLAUSE_WORDS.contains(word)
    })
}

/// Whether the word begins a fronted phrase or clause: "In her speech, …", "When she left, …".
pub fn opens_clause(tagged: &Tagged<'_>, token: usize) -> bool {
    let word = fold(tagged.word(token));
    PREPOSITIONS.contains(&word) || CLAUSE_WORDS.contains(&word)
}

fn before(tagged: &Tagged<'_>, token: usize) -> String {
    token.checked_sub(1).map(|before| fold(tagged.word(before))).unwrap_or_default()
}

fn word<'a>(tagged: &Tagged<'a>, token: usize) -> &'a str {
    if token < tagged.tokens.len() { tagged.word(token) } else { "" }
}
