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
use crate::text::List;
use crate::word_list;

/// Small words inside surnames.
pub static PARTICLES: List = word_list!("../data/particles.txt");
static ADJECTIVE_TAILS: List = word_list!("../data/adjective_tails.txt");
static GENERATIONS: List = word_list!("../data/generations.txt");

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
            let adjective = follower.len() > 6 && follower.starts_with(char::is_lowercase) || ADJECTIVE_TAILS.contains(follower);
            if adjective || !follower.chars().all(char::is_alphabetic) {
                break;
            }
            range.end += 2;
        }
    }
}

/// A given name or a surname that the newsroom has put in brackets belongs to the name: "\[Ada\] Vale", "Ada \[Vale\]".
pub fn join_brackets(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    for at in 0..found.len() {
        let (range, kind) = found[at].clone();
        let word = |token: usize| if token < seen.len() { tagged.word(token) } else { "" };
        let surname = range.end + 1;
        let bracketed = word(range.end) == "[" && word(surname + 1) == "]" && seen[surname].capital;
        if kind == NameKind::Person && range.len() == 1 && bracketed {
            found[at].0.end = surname + 2;
            if let Some((next, _)) = found.get_mut(at + 1).filter(|(next, _)| next.start <= surname) {
                *next = next.end..next.end;
            }
        }
    }
    found.retain(|(range, _)| !range.is_empty());
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

/// A name goes on over a nickname in quotation marks or brackets: `Ada "Red" Vale`, "William (Bill) Vale". The model sees the words before and behind it
/// as two names, or only one of them.
pub fn join_nicknames(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let at = |found: &Found, token: usize| {
        let next = found.partition_point(|(range, _)| range.end <= token);
        found.get(next).filter(|(range, _)| range.start <= token).cloned()
    };
    let mut open = 1;
    while open + 3 < tagged.tokens.len() {
        let first = open;
        open += 1;
        let Some(close) = nickname(tagged, seen, first).filter(|close| close + 1 < tagged.tokens.len()) else { continue };
        let (before, behind) = (first - 1, close + 1);
        let sentence = tagged.sentence_of(before);
        let name = |token: usize| seen[token].capital && tagged.tokens[token].tag.penn == "NNP" && !seen[token].is_small();
        if !name(before) || !name(behind) || tagged.sentence_of(behind) != sentence {
            continue;
        }
        let (head, tail) = (at(found, before), at(found, behind));
        let is_person = |name: &Option<(Range<usize>, NameKind)>| name.as_ref().is_some_and(|(_, kind)| *kind == NameKind::Person);
        if !seen[before].is_given() && !(seen[before].is_name() && (is_person(&head) || is_person(&tail) || seen[behind].is_name())) {
            continue;
        }
        let start = head.map_or(before, |(range, _)| range.start);
        let end = tail.map_or(behind + 1, |(range, _)| range.end);
        found.retain(|(range, _)| range.end <= start || range.start >= end);
        let place = found.partition_point(|(range, _)| range.end <= start);
        found.insert(place, (start..end, NameKind::Person));
        open = end;
    }
}

/// The closing mark of what may be a nickname that opens at this token: a few words, the first and the last with a capital; in brackets a given name alone.
fn nickname(tagged: &Tagged<'_>, seen: &[Seen], open: usize) -> Option<usize> {
    let bracket = tagged.word(open) == "(";
    let marks = if bracket { ")" } else { "\"”’'" };
    if !bracket && !matches!(tagged.word(open), "\"" | "“" | "‘" | "'") || touches(tagged, open) {
        return None;
    }
    let end = tagged.tokens.len().min(open + 6);
    let close = (open + 2..end).find(|&token| marks.contains(tagged.word(token)))?;
    let glued = touches(tagged, open + 1) && touches(tagged, close) && !touches(tagged, close + 1);
    let named = seen[open + 1].capital && seen[close - 1].capital;
    let given = || close == open + 2 && seen[open + 1].is_given();
    (glued && named && (!bracket || given())).then_some(close)
}

/// A given name goes on over the particles of its surname, and any name over "Jr." and "Sr.": "Otto ten Hale", "Otto Hale Sr."
pub fn join_particles(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    for at in 0..found.len() {
        let (range, kind) = found[at].clone();
        if kind != NameKind::Person {
            continue;
        }
        let end = tagged.sentences[tagged.sentence_of(range.start)].tokens.end;
        let (next, follower) = found.get(at + 1).map_or((None, None), |(range, kind)| (Some(range.clone()), Some(*kind)));
        let small = |token: usize| is_particle(tagged.word(token)) && !matches!(tagged.tokens[token].tag.upos, Upos::Aux | Upos::Verb);
        let surname = (range.end..end).find(|&token| !small(token)).filter(|&token| token > range.end);
        let proper = |token: &usize| seen[*token].capital && tagged.tokens[*token].tag.penn == "NNP" && !seen[*token].is_place();
        if let Some(surname) = surname.filter(proper).filter(|_| range.len() == 1 && seen[range.start].is_given()) {
            match next {
                Some(next) if next.start == surname && follower == Some(NameKind::Person) => {
                    found[at].0.end = next.end;
                    found[at + 1].0 = next.end..next.end;
                }
                Some(next) if next.start <= surname => {}
                _ if seen.get(surname + 1).is_some_and(|next| next.capital) => {}
                _ => found[at].0.end = surname + 1,
            }
        } else if range.end < end
            && range.len() > 1
            && is_generation(tagged.word(range.end).trim_end_matches('.'))
            && next.is_none_or(|next| next.start > range.end)
        {
            found[at].0.end += 1;
        }
    }
    found.retain(|(range, _)| !range.is_empty());
}

/// A dash between spaces ends a name: "Ada Vale - Otto's sister"; in "Ada - may" the spaces are none of hers.
pub fn part_dashes(tagged: &Tagged<'_>, found: &mut Found) {
    for (range, _) in found.iter_mut().filter(|(range, kind)| range.len() > 2 && *kind == NameKind::Person) {
        let apart = |&token: &usize| {
            matches!(tagged.word(token), "-" | "–" | "—")
                && !touches(tagged, token)
                && !touches(tagged, token + 1)
                && tagged.word(token + 1).starts_with(char::is_uppercase)
                && !PARTICLES.contains_any_case(tagged.word(token - 1))
        };
        range.end = (range.start + 1..range.end - 1).find(apart).unwrap_or(range.end);
    }
}

/// A surname takes in what stands before it and is no word: an initial ("B Hale"), two syllables ("Sung Won Hahn").
pub fn join_initials(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    for at in 0..found.len() {
        let (range, kind) = found[at].clone();
        let floor =
            tagged.sentences[tagged.sentence_of(range.start)].tokens.start.max(at.checked_sub(1).map_or(0, |before| found[before].0.end));
        let free = |token: usize| token == floor || !seen[token - 1].capital;
        let initial = |token: usize| {
            let letter = tagged.word(token).trim_end_matches('.');
            let pair = letter.len() == 2 && letter.contains('J') && !letter.contains(char::is_lowercase) && letter != "DJ";
            (letter.len() == 1 || pair) && seen[token].capital && !matches!(letter, "A" | "I")
        };
        let syllable = |token: usize| is_syllable(tagged.word(token)) && tagged.tokens[token].tag.penn == "NNP" && !seen[token].is_small();
        if kind != NameKind::Person || range.len() > 1 {
            continue;
        }
        if range.start > floor && initial(range.start - 1) && free(range.start - 1) {
            found[at].0.start -= 1;
        } else if range.start > floor + 1 && (range.start - 2..=range.start).all(syllable) && free(range.start - 2) {
            found[at].0.start -= 2;
        }
    }
}

/// Two names of persons with nothing between them are one where the first is a given name: "Ada" and "Vale Quill".
pub fn join_neighbours(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    for at in 1..found.len() {
        let ((first, one), (second, other)) = (found[at - 1].clone(), found[at].clone());
        let persons = one == NameKind::Person && other == NameKind::Person;
        let adjacent = first.end == second.start && !touches(tagged, second.start);
        let given = first.len() == 1 && seen[first.start].is_given() && !seen[second.start].is_small();
        if persons && adjacent && given && tagged.sentence_of(first.start) == tagged.sentence_of(second.start) {
            found[at - 1].0 = first.start..first.start;
            found[at].0.start = first.start;
        }
    }
    found.retain(|(range, _)| !range.is_empty());
}

/// Whether a word is "Jr" or "Sr".
pub fn is_generation(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && GENERATIONS.contains_any_case(word)
}

/// Whether a word written small is one that stands inside surnames.
fn is_particle(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && PARTICLES.contains(word)
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
const SYLLABLE: &str = "(?i:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|ts|tz|hs|kw|gw|ng|[kghmpb]y)?[aeiouy]{1,3}w?(?:ng|hn|rk|[nmkpthlr])?)";

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
