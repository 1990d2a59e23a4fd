//! Attributions: every cue of a stretch with its source and its content.
//!
//! The rules go by what stands beside the cue, in this order: content in quotation marks before it ("“…,” she said"), content in plain words before it
//! ("…, she said"), content after it ("she said …"). Each rule is one function, and `read` tries them in turn.

use std::ops::Range;

use super::cues::{self, Form, Frame, Needs, Verb};
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};
use super::words;

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

/// An attribution before its speaker is known by name.
#[derive(Clone, Debug)]
pub struct Found {
    /// Items of the content, in order.
    pub content: Vec<Range<usize>>,
    /// Who is named as source.
    pub source: Option<Source>,
    /// By which words.
    pub cue: Option<Cue>,
    /// How the content was found.
    pub rule: Rule,
}

/// Where the content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// In quotation marks before the cue.
    QuotedBefore,
    /// In plain words before the cue.
    PlainBefore,
    /// In quotation marks after the cue.
    QuotedAfter,
    /// In plain words, or in both, after the cue.
    PlainAfter,
    /// After or before "according to".
    According,
    /// A quotation alone in its paragraph or beside an attributed one.
    Continued,
}

/// Reads the attributions of a stretch.
pub fn read(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut floor = stretch.items.start;
    for cue in cues_of(scene, stretch) {
        let Some((source, from, to)) = framed(scene, stretch, &cue, &found) else { continue };
        let frame = FrameAt { cue: &cue, from, to, floor };
        let content = quoted_before(scene, stretch, &frame, &found)
            .or_else(|| plain_before(scene, stretch, &frame))
            .or_else(|| after(scene, stretch, &frame));
        let Some((rule, content)) = content else { continue };
        floor = to.max(content.iter().map(|range| range.end).filter(|_| rule == Rule::QuotedAfter).max().unwrap_or(0));
        found.push(Found { content, source: Some(source), cue: Some(cue), rule });
    }
    found
}

/// A cue with its source: the words from `from` to `to` are neither content nor narration.
struct FrameAt<'f> {
    cue: &'f Cue,
    from: usize,
    to: usize,
    /// Content before the frame cannot begin before this item.
    floor: usize,
}

type Content = (Rule, Vec<Range<usize>>);

/// All cues of a stretch in order.
fn cues_of(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = stretch.items.start;
    while at < stretch.items.end {
        if let Some(cue) = cue_at(scene, stretch, at) {
            at = cue.items.end;
            cues.push(cue);
        } else {
            at += 1;
        }
    }
    cues
}

fn cue_at(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize) -> Option<Cue> {
    let word = scene.word(at);
    let next = if at + 1 < stretch.items.end { scene.word(at + 1) } else { "" };
    if word.eq_ignore_ascii_case("according") && next == "to" {
        return Some(Cue { items: at..at + 2, lemma: "according to", verb: None, negated: false });
    }
    let (verb, form) = cues::verb(word)?;
    let particle = match verb.frame {
        Frame::Point => Some("out"),
        _ => None,
    };
    let end = match particle {
        Some(particle) if next == particle => at + 2,
        Some(_) => return None,
        None => at + 1,
    };
    let negated = (stretch.items.start..at).rev().take(3).any(|before| matches!(scene.word(before), "not" | "n't" | "n’t" | "never"));
    Some(Cue { items: at..end, lemma: verb.lemma, verb: Some((verb, form)), negated })
}

/// The source of a cue and the borders of both together.
fn framed(scene: &Scene<'_, '_>, stretch: &Stretch, cue: &Cue, found: &[Found]) -> Option<(Source, usize, usize)> {
    let bounds = &stretch.items;
    let Some((_, form)) = cue.verb else {
        let source = source::after(scene, bounds, cue.items.end)?;
        let to = source.items.end;
        return Some((source, cue.items.start, to));
    };
    if form == Form::Gerund {
        let source = found.last().and_then(|last| last.source.clone())?;
        return Some((Source { how: "subject of the cue before", ..source }, cue.items.start, cue.items.end));
    }
    let before = cue.items.start.checked_sub(1).filter(|&before| before >= bounds.start);
    let quoted = before.is_none_or(|before| {
        scene.is_quotation(before) || scene.word(before) == "," && before > bounds.start && scene.is_quotation(before - 1)
    });
    if quoted {
        let source = source::after(scene, bounds, cue.items.end)?;
        let to = source.items.end;
        return Some((source, cue.items.start, to));
    }
    let source = source::before(scene, bounds, cue.items.start)?;
    let from = source.items.start;
    Some((source, from, cue.items.end))
}

/// "“…,” she said" and "The plan is “…,” she said".
fn quoted_before(scene: &Scene<'_, '_>, stretch: &Stretch, frame: &FrameAt<'_>, found: &[Found]) -> Option<Content> {
    let last = left_of(scene, frame)?;
    if !scene.is_quotation(last) || frame.cue.verb.is_some_and(|(_, form)| form == Form::Gerund) {
        return None;
    }
    if found.iter().any(|found| found.content.iter().any(|range| range.contains(&last))) {
        return None;
    }
    let mut content = only(frame.floor..last + 1);
    content.extend(resumed(scene, stretch, frame.to));
    Some((Rule::QuotedBefore, content))
}

