//! Dates and lengths of time as people say them, in the same words wherever they are read: "spring 2024", "June 2022–September 2023", "one week".

use jiff::civil::Date;

use crate::timeline::{Granularity, Time, TimeKind, When};

/// "13 March 2024", "March 2024", "2024", "13–15 March 2024", "spring 2024", "about 1990".
pub fn day(when: When) -> String {
    let words = forms(when, "%B").swap_remove(0);
    if when.approximate { format!("about {words}") } else { words }
}

/// The same with short names of months in some columns: of a stretch of days what tells least is left out where there is no room for all.
pub fn short(when: When, columns: usize) -> String {
    let mut forms = forms(when, "%b");
    let fits = forms.iter().position(|form| form.chars().count() <= columns);
    forms.swap_remove(fits.unwrap_or(forms.len() - 1))
}

/// What a time expression means: its date, with the time of day where that is told by the clock, or its length; `None` where only its words tell.
pub fn meaning(time: &Time) -> Option<String> {
    if let Some(when) = time.when {
        let clock = time.value.split_once('T').map(|(_, clock)| clock).filter(|clock| clock.starts_with(|c: char| c.is_ascii_digit()));
        return Some(day(when) + &clock.map_or_else(String::new, |clock| format!(", {clock}")));
    }
    let length = length(&time.value)?;
    Some(if time.kind == TimeKind::Set { format!("every {}", length.strip_prefix("one ").unwrap_or(&length)) } else { length })
}

/// The steps that lead to a date, the stretch of days that they come to in words.
pub fn steps(when: Option<When>, how: &str) -> String {
    let stretch = when.filter(|when| when.granularity == Granularity::Span);
    stretch.map_or_else(|| how.to_owned(), |when| how.replace(&when.to_string(), &day(when)))
}

/// A length of time from its TIMEX3 value: `P1W`, `PT1H30M`, `PXY`.
fn length(value: &str) -> Option<String> {
    let rest = value.strip_prefix('P')?;
    let (rest, clock) = rest.strip_prefix('T').map_or((rest, false), |rest| (rest, true));
    let part = |part: &str| {
        let unit = match (part.chars().next_back()?, clock) {
            ('S', true) => "second",
            ('M', true) => "minute",
            ('H', true) => "hour",
            ('D', false) => "day",
            ('W', false) => "week",
            ('M', false) => "month",
            ('Q', false) => "quarter",
            ('Y', false) => "year",
            _ => return None,
        };
        Some(match &part[..part.len() - 1] {
            "X" => format!("some {unit}s"),
            "1" => format!("one {unit}"),
            count => format!("{count} {unit}s"),
        })
    };
    let parts: Option<Vec<String>> = rest.split_inclusive(|c: char| c.is_ascii_uppercase() && c != 'X').map(part).collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join(" "))
}

/// A date in words, the fullest form first; `month` is how the name of a month is written.
fn forms(when: When, month: &str) -> Vec<String> {
    let (from, to) = (when.from, when.to);
    let told = |date: Date, form: &str| date.strftime(&form.replace("%B", month)).to_string();
    let years = || format!("{}–{}", told(from, "%Y"), told(to, "%Y"));
    match when.granularity {
        Granularity::Day => return vec![told(from, "%-d %B %Y")],
        Granularity::Month => return vec![told(from, "%B %Y")],
        Granularity::Year => return vec![told(from, "%Y")],
        Granularity::Span => {}
    }
    let one_year = from.year() == to.year();
    if from.day() != 1 || to != to.last_of_month() {
        return match (one_year, from.month() == to.month()) {
            (true, true) => vec![format!("{}–{}", from.day(), told(to, "%-d %B %Y")), format!("{}–{}", from.day(), told(to, "%-d %B"))],
            (true, false) => {
                vec![
                    format!("{}–{}", told(from, "%-d %B"), told(to, "%-d %B %Y")),
                    format!("{}–{}", told(from, "%-d %B"), told(to, "%-d %B")),
                ]
            }
            _ => vec![
                format!("{}–{}", told(from, "%-d %B %Y"), told(to, "%-d %B %Y")),
                format!("{}–{}", told(from, "%B %Y"), told(to, "%B %Y")),
                years(),
            ],
        };
    }
    match (season(from, to), from.month(), to.month()) {
        (_, 1, 12) if one_year => vec![told(from, "%Y")],
        (_, 1, 12) if from.year() % 10 == 0 && to.year() == from.year() + 9 => vec![told(from, "%Ys")],
        (_, 1, 12) => vec![years()],
        (Some(season), ..) if one_year => vec![format!("{season} {}", told(from, "%Y"))],
        (Some(season), ..) => {
            vec![format!("{season} {}–{:02}", told(from, "%Y"), to.year() % 100), format!("{season} {}", told(from, "%Y"))]
        }
        _ if one_year => vec![format!("{}–{}", told(from, "%B"), told(to, "%B %Y")), told(from, "%Y")],
        _ => vec![format!("{}–{}", told(from, "%B %Y"), told(to, "%B %Y")), years()],
    }
}

