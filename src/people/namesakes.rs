//! Namesakes: what the words beside a name tell of who of several that bear it is meant.
//!
//! In goes a name with its sentence, out comes the gender of the pronoun that follows it, and whether it is the subject of a verb of dying. Both only
//! weigh where a surname alone may mean one of two.

use std::ops::Range;

use super::names::fold;
use super::syntax::{self, Role};
use super::{Gender, pronouns};
use crate::language::{Relation, Tagged};
use crate::text::List;
use crate::word_list;

static DYING: List = word_list!("data/dying_words.txt");

/// How many words behind a name its pronoun is looked for.
const REACH: usize = 8;

/// The gender of the pronoun that follows a subject within the sentence: "Vale said she would go" tells Ada from Tom Vale.
pub fn hint(tagged: &Tagged<'_>, tokens: &Range<usize>) -> Option<Gender> {
    let sentence = tagged.sentences.get(tagged.sentence_of(tokens.start))?;
    if syntax::role(tagged, tokens) != Role::Subject {
        return None;
    }
    let near = tokens.end..sentence.tokens.end.min(tokens.end + REACH);
    let mut plain = near.take_while(|&token| !matches!(tagged.tokens[token].tag.penn, "``" | "''"));
    plain.find_map(|token| pronouns::gender(tagged.word(token)))
}

/// Whether the name is the subject of a verb of dying, or "who" after it is.
pub fn dies(tagged: &Tagged<'_>, tokens: &Range<usize>) -> bool {
    let top = tagged.tokens.get(syntax::top(tagged, tokens));
    let verb = top.filter(|top| matches!(top.relation, Relation::Nsubj | Relation::NsubjPass)).and_then(|top| top.head);
    let word = |at: usize| if at < tagged.tokens.len() { tagged.word(at) } else { "" };
    let relative = word(tokens.end) == "," && word(tokens.end + 1) == "who" && DYING.contains(&fold(word(tokens.end + 2)));
    relative || verb.is_some_and(|verb| DYING.contains(&fold(tagged.word(verb))))
}
