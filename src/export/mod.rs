//! Export: the story in the forms its readers take away. The only room that knows what a story looks like outside.
//!
//! In goes a [`Story`], out come bytes in one of the [`Format`]s. What a program reads (JSON, CSV, web annotations) holds the article's words as they
//! stand and offsets in Unicode code points; what a person reads (text, Markdown, HTML, calendars) shows control characters as pictures of themselves.

mod annotations;
mod calendar;
mod dates;
pub mod escaped;
mod html;
mod identity;
mod json;
mod lines;
mod markdown;
mod marks;
mod tables;
mod timelinejs;
mod words;

use std::io;
use std::path::Path;

pub use dates::{day, meaning, short, steps};
pub use json::{SCHEMA, item};
pub use lines::quote as quote_line;
pub use words::{attributed, cue, details, doubt, label, percent, speaker, told};

use crate::story::Story;

/// A form that a story is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One object on one line, with everything that was found.
    Json,
    /// Comma-separated values with a header.
    Csv(Table),
    /// A line an entry, to be read.
    Text(Table),
    /// A brief: who, said what, when.
    Markdown,
    /// A page that stands alone: the article with its findings linked.
    Html,
    /// Web annotations (JSON-LD) that point into the article by its words and by position.
    Annotations,
    /// The timeline as a table for `TimelineJS`.
    TimelineJs,
    /// The timeline as a calendar (iCalendar, RFC 5545).
    Calendar,
}

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// Who is in the article.
    People,
    /// Who said what.
    Quotes,
    /// What happened when.
    Timeline,
}

impl Table {
    const NAMES: [(&str, Self); 3] = [("people", Self::People), ("quotes", Self::Quotes), ("timeline", Self::Timeline)];
}

/// The endings of files and the forms that they ask for; the longest that fits counts, whatever stands before it.
pub const ENDINGS: [(&str, Format); 11] = [
    ("json", Format::Json),
    ("jsonl", Format::Json),
    ("timelinejs.csv", Format::TimelineJs),
    ("csv", Format::Csv(Table::Quotes)),
    ("txt", Format::Text(Table::Quotes)),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("jsonld", Format::Annotations),
    ("ics", Format::Calendar),
];

impl Format {
    /// The form that the name of a file asks for: by its ending, and for tables by the word before it (`harbour.people.csv`), quotes where there is none.
    pub fn by_ending(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let (stem, _) = name.rsplit_once('.')?;
        let table = Table::NAMES.iter().find(|(word, _)| stem.ends_with(word)).map_or(Table::Quotes, |&(_, table)| table);
        let asked =
            |(ending, _): &&(&str, Self)| name.strip_suffix(ending).is_some_and(|before| before.is_empty() || before.ends_with('.'));
        Some(match ENDINGS.iter().find(asked)?.1 {
            Self::Csv(_) => Self::Csv(table),
            Self::Text(_) => Self::Text(table),
            format => format,
        })
    }
}

/// Writes the story as a whole file of its form.
pub fn write(story: &Story, format: Format, mut out: impl io::Write) -> io::Result<()> {
    begin(format, &mut out)?;
    entry(story, format, 0, &mut out)?;
    end(format, &mut out)
}

/// What stands before the first story of a file.
pub fn begin(format: Format, out: &mut impl io::Write) -> io::Result<()> {
    match format {
        Format::Csv(table) => tables::header(table, out),
        Format::TimelineJs => timelinejs::header(out),
        Format::Html => html::begin(out),
        Format::Calendar => calendar::begin(out),
        Format::Json | Format::Text(_) | Format::Markdown | Format::Annotations => Ok(()),
    }
}

/// One story of a file, the `number`th, counted from 0.
pub fn entry(story: &Story, format: Format, number: usize, out: &mut impl io::Write) -> io::Result<()> {
    match format {
        Format::Json => json::write(story, out),
        Format::Csv(table) => tables::write(story, table, out),
        Format::Text(table) => lines::write(story, table, out),
        Format::Markdown => markdown::write(story, number, out),
        Format::Html => html::write(story, number, out),
        Format::Annotations => annotations::write(story, out),
        Format::TimelineJs => timelinejs::write(story, out),
        Format::Calendar => calendar::write(story, out),
    }
}

/// What stands after the last story of a file.
pub fn end(format: Format, out: &mut impl io::Write) -> io::Result<()> {
    match format {
        Format::Html => html::end(out),
        Format::Calendar => calendar::end(out),
        _ => Ok(()),
    }
}
