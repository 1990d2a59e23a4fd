//! A sentence as it is parsed: its words in a row, the marks between them noted at the words.

use super::Node;
use crate::language::tag::Relation;
use crate::language::words::Word;

/// The words of a sentence without its marks.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The words that take part in the parse.
    pub words: Vec<Word>,
    /// Their tags.
    pub tags: Vec<u8>,
    /// The mark right before each word, 0 for none.
    pub before: Vec<u64>,
    /// How many marks stand before each word.
    pub marks_before: Vec<usize>,
    /// Where each word stands in the whole sentence.
    pub places: Vec<usize>,
    /// All tokens of the sentence.
    pub all: Vec<Word>,
    /// All their tags.
    pub all_tags: Vec<u8>,
    /// Which of them take part in the parse.
    pub kept: Vec<bool>,
}

impl Sentence {
    /// Sets the marks aside, unless there is nothing else.
    pub fn new(all: &[Word], all_tags: &[u8], is_mark: impl Fn(u8) -> bool) -> Self {
        let mut kept: Vec<bool> = all_tags.iter().map(|&tag| !is_mark(tag)).collect();
        if !kept.contains(&true) {
            kept.fill(true);
        }
        let mut sentence = Self {
            words: Vec::with_capacity(all.len()),
            tags: Vec::with_capacity(all.len()),
            before: Vec::with_capacity(all.len()),
            marks_before: Vec::with_capacity(all.len()),
            places: Vec::with_capacity(all.len()),
            all: all.to_vec(),
            all_tags: all_tags.to_vec(),
            kept,
        };
        let (mut before, mut marks) = (0, 0);
        for (place, ((word, &tag), &kept)) in all.iter().zip(all_tags).zip(&sentence.kept).enumerate() {
            if kept {
                sentence.words.push(*word);
                sentence.tags.push(tag);
                sentence.before.push(before);
                sentence.marks_before.push(marks);
                sentence.places.push(place);
                before = 0;
            } else {
                before = word.lower;
                marks += 1;
            }
        }
        sentence
    }

    /// Where the marks stand that took no part.
    pub fn marks(&self) -> impl Iterator<Item = usize> {
        (0..self.kept.len()).filter(|&place| !self.kept[place])
    }

    /// Heads and relations of the whole sentence; what was left without a head is the root, or a mark.
    pub fn tree(&self, nodes: &[Node]) -> Vec<(Option<usize>, Relation)> {
        let mut tree = vec![(None, Relation::Punct); self.all.len()];
        for (node, &place) in nodes.iter().zip(&self.places) {
            let head = node.head.map(|head| self.places[head]);
            tree[place] = (head, if head.is_none() { Relation::Root } else { node.relation });
        }
        tree
    }
}
