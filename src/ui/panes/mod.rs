//! The panes: each draws itself from the state's current item and pin; no pane knows another.

mod article;
mod lists;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::action::Pane;
use super::state::State;
use super::theme::Theme;
use super::wrap;

pub use crate::text::clean;

/// Draws a pane.
pub fn draw(state: &State, theme: &Theme, pane: Pane, area: Rect, frame: &mut Frame<'_>) {
    match pane {
        Pane::Article => article::draw(state, theme, area, frame),
        Pane::People | Pane::Quotes | Pane::Timeline => lists::draw(state, theme, pane, area, frame),
    }
}

/// The first words of a text that fit some columns.
pub fn fit(text: &str, columns: usize) -> String {
    let total: usize = text.chars().map(wrap::width).sum();
    if total <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let kept: String = text
        .chars()
        .take_while(|&c| {
            used += wrap::width(c);
            used <= columns
        })
        .collect();
    if columns == 0 { String::new() } else { kept + "…" }
}
