//! Time expressions: which runs of tokens name a time, and what they mean before the calendar is asked.
//!
//! In go tokens, out come token ranges with a [`Meaning`]. Most tokens are passed over by one look into the table of words; where one is a word of time, the patterns
//! are tried from the longest. The expressions and their extents follow TIMEX3 (`TimeML` 1.2.1): no prepositions, determiners inside, modifiers of order inside.

use std::ops::Range;

use super::words::{self, Class};
use crate::language::Tagged;

/// What an expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A date of the calendar, from the year down; what is missing is found from the anchor.
    Calendar {
        /// Year, if told.
        year: Option<i16>,
        /// Month.
        month: i8,
        /// Day, if told.
        day: Option<i8>,
    },
    /// A year.
    Year(i16),
    /// A decade by its first year.
    Decade(i16),
    /// A day of the week, the week told by -1, 0, 1 or not.
    Weekday(i8, Option<i32>),
    /// Units from the anchor: "last year" is -1 Y.
    Relative(&'static str, i32),
    /// "earlier this year": a unit around the anchor.
    Season(&'static str, Option<i16>, Option<i32>),
    /// A quarter of a year.
    Quarter(i8, Option<i16>),
    /// A length.
    Duration(String),
    /// What recurs.
    Set(String),
    /// `PAST_REF` and its like.
    Ref(&'static str),
    /// A time of day on the day that the inner expression names, today if there is none.
    Clock(String, Option<Box<Meaning>>),
}

/// Words of the text, lower-case without their full stop, made once.
pub struct Words {
    lower: Vec<String>,
    capital: Vec<bool>,
}

impl Words {
    /// Of all tokens.
    pub fn new(tagged: &Tagged<'_>) -> Self {
        let word = |token: usize| tagged.word(token).replace('’', "'").to_lowercase();
        let count = tagged.tokens.len();
        let lower = (0..count).map(word).map(|word| if word.len() > 1 { word.trim_end_matches('.').to_owned() } else { word }).collect();
        let capital = (0..count).map(|token| tagged.word(token).starts_with(char::is_uppercase)).collect();
        Self { lower, capital }
    }

    /// A word, empty beyond the ends.
    pub fn get(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    fn class(&self, at: usize) -> Option<Class> {
        let word = self.get(at);
        let class = words::class(word)?;
        let named = !matches!(class, Class::Month(_) | Class::Weekday(_) | Class::Weekdays(_)) || self.capital.get(at) == Some(&true);
        // "May" and "March" are months where a number or a preposition of time stands beside them; short weekdays where a stop or a date does.
        let beside = |at: usize| {
            number(self.get(at)).is_some()
                || matches!(
                    self.get(at),
                    "in" | "of" | "since" | "until" | "by" | "last" | "next" | "this" | "late" | "early" | "mid" | "and" | "to" | "from"
                )
        };
        let doubtful = matches!(self.get(at), "may" | "march" | "sun" | "sat" | "mar" | "wed" | "mon" | "second" | "fall" | "spring");
        let sure = match class {
            Class::Season(_) => {
                matches!(self.get(at.wrapping_sub(1)), "last" | "this" | "next" | "in" | "the" | "of" | "early" | "late")
                    || year(self.get(at + 1)).is_some()
                    || !doubtful
            }
            Class::Clock("S") => number(self.get(at.wrapping_sub(1))).is_some() && !doubtful || self.get(at) == "seconds",
            _ => beside(at.wrapping_sub(1)) || beside(at + 1),
        };
        (named && (!doubtful || sure)).then_some(class)
    }
}

fn number(word: &str) -> Option<u32> {
    if word.is_empty() { None } else { words::number(word) }
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse::<i16>().ok()).flatten().filter(|year| (1400..2100).contains(year))
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse::<i8>().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// All expressions, in order.
pub fn find(words: &Words) -> Vec<(Range<usize>, Meaning)> {
    let mut found: Vec<(Range<usize>, Meaning)> = Vec::new();
    let mut at = 0;
    while at < words.lower.len() {
        match expression(words, at) {
            Some((end, meaning)) if end > at => {
                found.push((at..end, meaning));
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

type Found = Option<(usize, Meaning)>;

fn expression(words: &Words, at: usize) -> Found {
    let first = words.get(at);
    if first.is_empty() {
        return None;
    }
    written(words, at)
        .or_else(|| month(words, at))
        .or_else(|| weekday(words, at))
        .or_else(|| holiday(words, at))
        .or_else(|| fixed(words, at))
        .or_else(|| ordered(words, at))
        .or_else(|| counted(words, at))
        .or_else(|| every(words, at))
        .or_else(|| single(words, at))
}

/// Dates in digits, years, decades, clock times.
fn written(words: &Words, at: usize) -> Found {
    let word = words.get(at);
    if !word.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    if let [a, b, c] = parts[..] {
        let number = |part: &str| part.parse::<i16>().ok();
        if let (Some(a), Some(b), Some(c)) = (number(a), number(b), number(c)) {
            let (year, month, day) = if a > 1000 {
                (a, b, c)
            } else {
                (
                    if c < 50 {
                        2000 + c
                    } else if c < 100 {
                        1900 + c
                    } else {
                        c
                    },
                    a,
                    b,
                )
            };
            let (month, day) = if month > 12 { (day, month) } else { (month, day) };
            if (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year) {
                return Some((at + 1, Meaning::Calendar { year: Some(year), month: month as i8, day: Some(day as i8) }));
            }
        }
    }
    if let Some(decade) = decade(word) {
        return Some((at + 1, Meaning::Decade(decade)));
    }
    if let Some(clock) = clock(words, at) {
        return Some(clock);
    }
    // "4 July 2017", "4th of July".
    if let Some(day) = day(word) {
        let of = usize::from(words.get(at + 1) == "of");
        if let Some(Class::Month(month)) = words.class(at + 1 + of) {
            let told = year(words.get(at + 2 + of));
            if told.is_some() || number(words.get(at + 2 + of)).is_none() {
                return Some((at + 2 + of + usize::from(told.is_some()), Meaning::Calendar { year: told, month, day: Some(day) }));
            }
        }
    }
    let counted = words.class(at + 1).is_some_and(|class| matches!(class, Class::Unit(_) | Class::Clock(_)));
    let before = words.get(at.wrapping_sub(1));
    let price = matches!(before, "$" | "£" | "€" | "no" | "us$" | "-" | "." | "about" | "nearly" | "almost")
        || matches!(words.get(at + 1), "%" | "percent" | "people" | "million" | "-" | "points");
    year(word).filter(|year| *year >= 1800 && !counted && !price).map(|year| (at + 1, Meaning::Year(year)))
}

fn decade(word: &str) -> Option<i16> {
    let digits = word.strip_suffix("s").or_else(|| word.strip_suffix("'s"))?;
    let short = digits.trim_start_matches('\'');
    match short.len() {
        4 => short.parse().ok().filter(|year: &i16| year % 10 == 0),
        2 if short.len() < digits.len() || short.ends_with('0') => {
            short.parse::<i16>().ok().filter(|year| year % 10 == 0 && *year > 10).map(|year| 1900 + year)
        }
        _ => None,
    }
}

/// "10:30 p.m.", "8 am".
fn clock(words: &Words, at: usize) -> Found {
    let (hours, minutes) = words.get(at).split_once(':').unwrap_or((words.get(at), "00"));
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let half = words.get(at + 1);
    let afternoon = matches!(half, "p.m" | "pm");
    let told = afternoon || matches!(half, "a.m" | "am");
    if !(told || words.get(at).contains(':')) || hours > 24 || minutes > 59 {
        return None;
    }
    let hours = if afternoon && hours < 12 { hours + 12 } else { hours };
    let mut end = at + 1 + usize::from(told);
    end += usize::from(matches!(words.get(end), "gmt" | "est" | "edt" | "et" | "utc" | "pst" | "pdt" | "bst"));
    let joint = usize::from(words.get(end) == "on");
    let (end, inner) = match weekday(words, end + joint).or_else(|| month(words, end + joint)) {
        Some((end, meaning)) => (end, Some(Box::new(meaning))),
        None => (end, None),
    };
    Some((end, Meaning::Clock(format!("{hours:02}:{minutes:02}"), inner)))
}

/// "January 10, 2017", "July 2016", "early March".
fn month(words: &Words, at: usize) -> Found {
    let start = modifier(words, at);
    let Some(Class::Month(month)) = words.class(start) else { return None };
    let after = words.get(start + 1);
    if let Some(day) = day(after).filter(|_| year(after).is_none()) {
        let comma = usize::from(words.get(start + 2) == ",");
        let told = year(words.get(start + 2 + comma));
        let end = if told.is_some() { start + 3 + comma } else { start + 2 };
        return Some((end, Meaning::Calendar { year: told, month, day: Some(day) }));
    }
    let comma = usize::from(matches!(after, "," | "of"));
    let told = year(words.get(start + 1 + comma));
    Some((if told.is_some() { start + 2 + comma } else { start + 1 }, Meaning::Calendar { year: told, month, day: None }))
}

/// The index behind "early", "late", "mid-".
fn modifier(words: &Words, at: usize) -> usize {
    let the = usize::from(words.get(at) == "the" && matches!(words.get(at + 1), "early" | "late" | "mid"));
    match words.get(at + the) {
        "early" | "late" => at + the + 1,
        "mid" => at + the + 1 + usize::from(words.get(at + the + 1) == "-"),
        _ => at,
    }
}

/// "Monday", "last Thursday night", "Friday, March 3".
fn weekday(words: &Words, at: usize) -> Found {
    let shift = shift(words.get(at));
    let start = at + usize::from(shift.is_some());
    if let Some(Class::Weekdays(day)) = words.class(start).filter(|_| shift.is_none()) {
        return Some((start + 1, Meaning::Set(format!("XXXX-WXX-{day}"))));
    }
    let Some(Class::Weekday(day)) = words.class(start) else { return None };
    let mut end = start + 1;
    let mut meaning = Meaning::Weekday(day, shift);
    let comma = usize::from(words.get(end) == ",");
    if shift.is_none()
        && let Some((past, date @ Meaning::Calendar { day: Some(_), .. })) =
            month(words, end + comma).or_else(|| written(words, end + comma))
    {
        (end, meaning) = (past, date);
    }
    if let Some(Class::Part(part)) = words.class(end) {
        return Some((end + 1, Meaning::Clock(part.into(), Some(Box::new(meaning)))));
    }
    Some((end, meaning))
}

fn shift(word: &str) -> Option<i32> {
    match word {
        "last" | "past" | "previous" => Some(-1),
        "this" | "current" => Some(0),
        "next" | "coming" => Some(1),
        _ => None,
    }
}

/// A holiday by its name, with the year where it is told.
fn holiday(words: &Words, at: usize) -> Found {
    if words.capital.get(at) != Some(&true) {
        return None;
    }
    (1..=4).rev().find_map(|length| {
        let name = (at..at + length).map(|at| words.get(at)).collect::<Vec<_>>().join(" ").replace(" 's", "'s");
        let (month, day) = words::holiday(&name)?;
        let told = year(words.get(at + length));
        Some((at + length + usize::from(told.is_some()), Meaning::Calendar { year: told, month, day: Some(day) }))
    })
}

/// Phrases that stand as they are.
fn fixed(words: &Words, at: usize) -> Found {
    match (words.get(at), words.get(at + 1), words.get(at + 2)) {
        ("the", "past" | "future", after) if words.class(at + 2).is_none() && number(after).is_none() => {
            Some((at + 2, Meaning::Ref(if words.get(at + 1) == "past" { "PAST_REF" } else { "FUTURE_REF" })))
        }
        ("the", "day", "before") if words.get(at + 3) == "yesterday" => Some((at + 4, Meaning::Relative("D", -2))),
        ("at", "present", _) => Some((at + 2, Meaning::Ref("PRESENT_REF"))),
        _ => None,
    }
}

/// "last year", "the past two weeks", "earlier this month", "next summer", "the third quarter".
fn ordered(words: &Words, at: usize) -> Found {
    let first = words.get(at);
    let mut next = at + usize::from(matches!(first, "the"));
    let sooner = usize::from(matches!(words.get(next), "earlier" | "later" | "late" | "early") && shift(words.get(next + 1)).is_some());
    next += sooner;
    if let Some(quarter) = ["first", "second", "third", "fourth"].iter().position(|word| *word == words.get(next))
        && words.get(next + 1) == "quarter"
    {
        let of = usize::from(words.get(next + 2) == "of");
        let told = year(words.get(next + 2 + of));
        return Some((if told.is_some() { next + 3 + of } else { next + 2 }, Meaning::Quarter(quarter as i8 + 1, told)));
    }
    let shift = shift(words.get(next))?;
    let count = number(words.get(next + 1)).filter(|_| !matches!(words.get(next + 1), "a" | "an"));
    let unit = next + 1 + usize::from(count.is_some());
    let few = matches!(words.get(next + 1), "few" | "several" | "couple");
    match words.class(unit + usize::from(few)) {
        Some(Class::Unit(letter)) if count.is_some() || few || words.get(unit).ends_with('s') => Some((
            unit + 1 + usize::from(few),
            Meaning::Duration(format!("P{}{letter}", count.map_or("X".into(), |count| count.to_string()))),
        )),
        Some(Class::Unit(letter)) => Some((unit + 1, Meaning::Relative(letter, shift))),
        Some(Class::Season(season)) => Some((unit + 1, Meaning::Season(season, None, Some(shift)))),
        Some(Class::Month(month)) => Some((unit + 1, Meaning::Calendar { year: None, month, day: None })),
        Some(Class::Part(part)) if shift == 0 => Some((unit + 1, Meaning::Clock(part.into(), None))),
        Some(Class::Part(part)) if shift < 0 => Some((unit + 1, Meaning::Clock(part.into(), Some(Box::new(Meaning::Relative("D", -1)))))),
        _ => None,
    }
}

/// "two weeks ago", "three years", "a year earlier", "hours later", "10-day".
fn counted(words: &Words, at: usize) -> Found {
    let mut next = at;
    let vague = match words.get(next) {
        "several" | "few" | "many" | "some" => true,
        "a" if matches!(words.get(next + 1), "few" | "couple") => {
            next += 1 + usize::from(words.get(next + 2) == "of");
            true
        }
        _ => false,
    };
    let count = number(words.get(next));
    if count.is_some() || vague {
        next += 1;
    }
    if count.is_some() && words.get(next) == "-" {
        next += 1;
    }
    let (letter, clock) = match words.class(next) {
        Some(Class::Unit("WE")) | None => return None,
        Some(Class::Unit(letter)) => (letter, false),
        Some(Class::Clock(letter)) => (letter, true),
        Some(Class::Part("NI")) if words.get(next) == "nights" => ("D", false),
        _ => return None,
    };
    let plural = words.get(next).ends_with('s');
    if count.is_none() && !vague && !plural {
        return None;
    }
    let amount = count.map_or("X".to_owned(), |count| count.to_string());
    let direction = match words.get(next + 1) {
        "ago" | "earlier" | "before" => -1,
        "later" => 1,
        _ => 0,
    };
    let age = words.get(next + 1) == "old" || words.get(next + 1) == "-" && words.get(next + 2) == "old";
    if direction != 0 && words.get(next + 1) != "before" {
        let meaning = match count {
            Some(count) if !clock && letter != "DE" => Meaning::Relative(letter, direction * count.min(5_000) as i32),
            _ => Meaning::Ref(if direction < 0 { "PAST_REF" } else { "FUTURE_REF" }),
        };
        return Some((next + 2, meaning));
    }
    // Lengths without a number are seldom told of as times.
    let meaning = Meaning::Duration(if clock { format!("PT{amount}{letter}") } else { format!("P{amount}{letter}") });
    let end = if age {
        next + 1 + usize::from(words.get(next + 1) == "-") + usize::from(words.get(next + 1) == "old" || words.get(next + 2) == "old")
    } else {
        next + 1
    };
    Some((end, meaning))
}

/// "every Tuesday", "each year", "a week" after a number, "once a month".
fn every(words: &Words, at: usize) -> Found {
    if !matches!(words.get(at), "every" | "each") {
        return None;
    }
    match words.class(at + 1)? {
        Class::Unit(letter) => Some((at + 2, Meaning::Set(format!("P1{letter}")))),
        Class::Weekday(day) => Some((at + 2, Meaning::Set(format!("XXXX-WXX-{day}")))),
        Class::Part(part) => Some((at + 2, Meaning::Set(format!("XXXX-XX-XXT{part}")))),
        Class::Clock(letter) => Some((at + 2, Meaning::Set(format!("PT1{letter}")))),
        _ => None,
    }
}

/// Words that name a time alone.
fn single(words: &Words, at: usize) -> Found {
    let start = modifier(words, at);
    match words.class(start)? {
        Class::Day(days) => match words.class(start + 1) {
            Some(Class::Part(part)) => Some((start + 2, Meaning::Clock(part.into(), Some(Box::new(Meaning::Relative("D", days)))))),
            _ => Some((start + 1, Meaning::Relative("D", days))),
        },
        Class::Tonight => Some((start + 1, Meaning::Clock("NI".into(), None))),
        Class::Ref(reference) => Some((start + 1, Meaning::Ref(reference))),
        Class::Set(value) => Some((start + 1, Meaning::Set(value.into()))),
        Class::Season(season) => {
            let of = usize::from(words.get(start + 1) == "of");
            let told = year(words.get(start + 1 + of));
            Some((if told.is_some() { start + 2 + of } else { start + 1 }, Meaning::Season(season, told, None)))
        }
        Class::Month(_) | Class::Weekday(_) | Class::Weekdays(_) | Class::Unit(_) | Class::Clock(_) | Class::Part(_) => None,
    }
}
