//! A stretch of the calendar, printed as EDTF (ISO 8601-2).

use std::fmt;

use jiff::civil::Date;

/// A stretch of the calendar with the precision it was told in. `Display` prints EDTF: `2017-03-02`, `2016-07`, `2016`, `2017-03-02/2017-03-05`, `2016~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The precision.
    pub granularity: Granularity,
    /// "about", "around".
    pub approximate: bool,
}

/// How precisely a date is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Granularity {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// From one day to another: a week, a season, a decade, a range.
    Span,
}

impl When {
    /// Whether another stretch lies inside this one and is shorter.
    pub fn holds(&self, other: &Self) -> bool {
        self.from <= other.from && other.to <= self.to && (self.from, self.to) != (other.from, other.to)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to, .. } = self;
        match self.granularity {
            Granularity::Day => write!(f, "{from}")?,
            Granularity::Month => write!(f, "{:04}-{:02}", from.year(), from.month())?,
            Granularity::Year => write!(f, "{:04}", from.year())?,
            Granularity::Span => write!(f, "{from}/{to}")?,
        }
        if self.approximate { f.write_str("~") } else { Ok(()) }
    }
}
