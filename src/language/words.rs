//! What is seen of a word by itself: its letters, endings, shape and cluster, as numbers that the models combine.
//!
//! In goes a token, out comes [`Word`], computed once and used by the tagger and the parser. Everything is a hash, so that nothing is allocated and no table
//! of words has to be built at start-up (Ganchev and Dredze 2008: hashed features lose almost nothing).

use super::lexicon::{self, Lists};

/// One token as the models see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Lower-case letters, digits alike, typographic marks as plain ones.
    pub lower: u64,
    /// The last one to four bytes of the lower-case word; 0 where it is shorter.
    pub suffixes: [u64; 4],
    /// The first one to three bytes.
    pub prefixes: [u64; 3],
    /// Runs of capitals, small letters, digits and other marks.
    pub shape: u64,
    /// Cluster of 1024 it belongs to, 0 if unknown.
    pub fine: u64,
    /// Cluster of 256.
    pub coarse: u64,
    /// Lists of names it stands in.
    pub lists: Lists,
    /// Begins with a capital.
    pub capital: bool,
}

/// Looks at a word. `buffer` is scratch space.
pub fn look(word: &str, buffer: &mut String) -> Word {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        buffer.extend(word.chars().map(plain).flat_map(char::to_lowercase));
    }
    let entry = lexicon::get(lexicon::hash(buffer.trim_end_matches('.')));
    let (mut shape, mut last) = (SEED, 0);
    for c in word.chars() {
        let class = class(c);
        if class != last {
            shape = step(shape, class);
            last = class;
        }
    }
    let letters = buffer.as_bytes();
    let digits = |bytes: &[u8]| bytes.iter().fold(SEED, |hash, &byte| step(hash, if byte.is_ascii_digit() { b'0' } else { byte }));
    let mut seen = Word {
        lower: lexicon::mix(digits(letters)),
        shape: lexicon::mix(shape),
        fine: u64::from(entry.fine),
        coarse: u64::from(entry.coarse),
        lists: entry.lists,
        capital: word.starts_with(char::is_uppercase),
        ..Word::default()
    };
    let mut hash = SEED;
    for (slot, &byte) in seen.prefixes.iter_mut().zip(letters) {
        hash = step(hash, byte);
        *slot = lexicon::mix(hash);
    }
    hash = SEED + 1;
    for (slot, &byte) in seen.suffixes.iter_mut().zip(letters.iter().rev()) {
        hash = step(hash, byte);
        *slot = lexicon::mix(hash);
    }
    seen
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// Typographic marks as the treebanks write them.
const fn plain(c: char) -> char {
    match c {
        '’' | '‘' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '―' | '‐' | '‑' => '-',
        _ => c,
    }
}

fn class(c: char) -> u8 {
    if c.is_uppercase() {
        b'X'
    } else if c.is_alphabetic() {
        b'x'
    } else if c.is_numeric() {
        b'9'
    } else {
        let plain = plain(c);
        if plain.is_ascii() { plain as u8 } else { b'?' }
    }
}
