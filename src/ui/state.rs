//! The state: the story and where its reader is. Everything on the screen is drawn from it and from nothing else.

use ratatui::layout::Rect;

use super::action::Pane;
use super::wrap::{self, Row};
use crate::article::Article;
use crate::links::{self, Id};
use crate::people::Entity;
use crate::story::{self, Options, Story};
use crate::text::Span;
use crate::{analyze, search};

/// Which entities the people pane lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Help, scrolled down by some rows.
    Help(usize),
    /// The card of the current item.
    Why,
    /// A line to type into.
    Prompt(Prompt),
}

/// A line that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    /// Typed so far.
    pub input: String,
    /// The chosen line of the list below it.
    pub chosen: usize,
    /// Where the reader was before.
    pub origin: Position,
}

/// What a line is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Words of the text.
    Search,
    /// A finding.
    Find,
    /// The day of publication.
    Date,
    /// A command.
    Command,
    /// Only the entries of the focused list with these letters.
    Filter,
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The byte under the cursor of the article.
    pub offset: usize,
    /// The current item.
    pub current: Option<Id>,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct State {
    /// The story; before the analysis is done it has the text only.
    pub story: Story,
    /// What the reader set.
    pub options: Options,
    /// Whether the findings are in.
    pub analysed: bool,
    /// The article's rows.
    pub rows: Vec<Row>,
    /// First row of the article on the screen.
    pub scroll: usize,
    /// Where the reader is.
    pub position: Position,
    /// The pinned item.
    pub pin: Option<Id>,
    /// The pane that keys go to.
    pub focus: Pane,
    /// The focused pane fills the screen.
    pub zoomed: bool,
    /// What the people pane lists.
    pub listed: Listed,
    /// The cursor of every pane's list.
    pub cursors: [usize; 4],
    /// A filter typed for every pane's list.
    pub filters: [String; 4],
    /// What lies over the panes.
    pub overlay: Overlay,
    /// Search hits.
    pub hits: Vec<Span>,
    /// Keys of an unfinished sequence.
    pub pressed: Vec<String>,
    /// A count typed before a key.
    pub count: Option<u32>,
    /// The jump list and the place in it.
    pub jumps: (Vec<Position>, usize),
    /// A word to the reader.
    pub message: String,
    /// What goes to the clipboard after this draw.
    pub copied: Option<String>,
    /// What is printed on exit.
    pub printed: Vec<String>,
    /// What is written to a file after this draw: name and form.
    pub export: Option<String>,
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
            options: options.clone(),
            analysed: false,
            rows: Vec::new(),
            scroll: 0,
            position: Position::default(),
            pin: None,
            focus: Pane::Article,
            zoomed: false,
            listed: Listed::People,
            cursors: [0; 4],
            filters: Default::default(),
            overlay: Overlay::None,
            hits: Vec::new(),
            pressed: Vec::new(),
            count: None,
            jumps: (Vec::new(), 0),
            message: String::new(),
            copied: None,
            printed: Vec::new(),
            export: None,
            area,
            quit: false,
        };
        state.resize(area);
        state.position.offset = state.rows.first().map_or(0, |row| row.span.start);
        state
    }

    /// Opens and analyses at once.
    pub fn opened(article: Article, options: &Options, area: Rect) -> Self {
        let mut state = Self::open(article, options, area);
        let story = analyze(state.story.article.clone(), options);
        state.arrive(story);
        state
    }

    /// Takes the findings in.
    pub fn arrive(&mut self, story: Story) {
        self.story = story;
        self.analysed = true;
        self.resize(self.area);
    }

    /// Fits everything to a screen.
    pub fn resize(&mut self, area: Rect) {
        self.area = area;
        let columns = super::view::text_columns(self);
        self.rows = wrap::rows(&self.story.article.text, &self.story.paragraphs, columns);
        self.follow();
    }

    /// Rows of the article on the screen.
    pub fn height(&self) -> usize {
        super::view::layout(self).pane(Pane::Article).map_or(1, |pane| usize::from(pane.height.saturating_sub(2)).max(1))
    }

    /// The row under the cursor.
    pub fn row(&self) -> usize {
        wrap::row_of(&self.rows, self.position.offset)
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

    /// What a pane lists: its findings that belong to the pin and pass the filter.
    pub fn list(&self, pane: Pane) -> Vec<Id> {
        let all = self.all(pane);
        let filter = self.filters[pane as usize].to_lowercase();
        let pinned = |id: Id| match self.pin {
            Some(pin) => pane_of(pin) == Some(pane) || links::related(&self.story, pin, id),
            None => true,
        };
        all.into_iter().filter(|&id| pinned(id) && (filter.is_empty() || self.label(id).to_lowercase().contains(&filter))).collect()
    }

    /// All that a pane could list.
    pub fn all(&self, pane: Pane) -> Vec<Id> {
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

    /// A finding in a few words, its speaker included.
    pub fn label(&self, id: Id) -> String {
        let label = search::label(&self.story, id);
        match id {
            Id::Quote(quote) => format!("{} {label}", self.speaker(quote)),
            _ => label,
        }
    }

    /// Who said a quote: the entity's name, else the words of the article, else a question mark.
    pub fn speaker(&self, quote: usize) -> String {
        let speaker = self.story.quotes[quote].speaker.as_ref();
        let named = speaker.and_then(|speaker| speaker.who).map(|who| search::label(&self.story, Id::from(who)));
        let words = || speaker.and_then(|speaker| speaker.spans.first()).map(|span| span.cut(&self.story.article.text).to_owned());
        named.or_else(words).unwrap_or_else(|| "?".into())
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

/// The side pane a finding is listed in.
pub fn pane_of(id: Id) -> Option<Pane> {
    match id {
        Id::Person(_) | Id::Organisation(_) | Id::Place(_) => Some(Pane::People),
        Id::Quote(_) => Some(Pane::Quotes),
        Id::Event(_) => Some(Pane::Timeline),
        Id::Time(_) => None,
    }
}
