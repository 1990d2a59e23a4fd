//! What is seen of a parse under way, as hashes.

use super::State;
use crate::language::tagger::join;

/// Collects what the choice of the next action depends on.
#[expect(clippy::too_many_lines, reason = "a list of templates")]
pub fn actions(state: &State<'_>, out: &mut Vec<u64>) {
    out.clear();
    let mut template = 0u64;
    let mut add = |parts: [u64; 3]| {
        template += 1;
        out.push(finish(parts.into_iter().fold(template, join)));
    };
    let seen = |word: Option<usize>| Atoms::of(state, word);
    let (s0, s1, s2) = (seen(state.stacked(0)), seen(state.stacked(1)), seen(state.stacked(2)));
    let (b0, b1, b2) = (seen(state.coming(0)), seen(state.coming(1)), seen(state.coming(2)));
    let child = |of: Option<usize>, side: usize, nth: usize| seen(of.and_then(|of| state.nodes[of].children[side][nth]));
    let near = |a: Option<usize>, b: Option<usize>| a.zip(b).map_or(0, |(a, b)| distance(a, b));
    let (s0l, s0r, s0l2, s0r2) =
        (child(state.stacked(0), 0, 0), child(state.stacked(0), 1, 0), child(state.stacked(0), 0, 1), child(state.stacked(0), 1, 1));
    let (s1l, s1r, s1r2) = (child(state.stacked(1), 0, 0), child(state.stacked(1), 1, 0), child(state.stacked(1), 1, 1));
    let (b0l, b0l2) = (child(state.coming(0), 0, 0), child(state.coming(0), 0, 1));
    let s0b0 = near(state.stacked(0), state.coming(0));
    let s1s0 = near(state.stacked(1), state.stacked(0));
    add([0, 0, 0]);
    for one in [s0, s1, b0] {
        add([one.tag, 0, 0]);
        add([one.word, 0, 0]);
        add([one.word, one.tag, 0]);
        add([one.fine, 0, 0]);
        add([one.coarse, one.tag, 0]);
    }
    for one in [s2, b1, b2] {
        add([one.tag, 0, 0]);
        add([one.word, one.tag, 0]);
        add([one.fine, 0, 0]);
    }
    // Pairs.
    for (one, two) in [(s0, b0), (s1, s0), (s1, b0), (b0, b1)] {
        add([one.tag, two.tag, 0]);
        add([one.word, two.tag, 0]);
        add([one.tag, two.word, 0]);
        add([one.word, two.word, 0]);
        add([one.coarse, two.coarse, 0]);
        add([one.coarse, two.tag, one.tag]);
        add([one.tag, two.coarse, two.tag]);
        add([one.fine, two.fine, 0]);
    }
    // Triples.
    add([s0.tag, b0.tag, b1.tag]);
    add([s1.tag, s0.tag, b0.tag]);
    add([s2.tag, s1.tag, s0.tag]);
    add([b0.tag, b1.tag, b2.tag]);
    add([s0.tag, b0.tag, b0l.tag]);
    add([s0.tag, s0r.tag, b0.tag]);
    add([s0.tag, s0l.tag, b0.tag]);
    add([s1.tag, s1r.tag, s0.tag]);
    add([s1.tag, s0.tag, s0l.tag]);
    add([s1.tag, s0.tag, s0r.tag]);
    add([s1.tag, s1l.tag, s0.tag]);
    add([s1.word, s0.tag, b0.tag]);
    add([s1.tag, s0.word, b0.tag]);
    add([s1.tag, s0.tag, b0.word]);
    add([s0.word, b0.tag, b1.tag]);
    add([s0.tag, b0.word, b1.tag]);
    add([s0.tag, b0.tag, b1.word]);
    add([s1.coarse, s0.coarse, b0.tag]);
    add([s1.tag, s0.coarse, b0.coarse]);
    add([s1.word, s0.word, s0l.word]);
    add([s1.word, s0.tag, s0r.word]);
    add([s1.coarse, s0.word, s0r.coarse]);
    add([s2.tag, s1.tag, b0.tag]);
    // Distance.
    add([s0.tag, b0.tag, s0b0]);
    add([s0.word, b0.tag, s0b0]);
    add([s0.tag, b0.word, s0b0]);
    add([s1.tag, s0.tag, s1s0]);
    add([s1.word, s0.tag, s1s0]);
    add([s1.tag, s0.word, s1s0]);
    // Marks.
    let marks = |a: Option<usize>, b: Option<usize>| {
        a.zip(b).map_or(9, |(a, b)| (state.sentence.marks_before[b] - state.sentence.marks_before[a]).min(3) as u64)
    };
    let (s0b0_marks, s1s0_marks) = (marks(state.stacked(0), state.coming(0)), marks(state.stacked(1), state.stacked(0)));
    add([s0.tag, b0.tag, b0.mark]);
    add([b0.mark, s0b0_marks, s1s0_marks]);
    add([s0.mark, b0.mark, s0.tag]);
    add([s0.tag, b0.tag, s0b0_marks]);
    add([s1.tag, s0.tag, s1s0_marks]);
    add([s1.tag, s0.tag, s0.mark]);
    add([s1.tag, s0.tag, b0.mark]);
    add([s1.word, s0.mark, s0.tag]);
    add([s0.word, b0.mark, s0b0_marks]);
    add([s0.tag, b0.tag, b1.mark]);
    add([b0.mark, b1.mark, b0.tag]);
    add([s0.mark, s0l.mark, s0.relations]);
    add([s0l.mark, s1.tag, s0.tag]);
    // Valency and what depends on it.
    for one in [s0, s1, b0] {
        add([one.tag, one.valency, 0]);
        add([one.word, one.valency, 0]);
        add([one.tag, one.relations, 0]);
        add([one.word, one.relations, 0]);
    }
    add([s1.tag, s1.relations, s0.tag]);
    add([s1.relations, s0.tag, s0.relations]);
    add([s0.relations, s0.tag, b0.tag]);
    add([s0.tag, b0.tag, b0.relations]);
    add([s1.tag, s1.relations, b0.tag]);
    // Dependents and theirs.
    for (of, one) in [(s0, s0l), (s0, s0r), (s0, s0l2), (s0, s0r2), (s1, s1l), (s1, s1r), (s1, s1r2), (b0, b0l), (b0, b0l2)] {
        add([one.word, of.tag, 0]);
        add([one.tag, of.tag, one.relation]);
        add([one.relation, of.word, 0]);
    }
    add([s0.tag, s0l.relation, s0l2.relation]);
    add([s0.tag, s0r.relation, s0r2.relation]);
    add([s1.tag, s1r.relation, s1r2.relation]);
    add([b0.tag, b0l.relation, b0l2.relation]);
}

