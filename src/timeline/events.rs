//! Events: the clauses that tell what happened, with their dates, and the sayings.
//!
//! In go the parsed text, the quotes and the resolved times, out come the lines of the timeline. A time expression dates the clause it hangs on, or the happening it
//! stands before ("the 2009 crash"); a length of time or a reference such as "now" dates nothing. A main clause without a date takes that of the story
//! ([`super::narrative`]), as far as the evidence goes and the reader is not flooded. A line is a statement where its clause is the cue of a quote, planned where its date
//! lies ahead of the day of publication.

use std::collections::HashSet;
use std::ops::Range;

use super::clauses::{Clause, LONGEST, Tree};
use super::dated::{Dated, EVENT_NOUNS};
use super::narrative::Narrative;
use super::undated::{Candidate, Place, add_best};
use super::{Anchor, Cues, Event, EventKind, Granularity, Time, When};
use crate::language::Upos;
use crate::people::Entities;
use crate::quotes::{Quote, QuoteKind, Who};
use crate::text::{List, ParagraphKind, Sentence, Span};
use crate::word_list;

/// What the lines are made from.
pub struct Scene<'a, 'text> {
    /// The parsed text.
    pub tree: &'a Tree<'a, 'text>,
    quotes: &'a [Quote],
    /// Mentions of people in the order of the text.
    mentions: Vec<(Span, usize)>,
    /// What is said, in the order of the text.
    said: Vec<Span>,
    cues: &'a Cues,
    /// The day of publication, if it is known.
    pub anchor: Option<&'a Anchor>,
}

static PORTRAITS: List = word_list!("data/portraits.txt");

/// What is known of a line before it is told whether it happened.
pub struct Line {
    pub span: Span,
    pub quote: Option<usize>,
    pub when: Option<When>,
    pub time: Option<Span>,
    /// Whether the words look ahead.
    pub ahead: bool,
    pub how: String,
}

/// Sentences that the lead takes at most, the headline among them.
const LEAD: usize = 5;

/// The lines of the timeline, in the order of the text.
pub fn find(
    tree: &Tree<'_, '_>,
    entities: &Entities,
    quotes: &[Quote],
    cues: &Cues,
    times: &[Time],
    anchor: Option<&Anchor>,
) -> Vec<Event> {
    let scene = Scene::new(tree, entities, quotes, cues, anchor);
    let tagged = tree.tagged;
    let mut narrative = anchor.map(|anchor| Narrative::new(anchor, scene.lead(times, anchor)));
    let mut events: Vec<Event> = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut heard: Vec<Who> = Vec::new();
    // A sentence that stands twice, as in a standfirst or a caption, is one line.
    let mut words: HashSet<&str> = HashSet::new();
    let mut told = false;
    let portrait = scene.is_portrait();
    let mut next = 0;
    for (number, sentence) in tagged.sentences.iter().enumerate() {
        let first = next;
        while times.get(next).is_some_and(|time| time.span.start < sentence.span.end) {
            next += 1;
        }
        let here = &times[first..next];
        if scene.is_date_line(&sentence.tokens, here) {
            continue;
        }
        let mut clauses = tree.clauses(&sentence.tokens);
        let dated = scene.date(&clauses, here);
        scene.join(&mut clauses, &dated);
        Scene::part(&mut clauses, &dated);
        for one in &dated {
            let event = scene.line(&clauses[one.clause], one);
            if !events.iter().rev().take(4).any(|other| other.span == event.span && other.when == event.when) {
                events.push(event);
            }
            if let (Some(narrative), Some(when)) = (&mut narrative, one.when) {
                scene.tell(narrative, &clauses[one.clause], one, when, number);
            }
        }
        if let Some(narrative) = narrative.as_ref().filter(|_| !portrait) {
            let place = match scene.is_headline(sentence) {
                true => Place::Headline,
                false if std::mem::replace(&mut told, true) => Place::Body,
                false => Place::Lead,
            };
            for (index, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.main || scene.says(clause)) {
                let inside = |one: &Dated| one.clause == index || clause.tokens.contains(&one.token) && !scene.is_said(one.span);
                if !dated.iter().any(|one| one.noun.is_none() && inside(one)) {
                    let line = scene.undated(narrative, clause, number, here, place, &mut heard);
                    candidates.extend(line.filter(|line| words.insert(line.event.span.cut(tagged.text))));
                }
            }
        }
    }
    add_best(&mut events, candidates);
    events
}

