//! Features of the name model: what is seen of a token, its neighbours and the whole article.
//!
//! In go the tokens, out come the hashes of the features that hold at a token. The features are those of conditional random fields for names since
//! Tjong Kim Sang and De Meulder 2003 (words, shapes, affixes, window, lists), word clusters (Miller et al. 2004), and what the rest of the article tells of the same
//! word (Chieu and Ng 2002): written small elsewhere, part of a longer name, after a title, after a given name.

use crate::language::lexicon::{self, Entry, Lists, Map, mix};
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
    /// First word of its sentence.
    pub first: bool,
    /// Begins with a capital.
    pub capital: bool,
    /// Has a capital somewhere.
    pub upper: bool,
    /// Which word of the article it is, counted from one; the same for the same letters.
    pub number: u32,
    /// What the article tells of the word.
    pub document: u8,
    /// What the first reading of the article took the word for; 0 during that reading.
    votes: u8,
}

impl Seen {
    /// Whether the word is written small somewhere in the article.
    pub const fn is_small(&self) -> bool {
        self.document & SMALL != 0
    }

    /// Whether it is a known place.
    pub const fn is_place(&self) -> bool {
        self.entry.lists.any(Lists::PLACE | Lists::PLACE_LATER)
    }

    /// Whether it is a known given name or surname, or no known word at all.
    pub const fn is_name(&self) -> bool {
        self.entry.lists.any(Lists::GIVEN | Lists::SURNAME) || self.entry.fine == 0
    }

    /// Whether it is a known surname.
    pub const fn is_surname(&self) -> bool {
        self.entry.lists.any(Lists::SURNAME)
    }

    /// Whether it is no known given name and no surname.
    pub const fn is_unnamed(&self) -> bool {
        !self.entry.lists.any(Lists::GIVEN | Lists::SURNAME)
    }

    /// Whether it is a known word of nationality.
    pub const fn is_nationality(&self) -> bool {
        self.entry.lists.any(Lists::NATIONALITY)
    }

    /// Whether it is a known word of the names of organisations.
    pub const fn is_organisation(&self) -> bool {
        self.entry.lists.any(Lists::ORGANISATION)
    }

    /// Whether no list knows it.
    pub const fn is_unlisted(&self) -> bool {
        self.entry.lists.0 == 0
    }

    /// Whether nothing is known of it.
    pub const fn is_unknown(&self) -> bool {
        self.entry.fine == 0 && self.is_unlisted()
    }

