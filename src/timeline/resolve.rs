//! From meaning to value: the calendar arithmetic, told to the reader as it is done.
//!
//! In go a meaning, the anchor, where the story stands and the direction that the tense gives; out come the TIMEX3 value and, for dates, the stretch of the calendar.
//! Without an anchor a relative date stays relative. All arithmetic is checked: what falls off the calendar stays unresolved.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Distance, ToSpan};

use super::holidays;
use super::meaning::{Key, Kind, Meaning};
use super::{Granularity, TimeKind, When};

/// A resolved expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: String,
    /// The stretch of the calendar.
    pub when: Option<When>,
    /// The arithmetic in words.
    pub how: String,
}

/// Which way a date without a year, or a day of the week, lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The words tell of the past.
    Back,
    /// The words do not tell: the past, unless the future is much nearer.
    Near,
    /// The words tell of the future.
    Ahead,
}

/// What an expression is counted from.
#[derive(Clone, Copy, Debug)]
pub struct Standpoint {
    /// The day of publication, if it is known.
    pub anchor: Option<Date>,
    /// What the story told of last.
    pub story: Option<When>,
    /// The day that something happened on last: that of a time of day.
    pub scene: Option<Date>,
    /// The business quarter that the story speaks of: year and quarter.
    pub quarter: Option<(i16, i8)>,
    /// The tense.
    pub direction: Direction,
}

/// A stretch, its value and the arithmetic.
type Stretch = Option<(When, String, String)>;

/// Resolves `meaning`.
pub fn resolve(meaning: &Meaning, from: &Standpoint) -> Resolved {
    let plain = |kind, value: String, how: &str| Resolved { kind, value, when: None, how: how.into() };
    match meaning.kind {
        Kind::Duration => plain(TimeKind::Duration, duration(meaning), "a length of time"),
        Kind::Set => plain(TimeKind::Set, set(meaning), "recurs"),
        Kind::Ref => plain(TimeKind::Date, meaning.letters(Key::Value).unwrap_or("PRESENT_REF").into(), "no date of the calendar"),
        _ => {
            let clock = clock(meaning);
            let (when, mut value, how) = match stretch(meaning, from) {
                Some((when, value, how)) => (Some(when), value, how),
                None => vague(meaning, from),
            };
            let approximate = meaning.letters(Key::Mod).is_some();
            let when = when.map(|when| When { approximate, ..when });
            let kind = if clock.is_some() { TimeKind::Time } else { TimeKind::Date };
            if let Some(clock) = clock {
                value = format!("{value}T{clock}");
            }
            Resolved { kind, value, when, how }
        }
    }
}

fn stretch(meaning: &Meaning, from: &Standpoint) -> Stretch {
    match meaning.kind {
        Kind::Date => calendar(meaning, from),
        Kind::Weekday => weekday(meaning, from),
        Kind::Shift => shift(meaning, from),
        Kind::Near => near(meaning, from),
        Kind::Period => period(meaning, from),
        Kind::Week => calendar(meaning, from).and_then(|(when, _, how)| week(when.from, how)),
        Kind::Decade => decade(year_of(meaning)?, "a decade".into()),
        Kind::Century => century(meaning.number(Key::Nth)?),
        Kind::Season => season(meaning, from),
        Kind::Quarter => {
            let nth = i8::try_from(meaning.number(Key::Nth)?).ok().filter(|nth| (1..=4).contains(nth))?;
            part_of_year(meaning, from, nth * 3 - 2, |year| quarter(year, nth, "a quarter of a year".into()))
        }
        Kind::Half => {
            let nth = i8::try_from(meaning.number(Key::Nth)?).ok().filter(|nth| (1..=2).contains(nth))?;
            part_of_year(meaning, from, nth * 6 - 5, |year| half(year, nth))
        }
        Kind::Holiday => holiday(meaning, from),
        Kind::Clock => {
            let day = from.scene.or(from.anchor)?;
            day_of(day, format!("a time of day on {day}"))
        }
        Kind::Duration | Kind::Set | Kind::Ref | Kind::None => None,
    }
}

/// A value that names no stretch of the calendar, and why.
fn vague(meaning: &Meaning, from: &Standpoint) -> (Option<When>, String, String) {
    let unit = meaning.letters(Key::Unit).unwrap_or("");
    let uncounted = meaning.kind == Kind::Shift && (meaning.number(Key::Count).is_none() || matches!(unit, "H" | "m" | "S"));
    if uncounted {
        let ahead = meaning.number(Key::Count).is_some_and(|count| count > 0) || meaning.letters(Key::Value) == Some("FUTURE_REF");
        return (None, if ahead { "FUTURE_REF" } else { "PAST_REF" }.into(), "no date of the calendar".into());
    }
    let why = if from.anchor.is_some() { "not on the calendar" } else { "relative to the day of publication, which is not known" };
    (None, relative(meaning), why.into())
}

