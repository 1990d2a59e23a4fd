//! Confidence: how often it is speech at all, and the speaker right, where cue, content and source were found by given rules.
//!
//! The first two factors are measured, and the tables say on what: whether what a cue governs in plain words is reported speech, by the cue ("decided that" often
//! is none; quotation marks leave no doubt), and whether the words that name the speaker do, by the rules that found content and source. The third is how
//! often those words are resolved to the right person, by what kind of words they are.

use super::QuoteKind;
use super::attribution::Found;
use crate::people::{Mention, MentionKind};
use crate::text::List;
use crate::word_list;

/// Lemma of a cue, probability that what it governs in plain words is reported speech.
static SPEECH: List = word_list!("data/speech.tsv");

/// Rule of the content, rule of the source, probability.
const TABLE: &str = include_str!("data/confidence.tsv");

/// Where the table has no line.
const UNKNOWN: f32 = 0.7;

/// What is left where whom the words mean is inferred from what stands around them: "it", "she" behind paragraphs of speech, "A."; not measured.
pub const INFERRED: f32 = 0.75;
/// What is left where several speak and one of them is given; not measured.
pub const ONE_OF_SEVERAL: f32 = 0.5;

/// Probability that an attribution is one and its speaker right; `mention` is what the speaker was resolved by, `left` what an inference leaves of that.
/// Where nobody is known by name, that the words of the source tell who speaks.
pub fn of(found: &Found, kind: QuoteKind, mention: Option<&Mention>, left: f32) -> f32 {
    let Some(source) = &found.source else { return 0.0 };
    let named = line(found.rule.words(), source.how).or_else(|| line(found.rule.words(), "any")).unwrap_or(UNKNOWN);
    let plain = found.cue.as_ref().filter(|_| kind == QuoteKind::Indirect);
    named * left * mention.map_or(1.0, resolution) * plain.map_or(1.0, |cue| speech(cue.lemma))
}

fn speech(lemma: &str) -> f32 {
    SPEECH.get(lemma).or_else(|| SPEECH.get("any")).and_then(|share| share.parse().ok()).unwrap_or(UNKNOWN)
}

/// How often a mention of this kind is the right person's. A surname that two persons share is too rare to be measured.
const fn resolution(mention: &Mention) -> f32 {
    match mention.kind {
        _ if mention.guess => 0.75,
        MentionKind::Name => 1.0,
        MentionKind::Role => 0.95,
        MentionKind::Pronoun => 0.9,
    }
}

fn line(rule: &str, source: &str) -> Option<f32> {
    TABLE.lines().find_map(|line| line.strip_prefix(rule)?.strip_prefix('\t')?.strip_prefix(source)?.strip_prefix('\t')?.parse().ok())
}
