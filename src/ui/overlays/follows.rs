//! What may follow the keys pressed so far, when the reader pauses in the middle of a sequence: a box at the foot of the screen, made from the keymap.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use crate::ui::here;
use crate::ui::keymap;
use crate::ui::panes::fit;
use crate::ui::state::State;
use crate::ui::theme::Theme;

/// Columns of an entry.
const COLUMN: usize = 34;

/// Draws the box above the status line; what does nothing here is quiet.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let follows = state.keymap.follows(&state.pressed);
    let area = state.area;
    let room = usize::from(area.width.saturating_sub(4));
    let columns = (room / COLUMN).clamp(1, follows.len().max(1));
    let rows = follows.len().div_ceil(columns);
    let height = (rows as u16 + 2).min(area.height.saturating_sub(3));
    let width = ((columns * COLUMN).min(room) as u16 + 2).min(area.width);
    let place = Rect { x: area.x + area.width.saturating_sub(width), y: area.bottom().saturating_sub(2 + height), width, height };
    let inner = super::framed(theme, &keymap::shown(&state.pressed.join(" ")), place, frame);
    let row = |row: usize| {
        let entries = (0..columns).filter_map(|column| follows.get(column * rows + row));
        let pieces = entries.flat_map(|(key, binding)| {
            let works = here::works(state, binding.action);
            let title = fit(binding.title, COLUMN - 9);
            [
                Piece::styled(format!(" {key:>4}  "), if works { theme.key } else { theme.quiet }),
                Piece::styled(format!("{title:<width$}  ", width = COLUMN - 9), if works { theme.text } else { theme.quiet }),
            ]
        });
        Line::from(pieces.collect::<Vec<_>>())
    };
    frame.render_widget(Paragraph::new((0..rows).map(row).collect::<Vec<_>>()), inner);
}
