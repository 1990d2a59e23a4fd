//! The timeline: what happened when.
//!
//! In go [`Tagged`], the people, the quotes and the day of publication; out come the time expressions with their values (TIMEX3 of `TimeML`) and
//! the dated clauses (values in EDTF, ISO 8601-2). The day the program runs on plays no part.

mod asides;
mod clauses;
mod dated;
mod events;
mod expressions;
mod grammar;
mod holidays;
mod lattice;
mod meaning;
mod narrative;
mod resolve;
mod stretches;
mod tense;
mod undated;
mod values;
mod when;
mod wording;

use std::collections::HashMap;
use std::ops::Range;

use clauses::Tree;
use jiff::civil::Date;
use meaning::{Key, Kind, Meaning, Value};
use narrative::Narrative;
use resolve::{Direction, Resolved, Standpoint};

use crate::language::{NameKind, Tagged};
use crate::people::Entities;
use crate::quotes::Quote;
use crate::text::{List, Span};
use crate::word_list;

pub use when::{Granularity, When};

static FISCAL: List = word_list!("data/fiscal.txt");

/// The day that relative dates count from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The day.
    pub date: Date,
    /// Where it was found ("given", "dateline").
    pub how: String,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimeKind,
    /// Its TIMEX3 value ("2017-03-02", "P3D", `PRESENT_REF`).
    pub value: String,
    /// The calendar stretch it names; `None` for durations, sets and what cannot be resolved.
    pub when: Option<When>,
    /// Whether the words tell the day; a bare time of day takes it from the story, a holiday often means the weeks around it.
    pub own_day: bool,
    /// The arithmetic, for the reader ("Thursday → 2017-03-02: the last Thursday up to 2017-03-03, past tense").
    pub how: String,
}

/// Types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A calendar stretch of a day or more.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Happened, was said, or is planned.
    pub kind: EventKind,
    /// When; `None` where it cannot be known.
    pub when: Option<When>,
    /// The clause that tells it.
    pub span: Span,
    /// The time expression that dates it; `None` where the date comes from the narrative or the day of publication.
    pub time: Option<Span>,
    /// Indices of the people in the clause.
    pub people: Vec<usize>,
    /// Index of the quote that a statement is.
    pub quote: Option<usize>,
    /// How it was dated, for the reader.
    pub how: String,
}

/// What a line of the timeline tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// It happened.
    Event,
    /// Somebody said something.
    Statement,
    /// It was not yet so when the article was published.
    Planned,
}

/// What [`find`] finds.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The day that relative dates count from, if it is known.
    pub anchor: Option<Anchor>,
    /// Time expressions in the order of the text.
    pub times: Vec<Time>,
    /// Dated clauses in the order of the text.
    pub events: Vec<Event>,
}

/// Reads the times and lays the events on a line. `published` is the day the source or the reader gives; else the text's own date line is looked for.
pub fn find(tagged: &Tagged<'_>, entities: &Entities, quotes: &[Quote], published: Option<Date>) -> Timeline {
    let mut found = expressions::find(tagged);
    found.retain(|(range, meaning)| !is_name(tagged, range) && !is_half_of_a_match(tagged, range, meaning));
    let anchor = published.map(|date| Anchor { date, how: "given".into() }).or_else(|| date_line(tagged, &found));
    let tree = Tree::new(tagged);
    let cues = Cues::new(quotes);
    let times = resolve_all(&tree, &found, &cues, anchor.as_ref().map(|anchor| anchor.date));
    let events = events::find(&tree, entities, quotes, &cues, &times, anchor.as_ref());
    Timeline { anchor, times, events }
}

/// Resolves the expressions in turn: each may be counted from those before it.
fn resolve_all(tree: &Tree<'_, '_>, found: &[(Range<usize>, Meaning)], cues: &Cues, anchor: Option<Date>) -> Vec<Time> {
    let tagged = tree.tagged;
    let mut story: Option<When> = None;
    let mut scene: Option<Date> = None;
    let mut quarter: Option<(usize, (i16, i8))> = None;
    let mut told = Told::default();
    let mut times: Vec<Time> = Vec::with_capacity(found.len());
    for (range, meaning) in found {
        let sentence = tagged.sentence_of(range.start);
        let said = tree.governor(range).is_some_and(|verb| cues.at(tagged.tokens[verb].span).is_some());
        let direction = tense::direction(tree, range, said);
        let recent = quarter.filter(|(told, _)| sentence - told <= QUARTER_HOLDS).map(|(_, quarter)| quarter);
        let standpoint = Standpoint { anchor, story, scene, quarter: recent, direction };
        let resolved = told.again(meaning, &standpoint).unwrap_or_else(|| resolve::resolve(meaning, &standpoint));
        told.hear(meaning);
        if let Some(when) = resolved.when {
            story = Some(when);
            // The day of a saying is not the day of what is told.
            if when.granularity == Granularity::Day && !said {
                scene = Some(when.from);
            }
            if meaning.kind == Kind::Quarter
                || meaning.kind == Kind::Period && resolved.value.contains('Q') && meaning.get(Key::Back).is_none()
            {
                quarter = Some((sentence, (when.from.year(), (when.from.month() + 2) / 3)));
            }
        }
        if let (Some(before), Some(when), Some(last)) = (times.len().checked_sub(1), resolved.when, times.last_mut())
            && last.when.is_some_and(|begins| begins.from > when.to)
            && let Some(begins) = found.get(before).and_then(|before| before_end(tagged, before, range, when))
        {
            (last.value, last.when, last.how) = (begins.value, begins.when, begins.how);
        }
        let span = tagged.tokens[range.start].span.to(tagged.tokens[range.end - 1].span);
        times.push(Time {
            span,
            kind: resolved.kind,
            value: resolved.value,
            when: resolved.when,
            own_day: !matches!(meaning.kind, Kind::Clock | Kind::Holiday),
            how: resolved.how,
        });
    }
    times
}

