//! The panes: each draws itself from the state's current item and pin; no pane knows another.

mod article;
mod lists;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::action::Pane;
use super::state::State;
use super::theme::Theme;
use super::wrap;

/// Draws a pane.
pub fn draw(state: &State, theme: &Theme, pane: Pane, area: Rect, frame: &mut Frame<'_>) {
    match pane {
        Pane::Article => article::draw(state, theme, area, frame),
        Pane::People | Pane::Quotes | Pane::Timeline => lists::draw(state, theme, pane, area, frame),
    }
}

/// Control characters as pictures of themselves, white space as spaces: what strangers wrote never reaches the terminal as a command.
pub fn clean(text: &str) -> String {
    text.chars().map(picture).collect()
}

/// The picture of a control character, a space for white space, every other character itself.
pub fn picture(c: char) -> char {
    match c {
        _ if c.is_whitespace() => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('·'),
        '\x7f' => '␡',
        // Other control characters, and marks that turn the direction of the text.
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '·',
        _ => c,
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
