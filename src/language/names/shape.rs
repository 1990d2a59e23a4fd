//! What the shape of a name tells by itself: where it goes on over hyphens and brackets, where it ends, and when only a person has such a name.
//!
//! In go the ranges that the model labelled, out come the same ranges joined, cut or of another kind.

use std::ops::Range;

use super::NameKind;
use super::features::Seen;
use super::spread::Found;
use crate::language::Tagged;

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

/// "Ada Vale of Salt Union" is a person, and what she belongs to is a name of its own.
pub fn part_complements(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let mut parts = Found::new();
    for (range, kind) in found.iter_mut().filter(|(range, kind)| range.len() > 3 && *kind != NameKind::Person) {
        let of = range.start + 2;
        let surname = &seen[range.start + 1];
        let full = seen[range.start].is_given() && surname.capital && !surname.is_organisation();
        if full && tagged.word(of) == "of" && seen[of + 1].capital {
            parts.push((range.start..of, NameKind::Person));
            range.start = of + 1;
            *kind = NameKind::Organisation;
        }
    }
    found.extend(parts);
    found.sort_by_key(|(range, _)| range.start);
}

/// A surname and a given name of two syllables, the second written small, are a person's: "Shin Ha-rin".
pub fn hyphened_persons(tagged: &Tagged<'_>, found: &mut Found) {
    let syllable = |word: &str| (2..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let given = |word: &str| {
        word.split_once('-').is_some_and(|(one, two)| {
            let written = one.starts_with(char::is_uppercase) && two.bytes().all(|byte| byte.is_ascii_lowercase());
            written && syllable(one) && syllable(two)
        })
    };
    for (range, kind) in found.iter_mut().filter(|(range, kind)| range.len() > 1 && *kind != NameKind::Person) {
        let words = tagged.tokens[range.start + 1].span.to(tagged.tokens[range.end - 1].span).cut(tagged.text);
        if given(words) && syllable(tagged.word(range.start)) && tagged.word(range.start).starts_with(char::is_uppercase) {
            *kind = NameKind::Person;
        }
    }
}
