//! The network of the parser: one hidden layer over what a state shows, in whole numbers.
//!
//! Everything but the words has a row of its own that is added to the hidden layer (a layer of one-hot inputs multiplied out beforehand, Chen and Manning 2014).
//! A word is the sum of the vectors of its letters, cluster, ending, beginning and shape; what it adds at a place is computed when it first stands there.
//! The weights lie in the binary as they are used, two bytes each, in 1024ths; those of the places are finer.

use std::collections::HashMap;

use super::inputs::{self, PLACES, ROWS, TAGS, WORDS};
use super::state::{ACTIONS, Action, State};
use super::{RELATIONS, Sentence};
use crate::language::tag::Relation;

/// Width of the hidden layer.
pub const HIDDEN: usize = 160;
/// Length of the vector of a word.
pub const SIZE: usize = 32;
/// Scores: actions, relations of a dependent on the left of its head, relations of one on the right.
pub const SCORES: usize = ACTIONS + 2 * RELATIONS;
/// What a weight of one is written as.
pub const ONE: i32 = 1 << SHIFT;
const SHIFT: i32 = 10;
/// The weights of places, and the vectors of words before they meet them, are this many times finer, so that of a product the upper half is in 1024ths.
pub const FINER: i16 = 8;
/// Units of the hidden layer that are added up together, so many that the sums stay in registers.
const BLOCK: usize = 80;
/// Units that a word is multiplied out for together.
const NARROW: usize = 32;

/// Bytes before the vectors of words: the rows of everything else.
const VECTORS: usize = ROWS * HIDDEN * 2;
/// Bytes before the weights of places: for every place and part of a vector one for each unit of the hidden layer.
const WEIGHTS: usize = VECTORS + WORDS * SIZE * 2;
/// Bytes before the weights of scores.
const OUT: usize = WEIGHTS + PLACES * HIDDEN * SIZE * 2;
/// Bytes before what is added to every score.
const BIAS: usize = OUT + SCORES * HIDDEN * 2;
/// Bytes before the relations that words have, as bits: by the side of the head and by tag, eight bytes each.
const USUAL: usize = BIAS + SCORES * 2;
/// Bytes of the network.
pub const BYTES: usize = USUAL + 2 * TAGS * 8;

type Hidden = [i16; HIDDEN];
type Vector = [i16; SIZE];

/// Sums that are kept at most (320 bytes each); a longer text begins anew with them.
const KEPT: usize = 1 << 15;