/// Collects what the name of an arc depends on, before the arc is made.
pub fn relations(state: &State<'_>, head: usize, dependent: usize, out: &mut Vec<u64>) {
    out.clear();
    let mut template = 1000u64;
    let mut add = |parts: [u64; 3]| {
        template += 1;
        out.push(finish(parts.into_iter().fold(template, join)));
    };
    let seen = |word: Option<usize>| Atoms::of(state, word);
    let beside = |word: usize, by: isize| seen(word.checked_add_signed(by).filter(|&word| word < state.nodes.len()));
    let child = |of: usize, side: usize, nth: usize| seen(state.nodes[of].children[side][nth]);
    let (h, d) = (seen(Some(head)), seen(Some(dependent)));
    let direction = distance(head, dependent) * 2 + u64::from(head < dependent);
    let side = u64::from(head < dependent);
    let (dl, dr, dl2) = (child(dependent, 0, 0), child(dependent, 1, 0), child(dependent, 0, 1));
    let (hl, hr) = (child(head, 0, 0), child(head, 1, 0));
    let (before, after) = (beside(dependent, -1), beside(dependent, 1));
    let (head_before, head_after) = (beside(head, -1), beside(head, 1));
    add([side, 0, 0]);
    add([h.tag, d.tag, side]);
    add([h.tag, d.tag, direction]);
    add([h.word, d.tag, side]);
    add([h.tag, d.word, side]);
    add([h.word, d.word, side]);
    add([d.word, side, 0]);
    add([d.tag, side, 0]);
    add([h.word, side, 0]);
    add([h.tag, side, 0]);
    add([d.fine, side, h.tag]);
    add([d.coarse, side, d.tag]);
    add([h.fine, side, d.tag]);
    add([h.coarse, d.coarse, side]);
    add([h.fine, d.fine, side]);
    add([before.tag, d.tag, side]);
    add([after.tag, d.tag, side]);
    add([before.word, d.tag, side]);
    add([after.word, d.tag, side]);
    add([h.tag, head_before.tag, d.tag]);
    add([h.tag, head_after.tag, d.tag]);
    add([h.tag, d.relations, d.tag]);
    add([d.relations, side, 0]);
    add([h.relations, h.tag, d.tag]);
    add([h.relations, side, d.tag]);
    add([h.word, h.relations, d.tag]);
    add([h.tag, d.tag, dl.word]);
    add([h.tag, d.tag, dl.tag]);
    add([h.word, dl.word, side]);
    add([d.word, dl.word, side]);
    add([h.tag, d.tag, dl2.word]);
    add([h.tag, d.tag, dr.word]);
    add([h.tag, d.tag, dr.tag]);
    add([h.tag, d.tag, hl.relation]);
    add([h.tag, d.tag, hr.relation]);
    add([h.word, hr.relation, side]);
    add([h.word, hl.relation, side]);
    add([d.suffix, h.tag, side]);
    let (from, to) = (head.min(dependent), head.max(dependent));
    let marks = (state.sentence.marks_before[to] - state.sentence.marks_before[from]).min(3) as u64;
    add([h.tag, d.tag, marks * 2 + side]);
    add([h.tag, d.tag, join(d.mark, side)]);
    add([h.tag, d.tag, join(dl.mark, side)]);
    add([d.mark, dl.mark, join(after.mark, d.tag)]);
    add([h.suffix, d.tag, side]);
}

