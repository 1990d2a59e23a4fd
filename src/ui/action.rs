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
    /// Ends the program.
    Quit,
}