fn when(from: Date, to: Date, granularity: Granularity) -> When {
    When { from, to, granularity, approximate: false }
}

#[expect(clippy::unnecessary_wraps, reason = "as its siblings for month and year, which can fail")]
fn day_of(date: Date, how: String) -> Stretch {
    Some((when(date, date, Granularity::Day), date.to_string(), how))
}

fn month_of(year: i16, month: i8, how: String) -> Stretch {
    let first = Date::new(year, month, 1).ok()?;
    Some((when(first, first.last_of_month(), Granularity::Month), format!("{year:04}-{month:02}"), how))
}

fn year(year: i16, how: String) -> Stretch {
    let first = Date::new(year, 1, 1).ok().filter(|_| year > 0)?;
    Some((when(first, Date::new(year, 12, 31).ok()?, Granularity::Year), format!("{year:04}"), how))
}

fn decade(first: i16, how: String) -> Stretch {
    let span = when(Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(9)?, 12, 31).ok()?, Granularity::Span);
    Some((span, format!("{:03}", first / 10), how))
}

fn century(nth: i32) -> Stretch {
    let first = i16::try_from(nth.checked_sub(1)?.checked_mul(100)?).ok().filter(|first| *first >= 0)?;
    let span = when(Date::new(first.max(1), 1, 1).ok()?, Date::new(first.checked_add(99)?, 12, 31).ok()?, Granularity::Span);
    Some((span, format!("{:02}", first / 100), "a century".into()))
}

fn week(day: Date, how: String) -> Stretch {
    let (first, iso) = (monday(day)?, day.iso_week_date());
    Some((when(first, first.checked_add(6.days()).ok()?, Granularity::Span), format!("{:04}-W{:02}", iso.year(), iso.week()), how))
}

fn weekend(day: Date, how: String) -> Stretch {
    let saturday = monday(day)?.checked_add(5.days()).ok()?;
    let iso = saturday.iso_week_date();
    Some((when(saturday, saturday.tomorrow().ok()?, Granularity::Span), format!("{:04}-W{:02}-WE", iso.year(), iso.week()), how))
}

fn quarter(year: i16, quarter: i8, how: String) -> Stretch {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    Some((when(first, first.checked_add(2.months()).ok()?.last_of_month(), Granularity::Span), format!("{year:04}-Q{quarter}"), how))
}

fn half(year: i16, half: i8) -> Stretch {
    let first = Date::new(year, half * 6 - 5, 1).ok()?;
    let span = when(first, first.checked_add(5.months()).ok()?.last_of_month(), Granularity::Span);
    Some((span, format!("{year:04}-H{half}"), "a half of a year".into()))
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

fn year_of(meaning: &Meaning) -> Option<i16> {
    meaning.number(Key::Year).and_then(|year| i16::try_from(year).ok())
}

fn story_day(from: &Standpoint) -> Option<Date> {
    from.story.filter(|story| story.granularity == Granularity::Day).map(|story| story.from)
}

/// A year counted from the year of the anchor: "last year".
fn year_back(meaning: &Meaning, from: &Standpoint) -> Option<i16> {
    let back = i16::try_from(meaning.number(Key::Back)?).ok()?;
    from.anchor?.year().checked_add(back)
}

fn tense(direction: Direction) -> &'static str {
    match direction {
        Direction::Back => "past tense",
        Direction::Near => "by nearness",
        Direction::Ahead => "future tense",
    }
}

/// A date from the year down.
fn calendar(meaning: &Meaning, from: &Standpoint) -> Stretch {
    let month = meaning.number(Key::Month).and_then(|month| i8::try_from(month).ok());
    let on = meaning.number(Key::Day).and_then(|day| i8::try_from(day).ok());
    let told = year_of(meaning);
    let counted = year_back(meaning, from);
    let how =
        if told.is_some() { "a date of the calendar".to_owned() } else { format!("counted from {}", from.anchor.unwrap_or_default()) };
    match (told.or(counted), month, on) {
        (Some(told), None, _) => year(told, "a year".into()),
        (Some(told), Some(month), None) => month_of(told, month, how),
        (Some(told), Some(month), Some(on)) => day_of(Date::new(told, month, on).ok()?, how),
        (None, Some(month), on) => without_year(month, on, meaning.number(Key::Shift), from),
        (None, None, _) => None,
    }
}

