//! Two names of one person, joined in words: "Ada Vale, née Reed", "Ada Vale (aka Red Ada)".
//!
//! What stands between the names decides. Such words find a name as well: what goes on from a person's name with "aka" is a person's name.

use std::ops::Range;

use super::NameKind;
use super::features::Seen;
use super::spread::Found;
use crate::language::{Tagged, Upos};
use crate::text::{List, Span};
use crate::word_list;

static CUES: List = word_list!("../data/alias_cues.txt");

/// How many bytes stand between two such names at most, and how many tokens.
const LONGEST: usize = 48;
const TOKENS: usize = 12;

/// Whether the words between two names say that both are one person's.
pub fn join(tagged: &Tagged<'_>, first: Span, second: Span) -> bool {
    let possessive = |span: Span| tagged.tokens.get(tagged.tokens_in(span).end).is_some_and(|next| next.tag.penn == "POS");
    cue(tagged, first.end, second.start).is_some() && !possessive(second)
}

/// What the list tells of the words between two places, marks left aside.
fn cue(tagged: &Tagged<'_>, start: usize, end: usize) -> Option<&'static str> {
    let between = tagged.text.get(start..end).filter(|between| (4..LONGEST).contains(&between.len()) && !between.contains('\n'))?;
    let words: Vec<String> = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    if words.is_empty() { None } else { CUES.get(&words.join(" ")) }
}

/// Finds the name that such words join to a person's, behind it or before, where the model saw none or one of another kind.
pub fn find(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let start = |token: usize| tagged.tokens[token].span.start;
    let end = |token: usize| tagged.tokens[token].span.end;
    let strong = |from: usize, to: usize| cue(tagged, from, to) == Some("1");
    let mut aliases: Vec<Range<usize>> = Vec::new();
    for (range, _) in found.iter().filter(|(_, kind)| *kind == NameKind::Person) {
        let sentence = &tagged.sentences[tagged.sentence_of(range.start)].tokens;
        let past = sentence.end.min(range.end + TOKENS);
        let behind = (range.end..past).find(|&token| seen[token].capital && strong(end(range.end - 1), start(token)));
        aliases.extend(behind.map(|first| first..run(tagged, seen, first, sentence.end)));
        let floor = sentence.start.max(range.start.saturating_sub(TOKENS));
        let before = (floor..range.start).rev().find(|&token| seen[token].upper && strong(end(token), start(range.start)));
        aliases.extend(before.map(|last| back(tagged, seen, last, sentence.start)..last + 1));
    }
    for alias in aliases {
        let overlaps = |range: &Range<usize>| range.start < alias.end && alias.start < range.end;
        let mut known = false;
        for (_, kind) in found.iter_mut().filter(|(range, _)| overlaps(range)) {
            *kind = NameKind::Person;
            known = true;
        }
        if !known && !alias.is_empty() {
            found.push((alias, NameKind::Person));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
}

/// The end of the capitalised words from `first` on.
fn run(tagged: &Tagged<'_>, seen: &[Seen], first: usize, end: usize) -> usize {
    let goes_on = |token: usize| seen[token].capital || tagged.word(token) == "-";
    let run = (first..end).find(|&token| !goes_on(token)).unwrap_or(end);
    (first + 1..=run).rev().find(|&end| tagged.word(end - 1) != "-").unwrap_or(first + 1)
}

/// The start of the proper nouns up to `last`.
fn back(tagged: &Tagged<'_>, seen: &[Seen], last: usize, start: usize) -> usize {
    let belongs = |token: usize| tagged.word(token) == "-" || seen[token].upper && tagged.tokens[token].tag.upos == Upos::Propn;
    let mut first = last;
    while first > start && belongs(first - 1) {
        first -= 1;
    }
    (first..=last).find(|&token| tagged.word(token) != "-").unwrap_or(last)
}
