//! The state: the story and where its reader is. Everything on the screen is drawn from it and from nothing else.

mod analysis;
mod list;
mod prompt;
mod shelf;
mod welcome;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::action::Pane;
use super::keymap::Keymap;
use super::panes::{fit, tidy};
use super::wrap::{self, Row};
use crate::article::Article;
use crate::export;
use crate::links::{Id, Index};
use crate::people::Entity;
use crate::search::{self, Candidate};
use crate::story::{self, Options, Progress, Story};
use crate::text::Span;

pub use analysis::Findings;
pub use list::{Line, List};
pub use prompt::{Prompt, PromptKind};
pub use shelf::{Shelf, Shelved};
pub use welcome::Welcome;

/// Which entities the people pane lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listed {
    /// Persons.
    #[default]
    People,
    /// Organisations.
    Organisations,
    /// Places.
    Places,
}

/// What lies over the panes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The card of the current item, scrolled down by some rows.
    Why(usize),
    /// The article at a glance, scrolled down by some rows.
    Overview(usize),
    /// A line to type into.
    Prompt(Prompt),
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The byte under the cursor of the article.
    pub offset: usize,
    /// The current item.
    pub current: Option<Id>,
}

/// A finding as it is remembered: what it is, and the byte at which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// As [`kind_of`] calls it.
    pub kind: String,
    /// Where it begins.
    pub start: usize,
}

/// How much of the screen the panes take, in thousandths; as the program sees fit where the reader has not drawn the border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The article's part of the width.
    pub article: Option<u16>,
    /// The people's part of the height.
    pub people: Option<u16>,
    /// The quotes' part of the height.
    pub quotes: Option<u16>,
}

/// A border between panes that can be drawn along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between the article and the lists.
    Article,
    /// Below the people.
    People,
    /// Below the quotes.
    Quotes,
}

/// What the state asks of the world after an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Words to the clipboard.
    Copy(String),
    /// The story to a file, in the form that its ending says.
    Export {
        /// The file.
        file: PathBuf,
        /// Whether one that is there already is written over.
        over: bool,
    },
    /// The analysis, anew.
    Analyze,
    /// Another article of the shelf.
    Turn(usize),
    /// An article that is not yet on the shelf.
    Open(Shelved),
    /// Back to the shell.
    Suspend,
    /// Everything drawn anew.
    Redraw,
}

/// What is told of a quote whose speaker the article does not name in any words.
pub const UNNAMED: &str = "no source named";

/// Everything.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub struct State {
    /// The story; before the analysis is done it has the text only.
    pub story: Story,
    /// Where everything of the story stands.
    pub index: Index,
    /// What the finder looks through.
    pub candidates: Vec<Candidate>,
    /// Persons, the most mentioned first.
    pub most_mentioned: Vec<usize>,
    /// What the reader set.
    pub options: Options,
    /// The day of publication that the reader has set for this article, before any other.
    pub day: Option<Date>,
    /// Whether the findings are in.
    pub analysed: bool,
    /// How far the analysis has come, while it runs.
    pub progress: Option<Progress>,
    /// Which analysis is waited for; what older ones find is dropped.
    pub generation: u64,
    /// The keys.
    pub keymap: Keymap,
    /// The articles at hand.
    pub shelf: Shelf,
    /// Columns that the article is wrapped to.
    columns: usize,
    /// The article's rows.
    pub rows: Vec<Row>,
    /// First row of the article on the screen.
    pub scroll: usize,
    /// Where the reader is.
    pub position: Position,
    /// The pinned item.
    pub pin: Option<Id>,
    /// What was pinned when the article was last open, until the findings are in.
    pub pinned_before: Option<Pinned>,
    /// What belongs to the current item.
    pub related: BTreeSet<Id>,
    /// The pane that keys go to.
    pub focus: Pane,
    /// The focused pane fills the screen.
    pub zoomed: bool,
    /// How the panes share the screen.
    pub split: Split,
    /// The border that the mouse holds.
    pub drag: Option<Border>,
    /// What the people pane lists.
    pub listed: Listed,
    /// The entry last under its cursor, of what it does not list now.
    pub unlisted: BTreeMap<Listed, Id>,
    /// The list of every pane; the article's is empty.
    pub lists: [List; 4],
    /// What is offered where no article is open.
    pub welcome: Option<Welcome>,
    /// What lies over the panes.
    pub overlay: Overlay,
    /// Search hits.
    pub hits: Vec<Span>,
    /// The words last searched for.
    pub needle: String,
    /// Keys of an unfinished sequence.
    pub pressed: Vec<String>,
    /// Whether to show what may follow them.
    pub hint: bool,
    /// A count typed before a key.
    pub count: Option<u32>,
    /// The jump list and the place in it.
    pub jumps: (Vec<Position>, usize),
    /// Places marked by a character.
    pub marks: BTreeMap<char, Position>,
    /// A word to the reader.
    pub message: String,
    /// What the world is asked for after this update.
    pub effects: Vec<Effect>,
    /// What is printed on exit.
    pub printed: Vec<String>,
    /// The screen.
    pub area: Rect,
    /// The program ends.
    pub quit: bool,
}

