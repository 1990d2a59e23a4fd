//! The ranking of the persons that a pronoun may mean: their traits, the weights, and the choice.
//!
//! A log-linear model (Denis and Baldridge 2008) over the traits of a candidate, each alone and every two together. The weights, `pronoun_weights.bin`, a
//! byte each, are learned by `onrecord-train pronouns`.

use std::sync::LazyLock;

use super::Candidate;
use super::traits::{ADDRESSED, COUNT, Trait, Traits, VALUES};
use crate::language::weigh;

/// Where the weights of two traits begin, and how many there are in all; the trait with itself is the trait alone.
const TABLE: ([[usize; COUNT]; COUNT], usize) = {
    let mut begins = [[0; COUNT]; COUNT];
    let mut next = 0;
    let mut one = 0;
    while one < COUNT {
        let mut other = one;
        while other < COUNT {
            begins[one][other] = next;
            next += VALUES[one] as usize * if one == other { 1 } else { VALUES[other] as usize };
            other += 1;
        }
        one += 1;
    }
    (begins, next)
};

/// How many weights there are.
pub const WEIGHTS: usize = TABLE.1;

/// What a weight of one is stored as.
pub const SCALE: f32 = 4096.0;

/// How much likelier whoever is asked what he or she will do, or told what to do, is meant: too rare in the texts read to be learned there.
const ASKED: f32 = 3.0;

/// The learned weights.
pub(super) static LEARNED: LazyLock<Vec<f32>> =
    LazyLock::new(|| include_bytes!("../data/pronoun_weights.bin").iter().map(|&byte| weigh(byte) as f32 / SCALE).collect());

/// Calls `each` with the numbers of the weights that count for a candidate, and whether they are of one trait alone.
pub fn features(traits: &Traits, mut each: impl FnMut(usize, bool)) {
    let held = || traits.0.iter().enumerate().filter(|(_, value)| **value > 0).map(|(which, value)| (which, usize::from(*value) - 1));
    for (which, value) in held() {
        each(TABLE.0[which][which] + value, true);
        for (other, second) in held().filter(|(other, _)| *other > which) {
            each(TABLE.0[which][other] + value * usize::from(VALUES[other]) + second, false);
        }
    }
}

/// The logarithm of the likelihood of a candidate, up to what all have in common.
pub fn score(weights: &[f32], traits: &Traits) -> f32 {
    let mut sum = if traits.is(Trait::Expected, ADDRESSED) { ASKED } else { 0.0 };
    features(traits, |weight, _| sum += weights.get(weight).copied().unwrap_or(0.0));
    sum
}

/// The likeliest candidate, with its probability; `None` if nobody is likely.
pub fn choose<'c>(weights: &[f32], nobody: &Traits, candidates: &'c [Candidate]) -> Option<(&'c Candidate, f32)> {
    let open = score(weights, nobody).exp();
    let scores: Vec<f32> = candidates.iter().map(|candidate| score(weights, &candidate.traits).exp()).collect();
    let total = open + scores.iter().sum::<f32>();
    let (chosen, best) = candidates.iter().zip(scores).max_by(|one, other| one.1.total_cmp(&other.1))?;
    (best > open).then_some((chosen, best / total))
}
