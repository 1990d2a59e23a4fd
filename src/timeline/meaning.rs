//! What a time expression means before the calendar is asked: a kind, and what the words tell of it.
//!
//! The table of patterns writes meanings as `date year=YEAR month=MONTH`; here are the kinds and the keys it may use. What each kind comes to on the calendar is
//! the business of [`super::resolve`].

/// The kinds of meaning, each by the name it has in the table of patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A date of the calendar, from the year down; what is missing is found from the anchor.
    Date,
    /// A day of the week.
    Weekday,
    /// So many units from the anchor, or from where the story stands.
    Shift,
    /// The unit nearest to the anchor, on the side that the tense gives.
    Near,
    /// A business period that the story speaks of: "the quarter", "a year earlier".
    Period,
    /// The week of a date.
    Week,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Spring, summer, fall, winter.
    Season,
    /// A quarter of a year.
    Quarter,
    /// A half of a year.
    Half,
    /// A day with a name.
    Holiday,
    /// A length of time.
    Duration,
    /// What recurs.
    Set,
    /// `PRESENT_REF` and its like.
    Ref,
    /// A time of day.
    Clock,
    /// No time at all.
    None,
}

const KINDS: [(&str, Kind); 17] = [
    ("date", Kind::Date),
    ("weekday", Kind::Weekday),
    ("shift", Kind::Shift),
    ("near", Kind::Near),
    ("period", Kind::Period),
    ("week", Kind::Week),
    ("decade", Kind::Decade),
    ("century", Kind::Century),
    ("season", Kind::Season),
    ("quarter", Kind::Quarter),
    ("half", Kind::Half),
    ("holiday", Kind::Holiday),
    ("duration", Kind::Duration),
    ("set", Kind::Set),
    ("ref", Kind::Ref),
    ("clock", Kind::Clock),
    ("none", Kind::None),
];

/// What may be known of a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Year of the calendar.
    Year,
    /// Month, counted from 1.
    Month,
    /// Day of the month.
    Day,
    /// Day of the week, Monday is 1.
    Weekday,
    /// Which of them: -1 the last, 0 this, 1 the next.
    Shift,
    /// Weeks from the week of the anchor.
    Week,
    /// Years from the year of the anchor.
    Back,
    /// Letter of the unit: `D W F M Q Y E C L`, `H m S` for hours, minutes and seconds, `WE` for weekends.
    Unit,
    /// How many units.
    Count,
    /// Half a unit more.
    Half,
    /// Which quarter, half or century.
    Nth,
    /// Season, by its TIMEX3 letters.
    Season,
    /// Part of the day, by its TIMEX3 letters.
    Part,
    /// Hour as told.
    Hour,
    /// Minutes since midnight as told, before the half of the day is known.
    Minutes,
    /// Hours to add for the half of the day.
    HalfDay,
    /// Line of the table of holidays.
    Holiday,
    /// The TIMEX3 value itself.
    Value,
    /// `story` where the day is counted from where the story stands.
    Base,
    /// `APPROX` where the words say that it is not exact.
    Mod,
}

const KEYS: [(&str, Key); 20] = [
    ("year", Key::Year),
    ("month", Key::Month),
    ("day", Key::Day),
    ("weekday", Key::Weekday),
    ("shift", Key::Shift),
    ("week", Key::Week),
    ("back", Key::Back),
    ("unit", Key::Unit),
    ("count", Key::Count),
    ("half", Key::Half),
    ("nth", Key::Nth),
    ("season", Key::Season),
    ("part", Key::Part),
    ("hour", Key::Hour),
    ("minutes", Key::Minutes),
    ("half_day", Key::HalfDay),
    ("holiday", Key::Holiday),
    ("value", Key::Value),
    ("base", Key::Base),
    ("mod", Key::Mod),
];

/// What is known under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(i32),
    /// Letters of TIMEX3, or of the table.
    Letters(&'static str),
}

impl Value {
    /// As a table writes it.
    pub fn of(text: &'static str) -> Self {
        text.parse().map_or(Self::Letters(text), Self::Number)
    }

    /// With the other sign, where it has one.
    pub fn negated(self) -> Self {
        match self {
            Self::Number(number) => Self::Number(-number),
            Self::Letters(_) => self,
        }
    }
}

/// What an expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Its kind.
    pub kind: Kind,
    known: Vec<(Key, Value)>,
}

impl Meaning {
    /// Of a kind, with nothing known yet.
    pub fn new(kind: Kind) -> Self {
        Self { kind, known: Vec::new() }
    }

    /// With a value under a key.
    pub fn with(mut self, key: Key, value: Value) -> Self {
        self.known.retain(|(known, _)| *known != key);
        self.known.push((key, value));
        self
    }

    /// With what another meaning knows and this one does not.
    pub fn joined(mut self, other: &Self) -> Self {
        for &(key, value) in &other.known {
            if self.get(key).is_none() {
                self.known.push((key, value));
            }
        }
        self
    }

    /// What is known under a key.
    pub fn get(&self, key: Key) -> Option<Value> {
        self.known.iter().find(|(known, _)| *known == key).map(|&(_, value)| value)
    }

    /// The number under a key.
    pub fn number(&self, key: Key) -> Option<i32> {
        match self.get(key)? {
            Value::Number(number) => Some(number),
            Value::Letters(_) => None,
        }
    }

    /// The letters under a key.
    pub fn letters(&self, key: Key) -> Option<&'static str> {
        match self.get(key)? {
            Value::Letters(letters) => Some(letters),
            Value::Number(_) => None,
        }
    }
}

/// The kind of a name.
pub fn kind(name: &str) -> Option<Kind> {
    KINDS.iter().find(|(other, _)| *other == name).map(|&(_, kind)| kind)
}

/// The key of a name.
pub fn key(name: &str) -> Option<Key> {
    KEYS.iter().find(|(other, _)| *other == name).map(|&(_, key)| key)
}
