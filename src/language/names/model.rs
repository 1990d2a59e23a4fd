//! The name model: a linear-chain conditional random field (Lafferty et al. 2001) over seven labels, its weights in whole numbers.
//!
//! The weights lie in the binary as they are used: a head with the scores of label pairs, then a table with open addressing that has for every kept feature a
//! check and seven weights of one byte. `onrecord-train names` rebuilds it.

use super::features::{self, Seen};

/// Labels: outside, then the beginning and the inside of person, organisation and place.
pub const LABELS: usize = 7;

/// Rows of the table.
pub const ROWS: usize = 1 << 18;

/// Bytes of a row: a check, then a weight a label.
pub const ROW: usize = 8;

/// Bytes before the table: the scores of label after label, two bytes each; the last row is the start of a sentence.
pub const HEAD: usize = (LABELS + 1) * LABELS * 2;

static MODEL: &[u8] = include_bytes!("../data/names.bin");

/// Row and check of a feature.
pub fn place(hash: u64) -> (usize, u8) {
    (hash as usize % ROWS, ((hash >> 32) as u8).max(1))
}

/// Whether `label` may follow `before`: an inside only its own beginning or inside.
pub const fn follows(before: usize, label: usize) -> bool {
    label == 0 || label % 2 == 1 || before == label || before + 1 == label
}

/// The best labels of a sentence (Viterbi).
pub fn label(seen: &[Seen]) -> Vec<u8> {
    let mut best = [0i32; LABELS];
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(seen.len());
    for at in 0..seen.len() {
        let mut local = [0i32; LABELS];
        features::features(seen, at, |hash| add(hash, &mut local));
        features::vote_features(seen, at, |hash| add(hash, &mut local));
        let mut next = [i32::MIN / 2; LABELS];
        let mut back = [0u8; LABELS];
        for label in 0..LABELS {
            let befores = if at == 0 { LABELS..LABELS + 1 } else { 0..LABELS };
            for before in befores.filter(|&before| if before == LABELS { follows(0, label) } else { follows(before, label) }) {
                let score = transition(before, label) + if before == LABELS { 0 } else { best[before] };
                if score > next[label] {
                    (next[label], back[label]) = (score, before as u8);
                }
            }
            next[label] += local[label];
        }
        best = next;
        from.push(back);
    }
    let mut label = (0..LABELS).max_by_key(|&label| best[label]).unwrap_or(0) as u8;
    let mut labels = vec![0; seen.len()];
    for at in (0..seen.len()).rev() {
        labels[at] = label;
        label = from[at][usize::from(label)];
    }
    labels
}

fn transition(before: usize, label: usize) -> i32 {
    let at = (before * LABELS + label) * 2;
    MODEL.get(at..at + 2).map_or(0, |bytes| i32::from(i16::from_le_bytes([bytes[0], bytes[1]])))
}

fn add(hash: u64, local: &mut [i32; LABELS]) {
    let (mut row, check) = place(hash);
    for _ in 0..16 {
        let at = HEAD + row * ROW;
        let Some(bytes) = MODEL.get(at..at + ROW) else { return };
        if bytes[0] == check {
            for (score, &weight) in local.iter_mut().zip(&bytes[1..]) {
                *score += i32::from(weight.cast_signed());
            }
            return;
        }
        if bytes[0] == 0 {
            return;
        }
        row = (row + 1) % ROWS;
    }
}
