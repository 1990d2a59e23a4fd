//! Events: the clauses that tell what happened, with their dates, and the sayings.
//!
//! In go the parsed text, the quotes and the resolved times, out come the lines of the timeline. A time expression dates the clause it hangs on, or the happening it
//! stands before ("the 2009 crash"); a length of time or a reference such as "now" dates nothing. A main clause without a date takes that of the story
//! ([`super::narrative`]), as far as the evidence goes and the reader is not flooded. A line is a statement where its clause is the cue of a quote, planned where its date
//! lies ahead of the day of publication.

use std::ops::Range;

use super::clauses::{Clause, LONGEST, Tense, Tree};
use super::narrative::{Narrative, Taken};
use super::{Anchor, Event, EventKind, Granularity, Time, TimeKind, When};
use crate::language::{Relation, Upos};
use crate::people::Entities;
use crate::quotes::{Quote, Who};
use crate::text::{List, ParagraphKind, Sentence, Span};

static EVENT_NOUNS: List = List(include_str!("data/event_nouns.txt"));
static JOINERS: List = List(include_str!("data/range_joiners.txt"));
static OPENERS: List = List(include_str!("data/range_openers.txt"));
static SEQUENCE: List = List(include_str!("data/sequence.txt"));
static STATIVES: List = List(include_str!("data/statives.txt"));
static WITHIN: List = List(include_str!("data/within.txt"));

/// A timeline of more lines than this takes no more of those that have no date of their own.
const ENOUGH: usize = 25;
/// Lines without a date of their own that there is always room for.
const ALWAYS: usize = 8;

/// A line that takes its date from the story, with how good the evidence is.
struct Candidate {
    event: Event,
    evidence: u8,
}

/// What the lines are made from.
struct Scene<'a, 'text> {
    tree: &'a Tree<'a, 'text>,
    quotes: &'a [Quote],
    /// Mentions of people in the order of the text.
    mentions: Vec<(Span, usize)>,
    /// What is said, in the order of the text.
    said: Vec<Span>,
    /// Cues in the order of the text, with their quotes.
    cues: Vec<(Span, usize)>,
    anchor: Option<&'a Anchor>,
}

/// The clause or the happening that a time dates.
struct Dated {
    /// Index of the clause it stands in.
    clause: usize,
    /// The tokens of the happening where it is not the clause.
    noun: Option<Range<usize>>,
    when: When,
    /// The expression, and its first token.
    span: Span,
    token: usize,
    own_day: bool,
    how: String,
}

/// The lines of the timeline, in the order of the text.
pub fn find(tree: &Tree<'_, '_>, entities: &Entities, quotes: &[Quote], times: &[Time], anchor: Option<&Anchor>) -> Vec<Event> {
    let scene = Scene::new(tree, entities, quotes, anchor);
    let tagged = tree.tagged;
    let mut narrative = anchor.map(|anchor| Narrative::new(anchor, scene.lead(times, anchor)));
    let mut events: Vec<Event> = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut heard: Vec<Who> = Vec::new();
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
            if let Some(narrative) = &mut narrative {
                if clauses[one.clause].main && one.noun.is_none() && one.own_day {
                    narrative.tell(one.when, number, scene.quote(&clauses[one.clause]).is_some());
                }
                let exact = matches!(one.when.granularity, Granularity::Day | Granularity::Month);
                for token in clauses[one.clause]
                    .tokens
                    .clone()
                    .take(LONGEST)
                    .filter(|&token| exact && EVENT_NOUNS.contains_any_case(tagged.word(token)))
                {
                    narrative.remember(tagged.word(token), one.when);
                }
            }
        }
        if let Some(narrative) = &narrative {
            let heading = scene.is_headline(sentence);
            for (index, clause) in clauses.iter().enumerate().filter(|(_, clause)| clause.main || scene.says(clause)) {
                let inside = |one: &Dated| one.clause == index || clause.tokens.contains(&one.token) && !scene.is_said(one.span);
                if !dated.iter().any(|one| one.noun.is_none() && inside(one)) {
                    candidates.extend(scene.undated(narrative, clause, number, heading, &mut heard));
                }
            }
        }
    }
    add_best(&mut events, candidates);
    events
}

