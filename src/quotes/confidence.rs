//! Confidence: how often the speaker is right where content and source were found by given rules.
//!
//! The first factor is measured, and the table says on what; the second is how often the words that name the speaker are resolved to the right person, by
//! what kind of words they are.

use super::attribution::Found;
use crate::people::{Mention, MentionKind};

/// Rule of the content, rule of the source, probability.
const TABLE: &str = include_str!("data/confidence.tsv");

/// Where the table has no line.
const UNKNOWN: f32 = 0.7;

/// Probability that the speaker of an attribution is right; `mention` is what the speaker was resolved by.
pub fn of(found: &Found, mention: Option<&Mention>) -> f32 {
    let Some(source) = &found.source else { return 0.0 };
    let named = line(found.rule.words(), source.how).or_else(|| line(found.rule.words(), "any")).unwrap_or(UNKNOWN);
    named * mention.map_or(1.0, |mention| resolution(mention.kind))
}

/// How often a mention of this kind is the right person's.
const fn resolution(kind: MentionKind) -> f32 {
    match kind {
        MentionKind::Name => 1.0,
        MentionKind::Role => 0.95,
        MentionKind::Pronoun => 0.9,
    }
}

fn line(rule: &str, source: &str) -> Option<f32> {
    TABLE.lines().find_map(|line| line.strip_prefix(rule)?.strip_prefix('\t')?.strip_prefix(source)?.strip_prefix('\t')?.parse().ok())
}
