//! Continuation: a quotation without a cue of its own goes on with the attribution before it.
//!
//! What a stretch of quotations alone belongs to is decided by the stretch before it, in this order: a quotation that was left open at the end of the
//! paragraph before; a cue that ended in a colon; an attribution, or what already went on with one; a narrator's sentence in the same paragraph, whose subject then speaks.

use std::ops::Range;

use super::attribution::{self, Found, Rule};
use super::cues::{self, Class};
use super::headlines;
use super::place::only;
use super::source::{self, Source};
use super::stretches::{Item, Scene, Stretch};
use super::words;
use crate::language::{NameKind, Relation, Upos};

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
        // A heading stands by itself: nobody goes on in it, and what stands below goes on with what stands above.
        if scene.is_heading(stretch) {
            self.found.extend(headlines::read(scene, stretch, attributions));
            return;
        }
        if let Some(source) = attribution::signature(scene, stretch).filter(|_| self.ends_before(scene, index)) {
            self.sign(scene, index, source);
            return;
        }
        let quotations_only = stretch.items.clone().all(|at| scene.is_quotation(at) || scene.is_punctuation(at));
        if !attributions.is_empty() {
            let mut attributions = attributions;
            self.exchange = self.answered(scene, stretch, &attributions);
            self.hand_on(scene, stretch, &mut attributions);
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
    fn hand_on(&mut self, scene: &Scene<'_, '_>, stretch: &Stretch, attributions: &mut [Found]) {
        let Some(first) = attributions.first_mut().filter(|first| first.rule == Rule::QuotedBefore) else { return };
        let waits = |last: &Found| {
            let Some(range) = last.content.last() else { return false };
            let heading = scene.stretch_of(range.start).is_some_and(|one| scene.is_heading(one));
            // A quotation without an end runs on in the next one, whoever seemed to speak.
            let unnamed = last.source.is_none() || last.rule == Rule::Continued && scene.runs_on(range.end - 1);
            !heading && unnamed && last.cue.is_none() && range.end + 1 >= stretch.items.start
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
            self.found.push(alone(content, Some(source)));
            return;
        }
        if let Some(floor) = self.floor {
            let last = &self.found[floor];
            // "Vale said it was “quite safe”. “We checked it twice.”": what is reported behind a cue ends with its sentence.
            let mut items = last.content.iter().flat_map(Clone::clone);
            let reported = !last.content.is_empty()
                && if last.rule == Rule::PlainAfter {
                    items.any(|at| !scene.is_quotation(at) && !scene.is_punctuation(at))
                } else {
                    !items.any(|at| scene.is_quotation(at))
                };
            if !reported {
                self.found[floor].content.push(content);
                return;
            }
            let source = last.source.clone().map(|source| Source { how: "speaker of what stands before", ..source });
            self.floor = Some(self.found.len());
            self.found.push(alone(content, source));
            return;
        }
        let source = narrated(scene, index).or_else(|| named_next(scene, index));
        self.floor = Some(self.found.len());
        self.found.push(alone(content, source));
    }
}

/// A quotation without a cue of its own.
pub fn alone(content: Range<usize>, source: Option<Source>) -> Found {
    Found { content: only(content), source, cue: None, rule: Rule::Continued }
}

/// The subject of the narrator's sentence before a quotation, if that is a person: in the same paragraph, or in the one before where that sentence tells of
/// speaking ("Vale went on with her remarks.").
fn narrated(scene: &Scene<'_, '_>, index: usize) -> Option<Source> {
    let this = &scene.stretches[index];
    let last = index.checked_sub(1).map(|before| &scene.stretches[before])?;
    if last.paragraph == this.paragraph {
        return subjects(scene, &last.items).find(|source| can_speak(scene, source));
    }
    let speech = |at: usize| {
        let word = scene.word(at);
        let verb = cues::verb(word).is_some_and(|(verb, _)| matches!(verb.class, Class::Speech | Class::Writing));
        verb && scene.is_finite(at) || words::noun_cue(word).is_some()
    };
    let told = last.items.len() < LONGEST_LEAD && last.paragraph + 1 == this.paragraph && last.items.clone().any(speech);
    subjects(scene, &last.items).find(|source| leads(scene, &last.items, source)).filter(|_| told)
}

