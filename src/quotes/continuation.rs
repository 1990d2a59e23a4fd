//! Continuation: a quotation without a cue of its own goes on with the attribution before it.
//!
//! What a stretch of quotations alone belongs to is decided by the stretch before it, in this order: a quotation that was left open at the end of the
//! paragraph before; a cue that ended in a colon; an attribution, or what already went on with one; a narrator's sentence in the same paragraph, whose subject then speaks.

use super::attribution::{Found, Rule};
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};

/// Reads the stretches in order: what was found so far, and who holds the floor.
#[derive(Debug, Default)]
pub struct Reading {
    /// All attributions so far.
    pub found: Vec<Found>,
    /// The attribution that the next quotation goes on with.
    floor: Option<usize>,
}

impl Reading {
    /// Adds a stretch with the attributions in it.
    pub fn add(&mut self, scene: &Scene<'_, '_>, index: usize, attributions: Vec<Found>) {
        let stretch = &scene.stretches[index];
        let quotations_only = stretch.items.clone().all(|at| scene.is_quotation(at) || scene.is_punctuation(at));
        if !attributions.is_empty() {
            let mut attributions = attributions;
            self.hand_on(stretch, &mut attributions);
            let direct = attributions.iter().rposition(|one| matches!(one.rule, Rule::QuotedBefore | Rule::QuotedAfter));
            self.floor = Some(self.found.len() + direct.unwrap_or(attributions.len() - 1));
            self.found.extend(attributions);
        } else if !quotations_only {
            self.floor = None;
        } else if let Some(quotation) = stretch.items.clone().find(|&at| scene.is_quotation(at)) {
            self.go_on(scene, index, quotation);
        }
    }

    /// Nobody holds the floor any more: something else stands between.
    pub fn rest(&mut self) {
        self.floor = None;
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

    fn go_on(&mut self, scene: &Scene<'_, '_>, index: usize, quotation: usize) {
        let content = quotation..quotation + 1;
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

/// The subject of the narrator's sentence before a quotation of the same paragraph.
fn narrated(scene: &Scene<'_, '_>, before: &Stretch, this: &Stretch) -> Option<Source> {
    if before.paragraph == this.paragraph { source::first(scene, &before.items) } else { None }
}
