//! The direction of a time expression: whether the words around it tell of the past or of the future.
//!
//! In go the tokens of a sentence and the expression's place, out comes a [`Direction`]. Told of the future is what stands, up to the next mark or conjunction on
//! either side, with a word such as "will" or "plans".

use std::ops::Range;

use super::resolve::Direction;
use crate::language::Tagged;
use crate::text::List;

static AHEAD: List = List(include_str!("data/ahead.txt"));
static BREAKS: List = List(include_str!("data/breaks.txt"));

/// The direction of the expression at `range`.
pub fn direction(tagged: &Tagged<'_>, range: &Range<usize>) -> Direction {
    let Some(sentence) = tagged.sentences.get(tagged.sentence_of(range.start)) else { return Direction::Back };
    let within = |token: &usize| !BREAKS.contains_any_case(tagged.word(*token));
    let before = (sentence.tokens.start..range.start).rev().take(15).take_while(within);
    let after = (range.end..sentence.tokens.end).take(10).take_while(within);
    let ahead = before.chain(after).any(|token| AHEAD.contains_any_case(tagged.word(token)));
    if ahead { Direction::Ahead } else { Direction::Back }
}