    /// Whether it is a known given name and no known place.
    pub const fn is_given(&self) -> bool {
        self.entry.lists.any(Lists::GIVEN) && !self.entry.lists.any(Lists::PLACE)
    }
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
    let mut seen: Vec<Seen> = Vec::with_capacity(tokens.len());
    let mut earlier: Map<u64, (usize, u32)> = Map::default();
    for (at, token) in tokens.iter().enumerate() {
        let word = token.cut(text);
        let cased = lexicon::hash(word);
        let next = earlier.len() as u32 + 1;
        let (first, number) = *earlier.entry(cased).or_insert((at, next));
        seen.push(if first < at { seen[first] } else { Seen { cased, number, ..see(word, &mut buffer) } });
    }
    for &first in firsts {
        // An opening mark leaves the capital of the word behind it as doubtful as the first word's.
        let word =
            (first..seen.len().min(first + 3)).find(|&token| tokens[token].cut(text).starts_with(char::is_alphanumeric)).unwrap_or(first);
        if let Some(seen) = seen.get_mut(word) {
            seen.first = true;
        }
    }
    let mut words: Map<u64, u8> = Map::default();
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
    let mut counts: Map<u64, ([u32; 4], u8)> = Map::default();
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

/// Calls `each` with the hash of every feature that the first reading gives for the word by itself.
pub fn vote_alone(this: &Seen, each: &mut impl FnMut(u64)) {
    each_of(
        1000,
        [
            votes(this),
            pair(votes(this), this.short),
            pair(votes(this), u64::from(this.entry.lists.0)),
            pair(votes(this), u64::from(this.document)),
        ],
        each,
    );
}

/// The same for the word among its neighbours.
pub fn vote_among(before: &Seen, this: &Seen, after: &Seen, each: &mut impl FnMut(u64)) {
    each_of(
        1004,
        [
            pair(votes(before), votes(this)),
            pair(votes(this), votes(after)),
            pair(votes(this), pair(before.short, after.short)),
            pair(votes(this), before.lower),
            pair(votes(this), after.lower),
        ],
        each,
    );
}

fn votes(one: &Seen) -> u64 {
    u64::from(one.votes) + 1
}

fn see(word: &str, buffer: &mut String) -> Seen {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        buffer.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
    }
    let lower = lexicon::hash(buffer);
    let capital = word.starts_with(char::is_uppercase);
    let upper = word.contains(char::is_uppercase);
    let mut affixes = ([0; 4], [0; 4]);
    let ends = buffer.char_indices().map(|(at, c)| at + c.len_utf8());
    for (prefix, end) in affixes.0.iter_mut().zip(ends) {
        *prefix = lexicon::hash(&buffer[..end]);
    }
    for (suffix, (start, _)) in affixes.1.iter_mut().zip(buffer.char_indices().rev()) {
        *suffix = lexicon::hash(&buffer[start..]);
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
    Seen { lower, shape, short, prefixes: affixes.0, suffixes: affixes.1, entry, capital, upper, ..Seen::default() }
}

/// How many tokens are seen at once.
pub const WINDOW: usize = 5;

/// What stands beyond the borders of a sentence.
static EDGE: Seen = Seen {
    lower: 1,
    short: 1,
    cased: 0,
    shape: 0,
    prefixes: [0; 4],
    suffixes: [0; 4],
    entry: Entry { fine: 0, coarse: 0, lists: Lists(0) },
    first: false,
    capital: false,
    upper: false,
    number: 0,
    document: 0,
    votes: 0,
};

/// The token at `at` of a sentence between the two before it and the two after.
pub fn window(seen: &[Seen], at: usize) -> [&Seen; WINDOW] {
    std::array::from_fn(|place| (at + place).checked_sub(WINDOW / 2).and_then(|at| seen.get(at)).unwrap_or(&EDGE))
}

/// Calls `each` with the hash of every feature that holds at token `at` of a sentence at a first reading.
pub fn features(seen: &[Seen], at: usize, each: &mut impl FnMut(u64)) {
    let window = window(seen, at);
    for (place, one) in window.into_iter().enumerate() {
        alone(one, place, each);
    }
    among(window[1], window[2], window[3], each);
}

/// Calls `each` with the hash of every feature that the first reading gives for token `at`.
pub fn vote_features(seen: &[Seen], at: usize, each: &mut impl FnMut(u64)) {
    let window = window(seen, at);
    if window[2].votes != 0 {
        vote_alone(window[2], each);
        vote_among(window[1], window[2], window[3], each);
    }
}

/// Calls `each` with the hash of every feature that a word gives by itself to the token that it stands at or near: `place` 2 is the token itself.
pub fn alone(one: &Seen, place: usize, each: &mut impl FnMut(u64)) {
    let clusters = [u64::from(one.entry.coarse), u64::from(one.entry.fine)];
    each_of(2 + 5 * place as u64, [one.lower, clusters[0], clusters[1], lists(one), one.short], each);
    match place {
        1 => each_of(37, [one.suffixes[2]], each),
        3 => each_of(38, [one.suffixes[2]], each),
        _ => {}
    }
    match place {
        1 => each_of(56, [document(one)], each),
        3 => each_of(57, [document(one)], each),
        _ => {}
    }
    if place != 2 {
        return;
    }
    each_of(1, [1], each);
    each_of(27, one.prefixes, each);
    each_of(31, one.suffixes, each);
    each_of(35, [one.cased, one.shape], each);
    each_of(50, [pair(lists(one), one.short)], each);
    each_of(55, [document(one)], each);
    each_of(58, [pair(document(one), lists(one)), pair(document(one), one.short)], each);
    each_of(62, [pair(document(one), clusters[0])], each);
}

/// Calls `each` with the hash of every feature that a token has among its neighbours.
pub fn among(before: &Seen, this: &Seen, after: &Seen, each: &mut impl FnMut(u64)) {
    let coarse = |one: &Seen| u64::from(one.entry.coarse);
    let values = [
        pair(before.lower, this.lower),
        pair(this.lower, after.lower),
        pair(before.lower, after.lower),
        pair(coarse(before), coarse(this)),
        pair(coarse(this), coarse(after)),
        pair(coarse(before), coarse(after)),
        pair(pair(before.short, this.short), after.short),
        pair(before.short, this.short),
        pair(this.short, after.short),
        pair(lists(before), lists(this)),
        pair(lists(this), lists(after)),
    ];
    each_of(39, values, each);
    let values = [
        pair(pair(lists(before), lists(this)), lists(after)),
        pair(before.lower, pair(this.short, lists(this))),
        pair(after.lower, pair(this.short, lists(this))),
        pair(before.lower, after.short),
    ];
    each_of(51, values, each);
    let values = [pair(document(before), pair(document(this), before.short)), pair(document(after), pair(document(this), after.short))];
    each_of(60, values, each);
    let first = u64::from(this.first);
    each_of(63, [pair(first, pair(this.short, document(this))), pair(pair(first, this.short), lists(this))], each);
}

/// Calls `each` with the hashes of features, the first of which is of this template. A value of 0 stands for "unknown", which tells nothing.
fn each_of<const N: usize>(template: u64, values: [u64; N], each: &mut impl FnMut(u64)) {
    for (template, value) in (template..).zip(values) {
        if value != 0 {
            each(mix(value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        }
    }
}

fn pair(a: u64, b: u64) -> u64 {
    mix(a.wrapping_mul(31).wrapping_add(1) ^ b.rotate_left(17))
}

fn lists(one: &Seen) -> u64 {
    u64::from(one.entry.lists.0) + 1
}

fn document(one: &Seen) -> u64 {
    u64::from(one.document) + 1
}
