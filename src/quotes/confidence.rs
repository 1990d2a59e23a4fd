//! Confidence: how often the speaker is right where the content was found by a given rule.

use super::attribution::{Found, Rule};

/// Probability that the speaker of an attribution is right.
pub fn of(found: &Found) -> f32 {
    if found.source.is_none() {
        return 0.0;
    }
    match found.rule {
        Rule::QuotedBefore => 0.95,
        Rule::PlainBefore | Rule::According => 0.92,
        Rule::QuotedAfter | Rule::Introduced | Rule::Signed => 0.9,
        Rule::PlainAfter => 0.85,
        Rule::Continued => 0.7,
    }
}
