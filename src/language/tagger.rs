//! Parts of speech: the tag of every token, from left to right.
//!
//! In go the words of a sentence, out come the numbers of their tags, which stand for a universal part of speech and a Penn tag together. The method is an
//! averaged perceptron (Collins 2002) that sees the two tags before and a window of words; a word that the treebanks know well may only have the tags it has
//! there. The weights lie in the binary as they are used; `onrecord-train tagger` rebuilds them.

use fearless_simd::{Level, dispatch};

use super::tag::{PENN, Tag, Upos};
use super::words::Word;
use super::{Aligned, weigh};

/// Tags the model can give at most.
pub const TAGS: usize = 64;

/// Words of the dictionary at most, as slots with a check of two bytes and the tags a word may have, the most frequent first, 255 for none.
pub const SLOTS: usize = 1 << 14;

/// Tags of a word in the dictionary at most.
pub const CHOICES: usize = 6;

const SLOT: usize = 2 + CHOICES;

/// Bytes before the dictionary: part of speech and Penn tag of every tag, then the tags an unknown word may have.
pub const HEAD: usize = TAGS * 3;

/// Bytes before the weights.
pub const WEIGHTS: usize = HEAD + SLOTS * SLOT;

/// Lines of weights: a feature has one line, in which every tag has a place that differs by feature.
pub const LINES: usize = 1 << 13;

/// Of more candidates the weights are added for all tags at once.
const FEW: usize = 8;

/// No tag: before the sentence, or nothing known of the word.
pub const NONE: u8 = 255;

/// Stands behind the tags of a word that was not seen often enough to be sure that it has no others.
pub const OPEN: u8 = 254;

/// The number of the tag of proper nouns.
pub const PROPER: u8 = 0;

/// The tags a word may have, the most frequent first.
pub type Choices = [u8; CHOICES];

/// Unknown to the dictionary.
pub const UNKNOWN: Choices = [OPEN, NONE, NONE, NONE, NONE, NONE];

/// Dictionary and weights.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a>(pub &'a [u8]);

/// The model in the binary.
pub static MODEL: Model<'static> = Model(&Aligned(*include_bytes!("data/tagger.bin")).0);

impl Model<'_> {
    /// What a number stands for.
    pub fn tag(self, number: u8) -> Tag {
        let at = usize::from(number) * 2;
        let known = self
            .0
            .get(at..at + 2)
            .filter(|_| usize::from(number) < TAGS)
            .and_then(|bytes| Some(Tag { upos: *Upos::ALL.get(usize::from(bytes[0]))?, penn: PENN.get(usize::from(bytes[1]))? }));
        known.unwrap_or_default()
    }

    /// The tags a word may have by the dictionary.
    pub fn choices(self, word: &Word) -> Choices {
        let (mut slot, check) = place(word);
        for _ in 0..32 {
            let at = HEAD + slot * SLOT;
            let Some(bytes) = self.0.get(at..at + SLOT) else { break };
            let found = u16::from_le_bytes([bytes[0], bytes[1]]);
            if found == check {
                return std::array::from_fn(|choice| bytes[2 + choice]);
            }
            if found == 0 {
                break;
            }
            slot = (slot + 1) % SLOTS;
        }
        UNKNOWN
    }

    /// The tags an unknown word may have.
    pub fn open(self) -> impl Iterator<Item = u8> {
        self.0.get(TAGS * 2..HEAD).unwrap_or_default().iter().copied().filter(|&tag| tag != NONE)
    }

    /// The tags that are tried for a word: a capital may always be that of a name.
    pub fn candidates(self, word: &Word, choices: Choices, out: &mut Vec<u8>) {
        out.clear();
        out.extend(choices.into_iter().take_while(|&tag| tag < OPEN));
        if choices.get(out.len()) != Some(&OPEN) {
            if word.capital && !out.contains(&PROPER) {
                out.push(PROPER);
            }
            return;
        }
        for tag in self.open() {
            if !choices.contains(&tag) {
                out.push(tag);
            }
        }
    }

    fn best(self, level: Level, candidates: &[u8], features: &[u64]) -> u8 {
        let mut scores = [0; TAGS];
        let lines = self.0.get(WEIGHTS..).unwrap_or_default().as_chunks::<TAGS>().0;
        if candidates.len() > FEW {
            dispatch!(level, _simd => add_lines(lines, features, &mut scores));
            let best = candidates.iter().rev().max_by_key(|&&tag| scores.get(usize::from(tag)));
            return best.copied().unwrap_or(NONE);
        }
        for &feature in features {
            let Some(line) = lines.get(line(feature)) else { continue };
            for (score, &tag) in scores.iter_mut().zip(candidates) {
                *score += WEIGHED[usize::from(line[column(feature, tag)])];
            }
        }
        let best = scores.iter().zip(candidates).rev().max_by_key(|(score, _)| **score);
        best.map_or(NONE, |(_, &tag)| tag)
    }
}

