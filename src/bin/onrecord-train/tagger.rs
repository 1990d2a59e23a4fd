//! Trains the tagger of [`onrecord::language::tagger`].

use std::collections::BTreeMap;
use std::path::Path;

use onrecord::language::lexicon::mix;
use onrecord::language::tagger::{self, CHOICES, Choices, HEAD, LINES, Model, NONE, OPEN, SLOTS, TAGS, WEIGHTS};
use onrecord::language::words::{self, Word};
use onrecord::language::{PENN, Relation, Upos};

use crate::perceptron::Perceptron;
use crate::treebank::{self, Document};

/// The dictionary holds words that the treebanks have at least this often.
const KNOWN: u32 = 4;
/// A word seen at least this often has no tags but those seen.
const SURE: u32 = 80;
/// It leaves out tags that a word has less often than once in this many.
const RARE: u32 = 200;
const EPOCHS: usize = 10;
/// By how much the right tag must win over every other for nothing to be learned from the word.
const MARGIN: i32 = 60;

/// A sentence of a treebank as the models see it.
#[derive(Clone)]
pub struct Example {
    pub words: Vec<Word>,
    /// Universal part of speech and Penn tag.
    pub tags: Vec<(String, String)>,
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<Relation>,
}

/// Reads `DATA/ud`, writes the model.
pub fn train(data: &Path, out: &Path) -> anyhow::Result<()> {
    let mut documents = treebank::read(&data.join("ud/ewt-train.conllu"))?;
    documents.extend(treebank::read(&data.join("ud/gum-train.conllu"))?);
    let examples = examples(&documents);
    let model = learn(&examples, &inventory(&examples));
    std::fs::write(out.join("tagger.bin"), &model)?;
    let dev = self::examples(&treebank::read(&data.join("ud/ewt-dev.conllu"))?);
    measure(Model(&model), &dev);
    Ok(())
}

/// The sentences of documents.
pub fn examples(documents: &[Document]) -> Vec<Example> {
    let mut buffer = String::new();
    let mut example = |words: &Vec<treebank::Word>| Example {
        words: words.iter().map(|word| words::look(&word.form, &mut buffer)).collect(),
        tags: words.iter().map(|word| (word.upos.clone(), word.penn.clone())).collect(),
        heads: words.iter().map(|word| word.head).collect(),
        relations: words.iter().map(|word| relation(&word.relation)).collect(),
    };
    documents.iter().flat_map(|document| &document.sentences).map(&mut example).collect()
}

/// A relation, without its subtype where we have none.
fn relation(name: &str) -> Relation {
    let base = name.split(':').next().unwrap_or_default();
    Relation::named(name).or_else(|| Relation::named(base)).unwrap_or_default()
}

/// Prints how many tags are right.
pub fn measure(model: Model<'_>, examples: &[Example]) {
    let (mut all, mut upos, mut penn) = (0, 0, 0);
    let percent = |part: usize, all: usize| 100.0 * part as f64 / all as f64;
    for example in examples {
        for (tag, gold) in tagger::tag(model, &example.words).into_iter().zip(&example.tags) {
            let tag = model.tag(tag);
            all += 1;
            upos += usize::from(tag.upos.name() == gold.0);
            penn += usize::from(tag.penn == gold.1);
        }
    }
    println!("UPOS {:.2}, Penn {:.2}", percent(upos, all), percent(penn, all));
}

/// Learns from sentences to give the tags of `inventory`.
pub fn learn(examples: &[Example], inventory: &[(String, String)]) -> Vec<u8> {
    let mut bytes = vec![0u8; WEIGHTS + LINES * TAGS];
    let numbers: BTreeMap<&(String, String), u8> = inventory.iter().zip(0..).collect();
    let number = |tag: &(String, String)| numbers.get(tag).copied().unwrap_or(NONE);
    let gold: Vec<Vec<u8>> = examples.iter().map(|example| example.tags.iter().map(number).collect()).collect();
    head(examples, &gold, inventory, &mut bytes);
    dictionary(examples, &gold, &mut bytes);
    let mut perceptron = Perceptron::new(LINES * TAGS);
    let model = Model(&bytes);
    let choices: Vec<Vec<Choices>> =
        examples.iter().map(|example| example.words.iter().map(|word| model.choices(word)).collect()).collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let (mut candidates, mut features) = (Vec::new(), Vec::new());
    for epoch in 0..EPOCHS {
        shuffle(&mut order, epoch);
        let mut wrong = 0;
        for &one in &order {
            let (words, gold, choices) = (&examples[one].words, &gold[one], &choices[one]);
            let mut tags = Vec::with_capacity(words.len());
            for at in 0..words.len() {
                model.candidates(&words[at], choices[at], &mut candidates);
                if let [only] = candidates[..] {
                    tags.push(only);
                    continue;
                }
                tagger::features(words, choices, &tags, at, &mut features);
                let score = |&tag: &u8| features.iter().map(|&feature| perceptron.weight(tagger::weight(feature, tag))).sum::<i32>();
                let guess = candidates.iter().copied().rev().max_by_key(score).unwrap_or(NONE);
                let rival = candidates.iter().copied().filter(|&tag| tag != gold[at]).rev().max_by_key(score).unwrap_or(NONE);
                let learns = candidates.contains(&gold[at]) && score(&gold[at]) - score(&rival) <= MARGIN;
                wrong += usize::from(guess != gold[at]);
                perceptron.step();
                if learns {
                    for &feature in &features {
                        perceptron.update(tagger::weight(feature, gold[at]), 1);
                        perceptron.update(tagger::weight(feature, rival), -1);
                    }
                }
                tags.push(guess);
            }
        }
        println!("  epoch {epoch}: {wrong} wrong");
    }
    bytes[WEIGHTS..].copy_from_slice(&perceptron.round());
    bytes
}

