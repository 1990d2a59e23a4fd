//! The state of a parse: a stack, the words still to come, and the arcs made so far.

use super::Sentence;
use crate::language::tag::Relation;

/// What may be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The next word goes onto the stack.
    Shift,
    /// The top of the stack depends on the next word.
    Left,
    /// The top of the stack depends on the word below it.
    Right,
}

/// How many actions there are.
pub const ACTIONS: usize = 3;

/// What a parse knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// Its head, once found.
    pub head: Option<usize>,
    /// How it depends on it.
    pub relation: Relation,
    /// Its outermost and second outermost dependents on the left, then on the right.
    pub children: [[Option<usize>; 2]; 2],
    /// How many dependents it has on the left and on the right.
    pub valency: [u8; 2],
    /// The relations of its dependents, as bits.
    pub relations: u64,
}

/// A parse under way.
#[derive(Clone, Debug)]
pub struct State<'a> {
    /// The words of the sentence.
    pub sentence: &'a Sentence,
    /// Words whose head is still open, in order.
    pub stack: Vec<usize>,
    /// The first word that was not shifted yet.
    pub next: usize,
    /// What is known of each word.
    pub nodes: Vec<Node>,
}

impl<'a> State<'a> {
    /// Nothing done yet.
    pub fn new(sentence: &'a Sentence) -> Self {
        Self { sentence, stack: Vec::new(), next: 0, nodes: vec![Node::default(); sentence.words.len()] }
    }

    /// The word `depth` below the top of the stack.
    pub fn stacked(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    /// The word `distance` after the next.
    pub fn coming(&self, distance: usize) -> Option<usize> {
        Some(self.next + distance).filter(|&word| word < self.nodes.len())
    }

    /// Only the root is left.
    pub fn is_final(&self) -> bool {
        self.next == self.nodes.len() && self.stack.len() < 2
    }

    /// What may be done.
    pub fn allowed(&self) -> impl Iterator<Item = Action> {
        let more = self.next < self.nodes.len();
        let allowed = [(Action::Shift, more), (Action::Left, more && !self.stack.is_empty()), (Action::Right, self.stack.len() > 1)];
        allowed.into_iter().filter_map(|(action, allowed)| allowed.then_some(action))
    }

    /// Head and dependent of the arc that an action makes.
    pub fn arc(&self, action: Action) -> Option<(usize, usize)> {
        match action {
            Action::Shift => None,
            Action::Left => Some((self.coming(0)?, self.stacked(0)?)),
            Action::Right => Some((self.stacked(1)?, self.stacked(0)?)),
        }
    }

    /// Does it.
    pub fn apply(&mut self, action: Action, relation: Relation) {
        let Some((head, dependent)) = self.arc(action) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.nodes[dependent].head = Some(head);
        self.nodes[dependent].relation = relation;
        let side = usize::from(dependent > head);
        let node = &mut self.nodes[head];
        node.children[side] = [Some(dependent), node.children[side][0]];
        node.valency[side] = node.valency[side].saturating_add(1);
        node.relations |= 1 << relation as u64;
    }
}