impl State {
    /// Opens an article; its findings come later, by [`State::arrive`].
    pub fn open(article: Article, options: &Options, area: Rect) -> Self {
        let mut state = Self {
            story: story::unread(article),
            index: Index::default(),
            candidates: Vec::new(),
            most_mentioned: Vec::new(),
            options: options.clone(),
            day: None,
            analysed: false,
            progress: None,
            generation: 0,
            keymap: Keymap::default(),
            shelf: Shelf::default(),
            columns: 0,
            rows: Vec::new(),
            scroll: 0,
            position: Position::default(),
            pin: None,
            pinned_before: None,
            related: BTreeSet::new(),
            focus: Pane::Article,
            zoomed: false,
            split: Split::default(),
            drag: None,
            listed: Listed::People,
            unlisted: BTreeMap::new(),
            lists: Default::default(),
            welcome: None,
            overlay: Overlay::None,
            hits: Vec::new(),
            needle: String::new(),
            pressed: Vec::new(),
            hint: false,
            count: None,
            jumps: (Vec::new(), 0),
            marks: BTreeMap::new(),
            message: String::new(),
            effects: Vec::new(),
            printed: Vec::new(),
            area,
            quit: false,
        };
        state.resize(area);
        state.position.offset = state.rows.first().map_or(0, |row| row.span.start);
        state.analyze();
        state
    }

    /// Opens and analyses at once.
    pub fn opened(article: Article, options: &Options, area: Rect) -> Self {
        let mut state = Self::open(article, options, area);
        state.settle();
        state
    }

    /// Opens another article of the shelf in the same surroundings.
    pub fn turn(&mut self, article: Article, at: usize) {
        let mut next = Self::open(article, &self.options, self.area);
        std::mem::swap(self, &mut next);
        let before = next;
        self.generation += before.generation;
        self.keymap = before.keymap;
        self.shelf = Shelf { at, ..before.shelf };
        self.printed = before.printed;
        self.split = before.split;
        self.columns = 0;
        self.resize(self.area);
    }

    /// What the analysis goes by.
    pub fn settings(&self) -> Options {
        Options { date: self.day.or(self.options.date) }
    }

    /// Puts the reader back to where they were, as far as the text is still the same. The day that they had set counts again, unless the command line
    /// has set another.
    pub fn restore(&mut self, offset: usize, pinned: Option<Pinned>, day: Option<Date>) {
        self.day = day.filter(|_| self.options.date.is_none());
        if let Some(day) = self.day {
            self.tell(&format!("published {day}, set by you"));
        }
        let text = &self.story.article.text;
        self.position = Position { offset: text.floor_char_boundary(offset.min(text.len())), current: None };
        self.reveal();
        self.pinned_before = pinned;
    }

    /// Fits everything to a screen.
    pub fn resize(&mut self, area: Rect) {
        self.area = area;
        let columns = super::view::text_columns(self);
        if columns != self.columns {
            self.columns = columns;
            self.rows = wrap::rows(&self.story.article, &self.story.paragraphs, columns);
        }
        self.follow();
        for pane in Pane::ALL {
            let height = self.list_height(pane);
            self.lists[pane as usize].follow(height);
        }
    }

    /// Finds what belongs to the current item.
    pub fn relate(&mut self) {
        self.related = self.position.current.map_or_else(BTreeSet::new, |id| self.index.related(&self.story, id));
    }

    /// Rows of the article on the screen.
    pub fn height(&self) -> usize {
        self.list_height(Pane::Article)
    }

    /// Rows inside the border of a pane.
    pub fn list_height(&self, pane: Pane) -> usize {
        super::view::layout(self).pane(pane).map_or(1, |pane| usize::from(pane.height.saturating_sub(2)).max(1))
    }

