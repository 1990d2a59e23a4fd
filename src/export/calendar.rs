//! The timeline as a calendar (iCalendar, RFC 5545): a whole-day event for every dated line.
//!
//! Lines end with CR LF and are folded at 75 bytes. A calendar needs a stamp of when its entries were made; as the same article gives the same file
//! each time, that is the day of publication, else the event's own day.

use std::io;

use jiff::ToSpan;
use jiff::civil::Date;

use super::identity::Identity;
use super::words;
use crate::story::Story;
use crate::text::clean;

/// Bytes of a line.
const WIDTH: usize = 75;

/// Opens the calendar.
pub fn begin(out: &mut impl io::Write) -> io::Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", &format!("PRODID:-//onrecord//onrecord {version}//EN"), "CALSCALE:GREGORIAN"] {
        fold(line, out)?;
    }
    Ok(())
}

/// The events of one story.
pub fn write(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    let identity = Identity::of(&story.article);
    let title = words::title(story);
    for (index, event) in words::by_day(story) {
        let Some(when) = event.when.filter(|when| when.from.year() > 0) else { continue };
        // The end of a whole-day event is the day after.
        let Ok(after) = when.to.checked_add(1.day()) else { continue };
        let stamp = story.anchor.as_ref().map_or(when.from, |anchor| anchor.date);
        let sign = if words::is_inferred(event) { "≈ " } else { "" };
        let summary = format!("{sign}{}", words::joined(story, &[event.span]));
        let description = format!("{title}\n{}\n{}", words::origin(story).join(" · "), clean(&event.how));
        fold("BEGIN:VEVENT", out)?;
        fold(&format!("UID:{}", identity.uuid(&format!("e{}", index + 1))), out)?;
        fold(&format!("DTSTAMP:{}T000000Z", basic(stamp)), out)?;
        fold(&format!("DTSTART;VALUE=DATE:{}", basic(when.from)), out)?;
        fold(&format!("DTEND;VALUE=DATE:{}", basic(after)), out)?;
        fold(&format!("SUMMARY:{}", escape(&summary)), out)?;
        fold(&format!("DESCRIPTION:{}", escape(&description)), out)?;
        fold(&format!("CATEGORIES:{}", words::event_kind(event.kind).to_uppercase()), out)?;
        fold("TRANSP:TRANSPARENT", out)?;
        fold("END:VEVENT", out)?;
    }
    Ok(())
}

/// Closes the calendar.
pub fn end(out: &mut impl io::Write) -> io::Result<()> {
    fold("END:VCALENDAR", out)
}

fn basic(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// Text as a value.
fn escape(words: &str) -> String {
    words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Writes a content line, cut between characters where it is too long, every further piece behind a space.
fn fold(line: &str, out: &mut impl io::Write) -> io::Result<()> {
    let mut rest = line;
    let mut width = WIDTH;
    while rest.len() > width {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(width));
        write!(out, "{piece}\r\n ")?;
        rest = after;
        width = WIDTH - 1;
    }
    write!(out, "{rest}\r\n")
}
