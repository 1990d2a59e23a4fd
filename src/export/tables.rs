//! Tables as comma-separated values (RFC 4180): people, quotes, timeline, a row an entry. Every row names its article, so that tables of many articles
//! can be laid end to end; offsets are Unicode code points as in JSON, several stretches are written `270-300 320-340`.

use std::io;

use csv::Writer;

use super::{Table, words};
use crate::people::Gender;
use crate::story::Story;
use crate::text::{CodePoints, Span};

const PEOPLE: [&str; 8] = ["article", "id", "name", "role", "gender", "mentions", "quotes", "spans"];
const QUOTES: [&str; 11] =
    ["article", "id", "kind", "speaker", "speaker_id", "speaker_words", "cue", "confidence", "spans", "quote", "how"];
const TIMELINE: [&str; 12] = ["article", "id", "kind", "date", "from", "to", "people", "quote", "span", "words", "how", "inferred"];

/// The names of the columns.
pub fn header(table: Table, out: &mut impl io::Write) -> io::Result<()> {
    let columns: &[&str] = match table {
        Table::People => &PEOPLE,
        Table::Quotes => &QUOTES,
        Table::Timeline => &TIMELINE,
    };
    rows(out, std::iter::once(columns))
}

/// The rows of one story.
pub fn write(story: &Story, table: Table, out: &mut impl io::Write) -> io::Result<()> {
    match table {
        Table::People => people(story, out),
        Table::Quotes => quotes(story, out),
        Table::Timeline => timeline(story, out),
    }
}

fn rows<R: IntoIterator<Item: AsRef<[u8]>>>(out: &mut impl io::Write, rows: impl Iterator<Item = R>) -> io::Result<()> {
    let mut writer = Writer::from_writer(out);
    for row in rows {
        writer.write_record(row).map_err(io::Error::other)?;
    }
    writer.flush()
}

fn spans(points: &CodePoints<'_>, spans: impl IntoIterator<Item = Span>) -> String {
    let one = |span| {
        let [start, end] = points.span(span);
        format!("{start}-{end}")
    };
    spans.into_iter().map(one).collect::<Vec<_>>().join(" ")
}

fn people(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    let points = CodePoints::new(&story.article.text);
    let counts = words::quotes_by_person(story);
    let row = |(index, (person, quotes)): (usize, (&crate::people::Person, usize))| {
        let gender = match person.gender {
            Some(Gender::Female) => "f",
            Some(Gender::Male) => "m",
            None => "",
        };
        [
            story.article.id.clone(),
            format!("p{}", index + 1),
            person.name.clone(),
            person.role.clone().unwrap_or_default(),
            gender.into(),
            person.mentions.len().to_string(),
            quotes.to_string(),
            spans(&points, person.mentions.iter().map(|mention| mention.span)),
        ]
    };
    rows(out, story.people.iter().zip(counts).enumerate().map(row))
}

fn quotes(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    let points = CodePoints::new(&story.article.text);
    let row = |(index, quote): (usize, &crate::quotes::Quote)| {
        let speaker = quote.speaker.as_ref();
        let who = speaker.and_then(|speaker| speaker.who);
        [
            story.article.id.clone(),
            format!("q{}", index + 1),
            words::quote_kind(quote.kind).into(),
            who.and_then(|who| words::name(story, who)).unwrap_or_default().to_owned(),
            who.map(words::who).unwrap_or_default(),
            speaker.map(|speaker| words::cut(story, &speaker.spans)).unwrap_or_default(),
            words::cue(story, quote),
            format!("{:.2}", quote.confidence),
            spans(&points, quote.spans.iter().copied()),
            words::cut(story, &quote.spans),
            quote.how.join("; "),
        ]
    };
    rows(out, story.quotes.iter().enumerate().map(row))
}

fn timeline(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    let points = CodePoints::new(&story.article.text);
    let row = |(index, event): (usize, &crate::timeline::Event)| {
        let people = event.people.iter().filter_map(|&index| story.people.get(index)).map(|person| person.name.as_str());
        [
            story.article.id.clone(),
            format!("e{}", index + 1),
            words::event_kind(event.kind).into(),
            event.when.map(|when| when.to_string()).unwrap_or_default(),
            event.when.map(|when| when.from.to_string()).unwrap_or_default(),
            event.when.map(|when| when.to.to_string()).unwrap_or_default(),
            people.collect::<Vec<_>>().join("; "),
            event.quote.map(|index| format!("q{}", index + 1)).unwrap_or_default(),
            spans(&points, [event.span]),
            event.span.cut(&story.article.text).to_owned(),
            event.how.clone(),
            words::is_inferred(event).to_string(),
        ]
    };
    rows(out, words::by_day(story).into_iter().map(row))
}
