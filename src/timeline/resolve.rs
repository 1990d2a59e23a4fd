//! From meaning to value: the calendar arithmetic, told to the reader as it is done.
//!
//! In go a meaning, the anchor and the direction that the tense gives; out come the TIMEX3 value and, for dates, the stretch of the calendar. Without an anchor
//! a relative date stays relative. All arithmetic is checked: what falls off the calendar stays unresolved.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span as Distance, ToSpan};

use super::expressions::Meaning;
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

/// Resolves `meaning`; `ahead` where the tense tells of the future.
pub fn resolve(meaning: &Meaning, anchor: Option<Date>, ahead: bool) -> Resolved {
    let of = |kind, value: String, when, how: &str| Resolved { kind, value, when, how: how.into() };
    match meaning {
        Meaning::Duration(value) => of(TimeKind::Duration, value.clone(), None, "a length of time"),
        Meaning::Set(value) => of(TimeKind::Set, value.clone(), None, "recurs"),
        Meaning::Ref(value) => of(TimeKind::Date, (*value).into(), None, "no date of the calendar"),
        Meaning::Clock(clock, inner) => {
            let day = inner.as_deref().unwrap_or(&Meaning::Relative("D", 0));
            let day = resolve(day, anchor, ahead);
            Resolved { kind: TimeKind::Time, value: format!("{}T{clock}", day.value), ..day }
        }
        _ => match stretch(meaning, anchor, ahead) {
            Some((when, value, how)) => of(TimeKind::Date, value, Some(when), &how),
            None => of(TimeKind::Date, relative(meaning), None, "relative to the day of publication, which is not known"),
        },
    }
}

type Stretch = Option<(When, String, String)>;

fn when(from: Date, to: Date, granularity: Granularity) -> When {
    When { from, to, granularity, approximate: false }
}

#[expect(clippy::unnecessary_wraps, reason = "as its siblings for month and year, which can fail")]
fn day(date: Date, how: String) -> Stretch {
    Some((when(date, date, Granularity::Day), date.to_string(), how))
}

fn month(year: i16, month: i8, how: String) -> Stretch {
    let first = Date::new(year, month, 1).ok()?;
    Some((when(first, first.last_of_month(), Granularity::Month), format!("{year:04}-{month:02}"), how))
}

fn year(year: i16, how: String) -> Stretch {
    Some((when(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, Granularity::Year), format!("{year:04}"), how))
}