/// "March 3", "July": the year is the one that brings it nearest, on the side that the tense gives.
fn without_year(in_month: i8, on: Option<i8>, shift: Option<i32>, from: &Standpoint) -> Stretch {
    let anchor = from.anchor?;
    let months = i32::from(in_month) - i32::from(anchor.month());
    let ahead = from.direction == Direction::Ahead;
    let (step, side) = match shift {
        Some(-1) => (if months < 0 { 0 } else { -1 }, "the last before"),
        Some(1) => (i16::from(months <= 0), "the next after"),
        Some(_) => (0, "in the year of"),
        None if ahead => (i16::from(months < 0), "the next from"),
        // Told of the past, a month that is still to come is last year's; a day of the months around the turn of the year is the nearest.
        None if months < -9 && (on.is_some() || from.direction == Direction::Near) => (1, "the nearest to"),
        None => (-i16::from(months > if on.is_some() || from.direction == Direction::Near { 2 } else { 0 }), "the last up to"),
    };
    let told = anchor.year().checked_add(step)?;
    let how = format!("{side} {anchor}, {}", tense(from.direction));
    match on {
        Some(on) => day_of(Date::new(told, in_month, on).ok()?, how),
        None => month_of(told, in_month, how),
    }
}

fn weekday(meaning: &Meaning, from: &Standpoint) -> Stretch {
    let wanted = i8::try_from(meaning.number(Key::Weekday)?).ok()?;
    let story = meaning.letters(Key::Base).and_then(|_| story_day(from));
    let anchor = story.or(from.anchor)?;
    let target = Weekday::from_monday_one_offset(wanted).ok()?;
    if let Some(weeks) = meaning.number(Key::Week) {
        let day = monday(anchor)?.checked_add(weeks.weeks()).ok()?.checked_add((i64::from(wanted) - 1).days()).ok()?;
        return day_of(day, format!("{target:?} of the week {weeks:+} from {anchor}"));
    }
    let behind = i32::from(anchor.weekday().to_monday_one_offset() - wanted).rem_euclid(7);
    let ahead = from.direction == Direction::Ahead;
    let days = match meaning.number(Key::Shift) {
        Some(-1) if behind == 0 => -7,
        Some(1) => 7 - behind,
        Some(0) | None if ahead && behind > 0 => 7 - behind,
        _ => -behind,
    };
    let date = anchor.checked_add(days.days()).ok()?;
    let side = if days > 0 { "the first" } else { "the last" };
    day_of(date, format!("{side} {target:?} {} {anchor}, {}", if days > 0 { "after" } else { "up to" }, tense(from.direction)))
}

fn shift(meaning: &Meaning, from: &Standpoint) -> Stretch {
    let unit = meaning.letters(Key::Unit)?;
    let count = meaning.number(Key::Count)?;
    let of_story = meaning.letters(Key::Base).is_some();
    let base = if of_story { from.story.map(|story| story.from) } else { None }.or(from.anchor)?;
    let how = if count == 0 { format!("the {} of {base}", unit_name(unit)) } else { format!("{count:+} {} from {base}", unit_name(unit)) };
    let to = |distance: Distance| base.checked_add(distance).ok();
    let years = |count: i32| Some(count).filter(|count| count.abs() < 5_000).and_then(|count| to(count.years()));
    match unit {
        "D" => day_of(to(count.days())?, how),
        "W" => week(to(count.weeks())?, how),
        "F" => week(to(count.checked_mul(2)?.weeks())?, how),
        "WE" => weekend(to(count.weeks())?, how),
        "M" => to(count.months()).and_then(|date| month_of(date.year(), date.month(), how)),
        "Q" => {
            let quarters = i32::from(base.year()) * 4 + i32::from((base.month() - 1) / 3) + count;
            quarter(i16::try_from(quarters.div_euclid(4)).ok()?, quarters.rem_euclid(4) as i8 + 1, how)
        }
        "Y" => years(count).and_then(|date| year(date.year(), how)),
        "E" if count == 0 => decade(base.year() / 10 * 10, how),
        "E" => years(count.checked_mul(10)?).and_then(|date| year(date.year(), how)),
        "C" if count == 0 => century(i32::from(base.year()) / 100 + 1),
        "C" => years(count.checked_mul(100)?).and_then(|date| year(date.year(), how)),
        _ => None,
    }
}

