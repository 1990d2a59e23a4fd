//! Frames: the cues of a stretch, each with the words that name its source.
//!
//! A cue is a verb of the list in a place where a verb can stand, or "according to". Its source is the subject: before it, after it where a quotation or a
//! comma stands in front ("…,” said Ada Vale"), or the subject of the cue before where it has none of its own ("…, adding that", "and said").

use std::ops::Range;

use super::cues::{self, Form, Frame, Needs, Verb};
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};
use super::words;
use crate::language::Upos;

/// A cue where it stands.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Its items.
    pub items: Range<usize>,
    /// Dictionary form.
    pub lemma: &'static str,
    /// What it needs and what follows it; `None` for "according to".
    pub verb: Option<(Verb, Form)>,
    /// Whether the saying is denied.
    pub negated: bool,
}

impl Cue {
    /// Whether the cue can follow its content: a finite verb that takes a clause, or "according to".
    pub fn may_follow(&self) -> bool {
        self.verb.is_none_or(|(verb, form)| {
            form != Form::Gerund && verb.needs != Needs::Quote && matches!(verb.frame, Frame::Say | Frame::Tell | Frame::Ask | Frame::Point)
        })
    }

    /// "saying"
    pub fn is_gerund(&self) -> bool {
        self.verb.is_some_and(|(_, form)| form == Form::Gerund)
    }
}

/// A cue with its source: the items from `from` to `to` are neither content nor narration.
#[derive(Clone, Debug)]
pub struct Framed {
    /// The cue.
    pub cue: Cue,
    /// Who is named as its source.
    pub source: Option<Source>,
    /// First item of cue and source.
    pub from: usize,
    /// One past their last item.
    pub to: usize,
}

/// All frames of a stretch in order.
pub fn find(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Framed> {
    let mut frames: Vec<Framed> = Vec::new();
    let mut at = stretch.items.start;
    while at < stretch.items.end {
        let Some(cue) = cue_at(scene, stretch, at) else {
            at += 1;
            continue;
        };
        at = cue.items.end;
        frames.extend(framed(scene, stretch, cue, frames.last()));
    }
    frames
}

fn cue_at(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize) -> Option<Cue> {
    let word = scene.word(at);
    let next = if at + 1 < stretch.items.end { scene.word(at + 1) } else { "" };
    if word.eq_ignore_ascii_case("according") && next == "to" {
        return Some(Cue { items: at..at + 2, lemma: "according to", verb: None, negated: false });
    }
    let (verb, form) = cues::verb(word)?;
    if !is_verb(scene, stretch, at, form) {
        return None;
    }
    let end = match verb.frame {
        Frame::Point if next == "out" || next == "to" => at + 2,
        Frame::Point => return None,
        _ => at + 1,
    };
    let negated = (stretch.items.start..at).rev().take(3).any(|before| matches!(scene.word(before), "not" | "n't" | "n’t" | "never"));
    Some(Cue { items: at..end, lemma: verb.lemma, verb: Some((verb, form)), negated })
}

/// Whether a verb can stand here, by the tagger where it speaks and by the word before.
fn is_verb(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize, form: Form) -> bool {
    let before = if at > stretch.items.start { scene.word(at - 1) } else { "" };
    let capital = scene.word(at).starts_with(char::is_uppercase) && at > stretch.items.start && before != ",";
    if words::is_determiner(before) || capital && scene.upos(at) != Some(Upos::Verb) {
        return false;
    }
    match scene.upos(at) {
        Some(upos) => upos == Upos::Verb,
        None => match form {
            Form::Base => words::opens_verb(before) || before.ends_with('s') || words::stands_between(before),
            Form::Present => !words::is_preposition(before) && before != "and",
            Form::Past => !words::is_preposition(before),
            Form::Gerund => true,
        },
    }
}

fn framed(scene: &Scene<'_, '_>, stretch: &Stretch, cue: Cue, last: Option<&Framed>) -> Option<Framed> {
    let bounds = &stretch.items;
    let (from, to) = (cue.items.start, cue.items.end);
    if cue.verb.is_none() {
        let source = source::after(scene, bounds, to)?;
        let to = source.items.end;
        return Some(Framed { cue, source: Some(source), from, to });
    }
    let before = source::verb_group(scene, bounds, from).checked_sub(1).filter(|&before| before >= bounds.start);
    let word = before.map_or("", |before| scene.word(before));
    let shared = || {
        let earlier = last.and_then(|last| last.source.clone());
        let source = earlier.or_else(|| source::first(scene, &(bounds.start..from)))?;
        Some(Source { how: "subject shared with the verb before", ..source })
    };
    if cue.is_gerund() || matches!(word, "and" | "but" | "to" | "then" | "or") {
        let own = if cue.is_gerund() && word != "," { source::before(scene, bounds, from).filter(|_| last.is_none()) } else { None };
        let source = shared().or(own);
        return Some(Framed { cue, source, from, to });
    }
    let after_quotation = before.is_none_or(|before| {
        scene.is_quotation(before) || matches!(word, "," | "—" | "–" | "―" | "-") && before > bounds.start && scene.is_quotation(before - 1)
    });
    if after_quotation {
        let source = source::after(scene, bounds, to)?;
        let to = source.items.end;
        return Some(Framed { cue, source: Some(source), from, to });
    }
    let source = source::before(scene, bounds, from)?;
    let from = source.items.start;
    Some(Framed { cue, source: Some(source), from, to })
}
