//! Learns the weights of [`onrecord::language::borders`]: a logistic regression over hashed features.
//!
//! The treebanks of mail and web pages tell where sentences end without a mark. News, whose marks tell all, stands for the texts that must stay whole.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use onrecord::language;
use onrecord::language::borders::{self, WEIGHTS, weight};
use onrecord::text;

use crate::perceptron;
use crate::record::Record;
use crate::tagger::shuffle;
use crate::treebank;

/// News; what does not end by its marks there is taken not to end.
const NEWS: [&str; 2] = ["people-silver/gmb.jsonl", "people-silver/wikinews.jsonl"];

const EPOCHS: usize = 12;
/// Step of `AdaGrad` (Duchi, Hazan and Singer 2011).
const RATE: f32 = 0.1;
const RIDGE: f32 = 1e-4;
/// Added to the evidence for a border. A border missed spoils two sentences, one too many spoils one.
const LEAN: f32 = 1.5;

/// A place with its features.
struct Case {
    features: Vec<u32>,
    ends: bool,
}

/// Reads `DATA/ud` and `DATA/people-silver`, writes the weights.
pub fn train(data: &Path, out: &Path) -> anyhow::Result<()> {
    let mut cases = Vec::new();
    for file in ["ud/ewt-train.conllu", "ud/gum-train.conllu"] {
        for document in treebank::read(&data.join(file))? {
            let starts = document.sentences.iter().map(|words| words[0].span.start).collect();
            collect(&document.text, &starts, &mut cases);
        }
    }
    for file in NEWS {
        for line in fs::read_to_string(data.join(file))?.lines() {
            collect(&serde_json::from_str::<Record>(line)?.text, &HashSet::new(), &mut cases);
        }
    }
    let ends = cases.iter().filter(|case| case.ends).count();
    println!("borders: {} places, {ends} of them borders", cases.len());
    fs::write(out.join("borders.bin"), perceptron::round(&learn(&cases)))?;
    Ok(())
}

/// Adds the places of a text, in which sentences begin at `starts`.
fn collect(text: &str, starts: &HashSet<usize>, cases: &mut Vec<Case>) {
    let mut segmented = text::segment(text, &[]);
    let words = language::look(&segmented);
    let begins: Vec<bool> = segmented.tokens.iter().map(|token| starts.contains(&token.start)).collect();
    let mut features = Vec::new();
    borders::refine_by(&mut segmented, &words, &mut |place| {
        features.clear();
        place.features(&mut features);
        let ends = begins[place.next];
        cases.push(Case { features: features.iter().map(|&feature| weight(feature) as u32).collect(), ends });
        ends
    });
}

/// The weights, averaged over the later half of the epochs.
fn learn(cases: &[Case]) -> Vec<f64> {
    let (mut weights, mut squares, mut totals) = (vec![0f32; WEIGHTS], vec![1e-3f32; WEIGHTS], vec![0f32; WEIGHTS]);
    let mut order: Vec<usize> = (0..cases.len()).collect();
    for epoch in 0..EPOCHS {
        shuffle(&mut order, epoch);
        for case in order.iter().map(|&one| &cases[one]) {
            let sum: f32 = case.features.iter().map(|&feature| weights[feature as usize]).sum();
            let slope = 1.0 / (1.0 + (-sum).exp()) - f32::from(u8::from(case.ends));
            for &feature in &case.features {
                let feature = feature as usize;
                let slope = slope + RIDGE * weights[feature];
                squares[feature] += slope * slope;
                weights[feature] -= RATE * slope / squares[feature].sqrt();
            }
        }
        if epoch >= EPOCHS / 2 {
            for (total, weight) in totals.iter_mut().zip(&weights) {
                *total += weight / (EPOCHS - EPOCHS / 2) as f32;
            }
        }
    }
    // The first feature is the same everywhere.
    if let Some(&feature) = cases.first().and_then(|case| case.features.first()) {
        totals[feature as usize] += LEAN;
    }
    totals.into_iter().map(f64::from).collect()
}
