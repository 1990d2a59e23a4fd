//! What the shape of a name tells by itself: where it goes on over hyphens and brackets, where it ends, and when only a person has such a name.
//!
//! In go the ranges that the model labelled, out come the same ranges joined, cut or of another kind.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::NameKind;
use super::features::Seen;
use super::spread::Found;
use crate::language::{Tagged, Upos};

/// Whether a token begins where the one before it ends.
fn touches(tagged: &Tagged<'_>, at: usize) -> bool {
    at > 0 && at < tagged.tokens.len() && tagged.tokens[at - 1].span.end == tagged.tokens[at].span.start
}

/// A name goes on over hyphens without spaces: "Anne-Marie", "Lee Cheuk-yan".
pub fn join_hyphens(tagged: &Tagged<'_>, found: &mut Found) {
    for at in 0..found.len() {
        let next = found.get(at + 1).map_or(usize::MAX, |(range, _)| range.start);
        let (range, kind) = &mut found[at];
        while *kind == NameKind::Person
            && touches(tagged, range.end)
            && touches(tagged, range.end + 1)
            && tagged.word(range.end) == "-"
            && range.end + 1 < next
        {
            let follower = tagged.word(range.end + 1);
            if follower.len() > 6 && follower.starts_with(char::is_lowercase) || !follower.chars().all(char::is_alphabetic) {
                break;
            }
            range.end += 2;
        }
    }
}

/// A given name that the newsroom has put in belongs to the name: "[Ada] Vale".
pub fn join_brackets(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    for at in 0..found.len() {
        let (range, kind) = found[at].clone();
        let open = range.start > 0
            && tagged.word(range.start - 1) == "["
            && tagged.tokens.get(range.end).is_some_and(|_| tagged.word(range.end) == "]");
        let surname = range.end + 1;
        if kind != NameKind::Person || !open || !seen.get(surname).is_some_and(|next| next.capital) {
            continue;
        }
        let next = found.get(at + 1).filter(|(next, _)| next.start <= surname && next.end > surname).map(|(next, _)| next.clone());
        found[at].0.end = next.as_ref().map_or(surname + 1, |next| next.end);
        if next.is_some() {
            found[at + 1].0 = surname..surname;
        }
    }
    found.retain(|(range, _)| !range.is_empty());
}

/// The last word of a name with all that is joined to it by hyphens.
pub fn last_word(tagged: &Tagged<'_>, range: Range<usize>) -> Range<usize> {
    let start = (range.start + 1..range.end).rev().find(|&at| !touches(tagged, at)).unwrap_or(range.start);
    start..range.end
}

/// "Ada Vale of Salt Union" is a person, and what she belongs to is a name of its own; "Otto II of Salt" stays whole.
pub fn part_complements(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let numeral = |word: &str| word.bytes().all(|byte| b"IVX".contains(&byte));
    let mut parts = Found::new();
    for (range, kind) in found.iter_mut().filter(|(range, _)| range.len() > 3) {
        let Some(of) = (range.start + 2..range.end - 1).find(|&token| tagged.word(token) == "of") else { continue };
        let surname = &seen[of - 1];
        let full = match kind {
            NameKind::Person => !numeral(tagged.word(of - 1)) && !tagged.word(range.start).starts_with("St"),
            _ => of == range.start + 2 && seen[range.start].is_given() && surname.capital && !surname.is_organisation(),
        };
        if full && seen[of + 1].capital {
            parts.push((range.start..of, NameKind::Person));
            range.start = of + 1;
            *kind = NameKind::Organisation;
        }
    }
    found.extend(parts);
    found.sort_by_key(|(range, _)| range.start);
}

/// A syllable of a Chinese or Korean name as it is written in English, in any of the usual systems (Pinyin, Wade-Giles, Jyutping, McCune-Reischauer).
const SYLLABLE: &str = "(?i:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|ts|tz|hs|kw|gw|ng|[kghmpb]y)?[aeiouy]{1,3}w?(?:ng|[nmkpthlr])?)";

static ONE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^{SYLLABLE}$")).ok());
static ONE_OR_TWO: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^{SYLLABLE}{{1,2}}$")).ok());

/// Whether a word is one such syllable.
fn is_syllable(word: &str) -> bool {
    (2..=6).contains(&word.len()) && ONE.as_ref().is_some_and(|pattern| pattern.is_match(word))
}

/// Whether the first word of a person's full name is likely that of the family: "Shin Harin".
pub fn leads_with_family(tagged: &Tagged<'_>, seen: &[Seen], range: &Range<usize>) -> bool {
    let given = || ONE_OR_TWO.as_ref().is_some_and(|pattern| pattern.is_match(tagged.word(range.start + 1)));
    range.len() == 2 && !seen[range.start].is_given() && is_syllable(tagged.word(range.start)) && given()
}

/// A surname and a given name of two syllables joined by a hyphen, the second written small, are a person's: "Shin Ha-rin". The words are found whatever
/// they were taken for; another name that reaches into them ends before.
pub fn hyphened_persons(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let syllable = |token: usize| is_syllable(tagged.word(token));
    let mut persons = Found::new();
    let mut next = 0;
    for start in 0..tagged.tokens.len().saturating_sub(3) {
        let written = seen[start].capital && seen[start + 1].capital && !seen[start + 3].upper;
        let joined = || tagged.word(start + 2) == "-" && touches(tagged, start + 2) && touches(tagged, start + 3);
        let goes_on = || touches(tagged, start + 4) && tagged.word(start + 4) == "-";
        let apart = || !touches(tagged, start + 1) && !goes_on();
        // "Hong Kong-run"
        let place = || seen[start].is_place() && seen[start + 1].is_place() && tagged.tokens[start + 3].tag.upos != Upos::Propn;
        let proper = || tagged.tokens[start].tag.upos == Upos::Propn && !seen[start].is_small() && !place();
        if !(written && joined() && apart() && proper() && [start, start + 1, start + 3].into_iter().all(syllable)) {
            continue;
        }
        let name = start..start + 4;
        let possessive = start > 0 && tagged.tokens[start - 1].tag.penn == "POS";
        while found.get(next).is_some_and(|(range, _)| range.end <= start) {
            next += 1;
        }
        let mut known = false;
        for (range, kind) in found[next..].iter_mut().take_while(|(range, _)| range.start < name.end) {
            if range.end > start && *kind == NameKind::Person && seen[range.start].capital {
                // "Ada Shin Ha-rin"
                range.end = range.end.max(name.end);
                known = true;
            } else if range.end > start {
                range.end = start - usize::from(possessive);
            }
        }
        if !known {
            persons.push((name, NameKind::Person));
        }
    }
    found.retain(|(range, _)| range.start < range.end);
    found.extend(persons);
    found.sort_by_key(|(range, _)| range.start);
}
