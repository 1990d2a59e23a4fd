//! The welcome: the articles that can be opened where none is open.

/// What is offered, and the chosen entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Welcome {
    /// Names and places, in the order of the shelf.
    pub articles: Vec<(String, String)>,
    /// How many of them were opened before; the others are samples.
    pub recent: usize,
    /// The chosen one.
    pub chosen: usize,
}

impl Welcome {
    /// The first entry that is seen on some rows.
    pub fn skipped(&self, height: usize) -> usize {
        self.chosen.saturating_sub(height.saturating_sub(1))
    }
}
