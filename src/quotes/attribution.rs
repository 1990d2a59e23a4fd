//! Attributions: every cue of a stretch with its content.
//!
//! The rules go by what stands beside the cue, in this order: content in quotation marks before it ("“…,” she said"), content in plain words before it
//! ("…, she said"), content after it ("she said …"). Each rule is one function, and `read` tries them in turn.

use std::ops::Range;

use super::cues::{Class, Form, Frame, Needs, Verb};
use super::frames::{self, Cue, Framed};
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};
use super::words;

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
    /// In what follows the stretch, which ends in a colon.
    Introduced,
    /// Behind the label of a turn, in an interview.
    Turn,
    /// Before a dash and the name of its author.
    Signed,
    /// A quotation alone in its paragraph or beside an attributed one.
    Continued,
}

impl Rule {
    /// The rule in the words of the reader, which are also its name in the table of confidence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::QuotedBefore => "quotation before the cue",
            Self::PlainBefore => "words before the cue",
            Self::QuotedAfter => "quotation after the cue",
            Self::PlainAfter => "words after the cue",
            Self::According => "according to",
            Self::Introduced => "colon before the quotation",
            Self::Turn => "turn of a conversation",
            Self::Signed => "name behind a dash",
            Self::Continued => "quotation without a cue of its own",
        }
    }
}

