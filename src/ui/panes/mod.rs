//! The panes: each draws itself from the state's current item and pin; no pane knows another.

mod article;
pub mod entry;
mod lists;
mod strip;

use ratatui::Frame;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::action::Pane;
use super::state::State;
use super::theme::Theme;
use super::wrap;

pub use crate::text::clean;
pub use strip::{ROWS as STRIP, draw as strip};

/// Draws a pane.
pub fn draw(state: &State, theme: &Theme, pane: Pane, area: Rect, frame: &mut Frame<'_>) {
    match pane {
        Pane::Article => article::draw(state, theme, area, frame),
        Pane::People | Pane::Quotes | Pane::Timeline => lists::draw(state, theme, pane, area, frame),
    }
}

/// Where the words of the article stand in its pane.
pub fn words(pane: Rect) -> Rect {
    article::words(pane)
}

/// Words in a row: as [`clean`], but runs of white space are one space.
pub fn tidy(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a text that fit some columns.
pub fn fit(text: &str, columns: usize) -> String {
    // No grapheme takes fewer bytes than columns, so that only so much of a long text has to be looked at.
    if text.len() <= columns || wrap::columns(text) <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let mut kept = String::new();
    for grapheme in text.graphemes(true) {
        used += wrap::columns(grapheme);
        if used > columns {
            break;
        }
        kept.push_str(grapheme);
    }
    if columns == 0 { String::new() } else { kept.trim_end().to_owned() + "…" }
}

/// Words with spaces up to their column's width.
pub fn padded(words: String, columns: usize) -> String {
    let gap = columns.saturating_sub(wrap::columns(&words));
    words + &" ".repeat(gap)
}
