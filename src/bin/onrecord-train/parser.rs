//! Trains the parser of [`onrecord::language::parser`] on tags as the tagger gives them to sentences it has not seen, and on what several parsers
//! together say of news that nobody has parsed.

use std::path::Path;
use std::time::Instant;

use onrecord::language::Relation;
use onrecord::language::parser::{self, Action, MARKS, Model, Sentence, State, marks};
use onrecord::language::tagger;
use onrecord::language::words::{self, Word};
use onrecord::text;

use crate::perceptron::Perceptron;
use crate::record::Record;
use crate::tagger::{Example, examples, inventory, learn as learn_tags, shuffle};
use crate::treebank::{self, Document};
use crate::{network, teachers};

const EPOCHS_OF_MARKS: usize = 5;
/// The training sentences are tagged in this many parts, each by a tagger that learned from the others.
const PARTS: usize = 5;
/// Tokens of the sentences of news that are learned from.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=80;

/// A sentence with its tree.
pub struct Tree {
    pub sentence: Sentence,
    /// Of the words that take part in the parse.
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<Relation>,
    /// The dependents of every word.
    children: Vec<Vec<usize>>,
    /// Heads and relations of the whole sentence.
    whole: Vec<(Option<usize>, Relation)>,
}

/// Reads `DATA/ud`, writes the model.
pub fn train(data: &Path, out: &Path) -> anyhow::Result<()> {
    let mut documents = treebank::read(&data.join("ud/ewt-train.conllu"))?;
    documents.extend(treebank::read(&data.join("ud/gum-train.conllu"))?);
    let examples = examples(&documents);
    let trees = trees(&examples);
    println!("parser: {} sentences", trees.len());
    let mut model = network::pack(&teachers::learn(&trees, &news(data)?), &trees);
    model.extend(learn_marks(&trees).round());
    std::fs::write(out.join("parser.bin"), &model)?;
    measure(&treebank::read(&data.join("ud/ewt-dev.conllu"))?, Model(&model));
    Ok(())
}

/// Sentences of news that nobody has parsed.
fn news(data: &Path) -> anyhow::Result<Vec<Sentence>> {
    let (mut sentences, mut buffer) = (Vec::new(), String::new());
    for line in std::fs::read_to_string(data.join("people-silver/wikinews.jsonl"))?.lines() {
        let record: Record = serde_json::from_str(line)?;
        let found = text::segment(&record.text, &[]);
        let words: Vec<Word> = found.tokens.iter().map(|token| words::look(token.cut(&record.text), &mut buffer)).collect();
        for sentence in found.sentences.into_iter().filter(|sentence| LENGTHS.contains(&sentence.tokens.len())) {
            let words = &words[sentence.tokens];
            sentences.push(Sentence::new(words, &tagger::tag(tagger::MODEL, words), tagger::is_mark));
        }
    }
    Ok(sentences)
}

