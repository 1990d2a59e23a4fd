//! The line that is being typed, and the list below it.

use super::Position;
use crate::links::Id;
use crate::ui::choices::{Choice, Goal};

/// A line that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    /// Typed so far.
    pub input: String,
    /// The list below it.
    pub choices: Vec<Choice>,
    /// The chosen entry of it.
    pub chosen: usize,
    /// Whether what is typed was entered and refused.
    pub refused: bool,
    /// Where the reader was before, and the first row on the screen.
    pub origin: (Position, usize),
}

/// What a line is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Words of the text.
    Search,
    /// A finding.
    Find,
    /// One of the mentions of an item.
    Mentions(Id),
    /// The day of publication.
    Date,
    /// A command.
    Command,
    /// A key, or what it does.
    Help,
    /// One of the articles at hand.
    Articles,
    /// Only the entries of the focused list with these letters.
    Filter,
}

impl Prompt {
    /// Where the chosen entry leads.
    pub fn goal(&self) -> Option<Goal> {
        self.choices.get(self.chosen).map(|choice| choice.goal)
    }
}
