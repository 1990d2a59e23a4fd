//! Days that have a name: their dates by the calendar.
//!
//! In go the line of the table and a year, out comes the day. Easter is computed by the anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", chapter 8).

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Tokens of the longest name.
pub const LONGEST: usize = 6;

const TABLE: &str = include_str!("data/holidays.tsv");

static LINES: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect());

static NAMES: LazyLock<BTreeMap<&'static str, usize>> =
    LazyLock::new(|| LINES.iter().enumerate().map(|(line, &(name, _))| (name, line)).collect());

/// The first of the names that begin so, in small letters, and its line.
pub fn first_with(front: &str) -> Option<(&'static str, usize)> {
    let mut names = NAMES.range::<str, _>((Bound::Included(front), Bound::Unbounded));
    names.next().map(|(&name, &line)| (name, line)).filter(|(name, _)| name.starts_with(front))
}

/// The name of a line.
pub fn name(line: usize) -> &'static str {
    LINES.get(line).map_or("", |&(name, _)| name)
}

/// The day in a year.
pub fn date(line: usize, year: i16) -> Option<Date> {
    let mut columns = LINES.get(line)?.1.split('\t');
    let rule = columns.next()?;
    let mut numbers = columns.map(|column| column.parse::<i8>().ok());
    let mut next = || numbers.next().flatten();
    match rule {
        "fixed" => Date::new(year, next()?, next()?).ok(),
        "nth" => {
            let (month, weekday, nth, after) = (next()?, next()?, next()?, next()?);
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
            day.checked_add(i64::from(after).days()).ok()
        }
        _ => easter(year)?.checked_add(i64::from(next()?).days()).ok(),
    }
}

fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let correction = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * correction + 114;
    Date::new(year as i16, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}
