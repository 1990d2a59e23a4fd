//! What tells whether a sentence ends at a place, as numbers that have weights.

use std::ops::{Range, RangeInclusive};

use super::style::{Look, closed};
use super::{Place, WEIGHTS};
use crate::language::Upos;
use crate::language::lexicon::mix;
use crate::language::tagger::join;
use crate::language::words::Word;

/// Tokens that are looked at before and behind a place at most.
const FAR: usize = 30;

/// Where the weight of a feature lies.
pub const fn weight(feature: u64) -> usize {
    (feature >> 40) as usize % WEIGHTS
}

/// A count in a few steps.
pub const fn step(count: usize) -> u64 {
    match count {
        0..=4 => count as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=50 => 9,
        _ => 10,
    }
}

/// Numbers its features, so that the same parts in another one are another feature.
struct Features<'a> {
    template: u64,
    out: &'a mut Vec<u64>,
}

impl Features<'_> {
    fn add(&mut self, parts: &[u64]) {
        self.template += 1;
        self.out.push(mix(parts.iter().fold(join(self.template, 0), |hash, &part| join(hash, part))));
    }
}

/// Counts of a place.
struct Counts {
    /// Tokens since the last border, and up to the next mark.
    length: u64,
    rest: u64,
    /// Words in small letters, up to four.
    small_before: u64,
    small_after: u64,
    /// Verbs, up to two.
    verbs_before: u64,
    verbs_after: u64,
    /// Words with capitals that touch the place.
    run_before: u64,
    run_after: u64,
    /// Whether the sentence ends with a mark, and the paragraph.
    stopped: u64,
    block_closed: u64,
}