/// The season that three whole months are, as the timeline counts them.
fn season(from: Date, to: Date) -> Option<&'static str> {
    let months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month() - from.month());
    let name = match from.month() {
        3 => "spring",
        6 => "summer",
        9 => "autumn",
        12 => "winter",
        _ => return None,
    };
    (months == 2).then_some(name)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::text::Span;

    fn stretch(from: (i16, i8, i8), to: (i16, i8, i8)) -> When {
        let date = |(year, month, day)| date(year, month, day);
        When { from: date(from), to: date(to), granularity: Granularity::Span, approximate: false }
    }

    #[test]
    fn stretches_are_told_as_people_say_them() {
        for (from, to, long, wide, narrow) in [
            ((2024, 3, 1), (2024, 5, 31), "spring 2024", "spring 2024", "spring 2024"),
            ((2023, 12, 1), (2024, 2, 29), "winter 2023–24", "winter 2023–24", "winter 2023"),
            ((2022, 6, 1), (2023, 9, 30), "June 2022–September 2023", "Jun 2022–Sep 2023", "2022–2023"),
            ((2024, 1, 1), (2024, 3, 31), "January–March 2024", "Jan–Mar 2024", "Jan–Mar 2024"),
            ((2024, 5, 6), (2024, 5, 12), "6–12 May 2024", "6–12 May 2024", "6–12 May"),
            ((2024, 5, 27), (2024, 6, 2), "27 May–2 June 2024", "27 May–2 Jun 2024", "27 May–2 Jun"),
            ((2023, 12, 25), (2024, 1, 7), "25 December 2023–7 January 2024", "Dec 2023–Jan 2024", "2023–2024"),
            ((1990, 1, 1), (1999, 12, 31), "1990s", "1990s", "1990s"),
            ((1990, 1, 1), (1994, 12, 31), "1990–1994", "1990–1994", "1990–1994"),
        ] {
            let when = stretch(from, to);
            assert_eq!([day(when), short(when, 17), short(when, 12)], [long, wide, narrow]);
        }
        let about = When { granularity: Granularity::Year, approximate: true, ..stretch((1990, 1, 1), (1990, 12, 31)) };
        assert_eq!((day(about), short(about, 11)), ("about 1990".into(), "1990".into()));
    }

    #[test]
    fn values_are_told_as_people_say_them() {
        let when = When { granularity: Granularity::Day, ..stretch((2024, 5, 6), (2024, 5, 6)) };
        for (kind, value, when, told) in [
            (TimeKind::Duration, "P1W", None, Some("one week")),
            (TimeKind::Duration, "PT1H30M", None, Some("one hour 30 minutes")),
            (TimeKind::Duration, "PXY", None, Some("some years")),
            (TimeKind::Set, "P1D", None, Some("every day")),
            (TimeKind::Time, "2024-05-06T10:30", Some(when), Some("6 May 2024, 10:30")),
            (TimeKind::Date, "PRESENT_REF", None, None),
            (TimeKind::Date, "XXXX-12", None, None),
            (TimeKind::Duration, "P", None, None),
        ] {
            let time = Time { span: Span::default(), kind, value: value.into(), when, own_day: true, how: String::new() };
            assert_eq!(meaning(&time).as_deref(), told, "{value}");
        }
    }
}
