//! The heads of marks: commas, quotation marks, stops and brackets join a tree that stands.
//!
//! By the rules of Universal Dependencies a mark belongs to the highest word it can reach without crossing an arc, or to the head of what it encloses. The few words
//! that come into question are the neighbours, what lies above them up to the arc that spans the mark, and the ends of that arc; a perceptron chooses.

use super::Sentence;
use crate::language::tag::Relation;
use crate::language::tagger::join;

type Tree = [(Option<usize>, Relation)];

/// How far up the tree is followed.
const CLIMB: usize = 40;
/// How far the partner of a mark is looked for.
const REACH: usize = 60;

/// What may be the head of a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands.
    pub place: usize,
    /// What speaks for it, as bits.
    roles: u64,
    /// What the highest words on either side are to their heads.
    tops: [u64; 2],
    /// Whether a mark of the same kind went before and comes after.
    partners: u64,
}

/// The words that may be the head of the mark.
pub fn candidates(sentence: &Sentence, tree: &Tree, mark: usize) -> Vec<Candidate> {
    let left = (0..mark).rev().find(|&place| sentence.kept[place]);
    let right = (mark + 1..sentence.all.len()).find(|&place| sentence.kept[place]);
    let is_partner = |place: &usize| !sentence.kept[*place] && (sentence.all[*place].lower == sentence.all[mark].lower);
    let earlier = (mark.saturating_sub(REACH)..mark).rev().find(is_partner);
    let later = (mark + 1..sentence.all.len().min(mark + REACH)).find(is_partner);
    let partners = u64::from(earlier.is_some()) + 2 * u64::from(later.is_some());
    let climb = |from: usize, inside: &dyn Fn(usize) -> bool| {
        let mut at = from;
        for _ in 0..CLIMB {
            match tree[at].0 {
                Some(head) if inside(head) => at = head,
                _ => break,
            }
        }
        at
    };
    let top_left = left.map(|left| climb(left, &|head| head < mark));
    let top_right = right.map(|right| climb(right, &|head| head > mark));
    let enclosed_left = left.zip(earlier).map(|(left, from)| climb(left, &|head| head < mark && head > from));
    let enclosed_right = right.zip(later).map(|(right, to)| climb(right, &|head| head > mark && head < to));
    let above = |word: Option<usize>| word.and_then(|word| tree[word].0);
    let relation = |word: Option<usize>| word.map_or(99, |word| tree[word].1 as u64);
    let tops = [relation(top_left), relation(top_right)];
    let found = [
        left,
        right,
        top_left,
        top_right,
        above(top_left),
        above(top_right),
        enclosed_left,
        enclosed_right,
        above(left).filter(|&head| head < mark),
        above(right).filter(|&head| head > mark),
    ];
    let mut candidates: Vec<Candidate> = Vec::new();
    for (role, place) in found.into_iter().enumerate().filter_map(|(role, place)| Some((role, place?))) {
        match candidates.iter_mut().find(|candidate| candidate.place == place) {
            Some(candidate) => candidate.roles |= 1 << role,
            None => candidates.push(Candidate { place, roles: 1 << role, tops, partners }),
        }
    }
    candidates
}

/// What speaks for and against a candidate, as hashes.
pub fn features(sentence: &Sentence, tree: &Tree, mark: usize, candidate: Candidate, out: &mut Vec<u64>) {
    out.clear();
    let this = sentence.all[mark].lower;
    let Candidate { place, roles, tops, partners } = candidate;
    let roles = roles * 2 + u64::from(place < mark);
    let relation = tree[place].1 as u64;
    let tag = u64::from(sentence.all_tags[place]);
    let last = u64::from(mark + 1 == sentence.all.len()) + 2 * u64::from(mark == 0);
    let next = sentence.all.get(mark + 1).map_or(1, |next| next.lower);
    let before = mark.checked_sub(1).map_or(1, |before| sentence.all[before].lower);
    let mut add = |template: u64, parts: [u64; 4]| {
        let hash = parts.into_iter().fold(template, join);
        out.push(hash ^ (hash >> 31));
    };
    add(5001, [this, roles, last, 0]);
    add(5002, [this, roles, partners, 0]);
    add(5003, [this, roles, relation, 0]);
    add(5004, [this, roles, tag, 0]);
    add(5005, [this, roles, tops[0], 0]);
    add(5006, [this, roles, tops[1], 0]);
    add(5007, [this, roles, tops[0], tops[1]]);
    add(5008, [this, roles, tops[1], partners]);
    add(5009, [this, roles, next, 0]);
    add(5010, [this, roles, before, 0]);
    add(5011, [roles, relation, 0, 0]);
    add(5012, [roles, tag, 0, 0]);
    for role in 0..10 {
        if roles & (2 << role) != 0 {
            add(5013, [this, role, tops[1], relation]);
            add(5014, [this, role, tops[0], last]);
            add(5015, [this, role, partners, tag]);
        }
    }
}
