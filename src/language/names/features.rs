//! Features of the name model: what is seen of a token, its neighbours and the whole article.
//!
//! In go the tokens, out come the hashes of the features that hold at a token. The features are those of conditional random fields for names since
//! Tjong Kim Sang and De Meulder 2003 (words, shapes, affixes, window, lists), word clusters (Miller et al. 2004), and what the rest of the article tells of the same
//! word (Chieu and Ng 2002): written small elsewhere, part of a longer name, after a title, after a given name.

use std::collections::HashMap;

use crate::language::lexicon::{self, Entry, Lists, mix};
use crate::text::Span;

/// What is seen of one token, computed once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Lower-case word.
    pub lower: u64,
    cased: u64,
    shape: u64,
    short: u64,
    prefixes: [u64; 4],
    suffixes: [u64; 4],
    entry: Entry,
    first: bool,
    /// Begins with a capital.
    pub capital: bool,
    /// What the article tells of the word.
    pub document: u8,
    /// What the first reading of the article took the word for; 0 during that reading.
    votes: u8,
}

/// The word is written small somewhere in the article.
const SMALL: u8 = 1;
/// It stands second or later in a run of capitalised words.
const LATER: u8 = 1 << 1;
/// It follows a form of address.
const TITLED: u8 = 1 << 2;
/// It follows a given name.
const NAMED: u8 = 1 << 3;
/// It stands first in a longer run of capitalised words, not at the head of a sentence.
const LEADS: u8 = 1 << 4;
/// It is capitalised inside a sentence.
const INSIDE: u8 = 1 << 5;

/// Looks at every token. `firsts` are the indices of tokens that begin a sentence, in order.
pub fn look(text: &str, tokens: &[Span], firsts: &[usize]) -> Vec<Seen> {
    let mut buffer = String::new();
    let mut seen: Vec<Seen> = tokens.iter().map(|token| see(token.cut(text), &mut buffer)).collect();
    for &first in firsts {
        // An opening mark leaves the capital of the word behind it as doubtful as the first word's.
        let word =
            (first..seen.len().min(first + 3)).find(|&token| tokens[token].cut(text).starts_with(char::is_alphanumeric)).unwrap_or(first);
        if let Some(seen) = seen.get_mut(word) {
            seen.first = true;
        }
    }
    let mut words: HashMap<u64, u8> = HashMap::new();
    for token in 0..seen.len() {
        let this = seen[token];
        let before = token.checked_sub(1).map(|before| seen[before]).unwrap_or_default();
        let joined = token > 0 && tokens[token].start <= tokens[token - 1].end + 1;
        let mut bits = 0;
        if this.capital {
            if !this.first {
                bits |= INSIDE;
            }
            if before.capital && joined && !this.first {
                bits |= LATER;
                if before.entry.lists.any(Lists::GIVEN) {
                    bits |= NAMED;
                }
                if before.entry.lists.any(Lists::TITLE) {
                    bits |= TITLED;
                }
            } else if joined && token > 1 && tokens[token - 1].cut(text) == "." && seen[token - 2].entry.lists.any(Lists::TITLE) {
                bits |= TITLED;
            }
            if !this.first && seen.get(token + 1).is_some_and(|next| next.capital) {
                bits |= LEADS;
            }
        } else {
            bits |= SMALL;
        }
        *words.entry(this.lower).or_default() |= bits;
    }
    for one in &mut seen {
        one.document = words.get(&one.lower).copied().unwrap_or_default();
    }
    seen
}

/// The word was read: set during the second reading, whatever else is known.
const READ: u8 = 1;
/// It ends a longer name of a person.
const ENDS_PERSON: u8 = 1 << 1;
/// It stands first in a longer name of a person.
const BEGINS_PERSON: u8 = 1 << 2;
/// It is part of a longer name of an organisation or a place.
const PART_OF_OTHER: u8 = 1 << 3;
/// It was alone a person, an organisation, a place: more often than anything else.
const ALONE: [u8; 3] = [1 << 4, 1 << 5, 1 << 6];
/// It was no name more often than one.
const MOSTLY_NOTHING: u8 = 1 << 7;

/// Notes for every word what the labels of the first reading took it for throughout the article.
pub fn vote(seen: &mut [Seen], labels: &[u8]) {
    let mut counts: HashMap<u64, ([u32; 4], u8)> = HashMap::new();
    for (token, one) in seen.iter().enumerate().filter(|(_, one)| one.capital) {
        let (alone, bits) = counts.entry(one.lower).or_default();
        let label = labels[token];
        let kind = usize::from(label.div_ceil(2));
        let begins = label % 2 == 1;
        let ends = kind > 0 && labels.get(token + 1).is_none_or(|&next| next != 2 * kind as u8);
        match (kind, begins, ends) {
            (0, ..) => alone[0] += 1,
            (1, true, false) => *bits |= BEGINS_PERSON,
            (1, false, true) => *bits |= ENDS_PERSON,
            (_, true, true) => alone[kind] += 1,
            (1, ..) => {}
            _ => *bits |= PART_OF_OTHER,
        }
    }
    for one in seen.iter_mut() {
        one.votes = READ;
        if let Some((alone, bits)) = counts.get(&one.lower) {
            one.votes |= bits;
            let names = alone[1] + alone[2] + alone[3];
            if alone[0] > names {
                one.votes |= MOSTLY_NOTHING;
            }
            if let Some(kind) = (1..4).filter(|&kind| alone[kind] > 0).max_by_key(|&kind| (alone[kind], 4 - kind)) {
                one.votes |= ALONE[kind - 1];
            }
        }
    }
}

