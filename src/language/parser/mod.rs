//! Dependencies: the head of every token and how it depends on it.
//!
//! In go the words of a sentence with their tags, out come heads and relations of a tree with one root. The method is greedy transition-based parsing by the
//! arc-hybrid system (Kuhlmann et al. 2011) with a dynamic oracle (Goldberg and Nivre 2013) and a small network that chooses every action and names every arc.
//! Every word is shifted once and reduced once, so the time is linear in the length of the sentence. Marks take no part in it (Ma et al. 2014): they are seen
//! before and between the words, and afterwards each finds its head in the tree that stands. `onrecord-train parser` rebuilds the weights.

pub mod inputs;
pub mod marks;
pub mod network;
mod sentence;
mod state;
mod vectors;

use super::tag::Relation;
use super::words::Word;
use super::{Aligned, weigh};

pub use network::{Network, Sums};
pub use sentence::Sentence;
pub use state::{ACTIONS, Action, Node, State};

/// How many relations there are.
pub const RELATIONS: usize = Relation::ALL.len();

/// Weights of the heads of marks.
pub const MARKS: usize = 1 << 16;

/// The network, then the weights of the heads of marks.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a>(pub &'a [u8]);

/// The model in the binary.
pub static MODEL: Model<'static> = Model(&Aligned(*include_bytes!("../data/parser.bin")).0);

impl Model<'_> {
    /// How well a head fits a mark.
    fn fit(self, features: &[u64]) -> i32 {
        let weight = |&feature: &u64| self.0.get(network::BYTES + mark(feature)).map_or(0, |&byte| weigh(byte));
        features.iter().map(weight).sum()
    }
}

/// Where the weight of a feature for the head of a mark lies among their weights.
pub const fn mark(feature: u64) -> usize {
    (feature >> 40) as usize % MARKS
}

/// The tree of a sentence: head (`None` for the root) and relation of every word. `sums` goes from sentence to sentence of a text with the same model.
pub fn parse(
    model: Model<'_>,
    words: &[Word],
    tags: &[u8],
    is_mark: impl Fn(u8) -> bool,
    sums: &mut Sums,
) -> Vec<(Option<usize>, Relation)> {
    let sentence = Sentence::new(words, tags, is_mark);
    let network = Network(model.0);
    let mut state = State::new(&sentence);
    network.prepare(&sentence, sums);
    while !state.is_final() {
        let Some((action, relation)) = network.choose(&state, sums) else { break };
        state.apply(action, relation);
    }
    let mut tree = sentence.tree(&state.nodes);
    let mut seen = Vec::new();
    for mark in sentence.marks() {
        let head = marks::candidates(&sentence, &tree, mark).into_iter().rev().max_by_key(|&candidate| {
            marks::features(&sentence, &tree, mark, candidate, &mut seen);
            model.fit(&seen)
        });
        tree[mark] = (head.map(|candidate| candidate.place), Relation::Punct);
    }
    tree
}
