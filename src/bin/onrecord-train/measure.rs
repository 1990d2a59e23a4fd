//! How well the language layer does on a treebank it was not trained on.

use std::collections::HashSet;
use std::path::Path;

use onrecord::language;
use onrecord::text::Span;

use crate::treebank::{self, Document};
use crate::{parser, tagger};

/// Measures every part on the development part of the English Web Treebank: borders in the raw text, tags and trees on its own tokens.
pub fn all(data: &Path) -> anyhow::Result<()> {
    let documents = treebank::read(&data.join("ud/ewt-dev.conllu"))?;
    segmentation(&documents);
    tagger::measure(onrecord::language::tagger::MODEL, &tagger::examples(&documents));
    parser::measure(&documents, onrecord::language::parser::MODEL);
    Ok(())
}

/// Prints the F1 of tokens and sentences, both as spans of the raw text.
fn segmentation(documents: &[Document]) {
    let (mut tokens, mut sentences) = (Score::default(), Score::default());
    for document in documents {
        let found = language::segment(&document.text);
        let gold: Vec<Span> = document.sentences.iter().flatten().map(|word| word.span).collect();
        tokens.add(&gold, &found.tokens);
        let gold_sentences: Vec<Span> = document.sentences.iter().map(|words| words[0].span.to(words[words.len() - 1].span)).collect();
        let cut: Vec<Span> = found.sentences.iter().map(|sentence| sentence.span).collect();
        sentences.add(&gold_sentences, &cut);
    }
    println!("tokens F1 {:.2}", tokens.f1());
    println!("sentences F1 {:.2}", sentences.f1());
}

/// Spans in the gold standard, found, and both.
#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    both: usize,
}

impl Score {
    fn add(&mut self, gold: &[Span], found: &[Span]) {
        let right: HashSet<Span> = gold.iter().copied().collect();
        self.gold += gold.len();
        self.found += found.len();
        self.both += found.iter().filter(|span| right.contains(span)).count();
    }

    fn f1(&self) -> f64 {
        200.0 * self.both as f64 / (self.gold + self.found) as f64
    }
}
