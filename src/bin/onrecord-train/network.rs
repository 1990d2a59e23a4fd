//! Trains the network of the parser.

use onrecord::language::Relation;
use onrecord::language::lexicon::mix;
use onrecord::language::parser::inputs::{self, PLACES, ROWS, TAGS, WORDS};
use onrecord::language::parser::network::{FINER, HIDDEN, ONE, SCORES, SIZE};
use onrecord::language::parser::{ACTIONS, RELATIONS, Sentence, State};

use crate::parser::Tree;
use crate::tagger::shuffle;

const EPOCHS: usize = 8;
pub const BATCH: usize = 8;
pub const STEP: f32 = 0.002;
/// Share of the hidden units that are left out of a step, and of words whose letters are.
const DROP: f32 = 0.25;
const DROP_LETTERS: f32 = 0.15;
const DECAY: f32 = 1e-4;
pub const FAITHFUL: u64 = 10;
/// A relation is tried for words with a tag that have it oftener than this.
const USUAL: u32 = 2;

pub type Hidden = [f32; HIDDEN];
type Vector = [f32; SIZE];

/// A table of rows with its gradient and the moments of Adam (Kingma and Ba 2015), changed only where it was touched.
pub struct Table<const N: usize> {
    pub rows: Vec<[f32; N]>,
    gradients: Vec<[f32; N]>,
    first: Vec<[f32; N]>,
    second: Vec<[f32; N]>,
    touched: Vec<usize>,
    is_touched: Vec<bool>,
}

impl<const N: usize> Table<N> {
    fn new(rows: usize, scale: f32, seed: u64) -> Self {
        let random = |row: usize, column: usize| {
            let bits = mix(mix(seed ^ row as u64).wrapping_add(column as u64 * 0x9e37_79b9)) >> 40;
            (bits as f32 / (1u64 << 23) as f32 - 1.0) * scale
        };
        let zero = vec![[0.0; N]; rows];
        Self {
            rows: (0..rows).map(|row| std::array::from_fn(|column| random(row, column))).collect(),
            gradients: zero.clone(),
            first: zero.clone(),
            second: zero,
            touched: Vec::new(),
            is_touched: vec![false; rows],
        }
    }

    pub fn gradient(&mut self, row: usize) -> &mut [f32; N] {
        if !self.is_touched[row] {
            self.is_touched[row] = true;
            self.touched.push(row);
        }
        &mut self.gradients[row]
    }

    fn step(&mut self, step: f32, decay: f32) {
        for row in self.touched.drain(..) {
            self.is_touched[row] = false;
            let (rows, gradients, first, second) =
                (&mut self.rows[row], &mut self.gradients[row], &mut self.first[row], &mut self.second[row]);
            for at in 0..N {
                let slope = gradients[at];
                first[at] += 0.1 * (slope - first[at]);
                second[at] += 0.002 * (slope * slope - second[at]);
                rows[at] -= step * (first[at] / (second[at].sqrt() + 1e-6) + decay * rows[at]);
                gradients[at] = 0.0;
            }
        }
    }
}

/// All weights.
pub struct Network {
    pub table: Table<HIDDEN>,
    pub words: Table<SIZE>,
    /// `PLACES * SIZE` rows.
    pub places: Table<HIDDEN>,
    /// Actions, then relations of arcs to the left, then to the right.
    pub out: Table<HIDDEN>,
    pub bias: Table<1>,
}

fn dot<const N: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    let mut sums = [0.0f32; 16];
    for (a, b) in a.chunks_exact(16).zip(b.chunks_exact(16)) {
        for lane in 0..16 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}

pub fn add<const N: usize>(to: &mut [f32; N], from: &[f32; N], by: f32) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from * by;
    }
}

/// Whether the next of the numbers drawn from a seed falls into a share of them.
pub fn draw(chance: &mut u64, share: f32) -> bool {
    *chance += 1;
    ((mix(*chance) >> 40) as f32 / (1u64 << 24) as f32) < share
}

/// Words of a sentence with what they add to the hidden layer at every place, computed when needed.
pub struct Cache {
    vectors: Vec<Vector>,
    rows: Vec<[usize; 5]>,
    dropped: Vec<bool>,
    known: Vec<bool>,
    sums: Vec<Hidden>,
    slopes: Vec<Hidden>,
}

impl Network {
    /// Weights drawn from a seed.
    pub fn new(seed: u64) -> Self {
        let seed = seed * 100;
        Self {
            table: Table::new(ROWS, 0.08, seed + 1),
            words: Table::new(WORDS, 0.1, seed + 2),
            places: Table::new(PLACES * SIZE, 0.08, seed + 3),
            out: Table::new(SCORES, 0.08, seed + 4),
            bias: Table::new(SCORES, 0.0, 5),
        }
    }

