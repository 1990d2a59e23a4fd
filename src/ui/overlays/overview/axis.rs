//! What happened when: the events on an axis that is true to the calendar, and the weeks around publication on one of their own.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::text::{Line, Span as Piece};

use super::{head, nothing};
use crate::timeline::{EventKind, Granularity, When};
use crate::ui::state::State;
use crate::ui::theme::Theme;

/// Marks that may stand above each other.
const HIGHEST: usize = 5;
/// Days on either side of publication that get an axis of their own when the whole story takes much longer.
const AROUND: i64 = 45;

/// The days that an axis shows, and the columns it has.
#[derive(Clone, Copy)]
struct Scale {
    first: Date,
    last: Date,
    columns: usize,
    /// The precision of the most precise date: the ticks are no preciser.
    finest: Granularity,
}

impl Scale {
    fn days(self) -> i64 {
        days(self.first, self.last).max(1)
    }

    fn column(self, date: Date) -> usize {
        let at = days(self.first, date).clamp(0, self.days()) as usize;
        at * self.columns.saturating_sub(1) / self.days() as usize
    }
}

/// The axes, with what stands on them.
pub fn lines(state: &State, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let legend = [("●", theme.bar, "event"), ("◆", theme.bar, "statement"), ("○", theme.bar, "planned")];
    let mut lines = vec![head(theme, width, "What happened when", &legend)];
    let mut dated: Vec<(Date, EventKind)> =
        state.story.events.iter().filter_map(|event| Some((event.when.map(middle)?, event.kind))).collect();
    dated.sort_by_key(|&(date, kind)| (date, kind as u8));
    let published = state.story.anchor.as_ref().map(|anchor| anchor.date);
    // Where no day is told, the axis takes in whole months or years and tells no days either.
    let whens = || state.story.events.iter().filter_map(|event| event.when);
    let finest = whens().map(precision).min().unwrap_or(Granularity::Day);
    let told = |when: When| if finest == Granularity::Day { [middle(when); 2] } else { [when.from, when.to] };
    let ends = || whens().flat_map(told).chain(published);
    let (Some(first), Some(last)) = (ends().min(), ends().max()) else {
        lines.push(nothing(theme, "nothing is dated"));
        return lines;
    };
    let whole = Scale { first, last, columns: width, finest };
    lines.extend(axis(theme, whole, &dated, published));
    if let Some(day) = published.filter(|_| whole.days() > 8 * AROUND) {
        let near: Vec<(Date, EventKind)> = dated.into_iter().filter(|&(date, _)| days(date, day).abs() <= AROUND).collect();
        if let (Some(first), Some(last)) = (near.first(), near.last())
            && first.0 < last.0
        {
            lines.extend([Line::default(), Line::styled("The weeks around publication", theme.title)]);
            let scale = Scale { first: first.0.min(day), last: last.0.max(day), columns: width, finest };
            lines.extend(axis(theme, scale, &near, published));
        }
    }
    let undated = state.story.events.iter().filter(|event| event.when.is_none()).count();
    if undated > 0 {
        lines.push(Line::styled(format!("{undated} without a date"), theme.quiet));
    }
    lines
}

/// Marks above a line, ticks with their dates below it, and the day of publication.
fn axis(theme: &Theme, scale: Scale, events: &[(Date, EventKind)], published: Option<Date>) -> Vec<Line<'static>> {
    let mut stacks: Vec<Vec<char>> = vec![Vec::new(); scale.columns];
    for &(date, kind) in events {
        let mark = match kind {
            EventKind::Event => '●',
            EventKind::Statement => '◆',
            EventKind::Planned => '○',
        };
        let Some(stack) = stacks.get_mut(scale.column(date)) else { continue };
        if stack.len() < HIGHEST {
            stack.push(mark);
        } else {
            stack[HIGHEST - 1] = '+';
        }
    }
    let highest = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let row = |level: usize| stacks.iter().map(|stack| stack.get(level).copied().unwrap_or(' ')).collect::<String>();
    let mut lines: Vec<Line<'static>> = (0..highest).rev().map(|level| Line::styled(row(level), theme.bar)).collect();
    let mut rule = vec!['─'; scale.columns];
    let mut labels = String::new();
    for (date, label) in ticks(scale) {
        let at = scale.column(date);
        let free = labels.is_empty() || at > labels.len();
        if free && at + label.len() <= scale.columns {
            labels += &" ".repeat(at - labels.len());
            labels += &label;
            rule[at] = '┼';
        }
    }
    lines.push(Line::styled(rule.into_iter().collect::<String>(), theme.quiet));
    lines.push(Line::styled(labels, theme.time.remove_modifier(ratatui::style::Modifier::UNDERLINED)));
    if let Some(day) = published {
        let at = scale.column(day);
        let words = format!("published {day}");
        let before = at > words.len();
        let text = if before { format!("{words} ▲") } else { format!("▲ {words}") };
        let indent = if before { at - words.len() - 1 } else { at };
        lines.push(Line::from(vec![Piece::raw(" ".repeat(indent)), Piece::styled(text, theme.quiet)]));
    }
    lines
}

/// Dates that are told below the axis: years, months or days, as many as have room.
fn ticks(scale: Scale) -> Vec<(Date, String)> {
    let room = (scale.columns / 11).max(1) as i64;
    let days = scale.days();
    let step = |units: i64, steps: &[i64]| steps.iter().copied().find(|step| units / step <= room).or(steps.last().copied()).unwrap_or(1);
    let mut ticks = Vec::new();
    if days > 366 * 3 || scale.finest == Granularity::Year {
        let years = step(days / 365, &[1, 2, 5, 10, 20, 50, 100, 500, 2_000]) as i16;
        let mut year = scale.first.year().div_euclid(years) * years;
        while year <= scale.last.year() {
            ticks.extend(Date::new(year, 1, 1).ok().map(|date| (date, format!("{year:04}"))));
            year = year.saturating_add(years);
        }
    } else if days > 92 || scale.finest == Granularity::Month {
        let months = step(days / 30, &[1, 2, 3, 6, 12]);
        let mut date = Some(Date::constant(scale.first.year(), 1, 1));
        while let Some(day) = date.filter(|date| *date <= scale.last) {
            ticks.push((day, format!("{:04}-{:02}", day.year(), day.month())));
            date = day.checked_add(months.months()).ok();
        }
    } else {
        let days = step(days, &[1, 2, 5, 7, 14, 28]);
        let mut date = Some(scale.first);
        while let Some(day) = date.filter(|date| *date <= scale.last) {
            // The first tick tells the year too.
            let label = if ticks.is_empty() { day.to_string() } else { format!("{:02}-{:02}", day.month(), day.day()) };
            ticks.push((day, label));
            date = day.checked_add(days.days()).ok();
        }
    }
    ticks.retain(|&(date, _)| scale.first <= date);
    ticks
}

/// How precisely a date is told; a stretch as its length is.
fn precision(when: When) -> Granularity {
    match (when.granularity, days(when.from, when.to)) {
        (Granularity::Span, 300..) => Granularity::Year,
        (Granularity::Span, 27..) => Granularity::Month,
        (Granularity::Span, _) => Granularity::Day,
        (granularity, _) => granularity,
    }
}

/// The middle of a stretch of the calendar: where its mark stands.
fn middle(when: When) -> Date {
    when.from.checked_add((days(when.from, when.to) / 2).days()).unwrap_or(when.from)
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
