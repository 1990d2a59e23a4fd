//! Days as sources write them: ISO 8601, RFC 2822, `March 3, 2017`, seconds since 1970.
//!
//! What counts is the calendar day where the article was published, so a time zone is never converted: `2017-03-03T23:30:00-05:00` is the third.
//! A day that can be read two ways (`03/04/2017`) is no day.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::Offset;
use regex::{Captures, Regex};

/// A way of writing a day, and how to read what it captures.
type Pattern = (Regex, fn(&Captures<'_>) -> Option<Date>);

#[allow(clippy::unwrap_used, reason = "the patterns are constants, and a test reads them")]
static PATTERNS: LazyLock<[Pattern; 5]> = LazyLock::new(|| {
    let pattern = |pattern: &str| Regex::new(pattern).unwrap();
    [
        (pattern(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\b|T)"), |found| date(&found[1], number(&found[2])?, &found[3])),
        (pattern(r"^(\d{4})(\d{2})(\d{2})(?:T|\s|$)"), |found| date(&found[1], number(&found[2])?, &found[3])),
        (pattern(r"(?i)\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b"), |found| {
            date(&found[3], month(&found[1])?, &found[2])
        }),
        (pattern(r"(?i)\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})\b"), |found| {
            date(&found[3], month(&found[2])?, &found[1])
        }),
        (pattern(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b"), |found| {
            let (first, second) = (number(&found[1])?, number(&found[2])?);
            match (first > 12, second > 12) {
                (true, false) => date(&found[3], second, &found[1]),
                (false, true) => date(&found[3], first, &found[2]),
                _ if first == second => date(&found[3], first, &found[2]),
                _ => None,
            }
        }),
    ]
});

/// The day in what a source says of its date.
pub fn day(words: &str) -> Option<Date> {
    let words = words.trim();
    let read = |(pattern, day): &Pattern| pattern.captures(words).and_then(|found| day(&found));
    PATTERNS.iter().find_map(read).or_else(|| since_1970(words))
}

/// Seconds or milliseconds since 1970 tell no place, so their day is the one in UTC.
fn since_1970(words: &str) -> Option<Date> {
    let number: i64 = words.parse().ok()?;
    let seconds = match words.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    Some(Offset::UTC.to_datetime(Timestamp::from_second(seconds).ok()?).date())
}

fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month, number(day)?).ok()
}

fn number(digits: &str) -> Option<i8> {
    digits.parse().ok()
}

/// `March`, `mar`, `Sept`.
fn month(name: &str) -> Option<i8> {
    let read = |pattern: &str, name: &str| BrokenDownTime::parse(pattern, name).ok()?.month();
    read("%B", name).or_else(|| if name.len() <= 4 { read("%b", name.get(..3)?) } else { None })
}
