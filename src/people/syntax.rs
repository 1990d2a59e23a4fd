//! The grammatical role of a mention and the clause it stands in: what pronouns are matched by.

use std::ops::Range;

use crate::language::{Relation, Tagged, Token, Upos};

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

/// How far a way up the tree is followed.
const HIGHEST: usize = 40;

/// Role of the mention at these tokens.
pub fn role(tagged: &Tagged<'_>, tokens: &Range<usize>) -> Role {
    if tagged.tokens.get(tokens.end).is_some_and(|token| token.tag.penn == "POS") {
        return Role::Possessive;
    }
    let mut at = top(tagged, tokens);
    for _ in 0..HIGHEST {
        let token = tagged.tokens[at];
        match (token.relation, token.head) {
            (Relation::Nsubj | Relation::NsubjPass | Relation::Csubj, _) => return Role::Subject,
            (Relation::Obj | Relation::Iobj, _) => return Role::Object,
            (Relation::NmodPoss, _) => return Role::Possessive,
            (Relation::Obl | Relation::OblAgent | Relation::Nmod, _) => return Role::Oblique,
            (Relation::Conj | Relation::Appos | Relation::Flat | Relation::Compound, Some(head)) => at = head,
            _ => return Role::Other,
        }
    }
    Role::Other
}

/// Role of a pronoun: its form tells, but for "her" and "his".
pub fn pronoun_role(tagged: &Tagged<'_>, token: usize, case: &str) -> Role {
    let role = role(tagged, &(token..token + 1));
    match case {
        "s" => Role::Subject,
        "p" => Role::Possessive,
        "e" if tagged.tokens[token].tag.penn == "PRP$" || role == Role::Possessive => Role::Possessive,
        _ if role == Role::Oblique => Role::Oblique,
        _ => Role::Object,
    }
}

/// The token of a mention that the others depend on.
pub fn top(tagged: &Tagged<'_>, tokens: &Range<usize>) -> usize {
    tokens.clone().find(|&token| tagged.tokens[token].head.is_none_or(|head| !tokens.contains(&head))).unwrap_or(tokens.start)
}

/// The head of the clause a token stands in; what a verb governs without a subject of its own ("wanted to see") is one clause with it.
pub fn clause(tagged: &Tagged<'_>, token: usize) -> usize {
    let mut at = token;
    for _ in 0..HIGHEST {
        let here = tagged.tokens[at];
        let verb = matches!(here.tag.upos, Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun);
        let begins = match here.relation {
            Relation::Root
            | Relation::Ccomp
            | Relation::Advcl
            | Relation::Acl
            | Relation::AclRelcl
            | Relation::Parataxis
            | Relation::Csubj => true,
            Relation::Conj => here.tag.upos == Upos::Verb,
            _ => false,
        };
        match here.head {
            Some(head) if !(begins && verb) => at = head,
            _ => break,
        }
    }
    at
}

/// Words beside a predicate among which its subject and object are looked for.
const REACH: usize = 40;

/// The predicate that a token stands in, "wanted to see" being two; the one outside for what is in the subject.
pub fn predicate(tagged: &Tagged<'_>, token: usize) -> Option<usize> {
    let mut at = token;
    for _ in 0..HIGHEST {
        let here = tagged.tokens[at];
        let head = here.head?;
        if at != token && begins_predicate(here) {
            return Some(at);
        }
        if matches!(here.relation, Relation::Nsubj | Relation::NsubjPass) {
            // The subject is not governed by its own predicate: what is outside is.
            return if at == token { Some(head) } else { predicate(tagged, head) };
        }
        at = head;
        if tagged.tokens[at].head.is_none() {
            return Some(at);
        }
    }
    None
}

fn begins_predicate(token: Token) -> bool {
    match token.relation {
        Relation::Ccomp
        | Relation::Advcl
        | Relation::Acl
        | Relation::AclRelcl
        | Relation::Parataxis
        | Relation::Csubj
        | Relation::Xcomp => true,
        Relation::Conj => matches!(token.tag.upos, Upos::Verb | Upos::Aux),
        _ => false,
    }
}

/// The word that a predicate is said of, also where it stands elsewhere: before "who", as the subject or the object of the verb that "to go" hangs on.
pub fn understood_subject(tagged: &Tagged<'_>, predicate: usize) -> Option<usize> {
    let mut at = predicate;
    for _ in 0..6 {
        let here = tagged.tokens[at];
        let subject = dependent(tagged, at, |relation| matches!(relation, Relation::Nsubj | Relation::NsubjPass));
        match (subject, here.relation) {
            (Some(subject), Relation::AclRelcl) if matches!(tagged.tokens[subject].tag.penn, "WP" | "WDT") => return here.head,
            (Some(subject), _) => return Some(subject),
            (None, Relation::Acl | Relation::AclRelcl) => return here.head,
            (None, Relation::Xcomp) => {
                let object = dependent(tagged, here.head?, |relation| matches!(relation, Relation::Obj | Relation::Iobj));
                if let Some(object) = object.filter(|&object| object < at) {
                    return Some(object);
                }
                at = here.head?;
            }
            (None, Relation::Advcl | Relation::Conj) => at = here.head?,
            (None, _) => return None,
        }
    }
    None
}

/// The first word that depends on another in this way.
pub fn dependent(tagged: &Tagged<'_>, head: usize, is: impl Fn(Relation) -> bool) -> Option<usize> {
    let near = head.saturating_sub(REACH)..tagged.tokens.len().min(head + REACH);
    near.into_iter().find(|&token| tagged.tokens[token].head == Some(head) && is(tagged.tokens[token].relation))
}

/// How many clauses `inner` lies below `outer`, both heads of clauses; `None` if it does not.
pub fn depth(tagged: &Tagged<'_>, inner: usize, outer: usize) -> Option<u16> {
    let mut at = inner;
    for steps in 0..6 {
        if at == outer {
            return Some(steps);
        }
        at = clause(tagged, tagged.tokens[at].head?);
    }
    None
}

/// Whether the word begins a fronted phrase or clause: "In her speech, …", "When she left, …".
pub fn opens_clause(tagged: &Tagged<'_>, token: usize) -> bool {
    let tag = tagged.tokens[token].tag;
    matches!(tag.upos, Upos::Adp | Upos::Sconj) || matches!(tag.penn, "WRB" | "VBG" | "VBN")
}
