//! Persons that the words around a name tell of: a form of address, an office, what the name does beside "he" and "she".
//!
//! In go the names found so far, out come those that the model missed or took for a body or a place.

use std::ops::Range;

use super::NameKind;
use super::features::Seen;
use super::spread::{Found, is_body, is_job, is_title, taken};
use crate::language::lexicon::Set;
use crate::language::{Relation, Tagged, Upos};
use crate::text::List;
use crate::word_list;

/// Days, months and seasons.
pub static CALENDAR: List = word_list!("../data/calendar_words.txt");
static TRADES_OF_FIRMS: List = word_list!("../data/trades_of_firms.txt");
/// Callings of those who are known by one name.
static STAGE_CALLINGS: List = word_list!("../data/stage_callings.txt");
/// Nouns that say who a person is.
pub static ROLES: List = word_list!("../data/roles.txt");
/// Before the name of a place rather than a person.
pub static PLACE_PREPOSITIONS: List = word_list!("../data/place_prepositions.txt");

/// Finds whoever is addressed: the words behind a form of address that can be a person's and that nothing else goes on from ("Gen Hale", "Mrs. Ada Hale").
pub fn titled_names(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let is_noun = |token: usize| matches!(tagged.tokens[token].tag.upos, Upos::Propn | Upos::Noun);
    let mut kinds: Vec<Option<(usize, usize, NameKind)>> = vec![None; seen.len()];
    for (range, kind) in found.iter() {
        kinds[range.clone()].fill(Some((range.start, range.end, *kind)));
    }
    let mut persons = Found::new();
    for title in (0..seen.len()).filter(|&token| seen[token].capital && is_title(tagged.word(token)) && is_noun(token)) {
        let start = title + 1;
        let can_be = |&token: &usize| {
            let (word, letters) = (&seen[token], tagged.word(token));
            word.capital && !word.is_small() && word.is_name() && letters.len() > 2 && !is_title(letters) && !is_job(letters)
        };
        let sentence = &tagged.sentences[tagged.sentence_of(title)].tokens;
        let end = (start..sentence.end).take_while(can_be).last().map_or(start, |last| last + 1);
        let goes_on = end < sentence.end && (seen[end].capital || tagged.word(end) == "-");
        let part = |token: usize| tagged.tokens[token].relation == Relation::Compound && tagged.tokens[token].head >= Some(end);
        let place = start + 1 == end && seen[start].is_place();
        let known = |&(first, last, kind): &(usize, usize, NameKind)| kind != NameKind::Person || first <= start || last > end;
        if start == end || goes_on || place || part(end - 1) || kinds[start..end].iter().flatten().any(known) {
            continue;
        }
        kinds[start..end].fill(Some((start, end, NameKind::Person)));
        persons.push((start..end, NameKind::Person));
    }
    // What is part of a name found here is none by itself any more.
    found.retain(|(range, _)| kinds[range.start].is_none_or(|(first, last, _)| (first, last) == (range.start, range.end)));
    found.extend(persons);
}

/// What the model took for a body or a place is a person where its words can be a person's and it stands behind an office ("the mayor, Anselm Vale,"), or
/// where a person of the article has its surname and it is the subject.
pub fn persons_in_full(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let persons = found.iter().filter(|(range, kind)| range.len() > 1 && *kind == NameKind::Person);
    let surnames: Set<u64> = persons.map(|(range, _)| seen[range.end - 1].lower).collect();
    for (range, kind) in found.iter_mut().filter(|(range, kind)| (2..4).contains(&range.len()) && *kind != NameKind::Person) {
        let can_be = |token: usize| {
            let word = &seen[token];
            let name = word.is_name() && !word.is_organisation() && (!word.is_place() || word.is_given());
            let plain = word.capital && !word.is_small() && tagged.word(token).contains(char::is_lowercase);
            plain && (name || word.is_unlisted() && token + 1 < range.end)
        };
        let office = || {
            let noun = range.start.checked_sub(2).filter(|_| tagged.word(range.start - 1) == ",");
            noun.is_some_and(|noun| !seen[noun].capital && (is_job(tagged.word(noun)) || is_title(tagged.word(noun))))
        };
        let subject = |token: usize| matches!(tagged.tokens[token].relation, Relation::Nsubj | Relation::NsubjPass);
        let of_family = || surnames.contains(&seen[range.end - 1].lower) && range.clone().any(subject);
        if range.clone().all(can_be) && (office() || of_family()) {
            *kind = NameKind::Person;
        }
    }
}