impl<'a, 'text> Scene<'a, 'text> {
    fn new(tree: &'a Tree<'a, 'text>, entities: &Entities, quotes: &'a [Quote], cues: &'a Cues, anchor: Option<&'a Anchor>) -> Self {
        let people = entities.people.iter().enumerate();
        let mut mentions: Vec<_> =
            people.flat_map(|(index, person)| person.mentions.iter().map(move |mention| (mention.span, index))).collect();
        mentions.sort_unstable_by_key(|(span, _)| span.start);
        let mut said: Vec<Span> = quotes.iter().flat_map(|quote| quote.spans.iter().copied()).collect();
        said.sort_unstable();
        Self { tree, quotes, mentions, said, cues, anchor }
    }

    /// Tells the story the date of a clause, and that of the happenings the clause names.
    fn tell(&self, narrative: &mut Narrative, clause: &Clause, dated: &Dated, when: When, sentence: usize) {
        if clause.main && dated.noun.is_none() && dated.own_day {
            narrative.tell(when, sentence, self.quote(clause).is_some());
        }
        if matches!(when.granularity, Granularity::Day | Granularity::Month) {
            let words = clause.tokens.clone().take(LONGEST).map(|token| self.tree.tagged.word(token));
            words.filter(|word| EVENT_NOUNS.contains_any_case(word)).for_each(|word| narrative.remember(word, when));
        }
    }

    /// The first recent day that the lead names, other than in speech or in passing.
    fn lead(&self, times: &[Time], anchor: &Anchor) -> Option<When> {
        let tagged = self.tree.tagged;
        let lead = tagged.sentences.get(LEAD).map_or(usize::MAX, |sentence| sentence.span.start);
        let told = |time: &Time| {
            let range = tagged.tokens_in(time.span);
            let sentence = tagged.sentences.get(tagged.sentence_of(range.start))?;
            let apart =
                self.is_date_line(&sentence.tokens, std::slice::from_ref(time)) || self.is_base(&range) || self.limit(&range).is_some();
            time.when.filter(|_| time.own_day && !apart && !self.is_said_aloud(time.span))
        };
        times.iter().take_while(|time| time.span.start < lead).filter_map(told).find(|&when| Narrative::holds(when, anchor.date))
    }

    /// Whether the headline says that the article tells a life or a subject at large: nothing in it is of one day.
    fn is_portrait(&self) -> bool {
        let first = self.tree.tagged.sentences.first().filter(|sentence| self.is_headline(sentence));
        first.is_some_and(|first| PORTRAITS.contains(self.tree.tagged.word(first.tokens.start)))
    }

    /// Whether a sentence holds a date and hardly anything else.
    fn is_date_line(&self, tokens: &Range<usize>, times: &[Time]) -> bool {
        let tagged = self.tree.tagged;
        let outside = |token: &usize| {
            let span = tagged.tokens[*token].span;
            span.cut(tagged.text).contains(char::is_alphanumeric) && !times.iter().any(|time| time.span.overlaps(span))
        };
        !times.is_empty()
            && tokens.clone().filter(outside).take(3).count() < 3
            && !tokens.clone().any(|token| tagged.tokens[token].tag.upos == Upos::Verb)
    }

    /// Whether a sentence is the headline: the first paragraph by itself, without a mark at its end.
    fn is_headline(&self, sentence: &Sentence) -> bool {
        let tagged = self.tree.tagged;
        let whole = tagged.paragraphs.get(sentence.paragraph).is_some_and(|paragraph| {
            paragraph.span == sentence.span && (paragraph.kind == ParagraphKind::Heading || sentence.paragraph == 0)
        });
        whole && sentence.span.cut(tagged.text).ends_with(char::is_alphanumeric)
    }

