//! Continuation: a quotation without a cue of its own goes on with the attribution before it.
//!
//! What a stretch of quotations alone belongs to is decided by the stretch before it, in this order: a quotation that was left open at the end of the
//! paragraph before; a cue that ended in a colon; an attribution, or what already went on with one; a narrator's sentence in the same paragraph, whose subject then speaks.

use std::ops::Range;

use super::attribution::{self, Found, Rule};
use super::cues::{self, Class};
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};
use super::words;

/// Items of a sentence that leads to a quotation in the next paragraph, at most.
const LONGEST_LEAD: usize = 20;

/// Reads the stretches in order: what was found so far, and who holds the floor.
#[derive(Debug, Default)]
pub struct Reading {
    /// All attributions so far.
    pub found: Vec<Found>,
    /// The attribution that the next quotation goes on with.
    floor: Option<usize>,
    /// Who asked and who answered in the paragraph after: from here on they may speak in turns without being named.
    exchange: Option<(Source, Source)>,
}

impl Reading {
    /// Adds a stretch with the attributions in it.
    pub fn add(&mut self, scene: &Scene<'_, '_>, index: usize, attributions: Vec<Found>) {
        let stretch = &scene.stretches[index];
        if let Some(source) = attribution::signature(scene, stretch).filter(|_| self.ends_before(scene, index)) {
            self.sign(scene, index, source);
            return;
        }
        let quotations_only = stretch.items.clone().all(|at| scene.is_quotation(at) || scene.is_punctuation(at));
        if !attributions.is_empty() {
            let mut attributions = attributions;
            self.exchange = self.answered(scene, stretch, &attributions);
            self.hand_on(stretch, &mut attributions);
            let direct = attributions.iter().rposition(|one| matches!(one.rule, Rule::QuotedBefore | Rule::QuotedAfter));
            self.floor = Some(self.found.len() + direct.unwrap_or(attributions.len() - 1));
            self.found.extend(attributions);
        } else if !quotations_only {
            let first = stretch.items.start;
            let beside = index.checked_sub(1).is_some_and(|before| scene.stretches[before].paragraph == stretch.paragraph);
            let spoken = scene.is_quotation(first) && (scene.pauses(first) || scene.full_stop(first));
            if self.floor.is_some() && beside && spoken {
                self.go_on(scene, index, first..first + 1);
            } else if self.floor.is_some() && beside && scene.is_quotation(first) && scene.opens_sentence(first) && scene.is_clause(first) {
                // "“They like it,” she said. “But they are not ready” to pay for it."
                self.go_on(scene, index, first..stretch.items.end);
            } else {
                self.rest();
            }
        } else if let Some(quotation) = stretch.items.clone().find(|&at| scene.is_quotation(at)) {
            self.go_on(scene, index, quotation..quotation + 1);
        }
    }