/// "the weekend", "the week": the one at hand.
fn near(meaning: &Meaning, from: &Standpoint) -> Stretch {
    let anchor = from.anchor?;
    if meaning.letters(Key::Unit) != Some("WE") {
        return week(anchor, format!("the week of {anchor}"));
    }
    let begun = anchor.weekday().to_monday_one_offset() >= 6;
    let weeks = if from.direction == Direction::Ahead || begun { 0 } else { -1 };
    weekend(anchor.checked_add(weeks.weeks()).ok()?, format!("the weekend next to {anchor}, {}", tense(from.direction)))
}

/// "the quarter", "the year-earlier period", "a year ago": the business period that the story speaks of, so many years back.
fn period(meaning: &Meaning, from: &Standpoint) -> Stretch {
    let back = i16::try_from(meaning.number(Key::Back).unwrap_or(0)).ok()?;
    let ended = from.anchor.map(|anchor| {
        let quarters = i32::from(anchor.year()) * 4 + i32::from((anchor.month() - 1) / 3) - 1;
        (quarters.div_euclid(4) as i16, quarters.rem_euclid(4) as i8 + 1)
    });
    if meaning.letters(Key::Unit) == Some("Y") && from.quarter.is_none() {
        return year(from.anchor?.year().checked_add(back)?, format!("{back:+} years from {}", from.anchor?));
    }
    let (of_year, nth) = from.quarter.or(ended)?;
    let told = year_of(meaning).or_else(|| of_year.checked_add(back))?;
    quarter(
        told,
        nth,
        format!(
            "the quarter that the text speaks of, {of_year}-Q{nth}{}",
            if back == 0 { String::new() } else { format!(", {back:+} years") }
        ),
    )
}

/// What begins in `begins` of a year that the words tell, or that is the last one begun; the next one where they tell of the future.
fn part_of_year(meaning: &Meaning, from: &Standpoint, begins: i8, of: impl Fn(i16) -> Stretch) -> Stretch {
    if let Some(told) = year_of(meaning).or_else(|| year_back(meaning, from)) {
        return of(told);
    }
    let anchor = from.anchor?;
    let later = begins > anchor.month();
    of(anchor.year().checked_sub(i16::from(later && from.direction != Direction::Ahead))?)
}

fn season(meaning: &Meaning, from: &Standpoint) -> Stretch {
    let season = meaning.letters(Key::Season)?;
    let begins = [("SP", 3), ("SU", 6), ("FA", 9), ("WI", 12)].iter().find(|(name, _)| *name == season)?.1;
    let (told, how) = match (year_of(meaning), from.anchor) {
        (Some(told), _) => (told, "a season of a year".to_owned()),
        (None, Some(anchor)) => {
            let later = anchor.month() < begins;
            let back = match meaning.number(Key::Shift) {
                Some(-1) => i16::from(later || anchor.month() < begins + 3),
                Some(1) => -i16::from(!later),
                Some(_) => 0,
                None => i16::from(later && from.direction != Direction::Ahead),
            };
            (anchor.year() - back, format!("counted from {anchor}, {}", tense(from.direction)))
        }
        (None, None) => return None,
    };
    let first = Date::new(told, begins, 1).ok()?;
    let last = first.checked_add(2.months()).ok()?.last_of_month();
    Some((when(first, last, Granularity::Span), format!("{told:04}-{season}"), how))
}

fn holiday(meaning: &Meaning, from: &Standpoint) -> Stretch {
    let line = usize::try_from(meaning.number(Key::Holiday)?).ok()?;
    if let Some(told) = year_of(meaning) {
        return day_of(holidays::date(line, told)?, format!("{} of {told}", holidays::name(line)));
    }
    let anchor = from.anchor?;
    let this = holidays::date(line, anchor.year())?;
    let step = match (meaning.number(Key::Shift), from.direction) {
        (Some(-1), _) => -i16::from(this >= anchor),
        (Some(1), _) | (_, Direction::Ahead) => i16::from(this < anchor),
        (Some(_), _) => 0,
        // A holiday of the coming weeks is spoken of in any tense.
        (None, Direction::Back | Direction::Near) => -i16::from(this > anchor.checked_add(2.months()).ok()?),
    };
    let told = anchor.year().checked_add(step)?;
    day_of(holidays::date(line, told)?, format!("{} of {told}, counted from {anchor}", holidays::name(line)))
}