/// Adds the candidates with the best evidence, as many as a reader wants.
fn add_best(events: &mut Vec<Event>, mut candidates: Vec<Candidate>) {
    let room = ENOUGH.saturating_sub(events.len()).max(ALWAYS);
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.evidence));
    candidates.truncate(room);
    events.extend(candidates.into_iter().map(|candidate| candidate.event));
    events.sort_by_key(|event| (event.span.start, event.span.end));
}

impl<'a, 'text> Scene<'a, 'text> {
    fn new(tree: &'a Tree<'a, 'text>, entities: &Entities, quotes: &'a [Quote], anchor: Option<&'a Anchor>) -> Self {
        let people = entities.people.iter().enumerate();
        let mut mentions: Vec<_> =
            people.flat_map(|(index, person)| person.mentions.iter().map(move |mention| (mention.span, index))).collect();
        mentions.sort_unstable_by_key(|(span, _)| span.start);
        let mut cues: Vec<_> =
            quotes.iter().enumerate().flat_map(|(index, quote)| quote.cue.iter().map(move |cue| (*cue, index))).collect();
        cues.sort_unstable_by_key(|(span, _)| span.start);
        let mut said: Vec<Span> = quotes.iter().flat_map(|quote| quote.spans.iter().copied()).collect();
        said.sort_unstable();
        Self { tree, quotes, mentions, said, cues, anchor }
    }

