//! What the network of the parser sees of a state.

use super::State;
use crate::language::words::Word;

/// Places of a state whose words are seen: the top three of the stack, the next three words, and dependents of the first of them.
pub const PLACES: usize = 15;
/// Places that are no dependents.
const CORE: usize = 6;
/// Tags, the last of them for no word.
pub const TAGS: usize = 65;
const RELATIONS: usize = 46;
const CLUSTERS: usize = 258;
const DISTANCES: usize = 10;
const VALENCIES: usize = 26;
const MARKS: usize = 17;
const COUNTS: usize = 6;

const RELATION: usize = PLACES * TAGS;
const CLUSTER: usize = RELATION + (PLACES - CORE) * RELATIONS;
const DISTANCE: usize = CLUSTER + CORE * CLUSTERS;
const VALENCY: usize = DISTANCE + 3 * DISTANCES;
const MARK: usize = VALENCY + 3 * VALENCIES;
const COUNT: usize = MARK + 5 * MARKS;
/// Rows of the table: one for every value of everything but the words.
pub const ROWS: usize = COUNT + 2 * COUNTS;

/// Rows of the table of words: by their letters, their cluster, their ending, their beginning and their shape.
pub const WORDS: usize = LETTERS + CLUSTERED + ENDINGS + BEGINNINGS + SHAPES;
const LETTERS: usize = 1 << 13;
const CLUSTERED: usize = 1025;
const ENDINGS: usize = 1 << 11;
const BEGINNINGS: usize = 1 << 10;
const SHAPES: usize = 64;

/// Rows that a word has in the table of words.
pub const PARTS: usize = 5;

/// The rows of a word in the table of words; the first is that of its letters.
pub fn word(word: &Word) -> [usize; PARTS] {
    let mut from = LETTERS;
    let mut after = |size: usize, value: u64| {
        from += size;
        from - size + value as usize
    };
    [
        word.lower as usize % LETTERS,
        after(CLUSTERED, word.fine),
        after(ENDINGS, word.suffixes[2] % ENDINGS as u64),
        after(BEGINNINGS, word.prefixes[2] % BEGINNINGS as u64),
        after(SHAPES, word.shape % SHAPES as u64),
    ]
}

/// The rows of the table that a word has at a place by itself: by its tag, and by its cluster where that is seen.
pub fn rows_of(place: usize, tag: u8, coarse: usize) -> impl Iterator<Item = usize> {
    let tag = place * TAGS + usize::from(tag).min(TAGS - 1);
    [Some(tag), (place < CORE).then_some(CLUSTER + place * CLUSTERS + coarse)].into_iter().flatten()
}

/// Collects the rows of the table that hold in a state, except those its words have by themselves, and says which words stand at which place.
pub fn see(state: &State<'_>, rows: &mut Vec<usize>) -> [Option<usize>; PLACES] {
    rows.clear();
    let [s0, s1, s2] = [0, 1, 2].map(|depth| state.stacked(depth));
    let [b0, b1, b2] = [0, 1, 2].map(|distance| state.coming(distance));
    let child = |of: Option<usize>, side: usize, nth: usize| of.and_then(|of| state.nodes[of].children[side][nth]);
    let places = [
        s0,
        s1,
        s2,
        b0,
        b1,
        b2,
        child(s0, 0, 0),
        child(s0, 1, 0),
        child(s0, 0, 1),
        child(s0, 1, 1),
        child(s1, 0, 0),
        child(s1, 1, 0),
        child(s1, 1, 1),
        child(b0, 0, 0),
        child(b0, 0, 1),
    ];
    let sentence = state.sentence;
    for (place, word) in places.into_iter().enumerate() {
        match word {
            None => rows.push(place * TAGS + TAGS - 1),
            Some(word) if place >= CORE => rows.push(RELATION + (place - CORE) * RELATIONS + state.nodes[word].relation as usize),
            Some(_) => {}
        }
    }
    let apart = |a: Option<usize>, b: Option<usize>| match a.zip(b).map(|(a, b)| b - a) {
        None => 0,
        Some(near @ ..=5) => near,
        Some(6..=8) => 6,
        Some(9..=13) => 7,
        Some(_) => 8,
    };
    let marks =
        |a: Option<usize>, b: Option<usize>| a.zip(b).map_or(5, |(a, b)| (sentence.marks_before[b] - sentence.marks_before[a]).min(4));
    rows.push(DISTANCE + apart(s0, b0));
    rows.push(DISTANCE + DISTANCES + apart(s1, s0));
    rows.push(DISTANCE + 2 * DISTANCES + state.stack.len().min(DISTANCES - 1));
    for (at, word) in [s0, s1, b0].into_iter().enumerate() {
        let valency = word.map_or(25, |word| state.nodes[word].valency.iter().fold(0, |all, &one| all * 5 + usize::from(one.min(4))));
        rows.push(VALENCY + at * VALENCIES + valency);
    }
    for (at, word) in [s1, s0, b0, b1, b2].into_iter().enumerate() {
        let mark = word.map_or(0, |word| sentence.before[word]);
        rows.push(MARK + at * MARKS + if mark == 0 { 0 } else { 1 + (mark % 16) as usize });
    }
    rows.push(COUNT + marks(s0, b0));
    rows.push(COUNT + COUNTS + marks(s1, s0));
    places
}
