//! Stretches of the calendar: a day, a month, a week, a season's months, a quarter, a decade, with the values that TIMEX3 gives them.
//!
//! In go numbers of the calendar, out come the stretch, its value and the words that tell how it was come to. What falls off the calendar is no stretch. Weeks are those of
//! ISO 8601.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Granularity, When};

/// A stretch, its value and the arithmetic.
pub type Stretch = Option<(When, String, String)>;

fn when(from: Date, to: Date, granularity: Granularity) -> When {
    When { from, to, granularity, approximate: false }
}

/// A day.
#[expect(clippy::unnecessary_wraps, reason = "as its siblings for month and year, which can fail")]
pub fn day_of(date: Date, how: String) -> Stretch {
    Some((when(date, date, Granularity::Day), date.to_string(), how))
}

/// A month of a year.
pub fn month_of(year: i16, month: i8, how: String) -> Stretch {
    let first = Date::new(year, month, 1).ok()?;
    Some((when(first, first.last_of_month(), Granularity::Month), format!("{year:04}-{month:02}"), how))
}

/// A year.
pub fn year(year: i16, how: String) -> Stretch {
    let first = Date::new(year, 1, 1).ok().filter(|_| year > 0)?;
    Some((when(first, Date::new(year, 12, 31).ok()?, Granularity::Year), format!("{year:04}"), how))
}

/// Ten years from the `first`.
pub fn decade(first: i16, how: String) -> Stretch {
    let span = when(Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(9)?, 12, 31).ok()?, Granularity::Span);
    Some((span, format!("{:03}", first / 10), how))
}

/// The first, second, … hundred years.
pub fn century(nth: i32) -> Stretch {
    let first = i16::try_from(nth.checked_sub(1)?.checked_mul(100)?).ok().filter(|first| *first >= 0)?;
    let span = when(Date::new(first.max(1), 1, 1).ok()?, Date::new(first.checked_add(99)?, 12, 31).ok()?, Granularity::Span);
    Some((span, format!("{:02}", first / 100), "a century".into()))
}

/// The week of a day.
pub fn week(day: Date, how: String) -> Stretch {
    let (first, iso) = (monday(day)?, day.iso_week_date());
    Some((when(first, first.checked_add(6.days()).ok()?, Granularity::Span), format!("{:04}-W{:02}", iso.year(), iso.week()), how))
}

/// The Saturday and Sunday of the week of a day.
pub fn weekend(day: Date, how: String) -> Stretch {
    let saturday = monday(day)?.checked_add(5.days()).ok()?;
    let iso = saturday.iso_week_date();
    Some((when(saturday, saturday.tomorrow().ok()?, Granularity::Span), format!("{:04}-W{:02}-WE", iso.year(), iso.week()), how))
}

/// The first to fourth quarter of a year.
pub fn quarter(year: i16, quarter: i8, how: String) -> Stretch {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    Some((when(first, first.checked_add(2.months()).ok()?.last_of_month(), Granularity::Span), format!("{year:04}-Q{quarter}"), how))
}

/// Three months of a year, from the one that a season `begins` in.
pub fn season_of(year: i16, season: &str, begins: i8, how: String) -> Stretch {
    let first = Date::new(year, begins, 1).ok()?;
    Some((when(first, first.checked_add(2.months()).ok()?.last_of_month(), Granularity::Span), format!("{year:04}-{season}"), how))
}

/// The first or second half of a year.
pub fn half(year: i16, half: i8) -> Stretch {
    let first = Date::new(year, half * 6 - 5, 1).ok()?;
    let span = when(first, first.checked_add(5.months()).ok()?.last_of_month(), Granularity::Span);
    Some((span, format!("{year:04}-H{half}"), "a half of a year".into()))
}

/// The Monday of the week of a day.
pub fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}