impl Place<'_> {
    /// Collects the features.
    pub fn features(&self, out: &mut Vec<u64>) {
        let counts = self.counts();
        let mut features = Features { template: 0, out };
        self.words(&mut features);
        self.forms(&mut features);
        self.lengths(&counts, &mut features);
        self.manner(&counts, &mut features);
    }

    fn counts(&self) -> Counts {
        let before = self.first.max(self.next.saturating_sub(FAR))..self.next;
        let after = self.next..self.end.min(self.next + FAR);
        let small = |range: &Range<usize>| self.looks[range.clone()].iter().filter(|&&look| look == Look::SMALL).take(4).count() as u64;
        let is_verb = |tag: &&u8| [Upos::Verb as u8, Upos::Aux as u8].contains(tag);
        let verbs = |range: &Range<usize>| self.tags[range.clone()].iter().filter(is_verb).take(2).count() as u64;
        Counts {
            length: step(self.next - self.first),
            rest: step(self.end - self.next),
            small_before: small(&before),
            small_after: small(&after),
            verbs_before: verbs(&before),
            verbs_after: verbs(&after),
            run_before: step(self.looks[before].iter().rev().take_while(|look| look.capital()).count()),
            run_after: step(self.looks[after].iter().take_while(|look| look.capital()).count()),
            stopped: u64::from(self.end < self.block.end || closed(self.looks, &(self.first..self.end))),
            block_closed: u64::from(closed(self.looks, &self.block)),
        }
    }

    /// The token at a distance from the one behind the place, within the sentence so far and the paragraph.
    fn at(&self, distance: isize) -> Option<usize> {
        self.next.checked_add_signed(distance).filter(|at| (self.first..self.block.end).contains(at))
    }

    fn word(&self, distance: isize) -> Word {
        self.at(distance).map_or(Word { lower: 1, ..Word::default() }, |at| self.words[at])
    }

    fn look(&self, distance: isize) -> u64 {
        self.at(distance).map_or(1 + u64::from(distance < 0), |at| u64::from(self.looks[at].0))
    }

    fn tag(&self, distance: isize) -> u64 {
        self.at(distance).map_or(50, |at| u64::from(self.tags[at]))
    }

    fn looks(&self, range: RangeInclusive<isize>) -> u64 {
        range.fold(7, |hash, distance| join(hash, self.look(distance)))
    }

    fn tags(&self, range: RangeInclusive<isize>) -> u64 {
        range.fold(9, |hash, distance| join(hash, self.tag(distance)))
    }

    /// The words around.
    fn words(&self, features: &mut Features<'_>) {
        let (before, behind) = (self.word(-1), self.word(0));
        let (last, this) = (self.look(-1), self.look(0));
        features.add(&[]);
        features.add(&[before.lower]);
        features.add(&[behind.lower]);
        features.add(&[before.lower, behind.lower]);
        features.add(&[behind.lower, this, last]);
        features.add(&[before.lower, this, last]);
        features.add(&[behind.lower, this, self.tag(-1)]);
        features.add(&[before.lower, this, self.tag(0)]);
        features.add(&[self.word(-2).lower, before.lower]);
        features.add(&[behind.lower, self.word(1).lower]);
        features.add(&[self.word(1).lower, this]);
        features.add(&[self.word(-2).lower, last]);
        features.add(&[behind.fine, this]);
        features.add(&[before.fine, this]);
        features.add(&[behind.coarse, before.coarse, this]);
        features.add(&[u64::from(behind.lists.0), this, last, self.look(1)]);
        features.add(&[u64::from(before.lists.0), u64::from(behind.lists.0), this, last]);
        features.add(&[before.suffixes[2], this]);
        features.add(&[behind.suffixes[2], this, last]);
        features.add(&[u64::from(self.words[self.first].lower == behind.lower), this]);
        features.add(&[u64::from(before.lower == behind.lower), this]);
    }

    /// Looks and parts of speech around.
    fn forms(&self, features: &mut Features<'_>) {
        let (last, this) = (self.look(-1), self.look(0));
        for range in [-1..=0, -2..=0, -1..=1, -2..=1, 0..=2, 0..=3, -3..=-1, -4..=1, -2..=2] {
            features.add(&[self.looks(range)]);
        }
        for range in [-1..=0, -2..=0, -1..=1, -2..=1, -1..=2] {
            features.add(&[self.tags(range), this]);
        }
        features.add(&[self.tags(0..=1), last]);
        features.add(&[self.tags(0..=2), last, this]);
    }

    /// How long the sentence would be, and the rest.
    fn lengths(&self, counts: &Counts, features: &mut Features<'_>) {
        let (last, this, opening) = (self.look(-1), self.look(0), self.words[self.first].lower);
        let &Counts { length, rest, stopped, verbs_before, verbs_after, small_before, small_after, run_before, run_after, .. } = counts;
        features.add(&[length, last]);
        features.add(&[length, this, self.tag(0)]);
        features.add(&[length, verbs_before, last, this]);
        features.add(&[rest, verbs_after, this, stopped]);
        features.add(&[verbs_before, verbs_after, stopped, this]);
        features.add(&[small_before, self.looks(-1..=0)]);
        features.add(&[small_after, stopped, self.looks(-1..=0)]);
        features.add(&[opening, length]);
        features.add(&[opening, self.looks(-2..=0)]);
        features.add(&[run_before, run_after, last, this]);
        features.add(&[run_before, run_after, counts.block_closed, self.tag(0)]);
    }

    /// How the text and the paragraph are written.
    fn manner(&self, counts: &Counts, features: &mut Features<'_>) {
        let (this, style, edited) = (self.look(0), self.style, u64::from(self.style.edited));
        let &Counts { length, stopped, small_before, small_after, block_closed, .. } = counts;
        let (after_mark, opens) = (u64::from(self.after_mark), u64::from(self.first == self.block.start));
        features.add(&[edited]);
        features.add(&[edited, self.word(-1).lower]);
        features.add(&[edited, self.word(0).lower, this]);
        features.add(&[edited, self.looks(-1..=0), self.tags(-1..=0)]);
        features.add(&[edited, small_before, small_after, stopped]);
        features.add(&[edited, small_after, stopped, counts.run_after]);
        features.add(&[edited, block_closed, self.looks(-1..=0)]);
        features.add(&[block_closed, self.tags(-1..=0)]);
        features.add(&[block_closed, step(self.block.len())]);
        features.add(&[block_closed, after_mark, length, opens]);
        features.add(&[style.open, this]);
        features.add(&[style.small, this]);
        features.add(&[style.loud, this]);
        features.add(&[style.addresses, this]);
        features.add(&[style.length, style.open]);
        features.add(&[style.whole, style.open]);
        features.add(&[style.open / 3, style.small.min(3), style.loud.min(3), style.addresses.min(3)]);
    }
}