/// Finds whoever stands behind an occupation written small ("engineer Ada Vale"), whatever the words were taken for, but none behind "the"; lone names only
/// of those who are called so ("rapper Zed"), where no list knows the word as a place's or a body's.
pub fn persons_by_role(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let mut kinds: Vec<Option<(Range<usize>, NameKind)>> = vec![None; seen.len()];
    for (range, kind) in found.iter() {
        kinds[range.clone()].fill(Some((range.clone(), *kind)));
    }
    let mut persons = Found::new();
    let before_name = |token: &usize| seen.get(token + 1).is_some_and(|next| next.capital) && !seen[*token].capital;
    for role in (0..seen.len()).filter(before_name) {
        if ROLES.get(tagged.word(role)).is_none_or(|line| !line.ends_with('o')) {
            continue;
        }
        let (stage, firm) = (STAGE_CALLINGS.contains(tagged.word(role)), TRADES_OF_FIRMS.contains(tagged.word(role)));
        let sentence = &tagged.sentences[tagged.sentence_of(role)].tokens;
        let start = role + 1;
        let noun = tagged.tokens[role].tag.upos == Upos::Noun;
        let definite = role > sentence.start && matches!(tagged.word(role - 1), "the" | "The");
        let plain = |&token: &usize| {
            let word = &seen[token];
            word.capital
                && !word.is_small()
                && tagged.word(token).contains(char::is_lowercase)
                && tagged.tokens[token].tag.upos != Upos::Adj
        };
        let end = (start..sentence.end).take_while(plain).last().map_or(start, |last| last + 1);
        let whole = (start..end).all(|token| kinds[token].as_ref().is_none_or(|(range, _)| range.start >= start && range.end <= end));
        let person = (start..end).any(|token| kinds[token].as_ref().is_some_and(|(_, kind)| *kind == NameKind::Person));
        let goes_on = end < sentence.end && matches!(tagged.word(end), "-" | "of" | "&");
        let can_be = match end - start {
            1 => {
                let word = &seen[start];
                stage
                    && kinds[start].is_none()
                    && !word.is_place()
                    && !word.is_organisation()
                    && !CALENDAR.contains(&tagged.word(start).to_lowercase())
            }
            2 | 3 => seen[start].is_given() || !firm && (start..end).all(|token| seen[token].is_unlisted()),
            _ => false,
        };
        if noun && !definite && whole && !person && !goes_on && can_be {
            kinds[start..end].fill(Some((start..end, NameKind::Person)));
            persons.push((start..end, NameKind::Person));
        }
    }
    found.retain(|(range, _)| kinds[range.start].as_ref().is_none_or(|(known, _)| known == range));
    found.extend(persons);
}

/// Finds names of one word that act as persons do: a given name as the subject of a verb ("when Ada left"), a name right after a phrase that speaks of
/// him or her ("In her youth, Hale sang").
pub fn acting_names(tagged: &Tagged<'_>, seen: &[Seen], personal: &[bool], found: &mut Found) {
    let taken = taken(tagged, found);
    let capital = |at: Option<usize>| at.and_then(|at| seen.get(at)).is_some_and(|one| one.capital);
    let acts = |token: usize| {
        let word = tagged.tokens[token];
        let before = token.checked_sub(1);
        let office = before.is_some_and(|before| seen[before].capital && is_job(tagged.word(before)));
        let bare = !seen[token].is_small() && word.tag.upos == Upos::Propn && (office || !capital(before)) && !capital(Some(token + 1));
        if bare && is_spoken_of(tagged, &seen[token], token, personal, !taken[token]) {
            return true;
        }
        if !bare || seen[token].is_place() || !matches!(word.relation, Relation::Nsubj | Relation::NsubjPass) {
            return false;
        }
        if CALENDAR.contains(&tagged.word(token).to_lowercase()) {
            return false;
        }
        let verb = tagged.tokens.get(token + 1).is_some_and(|next| matches!(next.tag.upos, Upos::Verb | Upos::Aux | Upos::Adv));
        let given =
            seen[token].is_given() && verb && before.is_some_and(|before| !matches!(tagged.word(before), "the" | "The" | "," | "and"));
        // "Administrator Quill spoke"
        let holds_office = office && seen[token].is_name() && verb;
        given || holds_office || seen[token].is_name() && verb && before.is_some_and(|comma| follows_pronoun(tagged, comma))
    };
    for (range, kind) in found.iter_mut().filter(|(range, kind)| range.len() == 1 && *kind != NameKind::Person) {
        if acts(range.start) {
            *kind = NameKind::Person;
        }
    }
    found.extend(
        (0..seen.len())
            .filter(|&token| !taken[token] && seen[token].capital && acts(token))
            .map(|token| (token..token + 1, NameKind::Person)),
    );
}

