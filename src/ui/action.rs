//! Actions: everything a reader can make the program do. A key becomes an action, an action changes the state, the state is drawn.

/// The panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// The text.
    Article,
    /// Persons, organisations or places.
    People,
    /// Who said what.
    Quotes,
    /// What happened when.
    Timeline,
}

impl Pane {
    /// All of them, in the order that Tab goes through.
    pub const ALL: [Self; 4] = [Self::Article, Self::People, Self::Quotes, Self::Timeline];
}

/// What can be walked from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Walk {
    /// Quotes.
    Quotes,
    /// Mentions of the current person.
    Mentions,
    /// Time expressions.
    Dates,
    /// Paragraphs.
    Paragraphs,
}

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the side it is named after")]
pub enum Direction {
    Left,
    Down,
    Up,
    Right,
}

/// In which form an item is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Copy {
    /// The words with who said them and where they stand.
    Attributed,
    /// The words alone.
    Text,
    /// As JSON.
    Json,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Rows or items down; negative is up.
    Move(i32),
    /// Half screens down.
    Half(i32),
    /// Whole screens down.
    Page(i32),
    /// To the first row or item.
    Top,
    /// To the last row or item.
    Bottom,
    /// The current row to the top, the middle or the bottom of the screen (0, 1, 2).
    Place(u8),
    /// Focuses a pane.
    Focus(Pane),
    /// Focuses the next pane; -1 the previous.
    Turn(i32),
    /// Focuses the pane that lies on that side.
    Toward(Direction),
    /// The next thing of a kind; -1 the previous.
    Walk(Walk, i32),
    /// Pins the current item.
    Pin,
    /// Closes what is open, else unpins.
    Escape,
    /// Back along the jump list.
    Back,
    /// Forward again.
    Forward,
    /// Remembers this place under a character.
    Mark(char),
    /// To the place remembered under a character.
    Return(char),
    /// Searches the text.
    Search,
    /// The next hit; -1 the previous.
    Hit(i32),
    /// Finds an entity, quote or date.
    Find,
    /// Filters the focused list.
    Filter,
    /// Searches the words of the current item.
    SearchCurrent,
    /// To the introducing mention.
    Introduce,
    /// All mentions of the current item, each among its neighbours.
    Mentions,
    /// People, organisations, places in turn.
    Cycle,
    /// Why: the card of the current item.
    Why,
    /// Sets the day of publication.
    Date,
    /// Copies the current item.
    Copy(Copy),
    /// Prints the current item on exit.
    Print,
    /// Writes the story to a file.
    Write,
    /// The list of articles.
    Articles,
    /// The next article; -1 the previous.
    Article(i32),
    /// Opens another file.
    Open,
    /// The article at a glance.
    Overview,
    /// The focused pane on the whole screen.
    Zoom,
    /// All panes again.
    Restore,
    /// A command by name.
    Command,
    /// Help.
    Help,
    /// Draws everything anew.
    Redraw,
    /// Back to the shell until the reader calls the program again.
    Suspend,
    /// Ends the program.
    Quit,
}
