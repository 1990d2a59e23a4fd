//! Attributions: every cue of a stretch with its content.
//!
//! The rules go by what stands beside the cue, in this order: content in quotation marks before it ("“…,” she said"), content in plain words before it
//! ("…, she said"), content after it ("she said …"). Each rule is one function, and `read` tries them in turn.

use std::ops::Range;

use super::Tense;
use super::cue::Cue;
use super::cues::{self, Class, Form};
use super::frames::{self, Framed};
use super::place::{Place, only};
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};
use super::words;
use crate::language::{NameKind, Upos};
use crate::text::ParagraphKind;

/// Words that name the source of a headline at most.
const LONGEST_LABEL: usize = 8;

/// Items of a paragraph that signs a quotation at most.
const LONGEST_SIGNATURE: usize = 20;

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
    /// Behind a colon, in a headline.
    Headline,
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
            Self::Headline => "colon in a headline",
            Self::Signed => "name behind a dash",
            Self::Continued => "quotation without a cue of its own",
        }
    }
}

/// Reads the attributions of a stretch.
pub fn read(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Found> {
    let found = framed(scene, stretch);
    if !found.is_empty() {
        return found;
    }
    let sieve: [fn(&Scene<'_, '_>, &Stretch) -> Option<Found>; 4] = [signed, introduced, headline, unlisted];
    sieve.iter().find_map(|rule| rule(scene, stretch)).into_iter().collect()
}

/// "Ada Vale: “…”" and "Vale issued the following statement:": a colon without a cue of the list.
fn introduced(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let items = stretch.items.clone();
    let colon = items.clone().rev().take(3).find(|&at| scene.word(at) == ":")?;
    let quotation = (colon + 1..items.end).find(|&at| scene.is_quotation(at));
    if quotation.is_none() && colon + 1 < items.end || (items.start..colon).any(|at| scene.is_quotation(at)) {
        return None;
    }
    let heading = stretch.paragraph == 0 || scene.tagged.paragraphs[stretch.paragraph].kind == ParagraphKind::Heading;
    let on = (items.start + 1..colon).take(LONGEST_LABEL).find(|&at| heading && scene.word(at).eq_ignore_ascii_case("on"));
    let topic = on.map(|on| Source { items: items.start..on, how: "name before the colon" });
    let source = topic.or_else(|| source::named_before(scene, &items, colon)).or_else(|| source::first(scene, &(items.start..colon)))?;
    let past = |at: usize| (at..items.end).find(|&at| !scene.is_quotation(at)).unwrap_or(items.end);
    let content = quotation.map(|at| at..past(at)).into_iter().collect();
    Some(Found { content, source: Some(source), cue: None, rule: Rule::Introduced })
}

/// "Vale: Bridge is safe", "Police: Two held over fire": the headline of an article or a part of it, in which a colon stands for "says".
fn headline(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let items = stretch.items.clone();
    let heading = stretch.paragraph == 0 || scene.tagged.paragraphs[stretch.paragraph].kind == ParagraphKind::Heading;
    let colon = items.clone().take(LONGEST_LABEL + 1).skip(1).find(|&at| scene.word(at) == ":").filter(|_| heading)?;
    let label = scene.cover(&(items.start..colon));
    let first = scene.tagged.names.partition_point(|name| name.span.end < label.end);
    let named = scene.tagged.names.get(first).is_some_and(|name| name.span.end == label.end && name.kind == NameKind::Person);
    let content = colon + 1..items.end;
    // "Vale: An Evening with the “River Poet” in Elmford" quotes a name.
    let quoted = scene.is_quotation(content.start) || content.clone().rev().take(2).any(|at| scene.is_quotation(at));
    let told = content.len() > 2 && (content.clone().any(|at| matches!(scene.upos(at), Some(Upos::Verb | Upos::Aux))) || quoted);
    let source = Source { items: items.start..colon, how: "name before the colon" };
    (told && (named || words::heads_headline(scene.word(colon - 1)))).then(|| Found {
        content: only(content),
        source: Some(source),
        cue: None,
        rule: Rule::Headline,
    })
}

/// "“…” — Ada Vale": a quotation with its author behind a dash.
fn signed(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let items = stretch.items.clone();
    let quotation = items.clone().take(4).find(|&at| scene.is_quotation(at))?;
    let dash = quotation + 1;
    if dash + 1 >= items.end || !words::is_dash(scene.word(dash)) {
        return None;
    }
    let named = source::after(scene, &items, dash + 1).filter(|_| scene.word(dash + 1).starts_with(char::is_uppercase))?;
    let source = author(scene, stretch).unwrap_or(named);
    Some(Found { content: only(quotation..quotation + 1), source: Some(source), cue: None, rule: Rule::Signed })
}

/// "“It is old,” Ada Vale sniffed": whatever the verb is, behind a comma in quotation marks it tells who spoke.
fn unlisted(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Found> {
    let items = stretch.items.clone();
    let quotation = items.clone().take(2).find(|&at| scene.is_quotation(at) && scene.pauses(at))?;
    let verb = (quotation + 1..items.end).take(LONGEST_LABEL).find(|&at| scene.is_past(at) || cues::verb(scene.word(at)).is_some())?;
    let behind = verb == quotation + 1;
    let source =
        if behind { source::after(scene, &items, verb + 1)? } else { Source { items: quotation + 1..verb, how: "subject of the cue" } };
    let joins = |at: usize| words::relates(scene.word(at)) || matches!(scene.word(at), "," | ":" | ";" | "and" | "but");
    let plain = |at: usize| !scene.is_quotation(at) && !joins(at);
    let named = source.items.clone().all(plain) && scene.word(source.items.start).contains(char::is_alphabetic);
    let end = verb.max(source.items.end - 1) + 1;
    let rest = if end < items.end { scene.word(end) } else { "." };
    let speaks = scene.upos(verb) != Some(Upos::Aux);
    let closed = speaks && matches!(rest, "." | ",") || words::is_preposition(rest) || words::tells_time(rest);
    let lemma = cues::verb(scene.word(verb)).map_or("", |(verb, _)| verb.lemma);
    let tense = scene.is_past(verb).then_some(Tense::Past);
    let cue = Cue { items: verb..verb + 1, lemma, verb: Some((cues::NOUN, Form::Past)), negated: false, tense };
    let mut content = only(quotation..quotation + 1);
    // "“The thing is,” Ada Vale pauses, “it is old.”"
    content.extend((rest == "," && end + 2 >= items.end && scene.is_quotation(end + 1)).then(|| end + 1..end + 2));
    (named && closed).then_some(Found { content, source: Some(source), cue: Some(cue), rule: Rule::QuotedBefore })
}

/// "— Ada Vale, mayor": a paragraph that signs the quotation before it.
pub fn signature(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Source> {
    let items = stretch.items.clone();
    let signs =
        items.len() < LONGEST_SIGNATURE && scene.is_dash(items.start) && scene.word(items.start + 1).starts_with(char::is_uppercase);
    let source = source::after(scene, &items, items.start + 1).filter(|_| signs)?;
    let named = !words::is_pronoun(scene.word(source.items.start)) && !source.items.clone().any(|at| scene.is_finite(at));
    named.then_some(source)
}

/// "Ada Vale. “Bridge is safe” — Elmford Courier": in a list of sources the name of the author is a sentence of its own.
fn author(scene: &Scene<'_, '_>, stretch: &Stretch) -> Option<Source> {
    let last = stretch.items.start.checked_sub(2).filter(|&last| scene.word(last + 1) == "." && scene.is_quotation(last + 2))?;
    let before = scene.stretch_of(last).filter(|before| before.paragraph == stretch.paragraph)?;
    let items = before.items.start..last + 1;
    let span = scene.cover(&items);
    let name = scene.tagged.names.get(scene.tagged.names.partition_point(|name| name.span < span))?;
    (name.span == span && name.kind == NameKind::Person).then_some(Source { items, how: "name before the quotation" })
}

fn framed(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Found> {
    let frames = frames::find(scene, stretch);
    let mut found: Vec<Found> = Vec::new();
    let first = stretch.items.start;
    // Floor and outer floor behind the frames that do not stand within the source of this one: "“No,” Ada Vale, who had proposed it, said".
    let mut past: Vec<(usize, usize, usize)> = Vec::new();
    for (index, framed) in frames.iter().enumerate() {
        let around = |&&(to, ..): &&(usize, usize, usize)| to <= framed.from;
        let (floor, outer) = past.iter().rfind(around).map_or((first, first), |&(_, floor, outer)| (floor, outer));
        let place = Place { scene, stretch, framed, later: &frames[index + 1..], floor, outer };
        let Some((rule, mut content)) = place.content(&found) else { continue };
        let mut cue = framed.cue.clone();
        if let Some(first) = content.first_mut().filter(|first| place.belongs_to_cue(first)) {
            *first = first.start + 1..first.end;
            cue.items.end = first.start;
        }
        let outer = if rule == Rule::PlainAfter { outer } else { framed.to };
        let floor = framed.to.max(content.iter().map(|range| range.end).filter(|_| rule == Rule::QuotedAfter).max().unwrap_or(0));
        past.push((framed.to, floor, outer));
        found.push(Found { content, source: framed.source.clone(), cue: Some(cue), rule });
    }
    let resumed = frames
        .last()
        .filter(|last| past.last().is_some_and(|&(_, floor, _)| last.to == floor))
        .and_then(|last| elliptical(scene, &stretch.items, last));
    let mut found = outermost(scene, found);
    found.extend(resumed);
    found
}

/// "“It is old,” she said; and, later, “it is new.”": the verb is left out the second time.
fn elliptical(scene: &Scene<'_, '_>, bounds: &Range<usize>, framed: &Framed) -> Option<Found> {
    let source = framed.source.clone().filter(|_| scene.word_within(framed.to, bounds) == ";")?;
    let quotation = (framed.to..bounds.end).find(|&at| scene.is_quotation(at))?;
    let joined =
        (framed.to..quotation).all(|at| scene.is_punctuation(at) || words::joins(scene.word(at)) || words::stands_between(scene.word(at)));
    let source = Source { how: "speaker of what stands before", ..source };
    (joined && quotation + 2 >= bounds.end).then(|| Found {
        content: only(quotation..quotation + 1),
        source: Some(source),
        cue: None,
        rule: Rule::Continued,
    })
}

/// Drops what is told within what is told: of "She said that Ada Vale had warned of it" the warning is part of what she said. Only plain saying counts there
/// ("She said that Ada Vale had said it was over"), and nothing does within the words of a document ("according to the report").
fn outermost(scene: &Scene<'_, '_>, found: Vec<Found>) -> Vec<Found> {
    let within = |inner: &Found, outer: &Found| {
        let Some(cue) = &inner.cue else { return false };
        let told = outer.content.iter().any(|range| range.contains(&cue.items.start));
        told && (outer.rule == Rule::According || cue.lemma != "say" || cue.tense.is_none() && !cue.is_gerund())
    };
    // Of two that lie within each other the first holds the second ("He told them that if it were old, he would advise selling it"), unless the second ends
    // the sentence ("The plan would cost a million, the council told the Courier").
    let ends = |inner: &Found, outer: &Found| {
        let that = inner.content.first().is_some_and(|range| scene.word(range.start) == "that");
        let speaks = |cue: &Cue| cue.tense.is_some() && cue.verb.is_some_and(|(verb, _)| verb.class == Class::Speech);
        !that && outer.rule == Rule::PlainBefore && outer.cue.as_ref().is_some_and(speaks)
    };
    let holds = |(at, outer): (usize, &Found), (index, inner): (usize, &Found)| {
        within(inner, outer) && !(within(outer, inner) && if index < at { !ends(inner, outer) } else { ends(outer, inner) })
    };
    let told: Vec<bool> = found.iter().enumerate().map(|inner| found.iter().enumerate().any(|outer| holds(outer, inner))).collect();
    found.into_iter().zip(told).filter(|(_, told)| !told).map(|(found, _)| found).collect()
}
