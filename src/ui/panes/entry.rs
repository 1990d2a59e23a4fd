//! A finding as a row of its list: what stands in which column.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Piece};

use super::{fit, padded, tidy};
use crate::links::{self, Id};
use crate::quotes::QuoteKind;
use crate::timeline::{Event, EventKind};
use crate::ui::action::Pane;
use crate::ui::state::{State, UNNAMED};
use crate::ui::theme::Theme;
use crate::ui::wrap;
use crate::{export, search};

/// From this width on there is room for column heads and full sparklines.
const ROOMY: usize = 40;
/// Columns of a date: of a day, of a stretch of days where there is little room, and where there is more.
const DATE: usize = 11;
const STRETCH: usize = 12;
pub const FULL: usize = 17;

/// Some words in one style.
pub struct Cell {
    /// The words, padded to their column.
    pub words: String,
    style: Style,
    /// Whether it takes the look of what is related to the current item.
    name: bool,
}

impl Cell {
    /// Words in a style.
    pub fn new(words: impl Into<String>, style: Style) -> Self {
        Self { words: words.into(), style, name: false }
    }

    /// The words of the finding itself, lit when it is related to the current item.
    fn name(words: impl Into<String>, style: Style) -> Self {
        Self { name: true, ..Self::new(words, style) }
    }

    /// The cell as it is drawn; `lit` is the look of what is related.
    pub fn piece(self, lit: Option<Style>) -> Piece<'static> {
        Piece::styled(self.words, lit.filter(|_| self.name).unwrap_or(self.style))
    }
}

/// What heads the numbers of a list.
pub fn legend(state: &State, pane: Pane, width: usize) -> Option<&'static str> {
    match pane {
        Pane::People if width >= ROOMY && state.listed == crate::ui::state::Listed::People => Some(" mentions said"),
        Pane::People if width >= ROOMY => Some(" mentions"),
        _ => None,
    }
}

/// The cells of a finding in `width` columns. `before` is the finding of the row above: what it tells too is not told again.
pub fn cells(state: &State, theme: &Theme, id: Id, before: Option<Id>, width: usize) -> Vec<Cell> {
    match id {
        Id::Person(_) | Id::Organisation(_) | Id::Place(_) => entity(state, theme, id, width),
        Id::Quote(index) => quote(state, theme, index, width),
        Id::Event(index) => event(state, theme, index, before, width),
        Id::Time(_) => vec![Cell::name(fit(&tidy(&search::label(&state.story, id)), width), theme.time)],
    }
}

fn entity(state: &State, theme: &Theme, id: Id, width: usize) -> Vec<Cell> {
    let story = &state.story;
    let (bins, wide) = if width + 1 >= ROOMY { (8, 5) } else { (6, 4) };
    let number = |number: usize| if number == 0 { format!("{:>wide$}", "·") } else { format!("{number:>wide$}") };
    let mentions = number(links::spans(story, id).len());
    let (said, role) = match id {
        Id::Person(index) => (number(state.index.said(id).len()), story.people[index].role.as_deref()),
        _ => (String::new(), None),
    };
    // Where there is no room for both, who somebody is comes before where they occur.
    let bars = if width + 1 < ROOMY && matches!(id, Id::Person(_)) { String::new() } else { sparkline(state, id, bins) + " " };
    let right = format!("{bars}{mentions}{said}");
    let room = width.saturating_sub(wrap::columns(&right) + 1);
    let name = fit(&tidy(&search::label(story, id)), room);
    let left = room.saturating_sub(wrap::columns(&name));
    // A role that would be cut after a few letters tells nothing.
    let role = role.map(|role| format!("  {}", tidy(role))).filter(|_| left >= 8).map_or(String::new(), |role| fit(&role, left));
    vec![Cell::name(name, theme.person), Cell::new(padded(role, left + 1), theme.quiet), Cell::new(right, theme.quiet)]
}

fn quote(state: &State, theme: &Theme, index: usize, width: usize) -> Vec<Cell> {
    let quote = &state.story.quotes[index];
    let digits = state.story.quotes.len().to_string().len();
    let room = (width * 3).div_ceil(8).clamp(10, 24);
    let (name, known) = speaker(state, index);
    let style = if known.is_none() { theme.quiet } else { theme.person };
    // What is not sure carries its mark, however narrow the column.
    let doubt = if quote.speaker.is_some() { export::doubt(quote) } else { "" };
    let name = padded(fit(&name, room - doubt.len()) + doubt, room + 1);
    let rest = width.saturating_sub(digits + room + 4);
    // The cue stands before the words: "denied" turns their meaning round.
    let cue = if quote.speaker.is_some() { cue(state, index) } else { String::new() };
    let cue = if cue.is_empty() { cue } else { fit(&cue, rest.saturating_sub(1)) + " " };
    let rest = rest.saturating_sub(wrap::columns(&cue));
    let words = tidy(&search::label(&state.story, Id::Quote(index)));
    vec![
        Cell::new(format!("{:>digits$} ", index + 1), theme.quiet),
        Cell::name(name, style),
        Cell::new(format!("{} ", mark(quote.kind)), theme.bar),
        Cell::new(cue, theme.quiet),
        Cell::new(fit(&words, rest), theme.text),
    ]
}