    /// The line of a dated clause or happening.
    fn line(&self, clause: &Clause, dated: &Dated) -> Event {
        let tagged = self.tree.tagged;
        let quote = self.quote(clause).filter(|_| dated.noun.is_none());
        let span = dated.noun.as_ref().map_or_else(|| self.span(clause, quote), |tokens| self.tree.span(tokens));
        let date = dated.when.map_or_else(|| "no date".to_owned(), |when| when.to_string());
        let how = format!("{} → {date}: {}", dated.span.cut(tagged.text), dated.how);
        self.event(Line { span, quote, when: dated.when, time: Some(dated.span), ahead: dated.ahead, how })
    }

    /// The words of a clause; of a statement with what is said, as far as it stands in the sentence.
    pub fn span(&self, clause: &Clause, quote: Option<usize>) -> Span {
        let own = self.tree.span(&self.tree.wording(clause));
        let tagged = self.tree.tagged;
        let Some(sentence) = tagged.sentences.get(tagged.sentence_of(clause.predicate)).map(|sentence| sentence.span) else { return own };
        let said = quote.and_then(|quote| self.quotes.get(quote)).into_iter().flat_map(|quote| &quote.spans);
        said.filter(|content| content.overlaps(sentence)).fold(own, |whole, content| {
            Span::new(whole.start.min(content.start.max(sentence.start)), whole.end.max(content.end.min(sentence.end)))
        })
    }

    /// A line; planned where its date lies ahead of the day of publication, or reaches up to it and is told of as what is to come.
    pub fn event(&self, Line { span, quote, when, time, ahead, how }: Line) -> Event {
        let to_come = |anchor: &Anchor, when: When| when.from > anchor.date || ahead && when.to >= anchor.date;
        let kind = match quote {
            _ if self.anchor.zip(when).is_some_and(|(anchor, when)| to_come(anchor, when)) => EventKind::Planned,
            Some(_) => EventKind::Statement,
            None => EventKind::Event,
        };
        Event { kind, when, span, time, people: self.people(span, quote), quote, how }
    }

    /// The quote that a clause is the cue of.
    pub fn quote(&self, clause: &Clause) -> Option<usize> {
        self.cue_at(clause.predicate)
    }

    /// The quote that a token is the cue of.
    pub fn cue_at(&self, token: usize) -> Option<usize> {
        self.cues.at(self.tree.tagged.tokens[token].span)
    }

    /// Whether a span is part of what a quote says.
    pub fn is_part_of(&self, quote: usize, span: Span) -> bool {
        self.quotes.get(quote).is_some_and(|quote| quote.spans.iter().any(|content| content.covers(span)))
    }

    /// Whether a span stands between quotation marks.
    fn is_said_aloud(&self, span: Span) -> bool {
        self.quotes.iter().any(|quote| quote.kind == QuoteKind::Direct && quote.spans.iter().any(|content| content.covers(span)))
    }

    /// Whether a span is part of what somebody says.
    pub fn is_said(&self, span: Span) -> bool {
        let before = self.said.partition_point(|content| content.start <= span.start);
        self.said[..before].iter().rev().take(3).any(|content| content.covers(span))
    }

    fn people(&self, span: Span, quote: Option<usize>) -> Vec<usize> {
        let first = self.mentions.partition_point(|(mention, _)| mention.end <= span.start);
        let inside = self.mentions[first..].iter().take_while(|(mention, _)| mention.start < span.end);
        let mut people: Vec<usize> = inside.map(|&(_, person)| person).collect();
        people.extend(quote.and_then(|quote| self.speaker(quote)?.person()));
        people.sort_unstable();
        people.dedup();
        people
    }

    pub fn speaker(&self, quote: usize) -> Option<Who> {
        self.quotes.get(quote)?.speaker.as_ref()?.who
    }
}