/// The first end of a range, where it has no year of its own and would lie after the other: counted from that one.
fn before_end(tagged: &Tagged<'_>, (first, meaning): &(Range<usize>, Meaning), second: &Range<usize>, ends: When) -> Option<Resolved> {
    let open = meaning.kind == Kind::Date && meaning.get(Key::Year).is_none() && expressions::is_range(tagged, first, second);
    let from = Standpoint { anchor: Some(ends.from), story: None, scene: None, quarter: None, direction: Direction::Back };
    open.then(|| resolve::resolve(meaning, &from))
}

/// The days that the text has told with their years, by month and day; `None` where it told two years.
#[derive(Default)]
struct Told(HashMap<(i32, i32), Option<i32>>);

impl Told {
    /// A date that is told whole.
    fn hear(&mut self, meaning: &Meaning) {
        if let (Some(day), Some(year)) = (Self::day(meaning), meaning.number(Key::Year)) {
            let known = self.0.entry(day).or_insert(Some(year));
            *known = known.filter(|known| *known == year);
        }
    }

    /// A day without a year that was told with one before, unless the words look ahead or a day of the news has this name.
    fn again(&self, meaning: &Meaning, from: &Standpoint) -> Option<Resolved> {
        let bare = [Key::Year, Key::Back, Key::Shift].iter().all(|key| meaning.get(*key).is_none());
        let year = (*self.0.get(&Self::day(meaning).filter(|_| bare)?)?)?;
        let news =
            resolve::resolve(meaning, from).when.zip(from.anchor).is_some_and(|(when, published)| Narrative::is_news(when, published));
        let known = meaning.clone().with(Key::Year, Value::Number(year));
        let again = resolve::resolve(&known, from);
        let when = again.when.filter(|_| !news && from.direction != Direction::Ahead)?;
        Some(Resolved { how: format!("the {when} told before"), ..again })
    }

    fn day(meaning: &Meaning) -> Option<(i32, i32)> {
        Some((meaning.number(Key::Month)?, meaning.number(Key::Day)?)).filter(|_| meaning.kind == Kind::Date)
    }
}

/// Cues in the order of the text, with their quotes.
struct Cues(Vec<(Span, usize)>);

impl Cues {
    fn new(quotes: &[Quote]) -> Self {
        let cues = quotes.iter().enumerate().flat_map(|(index, quote)| quote.cue.iter().map(move |cue| (*cue, index)));
        let mut cues: Vec<_> = cues.collect();
        cues.sort_unstable();
        Self(cues)
    }

    /// The quote that a word is part of the cue of.
    fn at(&self, word: Span) -> Option<usize> {
        let at = self.0.partition_point(|(cue, _)| cue.end <= word.start);
        self.0.get(at).filter(|(cue, _)| cue.overlaps(word)).map(|&(_, quote)| quote)
    }
}

/// Sentences for which a business quarter stays the one that is spoken of.
const QUARTER_HOLDS: usize = 8;

/// Tokens on either side in which a word of accounts tells of half a year.
const FISCAL_REACH: usize = 30;

/// Paragraphs a date line is looked for in: headline, standfirst, byline and date often stand in lines of their own.
const HEAD: usize = 4;

/// A full date in the first paragraphs, when it is all that its line tells or stands at the line's head: a dateline.
fn date_line(tagged: &Tagged<'_>, found: &[(Range<usize>, Meaning)]) -> Option<Anchor> {
    let dated = |(range, meaning): &(Range<usize>, Meaning)| {
        let number = |key| meaning.number(key).filter(|_| meaning.kind == Kind::Date);
        let (year, month, day) = (number(Key::Year)?, number(Key::Month)?, number(Key::Day)?);
        let span = tagged.tokens[range.start].span;
        let paragraph = tagged.paragraphs.iter().take(HEAD).find(|paragraph| paragraph.span.covers(span))?;
        let head = span.start - paragraph.span.start < 40 && (paragraph.span.len() < 80 || range.start < 6);
        head.then(|| Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()).flatten()
    };
    found.iter().take(4).find_map(dated).map(|date| Anchor { date, how: "date line".into() })
}

/// "She scored in the second half": the half of something else than the year, where no word of accounts stands near.
fn is_half_of_a_match(tagged: &Tagged<'_>, range: &Range<usize>, meaning: &Meaning) -> bool {
    let bare = meaning.kind == Kind::Half && meaning.get(Key::Year).is_none() && meaning.get(Key::Back).is_none();
    let Some(sentence) = tagged.sentences.get(tagged.sentence_of(range.start)).filter(|_| bare) else { return false };
    let mut near = range.start.saturating_sub(FISCAL_REACH).max(sentence.tokens.start)..(range.end + FISCAL_REACH).min(sentence.tokens.end);
    !near.any(|token| FISCAL.contains_any_case(tagged.word(token)))
}

/// Whether the expression is a person's name ("Theresa May", "April").
fn is_name(tagged: &Tagged<'_>, range: &Range<usize>) -> bool {
    let span = tagged.tokens[range.start].span.to(tagged.tokens[range.end - 1].span);
    let at = tagged.names.partition_point(|name| name.span.end <= span.start);
    tagged.names.get(at).is_some_and(|name| name.kind == NameKind::Person && name.span.overlaps(span))
}
