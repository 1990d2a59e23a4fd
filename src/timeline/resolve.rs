//! From meaning to value: the calendar arithmetic, told to the reader as it is done.
//!
//! In go a meaning, the anchor, where the story stands and the direction that the tense gives; out come the TIMEX3 value and, for dates, the stretch of the calendar.
//! Without an anchor a relative date stays relative. All arithmetic is checked: what falls off the calendar stays unresolved.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Distance, ToSpan};

use super::meaning::{Key, Kind, Meaning, Value};
use super::stretches::{Stretch, century, day_of, decade, half, monday, month_of, quarter, season_of, week, weekend, year};
use super::values::{clock, duration, relative, set};
use super::{Granularity, TimeKind, When, holidays};

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
    /// The words tell from when on something has been so.
    Since,
    /// The words do not tell: the past, unless the future is much nearer.
    Near,
    /// The words tell of what was settled: the near past, else the future.
    Either,
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

/// Months for which what was settled may be done already.
const SETTLED: i32 = 3;

/// Resolves `meaning`.
pub fn resolve(meaning: &Meaning, from: &Standpoint) -> Resolved {
    let plain = |kind, value: String, how: &str| Resolved { kind, value, when: None, how: how.into() };
    match meaning.kind {
        Kind::Duration => plain(TimeKind::Duration, duration(meaning), "a length of time"),
        Kind::Set => plain(TimeKind::Set, set(meaning), "recurs"),
        Kind::Shift if is_uncounted(meaning) && meaning.letters(Key::Base).is_some() => {
            let length = meaning.number(Key::Count).map(|count| Value::Number(count.saturating_abs()));
            let length = length.map_or_else(|| meaning.clone(), |count| meaning.clone().with(Key::Count, count));
            plain(TimeKind::Duration, duration(&length), "a length of time from where the story stands")
        }
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

/// "hours", "several days": so many units that they name no day.
fn is_uncounted(meaning: &Meaning) -> bool {
    let unit = meaning.letters(Key::Unit).unwrap_or("");
    meaning.kind == Kind::Shift && (meaning.number(Key::Count).is_none() || matches!(unit, "H" | "m" | "S"))
}

/// A value that names no stretch of the calendar, and why.
fn vague(meaning: &Meaning, from: &Standpoint) -> (Option<When>, String, String) {
    if is_uncounted(meaning) {
        let ahead = meaning.number(Key::Count).is_some_and(|count| count > 0) || meaning.letters(Key::Value) == Some("FUTURE_REF");
        return (None, if ahead { "FUTURE_REF" } else { "PAST_REF" }.into(), "no date of the calendar".into());
    }
    let why = if from.anchor.is_some() { "not on the calendar" } else { "relative to the day of publication, which is not known" };
    (None, relative(meaning), why.into())
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
        Direction::Since => "since then",
        Direction::Near => "by nearness",
        Direction::Either => "settled before",
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
    let ahead = match from.direction {
        Direction::Either => !(0..=SETTLED).contains(&(-months).rem_euclid(12)),
        direction => direction == Direction::Ahead,
    };
    let (step, side) = match shift {
        Some(-1) => (if months < 0 { 0 } else { -1 }, "the last before"),
        Some(1) => (i16::from(months <= 0), "the next after"),
        Some(_) => (0, "in the year of"),
        None if ahead => (i16::from(months < 0), "the next from"),
        None if from.direction == Direction::Either => (-i16::from(months > 0), "the last up to"),
        None if from.direction == Direction::Since => {
            let later = on.map_or(months > 0, |on| (in_month, on) > (anchor.month(), anchor.day()));
            (-i16::from(later), "the last up to")
        }
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
    let target = Weekday::from_monday_one_offset(wanted).ok()?;
    if let (Some(nth), Some(_)) = (meaning.number(Key::Nth), meaning.number(Key::Month)) {
        let (month, _, how) = calendar(meaning, from)?;
        return day_of(month.from.nth_weekday_of_month(i8::try_from(nth).ok()?, target).ok()?, how);
    }
    let story = meaning.letters(Key::Base).and_then(|_| story_day(from));
    let anchor = story.or(from.anchor)?;
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
    let told = if unit == "D" { story_day(from).or(from.scene) } else { None }.or(from.story.map(|story| story.from));
    let base = told.filter(|_| of_story).or(from.anchor)?;
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
                None if from.direction == Direction::Ahead => -i16::from(anchor.month() >= begins + 3),
                None => i16::from(later),
            };
            (anchor.year() - back, format!("counted from {anchor}, {}", tense(from.direction)))
        }
        (None, None) => return None,
    };
    season_of(told, season, begins, how)
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
        (None, _) => -i16::from(this > anchor.checked_add(2.months()).ok()?),
    };
    let told = anchor.year().checked_add(step)?;
    day_of(holidays::date(line, told)?, format!("{} of {told}, counted from {anchor}", holidays::name(line)))
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
