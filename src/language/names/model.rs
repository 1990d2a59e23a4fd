//! The name model: a linear-chain conditional random field (Lafferty et al. 2001) over seven labels, its weights in whole numbers.
//!
//! The weights lie in the binary as they are used: a head with the scores of label pairs, then a table with open addressing that has for every kept feature a
//! check and a weight of one byte for each label but the first: only differences count, so a feature speaks for a label against being outside of any name.
//! What a word speaks for by itself is added up once an article.
//! `onrecord-train names` rebuilds it.

use std::ops::Range;

use super::features::{self, Seen};

/// Labels: outside, then the beginning and the inside of person, organisation and place.
pub const LABELS: usize = 7;

/// Rows of the table.
pub const ROWS: usize = 6 << 16;

/// Bytes of a row: a check of two, then a weight a label from the second on.
pub const ROW: usize = 8;

/// Rows that are fetched at once.
const AT_ONCE: usize = 32;

/// Bytes before the table: the scores of label after label, two bytes each; the last row is the start of a sentence.
pub const HEAD: usize = (LABELS + 1) * LABELS * 2;

static MODEL: &[u8] = include_bytes!("../data/names.bin");

/// Row and check of a feature.
pub fn place(hash: u64) -> (usize, u16) {
    (hash as usize % ROWS, ((hash >> 32) as u16).max(1))
}

/// Whether `label` may follow `before`: an inside only its own beginning or inside.
pub const fn follows(before: usize, label: usize) -> bool {
    label == 0 || label % 2 == 1 || before == label || before + 1 == label
}

/// What speaks for each label of a token.
pub type Scores = [i16; LABELS];

/// Reads the tokens of an article for the first time. A token without a capital near it has no scores: it is no part of a name.
pub fn read(seen: &[Seen], sentences: impl Iterator<Item = Range<usize>>) -> Vec<Option<Scores>> {
    let mut scores = vec![None; seen.len()];
    let (mut words, mut hashes) = (Words::default(), Vec::new());
    for sentence in sentences {
        let (Some(seen), Some(scores)) = (seen.get(sentence.clone()), scores.get_mut(sentence)) else { continue };
        for (at, slot) in scores.iter_mut().enumerate() {
            let window = features::window(seen, at);
            if window.iter().any(|one| one.upper) {
                let mut sum = [0; LABELS];
                for (place, one) in window.into_iter().enumerate() {
                    words.add(one, place, &mut sum, |sum| {
                        features::alone(one, place, &mut |hash| hashes.push(hash));
                        add(&mut hashes, sum);
                    });
                }
                features::among(window[1], window[2], window[3], &mut |hash| hashes.push(hash));
                add(&mut hashes, &mut sum);
                *slot = Some(sum);
            }
        }
    }
    scores
}

/// Adds what is known since the words have votes.
pub fn read_again(seen: &[Seen], sentences: impl Iterator<Item = Range<usize>>, scores: &mut [Option<Scores>]) {
    let (mut words, mut hashes) = (Words::default(), Vec::new());
    for sentence in sentences {
        let (Some(seen), Some(scores)) = (seen.get(sentence.clone()), scores.get_mut(sentence)) else { continue };
        for (at, sum) in scores.iter_mut().enumerate().filter_map(|(at, slot)| Some((at, slot.as_mut()?))) {
            let window = features::window(seen, at);
            words.add(window[2], 2, sum, |sum| {
                features::vote_alone(window[2], &mut |hash| hashes.push(hash));
                add(&mut hashes, sum);
            });
            features::vote_among(window[1], window[2], window[3], &mut |hash| hashes.push(hash));
            add(&mut hashes, sum);
        }
    }
}

/// What each word speaks for at each place of the window, by its number in the article.
#[derive(Default)]
struct Words(Vec<[Option<Scores>; features::WINDOW]>);

impl Words {
    fn add(&mut self, word: &Seen, place: usize, sum: &mut Scores, compute: impl FnOnce(&mut Scores)) {
        let number = word.number as usize;
        if number >= self.0.len() {
            self.0.resize(number + 1, [None; features::WINDOW]);
        }
        let scores = self.0[number][place].get_or_insert_with(|| {
            let mut scores = [0; LABELS];
            compute(&mut scores);
            scores
        });
        for (sum, score) in sum.iter_mut().zip(scores) {
            *sum += *score;
        }
    }
}

/// The best labels of a sentence (Viterbi).
pub fn label(scores: &[Option<Scores>], labels: &mut Vec<u8>) {
    let mut best = [i32::MIN / 2; LABELS];
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut start = true;
    for scores in scores {
        let mut next = [i32::MIN / 2; LABELS];
        let mut back = [0u8; LABELS];
        for label in 0..if scores.is_some() { LABELS } else { 1 } {
            if start && follows(0, label) {
                (next[label], back[label]) = (TRANSITIONS[LABELS][label], 0);
            }
            for before in (0..LABELS).filter(|&before| !start && follows(before, label)) {
                let score = TRANSITIONS[before][label] + best[before];
                if score > next[label] {
                    (next[label], back[label]) = (score, before as u8);
                }
            }
            next[label] += scores.map_or(0, |scores| i32::from(scores[label]));
        }
        (best, start) = (next, false);
        from.push(back);
    }
    let mut label = (0..LABELS).max_by_key(|&label| best[label]).unwrap_or(0) as u8;
    let first = labels.len();
    labels.resize(first + scores.len(), 0);
    for (slot, back) in labels[first..].iter_mut().zip(&from).rev() {
        *slot = label;
        label = back[usize::from(label)];
    }
}

/// The scores of label after label; the last row is the start of a sentence.
static TRANSITIONS: [[i32; LABELS]; LABELS + 1] = {
    let mut scores = [[0; LABELS]; LABELS + 1];
    let mut at = 0;
    while at < HEAD / 2 {
        scores[at / LABELS][at % LABELS] = i16::from_le_bytes([MODEL[2 * at], MODEL[2 * at + 1]]) as i32;
        at += 1;
    }
    scores
};

/// Adds what features speak for, and forgets their hashes. The first rows of all are fetched before one is looked at, as they lie far apart and far away.
fn add(hashes: &mut Vec<u64>, sum: &mut Scores) {
    let table = MODEL.get(HEAD..).unwrap_or_default().as_chunks::<ROW>().0;
    for hashes in hashes.chunks(AT_ONCE) {
        let mut firsts = [[0; ROW]; AT_ONCE];
        for (first, &hash) in firsts.iter_mut().zip(hashes) {
            *first = table.get(place(hash).0).copied().unwrap_or_default();
        }
        for (&first, &hash) in firsts.iter().zip(hashes) {
            let (row, check) = place(hash);
            let next = || (1..16).filter_map(|step| table.get((row + step) % ROWS)).copied();
            for [low, high, weights @ ..] in std::iter::once(first).chain(next()) {
                let found = u16::from_le_bytes([low, high]);
                if found == check {
                    for (score, weight) in sum[1..].iter_mut().zip(weights) {
                        *score += i16::from(weight.cast_signed());
                    }
                }
                if found == check || found == 0 {
                    break;
                }
            }
        }
    }
    hashes.clear();
}
