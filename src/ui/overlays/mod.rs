//! Overlays: what is drawn over the panes. The line that is typed into with the list below it, the card that tells why, the overview, the welcome, and
//! what may follow the keys pressed so far.

mod follows;
mod overview;
mod prompt;
pub mod welcome;
mod why;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span as Piece;
use ratatui::widgets::{Block, Clear};

use super::state::{Overlay, State};
use super::theme::Theme;

pub use prompt::{entry_at, place};
pub use why::scrolled;

/// Draws what lies over the panes.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    match &state.overlay {
        Overlay::None => {}
        Overlay::Overview(scroll) => overview::draw(state, theme, *scroll, frame),
        Overlay::Why(scroll) => why::draw(state, theme, *scroll, frame),
        Overlay::Prompt(prompt) => prompt::draw(state, theme, prompt, frame),
    }
    if state.hint {
        follows::draw(state, theme, frame);
    }
}

/// The last row that the open overlay can be scrolled to.
pub fn last_row(state: &State) -> usize {
    match state.overlay {
        Overlay::Overview(_) => overview::rows(state).saturating_sub(1),
        Overlay::Why(_) => why::last_row(state),
        Overlay::None | Overlay::Prompt(_) => 0,
    }
}

/// A box at a place; what is inside its border.
fn framed(theme: &Theme, title: &str, place: Rect, frame: &mut Frame<'_>) -> Rect {
    let block = Block::bordered().border_style(theme.focus).title(Piece::styled(format!(" {title} "), theme.title));
    let inner = block.inner(place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    inner
}