/// The subject of a sentence as its beginning has it, and as it was parsed.
pub fn subjects(scene: &Scene<'_, '_>, items: &Range<usize>) -> impl Iterator<Item = Source> {
    let root = |&at: &usize| matches!(scene.items[at], Item::Word(token) if scene.tagged.tokens[token].relation == Relation::Root);
    let predicate = items.clone().find(root);
    let parsed = predicate.and_then(|at| scene.dependents(at, &[Relation::Nsubj, Relation::NsubjPass], items).next());
    let parsed = parsed.map(|items| Source { items, how: "subject of the sentence" });
    source::first(scene, items).into_iter().chain(parsed).map(|source| Source { items: without_adverbs(scene, source.items), ..source })
}

/// A subject without the adverbs and conjunctions around it: "and here Ada Vale also".
pub fn without_adverbs(scene: &Scene<'_, '_>, items: Range<usize>) -> Range<usize> {
    let plain = |&at: &usize| {
        let word = scene.word(at);
        let adverb = scene.upos(at) == Some(Upos::Adv) && !word.starts_with(char::is_uppercase);
        !adverb && !words::joins(word) && !words::stands_between(word)
    };
    let start = items.clone().find(plain).unwrap_or(items.start);
    start..items.clone().rfind(plain).map_or(items.end, |last| last + 1)
}

/// Whether some items begin with a person who does something.
pub fn leads(scene: &Scene<'_, '_>, items: &Range<usize>, subject: &Source) -> bool {
    subject.items.start == items.start && can_speak(scene, subject) && acts(scene, items, subject)
}

/// Whether a finite verb stands behind a subject.
fn acts(scene: &Scene<'_, '_>, items: &Range<usize>, subject: &Source) -> bool {
    (subject.items.end..items.end)
        .find(|&at| !words::stands_between(scene.word(at)) || scene.is_finite(at))
        .is_some_and(|at| scene.is_finite(at))
}

/// The person who is named as the subject of the sentence right behind a quotation that begins its paragraph and asks nothing: "“I have been called worse.”
/// Ada Vale is used to it."
fn named_next(scene: &Scene<'_, '_>, index: usize) -> Option<Source> {
    let this = &scene.stretches[index];
    let led = index > 0 && scene.stretches[index - 1].paragraph == this.paragraph;
    if led || scene.asks(this.items.end - 1) {
        return None;
    }
    let next = scene.stretches.get(index + 1).filter(|next| next.paragraph == scene.stretches[index].paragraph)?;
    let source = source::first(scene, &next.items).filter(|source| source.items.start == next.items.start)?;
    let named = names(scene, &source.items).filter(|&kind| kind == NameKind::Person).count() == 1;
    let joined = source.items.clone().any(|at| words::joins(scene.word(at)));
    (named && !joined && acts(scene, &next.items, &source)).then_some(Source { how: "subject of the sentence behind", ..source })
}

/// The names in some items.
pub fn names(scene: &Scene<'_, '_>, items: &Range<usize>) -> impl Iterator<Item = NameKind> {
    let span = scene.cover(items);
    let names = &scene.tagged.names;
    let first = names.partition_point(|name| name.span.end <= span.start);
    names[first..].iter().take_while(move |name| name.span.start < span.end).map(|name| name.kind)
}

/// Whether a subject can speak: a pronoun, a name, a word for a person or a body; not "six weeks" or "the last chair".
pub fn can_speak(scene: &Scene<'_, '_>, source: &Source) -> bool {
    let word = scene.word(source.items.start);
    let alone = source.items.len() == 1 && scene.upos(source.items.start) == Some(Upos::Pron);
    let pronoun = alone && words::is_pronoun(word) && !word.eq_ignore_ascii_case("it");
    let named = names(scene, &source.items).any(|kind| kind != NameKind::Place);
    let noun = source.items.clone().any(|at| {
        let word = scene.word(at);
        words::is_person(word) || scene.upos(at) == Some(Upos::Propn) && !words::ends_time(word)
    });
    pronoun || named || noun
}