fn stretch(meaning: &Meaning, anchor: Option<Date>, ahead: bool) -> Stretch {
    let tense = if ahead { "future tense" } else { "past tense" };
    match *meaning {
        Meaning::Year(told) => year(told, "a year".into()),
        Meaning::Decade(first) => {
            let span = when(Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(9)?, 12, 31).ok()?, Granularity::Span);
            Some((span, format!("{:03}", first / 10), "a decade".into()))
        }
        Meaning::Calendar { year: Some(told), month: in_month, day: None } => month(told, in_month, "a date of the calendar".into()),
        Meaning::Calendar { year: Some(told), month, day: Some(on) } => {
            day(Date::new(told, month, on).ok()?, "a date of the calendar".into())
        }
        Meaning::Calendar { year: None, month: in_month, day: on } => {
            let anchor = anchor?;
            let this = Date::new(anchor.year(), in_month, on.unwrap_or(1)).ok()?;
            let months = i32::from(in_month) - i32::from(anchor.month());
            // Without a sign of the future a date far ahead is last year's; with one, a date behind is next year's.
            let shift = if ahead { i16::from(months < 0) } else { -i16::from(months > if on.is_some() { 2 } else { 0 }) };
            let told = this.year().checked_add(shift)?;
            let how = format!("{} the day of publication, {anchor} ({tense})", if shift == 0 { "in the year of" } else { "nearest to" });
            match on {
                Some(on) => day(Date::new(told, in_month, on).ok()?, how),
                None => month(told, in_month, how),
            }
        }
        Meaning::Weekday(weekday, shift) => {
            let anchor = anchor?;
            let target = Weekday::from_monday_one_offset(weekday).ok()?;
            let behind = i32::from(anchor.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
            let days = match shift {
                Some(-1) if behind == 0 => -7,
                Some(1) if behind == 0 => 7,
                Some(1) => 7 - behind,
                Some(0) | None if ahead && behind > 0 => 7 - behind,
                _ => -behind,
            };
            let date = anchor.checked_add(days.days()).ok()?;
            let side = if days > 0 { "the first" } else { "the last" };
            day(date, format!("{side} {target:?} {} {anchor}, {tense}", if days > 0 { "after" } else { "up to" }))
        }
        Meaning::Relative(unit, count) => {
            let anchor = anchor?;
            let how = format!("{count:+} {} from {anchor}", unit_name(unit));
            let to = |distance: Distance| anchor.checked_add(distance).ok();
            match unit {
                "D" => day(to(count.days())?, how),
                "W" => week(to(count.weeks())?, how),
                "WE" => {
                    let saturday = monday(to(count.weeks())?)?.checked_add(5.days()).ok()?;
                    let iso = saturday.iso_week_date();
                    Some((
                        when(saturday, saturday.tomorrow().ok()?, Granularity::Span),
                        format!("{:04}-W{:02}-WE", iso.year(), iso.week()),
                        how,
                    ))
                }
                "M" => to(count.months()).and_then(|date| month(date.year(), date.month(), how)),
                "Q" => {
                    let quarters = i32::from(anchor.year()) * 4 + i32::from((anchor.month() - 1) / 3) + count;
                    quarter(i16::try_from(quarters.div_euclid(4)).ok()?, quarters.rem_euclid(4) as i8 + 1, how)
                }
                "Y" => to(count.years()).and_then(|date| year(date.year(), how)),
                "DE" => {
                    let first = i16::try_from((i32::from(anchor.year()) / 10 + count) * 10).ok()?;
                    stretch(&Meaning::Decade(first), None, ahead)
                }
                _ => None,
            }
        }
        Meaning::Season(season, told, shift) => {
            let (told, how) = match (told, anchor) {
                (Some(told), _) => (told, "a season of a year".to_owned()),
                (None, Some(anchor)) => {
                    let begins = [("SP", 3), ("SU", 6), ("FA", 9), ("WI", 12)].iter().find(|(name, _)| *name == season)?.1;
                    let later = anchor.month() < begins;
                    let back = match shift {
                        Some(-1) => i16::from(later || anchor.month() < begins + 3),
                        Some(1) => -i16::from(!later),
                        _ => i16::from(later && !ahead && shift.is_none()),
                    };
                    (anchor.year() - back, format!("counted from {anchor}"))
                }
                (None, None) => return None,
            };
            let first = match season {
                "SP" => date(told, 3, 1),
                "SU" => date(told, 6, 1),
                "FA" => date(told, 9, 1),
                _ => date(told, 12, 1),
            };
            let last = first.checked_add(2.months()).ok()?.last_of_month();
            Some((when(first, last, Granularity::Span), format!("{told:04}-{season}"), how))
        }
        Meaning::Quarter(of, told) => {
            let told = told.or_else(|| anchor.map(|anchor| anchor.year() - i16::from(!ahead && of > (anchor.month() - 1) / 3 + 1)))?;
            quarter(told, of, "a quarter of a year".into())
        }
        Meaning::Duration(_) | Meaning::Set(_) | Meaning::Ref(_) | Meaning::Clock(..) => None,
    }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

fn week(day: Date, how: String) -> Stretch {
    let (first, iso) = (monday(day)?, day.iso_week_date());
    Some((when(first, first.checked_add(6.days()).ok()?, Granularity::Span), format!("{:04}-W{:02}", iso.year(), iso.week()), how))
}

fn quarter(year: i16, quarter: i8, how: String) -> Stretch {
    let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
    Some((when(first, first.checked_add(2.months()).ok()?.last_of_month(), Granularity::Span), format!("{year:04}-Q{quarter}"), how))
}

fn unit_name(unit: &str) -> &'static str {
    match unit {
        "D" => "days",
        "W" => "weeks",
        "WE" => "weekends",
        "M" => "months",
        "Q" => "quarters",
        "Y" => "years",
        _ => "decades",
    }
}

/// The value where the day of publication is not known.
fn relative(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Weekday(day, _) => format!("XXXX-WXX-{day}"),
        Meaning::Calendar { month, day: Some(day), .. } => format!("XXXX-{month:02}-{day:02}"),
        Meaning::Calendar { month, .. } => format!("XXXX-{month:02}"),
        Meaning::Season(season, ..) => format!("XXXX-{season}"),
        Meaning::Quarter(quarter, _) => format!("XXXX-Q{quarter}"),
        Meaning::Relative("D", _) => "XXXX-XX-XX".into(),
        Meaning::Relative("W" | "WE", _) => "XXXX-WXX".into(),
        Meaning::Relative("M", _) => "XXXX-XX".into(),
        _ => "XXXX".into(),
    }
}