/// Whether a name of one word inside a sentence is a person's because it can be one and the sentence or the next says "he" or "she": a given name
/// anywhere but after an article or "in", a word that nobody knows where it does something or has something done to it; `free` is one that the model took
/// for no name, so that it is no place either unless it goes on ("Hall of Fame"). `personal` are the sentences that say "he" or "she".
fn is_spoken_of(tagged: &Tagged<'_>, seen: &Seen, token: usize, personal: &[bool], free: bool) -> bool {
    let word = tagged.word(token);
    let index = tagged.sentence_of(token);
    let sentence = &tagged.sentences[index].tokens;
    let plain =
        word.len() > 1 && word.chars().skip(1).all(char::is_lowercase) && !is_body(word) && !CALENDAR.contains(&word.to_lowercase());
    if !plain {
        return false;
    }
    let begins = token == sentence.start;
    let before = || tagged.tokens[token - 1].tag;
    let other = !begins
        && (matches!(before().penn, "DT" | "``" | "''" | "-LRB-" | "HYPH")
            || tagged.word(token - 1) == "-"
            || PLACE_PREPOSITIONS.contains(&tagged.word(token - 1).to_lowercase()));
    let relation = tagged.tokens[token].relation;
    if other || matches!(relation, Relation::Compound) {
        return false;
    }
    let governed = matches!(relation, Relation::Nsubj | Relation::NsubjPass)
        || matches!(relation, Relation::Obj | Relation::Iobj)
            && tagged.tokens[token].head.is_some_and(|head| tagged.tokens[head].tag.upos == Upos::Verb);
    let goes_on = || token + 1 < sentence.end && tagged.word(token + 1) == "of";
    let only_person = || free && !goes_on() || !seen.is_place() && !seen.is_organisation();
    let nobody_else = seen.is_unknown() || seen.is_name() && only_person();
    let can_be = if begins { nobody_else && governed && relation == Relation::Nsubj } else { seen.is_given() || nobody_else && governed };
    can_be && personal[index..].iter().take(2).any(|&personal| personal)
}

/// For every sentence whether it says "he" or "she".
pub fn personal(tagged: &Tagged<'_>) -> Vec<bool> {
    tagged.sentences.iter().map(|sentence| sentence.tokens.clone().any(|token| is_he_or_she(tagged, token))).collect()
}

/// "He", "she", "his", "her", "him" and their like.
pub fn is_he_or_she(tagged: &Tagged<'_>, token: usize) -> bool {
    let word = || tagged.word(token).to_lowercase();
    matches!(tagged.tokens[token].tag.penn, "PRP" | "PRP$") && word().contains('h') && !word().starts_with('t')
}

/// Whether the comma ends a phrase at the head of the sentence that has a pronoun of the third person in it.
fn follows_pronoun(tagged: &Tagged<'_>, comma: usize) -> bool {
    let start = tagged.sentences[tagged.sentence_of(comma)].tokens.start;
    let fronted = matches!(tagged.tokens[start].tag.upos, Upos::Adp | Upos::Sconj) || tagged.tokens[start].tag.penn == "WRB";
    tagged.word(comma) == "," && fronted && comma - start < 15 && (start..comma).any(|token| is_he_or_she(tagged, token))
}
