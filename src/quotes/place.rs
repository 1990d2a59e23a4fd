//! Places: a frame in its stretch, and the content beside it.
//!
//! Each rule is one function that looks at one side of the frame; [`Place::content`] is the order in which they are tried.

use std::ops::Range;

use super::Tense;
use super::apposition;
use super::attribution::{Found, Rule};
use super::cues::{Class, Frame, Needs};
use super::frames::{self, Framed};
use super::source;
use super::stretches::{Scene, Stretch};
use super::words;
use crate::language::Upos;

/// A frame in its stretch, while its content is looked for.
pub struct Place<'p, 't, 'a> {
    /// The text.
    pub scene: &'p Scene<'t, 'a>,
    /// The stretch.
    pub stretch: &'p Stretch,
    /// The frame.
    pub framed: &'p Framed,
    /// The frames behind it.
    pub later: &'p [Framed],
    /// Content before the frame cannot begin before this item.
    pub floor: usize,
    /// Content in plain words before the frame may take in attributions of its own, down to this item.
    pub outer: usize,
}

/// How far behind its cue a quotation may stand.
pub const FARTHEST: usize = 25;

/// How far it may, where it ends the sentence: "said Vale, 53, who lives in … Vt. “…”"
const LONGEST_APPOSITION: usize = 40;

/// Words that an addressee between commas has at most: "The plan, she told the council, is dead".
pub const FEW: usize = 4;

/// Words that an addressee at the end of a sentence has at most, with the place and time: "The plan is dead, she told the council on Monday."
const LONGEST_ADDRESSEE: usize = 13;

/// The rule that found content, and its items.
pub type Content = (Rule, Vec<Range<usize>>);

/// Looks for content at one side of a frame; what was found so far is taken.
type Look<P> = fn(&P, &[Found]) -> Option<Content>;

