//! The timeline as a table for `TimelineJS` (Knight Lab), in the columns of its spreadsheet. Headline and text are shown as HTML there, so they are
//! escaped here; a line without a date has no place on a timeline and is left out.

use std::io;

use csv::Writer;

use super::{html, words};
use crate::story::Story;
use crate::timeline::{Granularity, When};

const COLUMNS: [&str; 18] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
];

/// Letters of a headline.
const HEADLINE: usize = 90;

/// The names of the columns.
pub fn header(out: &mut impl io::Write) -> io::Result<()> {
    let mut writer = Writer::from_writer(out);
    writer.write_record(COLUMNS).map_err(io::Error::other)?;
    writer.flush()
}

/// A title and a row for every dated line.
pub fn write(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    let mut writer = Writer::from_writer(out);
    let mut row = |date: [String; 8], told: String, headline: &str, text: &str, kind: &str, group: &str| {
        let words = [told, html::escape(headline), html::escape(text)].into_iter();
        let empty = std::iter::repeat_n(String::new(), 4);
        let rest = [kind.to_owned(), group.to_owned(), String::new()].into_iter();
        writer.write_record(date.into_iter().chain(words).chain(empty).chain(rest)).map_err(io::Error::other)
    };
    row(Default::default(), String::new(), &words::title(story), &words::origin(story).join(" · "), "title", "")?;
    for (_, event) in words::by_day(story) {
        let Some(when) = event.when else { continue };
        let sentence = words::joined(story, &[event.span]);
        row(date(when), words::day_of(event).unwrap_or_default(), &headline(&sentence), &sentence, "", words::event_kind(event.kind))?;
    }
    writer.flush()
}

/// Year, month, day and time of beginning and end, as precisely as they are told.
fn date(when: When) -> [String; 8] {
    let mut columns: [String; 8] = Default::default();
    columns[0] = when.from.year().to_string();
    if matches!(when.granularity, Granularity::Month | Granularity::Day | Granularity::Span) {
        columns[1] = when.from.month().to_string();
    }
    if matches!(when.granularity, Granularity::Day | Granularity::Span) {
        columns[2] = when.from.day().to_string();
    }
    if when.granularity == Granularity::Span {
        (columns[4], columns[5], columns[6]) = (when.to.year().to_string(), when.to.month().to_string(), when.to.day().to_string());
    }
    columns
}

/// The first words of a sentence.
fn headline(sentence: &str) -> String {
    let Some((end, _)) = sentence.char_indices().nth(HEADLINE) else { return sentence.to_owned() };
    let words = &sentence[..end];
    format!("{}…", words.rsplit_once(' ').map_or(words, |(whole, _)| whole))
}
