//! The lists beside the article: people, quotes, timeline. A finding a row, the current one lit, what is related to it marked.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Row;
use ratatui::widgets::Paragraph;

use super::entry::{self, Cell};
use super::{fit, tidy};
use crate::links::Id;
use crate::ui::action::Pane;
use crate::ui::state::{Line, Listed, State, pane_of};
use crate::ui::theme::Theme;
use crate::ui::{view, wrap};

/// Draws a list: only the rows in sight are made.
pub fn draw(state: &State, theme: &Theme, pane: Pane, area: Rect, frame: &mut Frame<'_>) {
    let list = &state.lists[pane as usize];
    let at = list.cursor + 1;
    let note = match (list.said, list.items.len()) {
        (_, 0) => String::new(),
        // What is said and what is said about them are counted apart.
        (Some(said), all) if at > said => format!(" {}/{} about · {said} of {} ", at - said, all - said, list.total),
        (Some(said), all) if all > said => format!(" {at}/{said} of {} · {} about ", list.total, all - said),
        (_, all) if all < list.total => format!(" {at}/{all} of {} ", list.total),
        (_, all) => format!(" {at}/{all} "),
    };
    let name = title(state, pane);
    let key = match pane {
        Pane::People => "gp",
        Pane::Quotes => "gq",
        _ => "gt",
    };
    let mut block = view::frame_of(state, theme, pane, &name, key, note);
    let inner = block.inner(area);
    let width = usize::from(inner.width);
    if let Some(legend) = entry::legend(state, pane, width).filter(|legend| wrap::columns(&name) + legend.len() + 8 < width) {
        block = block.title(Row::styled(legend, theme.quiet).right_aligned());
    }
    frame.render_widget(block, area);
    if list.lines.is_empty() {
        let words = match (state.analysed, list.total) {
            (false, _) => "reading…",
            (true, 0) => "none found",
            (true, _) => "none with this",
        };
        frame.render_widget(Paragraph::new(Row::styled(format!(" {words}"), theme.quiet)), inner);
        return;
    }
    let shown = &list.lines[list.scroll.min(list.lines.len())..];
    let mut above = None;
    let mut rows = Vec::with_capacity(usize::from(inner.height));
    for line in shown.iter().take(usize::from(inner.height)) {
        match *line {
            Line::Published => rows.push(entry::rule(state, theme, width)),
            Line::About => rows.push(entry::about(state, theme, width)),
            Line::Item(at) => {
                let id = list.items[at];
                rows.push(row(state, theme, id, above, width));
                above = Some(id);
            }
        }
    }
    frame.render_widget(Paragraph::new(rows), inner);
}

fn title(state: &State, pane: Pane) -> String {
    let name = match (pane, state.listed) {
        (Pane::People, Listed::People) => "People",
        (Pane::People, Listed::Organisations) => "Organisations",
        (Pane::People, Listed::Places) => "Places",
        (Pane::Quotes, _) => "Quotes",
        _ => "Timeline",
    };
    // The people are all listed beside the pinned one.
    let pin = state.pin.filter(|&pin| pane != Pane::People || pane_of(pin) != Some(pane));
    let pin = pin.map(|pin| format!(" [{}]", fit(&tidy(&state.label(pin)), 18))).unwrap_or_default();
    let filter = &state.lists[pane as usize].filter;
    let filter = if filter.is_empty() { String::new() } else { format!(" &{filter}") };
    format!("{name}{pin}{filter}")
}

/// A row: a sign, and the cells of the finding. `above` is the finding of the row above.
fn row(state: &State, theme: &Theme, id: Id, above: Option<Id>, width: usize) -> Row<'static> {
    let current = state.position.current == Some(id);
    let related = !current && state.related.contains(&id);
    let pinned = state.pin == Some(id);
    let sign = match (pinned, current, related) {
        (true, ..) => "»",
        (_, true, _) => "›",
        (.., true) => "•",
        _ => " ",
    };
    let mut cells = vec![Cell::new(sign, theme.related)];
    cells.extend(entry::cells(state, theme, id, above, width.saturating_sub(1)));
    if current {
        // One look from end to end: coloured words would drown in the bar.
        let words: String = cells.iter().map(|cell| cell.words.as_str()).collect();
        let gap = width.saturating_sub(wrap::columns(&words));
        return Row::styled(words + &" ".repeat(gap), theme.current);
    }
    let lit = if pinned { Some(theme.pinned) } else { related.then_some(theme.related) };
    cells.into_iter().map(|cell| cell.piece(lit)).collect()
}