    /// Whether the paragraph before is quotations that nobody was named for beside them.
    fn ends_before(&self, scene: &Scene<'_, '_>, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).map(|before| &scene.stretches[before]) else { return false };
        let quoted = before.items.clone().all(|at| scene.is_quotation(at) || scene.is_punctuation(at));
        let last = self.found.last().and_then(|found| found.content.last());
        quoted && before.paragraph != scene.stretches[index].paragraph && last.is_some_and(|last| before.items.contains(&last.start))
    }

    /// What stands in the paragraph before is the words of whoever signed them, and of nobody else.
    fn sign(&mut self, scene: &Scene<'_, '_>, index: usize, source: Source) {
        let Some(last) = self.found.last_mut() else { return };
        let paragraph = scene.stretches[index - 1].paragraph;
        let of_another = |range: &Range<usize>| scene.stretch_of(range.start).is_some_and(|stretch| stretch.paragraph != paragraph);
        let first = last.content.iter().rposition(of_another).map_or(0, |at| at + 1);
        let content = last.content.split_off(first);
        if last.content.is_empty() {
            self.found.pop();
        }
        self.found.push(Found { content, source: Some(source), cue: None, rule: Rule::Signed });
        self.rest();
    }

    /// Nobody holds the floor any more: something else stands between.
    pub fn rest(&mut self) {
        self.floor = None;
        self.exchange = None;
    }

    /// Asker and answerer, where the quotation before ended in a question and this paragraph's is somebody else's.
    fn answered(&self, scene: &Scene<'_, '_>, stretch: &Stretch, attributions: &[Found]) -> Option<(Source, Source)> {
        let asked = self.found.get(self.floor?)?;
        let answer = attributions.first().filter(|answer| matches!(answer.rule, Rule::QuotedBefore | Rule::QuotedAfter))?;
        let (asker, answerer) = (asked.source.clone()?, answer.source.clone()?);
        let next = self.paragraph(scene) != Some(stretch.paragraph);
        let others = scene.cover(&asker.items).cut(scene.tagged.text) != scene.cover(&answerer.items).cut(scene.tagged.text);
        (next && others && self.last(scene).is_some_and(|at| scene.asks(at))).then_some((asker, answerer))
    }

    /// The last quotation of whoever holds the floor.
    fn last(&self, scene: &Scene<'_, '_>) -> Option<usize> {
        let content = &self.found.get(self.floor?)?.content;
        content.last()?.clone().rev().find(|&at| scene.is_quotation(at))
    }

    /// The paragraph of the last quotation.
    fn paragraph(&self, scene: &Scene<'_, '_>) -> Option<usize> {
        let last = self.last(scene)?;
        scene.stretch_of(last).map(|stretch| stretch.paragraph)
    }

    /// Whose turn a quotation alone is in an exchange: a question is the asker's, what follows a question the answerer's.
    fn turn(&self, scene: &Scene<'_, '_>, index: usize, quotation: usize) -> Option<Source> {
        let (asker, answerer) = self.exchange.as_ref()?;
        let holder = &self.found.get(self.floor?)?.source.as_ref()?.items;
        let next = self.paragraph(scene) != Some(scene.stretches[index].paragraph);
        let whose = match (scene.asks(quotation), self.last(scene).is_some_and(|at| scene.asks(at))) {
            (true, _) => asker,
            (false, true) => answerer,
            (false, false) => return None,
        };
        (next && whose.items != *holder).then(|| Source { items: whose.items.clone(), how: "turn in an exchange" })
    }

    /// A quotation that nobody was named for, right before an attributed one, belongs to its speaker: "“It is over.” “We won,” she said."
    fn hand_on(&mut self, stretch: &Stretch, attributions: &mut [Found]) {
        let Some(first) = attributions.first_mut().filter(|first| first.rule == Rule::QuotedBefore) else { return };
        let waits = |last: &Found| {
            last.source.is_none() && last.cue.is_none() && last.content.last().is_some_and(|range| range.end + 1 >= stretch.items.start)
        };
        if self.floor.is_some()
            && let Some(last) = self.found.pop_if(|last| waits(last))
        {
            first.content.splice(0..0, last.content);
        }
    }

    fn go_on(&mut self, scene: &Scene<'_, '_>, index: usize, content: Range<usize>) {
        if let Some(source) = self.turn(scene, index, content.start) {
            self.floor = Some(self.found.len());
            self.found.push(Found { content: std::iter::once(content).collect(), source: Some(source), cue: None, rule: Rule::Continued });
            return;
        }
        if let Some(floor) = self.floor {
            let last = &self.found[floor];
            let reported = !last.content.is_empty() && !last.content.iter().any(|range| range.clone().any(|at| scene.is_quotation(at)));
            if !reported {
                self.found[floor].content.push(content);
                return;
            }
            let source = last.source.clone().map(|source| Source { how: "speaker of what stands before", ..source });
            self.floor = Some(self.found.len());
            self.found.push(Found { content: std::iter::once(content).collect(), source, cue: None, rule: Rule::Continued });
            return;
        }
        let source = index.checked_sub(1).and_then(|before| narrated(scene, &scene.stretches[before], &scene.stretches[index]));
        self.floor = Some(self.found.len());
        self.found.push(Found { content: std::iter::once(content).collect(), source, cue: None, rule: Rule::Continued });
    }
}

/// The subject of the narrator's sentence before a quotation of the same paragraph, or of the next where that sentence tells of speaking: "Vale went on with
/// her remarks."
fn narrated(scene: &Scene<'_, '_>, before: &Stretch, this: &Stretch) -> Option<Source> {
    let speech = |at: usize| {
        let word = scene.word(at);
        let verb = cues::verb(word).is_some_and(|(verb, _)| matches!(verb.class, Class::Speech | Class::Writing));
        verb && scene.is_finite(at) || words::noun_cue(word).is_some()
    };
    let source = source::first(scene, &before.items)?;
    let subject = source.items.start == before.items.start && scene.is_finite(source.items.end);
    let told =
        || before.items.len() < LONGEST_LEAD && subject && before.paragraph + 1 == this.paragraph && before.items.clone().any(speech);
    (before.paragraph == this.paragraph || told()).then_some(source)
}
