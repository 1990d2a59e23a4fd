//! Trains the name model: a conditional random field by stochastic gradient with `AdaGrad` steps (Duchi et al. 2011), pruned, learned once more with what is
//! kept, and rounded.
//!
//! Sentences are taken in an order drawn from a fixed seed and every sum is made in one order, so the same data give the same bytes.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use onrecord::language;
use onrecord::language::lexicon::mix;
use onrecord::language::names::features;
use onrecord::language::names::model::{HEAD, LABELS, ROW, ROWS, follows, place};
use onrecord::text::Span;

use crate::record::{self, Record};

/// A sentence: the features of every token and its label.
struct Sentence {
    features: Vec<Vec<u32>>,
    /// What the first reading adds to them.
    votes: Vec<Vec<u32>>,
    labels: Vec<u8>,
    weight: f32,
}

/// A feature is kept if it occurs at least this often.
const MIN_COUNT: u32 = 3;
const EPOCHS: usize = 8;
/// Fields whose mean is taken: a single one hangs by one or two points on the order of its sentences.
const FIELDS: u64 = 2;
/// Fields that learn at once.
const THREADS: usize = 2;
/// Parts of the data, each first read by a model of the others.
const FOLDS: usize = 2;
const FIRST_EPOCHS: usize = 4;
/// The same once the features are chosen.
const EPOCHS_AGAIN: usize = 2;
const FIELDS_AGAIN: u64 = 4;
const STEP: f32 = 0.12;
/// Ridge penalty on every step a feature takes part in: a weak one chooses the features, a strong one gives them their weights.
const DECAY: f32 = 1e-4;
const DECAY_AGAIN: f32 = 6e-3;
/// Whole-number scale of the weights.
const SCALE: f32 = 24.0;
/// Records that share text with the articles the model is measured on.
const LEFT_OUT: [&str; 2] = ["gmb-silver-8555", "gmb-silver-5885"];

/// Reads `DATA/people-train` and `DATA/people-silver`, writes the model.
///
/// The model reads an article twice, the second time knowing what it took every word for the first time. It learns both readings at once; the first
/// labels of a training article come from a model that has not seen it, as they will be in use.
pub fn train(data: &Path, out: &Path) -> anyhow::Result<()> {
    let mut articles = read(data)?;
    let hashes = kept(&articles);
    let ids: HashMap<u64, u32> = hashes.iter().zip(0..).map(|(&hash, id)| (hash, id)).collect();
    println!("names: {} articles, {} features", articles.len(), hashes.len());
    let first: Vec<Vec<Sentence>> = articles.iter().map(|article| article.sentences(&ids)).collect();
    for fold in 0..FOLDS {
        let others: Vec<&Sentence> = (0..articles.len()).filter(|at| at % FOLDS != fold).flat_map(|at| &first[at]).collect();
        let mut model = Field::new(hashes.len(), DECAY);
        model.learn(&others, FIRST_EPOCHS, 0);
        for at in (0..articles.len()).filter(|at| at % FOLDS == fold) {
            let labels: Vec<u8> = first[at].iter().flat_map(|sentence| model.label(sentence)).collect();
            // A sentence alone tells nothing new when it is read again.
            if articles[at].ranges.len() > 2 {
                features::vote(&mut articles[at].seen, &labels);
            }
        }
    }
    drop(first);
    let hashes = kept(&articles);
    let ids: HashMap<u64, u32> = hashes.iter().zip(0..).map(|(&hash, id)| (hash, id)).collect();
    println!("names: {} features with those of the first reading", hashes.len());
    let mut sentences: Vec<Sentence> = articles.iter().flat_map(|article| article.sentences(&ids)).collect();
    let model = Field::new(hashes.len(), DECAY).mean(&sentences, FIELDS, EPOCHS);
    // Most features tell little; what those that are kept weigh without the others is learned once more.
    let kept = model.most_telling(ROWS * 3 / 4);
    let mut numbers = vec![None; hashes.len()];
    for (number, &feature) in (0..).zip(&kept) {
        numbers[feature] = Some(number);
    }
    for sentence in &mut sentences {
        sentence.keep(&numbers);
    }
    let hashes: Vec<u64> = kept.iter().map(|&feature| hashes[feature]).collect();
    let model = model.part(&kept, DECAY_AGAIN).mean(&sentences, FIELDS_AGAIN, EPOCHS_AGAIN);
    fs::write(out.join("names.bin"), pack(&model, &hashes))?;
    Ok(())
}

/// An article to learn from, cut as the program would.
struct Article {
    seen: Vec<features::Seen>,
    labels: Vec<u8>,
    ranges: Vec<Range<usize>>,
    weight: f32,
}