/// What the words of a text add to the hidden layer: the same word comes again in many sentences.
#[derive(Debug, Default)]
pub struct Sums {
    /// Numbers of words.
    words: HashMap<Seen, usize>,
    vectors: Vec<(Seen, Vector)>,
    /// By word and place: which of `known` it is, counted from one.
    numbers: Vec<u32>,
    known: Vec<Hidden>,
    /// The words of the sentence that is parsed.
    sentence: Vec<usize>,
    rows: Vec<usize>,
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
            *sums = Sums::default();
        }
        sums.sentence.clear();
        for (word, &tag) in sentence.words.iter().zip(&sentence.tags) {
            let rows = inputs::word(word);
            let seen = Seen { rows: rows.map(|row| row as u16), tag, coarse: word.coarse as u16 };
            let number = *sums.words.entry(seen).or_insert(sums.vectors.len());
            if number == sums.vectors.len() {
                let mut vector = [0; SIZE];
                for row in rows {
                    add(&mut vector, self.row(VECTORS, row, SIZE));
                }
                for part in &mut vector {
                    *part = part.saturating_mul(FINER);
                }
                sums.vectors.push((seen, vector));
                sums.numbers.extend([0; PLACES]);
            }
            sums.sentence.push(number);
        }
    }

    /// The best of the actions that may be taken, and the relation of the arc it makes.
    pub fn choose(self, state: &State<'_>, sums: &mut Sums) -> Option<(Action, Relation)> {
        let hidden = self.hidden(state, sums);
        let action = state.allowed().max_by_key(|&action| self.score(action as usize, &hidden))?;
        let relation = state.arc(action).map_or(Relation::Root, |(head, dependent)| {
            let side = usize::from(dependent > head);
            let first = ACTIONS + RELATIONS * side;
            let usual = self.usual(side, state.sentence.tags[dependent]);
            let usual = (0..RELATIONS).filter(|relation| usual >> relation & 1 == 1);
            let best = usual.max_by_key(|relation| self.score(first + relation, &hidden)).unwrap_or_default();
            Relation::ALL.get(best).copied().unwrap_or_default()
        });
        Some((action, relation))
    }

    /// The hidden layer.
    fn hidden(self, state: &State<'_>, sums: &mut Sums) -> Hidden {
        let places = inputs::see(state, &mut sums.rows);
        let mut numbers = [0; PLACES];
        let mut count = 0;
        for (place, word) in places.into_iter().enumerate() {
            if let Some(number) = word.and_then(|word| self.sum(sums, word, place)) {
                numbers[count] = number;
                count += 1;
            }
        }
        let mut hidden = [0; HIDDEN];
        for (at, block) in hidden.as_chunks_mut::<BLOCK>().0.iter_mut().enumerate() {
            for &row in &sums.rows {
                add(block, self.row(2 * BLOCK * at, row, HIDDEN));
            }
            for number in &numbers[..count] {
                if let Some(sum) = sums.known.get(*number).and_then(|sum| sum.as_chunks::<BLOCK>().0.get(at)) {
                    block.iter_mut().zip(sum).for_each(|(unit, add)| *unit = unit.saturating_add(*add));
                }
            }
            for unit in block {
                *unit = (*unit).max(0);
            }
        }
        hidden
    }

    fn row(&self, from: usize, row: usize, length: usize) -> &[u8] {
        let at = from + row * length * 2;
        self.0.get(at..at + length * 2).unwrap_or_default()
    }

    /// Which of the known sums is what a word adds to the hidden layer at a place.
    fn sum(self, sums: &mut Sums, word: usize, place: usize) -> Option<usize> {
        let word = *sums.sentence.get(word)?;
        let number = sums.numbers.get_mut(word * PLACES + place)?;
        if *number == 0 {
            let (seen, vector) = sums.vectors.get(word)?;
            let weights = self.0.get(WEIGHTS + place * SIZE * HIDDEN * 2..)?.as_chunks::<{ HIDDEN * 2 }>().0;
            let mut sum = [0; HIDDEN];
            for (at, block) in sum.as_chunks_mut::<NARROW>().0.iter_mut().enumerate() {
                let mut units = [SIZE as i16 / 2; NARROW];
                for (&value, weights) in vector.iter().zip(weights) {
                    let Some(weights) = weights.as_chunks::<{ NARROW * 2 }>().0.get(at) else { break };
                    for (unit, bytes) in units.iter_mut().zip(weights.as_chunks::<2>().0) {
                        let product = i32::from(value) * i32::from(i16::from_le_bytes(*bytes));
                        *unit = unit.saturating_add((product >> 16) as i16);
                    }
                }
                *block = units;
            }
            for row in inputs::rows_of(place, seen.tag, seen.coarse.into()) {
                add(&mut sum, self.row(0, row, HIDDEN));
            }
            sums.known.push(sum);
            *number = sums.known.len() as u32;
        }
        Some(*number as usize - 1)
    }

    /// The relations that words with this tag have in the treebanks, on either side of their head.
    fn usual(self, side: usize, tag: u8) -> u64 {
        let at = USUAL + (side * TAGS + usize::from(tag).min(TAGS - 1)) * 8;
        let bits = self.0.get(at..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes));
        if bits == 0 { u64::MAX } else { bits }
    }

    fn score(self, score: usize, hidden: &Hidden) -> i32 {
        let bias = self.row(BIAS, score, 1).first_chunk().map_or(0, |bytes| i32::from(i16::from_le_bytes(*bytes)));
        (dot(hidden, self.row(OUT, score, HIDDEN)) >> SHIFT) + bias
    }
}

/// Adds a row of weights.
fn add<const N: usize>(to: &mut [i16; N], weights: &[u8]) {
    for (to, bytes) in to.iter_mut().zip(weights.as_chunks::<2>().0) {
        *to = to.saturating_add(i16::from_le_bytes(*bytes));
    }
}

/// The sum of products.
fn dot<const N: usize>(values: &[i16; N], weights: &[u8]) -> i32 {
    values.iter().zip(weights.as_chunks::<2>().0).map(|(&value, bytes)| i32::from(value) * i32::from(i16::from_le_bytes(*bytes))).sum()
}