/// The time of day as TIMEX3 writes it behind the `T`.
fn clock(meaning: &Meaning) -> Option<String> {
    if let Some(part) = meaning.letters(Key::Part) {
        return Some(part.to_owned());
    }
    let minutes = meaning.number(Key::Minutes).or_else(|| meaning.number(Key::Hour).map(|hour| hour * 60))?;
    let minutes = match meaning.number(Key::HalfDay) {
        Some(12) if minutes < 720 => minutes + 720,
        Some(0) if minutes >= 720 => minutes - 720,
        _ => minutes,
    };
    Some(format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

fn duration(meaning: &Meaning) -> String {
    let unit = meaning.letters(Key::Unit).unwrap_or("D");
    let half = meaning.number(Key::Half).is_some();
    let count = meaning.number(Key::Count);
    let years = |times: i32| {
        count.map_or_else(|| "PXY".to_owned(), |count| format!("P{}Y", count.saturating_mul(times) + if half { times / 2 } else { 0 }))
    };
    let whole = count.map_or_else(|| "X".to_owned(), |count| count.to_string());
    match (unit, half, count) {
        ("E", ..) => years(10),
        ("C", _, Some(_)) => years(100),
        ("L", _, Some(_)) => years(1_000),
        ("F", _, Some(count)) => format!("P{}W", count.saturating_mul(2)),
        ("Y", true, Some(0)) => "P6M".into(),
        ("D", true, Some(0)) => "PT12H".into(),
        ("H", true, Some(0)) => "PT30M".into(),
        ("m", true, Some(0)) => "PT30S".into(),
        ("H", true, _) => format!("PT{whole}H30M"),
        ("m", true, _) => format!("PT{whole}M30S"),
        ("H" | "S", ..) => format!("PT{whole}{unit}"),
        ("m", ..) => format!("PT{whole}M"),
        (_, true, _) => format!("P{whole}.5{unit}"),
        _ => format!("P{whole}{unit}"),
    }
}

fn set(meaning: &Meaning) -> String {
    let part = meaning.letters(Key::Part).map_or(String::new(), |part| format!("T{part}"));
    if let Some(value) = meaning.letters(Key::Value) {
        value.to_owned()
    } else if let Some(weekday) = meaning.number(Key::Weekday) {
        format!("XXXX-WXX-{weekday}{part}")
    } else if let Some(month) = meaning.number(Key::Month) {
        format!("XXXX-{month:02}")
    } else if let Some(season) = meaning.letters(Key::Season) {
        format!("XXXX-{season}")
    } else if !part.is_empty() {
        format!("XXXX-XX-XX{part}")
    } else {
        let count = if meaning.letters(Key::Count).is_some() { None } else { Some(meaning.number(Key::Count).unwrap_or(1)) };
        let counted = Meaning::new(Kind::Duration).joined(meaning);
        match count {
            Some(count) => duration(&counted.with(Key::Count, super::meaning::Value::Number(count))),
            None => duration(&counted),
        }
    }
}

fn unit_name(unit: &str) -> &'static str {
    match unit {
        "D" => "days",
        "W" => "weeks",
        "F" => "fortnights",
        "WE" => "weekends",
        "M" => "months",
        "Q" => "quarters",
        "Y" => "years",
        "E" => "decades",
        _ => "centuries",
    }
}

/// The value where the day of publication is not known.
fn relative(meaning: &Meaning) -> String {
    let number = |key| meaning.number(key);
    match meaning.kind {
        Kind::Weekday => format!("XXXX-WXX-{}", number(Key::Weekday).unwrap_or(1)),
        Kind::Date => match (number(Key::Month), number(Key::Day)) {
            (Some(month), Some(day)) => format!("XXXX-{month:02}-{day:02}"),
            (Some(month), None) => format!("XXXX-{month:02}"),
            _ => "XXXX".into(),
        },
        Kind::Season => format!("XXXX-{}", meaning.letters(Key::Season).unwrap_or("SU")),
        Kind::Quarter => format!("XXXX-Q{}", number(Key::Nth).unwrap_or(1)),
        Kind::Half => format!("XXXX-H{}", number(Key::Nth).unwrap_or(1)),
        Kind::Holiday | Kind::Clock => "XXXX-XX-XX".into(),
        Kind::Week => "XXXX-WXX".into(),
        Kind::Period if meaning.letters(Key::Unit) == Some("Q") => "XXXX-QX".into(),
        Kind::Shift | Kind::Near => match meaning.letters(Key::Unit) {
            Some("D") => "XXXX-XX-XX".into(),
            Some("W" | "F") => "XXXX-WXX".into(),
            Some("WE") => "XXXX-WXX-WE".into(),
            Some("M") => "XXXX-XX".into(),
            Some("Q") => "XXXX-QX".into(),
            _ => "XXXX".into(),
        },
        _ => "XXXX".into(),
    }
}
