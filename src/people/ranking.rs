//! The ranking of the persons that a pronoun may mean: groups of features, their weights, and the choice.
//!
//! A log-linear model (Denis and Baldridge 2008) whose weights, `data/pronoun_weights.tsv`, are learned by `onrecord-train pronouns`. Which features hold
//! is told by the walk through the text in [`super::pronouns`].

use std::sync::LazyLock;

use super::pronouns::{Candidate, Pronoun};
use crate::text::List;

/// How much of the probability that nobody of the article is meant is believed: the annotated biographies have more unnamed people than the news.
const DOUBT: f32 = 0.3;

/// How much more likely the subject that a phrase stands before is what a pronoun in the phrase means; too rare in the annotated texts to be learned there.
pub(super) const ANNOUNCED: f32 = 5.0;

/// The same for whoever is asked what he or she will do, or told what to do.
pub(super) const ADDRESSED: f32 = 3.0;

/// The same for whoever a predicate is said of without being its subject, as before "who", where the pronoun is no object of it; as an object, so much less.
pub(super) const UNDERSTOOD: f32 = 2.0;

/// Groups of features with the number of their values, in the order in which their weights are numbered.
pub const TEMPLATES: [(&str, u16); 20] = [
    ("distance", 12),
    ("roles", 60),
    ("leads", 6),
    ("between", 12),
    ("form", 5),
    ("named", 5),
    ("most", 2),
    ("gender", 3),
    ("bound", 32),
    ("quoted", 6),
    ("paragraph", 3),
    ("ahead", 16),
    ("nobody", 3),
    ("ahead of", 6),
    ("clause", 24),
    ("ahead clause", 8),
    ("chain", 18),
    ("subject", 12),
    ("tokens", 15),
    ("lately", 9),
];

/// Number of all features.
pub fn count() -> usize {
    TEMPLATES.iter().map(|(_, values)| usize::from(*values)).sum()
}

/// The weights, in the order of the features.
pub static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let list = List(include_str!("data/pronoun_weights.tsv"));
    let row = |&(name, values): &(&str, u16)| {
        let mut row: Vec<f32> = list.get(name).unwrap_or_default().split('\t').map(|weight| weight.parse().unwrap_or(0.0)).collect();
        row.resize(usize::from(values), 0.0);
        row
    };
    TEMPLATES.iter().flat_map(row).collect()
});

/// The likeliest candidate, with its probability; `None` if nobody is likely.
pub fn choose<'c>(weights: &[f32], pronoun: &Pronoun, candidates: &'c [Candidate]) -> Option<(&'c Candidate, f32)> {
    let score = |features: &[u16]| features.iter().filter_map(|&feature| weights.get(usize::from(feature))).sum::<f32>();
    let open = score(&[nobody(pronoun)]).exp() * DOUBT;
    let likely = |candidate: &Candidate| score(&candidate.features) + candidate.expected;
    let scores: Vec<f32> = candidates.iter().map(|candidate| likely(candidate).exp()).collect();
    let total = open + scores.iter().sum::<f32>();
    let (chosen, best) = candidates.iter().zip(scores).max_by(|one, other| one.1.total_cmp(&other.1))?;
    (best > open).then_some((chosen, best / total))
}

/// Feature of nobody of the article being meant.
pub fn nobody(pronoun: &Pronoun) -> u16 {
    feature(12, pronoun.role.case())
}

/// The feature of a group that has this value.
pub fn feature(template: usize, value: u16) -> u16 {
    TEMPLATES[..template].iter().map(|(_, values)| values).sum::<u16>() + value.min(TEMPLATES[template].1 - 1)
}