/// Brings numbers into an order that differs from epoch to epoch and is the same in every run.
pub fn shuffle(order: &mut [usize], epoch: usize) {
    for at in (1..order.len()).rev() {
        order.swap(at, (mix((epoch * 1_000_003 + at) as u64) % (at as u64 + 1)) as usize);
    }
}

/// The most frequent tags, that of proper nouns first.
pub fn inventory(examples: &[Example]) -> Vec<(String, String)> {
    let mut counts: BTreeMap<&(String, String), u32> = BTreeMap::new();
    for tag in examples.iter().flat_map(|example| &example.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<_> = counts.into_iter().collect();
    tags.sort_by_key(|&(tag, count)| (tag.1 != "NNP" || tag.0 != "PROPN", std::cmp::Reverse(count), tag));
    tags.into_iter().map(|(tag, _)| tag.clone()).take(TAGS).collect()
}

/// Writes the tags, and which of them a new word may have.
fn head(examples: &[Example], gold: &[Vec<u8>], inventory: &[(String, String)], bytes: &mut [u8]) {
    let mut words: BTreeMap<u64, u32> = BTreeMap::new();
    for word in examples.iter().flat_map(|example| &example.words) {
        *words.entry(word.lower).or_default() += 1;
    }
    let mut rare = [0; TAGS];
    for (word, &tag) in examples.iter().zip(gold).flat_map(|(example, gold)| example.words.iter().zip(gold)) {
        if words[&word.lower] < KNOWN && tag != NONE {
            rare[usize::from(tag)] += 1;
        }
    }
    for (number, (upos, penn)) in inventory.iter().enumerate() {
        bytes[number * 2] = Upos::ALL.iter().position(|one| one.name() == upos).unwrap_or_default() as u8;
        bytes[number * 2 + 1] = PENN.iter().position(|one| one == penn).unwrap_or_default() as u8;
    }
    bytes[TAGS * 2..HEAD].fill(NONE);
    for (slot, number) in (0..TAGS).filter(|&number| rare[number] >= 10).enumerate() {
        bytes[TAGS * 2 + slot] = number as u8;
    }
}

/// Writes the tags of frequent words.
fn dictionary(examples: &[Example], gold: &[Vec<u8>], bytes: &mut [u8]) {
    let mut words: BTreeMap<u64, (Word, BTreeMap<u8, u32>)> = BTreeMap::new();
    for (example, gold) in examples.iter().zip(gold) {
        for (word, &tag) in example.words.iter().zip(gold) {
            *words.entry(word.lower).or_insert_with(|| (*word, BTreeMap::new())).1.entry(tag).or_default() += 1;
        }
    }
    let mut known = 0;
    for (word, tags) in words.values() {
        let count: u32 = tags.values().sum();
        if count < KNOWN {
            continue;
        }
        let mut tags: Vec<(u8, u32)> = tags.iter().map(|(&tag, &count)| (tag, count)).collect();
        tags.retain(|&(tag, times)| tag != NONE && times * RARE >= count);
        tags.sort_by_key(|&(tag, count)| (std::cmp::Reverse(count), tag));
        let mut tags: Vec<u8> = tags.into_iter().map(|(tag, _)| tag).collect();
        if count < SURE {
            tags.truncate(CHOICES - 1);
            tags.push(OPEN);
        }
        let (mut slot, check) = tagger::place(word);
        let size = 2 + CHOICES;
        while bytes[HEAD + slot * size] != 0 || bytes[HEAD + slot * size + 1] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        let at = HEAD + slot * size;
        bytes[at..at + 2].copy_from_slice(&check.to_le_bytes());
        for choice in 0..CHOICES {
            bytes[at + 2 + choice] = tags.get(choice).copied().unwrap_or(NONE);
        }
        known += 1;
    }
    println!("  {known} of {} words in the dictionary", words.len());
}