    /// The first recent day that a main clause of the lead names.
    fn lead(&self, times: &[Time], anchor: &Anchor) -> Option<When> {
        let sentences = &self.tree.tagged.sentences;
        let told = |time: &Time| {
            let sentence = sentences.partition_point(|sentence| sentence.span.end <= time.span.start);
            let sentence = sentences.get(sentence)?;
            (!self.is_date_line(&sentence.tokens, std::slice::from_ref(time))).then_some(time.when?)
        };
        let lead = sentences.get(5).map_or(usize::MAX, |sentence| sentence.span.start);
        times.iter().take_while(|time| time.span.start < lead).filter_map(told).find(|&when| Narrative::is_news(when, anchor.date))
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

    /// What each time of a sentence dates.
    fn date(&self, clauses: &[Clause], times: &[Time]) -> Vec<Dated> {
        let mut dated: Vec<Dated> = Vec::new();
        for (index, time) in times.iter().enumerate() {
            let Some(when) = time.when.filter(|_| matches!(time.kind, TimeKind::Date | TimeKind::Time)) else { continue };
            let range = self.tree.tagged.tokens_in(time.span);
            if index > 0
                && let Some(last) = dated.last_mut()
                && self.is_range(last, &range)
                && last.when.from <= when.to
            {
                last.when = When { to: when.to, granularity: Granularity::Span, ..last.when };
                last.how = format!("{}; {}", last.how, time.how);
                last.span = last.span.to(time.span);
                continue;
            }
            if let Some((clause, noun)) = self.target(clauses, &range) {
                dated.push(Dated { clause, noun, when, span: time.span, token: range.start, own_day: time.own_day, how: time.how.clone() });
            }
        }
        // "Yesterday, at this year's fair": what a clause is dated by closely needs no wider date beside it.
        let wider = |one: &Dated, other: &Dated| one.clause == other.clause && other.noun.is_none() && one.when.holds(&other.when);
        let needless: Vec<bool> = dated.iter().map(|one| one.noun.is_none() && dated.iter().any(|other| wider(one, other))).collect();
        let mut needless = needless.into_iter();
        dated.retain(|_| !needless.next().unwrap_or(false));
        dated
    }

    /// Gives the words of clauses that only go on with another ("and left") to that one, where they have no date of their own.
    fn join(&self, clauses: &mut [Clause], dated: &[Dated]) {
        for index in 0..clauses.len() {
            let Clause { predicate, ref tokens, .. } = clauses[index];
            let tokens = tokens.clone();
            if !self.goes_on(predicate) || dated.iter().any(|one| one.clause == index) {
                continue;
            }
            let above = self.tree.tagged.tokens[predicate].head.and_then(|head| clauses.iter_mut().find(|clause| clause.predicate == head));
            if let Some(above) = above {
                above.tokens = above.tokens.start.min(tokens.start)..above.tokens.end.max(tokens.end);
            }
        }
    }

    /// Cuts from the end of a dated clause the clauses that have dates of their own.
    fn part(clauses: &mut [Clause], dated: &[Dated]) {
        if clauses.len() < 2 {
            return;
        }
        let own: Vec<Range<usize>> = dated.iter().filter(|one| one.noun.is_none()).map(|one| clauses[one.clause].tokens.clone()).collect();
        for one in dated {
            let outer = &mut clauses[one.clause];
            let inner = own
                .iter()
                .filter(|tokens| tokens.start > outer.predicate && tokens.end <= outer.tokens.end && outer.tokens.end - tokens.end <= 1);
            outer.tokens.end = inner.map(|tokens| tokens.start).min().unwrap_or(outer.tokens.end);
        }
    }

    /// Whether a predicate is joined to another and has its subject from there.
    fn goes_on(&self, predicate: usize) -> bool {
        let tree = self.tree;
        let subject = |child| matches!(tree.relation(child), Relation::Nsubj | Relation::NsubjPass | Relation::Csubj);
        tree.relation(predicate) == Relation::Conj && !tree.children(predicate).any(subject)
    }

    /// Whether the expression at `range` is the other end of what `last` begins: "from March to May".
    fn is_range(&self, last: &Dated, range: &Range<usize>) -> bool {
        let tagged = self.tree.tagged;
        let before = tagged.tokens_in(last.span);
        let opened = before.start > 0 && OPENERS.contains_any_case(tagged.word(before.start - 1));
        let joined = range.start == before.end + 1 && JOINERS.contains_any_case(tagged.word(before.end));
        joined && (opened || !tagged.word(before.end).contains(char::is_alphanumeric))
    }

    /// The clause that an expression hangs on, and the tokens of the happening it stands before, if any; `None` where it only names a thing ("the 1991
    /// agreement").
    fn target(&self, clauses: &[Clause], range: &Range<usize>) -> Option<(usize, Option<Range<usize>>)> {
        let tree = self.tree;
        let tagged = tree.tagged;
        let head = tree.head_of(range);
        let spoken = |at: &usize| tree.penn(*at) == "VBD" && self.cue_at(*at).is_some();
        let clause = range
            .start
            .checked_sub(1)
            .filter(spoken)
            .into_iter()
            .chain(tree.climb(head))
            .find_map(|at| clauses.binary_search_by_key(&at, |clause| clause.predicate).ok())
            .unwrap_or(0);
        let Some(noun) = tagged.tokens[head].head.filter(|_| !range.start.checked_sub(1).as_ref().is_some_and(spoken)) else {
            return Some((clause, None));
        };
        let named_before = range.start > 0
            && matches!(tagged.tokens[range.start - 1].tag.upos, Upos::Propn | Upos::Noun)
            && matches!(
                tree.relation(head),
                Relation::Nummod | Relation::Compound | Relation::Flat | Relation::Appos | Relation::Dep | Relation::NmodUnmarked
            )
            && tagged.word(head).starts_with(|c: char| c.is_ascii_digit() || c == '\'');
        let before = noun >= range.end
            && matches!(tagged.tokens[noun].tag.upos, Upos::Noun | Upos::Propn)
            && matches!(
                tree.relation(head),
                Relation::Compound
                    | Relation::Nummod
                    | Relation::Amod
                    | Relation::NmodPoss
                    | Relation::NmodUnmarked
                    | Relation::Nmod
                    | Relation::Dep
            );
        if named_before {
            return None;
        }
        let behind_preposition = range.start > 0 && tagged.tokens[range.start - 1].tag.upos == Upos::Adp;
        if !before || behind_preposition {
            return Some((clause, None));
        }
        let placed = matches!(tree.relation(noun), Relation::Obl | Relation::OblUnmarked)
            && tree.children(noun).any(|child| tree.relation(child) == Relation::Case && WITHIN.contains_any_case(tagged.word(child)));
        if placed {
            return Some((clause, None));
        }
        let happening = EVENT_NOUNS.contains_any_case(tagged.word(noun));
        happening.then(|| (clause, Some(range.start..noun + 1)))
    }

    /// The line of a dated clause or happening.
    fn line(&self, clause: &Clause, dated: &Dated) -> Event {
        let tagged = self.tree.tagged;
        let quote = self.quote(clause).filter(|_| dated.noun.is_none());
        let span = dated.noun.as_ref().map_or_else(|| self.span(clause, quote), |tokens| self.tree.span(tokens));
        let how = format!("{} → {}: {}", dated.span.cut(tagged.text), dated.when, dated.how);
        self.event(span, quote, dated.when, Some(dated.span), how)
    }

    /// The words of a clause; of a statement with what is said, as far as it stands in the sentence.
    fn span(&self, clause: &Clause, quote: Option<usize>) -> Span {
        let own = self.tree.span(&clause.tokens);
        let tagged = self.tree.tagged;
        let Some(sentence) = tagged.sentences.get(tagged.sentence_of(clause.predicate)).map(|sentence| sentence.span) else { return own };
        let said = quote.and_then(|quote| self.quotes.get(quote)).into_iter().flat_map(|quote| &quote.spans);
        said.filter(|content| content.overlaps(sentence)).fold(own, |whole, content| {
            Span::new(whole.start.min(content.start.max(sentence.start)), whole.end.max(content.end.min(sentence.end)))
        })
    }

    fn event(&self, span: Span, quote: Option<usize>, when: When, time: Option<Span>, how: String) -> Event {
        let kind = match quote {
            _ if self.anchor.is_some_and(|anchor| when.from > anchor.date) => EventKind::Planned,
            Some(_) => EventKind::Statement,
            None => EventKind::Event,
        };
        Event { kind, when: Some(when), span, time, people: self.people(span, quote), quote, how }
    }

    /// The quote that a clause is the cue of.
    fn quote(&self, clause: &Clause) -> Option<usize> {
        self.cue_at(clause.predicate)
    }

    /// The quote that a token is the cue of.
    fn cue_at(&self, token: usize) -> Option<usize> {
        let predicate = self.tree.tagged.tokens[token].span;
        let at = self.cues.partition_point(|(cue, _)| cue.end <= predicate.start);
        self.cues.get(at).filter(|(cue, _)| cue.overlaps(predicate)).map(|&(_, quote)| quote)
    }

    /// Whether a clause that the sentence does not state tells that somebody said something.
    fn says(&self, clause: &Clause) -> bool {
        let verb = clause.predicate;
        let marked = |child| {
            matches!(self.tree.relation(child), Relation::Mark | Relation::Advmod)
                && SEQUENCE.contains_any_case(self.tree.tagged.word(child))
        };
        self.tree.penn(verb) == "VBD"
            && self.quote(clause).is_some()
            && !self.is_said(self.tree.tagged.tokens[verb].span)
            && !self.tree.children(verb).any(marked)
    }

    /// Whether a span is part of what somebody says.
    fn is_said(&self, span: Span) -> bool {
        let before = self.said.partition_point(|content| content.start <= span.start);
        self.said[..before].iter().rev().take(3).any(|content| content.covers(span))
    }

    fn people(&self, span: Span, quote: Option<usize>) -> Vec<usize> {
        let first = self.mentions.partition_point(|(mention, _)| mention.end <= span.start);
        let inside = self.mentions[first..].iter().take_while(|(mention, _)| mention.start < span.end);
        let mut people: Vec<usize> = inside.map(|&(_, person)| person).collect();
        people.extend(quote.and_then(|quote| match self.speaker(quote)? {
            Who::Person(person) => Some(person),
            Who::Organisation(_) | Who::Place(_) => None,
        }));
        people.sort_unstable();
        people.dedup();
        people
    }

    fn speaker(&self, quote: usize) -> Option<Who> {
        self.quotes.get(quote)?.speaker.as_ref()?.who
    }

    /// The line of a main clause without a date of its own, if the story dates it.
    fn undated(&self, narrative: &Narrative, clause: &Clause, sentence: usize, heading: bool, heard: &mut Vec<Who>) -> Option<Candidate> {
        let tree = self.tree;
        let tagged = tree.tagged;
        let own = &tagged.tokens[clause.predicate];
        let quote = self.quote(clause);
        let tense = tree.tense(clause.predicate);
        let verb = own.tag.upos == Upos::Verb && !STATIVES.contains_any_case(tagged.word(clause.predicate));
        if self.goes_on(clause.predicate) || (quote.is_none() && self.is_said(own.span)) {
            return None;
        }
        let at = self.happening(narrative, clause);
        if at.is_none() && self.is_set_apart(clause) {
            return None;
        }
        let evidence = 1 + u8::from(self.addressed(clause)) * 2 + u8::from(at.is_some() || heading) * 4;
        let taken: Taken = match (quote, tense) {
            _ if at.is_some() => at?,
            (Some(_), Tense::Present) => narrative.publication(),
            (Some(_), Tense::Past | Tense::Perfect | Tense::None) => narrative.today(sentence, true)?,
            (None, Tense::Past | Tense::Perfect) if verb => narrative.today(sentence, false)?,
            _ if heading => narrative.today(sentence, true)?,
            _ => return None,
        };
        let new_voice = quote.and_then(|quote| self.speaker(quote)).is_some_and(|who| !heard.contains(&who));
        heard.extend(quote.and_then(|quote| self.speaker(quote)));
        let event = self.event(self.span(clause, quote), quote, taken.when, None, taken.how);
        Some(Candidate { event, evidence: evidence + u8::from(new_voice) })
    }

    /// Whether the clause is dated by another that has no date: "after the case closed".
    fn is_set_apart(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        let marks = |child| {
            matches!(tree.relation(child), Relation::Mark | Relation::Advmod) && SEQUENCE.contains_any_case(tree.tagged.word(child))
        };
        tree.children(clause.predicate).any(|child| tree.relation(child) == Relation::Advcl && tree.children(child).any(marks))
    }

    /// "At the hearing": the date of a happening named before.
    fn happening(&self, narrative: &Narrative, clause: &Clause) -> Option<Taken> {
        let tree = self.tree;
        let word = |token: usize| tree.tagged.word(token);
        tree.children(clause.predicate)
            .filter(|&child| tree.relation(child) == Relation::Obl && EVENT_NOUNS.contains_any_case(word(child)))
            .find_map(|noun| {
                let within =
                    tree.children(noun).any(|child| tree.relation(child) == Relation::Case && WITHIN.contains_any_case(word(child)));
                let known = tree.children(noun).any(|child| tree.penn(child) == "DT");
                if within && known { narrative.of_happening(word(noun)) } else { None }
            })
    }

    /// Whether the clause sets a scene: it says to whom, or begins with where.
    fn addressed(&self, clause: &Clause) -> bool {
        self.tree.children(clause.predicate).any(|child| {
            matches!(self.tree.relation(child), Relation::Iobj)
                || self.tree.relation(child) == Relation::Obj && self.quote(clause).is_some()
                || self.tree.relation(child) == Relation::Obl && child < clause.predicate
        })
    }
}
