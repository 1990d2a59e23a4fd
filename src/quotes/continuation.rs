//! Continuation: a quotation without a cue of its own goes on with the attribution before it.

use super::attribution::{Found, Rule};
use super::stretches::{Scene, Stretch};

/// Adds the attributions of a stretch to those before it. A stretch of quotations alone goes on with the last of them.
pub fn join(scene: &Scene<'_, '_>, stretch: &Stretch, attributions: Vec<Found>, found: &mut Vec<Found>) {
    if !attributions.is_empty() {
        found.extend(attributions);
        return;
    }
    let quotations_only = stretch.items.clone().all(|at| scene.is_quotation(at) || scene.is_punctuation(at));
    if !quotations_only {
        return;
    }
    let Some(quotation) = stretch.items.clone().find(|&at| scene.is_quotation(at)) else { return };
    match found.last_mut().filter(|last| goes_on(scene, last, stretch)) {
        Some(last) => last.content.push(quotation..quotation + 1),
        None => found.push(Found {
            content: std::iter::once(quotation..quotation + 1).collect(),
            source: None,
            cue: None,
            rule: Rule::Continued,
        }),
    }
}

/// Whether the attribution before reaches up to this stretch.
fn goes_on(scene: &Scene<'_, '_>, last: &Found, stretch: &Stretch) -> bool {
    let Some(cue) = &last.cue else { return false };
    let end = last.content.iter().map(|range| range.end).max().unwrap_or(0).max(cue.items.end);
    let before = scene.stretches.partition_point(|other| other.items.end <= end.saturating_sub(1));
    let this = scene.stretches.partition_point(|other| other.items.start < stretch.items.start);
    this.saturating_sub(before) <= 1
}