    /// The row under the cursor.
    pub fn row(&self) -> usize {
        self.row_of(self.position.offset)
    }

    /// The row that shows a byte of the text.
    pub fn row_of(&self, offset: usize) -> usize {
        wrap::row_of(&self.rows, offset)
    }

    /// Scrolls so that the row under the cursor can be seen, with some rows around it.
    pub fn follow(&mut self) {
        let (row, height) = (self.row(), self.height());
        let margin = (height / 6).min(3);
        if row < self.scroll + margin {
            self.scroll = row.saturating_sub(margin);
        } else if row + margin >= self.scroll + height {
            self.scroll = (row + margin + 1).saturating_sub(height);
        }
        // The title is shown with the first row of the text.
        if row < height && self.rows[..row].iter().all(|row| row.span.is_empty()) {
            self.scroll = 0;
        }
        self.scroll = self.scroll.min(self.rows.len().saturating_sub(height.min(self.rows.len())));
    }

    /// Scrolls so that the row under the cursor stands in the upper third if it was out of sight.
    pub fn reveal(&mut self) {
        let (row, height) = (self.row(), self.height());
        if row < self.scroll || row >= self.scroll + height {
            self.scroll = row.saturating_sub(height / 3);
        }
        self.follow();
    }

    /// A finding in a few words, its speaker included.
    pub fn label(&self, id: Id) -> String {
        let label = search::label(&self.story, id);
        match id {
            Id::Quote(quote) => self.told(quote, &label),
            _ => label,
        }
    }

    /// The words of a quote behind who says them.
    pub fn told(&self, quote: usize, words: &str) -> String {
        let colon = if self.denied(quote) { "" } else { ":" };
        format!("{}{colon} {words}", self.says(quote))
    }

    /// Adds a word to the reader to what the status line tells already.
    pub fn tell(&mut self, words: &str) {
        if !self.message.is_empty() {
            self.message.push_str(" · ");
        }
        self.message.push_str(words);
    }

    /// Tells what is pinned and how it is let go.
    pub fn tell_pin(&mut self) {
        if let Some(pin) = self.pin {
            const WORDS: usize = " pinned:  · Esc unpins ".len();
            let room = usize::from(self.area.width).saturating_sub(WORDS + self.message.chars().count());
            let name = fit(&tidy(&self.label(pin)), room.clamp(12, 64));
            self.tell(&format!("pinned: {name} · Esc unpins"));
        }
    }

    /// Who said a quote: the entity's name, else the words of the article, else that there are none.
    pub fn speaker(&self, quote: usize) -> String {
        let speaker = self.story.quotes[quote].speaker.as_ref();
        let named = speaker.and_then(|speaker| speaker.who).map(|who| search::label(&self.story, Id::from(who)));
        let words = || speaker.and_then(|speaker| speaker.spans.first()).map(|span| span.cut(&self.story.article.text).to_owned());
        named.or_else(words).unwrap_or_else(|| UNNAMED.into())
    }

    /// Who said a quote, and where the saying is denied, that it is ("Ivo Hart never admitted").
    pub fn says(&self, quote: usize) -> String {
        let cue = if self.denied(quote) { format!(" {}", export::cue(&self.story, &self.story.quotes[quote])) } else { String::new() };
        self.speaker(quote) + &cue
    }

    /// Whether the saying of a quote is denied.
    fn denied(&self, quote: usize) -> bool {
        self.story.quotes.get(quote).is_some_and(|quote| quote.lemma.starts_with("not "))
    }

    /// Organisations or places, whichever a pane lists beside persons.
    pub fn entity(&self, id: Id) -> Option<&Entity> {
        match id {
            Id::Organisation(index) => self.story.organisations.get(index),
            Id::Place(index) => self.story.places.get(index),
            _ => None,
        }
    }
}

/// What a finding is, in a word.
pub fn kind_of(id: Id) -> &'static str {
    match id {
        Id::Person(_) => "person",
        Id::Organisation(_) => "organisation",
        Id::Place(_) => "place",
        Id::Quote(_) => "quote",
        Id::Event(_) => "event",
        Id::Time(_) => "date",
    }
}

/// The side pane a finding is listed in.
pub fn pane_of(id: Id) -> Option<Pane> {
    match id {
        Id::Person(_) | Id::Organisation(_) | Id::Place(_) => Some(Pane::People),
        Id::Quote(_) => Some(Pane::Quotes),
        Id::Event(_) => Some(Pane::Timeline),
        Id::Time(_) => None,
    }
}