/// The sign of a kind of quote.
pub const fn mark(kind: QuoteKind) -> char {
    match kind {
        QuoteKind::Direct => '"',
        QuoteKind::Indirect => '~',
        QuoteKind::Mixed => '±',
    }
}

/// Who speaks a quote: the name, or the article's own words between quotation marks where they were not resolved to anybody, or that there are none.
pub fn speaker(state: &State, index: usize) -> (String, Option<crate::quotes::Who>) {
    let speaker = state.story.quotes[index].speaker.as_ref();
    match speaker.map(|speaker| (speaker.who, speaker.spans.is_empty())) {
        Some((Some(who), _)) => (tidy(&state.speaker(index)), Some(who)),
        Some((None, false)) => (format!("“{}”", tidy(&state.speaker(index))), None),
        _ => (UNNAMED.into(), None),
    }
}

/// The words by which something was said; where the saying is denied, that it is ("never admitted", "did not say").
pub fn cue(state: &State, index: usize) -> String {
    tidy(&export::cue(&state.story, &state.story.quotes[index]))
}

fn event(state: &State, theme: &Theme, index: usize, before: Option<Id>, width: usize) -> Vec<Cell> {
    let event = &state.story.events[index];
    let again = matches!(before, Some(Id::Event(other)) if state.story.events[other].when == event.when);
    let dates = dates(state, width + 1);
    // What cannot be dated stands with the words that tell when ("Thursday").
    let told = || event.time.map_or("undated".into(), |time| tidy(time.cut(&state.story.article.text)));
    let date = match event.when {
        None => told(),
        Some(_) if again => String::new(),
        Some(when) => export::short(when, dates),
    };
    // A date that the text does not tell of this event itself, or tells as "about", is marked on the axis.
    let approximate = event.when.is_some_and(|when| when.approximate || event.time.is_none());
    // Where there is no room for the axis, only what it marks is left of it.
    let axis = match (approximate, again, width + 1 >= ROOMY) {
        (true, _, true) => " ≈ ",
        (_, true, true) => " │ ",
        (_, _, true) => " ┼ ",
        (true, ..) => " ≈ ",
        _ => "   ",
    };
    let words = tidy(&search::label(&state.story, Id::Event(index)));
    let rest = width.saturating_sub(dates + wrap::columns(axis) + 2);
    vec![
        // Years stand below years.
        Cell::new(format!("{:>dates$}", fit(&date, dates)), theme.time.remove_modifier(Modifier::UNDERLINED)),
        Cell::new(axis, theme.quiet),
        Cell::name(sign(event), theme.bar),
        Cell::new(format!(" {}", fit(&words, rest)), theme.text),
    ]
}

/// Columns of the dates in a timeline of some columns: what its longest date takes, as far as there is room.
fn dates(state: &State, width: usize) -> usize {
    state.lists[Pane::Timeline as usize].dates.clamp(DATE, if width < ROOMY { STRETCH } else { FULL })
}

/// The sign of a kind of event.
pub const fn sign(event: &Event) -> &'static str {
    match event.kind {
        EventKind::Event => "●",
        EventKind::Statement => "◆",
        EventKind::Planned => "○",
    }
}

/// The rule of the day of publication.
pub fn rule(state: &State, theme: &Theme, width: usize) -> Line<'static> {
    let day = state.story.anchor.as_ref().map(|anchor| format!(" published {} ", anchor.date.strftime("%-d %b %Y"))).unwrap_or_default();
    let left = if width < ROOMY { "──".into() } else { "─".repeat(dates(state, width) + 2) + "┼─" };
    let rest = width.saturating_sub(wrap::columns(&left) + day.len());
    Line::styled(fit(&format!("{left}{day}{}", "─".repeat(rest)), width), theme.quiet)
}

/// The rule between what the pinned one says and what is said about it.
pub fn about(state: &State, theme: &Theme, width: usize) -> Line<'static> {
    let name = state.pin.map(|pin| tidy(&search::label(&state.story, pin))).unwrap_or_default();
    let words = fit(&format!("── about {name} "), width);
    let rest = width.saturating_sub(wrap::columns(&words));
    Line::styled(words + &"─".repeat(rest), theme.quiet)
}

/// Where along the article an entity occurs.
pub fn sparkline(state: &State, id: Id, columns: usize) -> String {
    let mut bins = vec![0usize; columns.max(1)];
    let length = state.story.article.text.len().max(1);
    for span in links::spans(&state.story, id) {
        let at = span.start * bins.len() / length;
        bins[at.min(columns.saturating_sub(1))] += 1;
    }
    heights(&bins)
}

/// Numbers as bars of eight heights, `·` for nothing.
pub fn heights(bins: &[usize]) -> String {
    let most = bins.iter().copied().max().unwrap_or(0).max(1);
    let bar = |&bin: &usize| {
        if bin == 0 { '·' } else { ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][(bin * 8).div_ceil(most).clamp(1, 8) - 1] }
    };
    bins.iter().map(bar).collect()
}