/// "The plan is dead, she said" and "The plan, she said, is dead".
fn plain_before(scene: &Scene<'_, '_>, stretch: &Stretch, frame: &FrameAt<'_>) -> Option<Content> {
    let last = left_of(scene, frame)?;
    let comma = last + 1 < frame.from;
    let says = frame.cue.verb.is_none_or(|(verb, form)| verb.needs != Needs::Quote && form != Form::Gerund && verb.frame != Frame::Call);
    if !comma || !says || last < frame.floor + 1 {
        return None;
    }
    let end = stretch.items.end;
    let next = if frame.to < end { scene.word(frame.to) } else { "" };
    if next == "," && frame.to + 2 < end && last < frame.floor + 12 {
        return Some((Rule::PlainBefore, vec![frame.floor..last + 1, frame.to + 1..content_end(scene, stretch, frame.to + 1)]));
    }
    let alone = frame.to >= end
        || scene.is_punctuation(frame.to)
        || words::is_preposition(next)
        || words::tells_time(next)
        || frame.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Tell) && end - frame.to < 6;
    let rule = if frame.cue.verb.is_none() { Rule::According } else { Rule::PlainBefore };
    (alone && last - frame.floor >= 2).then(|| (rule, only(frame.floor..last + 1)))
}

/// "She said …", "According to her, …"
fn after(scene: &Scene<'_, '_>, stretch: &Stretch, frame: &FrameAt<'_>) -> Option<Content> {
    let Some((verb, _)) = frame.cue.verb else {
        let start = frame.to + 1;
        let fits = start + 2 < stretch.items.end && frame.from == frame.floor && scene.word(frame.to) == ",";
        return fits.then(|| (Rule::According, only(start..content_end(scene, stretch, start))));
    };
    let start = content_start(scene, stretch, frame, verb);
    let quotation = (start..stretch.items.end).next().filter(|&at| scene.is_quotation(at));
    if let Some(at) = quotation {
        let alone = at + 1 >= stretch.items.end || scene.is_punctuation(at + 1) || scene.full_stop(at);
        if alone {
            let mut content = only(at..at + 1);
            content.extend(resumed(scene, stretch, at + 1).filter(|range| range.start == at + 2));
            return Some((Rule::QuotedAfter, content));
        }
    }
    let end = content_end(scene, stretch, start);
    let holds_quotation = (start..end).any(|at| scene.is_quotation(at));
    let fits = match verb.needs {
        Needs::Free => end > start + 1,
        Needs::Clause => holds_quotation || end > start + 2 && begins_content(scene.word(start)),
        Needs::Quote => holds_quotation,
    };
    fits.then(|| (Rule::PlainAfter, only(start..end)))
}

/// A quotation that goes on after the frame: ", “…”"
fn resumed(scene: &Scene<'_, '_>, stretch: &Stretch, from: usize) -> Option<Range<usize>> {
    let at = (from..stretch.items.end.min(from + 4)).find(|&at| scene.is_quotation(at))?;
    let only_marks = (from..at).all(|at| scene.is_punctuation(at) || words::tells_time(scene.word(at)));
    only_marks.then_some(at..at + 1)
}

fn begins_content(word: &str) -> bool {
    words::begins_clause(word) || words::is_pronoun(word) || word.eq_ignore_ascii_case("the") || word.eq_ignore_ascii_case("to")
}

/// The item before the frame, a comma or dash skipped.
fn left_of(scene: &Scene<'_, '_>, frame: &FrameAt<'_>) -> Option<usize> {
    let mut last = frame.from.checked_sub(1)?;
    if matches!(scene.word(last), "," | "—" | "–" | "-" | "―") {
        last = last.checked_sub(1)?;
    }
    (last >= frame.floor).then_some(last)
}

/// Where the content after a cue begins: behind the addressee, the time and the place of saying.
fn content_start(scene: &Scene<'_, '_>, stretch: &Stretch, frame: &FrameAt<'_>, verb: Verb) -> usize {
    let end = stretch.items.end;
    let mut start = frame.to;
    let skips = matches!(verb.frame, Frame::Tell | Frame::Ask) || {
        let word = if start < end { scene.word(start) } else { "" };
        words::is_preposition(word) || words::tells_time(word) || matches!(word, "," | ":")
    };
    if skips {
        let window = start..end.min(start + 16);
        let that = window.clone().find(|&at| matches!(scene.word(at), "that" | "whether" | "if"));
        let mark = window
            .clone()
            .find(|&at| scene.is_quotation(at) && at > start && matches!(scene.word(at - 1), "," | ":") || scene.word(at) == ":");
        if let Some(at) = [that, mark].into_iter().flatten().min() {
            start = at;
        } else if start < end && scene.is_quotation(start) {
            return start;
        } else if matches!(verb.frame, Frame::Tell) && start < end {
            start += 1;
            while start < end && scene.word(start).starts_with(char::is_uppercase) && !words::is_pronoun(scene.word(start)) {
                start += 1;
            }
        }
    }
    while start < end && (words::tells_time(scene.word(start)) || matches!(scene.word(start), "," | ":" | "on") && start + 1 < end) {
        if scene.word(start) == "on" && !words::tells_time(scene.word(start + 1)) {
            break;
        }
        start += 1;
    }
    start
}

/// Where the content that begins at `start` ends.
fn content_end(scene: &Scene<'_, '_>, stretch: &Stretch, start: usize) -> usize {
    let mut end = stretch.items.end;
    let stop =
        (start..end).find(|&at| scene.word(at) == "," && at + 2 < end && scene.word(at + 1) == "according" && scene.word(at + 2) == "to");
    if let Some(stop) = stop {
        end = stop;
    }
    while end > start && matches!(scene.word(end - 1), "." | "," | ";" | ":") {
        end -= 1;
    }
    end
}

fn only(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