impl Article {
    fn new(record: &Record, weight: f32) -> Self {
        let segmented = language::segment(&record.text);
        let firsts: Vec<usize> = segmented.sentences.iter().map(|sentence| sentence.tokens.start).collect();
        let seen = features::look(&record.text, &segmented.tokens, &firsts);
        let bytes: Vec<usize> = record.text.char_indices().map(|(at, _)| at).chain([record.text.len()]).collect();
        let mut labels = vec![0u8; segmented.tokens.len()];
        for entity in &record.entities {
            let Some(kind) = ["PER", "ORG", "LOC"].iter().position(|kind| *kind == entity.kind) else { continue };
            let (Some(&start), Some(&end)) = (bytes.get(entity.start), bytes.get(entity.end)) else { continue };
            let span = Span::new(start, end);
            let mut label = 1 + 2 * kind as u8;
            let first = segmented.tokens.partition_point(|token| token.end <= span.start);
            for (token, slot) in segmented.tokens[first..].iter().zip(&mut labels[first..]).take_while(|(token, _)| token.start < span.end)
            {
                if span.covers(*token) {
                    *slot = label;
                    label = 2 + 2 * kind as u8;
                }
            }
        }
        Self { seen, labels, ranges: segmented.sentences.into_iter().map(|sentence| sentence.tokens).collect(), weight }
    }

    /// Its sentences with the features that are kept.
    fn sentences(&self, ids: &HashMap<u64, u32>) -> Vec<Sentence> {
        let sentence = |range: &Range<usize>| {
            let seen = &self.seen[range.clone()];
            let row = |at: usize| {
                let mut row = Vec::new();
                features::features(seen, at, &mut |hash| row.extend(ids.get(&hash).copied()));
                row
            };
            let votes = |at: usize| {
                let mut row = Vec::new();
                features::vote_features(seen, at, &mut |hash| row.extend(ids.get(&hash).copied()));
                row
            };
            Sentence {
                features: (0..seen.len()).map(row).collect(),
                votes: (0..seen.len()).map(votes).collect(),
                labels: self.labels[range.clone()].to_vec(),
                weight: self.weight,
            }
        };
        self.ranges.iter().map(sentence).collect()
    }
}

impl Sentence {
    /// Keeps the features that have a number, under that.
    fn keep(&mut self, numbers: &[Option<u32>]) {
        for row in self.features.iter_mut().chain(&mut self.votes) {
            *row = row.iter().filter_map(|&feature| numbers[feature as usize]).collect();
        }
    }
}

fn read(data: &Path) -> anyhow::Result<Vec<Article>> {
    let mut articles = Vec::new();
    for (folder, weight) in [("people-train", 1.0), ("people-silver", 0.8)] {
        let mut files: Vec<_> = fs::read_dir(data.join(folder))?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        files.sort();
        for file in files {
            for line in fs::read_to_string(&file)?.lines() {
                let record = record::read(line)?;
                if !LEFT_OUT.contains(&record.id.as_str()) {
                    articles.push(Article::new(&record, weight));
                }
            }
        }
    }
    Ok(articles)
}

/// The features that occur often enough, in order.
fn kept(articles: &[Article]) -> Vec<u64> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for article in articles {
        for range in &article.ranges {
            let seen = &article.seen[range.clone()];
            for at in 0..seen.len() {
                features::features(seen, at, &mut |hash| *counts.entry(hash).or_default() += 1);
                features::vote_features(seen, at, &mut |hash| *counts.entry(hash).or_default() += 1);
            }
        }
    }
    let mut hashes: Vec<u64> = counts.into_iter().filter(|&(_, count)| count >= MIN_COUNT).map(|(hash, _)| hash).collect();
    hashes.sort_unstable();
    hashes
}

type Row = [f32; LABELS];

/// The field while it learns: weights and the squares of their gradients so far.
#[derive(Clone)]
struct Field {
    weights: Vec<Row>,
    squares: Vec<Row>,
    pairs: [Row; LABELS + 1],
    pair_squares: [Row; LABELS + 1],
    decay: f32,
}

impl Field {
    fn new(features: usize, decay: f32) -> Self {
        let zero = [0.0; LABELS];
        Self {
            weights: vec![zero; features],
            squares: vec![zero; features],
            pairs: [zero; LABELS + 1],
            pair_squares: [zero; LABELS + 1],
            decay,
        }
    }

