//! The overview: the article at a glance, on the whole screen.
//!
//! Four pictures: who speaks how much, who appears when along the article, who is quoted together with whom, and what happened when. Beside each other
//! where the screen is wide, below each other where it is not; marks and numbers tell everything that colour does.

mod axis;
mod lanes;
mod speech;
mod together;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use crate::links::Id;
use crate::search;
use crate::ui::panes::{fit, padded, tidy};
use crate::ui::state::State;
use crate::ui::theme::{Look, Theme};
use crate::ui::wrap;

/// From this width on two pictures stand beside each other.
const WIDE: u16 = 110;
/// Findings in a picture.
const MOST: usize = 12;

/// To how many rows it can be scrolled.
pub fn rows(state: &State) -> usize {
    let columns = columns(state, &Theme::new(Look::Mono));
    let total = columns.iter().map(Vec::len).max().unwrap_or(0);
    total.saturating_sub(usize::from(place(state).height.saturating_sub(2))) + 1
}

/// The whole screen but for the key line.
fn place(state: &State) -> Rect {
    Rect { height: state.area.height.saturating_sub(1), ..state.area }
}

/// Draws the overview, scrolled down by `scroll` rows.
pub fn draw(state: &State, theme: &Theme, scroll: usize, frame: &mut Frame<'_>) {
    let area = place(state);
    let columns = columns(state, theme);
    let total = columns.iter().map(Vec::len).max().unwrap_or(0);
    let height = usize::from(area.height.saturating_sub(2));
    let scroll = scroll.min(total.saturating_sub(height));
    let note = if total > height { format!(" {}% ", (scroll + height).min(total) * 100 / total) } else { String::new() };
    let title = Line::from(vec![Piece::styled(" Overview ", theme.focus), Piece::styled("v ", theme.quiet)]);
    let block = Block::bordered()
        .border_type(BorderType::Thick)
        .border_style(theme.focus)
        .title(title)
        .title_bottom(Line::styled(note, theme.quiet).right_aligned());
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    let width = width(state);
    for (lines, x) in columns.into_iter().zip((inner.x + 1..).step_by(usize::from(width) + 2)) {
        let lines: Vec<Line<'_>> = lines.into_iter().skip(scroll).take(height).collect();
        let place = Rect { x, width, ..inner }.intersection(inner);
        frame.render_widget(Paragraph::new(lines), place);
    }
}

/// The pictures in one column or two.
fn columns(state: &State, theme: &Theme) -> Vec<Vec<Line<'static>>> {
    let width = usize::from(width(state));
    let [speech, lanes] = [speech::lines(state, theme, width), lanes::lines(state, theme, width)];
    let [together, axis] = [together::lines(state, theme, width), axis::lines(state, theme, width)];
    if state.area.width >= WIDE {
        vec![below(speech, lanes), below(together, axis)]
    } else {
        vec![below(below(speech, lanes), below(together, axis))]
    }
}

/// Columns of a picture.
fn width(state: &State) -> u16 {
    let inner = state.area.width.saturating_sub(4);
    if state.area.width >= WIDE { inner.saturating_sub(2) / 2 } else { inner }.max(1)
}

fn below(mut above: Vec<Line<'static>>, below: Vec<Line<'static>>) -> Vec<Line<'static>> {
    above.push(Line::default());
    above.extend(below);
    above
}

/// The head of a picture: what it shows, and what its marks mean.
fn head(theme: &Theme, width: usize, name: &str, legend: &[(&str, ratatui::style::Style, &str)]) -> Line<'static> {
    let explained: usize = legend.iter().map(|(mark, _, words)| wrap::columns(mark) + wrap::columns(words) + 3).sum();
    let mut pieces = vec![Piece::styled(fit(name, width), theme.title)];
    if wrap::columns(name) + explained < width {
        pieces.push(Piece::raw(" ".repeat(width - wrap::columns(name) - explained)));
        for (mark, style, words) in legend {
            pieces.push(Piece::styled(format!("  {mark}"), *style));
            pieces.push(Piece::styled(format!(" {words}"), theme.quiet));
        }
    }
    Line::from(pieces)
}

/// A line that says that there is nothing to show.
fn nothing(theme: &Theme, words: &str) -> Line<'static> {
    Line::styled(format!(" {words}"), theme.quiet)
}

/// The name of an entity in a column.
fn name(state: &State, id: Id, columns: usize) -> String {
    padded(fit(&tidy(&search::label(&state.story, id)), columns), columns)
}

/// Who speaks a quote, where that is known.
fn speaker(state: &State, quote: usize) -> Option<Id> {
    state.story.quotes.get(quote)?.speaker.as_ref()?.who.map(Id::from)
}
