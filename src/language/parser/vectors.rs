//! Sums and products over rows of whole numbers, with the widest instructions that the processor at hand has.
//!
//! The weights are read as they lie in the binary, two bytes each, the lower first. Everything is computed in whole numbers, so that the results are the
//! same on every machine. What is inlined into `dispatch!` is compiled once for every kind of processor.

#![expect(clippy::inline_always, reason = "what is not inlined is compiled for the oldest processor")]

use fearless_simd::{Bytes, Level, Simd, SimdBase, dispatch, i16x32, i32x16, u8x64};

use super::network::{HIDDEN, Hidden, SIZE, Vector};

/// Numbers that are taken at once.
const LANES: usize = 32;
const BLOCKS: usize = HIDDEN / LANES;
/// Bytes that are taken at once.
const BYTES: usize = LANES * 2;
/// Bytes of a row of weights.
const ROW: usize = HIDDEN * 2;

/// The sum of rows of `weights` and of other rows; nothing below zero.
pub fn positive_sum(level: Level, weights: &[u8], rows: &[usize], others: &[&Hidden]) -> Hidden {
    dispatch!(level, simd => positive_sum_by(simd, weights, rows, others))
}

#[inline(always)]
fn positive_sum_by<S: Simd>(simd: S, weights: &[u8], rows: &[usize], others: &[&Hidden]) -> Hidden {
    let zero = i16x32::splat(simd, 0);
    let mut sums = [zero; BLOCKS];
    let weights = weights.as_chunks::<ROW>().0;
    for &row in rows {
        if let Some(row) = weights.get(row) {
            add(simd, &mut sums, row);
        }
    }
    for other in others {
        for (sum, part) in sums.iter_mut().zip(other.as_chunks().0) {
            *sum = simd.saturating_add_i16x32(*sum, i16x32::load_array_ref(simd, part));
        }
    }
    let mut hidden = [0; HIDDEN];
    for (sum, part) in sums.into_iter().zip(hidden.as_chunks_mut().0) {
        *part = simd.max_i16x32(sum, zero).to_array();
    }
    hidden
}

/// What a word adds to the hidden layer at a place: the product of its vector and the weights of the place, divided by two to the power of `shift`, and the
/// sum of `rows`; written to `hidden`.
pub fn product(
    level: Level,
    vector: &Vector,
    place: &[u8],
    shift: u32,
    weights: &[u8],
    rows: impl Iterator<Item = usize>,
    hidden: &mut Hidden,
) {
    dispatch!(level, simd => product_by(simd, vector, place, shift, weights, rows, hidden));
}

#[inline(always)]
fn product_by<S: Simd>(
    simd: S,
    vector: &Vector,
    place: &[u8],
    shift: u32,
    weights: &[u8],
    rows: impl Iterator<Item = usize>,
    hidden: &mut Hidden,
) {
    let place = place.as_chunks::<BYTES>().0;
    let mut sums = [i16x32::splat(simd, 0); BLOCKS];
    for (block, sum) in sums.iter_mut().enumerate() {
        let mut halves = [i32x16::splat(simd, 0); 2];
        for (number, pair) in vector.as_chunks::<2>().0.iter().enumerate() {
            // Both numbers in every lane of 32 bits, against the two weights of a unit there.
            let pair = i32x16::splat(simd, i32::from(pair[0]) & 0xffff | i32::from(pair[1]) << 16).bitcast::<i16x32<S>>();
            for (half, sum) in halves.iter_mut().enumerate() {
                if let Some(weights) = place.get((number * BLOCKS + block) * 2 + half) {
                    *sum += simd.pairwise_dot_product_i16x32(pair, load(simd, weights));
                }
            }
        }
        *sum = simd.saturating_narrow_i32x16(simd.shr_i32x16(halves[0], shift), simd.shr_i32x16(halves[1], shift));
    }
    let weights = weights.as_chunks::<ROW>().0;
    for row in rows {
        if let Some(row) = weights.get(row) {
            add(simd, &mut sums, row);
        }
    }
    for (sum, part) in sums.into_iter().zip(hidden.as_chunks_mut().0) {
        *part = sum.to_array();
    }
}

/// Which of the rows of `weights` fits the hidden layer best, of those whose bits are set: the last of equals. The score is divided by two to the power of
/// `shift`, then two bytes of `more` are added to it.
pub fn best(level: Level, hidden: &Hidden, weights: &[u8], shift: u32, more: &[u8], rows: u64) -> usize {
    dispatch!(level, simd => best_by(simd, hidden, weights, shift, more, rows))
}

#[inline(always)]
fn best_by<S: Simd>(simd: S, hidden: &Hidden, weights: &[u8], shift: u32, more: &[u8], rows: u64) -> usize {
    let (weights, more) = (weights.as_chunks::<ROW>().0, more.as_chunks::<2>().0);
    let mut parts = [i16x32::splat(simd, 0); BLOCKS];
    for (part, values) in parts.iter_mut().zip(hidden.as_chunks().0) {
        *part = i16x32::load_array_ref(simd, values);
    }
    let (mut best, mut most, mut rest) = (0, i32::MIN, rows);
    while rest != 0 {
        let row = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let (Some(weights), Some(more)) = (weights.get(row), more.get(row)) else { break };
        let mut sum = i32x16::splat(simd, 0);
        for (part, weights) in parts.iter().zip(weights.as_chunks().0) {
            sum += simd.pairwise_dot_product_i16x32(*part, load(simd, weights));
        }
        let score = (simd.reduce_sum_i32x16(sum) >> shift) + i32::from(i16::from_le_bytes(*more));
        if score >= most {
            (best, most) = (row, score);
        }
    }
    best
}

#[inline(always)]
fn add<S: Simd>(simd: S, sums: &mut [i16x32<S>; BLOCKS], row: &[u8; ROW]) {
    for (sum, part) in sums.iter_mut().zip(row.as_chunks().0) {
        *sum = simd.saturating_add_i16x32(*sum, load(simd, part));
    }
}

#[inline(always)]
fn load<S: Simd>(simd: S, bytes: &[u8; BYTES]) -> i16x32<S> {
    u8x64::load_array_ref(simd, bytes).bitcast()
}

/// The sum of rows of vectors.
pub fn sum(rows: impl Iterator<Item = usize>, weights: &[u8]) -> Vector {
    let weights = weights.as_chunks::<{ SIZE * 2 }>().0;
    let mut sum = [0; SIZE];
    for row in rows.filter_map(|row| weights.get(row)) {
        for (sum, bytes) in sum.iter_mut().zip(row.as_chunks().0) {
            *sum = i16::saturating_add(*sum, i16::from_le_bytes(*bytes));
        }
    }
    sum
}
