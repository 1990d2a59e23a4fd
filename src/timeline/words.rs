//! The words of time, as the tables have them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::List;

/// What a word of time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Month, counted from 1.
    Month(i8),
    /// Day of the week, Monday is 1.
    Weekday(i8),
    /// "Mondays".
    Weekdays(i8),
    /// Day, week, month, quarter, year, decade, century, weekend, by its TIMEX3 letter.
    Unit(&'static str),
    /// Hour, minute, second.
    Clock(&'static str),
    /// Part of the day.
    Part(&'static str),
    /// Season.
    Season(&'static str),
    /// Days from today.
    Day(i32),
    /// "tonight".
    Tonight,
    /// `PAST_REF` and its like.
    Ref(&'static str),
    /// "daily".
    Set(&'static str),
}

static WORDS: LazyLock<HashMap<&str, Class>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut columns = line.split('\t');
        let (word, class, value) = (columns.next()?, columns.next()?, columns.next()?);
        let number = value.parse().unwrap_or_default();
        Some((
            word,
            match class {
                "month" => Class::Month(number),
                "weekday" => Class::Weekday(number),
                "weekdays" => Class::Weekdays(number),
                "unit" => Class::Unit(value),
                "clock" => Class::Clock(value),
                "part" => Class::Part(value),
                "season" => Class::Season(value),
                "day" => Class::Day(i32::from(number)),
                "tonight" => Class::Tonight,
                "ref" => Class::Ref(value),
                "set" => Class::Set(value),
                _ => return None,
            },
        ))
    };
    include_str!("data/words.tsv").lines().filter_map(line).collect()
});

static NUMBERS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let line = |line: &'static str| line.split_once('\t').and_then(|(word, value)| Some((word, value.parse().ok()?)));
    include_str!("data/numbers.tsv").lines().filter_map(line).collect()
});

/// The class of a lower-case word, its full stop cut off.
pub fn class(word: &str) -> Option<Class> {
    WORDS.get(word).copied()
}

/// The value of a number in letters or digits.
pub fn number(word: &str) -> Option<u32> {
    NUMBERS.get(word).copied().or_else(|| word.replace(',', "").parse().ok().filter(|_| word.starts_with(|c: char| c.is_ascii_digit())))
}

/// Month and day of a holiday.
pub fn holiday(name: &str) -> Option<(i8, i8)> {
    let (month, day) = List(include_str!("data/holidays.tsv")).get(name)?.split_once('\t')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// Whether the word tells of the future.
pub fn looks_ahead(word: &str) -> bool {
    List(include_str!("data/ahead.txt")).contains(word)
}