/// Adds the weights of features for all tags at once; it is inlined so that it is compiled for every kind of processor.
#[expect(clippy::inline_always, reason = "what is not inlined is compiled for the oldest processor")]
#[inline(always)]
fn add_lines(lines: &[[u8; TAGS]], features: &[u64], scores: &mut [i32; TAGS]) {
    for &feature in features {
        let Some(line) = lines.get(line(feature)) else { continue };
        let mut twice = [0; 2 * TAGS];
        twice[..TAGS].copy_from_slice(line);
        twice[TAGS..].copy_from_slice(line);
        let from_first_tag = &twice[column(feature, 0)..][..TAGS];
        for (score, &byte) in scores.iter_mut().zip(from_first_tag) {
            *score += weigh(byte);
        }
    }
}

/// Whether a tag is that of marks.
pub fn is_mark(tag: u8) -> bool {
    MODEL.tag(tag).upos == Upos::Punct
}

/// Slot and check of a word in the dictionary.
pub fn place(word: &Word) -> (usize, u16) {
    (word.lower as usize % SLOTS, ((word.lower >> 40) as u16).max(1))
}

/// Where the weight of a feature for a tag lies.
pub const fn weight(feature: u64, tag: u8) -> usize {
    line(feature) * TAGS + column(feature, tag)
}

const fn line(feature: u64) -> usize {
    (feature >> 40) as usize % LINES
}

const fn column(feature: u64, tag: u8) -> usize {
    (feature as usize).wrapping_add(tag as usize) % TAGS
}

/// What every byte weighs.
static WEIGHED: [i32; 256] = {
    let mut weighed = [0; 256];
    let mut byte = 0;
    while byte < weighed.len() {
        weighed[byte] = weigh(byte as u8);
        byte += 1;
    }
    weighed
};

/// The tags of a sentence.
pub fn tag(model: Model<'_>, words: &[Word]) -> Vec<u8> {
    let choices: Vec<Choices> = words.iter().map(|word| model.choices(word)).collect();
    let mut tags = Vec::with_capacity(words.len());
    let (mut candidates, mut seen) = (Vec::new(), Vec::new());
    let level = Level::new();
    for at in 0..words.len() {
        model.candidates(&words[at], choices[at], &mut candidates);
        if let [only] = candidates[..] {
            tags.push(only);
            continue;
        }
        features(words, &choices, &tags, at, &mut seen);
        tags.push(model.best(level, &candidates, &seen));
    }
    tags
}

/// Collects the features of the word at `at`, whose tags up to there are known.
pub fn features(words: &[Word], choices: &[Choices], tags: &[u8], at: usize, out: &mut Vec<u64>) {
    out.clear();
    let edge = Word { lower: 1, shape: 1, ..Word::default() };
    let near = |distance: isize| at.checked_add_signed(distance).and_then(|at| words.get(at)).unwrap_or(&edge);
    let class = |distance: isize| {
        at.checked_add_signed(distance)
            .and_then(|at| choices.get(at))
            .map_or(3, |choices| u64::from_le_bytes([choices[0], choices[1], choices[2], choices[3], choices[4], choices[5], 7, 7]))
    };
    let tag = |distance: usize| at.checked_sub(distance).and_then(|at| tags.get(at)).map_or(300, |&tag| u64::from(tag));
    let (before, this, after, far_after) = (near(-1), near(0), near(1), near(2));
    let (tag1, tag2) = (tag(1), tag(2));
    let first = u64::from(at == 0 || (at == 1 && !before.capital && before.fine == 0));
    let mut template = 0u64;
    let mut add = |a: u64, b: u64, c: u64| {
        template += 1;
        let hash = join(join(join(template, a), b), c);
        out.push(hash ^ (hash >> 29));
    };
    add(0, 0, 0);
    add(this.lower, 0, 0);
    for suffix in this.suffixes {
        add(suffix, 0, 0);
    }
    for prefix in this.prefixes {
        add(prefix, 0, 0);
    }
    add(this.shape, first, 0);
    add(this.fine, 0, 0);
    add(this.coarse, 0, 0);
    add(u64::from(this.lists.0), u64::from(this.capital), first);
    add(class(0), tag1, 0);
    add(class(0), class(1), 0);
    add(tag1, 0, 0);
    add(tag1, tag2, 0);
    add(tag1, this.lower, 0);
    add(tag1, this.suffixes[2], 0);
    add(before.lower, 0, 0);
    add(far_after.lower, 0, 0);
    add(before.lower, this.lower, 0);
    add(this.lower, after.lower, 0);
    add(before.fine, 0, 0);
    add(after.fine, 0, 0);
    add(before.suffixes[2], 0, 0);
    add(after.suffixes[2], 0, 0);
    add(after.suffixes[1], this.suffixes[1], 0);
    add(class(1), 0, tag1);
    add(this.shape, this.suffixes[2], first);
}

/// One more part of a combined feature.
pub const fn join(hash: u64, part: u64) -> u64 {
    (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
