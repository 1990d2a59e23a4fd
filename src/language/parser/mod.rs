//! Dependencies: the head of every token and how it depends on it.
//!
//! In go the words of a sentence with their tags, out come heads and relations of a tree with one root. The method is greedy transition-based parsing by the
//! arc-hybrid system (Kuhlmann et al. 2011) with a dynamic oracle (Goldberg and Nivre 2013), features after Zhang and Nivre 2011, and a labeller that names every
//! arc when it is made. Every word is shifted once and reduced once, so the time is linear in the length of the sentence. The weights lie in the binary as
//! they are used; `onrecord-train parser` rebuilds them.

pub mod features;
pub mod marks;
mod sentence;
mod state;

use super::tag::Relation;
use super::weigh;
use super::words::Word;

pub use sentence::Sentence;
pub use state::{ACTIONS, Action, Node, State};

/// Relations at most.
pub const RELATIONS: usize = 64;

/// Rows of weights of actions: a row has one weight an action.
pub const ROWS: usize = 1 << 19;

/// Lines of weights of relations: a feature has one line, in which every relation has a place that differs by feature.
pub const LINES: usize = 1 << 13;

/// Weights of the heads of marks.
pub const MARKS: usize = 1 << 16;

/// Weights of actions, then those of relations, then those of the heads of marks.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a>(pub &'a [u8]);

/// The model in the binary.
pub static MODEL: Model<'static> = Model(include_bytes!("../data/parser.bin"));

impl Model<'_> {
    fn weight(self, at: usize) -> i32 {
        self.0.get(at).map_or(0, |&byte| weigh(byte))
    }

    /// The best of the actions that may be taken.
    pub fn action(self, state: &State<'_>, features: &[u64]) -> Option<Action> {
        let mut scores = [0; ACTIONS];
        for &feature in features {
            let row = row(feature);
            for (action, score) in scores.iter_mut().enumerate() {
                *score += self.weight(row + action);
            }
        }
        state.allowed().max_by_key(|&action| scores[action as usize])
    }

    /// How well a head fits a mark.
    pub fn fit(self, features: &[u64]) -> i32 {
        features.iter().map(|&feature| self.weight(ROWS * ACTIONS + LINES * RELATIONS + mark(feature))).sum()
    }

    /// The best relation for an arc.
    pub fn relation(self, features: &[u64]) -> Relation {
        let best = (0..Relation::ALL.len())
            .rev()
            .max_by_key(|&relation| features.iter().map(|&feature| self.weight(ROWS * ACTIONS + line(feature, relation))).sum::<i32>());
        best.and_then(|best| Relation::ALL.get(best)).copied().unwrap_or_default()
    }
}

/// Where the weights of a feature for the actions begin.
pub const fn row(feature: u64) -> usize {
    (feature >> 38) as usize % ROWS * ACTIONS
}

/// Where the weight of a feature for a relation lies, after the weights of the actions.
pub const fn line(feature: u64, relation: usize) -> usize {
    let line = (feature >> 40) as usize % LINES;
    line * RELATIONS + (feature as usize).wrapping_add(relation) % RELATIONS
}

/// Where the weight of a feature for the head of a mark lies, after the others.
pub const fn mark(feature: u64) -> usize {
    (feature >> 40) as usize % MARKS
}

/// The tree of a sentence: head (`None` for the root) and relation of every word. Marks do not take part in the parse, they are seen before and between the
/// words; afterwards each finds its head in the tree that stands.
pub fn parse(model: Model<'_>, words: &[Word], tags: &[u8], is_mark: impl Fn(u8) -> bool) -> Vec<(Option<usize>, Relation)> {
    let sentence = Sentence::new(words, tags, is_mark);
    let mut state = State::new(&sentence);
    let mut seen = Vec::new();
    while !state.is_final() {
        features::actions(&state, &mut seen);
        let Some(action) = model.action(&state, &seen) else { break };
        if let Some((head, dependent)) = state.arc(action) {
            features::relations(&state, head, dependent, &mut seen);
            state.apply(action, model.relation(&seen));
        } else {
            state.apply(action, Relation::Root);
        }
    }
    let mut tree = sentence.tree(&state.nodes);
    for mark in sentence.marks() {
        let head = marks::candidates(&sentence, &tree, mark).into_iter().rev().max_by_key(|&candidate| {
            marks::features(&sentence, &tree, mark, candidate, &mut seen);
            model.fit(&seen)
        });
        tree[mark] = (head.map(|candidate| candidate.place), Relation::Punct);
    }
    tree
}