/// Calls `each` with the hash of every feature that the first reading gives for token `at`.
pub fn vote_features(seen: &[Seen], at: usize, mut each: impl FnMut(u64)) {
    let near = |distance: isize| at.checked_add_signed(distance).and_then(|at| seen.get(at)).copied().unwrap_or_default();
    let (before, this, after) = (near(-1), near(0), near(1));
    if this.votes == 0 {
        return;
    }
    let votes = |one: Seen| u64::from(one.votes) + 1;
    let pair = |a: u64, b: u64| mix(a.wrapping_mul(31).wrapping_add(1) ^ b.rotate_left(17));
    let values = [
        votes(this),
        pair(votes(this), this.short),
        pair(votes(this), u64::from(this.entry.lists.0)),
        pair(votes(this), u64::from(this.document)),
        pair(votes(before), votes(this)),
        pair(votes(this), votes(after)),
        pair(votes(this), pair(before.short, after.short)),
        pair(votes(this), before.lower),
        pair(votes(this), after.lower),
    ];
    for (template, value) in (1000u64..).zip(values) {
        each(mix(value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    }
}

fn see(word: &str, buffer: &mut String) -> Seen {
    buffer.clear();
    buffer.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
    let lower = lexicon::hash(buffer);
    let capital = word.starts_with(char::is_uppercase);
    let mut affixes = ([0; 4], [0; 4]);
    let count = buffer.chars().count();
    for length in 1..=4.min(count) {
        let front = buffer.char_indices().nth(length).map_or(buffer.len(), |(at, _)| at);
        let back = buffer.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
        affixes.0[length - 1] = lexicon::hash(&buffer[..front]);
        affixes.1[length - 1] = lexicon::hash(&buffer[back..]);
    }
    let entry = lexicon::get(lexicon::hash(buffer.trim_end_matches('.')));
    buffer.clear();
    let class = |c: char| {
        if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            '9'
        } else {
            c
        }
    };
    buffer.extend(word.chars().take(12).map(class));
    let shape = lexicon::hash(buffer);
    let mut last = None;
    let short = buffer.chars().filter(|&c| last.replace(c) != Some(c)).fold(7, |hash, c| mix(hash ^ u64::from(c)));
    Seen { lower, cased: lexicon::hash(word), shape, short, prefixes: affixes.0, suffixes: affixes.1, entry, capital, ..Seen::default() }
}

/// Calls `each` with the hash of every feature that holds at token `at` of the sentence `seen`.
pub fn features(seen: &[Seen], at: usize, mut each: impl FnMut(u64)) {
    let edge = Seen { lower: 1, short: 1, ..Seen::default() };
    let near = |distance: isize| at.checked_add_signed(distance).and_then(|at| seen.get(at)).copied().unwrap_or(edge);
    let (far_before, before, this, after, far_after) = (near(-2), near(-1), near(0), near(1), near(2));
    let mut template = 0u64;
    let mut add = |value: u64| {
        template += 1;
        // A value of 0 stands for "unknown", which tells nothing.
        if value != 0 {
            each(mix(value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        }
    };
    let pair = |a: u64, b: u64| mix(a.wrapping_mul(31).wrapping_add(1) ^ b.rotate_left(17));
    let lists = |one: Seen| u64::from(one.entry.lists.0) + 1;
    let (coarse, fine) = (|one: Seen| u64::from(one.entry.coarse), |one: Seen| u64::from(one.entry.fine));
    let document = |one: Seen| u64::from(one.document) + 1;
    add(1);
    for one in [far_before, before, this, after, far_after] {
        add(one.lower);
        add(coarse(one));
        add(fine(one));
        add(lists(one));
        add(one.short);
    }
    for value in this.prefixes.into_iter().chain(this.suffixes) {
        add(value);
    }
    add(this.cased);
    add(this.shape);
    add(before.suffixes[2]);
    add(after.suffixes[2]);
    add(pair(before.lower, this.lower));
    add(pair(this.lower, after.lower));
    add(pair(before.lower, after.lower));
    add(pair(coarse(before), coarse(this)));
    add(pair(coarse(this), coarse(after)));
    add(pair(coarse(before), coarse(after)));
    add(pair(pair(before.short, this.short), after.short));
    add(pair(before.short, this.short));
    add(pair(this.short, after.short));
    add(pair(lists(before), lists(this)));
    add(pair(lists(this), lists(after)));
    add(pair(lists(this), this.short));
    add(pair(pair(lists(before), lists(this)), lists(after)));
    add(pair(before.lower, pair(this.short, lists(this))));
    add(pair(after.lower, pair(this.short, lists(this))));
    add(pair(before.lower, after.short));
    add(document(this));
    add(document(before));
    add(document(after));
    add(pair(document(this), lists(this)));
    add(pair(document(this), this.short));
    add(pair(document(before), pair(document(this), before.short)));
    add(pair(document(after), pair(document(this), after.short)));
    add(pair(document(this), coarse(this)));
    add(pair(u64::from(this.first), pair(this.short, document(this))));
    add(pair(pair(u64::from(this.first), this.short), lists(this)));
}
