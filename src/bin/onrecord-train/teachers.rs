//! Teaches the network of the parser by several of its kind: what they think of every state together is more than one of them knows (Hinton et al. 2015,
//! Kuncoro et al. 2016), and they can be asked about sentences that nobody has parsed, news among them.

use onrecord::language::Relation;
use onrecord::language::parser::network::{HIDDEN, SCORES};
use onrecord::language::parser::{ACTIONS, RELATIONS, Sentence, State};

use crate::network::{self, BATCH, FAITHFUL, Hidden, Network, STEP, add, draw};
use crate::parser::Tree;
use crate::tagger::shuffle;

const TEACHERS: u64 = 5;
/// What the pupil's weights, order and chances are drawn from: of five pupils the one that served quotes, pronouns and timelines best together.
const PUPIL: u64 = 12;
const EPOCHS: usize = 8;
const DECAY: f32 = 1e-3;
/// Share of the words whose letters are left out.
const DROP_LETTERS: f32 = 0.05;
/// What differs less is not learned.
const ALIKE: f32 = 1e-3;

/// Learns from trees and from what their pupils say of more sentences.
pub fn learn(trees: &[Tree], more: &[Sentence]) -> Network {
    let teachers: Vec<Network> = (1..=TEACHERS).map(|seed| network::learn(trees, seed)).collect();
    let mut pupil = Network::new(PUPIL);
    let sentences: Vec<&Sentence> = trees.iter().map(|tree| &tree.sentence).chain(more).collect();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let batches = sentences.len().div_ceil(BATCH) * EPOCHS;
    let (mut batch, mut chance) = (0, PUPIL << 40);
    for epoch in 0..EPOCHS {
        shuffle(&mut order, epoch + 1000 * PUPIL as usize);
        let mut unlike = 0;
        for part in order.chunks(BATCH) {
            for &one in part {
                unlike += imitate(&mut pupil, &teachers, sentences[one], &mut chance);
            }
            pupil.step(STEP * (1.0 - 0.98 * batch as f32 / batches as f32), DECAY);
            batch += 1;
        }
        println!("  pupil, epoch {epoch}: {unlike} actions unlike those of the teachers");
    }
    pupil
}

/// Parses a sentence and learns the chances that the teachers give to every action and relation; returns how many actions they would not have taken.
fn imitate(pupil: &mut Network, teachers: &[Network], sentence: &Sentence, chance: &mut u64) -> usize {
    let mut draw = |share: f32| draw(chance, share);
    let drops: Vec<bool> = sentence.words.iter().map(|_| draw(DROP_LETTERS)).collect();
    let mut cache = pupil.cache(sentence, |word| drops[word]);
    let mut caches: Vec<_> = teachers.iter().map(|teacher| teacher.cache(sentence, |_| false)).collect();
    let mut state = State::new(sentence);
    let (mut rows, mut unlike) = (Vec::new(), 0);
    while !state.is_final() {
        let places = network::see(&state, &mut rows);
        let thoughts: Vec<Hidden> =
            teachers.iter().zip(&mut caches).map(|(teacher, cache)| positive(&teacher.hidden(cache, &rows, &places))).collect();
        let hidden = positive(&pupil.hidden(&mut cache, &rows, &places));
        let mut slopes = [0.0; HIDDEN];
        let mut ask = |among: &[usize]| {
            let mut told = vec![0.0; among.len()];
            for (teacher, hidden) in teachers.iter().zip(&thoughts) {
                for (told, one) in told.iter_mut().zip(chances(teacher, hidden, among)) {
                    *told += one / teachers.len() as f32;
                }
            }
            let own = chances(pupil, &hidden, among);
            for ((own, told), &score) in own.iter().zip(&told).zip(among) {
                let slope = own - told;
                if slope.abs() > ALIKE {
                    add(pupil.out.gradient(score), &hidden, slope);
                    pupil.bias.gradient(score)[0] += slope;
                    add(&mut slopes, &pupil.out.rows[score], slope);
                }
            }
            (most(&own), most(&told))
        };
        let allowed: Vec<_> = state.allowed().collect();
        let (own, told) = ask(&allowed.iter().map(|&action| action as usize).collect::<Vec<_>>());
        unlike += usize::from(own != told);
        let action = allowed[if draw(1.0 / FAITHFUL as f32) { told } else { own }];
        let relation = state.arc(action).map_or(Relation::Root, |(head, dependent)| {
            let first = ACTIONS + RELATIONS * usize::from(dependent > head);
            let all: [usize; RELATIONS] = std::array::from_fn(|relation| first + relation);
            Relation::ALL[ask(&all).0]
        });
        for (slope, unit) in slopes.iter_mut().zip(&hidden) {
            *slope *= f32::from(u8::from(*unit > 0.0));
        }
        pupil.learn_inputs(&mut cache, &rows, &places, &slopes);
        state.apply(action, relation);
    }
    pupil.spread(&cache);
    unlike
}

/// Nothing below zero.
fn positive(hidden: &Hidden) -> Hidden {
    std::array::from_fn(|unit| hidden[unit].max(0.0))
}

/// The chances that a network gives to each of some scores.
fn chances(network: &Network, hidden: &Hidden, among: &[usize]) -> Vec<f32> {
    debug_assert!(among.iter().all(|&score| score < SCORES));
    let scores: Vec<f32> = among.iter().map(|&score| network.score(score, hidden)).collect();
    let most = scores.iter().fold(f32::MIN, |most, &score| most.max(score));
    let powers: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let total: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / total).collect()
}

/// Where the largest stands.
fn most(chances: &[f32]) -> usize {
    (0..chances.len()).max_by(|&a, &b| chances[a].total_cmp(&chances[b])).unwrap_or(0)
}