    /// The mean of several fields that go on from this one, each with an order of its own.
    fn mean(&self, sentences: &[Sentence], fields: u64, epochs: usize) -> Self {
        let sentences: Vec<&Sentence> = sentences.iter().collect();
        let learned = &|seed: u64| {
            let mut field = self.clone();
            field.learn(&sentences, epochs, seed);
            field
        };
        let mut mean = Self::new(self.weights.len(), self.decay);
        for seeds in (0..fields).collect::<Vec<_>>().chunks(THREADS) {
            std::thread::scope(|scope| {
                let threads: Vec<_> = seeds.iter().map(|&seed| scope.spawn(move || learned(seed))).collect();
                for thread in threads {
                    let field = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                    mean.add(&field, 1.0 / fields as f32);
                }
            });
        }
        mean
    }

    /// Learns the sentences, in an order that is new for each epoch; every one as it is read first, and again.
    fn learn(&mut self, sentences: &[&Sentence], epochs: usize, seed: u64) {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut sum = Self::new(self.weights.len(), self.decay);
        for epoch in 0..epochs {
            for at in (1..order.len()).rev() {
                order.swap(at, (mix(seed.wrapping_mul(7_919_000_017) ^ (epoch * 1_000_003 + at) as u64) % (at as u64 + 1)) as usize);
            }
            let mut loss = 0.0;
            for &at in &order {
                let again = !sentences[at].votes.iter().all(Vec::is_empty);
                loss += f64::from(self.step(sentences[at], false));
                if again {
                    self.step(sentences[at], true);
                }
            }
            println!("epoch {epoch}: {:.4} a sentence", loss / sentences.len() as f64);
            if epoch >= epochs / 2 {
                sum.add(self, 1.0 / (epochs - epochs / 2) as f32);
            }
        }
        (self.weights, self.pairs) = (sum.weights, sum.pairs);
    }

    /// The features with the greatest weights, in order.
    fn most_telling(&self, count: usize) -> Vec<usize> {
        let mut features: Vec<usize> = (0..self.weights.len()).collect();
        let telling: Vec<f32> = self.weights.iter().map(|row| row.iter().fold(0.0f32, |most, weight| most.max(weight.abs()))).collect();
        features.sort_by(|&one, &other| telling[other].total_cmp(&telling[one]).then(one.cmp(&other)));
        features.truncate(count);
        features.sort_unstable();
        features
    }

    /// The weights of these features only, to learn on under another penalty.
    fn part(&self, features: &[usize], decay: f32) -> Self {
        let mut part = Self::new(features.len(), decay);
        for (row, &feature) in part.weights.iter_mut().zip(features) {
            *row = self.weights[feature];
        }
        part.pairs = self.pairs;
        part
    }

    /// Adds the weights of another, times `share`.
    fn add(&mut self, other: &Self, share: f32) {
        let rows = self.weights.iter_mut().chain(&mut self.pairs).zip(other.weights.iter().chain(&other.pairs));
        for (sum, row) in rows {
            for (sum, weight) in sum.iter_mut().zip(row) {
                *sum += weight * share;
            }
        }
    }

    /// The best labels at a first reading (Viterbi).
    fn label(&self, sentence: &Sentence) -> Vec<u8> {
        let mut best = [0.0f32; LABELS];
        let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(sentence.features.len());
        for (at, features) in sentence.features.iter().enumerate() {
            let local = self.local(features);
            let mut next = [f32::NEG_INFINITY; LABELS];
            let mut back = [0u8; LABELS];
            for label in 0..LABELS {
                let befores = if at == 0 { LABELS..LABELS + 1 } else { 0..LABELS };
                for before in befores.filter(|&before| follows(if before == LABELS { 0 } else { before }, label)) {
                    let score = self.pairs[before][label] + if before == LABELS { 0.0 } else { best[before] };
                    if score > next[label] {
                        (next[label], back[label]) = (score, before as u8);
                    }
                }
                next[label] += local[label];
            }
            best = next;
            from.push(back);
        }
        let mut label = (0..LABELS).max_by(|&one, &other| best[one].total_cmp(&best[other])).unwrap_or(0) as u8;
        let mut labels = vec![0; from.len()];
        for at in (0..from.len()).rev() {
            labels[at] = label;
            label = from[at][usize::from(label)];
        }
        labels
    }