    /// The weights in whole numbers, in the order in which they are read.
    fn round(&self) -> Vec<u8> {
        let round = |weights: &[f32], one: i32| -> Vec<u8> {
            weights.iter().flat_map(|weight| ((weight * one as f32).round() as i16).to_le_bytes()).collect()
        };
        let pairs = self.places.rows.as_chunks::<2>().0.iter();
        let places: Vec<f32> = pairs.flat_map(|pair| (0..HIDDEN).flat_map(|unit| pair.map(|part| part[unit]))).collect();
        [
            round(self.table.rows.as_flattened(), ONE),
            round(self.words.rows.as_flattened(), ONE),
            round(&places, ONE << FINER),
            round(self.out.rows.as_flattened(), ONE),
            round(self.bias.rows.as_flattened(), ONE),
        ]
        .concat()
    }

    /// Every weight learns from its gradient.
    pub fn step(&mut self, step: f32, decay: f32) {
        self.table.step(step, decay);
        self.words.step(step, decay);
        self.places.step(step, decay);
        self.out.step(step, decay);
        self.bias.step(step, 0.0);
    }

    pub fn cache(&self, sentence: &Sentence, drop: impl Fn(usize) -> bool) -> Cache {
        let count = sentence.words.len();
        let rows: Vec<[usize; 5]> = sentence.words.iter().map(inputs::word).collect();
        let dropped: Vec<bool> = (0..count).map(drop).collect();
        let vectors = rows.iter().zip(&dropped).map(|(rows, dropped)| {
            let mut sum = [0.0; SIZE];
            for &row in &rows[usize::from(*dropped)..] {
                add(&mut sum, &self.words.rows[row], 1.0);
            }
            sum
        });
        Cache {
            vectors: vectors.collect(),
            dropped,
            known: vec![false; count * PLACES],
            sums: vec![[0.0; HIDDEN]; count * PLACES],
            slopes: vec![[0.0; HIDDEN]; count * PLACES],
            rows,
        }
    }

    pub fn hidden(&self, cache: &mut Cache, rows: &[usize], places: &[Option<usize>; PLACES]) -> Hidden {
        let mut hidden = [0.0; HIDDEN];
        for &row in rows {
            add(&mut hidden, &self.table.rows[row], 1.0);
        }
        for (place, word) in places.iter().enumerate().filter_map(|(place, word)| Some((place, (*word)?))) {
            let at = word * PLACES + place;
            if !cache.known[at] {
                cache.known[at] = true;
                for (row, by) in cache.vectors[word].iter().enumerate() {
                    add(&mut cache.sums[at], &self.places.rows[place * SIZE + row], *by);
                }
            }
            add(&mut hidden, &cache.sums[at], 1.0);
        }
        hidden
    }

    pub fn score(&self, out: usize, hidden: &Hidden) -> f32 {
        dot(&self.out.rows[out], hidden) + self.bias.rows[out][0]
    }

    /// Passes what a state asks of the hidden layer on to its rows, and notes it for its words.
    pub fn learn_inputs(&mut self, cache: &mut Cache, rows: &[usize], places: &[Option<usize>; PLACES], slopes: &Hidden) {
        for &row in rows {
            add(self.table.gradient(row), slopes, 1.0);
        }
        for (place, word) in places.iter().enumerate().filter_map(|(place, word)| Some((place, (*word)?))) {
            add(&mut cache.slopes[word * PLACES + place], slopes, 1.0);
        }
    }

    /// Passes what a sentence asks of the hidden layer on to places and words.
    pub fn spread(&mut self, cache: &Cache) {
        for word in 0..cache.rows.len() {
            let mut back = [0.0; SIZE];
            for place in (0..PLACES).filter(|place| cache.known[word * PLACES + place]) {
                let slopes = &cache.slopes[word * PLACES + place];
                for (row, back) in back.iter_mut().enumerate() {
                    *back += dot(&self.places.rows[place * SIZE + row], slopes);
                    add(self.places.gradient(place * SIZE + row), slopes, cache.vectors[word][row]);
                }
            }
            for &row in &cache.rows[word][usize::from(cache.dropped[word])..] {
                add(self.words.gradient(row), &back, 1.0);
            }
        }
    }