/// Prints how many heads and relations are right, the words tagged by the tagger of the binary.
pub fn measure(documents: &[Document], model: Model<'_>) {
    let (mut all, mut unlabelled, mut labelled, mut subtypes) = (0, 0, 0, 0);
    let base = |relation: Relation| relation.name().split(':').next();
    let examples = examples(documents);
    let mut sums = parser::Sums::default();
    let started = Instant::now();
    for example in &examples {
        let tags = tagger::tag(tagger::MODEL, &example.words);
        let tree = parser::parse(model, &example.words, &tags, tagger::is_mark, &mut sums);
        for ((head, relation), (gold_head, gold)) in tree.into_iter().zip(example.heads.iter().zip(&example.relations)) {
            all += 1;
            if head == *gold_head {
                unlabelled += 1;
                labelled += usize::from(base(relation) == base(*gold));
                subtypes += usize::from(relation == *gold);
            }
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let percent = |part: usize| 100.0 * part as f64 / f64::from(all);
    println!("UAS {:.2}, LAS {:.2}, with subtypes {:.2}", percent(unlabelled), percent(labelled), percent(subtypes));
    println!("tagged and parsed {:.0} tokens/s", f64::from(all) / seconds);
}

/// Tags every sentence by a tagger that has not seen it.
fn trees(examples: &[Example]) -> Vec<Tree> {
    let mut tags: Vec<Vec<u8>> = vec![Vec::new(); examples.len()];
    let inventory = inventory(examples);
    for part in 0..PARTS {
        let seen: Vec<Example> = examples.iter().enumerate().filter(|(at, _)| at % PARTS != part).map(|(_, one)| one.clone()).collect();
        let model = learn_tags(&seen, &inventory);
        for (at, one) in examples.iter().enumerate().filter(|(at, _)| at % PARTS == part) {
            tags[at] = tagger::tag(tagger::Model(&model), &one.words);
        }
    }
    examples.iter().zip(tags).map(|(example, tags)| Tree::new(example, &tags)).collect()
}

impl Tree {
    /// The heads of marks pass their dependents on to their own heads.
    fn new(example: &Example, tags: &[u8]) -> Self {
        let sentence = Sentence::new(&example.words, tags, tagger::is_mark);
        let mut numbers = vec![None; tags.len()];
        for (number, &place) in sentence.places.iter().enumerate() {
            numbers[place] = Some(number);
        }
        let head = |place: usize| {
            let mut head = example.heads[place];
            for _ in 0..tags.len() {
                match head {
                    Some(above) if numbers[above].is_none() => head = example.heads[above],
                    _ => break,
                }
            }
            head.and_then(|head| numbers[head])
        };
        let heads: Vec<Option<usize>> = sentence.places.iter().map(|&place| head(place)).collect();
        let relations = sentence.places.iter().map(|&place| example.relations[place]).collect();
        let mut children = vec![Vec::new(); heads.len()];
        for (at, head) in heads.iter().enumerate() {
            if let Some(head) = head {
                children[*head].push(at);
            }
        }
        let whole = example.heads.iter().copied().zip(example.relations.iter().copied()).collect();
        Self { sentence, heads, relations, children, whole }
    }

    /// How many arcs of the tree an action puts out of reach.
    pub fn cost(&self, state: &State<'_>, action: Action) -> usize {
        let Some(top) = state.stacked(0) else { return 0 };
        let below = state.stacked(1);
        let head = self.heads[top];
        // Dependents that are still to come, or stand in the stack, have no head yet.
        let lost_right = || self.children[top].iter().filter(|&&child| child >= state.next).count();
        match action {
            Action::Shift => {
                let next = state.next;
                let stacked = |word: usize| word < next && state.nodes[word].head.is_none();
                let head = self.heads[next].is_some_and(|head| head != top && stacked(head));
                self.children[next].iter().filter(|&&child| stacked(child)).count() + usize::from(head)
            }
            Action::Left => {
                let lost = head.is_none_or(|head| Some(head) == below || head > state.next);
                lost_right() + usize::from(lost)
            }
            Action::Right => lost_right() + usize::from(head.is_none_or(|head| head >= state.next)),
        }
    }
}

/// Learns the heads of marks from the trees of the treebank.
fn learn_marks(trees: &[Tree]) -> Perceptron {
    let mut perceptron = Perceptron::new(MARKS);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut seen = Vec::new();
    for epoch in 0..EPOCHS_OF_MARKS {
        shuffle(&mut order, epoch);
        let (mut all, mut wrong, mut missing) = (0, 0, 0);
        for &one in &order {
            let tree = &trees[one];
            for mark in tree.sentence.marks() {
                let candidates = marks::candidates(&tree.sentence, &tree.whole, mark);
                all += 1;
                let Some(&right) = candidates.iter().find(|candidate| Some(candidate.place) == tree.whole[mark].0) else {
                    missing += 1;
                    continue;
                };
                let mut score = |candidate: &marks::Candidate| {
                    marks::features(&tree.sentence, &tree.whole, mark, *candidate, &mut seen);
                    seen.iter().map(|&feature| perceptron.weight(parser::mark(feature))).sum::<i32>()
                };
                let Some(guess) = candidates.iter().copied().rev().max_by_key(&mut score) else { continue };
                perceptron.step();
                if guess != right {
                    wrong += 1;
                    for (candidate, by) in [(right, 1), (guess, -1)] {
                        marks::features(&tree.sentence, &tree.whole, mark, candidate, &mut seen);
                        for &feature in &seen {
                            perceptron.update(parser::mark(feature), by);
                        }
                    }
                }
            }
        }
        println!("  marks, epoch {epoch}: {wrong} of {all} wrong, {missing} without their head");
    }
    perceptron
}