    /// One step towards the labels of a sentence as it is read first or again; returns its loss before the step.
    fn step(&mut self, sentence: &Sentence, again: bool) -> f32 {
        let rows = || sentence.features.iter().zip(&sentence.votes);
        let both = |(features, votes): (&Vec<u32>, &Vec<u32>)| -> Vec<u32> {
            if again { features.iter().chain(votes).copied().collect() } else { features.clone() }
        };
        let features: Vec<Vec<u32>> = rows().map(both).collect();
        let local: Vec<Row> = features.iter().map(|features| self.local(features)).collect();
        let (forward, total) = self.forward(&local);
        let backward = self.backward(&local);
        let mut gold = 0.0;
        let mut pairs = [[0.0; LABELS]; LABELS + 1];
        for at in 0..local.len() {
            let label = usize::from(sentence.labels[at]);
            let before = if at == 0 { LABELS } else { usize::from(sentence.labels[at - 1]) };
            gold += local[at][label] + self.pairs[before][label];
            pairs[before][label] -= 1.0;
            let mut gradient: Row = std::array::from_fn(|label| (forward[at][label] + backward[at][label] - total).exp());
            for label in 0..LABELS {
                if at == 0 {
                    pairs[LABELS][label] += gradient[label];
                } else {
                    for before in (0..LABELS).filter(|&before| follows(before, label)) {
                        let score = forward[at - 1][before] + self.pairs[before][label] + local[at][label] + backward[at][label];
                        pairs[before][label] += (score - total).exp();
                    }
                }
            }
            gradient[label] -= 1.0;
            for &feature in &features[at] {
                let feature = feature as usize;
                adapt(&mut self.weights[feature], &mut self.squares[feature], &gradient, sentence.weight, self.decay);
            }
        }
        for ((weights, squares), gradient) in self.pairs.iter_mut().zip(&mut self.pair_squares).zip(&pairs) {
            adapt(weights, squares, gradient, sentence.weight, self.decay);
        }
        total - gold
    }

    fn local(&self, features: &[u32]) -> Row {
        let mut sum = [0.0; LABELS];
        for &feature in features {
            for (sum, weight) in sum.iter_mut().zip(&self.weights[feature as usize]) {
                *sum += weight;
            }
        }
        sum
    }

    fn forward(&self, local: &[Row]) -> (Vec<Row>, f32) {
        let mut rows: Vec<Row> = Vec::with_capacity(local.len());
        for (at, scores) in local.iter().enumerate() {
            let row = std::array::from_fn(|label| {
                let before = |before: usize| rows[at - 1][before] + self.pairs[before][label];
                let sum = match at {
                    0 if follows(0, label) => self.pairs[LABELS][label],
                    0 => f32::NEG_INFINITY,
                    _ => log_sum((0..LABELS).filter(|&one| follows(one, label)).map(before)),
                };
                scores[label] + sum
            });
            rows.push(row);
        }
        let total = rows.last().map_or(0.0, |row| log_sum(row.iter().copied()));
        (rows, total)
    }

    fn backward(&self, local: &[Row]) -> Vec<Row> {
        let mut rows = vec![[0.0; LABELS]; local.len()];
        for at in (0..local.len().saturating_sub(1)).rev() {
            rows[at] = std::array::from_fn(|before| {
                let after = |label: usize| self.pairs[before][label] + local[at + 1][label] + rows[at + 1][label];
                log_sum((0..LABELS).filter(|&label| follows(before, label)).map(after))
            });
        }
        rows
    }
}

fn adapt(weights: &mut Row, squares: &mut Row, gradient: &Row, scale: f32, decay: f32) {
    for label in 0..LABELS {
        let slope = gradient[label] * scale + decay * weights[label];
        if slope.abs() > 1e-4 {
            squares[label] += slope * slope;
            weights[label] -= STEP * slope / (squares[label].sqrt() + 1e-3);
        }
    }
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY { most } else { most + values.map(|value| (value - most).exp()).sum::<f32>().ln() }
}

/// Rounds the weights and lays them out as they are read.
fn pack(model: &Field, hashes: &[u64]) -> Vec<u8> {
    let round = |weight: f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    let mut out = vec![0u8; HEAD + ROWS * ROW];
    for before in 0..=LABELS {
        for label in 0..LABELS {
            let at = (before * LABELS + label) * 2;
            out[at..at + 2].copy_from_slice(&((model.pairs[before][label] * SCALE) as i16).to_le_bytes());
        }
    }
    for (&hash, weights) in hashes.iter().zip(&model.weights) {
        let (mut row, check) = place(hash);
        while out[HEAD + row * ROW..][..2] != [0, 0] {
            row = (row + 1) % ROWS;
        }
        let at = HEAD + row * ROW;
        out[at..at + 2].copy_from_slice(&check.to_le_bytes());
        for label in 1..LABELS {
            out[at + 1 + label] = round(weights[label] - weights[0]).cast_unsigned();
        }
    }
    out
}
