//! Values of what is no stretch of the calendar: lengths of time, what recurs, times of day, and dates whose day of counting is not known.
//!
//! In go a meaning, out comes the value that TIMEX3 writes for it (`P3D`, `XXXX-WXX-2`, `T10:30`); what the words leave open is an `X`.

use super::meaning::{Key, Kind, Meaning, Value};

/// The time of day as TIMEX3 writes it behind the `T`.
pub fn clock(meaning: &Meaning) -> Option<String> {
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

/// A length of time: `P3D`, `PT1H30M`, `PXY` where it is not counted.
pub fn duration(meaning: &Meaning) -> String {
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

/// What recurs: `P1W`, `XXXX-WXX-2`.
pub fn set(meaning: &Meaning) -> String {
    let part = meaning.letters(Key::Part).map_or(String::new(), |part| format!("T{part}"));
    if let Some(value) = meaning.letters(Key::Value) {
        value.to_owned()
    } else if let Some(weekday) = meaning.number(Key::Weekday) {
        format!("XXXX-WXX-{weekday}{part}")
    } else if let Some(month) = meaning.number(Key::Month) {
        format!("XXXX-{month:02}")
    } else if let Some(season) = meaning.letters(Key::Season) {
        format!("XXXX-{season}")
    } else if meaning.letters(Key::Unit) == Some("WE") {
        "XXXX-WXX-WE".into()
    } else if !part.is_empty() {
        format!("XXXX-XX-XX{part}")
    } else {
        let count = if meaning.letters(Key::Count).is_some() { None } else { Some(meaning.number(Key::Count).unwrap_or(1)) };
        let counted = Meaning::new(Kind::Duration).joined(meaning);
        match count {
            Some(count) => duration(&counted.with(Key::Count, Value::Number(count))),
            None => duration(&counted),
        }
    }
}

/// The value where the day of publication is not known.
pub fn relative(meaning: &Meaning) -> String {
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
