//! The JSON form: one object an article. Offsets are Unicode code points into `text`, half-open.

use std::io;

use serde::Serialize;

use super::{escaped, words};
use crate::links::Id;
use crate::people::{Entity, Gender, MentionKind};
use crate::quotes::Who;
use crate::story::Story;
use crate::text::{CodePoints, ParagraphKind, Span};
use crate::timeline::{Granularity, TimeKind};

/// Version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Record<'a> {
    schema: u32,
    id: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    publication: Option<&'a str>,
    published: Option<String>,
    modified: Option<String>,
    url: Option<&'a str>,
    source: &'a str,
    text: &'a str,
    paragraphs: Vec<Block>,
    people: Vec<Person<'a>>,
    organisations: Vec<Named<'a>>,
    places: Vec<Named<'a>>,
    quotes: Vec<Quote<'a>>,
    times: Vec<Time<'a>>,
    timeline: Vec<Event<'a>>,
}

#[derive(Serialize)]
struct Block {
    start: usize,
    end: usize,
    kind: &'static str,
}

#[derive(Serialize)]
struct Person<'a> {
    id: String,
    name: &'a str,
    role: Option<&'a str>,
    gender: Option<&'static str>,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    how: &'a str,
}

#[derive(Serialize)]
struct Named<'a> {
    id: String,
    name: &'a str,
    mentions: Vec<Bounds>,
}

#[derive(Serialize)]
struct Bounds {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Quote<'a> {
    id: String,
    kind: &'static str,
    spans: Vec<[usize; 2]>,
    speaker: Option<Speaker>,
    cue: Vec<[usize; 2]>,
    lemma: &'a str,
    tense: Option<&'static str>,
    confidence: f32,
    how: String,
}

#[derive(Serialize)]
struct Speaker {
    id: Option<String>,
    spans: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct Time<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    how: &'a str,
}

#[derive(Serialize)]
struct Event<'a> {
    id: String,
    kind: &'static str,
    date: Option<String>,
    granularity: Option<&'static str>,
    start: usize,
    end: usize,
    time: Option<[usize; 2]>,
    people: Vec<String>,
    quote: Option<String>,
    how: &'a str,
}

/// The JSON Schema of an object.
pub const SCHEMA: &str = include_str!("data/schema.json");

/// Writes the story as one JSON object on one line.
pub fn write(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    escaped::write(&record(story), out)
}

/// One finding as it stands in the object; `None` where it is none of the story's.
pub fn item(story: &Story, id: Id) -> Option<serde_json::Value> {
    let points = CodePoints::new(&story.article.text);
    let value = match id {
        Id::Person(index) => serde_json::to_value(person(&points, index, story.people.get(index)?)),
        Id::Organisation(index) => serde_json::to_value(named(&points, &story.organisations, 'o').into_iter().nth(index)?),
        Id::Place(index) => serde_json::to_value(named(&points, &story.places, 'l').into_iter().nth(index)?),
        Id::Quote(index) => serde_json::to_value(quote(&points, index, story.quotes.get(index)?)),
        Id::Event(index) => serde_json::to_value(event(&points, index, story.events.get(index)?)),
        Id::Time(index) => serde_json::to_value(time(&points, story.times.get(index)?)),
    };
    value.ok()
}

fn record(story: &Story) -> Record<'_> {
    let points = CodePoints::new(&story.article.text);
    Record {
        schema: VERSION,
        id: &story.article.id,
        title: story.article.title.as_deref(),
        byline: story.article.byline.as_deref(),
        publication: story.article.publication.as_deref(),
        published: story.anchor.as_ref().map(|anchor| anchor.date.to_string()),
        modified: story.article.modified.map(|date| date.to_string()),
        url: story.article.url.as_deref(),
        source: &story.article.source,
        text: &story.article.text,
        paragraphs: story.paragraphs.iter().map(|block| paragraph(&points, block.span, block.kind)).collect(),
        people: story.people.iter().enumerate().map(|(index, one)| person(&points, index, one)).collect(),
        organisations: named(&points, &story.organisations, 'o'),
        places: named(&points, &story.places, 'l'),
        quotes: story.quotes.iter().enumerate().map(|(index, one)| quote(&points, index, one)).collect(),
        times: story.times.iter().map(|one| time(&points, one)).collect(),
        timeline: story.events.iter().enumerate().map(|(index, one)| event(&points, index, one)).collect(),
    }
}

fn paragraph(points: &CodePoints<'_>, span: Span, kind: ParagraphKind) -> Block {
    let [start, end] = points.span(span);
    let kind = match kind {
        ParagraphKind::Paragraph => "paragraph",
        ParagraphKind::Heading => "heading",
    };
    Block { start, end, kind }
}

fn person<'a>(points: &CodePoints<'_>, index: usize, person: &'a crate::people::Person) -> Person<'a> {
    let mentions = person.mentions.iter().map(|mention| {
        let [start, end] = points.span(mention.span);
        let kind = match mention.kind {
            MentionKind::Name => "name",
            MentionKind::Role => "role",
            MentionKind::Pronoun => "pronoun",
        };
        Mention { start, end, kind, how: &mention.how }
    });
    let gender = person.gender.map(|gender| match gender {
        Gender::Female => "f",
        Gender::Male => "m",
    });
    Person { id: format!("p{}", index + 1), name: &person.name, role: person.role.as_deref(), gender, mentions: mentions.collect() }
}

fn named<'a>(points: &CodePoints<'_>, entities: &'a [Entity], letter: char) -> Vec<Named<'a>> {
    let bounds = |span: &Span| {
        let [start, end] = points.span(*span);
        Bounds { start, end }
    };
    let one = |(index, entity): (usize, &'a Entity)| Named {
        id: format!("{letter}{}", index + 1),
        name: &entity.name,
        mentions: entity.mentions.iter().map(bounds).collect(),
    };
    entities.iter().enumerate().map(one).collect()
}

fn quote<'a>(points: &CodePoints<'_>, index: usize, quote: &'a crate::quotes::Quote) -> Quote<'a> {
    let all = |spans: &[Span]| spans.iter().map(|span| points.span(*span)).collect();
    let speaker = quote.speaker.as_ref().map(|speaker| Speaker { id: speaker.who.map(words::who), spans: all(&speaker.spans) });
    Quote {
        id: format!("q{}", index + 1),
        kind: words::quote_kind(quote.kind),
        spans: all(&quote.spans),
        speaker,
        cue: all(&quote.cue),
        lemma: &quote.lemma,
        tense: quote.tense.map(words::tense),
        confidence: quote.confidence,
        how: quote.how.join("; "),
    }
}

fn time<'a>(points: &CodePoints<'_>, time: &'a crate::timeline::Time) -> Time<'a> {
    let [start, end] = points.span(time.span);
    let kind = match time.kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    };
    Time { start, end, kind, value: &time.value, how: &time.how }
}

fn event<'a>(points: &CodePoints<'_>, index: usize, event: &'a crate::timeline::Event) -> Event<'a> {
    let [start, end] = points.span(event.span);
    let granularity = event.when.map(|when| match when.granularity {
        Granularity::Day => "day",
        Granularity::Month => "month",
        Granularity::Year => "year",
        Granularity::Span => "span",
    });
    Event {
        id: format!("e{}", index + 1),
        kind: words::event_kind(event.kind),
        date: event.when.map(|when| when.to_string()),
        granularity,
        start,
        end,
        time: event.time.map(|span| points.span(span)),
        people: event.people.iter().map(|&person| words::who(Who::Person(person))).collect(),
        quote: event.quote.map(|index| format!("q{}", index + 1)),
        how: &event.how,
    }
}
