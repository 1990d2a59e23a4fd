//! The network of the parser: one hidden layer over what a state shows, in whole numbers.
//!
//! Everything but the words has a row of its own that is added to the hidden layer (a layer of one-hot inputs multiplied out beforehand, Chen and Manning 2014).
//! A word is the sum of the vectors of its letters, cluster, ending, beginning and shape; what it adds at a place is computed when it first stands there.
//! The weights lie in the binary as they are used, two bytes each, in 1024ths; those of the places are finer.

use fearless_simd::Level;

use super::inputs::{self, PLACES, ROWS, TAGS, WORDS};
use super::state::{ACTIONS, Action, State};
use super::{RELATIONS, Sentence, vectors};
use crate::language::lexicon::Map;
use crate::language::tag::Relation;

/// Width of the hidden layer.
pub const HIDDEN: usize = 160;
/// Length of the vector of a word.
pub const SIZE: usize = 32;
/// Scores: actions, relations of a dependent on the left of its head, relations of one on the right.
pub const SCORES: usize = ACTIONS + 2 * RELATIONS;
/// What a weight of one is written as.
pub const ONE: i32 = 1 << SHIFT;
const SHIFT: u32 = 10;
/// The weights of places are finer by this power of two.
pub const FINER: u32 = 3;

/// Bytes before the vectors of words: the rows of everything else.
const VECTORS: usize = ROWS * HIDDEN * 2;
/// Bytes before the weights of places: for every place and two parts of a vector two for each unit of the hidden layer.
const WEIGHTS: usize = VECTORS + WORDS * SIZE * 2;
/// Bytes before the weights of scores.
const OUT: usize = WEIGHTS + PLACES * HIDDEN * SIZE * 2;
/// Bytes before what is added to every score.
const BIAS: usize = OUT + SCORES * HIDDEN * 2;
/// Bytes before the relations that words have, as bits: by the side of the head and by tag, eight bytes each.
const USUAL: usize = BIAS + SCORES * 2;
/// Bytes of the network.
pub const BYTES: usize = USUAL + 2 * TAGS * 8;

/// The hidden layer.
pub type Hidden = [i16; HIDDEN];
/// The vector of a word.
pub type Vector = [i16; SIZE];

static ZERO: Hidden = [0; HIDDEN];

/// Sums that are kept at most (320 bytes each, as many as stay near the processor); a longer text begins anew with them.
const KEPT: usize = 1 << 12;

/// What the words of a text add to the hidden layer: the same word comes again in many sentences.
#[derive(Debug)]
pub struct Sums {
    /// Numbers of words.
    words: Map<Seen, usize>,
    vectors: Vec<(Seen, Vector)>,
    /// By word and place: which of `known` it is, counted from one.
    numbers: Vec<u32>,
    known: Vec<Hidden>,
    /// The words of the sentence that is parsed.
    sentence: Vec<usize>,
    rows: Vec<usize>,
    /// What the processor can do.
    level: Level,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            words: Map::default(),
            vectors: Vec::new(),
            numbers: Vec::new(),
            known: Vec::new(),
            sentence: Vec::new(),
            rows: Vec::new(),
            level: Level::new(),
        }
    }
}

/// All that the network sees of a word by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Seen {
    rows: [u16; inputs::PARTS],
    tag: u8,
    coarse: u16,
}

/// The weights.
#[derive(Clone, Copy, Debug)]
pub struct Network<'a>(pub &'a [u8]);

impl Network<'_> {
    /// Prepares a sentence.
    pub fn prepare(self, sentence: &Sentence, sums: &mut Sums) {
        if sums.known.len() > KEPT {
            sums.words.clear();
            sums.vectors.clear();
            sums.numbers.clear();
            sums.known.clear();
        }
        sums.sentence.clear();
        for (word, &tag) in sentence.words.iter().zip(&sentence.tags) {
            let rows = inputs::word(word);
            let seen = Seen { rows: rows.map(|row| row as u16), tag, coarse: word.coarse as u16 };
            let number = *sums.words.entry(seen).or_insert(sums.vectors.len());
            if number == sums.vectors.len() {
                let vector = vectors::sum(rows.into_iter(), self.0.get(VECTORS..).unwrap_or_default());
                sums.vectors.push((seen, vector));
                sums.numbers.extend([0; PLACES]);
            }
            sums.sentence.push(number);
        }
    }

    /// The best of the actions that may be taken, and the relation of the arc it makes.
    pub fn choose(self, state: &State<'_>, sums: &mut Sums) -> Option<(Action, Relation)> {
        let hidden = self.hidden(state, sums);
        let allowed = state.allowed().fold(0, |bits, action| bits | 1 << action as u64);
        let best = self.best(sums.level, 0, allowed, &hidden);
        let action = state.allowed().find(|&action| action as usize == best)?;
        let relation = state.arc(action).map_or(Relation::Root, |(head, dependent)| {
            let side = usize::from(dependent > head);
            let usual = self.usual(side, state.sentence.tags[dependent]);
            let best = self.best(sums.level, ACTIONS + RELATIONS * side, usual, &hidden);
            Relation::ALL.get(best).copied().unwrap_or_default()
        });
        Some((action, relation))
    }

    /// The hidden layer.
    fn hidden(self, state: &State<'_>, sums: &mut Sums) -> Hidden {
        let places = inputs::see(state, &mut sums.rows);
        let numbers = std::array::from_fn::<_, PLACES, _>(|place| places[place].and_then(|word| self.sum(sums, word, place)));
        let mut known = [&ZERO; PLACES];
        let mut count = 0;
        for sum in numbers.into_iter().flatten().filter_map(|number| sums.known.get(number)) {
            known[count] = sum;
            count += 1;
        }
        vectors::positive_sum(sums.level, self.0, &sums.rows, &known[..count])
    }

    /// Which of the known sums is what a word adds to the hidden layer at a place.
    fn sum(self, sums: &mut Sums, word: usize, place: usize) -> Option<usize> {
        let word = *sums.sentence.get(word)?;
        let number = sums.numbers.get_mut(word * PLACES + place)?;
        if *number == 0 {
            let (seen, vector) = sums.vectors.get(word)?;
            let weights = self.0.get(WEIGHTS + place * SIZE * HIDDEN * 2..)?;
            let rows = inputs::rows_of(place, seen.tag, seen.coarse.into());
            sums.known.push(ZERO);
            let sum = sums.known.last_mut()?;
            vectors::product(sums.level, vector, weights, SHIFT + FINER, self.0, rows, sum);
            *number = sums.known.len() as u32;
        }
        Some(*number as usize - 1)
    }

    /// The relations that words with this tag have in the treebanks, on either side of their head.
    fn usual(self, side: usize, tag: u8) -> u64 {
        let at = USUAL + (side * TAGS + usize::from(tag).min(TAGS - 1)) * 8;
        let bits = self.0.get(at..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes));
        if bits == 0 { (1 << RELATIONS) - 1 } else { bits }
    }

    /// The best of the scores from `first` on whose bits are set.
    fn best(self, level: Level, first: usize, allowed: u64, hidden: &Hidden) -> usize {
        let (weights, biases) = (self.0.get(OUT + first * HIDDEN * 2..BIAS), self.0.get(BIAS + first * 2..USUAL));
        vectors::best(level, hidden, weights.unwrap_or_default(), SHIFT, biases.unwrap_or_default(), allowed)
    }
}