impl Place<'_, '_, '_> {
    /// The content of the frame: the sieve, surest first, and the first rule that finds content has it. What was `found` so far is taken.
    pub fn content(&self, found: &[Found]) -> Option<Content> {
        let sieve: [Look<Self>; 4] = [Self::quoted_before, Self::according, Self::plain_before, Self::after];
        sieve.iter().find_map(|look| look(self, found))
    }

    /// "“…,” she said" and "The plan is “…,” she said".
    fn quoted_before(&self, found: &[Found]) -> Option<Content> {
        let last = self.left()?;
        let taken = |found: &Found| found.content.iter().any(|range| range.contains(&last));
        if !self.scene.is_quotation(last) || self.framed.cue.is_gerund() || found.iter().any(taken) {
            return None;
        }
        // "Ada Vale, star of “Elmford,” thanked Ben Sule": who follows such a verb is no speaker.
        if self.is_inverted() && self.framed.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Call) {
            return None;
        }
        let bracket = (self.floor..last).rfind(|&at| self.word(at) == "(").filter(|_| self.word(self.floor) != "(");
        let mut start = bracket.map_or(self.floor, |bracket| bracket + 1);
        let clause = last > start
            && self.word(last - 1) == ","
            && self.scene.opens_sentence(last)
            && (start..last).any(|at| self.scene.is_finite(at));
        if last > start && self.word(last - 1) == ":" || clause {
            start = last;
        }
        let title = !self.scene.pauses(last) && !self.scene.full_stop(last) && last + 1 == self.framed.from && self.framed.source.is_some();
        if start < last && (title || self.is_fronted(start, last)) {
            return None;
        }
        let mut content = only(start..last + 1);
        // "told “The Courier”" names the addressee.
        let addressee = self.framed.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Tell);
        let resumed =
            self.resumed(self.framed.to).filter(|range| !addressee || range.start > self.framed.to || self.scene.is_sentence(range.start));
        content.extend(resumed);
        Some((Rule::QuotedBefore, content))
    }

    /// "The plan is dead, she said" and "The plan, she said, is dead".
    fn plain_before(&self, _: &[Found]) -> Option<Content> {
        let last = self.left()?;
        let start = self.outer;
        // "It is old said Ada Vale"
        let closing = self.framed.cue.lemma == "say"
            && self.framed.source.as_ref().is_some_and(|source| source.items.start == self.framed.cue.items.end)
            && !self.scene.pauses(last);
        // "(Reuters) - Vale said": a dateline.
        let dateline = last >= start && self.word(start) == "(" && self.word(last) == ")";
        if dateline
            || last + 1 >= self.framed.from && !closing
            || self.framed.cue.verb.is_none()
            || !self.framed.cue.may_follow()
            || last < start
            || self.framed.source.as_ref().is_some_and(|source| words::relates(self.word(source.items.start)))
        {
            return None;
        }
        // "The figure, announced by the council, was high" tells of a deed.
        let agent = self.framed.source.as_ref().is_some_and(|source| source.how == frames::AGENT);
        if agent && !(start..=last).any(|at| self.scene.is_finite(at)) {
            return None;
        }
        // "The bridge fell, a claim the council denies"
        if self.framed.source.as_ref().is_some_and(|source| source::holds_subject(self.scene, source)) {
            return None;
        }
        // "It may fall, and as she said, people may be hurt"
        if words::joins(self.word(last)) && self.is_like() {
            return None;
        }
        let (to, end) = (self.framed.to, self.stretch.items.end);
        let next = self.word(to);
        if let Some(rest) = self.resumption(start..last + 1) {
            let lone = start == last && words::joins(self.word(last));
            // "It is old, and that, she said, will cost us": only the clause that was broken into is told.
            let start = if words::relates(self.word(last)) { last } else { start };
            return Some((Rule::PlainBefore, if lone { only(rest) } else { vec![start..last + 1, rest] }));
        }
        if last < self.floor + 1 {
            return None;
        }
        let behind = to.min(end)..(to..end).find(|&at| words::circumstances(self.word(at))).unwrap_or(end.max(to));
        let addressed = self.framed.cue.tense == Some(Tense::Past) && !behind.clone().any(|at| self.scene.is_finite(at));
        let told = self.framed.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Tell)
            && behind.len() < if addressed { LONGEST_ADDRESSEE } else { 6 }
            && !behind.clone().any(|at| self.scene.is_quotation(at));
        let infinitive = next == "to" && !self.word(to + 1).starts_with(char::is_uppercase) && !words::is_determiner(self.word(to + 1));
        let clause = |at: usize| self.scene.is_finite(at) && !words::circumstances(self.word(start));
        let fronted = (self.opens_phrase(start) || self.scene.is_gerund(start))
            && !(start..last).any(|at| self.word(at) == "," || clause(at))
            && !self.ends_after(to);
        let beside = to >= end
            || self.is_inverted() && words::relates(next) && next != "that"
            || self.scene.is_punctuation(to) && next != ":"
            || words::is_preposition(next) && !infinitive
            || words::tells_time(next);
        let close = self.later.iter().map(|later| later.from).find(|&from| from > to).unwrap_or(end).max(to);
        // "The plan is dead, she said, a move that surprised us", but not "In May she said in a statement that it was dead"
        let relative = |at: usize| {
            let before = self.word(at - 1);
            let noun = matches!(self.scene.upos(at - 1), Some(Upos::Noun | Upos::Propn));
            let occasion = words::tells_time(before) || words::is_document(before) || words::is_occasion(before);
            at > to && noun && !occasion && self.scene.upos(at) == Some(Upos::Pron)
        };
        let closed = !(to..close).any(|at| {
            self.word(at) == "that" && !relative(at) || self.scene.is_quotation(at) && at > to && self.scene.is_punctuation(at - 1)
        });
        ((beside || told) && closed && !fronted && last - start >= 2).then(|| (Rule::PlainBefore, only(start..last + 1)))
    }

    /// Whether the preposition that content begins with is part of the cue: "called for calm", "asked about the bridge", but not "said about half agree".
    pub fn belongs_to_cue(&self, content: &Range<usize>) -> bool {
        let (first, cue) = (content.start, &self.framed.cue);
        let led = matches!(self.word(first), "for" | "on" | "upon" | "about") && first == cue.items.end && content.len() > 1;
        let counted = self.scene.upos(first + 1) == Some(Upos::Num) || words::tells_time(self.word(first + 1));
        let clause = cue.lemma == "say" && content.clone().any(|at| self.scene.is_finite(at));
        led && !counted && !clause && cue.verb.is_some_and(|(verb, _)| verb.frame != Frame::Tell)
    }

    /// "According to her, the plan is dead", "The plan is dead, according to her", "The plan, according to her, is dead".
    fn according(&self, _: &[Found]) -> Option<Content> {
        if self.framed.cue.verb.is_some() {
            return None;
        }
        let (to, end) = (self.framed.to, self.stretch.items.end);
        let comma = usize::from(self.framed.from > self.floor + 1 && self.word(self.framed.from - 1) == ",");
        let joint = self.framed.from - comma;
        let before = if joint > self.floor { self.word(joint - 1) } else { "" };
        let first = joint == self.stretch.items.start + 1 && (words::joins(before) || self.scene.upos(joint - 1) == Some(Upos::Adv));
        let joined = (first || words::joins(before) && (comma == 0 || words::begins_clause(before))) && self.word(to) == ",";
        let opening = joined || self.framed.from <= self.floor + 1 || self.word(self.framed.from).starts_with(char::is_uppercase);
        if opening {
            let parted = matches!(self.word(to), "," | ":");
            let start = to + usize::from(parted);
            let clause = parted || !self.scene.is_quotation(start) && (start..end).any(|at| self.scene.is_finite(at));
            return ((start + 2 < end || start < end && self.scene.is_quotation(start)) && clause)
                .then(|| (Rule::According, only(start..self.content_end(start))));
        }
        let last = self.left()?;
        let before = self.outer..last + 1;
        // "“It is old,” she said at the fair, according to the Courier": what is left between is no clause.
        if self.outer > self.stretch.items.start && !before.clone().any(|at| self.scene.is_finite(at) || self.scene.is_quotation(at)) {
            return None;
        }
        let mut content = only(before.clone());
        content.extend(self.resumption(before));
        let clause = last > self.outer + 2 || (self.outer..last).any(|at| self.scene.is_finite(at));
        (content.len() > 1 || clause).then_some((Rule::According, content))
    }

    /// Where content goes on behind a frame that broke into it: "The plan, she said, is dead", "It is dead, she said, because nobody cares".
    fn resumption(&self, before: Range<usize>) -> Option<Range<usize>> {
        let end = self.stretch.items.end;
        let addressed = |at: &usize| !self.scene.is_quotation(*at) && !self.scene.is_finite(*at) && self.word(*at) != ",";
        let told = self.framed.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Tell);
        let finite = before.clone().any(|at| self.scene.is_finite(at));
        let circumstances = words::is_preposition(self.word(self.framed.to)) || words::tells_time(self.word(self.framed.to));
        let between = match (told, circumstances && !finite) {
            (true, _) => FEW,
            (false, true) => LONGEST_ADDRESSEE,
            (false, false) => 0,
        };
        let to = self.framed.to + (self.framed.to..end).take(between).take_while(addressed).count();
        // "In the end, she said, voters end up where they were": not every verb that can be a cue is one.
        let speaks = |later: &Framed| {
            later.cue.verb.is_none_or(|(verb, _)| !matches!(verb.class, Class::Thought | Class::Showing) && verb.needs != Needs::Quote)
        };
        let dashes = self.framed.from > 0 && self.scene.is_dash(self.framed.from - 1) && to < end && self.scene.is_dash(to);
        if self.word(to) != "," && !dashes || to + 2 >= end || self.later.iter().any(|later| later.from <= to + 1 && speaks(later)) {
            return None;
        }
        // "The plan, she said in a letter on Monday, is dead"
        if to > self.framed.to && !told && !self.scene.is_finite(to + 1) {
            return None;
        }
        let inverted = self.is_inverted();
        let first = before.start + usize::from(words::joins(self.word(before.start)));
        let whole = finite && !words::begins_clause(self.word(before.start)) && !words::begins_clause(self.word(first));
        // "But the next day, according to her, it fell"
        let time = (first..before.end).any(|at| words::ends_time(self.word(at))) && !finite;
        let opens = first < before.end
            && (words::is_preposition(self.word(first))
                || time
                || words::begins_clause(self.word(first))
                || matches!(self.scene.upos(first), Some(Upos::Adv | Upos::Adp)));
        let next =
            (to + 1..end.min(to + FARTHEST)).find(|&at| self.word(at) == "," || self.scene.is_finite(at) || self.scene.is_quotation(at));
        // "For years, according to her, it decayed": what follows is no apposition, it has a verb of its own.
        let fronted = !finite && opens && next.is_some_and(|at| self.scene.is_finite(at) || self.scene.is_quotation(at));
        // "The plan would, she said, cost a million", "She would not, she said, go"
        let verb = before.clone().rev().find(|&at| self.scene.is_finite(at) || !words::stands_between(self.word(at)));
        let parted = self.scene.upos(before.end - 1) == Some(Upos::Aux) || verb.is_some_and(|verb| self.scene.is_finite(verb));
        // "It made banks switch, said Ada Vale, head of the office"
        let apposed = inverted && self.scene.upos(before.end - 1) != Some(Upos::Aux) && apposition::is_office(self.scene, &(to + 1..end));
        let sconj = self.scene.upos(to + 1) == Some(Upos::Sconj);
        let cause = words::joins(self.word(to + 1)) && (sconj || self.scene.is_finite(to + 2));
        let start = if inverted && !fronted && (!parted || apposed) && !cause {
            (to..end.min(to + FARTHEST)).find(|&at| self.word(at) == "," && self.scene.is_finite(at + 1)).filter(|_| !whole)? + 1
        } else {
            to + 1
        };
        if whole && !parted && !words::joins(self.word(start)) && !self.scene.is_finite(start) && !self.is_infinitive(start) {
            return None;
        }
        Some(start..self.content_end(start))
    }

    /// "She said …"
    fn after(&self, found: &[Found]) -> Option<Content> {
        let end = self.stretch.items.end;
        let (verb, _) = self.framed.cue.verb?;
        if verb.needs == Needs::Quote && self.framed.source.is_none() {
            return None;
        }
        if self.is_done_by_telling() {
            return None;
        }
        let start = self.content_start(verb);
        if start >= end && self.word(end - 1) == ":" {
            // "Her daughter, referring to it, said:" introduces what she said.
            if self.framed.cue.is_gerund() && self.later.iter().any(|later| !later.cue.is_gerund()) {
                return None;
            }
            return Some((Rule::Introduced, Vec::new()));
        }
        if start < end
            && found.iter().any(|found| found.content.iter().any(|range| range.contains(&start)) && found.rule == Rule::QuotedBefore)
        {
            return None;
        }
        if start < end && self.scene.is_quotation(start) {
            // "She spoke of the builders: “They slept,” she said": the next cue is the nearer one.
            if self.scene.pauses(start) && self.later.iter().any(|later| later.from == start + 1 && later.cue.may_follow()) {
                return None;
            }
            // "She said “It is old” to which he nodded"
            let answered = words::is_preposition(self.word(start + 1)) && words::relates(self.word(start + 2));
            let alone = answered
                || start + 1 >= end
                || self.scene.is_punctuation(start + 1)
                || self.scene.full_stop(start)
                || self.scene.pauses(start);
            let pair = self.word(start + 1) == "and" && start + 2 < end && self.scene.is_quotation(start + 2);
            if pair {
                return Some((Rule::QuotedAfter, only(start..start + 3)));
            }
            if alone {
                let mut content = only(start..start + 1);
                content.extend(self.resumed(start + 1).filter(|range| range.start <= start + 2));
                return Some((Rule::QuotedAfter, content));
            }
        }
        let paused = self.word(self.framed.to) == "," && start == self.framed.to + 1 && !(start < end && self.scene.is_quotation(start));
        if paused && !self.is_like() && verb.lemma != "say" && self.word(start) != "that" {
            return None;
        }
        let end = self.content_end(start);
        let holds_quotation = (start..end).any(|at| self.scene.is_quotation(at));
        let like = self.is_like();
        let clause = (start..end.min(start + FARTHEST)).any(|at| self.scene.is_finite(at));
        let first = self.word(start);
        let agent = first == "by" && !holds_quotation && !self.word(start + 1).starts_with(|c: char| c.is_ascii_digit());
        let asked = verb.frame == Frame::Ask && start == self.framed.to;
        if agent || self.framed.source.is_none() && !asked && (words::circumstances(first) || words::relates(first) && first != "that") {
            return None;
        }
        // "reported from Elmford", "said Ada Vale, who lives there": what follows tells where, or more of the source.
        let called = first == "as" && verb.frame == Frame::Call;
        let circumstance = words::is_preposition(first) && !words::names_topic(first) && !called && !like && !clause && !holds_quotation;
        // "the damages claimed in 2004 eclipsed those before"
        let year = words::is_preposition(first) && self.scene.upos(start + 1) == Some(Upos::Num) && end > start + 2;
        let past = start + 2 + usize::from(self.word(start + 2) == ",");
        if year && self.scene.is_finite(past) || circumstance || self.is_inverted() && words::relates(first) && first != "that" {
            return None;
        }
        if self.tells_nothing(start, end) {
            return None;
        }
        self.takes(start, end).then(|| (Rule::PlainAfter, only(start..end)))
    }

    /// Whether a phrase with a preposition begins at an item, but not "about 12% of them".
    fn opens_phrase(&self, at: usize) -> bool {
        words::is_preposition(self.word(at)) && !(words::approximates(self.word(at)) && self.scene.upos(at + 1) == Some(Upos::Num))
    }

    /// Whether the source stands behind the cue: "said Ada Vale".
    fn is_inverted(&self) -> bool {
        self.framed.source.as_ref().is_some_and(|source| source.items.start >= self.framed.cue.items.end)
    }

    /// Whether what stands between `start` and `last` only sets the scene for content after the frame: "On the show “Morning,” she said it was safe".
    fn is_fronted(&self, start: usize, last: usize) -> bool {
        let to = self.framed.to;
        let word = self.word(start);
        let opens = self.opens_phrase(start) || words::tells_time(word) || words::begins_clause(word) || self.scene.is_gerund(start);
        // "said a builder who …": the relative clause belongs to the source.
        let of_source = self.is_inverted() && words::relates(self.word(to)) && self.word(to) != "that";
        let goes_on = to < self.stretch.items.end
            && (self.scene.is_quotation(to) && (self.scene.is_sentence(to))
                || words::begins_content(self.word(to)) && self.word(to) != "to" && !of_source);
        let end = self.later.iter().map(|later| later.from).find(|&from| from > to).unwrap_or(self.stretch.items.end);
        let finite = |mut items: Range<usize>| items.any(|at| self.scene.is_finite(at));
        let told = !self.scene.is_punctuation(to.min(end.max(1) - 1)) && finite(to..end)
            || words::is_preposition(word) && words::is_preposition(self.word(to));
        if opens && to < end && !finite(start..last) && told {
            return true;
        }
        goes_on && (opens || !finite(start..last))
    }

    /// A quotation that goes on after the frame: ", “…”", with nobody else speaking in between.
    fn resumed(&self, from: usize) -> Option<Range<usize>> {
        let end = self.stretch.items.end;
        let last = end.checked_sub(1).filter(|&last| last >= from && last < from + LONGEST_APPOSITION && self.scene.is_quotation(last));
        let at = (from..end.min(from + FARTHEST)).find(|&at| self.scene.is_quotation(at)).or(last)?;
        // "“It is old,” she said; and later: “It is new.”" is said twice.
        if (from..at.max(from + 1) - 1).any(|at| self.word(at) == ";") {
            return None;
        }
        let marked = at == from
            || self.word(at - 1).len() > 2 && self.word(at - 1).ends_with('.')
            || matches!(self.word(at - 1), "," | "-" | "—" | "–" | "―" | ":" | ";");
        let lower =
            self.word(at - 1) == "," && self.scene.inner(at).cut(self.scene.tagged.text).trim_start().starts_with(char::is_lowercase);
        (marked && (lower || !self.later.iter().any(|later| later.cue.items.start < at))).then_some(at..at + 1)
    }

    /// The word of an item of the stretch; empty beyond its end.
    pub fn word(&self, at: usize) -> &str {
        self.scene.word_within(at, &self.stretch.items)
    }

    /// The item before the frame, a comma or dash skipped.
    fn left(&self) -> Option<usize> {
        let mut last = self.framed.from.checked_sub(1)?;
        let adverbs = source::verb_group(self.scene, &self.stretch.items, last + 1);
        if adverbs > self.stretch.items.start && self.scene.word(adverbs - 1) == "as" {
            last = adverbs - 1;
        }
        if self.scene.word(last) == "as" {
            last = last.checked_sub(1)?;
        }
        if matches!(self.scene.word(last), "," | "—" | "–" | "-" | "―") {
            last = last.checked_sub(1)?;
        }
        (last >= self.floor).then_some(last)
    }
}

/// One range as content.
pub fn only(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