/// Reads the attributions of a stretch.
pub fn read(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Found> {
    let found = framed(scene, stretch);
    if found.is_empty() { signed(scene, stretch).or_else(|| introduced(scene, stretch)).into_iter().collect() } else { found }
}

/// "Ada Vale: “…”" and "Vale issued the following statement:": a colon without a cue of the list.
fn introduced(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let items = stretch.items.clone();
    let colon = items.clone().rev().take(3).find(|&at| scene.word(at) == ":")?;
    let quotation = (colon + 1..items.end).find(|&at| scene.is_quotation(at));
    if quotation.is_none() && colon + 1 < items.end || (items.start..colon).any(|at| scene.is_quotation(at)) {
        return None;
    }
    let source = source::named_before(scene, &items, colon).or_else(|| source::first(scene, &(items.start..colon)))?;
    let content = quotation.map(|at| at..at + 1).into_iter().collect();
    Some(Found { content, source: Some(source), cue: None, rule: Rule::Introduced })
}

/// "“…” — Ada Vale": a quotation with its author behind a dash.
fn signed(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let items = stretch.items.clone();
    let quotation = items.clone().take(4).find(|&at| scene.is_quotation(at))?;
    let dash = quotation + 1;
    if dash + 1 >= items.end || !matches!(scene.word(dash), "—" | "–" | "―" | "-" | "--") {
        return None;
    }
    let source = source::after(scene, &items, dash + 1).filter(|_| scene.word(dash + 1).starts_with(char::is_uppercase))?;
    Some(Found { content: only(quotation..quotation + 1), source: Some(source), cue: None, rule: Rule::Signed })
}

fn framed(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Found> {
    let frames = frames::find(scene, stretch);
    let mut found: Vec<Found> = Vec::new();
    let (mut floor, mut outer) = (stretch.items.start, stretch.items.start);
    for (index, framed) in frames.iter().enumerate() {
        let place = Place { scene, stretch, framed, later: &frames[index + 1..], floor, outer };
        let Some((rule, content)) =
            place.quoted_before(&found).or_else(|| place.according()).or_else(|| place.plain_before()).or_else(|| place.after())
        else {
            continue;
        };
        outer = if rule == Rule::PlainAfter { outer } else { framed.to };
        floor = framed.to.max(content.iter().map(|range| range.end).filter(|_| rule == Rule::QuotedAfter).max().unwrap_or(0));
        found.push(Found { content, source: framed.source.clone(), cue: Some(framed.cue.clone()), rule });
    }
    found
}

/// A frame in its stretch, while its content is looked for.
struct Place<'p, 't, 'a> {
    scene: &'p Scene<'t, 'a>,
    stretch: &'p Stretch,
    framed: &'p Framed,
    later: &'p [Framed],
    /// Content before the frame cannot begin before this item.
    floor: usize,
    /// Content in plain words before the frame may take in attributions of its own, down to this item.
    outer: usize,
}

/// How far behind its cue a quotation may stand.
const FARTHEST: usize = 25;

type Content = (Rule, Vec<Range<usize>>);

impl Place<'_, '_, '_> {
    /// "“…,” she said" and "The plan is “…,” she said".
    fn quoted_before(&self, found: &[Found]) -> Option<Content> {
        let last = self.left()?;
        let taken = |found: &Found| found.content.iter().any(|range| range.contains(&last));
        if !self.scene.is_quotation(last) || self.framed.cue.is_gerund() || found.iter().any(taken) {
            return None;
        }
        let bracket = (self.floor..last).rfind(|&at| self.word(at) == "(").filter(|_| self.word(self.floor) != "(");
        let mut content = only(bracket.map_or(self.floor, |bracket| bracket + 1)..last + 1);
        content.extend(self.resumed(self.framed.to));
        Some((Rule::QuotedBefore, content))
    }

    /// "The plan is dead, she said" and "The plan, she said, is dead".
    fn plain_before(&self) -> Option<Content> {
        let last = self.left()?;
        let start = self.outer;
        if last + 1 >= self.framed.from || self.framed.cue.verb.is_none() || !self.framed.cue.may_follow() || last < self.floor + 1 {
            return None;
        }
        let (to, end) = (self.framed.to, self.stretch.items.end);
        let next = self.word(to);
        if let Some(rest) = self.resumption(start..last + 1) {
            return Some((Rule::PlainBefore, vec![start..last + 1, rest]));
        }
        let told = self.framed.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Tell) && end - to.min(end) < 6;
        let infinitive = next == "to" && !self.word(to + 1).starts_with(char::is_uppercase) && !words::is_determiner(self.word(to + 1));
        let opening = self.word(self.floor);
        let fronted = words::is_preposition(opening) && !(self.floor..last).any(|at| self.word(at) == ",") && !self.ends_after(to);
        let beside = to >= end
            || self.scene.is_punctuation(to) && next != ":"
            || words::is_preposition(next) && !infinitive
            || words::tells_time(next);
        let close = self.later.iter().map(|later| later.from).find(|&from| from > to).unwrap_or(end).max(to);
        let closed =
            !(to..close).any(|at| self.word(at) == "that" || self.scene.is_quotation(at) && at > to && self.scene.is_punctuation(at - 1));
        ((beside || told) && closed && !fronted && last - start >= 2).then(|| (Rule::PlainBefore, only(start..last + 1)))
    }

    /// "According to her, the plan is dead", "The plan is dead, according to her", "The plan, according to her, is dead".
    fn according(&self) -> Option<Content> {
        if self.framed.cue.verb.is_some() {
            return None;
        }
        let (to, end) = (self.framed.to, self.stretch.items.end);
        let opening = self.framed.from <= self.floor + 1 || self.word(self.framed.from).starts_with(char::is_uppercase);
        if opening {
            let start = to + 1;
            return (start + 2 < end && self.word(to) == ",").then(|| (Rule::According, only(start..self.content_end(start))));
        }
        let last = self.left()?;
        let before = self.outer..last + 1;
        let mut content = only(before.clone());
        content.extend(self.resumption(before));
        (content.len() > 1 || last > self.outer + 2).then_some((Rule::According, content))
    }

    /// Where content goes on behind a frame that broke into it: "The plan, she said, is dead", "It is dead, she said, because nobody cares".
    fn resumption(&self, before: Range<usize>) -> Option<Range<usize>> {
        let (to, end) = (self.framed.to, self.stretch.items.end);
        if self.word(to) != "," || to + 2 >= end || self.later.iter().any(|later| later.from <= to + 1) {
            return None;
        }
        let whole = before.clone().any(|at| self.scene.is_finite(at)) && !words::begins_clause(self.word(before.start));
        let inverted = self.framed.source.as_ref().is_some_and(|source| source.items.start >= self.framed.cue.items.end);
        let start = if inverted {
            (to..end.min(to + FARTHEST)).find(|&at| self.word(at) == "," && self.scene.is_finite(at + 1)).filter(|_| !whole)? + 1
        } else {
            to + 1
        };
        if whole && !words::joins(self.word(start)) && !self.scene.is_finite(start) {
            return None;
        }
        Some(start..self.content_end(start))
    }

    /// "She said …"
    fn after(&self) -> Option<Content> {
        let end = self.stretch.items.end;
        let (verb, _) = self.framed.cue.verb?;
        if verb.needs == Needs::Quote && self.framed.source.is_none() {
            return None;
        }
        let start = self.content_start(verb);
        if start >= end && self.word(end - 1) == ":" {
            return Some((Rule::Introduced, Vec::new()));
        }
        if start < end && self.scene.is_quotation(start) {
            let alone = start + 1 >= end || self.scene.is_punctuation(start + 1) || self.scene.full_stop(start) || self.scene.pauses(start);
            if alone {
                let mut content = only(start..start + 1);
                content.extend(self.resumed(start + 1).filter(|range| range.start <= start + 2));
                return Some((Rule::QuotedAfter, content));
            }
        }
        let end = self.content_end(start);
        let holds_quotation = (start..end).any(|at| self.scene.is_quotation(at));
        let like = self.framed.from > self.stretch.items.start && self.word(self.framed.from - 1).eq_ignore_ascii_case("as");
        let clause = (start..end.min(start + FARTHEST)).any(|at| self.scene.is_finite(at));
        let fits = match verb.needs {
            _ if like => end > start + 2,
            _ if self.framed.source.is_none() => {
                end > start + 2
                    && (words::begins_clause(self.word(start)) || verb.frame == Frame::Ask && words::is_preposition(self.word(start)))
                    || start < end && self.scene.is_quotation(start)
            }
            Needs::Finite if verb.frame == Frame::Tell => holds_quotation || end > start + 2 && clause,
            Needs::Free => end > start + 1 || holds_quotation,
            Needs::Finite if matches!(verb.class, Class::Thought | Class::Showing) => {
                end > start + 2 && words::begins_clause(self.word(start))
                    || end > start + 2 && words::begins_content(self.word(start)) && self.word(start) != "to"
            }
            Needs::Finite | Needs::Clause if words::joins(self.word(start)) && verb.frame == Frame::Say && verb.class == Class::Speech => {
                holds_quotation
            }
            Needs::Finite => holds_quotation || end > start + 2 && words::begins_content(self.word(start)) && self.word(start) != "to",
            Needs::Clause => holds_quotation || end > start + 2 && words::begins_content(self.word(start)),
            Needs::Quote => holds_quotation && verb.frame == Frame::Call,
        };
        fits.then(|| (Rule::PlainAfter, only(start..end)))
    }

    /// A quotation that goes on after the frame: ", “…”", with nobody else speaking in between.
    fn resumed(&self, from: usize) -> Option<Range<usize>> {
        let at = (from..self.stretch.items.end.min(from + FARTHEST)).find(|&at| self.scene.is_quotation(at))?;
        let marked = at == from || matches!(self.word(at - 1), "," | "-" | "—" | "–" | "―" | ":" | ";");
        (marked && !self.later.iter().any(|later| later.cue.items.start < at)).then_some(at..at + 1)
    }

    /// The word of an item of the stretch; empty beyond its end.
    fn word(&self, at: usize) -> &str {
        self.scene.word_within(at, &self.stretch.items)
    }

    /// The item before the frame, a comma or dash skipped.
    fn left(&self) -> Option<usize> {
        let mut last = self.framed.from.checked_sub(1)?;
        if self.scene.word(last) == "as" {
            last = last.checked_sub(1)?;
        }
        if matches!(self.scene.word(last), "," | "—" | "–" | "-" | "―") {
            last = last.checked_sub(1)?;
        }
        (last >= self.floor).then_some(last)
    }

    /// Where the content after a cue begins: behind the addressee, the time and the place of saying.
    fn content_start(&self, verb: Verb) -> usize {
        let end = self.stretch.items.end;
        let mut start = self.framed.to;
        let word = self.word(start);
        let told = matches!(verb.frame, Frame::Tell | Frame::Ask);
        if self.framed.from > self.stretch.items.start && self.word(self.framed.from - 1).eq_ignore_ascii_case("as") {
            return (start..end.min(start + FARTHEST)).find(|&at| self.word(at) == ",").map_or(end, |comma| comma + 1);
        }
        let spoken = verb.needs != Needs::Free && verb.frame == Frame::Say && matches!(verb.class, Class::Speech | Class::Writing);
        if told || spoken || words::is_preposition(word) || words::tells_time(word) || matches!(word, "," | ":") {
            let opens = |at: &usize| {
                matches!(self.word(*at), "that" | "whether" | "if" | ":")
                    || self.scene.is_quotation(*at) && *at > start && matches!(self.word(*at - 1), "," | ":")
            };
            let next = self.later.iter().map(|later| later.from).find(|&from| from > start).unwrap_or(end);
            if let Some(at) = (start..next.min(start + 20)).find(opens) {
                start = at;
            } else if start < end && !self.scene.is_quotation(start) && verb.frame == Frame::Tell {
                start = self.addressee_end(start);
            }
        }
        while start + 1 < end && self.is_aside(start) {
            start += 1;
        }
        if start + 1 == end && self.is_aside(start) { end } else { start }
    }

    /// Where the addressee that begins at `start` ends: before what can begin a clause, or behind a name.
    fn addressee_end(&self, start: usize) -> usize {
        let opens = |at: &usize| words::begins_content(self.word(*at)) || words::is_determiner(self.word(*at));
        let nothing = |at: &usize| self.scene.is_punctuation(*at) || self.scene.is_quotation(*at);
        let reach = if words::is_determiner(self.word(start)) { 5 } else { 2 };
        let near = (start + 1..self.stretch.items.end.min(start + reach)).take_while(|at| !nothing(at)).find(opens);
        if let Some(at) = near {
            return at;
        }
        let mut at = start + 1;
        while self.word(at).starts_with(char::is_uppercase) && !words::is_pronoun(self.word(at)) {
            at += 1;
        }
        at
    }

    /// A comma, a colon, a weekday, "on" before a weekday.
    fn is_aside(&self, at: usize) -> bool {
        let word = self.word(at);
        words::tells_time(word) || matches!(word, "," | ":" | "out") || word == "on" && words::tells_time(self.word(at + 1))
    }

    /// Where the content that begins at `start` ends: before the next frame that is coordinate with this one, or with the stretch.
    fn content_end(&self, start: usize) -> usize {
        let mut end = self.stretch.items.end;
        for later in self.later.iter().filter(|later| later.from > start + 1) {
            let before = self.word(later.from - 1);
            let according = later.cue.verb.is_none() && before == ",";
            let gerund = later.cue.is_gerund() && before == "," && later.cue.verb.is_some_and(|(verb, _)| verb.needs != Needs::Quote);
            let shared = matches!(before, "and" | "but") && later.source.as_ref().is_some_and(|source| source.items.end < start);
            let other = matches!(before, "and" | "but" | "while") && later.from > start + 2 && self.word(later.from - 2) == ",";
            let told_last = before == "," && later.cue.may_follow() && self.ends_after(later.to);
            if according || gerund || shared || other || told_last {
                end = later.from;
                while end > start && matches!(self.word(end - 1), "," | "and" | "but" | "while") {
                    end -= 1;
                }
                break;
            }
        }
        let stops = |at: &usize| {
            self.word(*at) == ";"
                || self.word(*at) == "," && words::stops_content(self.word(*at + 1))
                || self.word(*at) == ")" && self.is_unopened(start, *at)
        };
        if let Some(stop) = (start + 3..end.saturating_sub(1)).find(stops) {
            end = stop;
        }
        if self.is_subordinate()
            && let Some(comma) = (start + 2..end.saturating_sub(1)).find(|&at| self.word(at) == ",")
        {
            end = comma;
        }
        let apposed = |at: usize| (start..at).rev().take(4).any(|before| self.word(before) == ",");
        let paused = (start..end.saturating_sub(1)).find(|&at| self.scene.is_quotation(at) && self.scene.pauses(at) && !apposed(at));
        if let Some(at) = paused.filter(|&at| !self.scene.is_quotation(at + 1) && !matches!(self.word(at + 1), "and" | "or" | "but")) {
            end = at + 1;
        }
        while end > start && matches!(self.word(end - 1), "." | "," | ";" | ":") {
            end -= 1;
        }
        end
    }

    /// Whether the frame stands in a clause that ends before the sentence does: "While she said …, she went"; "Ada Vale, who said …, went".
    fn is_subordinate(&self) -> bool {
        let (from, first) = (self.framed.from, self.stretch.items.start);
        let before = if from > first { self.word(from - 1) } else { "" };
        let participle = self.framed.cue.items.start == first && self.framed.cue.verb.is_some_and(|(_, form)| form == Form::Past);
        let opens = words::begins_clause(before)
            && !matches!(before, "that" | "but" | "so" | "yet")
            && (from == first + 1 || from == first + 2 || self.word(from - 2) == ",");
        let relative = self.framed.source.as_ref().is_some_and(|source| words::begins_clause(self.word(source.items.start)));
        participle || opens || relative && before == ","
    }

    /// Whether the bracket that closes at `at` was opened before `start`.
    fn is_unopened(&self, start: usize, at: usize) -> bool {
        !(start..at).rev().take(FARTHEST).any(|before| self.word(before) == "(")
    }

    /// Whether nothing but punctuation, time and place follows.
    fn ends_after(&self, at: usize) -> bool {
        matches!(self.word(at), "" | "." | ",") || words::tells_time(self.word(at))
    }
}

fn only(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