fn finish(hash: u64) -> u64 {
    hash ^ (hash >> 31)
}

/// Steps between two words, the far ones together.
fn distance(one: usize, two: usize) -> u64 {
    match one.abs_diff(two) {
        near @ ..=5 => near as u64,
        6..=9 => 6,
        _ => 7,
    }
}

/// What features are made of.
#[derive(Clone, Copy)]
struct Atoms {
    word: u64,
    tag: u64,
    fine: u64,
    coarse: u64,
    suffix: u64,
    relation: u64,
    relations: u64,
    valency: u64,
    mark: u64,
}

impl Atoms {
    fn of(state: &State<'_>, at: Option<usize>) -> Self {
        let sentence = state.sentence;
        let Some((word, tag, node, mark)) =
            at.and_then(|at| Some((sentence.words.get(at)?, sentence.tags.get(at)?, state.nodes.get(at)?, sentence.before.get(at)?)))
        else {
            return Self { word: 1, tag: 401, fine: 2001, coarse: 401, suffix: 1, relation: 101, relations: 1, valency: 99, mark: 1 };
        };
        Self {
            word: word.lower,
            tag: u64::from(*tag),
            fine: word.fine,
            coarse: word.coarse,
            suffix: word.suffixes[2],
            relation: node.relation as u64,
            relations: node.relations,
            valency: u64::from(node.valency[0].min(4)) * 8 + u64::from(node.valency[1].min(4)),
            mark: *mark,
        }
    }
}
