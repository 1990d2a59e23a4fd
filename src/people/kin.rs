//! Kin: who is introduced as the wife, son or cousin of another is not the one whose surname stood alone before.
//!
//! In goes a name with the words beside it, out comes what they tell: "his wife, Ada Vale", "Tom Vale's son, Otto Vale", "Ada Vale, 52, her niece".

use std::ops::Range;

use super::names::fold;
use super::{Gender, gender, pronouns};
use crate::language::{Tagged, Upos};
use crate::text::List;
use crate::word_list;

static KIN: List = word_list!("data/kin.txt");

/// How many words stand between the possessor and the noun at most ("his late elder brother").
const DESCRIBED: usize = 4;

/// What a word of kinship beside a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kin {
    /// Of the one named: "his wife" is a woman.
    pub gender: Option<Gender>,
    /// Of the one whose kin that is, where a pronoun stands for the name.
    pub of: Option<Gender>,
}

/// The kinship that is apposed to the name at `tokens`, before or behind it; `start` is where its title begins.
pub fn of(tagged: &Tagged<'_>, tokens: &Range<usize>, title: Option<usize>) -> Option<Kin> {
    let sentence = &tagged.sentences.get(tagged.sentence_of(tokens.start))?.tokens;
    let word = |at: usize| if sentence.contains(&at) { tagged.word(at) } else { "" };
    let start = title.map_or(tokens.start, |start| tagged.tokens.partition_point(|token| token.span.start < start));
    let closed = || matches!(word(tokens.end), "," | "." | ";" | ")" | "") || word(tokens.end) == "and";
    let last = match start.checked_sub(1) {
        Some(comma) if word(comma) == "," => closed().then(|| comma.checked_sub(1)).flatten(),
        before => before,
    };
    if let Some(kin) = last.filter(|last| sentence.contains(last)).and_then(|last| ending_at(tagged, sentence, last)) {
        return Some(kin);
    }
    let mut at = tokens.end;
    if word(at) != "," {
        return None;
    }
    at += 1;
    if word(at + 1) == "," && sentence.contains(&at) && tagged.tokens[at].tag.upos == Upos::Num {
        at += 2;
    }
    let end = sentence.end.min(at + 2 * DESCRIBED);
    let head = (at..end).take_while(|&at| !matches!(word(at), "," | ";" | "and")).find(|&at| letter(word(at)).is_some())?;
    // In "Vale, his wife, Ada, and the clerk" the wife is Ada.
    let listed = word(head + 1) == "," && tagged.tokens.get(head + 2).is_some_and(|next| next.tag.upos == Upos::Propn);
    let apposed = matches!(word(head + 1), "," | "." | ";" | ")" | "and" | "") && !listed;
    ending_at(tagged, &(at..sentence.end), head).filter(|_| apposed)
}

/// The kinship in a phrase that ends with `last`: its noun, and before that "his" or "Vale's".
fn ending_at(tagged: &Tagged<'_>, within: &Range<usize>, last: usize) -> Option<Kin> {
    // "mother-in-law" is five tokens.
    let in_law = last >= within.start + 4 && tagged.word(last) == "law" && tagged.word(last - 2) == "in";
    let last = if in_law { last - 4 } else { last };
    let letter = letter(tagged.word(last))?;
    let floor = within.start.max(last.saturating_sub(DESCRIBED + 1));
    for at in (floor..last).rev() {
        let token = tagged.tokens[at];
        if matches!(token.tag.penn, "PRP$" | "POS") || token.tag.penn == "PRP" && tagged.word(at).eq_ignore_ascii_case("her") {
            return Some(Kin { gender: gender::from_letter(letter), of: pronouns::gender(tagged.word(at)) });
        }
        if !matches!(token.tag.upos, Upos::Adj | Upos::Noun | Upos::Num) && tagged.word(at) != "-" && token.tag.upos != Upos::X {
            return None;
        }
    }
    None
}

/// What the list tells of a word of kinship.
fn letter(word: &str) -> Option<&'static str> {
    KIN.get(&fold(word))
}
