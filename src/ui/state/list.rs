//! The lists beside the article: what each holds now, row by row, and where its reader is in it.
//!
//! In go the story, the pin and a filter; out come the entries and the rows they stand on, the dividers between them included. Drawing and the mouse
//! read the same rows, so that a click always meets what is seen. Made anew when pin, filter or story change, never while drawing.

use super::{Listed, State, pane_of};
use crate::export;
use crate::links::Id;
use crate::ui::action::Pane;
use crate::ui::panes::entry;

/// A list of a pane.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The findings that belong to the pin and pass the filter.
    pub items: Vec<Id>,
    /// How many of the quotes the pinned entity says, which stand first; `None` where no entity is pinned.
    pub said: Option<usize>,
    /// Columns of the longest date.
    pub dates: usize,
    /// How many there are without pin and filter.
    pub total: usize,
    /// What stands on each row.
    pub lines: Vec<Line>,
    /// The entry under the cursor.
    pub cursor: usize,
    /// The first row on the screen.
    pub scroll: usize,
    /// Letters that an entry must have.
    pub filter: String,
}

/// A row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// An entry: an index into the items.
    Item(usize),
    /// The day of publication: what follows was still to come.
    Published,
    /// What follows is said about the pinned one by others.
    About,
}

impl List {
    /// The row of the entry under the cursor.
    pub fn row(&self) -> usize {
        self.lines.iter().position(|line| *line == Line::Item(self.cursor)).unwrap_or(0)
    }

    /// Scrolls so that the cursor can be seen on `height` rows, with the divider above it.
    pub fn follow(&mut self, height: usize) {
        let height = height.max(1);
        let row = self.row();
        let above = (0..row).rev().take_while(|&above| height > 2 && !matches!(self.lines.get(above), Some(Line::Item(_)))).count().min(2);
        self.scroll = self.scroll.min(row.saturating_sub(above)).max((row + 1).saturating_sub(height));
        self.scroll = self.scroll.min(self.lines.len().saturating_sub(height));
    }
}

impl State {
    /// What a pane lists.
    pub fn list(&self, pane: Pane) -> &[Id] {
        &self.lists[pane as usize].items
    }

    /// Makes the lists anew, each cursor on the entry it was on, where that is still there.
    pub fn relist(&mut self) {
        let related = self.pin.map(|pin| self.index.related(&self.story, pin));
        for pane in [Pane::People, Pane::Quotes, Pane::Timeline] {
            let all = self.all(pane);
            let old = &self.lists[pane as usize];
            let filter = old.filter.clone();
            let before = old.items.get(old.cursor).copied();
            // All people stay listed beside the pinned one, so that one can go on to the next.
            let whole = pane == Pane::People && self.pin.and_then(pane_of) == Some(pane);
            let pinned = |id: &Id| related.as_ref().is_none_or(|related| whole || related.contains(id));
            let total = all.len();
            let mut items: Vec<Id> = all.into_iter().filter(pinned).filter(|id| self.passes(*id, &filter)).collect();
            // What the pinned one says comes first: to read all of it is one key.
            let said = if pane == Pane::Quotes { self.pin.and_then(|pin| self.part(pin, &mut items)) } else { None };
            let lines = self.lines(&items, said);
            let at = |id: Option<Id>| id.and_then(|id| items.iter().position(|&other| other == id));
            let cursor = at(self.position.current).or_else(|| at(before)).unwrap_or(0);
            let when = |id: &Id| if let Id::Event(event) = *id { self.story.events[event].when } else { None };
            let dates = items.iter().filter_map(when).map(|when| export::short(when, entry::FULL).chars().count()).max().unwrap_or(0);
            let height = self.list_height(pane);
            let list = &mut self.lists[pane as usize];
            (list.items, list.said, list.total, list.lines, list.cursor) = (items, said, total, lines, cursor);
            list.dates = dates;
            list.follow(height);
        }
    }

    /// Puts what an entity says before what is said about it; how many quotes it says. `None` for what does not speak.
    fn part(&self, pin: Id, items: &mut [Id]) -> Option<usize> {
        if !matches!(pin, Id::Person(_) | Id::Organisation(_) | Id::Place(_)) {
            return None;
        }
        let said = self.index.said(pin);
        let says = |id: &Id| matches!(id, Id::Quote(quote) if said.binary_search(quote).is_ok());
        items.sort_by_key(|id| !says(id));
        Some(items.partition_point(says))
    }

    /// The rows of some entries, and the rules between them: on the timeline one parts what was before the article was published from what was still to
    /// come, among the quotes one parts what the pinned one says from what is said about it.
    fn lines(&self, items: &[Id], said: Option<usize>) -> Vec<Line> {
        let mut lines: Vec<Line> = (0..items.len()).map(Line::Item).collect();
        if let Some(said) = said.filter(|&said| said < items.len()) {
            lines.insert(said, Line::About);
        }
        let when = |id: &Id| if let Id::Event(event) = *id { self.story.events[event].when } else { None };
        if let Some(anchor) = self.story.anchor.as_ref().filter(|_| items.first().and_then(when).is_some()) {
            let past = items.partition_point(|id| when(id).is_some_and(|when| when.from <= anchor.date));
            lines.insert(past, Line::Published);
        }
        lines
    }

    /// All that a pane could list.
    fn all(&self, pane: Pane) -> Vec<Id> {
        let story = &self.story;
        match pane {
            Pane::Article => Vec::new(),
            Pane::People => match self.listed {
                Listed::People => (0..story.people.len()).map(Id::Person).collect(),
                Listed::Organisations => (0..story.organisations.len()).map(Id::Organisation).collect(),
                Listed::Places => (0..story.places.len()).map(Id::Place).collect(),
            },
            Pane::Quotes => (0..story.quotes.len()).map(Id::Quote).collect(),
            Pane::Timeline => {
                let mut events: Vec<usize> = (0..story.events.len()).collect();
                events.sort_by_key(|&event| (story.events[event].when.is_none(), story.events[event].when, event));
                events.into_iter().map(Id::Event).collect()
            }
        }
    }
}