    fn learn_sentence(&mut self, tree: &Tree, explore: bool, chance: &mut u64) -> (usize, usize) {
        let mut draw = |share: f32| draw(chance, share);
        let drops: Vec<bool> = (0..tree.sentence.words.len()).map(|_| draw(DROP_LETTERS)).collect();
        let mut cache = self.cache(&tree.sentence, |word| drops[word]);
        let mut state = State::new(&tree.sentence);
        let mut rows = Vec::new();
        let (mut wrong, mut misnamed) = (0, 0);
        while !state.is_final() {
            let places = see(&state, &mut rows);
            let mut hidden = self.hidden(&mut cache, &rows, &places);
            let mut mask = [0.0; HIDDEN];
            for (one, mask) in hidden.iter_mut().zip(&mut mask) {
                if *one > 0.0 && !draw(DROP) {
                    *mask = 1.0 / (1.0 - DROP);
                }
                *one *= *mask;
            }
            let mut slopes = [0.0; HIDDEN];
            let costs: Vec<(usize, usize)> = state.allowed().map(|action| (tree.cost(&state, action), action as usize)).collect();
            let least = costs.iter().map(|&(cost, _)| cost).min().unwrap_or(0);
            let scores: Vec<f32> = costs.iter().map(|&(_, action)| self.score(action, &hidden)).collect();
            let most = scores.iter().fold(f32::MIN, |most, &score| most.max(score));
            let powers: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
            let (total, right): (f32, f32) = (
                powers.iter().sum(),
                powers.iter().zip(&costs).filter(|(_, cost)| cost.0 == least).map(|(power, _)| power).sum::<f32>().max(1e-12),
            );
            for (power, &(cost, action)) in powers.iter().zip(&costs) {
                let slope = power / total - if cost == least { power / right } else { 0.0 };
                add(self.out.gradient(action), &hidden, slope);
                self.bias.gradient(action)[0] += slope;
                add(&mut slopes, &self.out.rows[action], slope);
            }
            let best = |among: &dyn Fn(usize) -> bool| {
                (0..costs.len()).filter(|&at| among(costs[at].0)).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
            };
            let guess = best(&|_| true);
            wrong += usize::from(costs[guess].0 > least);
            let follow = if explore && !draw(1.0 / FAITHFUL as f32) { guess } else { best(&|cost| cost == least) };
            let Some(action) = state.allowed().nth(follow) else { break };
            let mut relation = Relation::Root;
            if let Some((head, dependent)) = state.arc(action) {
                let side = ACTIONS + RELATIONS * usize::from(dependent > head);
                let scores: [f32; RELATIONS] = std::array::from_fn(|label| self.score(side + label, &hidden));
                let named = (0..RELATIONS).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
                relation = Relation::ALL[named];
                if tree.heads[dependent] == Some(head) {
                    let gold = tree.relations[dependent] as usize;
                    misnamed += usize::from(named != gold);
                    let powers = scores.map(|score| (score - scores[named]).exp());
                    let total: f32 = powers.iter().sum();
                    for (label, power) in powers.iter().enumerate() {
                        let slope = power / total - f32::from(u8::from(label == gold));
                        if slope.abs() > 1e-4 {
                            add(self.out.gradient(side + label), &hidden, slope);
                            self.bias.gradient(side + label)[0] += slope;
                            add(&mut slopes, &self.out.rows[side + label], slope);
                        }
                    }
                }
            }
            for (slope, mask) in slopes.iter_mut().zip(&mask) {
                *slope *= mask;
            }
            self.learn_inputs(&mut cache, &rows, &places, &slopes);
            state.apply(action, relation);
        }
        self.spread(&cache);
        (wrong, misnamed)
    }
}

/// All rows of the table that hold in a state, and which words stand at which place.
pub fn see(state: &State<'_>, rows: &mut Vec<usize>) -> [Option<usize>; PLACES] {
    let places = inputs::see(state, rows);
    for (place, word) in places.iter().enumerate().filter_map(|(place, word)| Some((place, (*word)?))) {
        rows.extend(inputs::rows_of(place, state.sentence.tags[word], state.sentence.words[word].coarse as usize));
    }
    places
}

/// Learns from trees, beginning with weights drawn from a seed.
pub fn learn(trees: &[Tree], seed: u64) -> Network {
    let mut network = Network::new(seed);
    let mut order: Vec<usize> = (0..trees.len()).collect();
    let mut chance = 0;
    let batches = trees.len().div_ceil(BATCH) * EPOCHS;
    let mut batch = 0;
    for epoch in 0..EPOCHS {
        shuffle(&mut order, epoch + 37 * seed as usize);
        let (mut wrong, mut misnamed) = (0, 0);
        for part in order.chunks(BATCH) {
            for &one in part {
                let counts = network.learn_sentence(&trees[one], epoch > 0, &mut chance);
                (wrong, misnamed) = (wrong + counts.0, misnamed + counts.1);
            }
            network.step(STEP * (1.0 - 0.95 * batch as f32 / batches as f32), DECAY);
            batch += 1;
        }
        println!("  network {seed}, epoch {epoch}: {wrong} actions, {misnamed} relations wrong");
    }
    network
}

/// The network as the program reads it.
pub fn pack(network: &Network, trees: &[Tree]) -> Vec<u8> {
    let mut bytes = network.round();
    bytes.extend(usual(trees).into_iter().flat_map(u64::to_le_bytes));
    bytes
}

/// The relations that words have more than once or twice, as bits: by the side of the head, then by tag.
fn usual(trees: &[Tree]) -> Vec<u64> {
    let mut counts = vec![[0; RELATIONS]; 2 * TAGS];
    for tree in trees {
        for (dependent, head) in tree.heads.iter().enumerate().filter_map(|(dependent, head)| Some((dependent, (*head)?))) {
            let tag = usize::from(tree.sentence.tags[dependent]).min(TAGS - 1);
            counts[usize::from(dependent > head) * TAGS + tag][tree.relations[dependent] as usize] += 1;
        }
    }
    let bits = |counts: &[u32; RELATIONS]| {
        (0..RELATIONS).filter(|&relation| counts[relation] > USUAL).fold(0, |bits, relation| bits | 1 << relation)
    };
    counts.iter().map(bits).collect()
}
