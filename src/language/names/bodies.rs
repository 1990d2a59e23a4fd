//! Names of bodies: where they end, and where the article says them again.
//!
//! In go the names found so far, out come those of bodies with their numbers, apart from the person that stands beside them, and wherever the same words
//! stand.

use std::ops::Range;

use super::NameKind;
use super::features::Seen;
use super::senses::CLASSES;
use super::spread::{Found, is_job, is_title, taken};
use crate::language::lexicon::{Map, Set};
use crate::language::{Tagged, Upos};
use crate::text::List;
use crate::word_list;

static NUMBERED: List = word_list!("../data/numbered_bodies.txt");

/// "Channel 9" has its number, "Council or Union" are two, and "the union Salters Ada Vale" are a body and a person.
pub fn part(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let mut parts = Found::new();
    for (range, kind) in found.iter_mut() {
        let sentence = &tagged.sentences[tagged.sentence_of(range.start)].tokens;
        if *kind == NameKind::Organisation {
            if let Some(or) = range.clone().find(|&token| tagged.word(token) == "or").filter(|&or| or > range.start && or + 1 < range.end) {
                parts.push((or + 1..range.end, *kind));
                range.end = or;
            }
            let number = range.end < sentence.end && is_number(tagged, range.end);
            if number && NUMBERED.contains_any_case(tagged.word(range.end - 1)) {
                range.end += 1;
            }
        } else if *kind == NameKind::Person && range.len() > 2 && range.start > sentence.start {
            let class = CLASSES.get(tagged.word(range.start - 1)) == Some("o");
            if class && !seen[range.start].is_given() && seen[range.start + 1].is_given() {
                parts.push((range.start..range.start + 1, NameKind::Organisation));
                range.start += 1;
            }
        }
    }
    found.extend(parts);
    found.sort_by_key(|(range, _)| range.start);
}

/// One or two digits.
fn is_number(tagged: &Tagged<'_>, token: usize) -> bool {
    let word = tagged.word(token);
    word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Finds the names of bodies wherever the same words stand as a name by themselves.
pub fn spread(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let words = |range: Range<usize>| range.map(|token| tagged.word(token)).collect::<Vec<&str>>();
    let mut known: Map<&str, Set<Vec<&str>>> = Map::default();
    let mut others: Set<Vec<&str>> = Set::default();
    for (range, kind) in found.iter().filter(|(range, _)| range.len() < 8) {
        let word = tagged.word(range.start);
        let common = range.len() == 1 && (seen[range.start].is_small() || is_job(word) || is_title(word));
        if *kind == NameKind::Organisation && !common {
            known.entry(word).or_default().insert(words(range.clone()));
        } else {
            others.insert(words(range.clone()));
        }
    }
    let taken = taken(tagged, found);
    let free = |token: usize| seen.get(token).is_none_or(|one| !one.capital) || taken[token];
    let mut next = 0;
    for start in 0..seen.len() {
        for name in known.get(tagged.word(start)).into_iter().flatten() {
            let range = start..start + name.len();
            let fits =
                range.end <= seen.len() && !taken[range.clone()].contains(&true) && words(range.clone()) == *name && !others.contains(name);
            let alone = seen[start].first || start == 0 || free(start - 1);
            let noun = || range.clone().any(|token| matches!(tagged.tokens[token].tag.upos, Upos::Propn | Upos::Noun));
            if start >= next && fits && alone && free(range.end) && noun() {
                next = range.end;
                found.push((range, NameKind::Organisation));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
}
