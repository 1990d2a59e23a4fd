//! The day that a story tells of: what dates a clause that has no date of its own.
//!
//! In go the dated clauses in the order of the text, out comes a day for the undated ones, with the reason. A news story tells of one recent day until it names another: the
//! day of its lead, or else the day of publication. Where it turns to the past ("in 1998") what follows without a date is not dated, except sayings. "At the hearing" takes
//! the date of the hearing named before.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Anchor, Granularity, When};

/// Days before publication that a story still tells of as its news.
const NEWS: i32 = 14;

/// Days before publication up to which a day holds for what follows without one.
const HOLDS: i32 = 6;

/// Days before publication from which on a date is of another story.
const LONG_AGO: i32 = 365;

/// Sentences that still tell of the past after one that turned to it.
const LOOKS_BACK: usize = 1;

/// Where the story stands.
pub struct Narrative {
    published: Date,
    /// The day of what was said last, and whether the text names it.
    said: Date,
    named: bool,
    /// The day of what happened last, where the text names one.
    happened: Option<Date>,
    /// The sentence in which the story turned to the past.
    past: Option<usize>,
    /// The dates of what was named.
    happenings: HashMap<String, When>,
}

/// A date taken from the story, with the reason.
pub struct Taken {
    /// The date.
    pub when: When,
    /// The reason, for the reader.
    pub how: String,
}

impl Narrative {
    /// At the head of a story whose lead tells of `lead`.
    pub fn new(anchor: &Anchor, lead: Option<When>) -> Self {
        let day = lead.map_or(anchor.date, |lead| lead.from);
        Self { published: anchor.date, said: day, named: lead.is_some(), happened: None, past: None, happenings: HashMap::new() }
    }

    /// Whether a date is the news of an article published on `published`.
    pub fn is_news(when: When, published: Date) -> bool {
        Self::is_within(NEWS, when, published)
    }

    /// Whether a date is so near to publication that it holds for what follows without one.
    pub fn holds(when: When, published: Date) -> bool {
        Self::is_within(HOLDS, when, published)
    }

    fn is_within(most: i32, when: When, published: Date) -> bool {
        when.granularity == Granularity::Day && (0..=most).contains(&(published - when.from).get_days())
    }

    /// A main clause has this date. A saying moves on the day of the sayings only: "the owner told the police yesterday" does not date the fire.
    pub fn tell(&mut self, when: When, sentence: usize, statement: bool) {
        if Self::holds(when, self.published) {
            (self.said, self.named, self.past) = (when.from, true, None);
            if !statement {
                self.happened = Some(when.from);
            }
        } else if (self.published - when.to).get_days() > LONG_AGO {
            self.past = Some(sentence);
        }
    }

    /// Something named happened then.
    pub fn remember(&mut self, name: &str, when: When) {
        self.happenings.insert(name.to_lowercase(), when);
    }

    /// The date of what was named before.
    pub fn of_happening(&self, name: &str) -> Option<Taken> {
        let when = *self.happenings.get(&name.to_lowercase())?;
        Some(Taken { when, how: format!("{when}: the date of the {} named before", name.to_lowercase()) })
    }

    /// The day of the news; `None` where the story has just turned to the past.
    pub fn today(&self, sentence: usize, statement: bool) -> Option<Taken> {
        if !statement && self.past.is_some_and(|past| sentence <= past + LOOKS_BACK) {
            return None;
        }
        let happened = self.happened.filter(|_| !statement);
        let when = day(happened.unwrap_or(self.said));
        let how = if self.named { "the day that the story tells of" } else { "the day of publication" };
        Some(Taken { when, how: format!("{when}: {how}; no date of its own") })
    }

    /// The day of publication.
    pub fn publication(&self) -> Taken {
        let when = day(self.published);
        Taken { when, how: format!("{when}: the day of publication; no date of its own") }
    }
}

fn day(date: Date) -> When {
    When { from: date, to: date, granularity: Granularity::Day, approximate: false }
}
