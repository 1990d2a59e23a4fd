//! The lists beside the article: people, quotes, timeline. An entry a row, the current one lit, what is related to it marked.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line as Row, Span as Piece};
use ratatui::widgets::Paragraph;

use super::{clean, fit};
use crate::links::{self, Id};
use crate::quotes::QuoteKind;
use crate::timeline::EventKind;
use crate::ui::action::Pane;
use crate::ui::state::{Line, Listed, State};
use crate::ui::theme::Theme;
use crate::ui::{view, wrap};

/// Draws a list.
pub fn draw(state: &State, theme: &Theme, pane: Pane, area: Rect, frame: &mut Frame<'_>) {
    let list = &state.lists[pane as usize];
    let note = match list.items.len() {
        0 => String::new(),
        shown if shown < list.total => format!(" {shown} of {} ", list.total),
        shown => format!(" {}/{shown} ", list.cursor + 1),
    };
    let title = title(state, pane);
    let key = match pane {
        Pane::People => "gp",
        Pane::Quotes => "gq",
        _ => "gt",
    };
    let block = view::frame_of(state, theme, pane, &title, key, note);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    if list.lines.is_empty() {
        let words = if !state.analysed {
            "reading…"
        } else if list.total == 0 {
            "none found"
        } else {
            "none with this"
        };
        frame.render_widget(Paragraph::new(Row::styled(format!(" {words}"), theme.quiet)), inner);
        return;
    }
    let width = usize::from(inner.width);
    let row = |row: &Line| match *row {
        Line::Published => Row::styled(format!("├{}", "─ published ".to_owned() + &"─".repeat(width.saturating_sub(14))), theme.quiet),
        Line::Date(when) => Row::styled(format!("│ {}", when.map_or_else(|| "undated".into(), |when| when.to_string())), theme.time),
        Line::Item(at) => {
            let id = list.items[at];
            entry(state, theme, id, width, state.position.current == Some(id))
        }
    };
    let shown: Vec<Row<'_>> = list.lines.iter().skip(list.scroll).take(usize::from(inner.height)).map(row).collect();
    frame.render_widget(Paragraph::new(shown), inner);
}

fn title(state: &State, pane: Pane) -> String {
    let name = match (pane, state.listed) {
        (Pane::People, Listed::People) => "People",
        (Pane::People, Listed::Organisations) => "Organisations",
        (Pane::People, Listed::Places) => "Places",
        (Pane::Quotes, _) => "Quotes",
        _ => "Timeline",
    };
    let pin = state.pin.map(|pin| format!(" [{}]", fit(&clean(&state.label(pin)), 18))).unwrap_or_default();
    let filter = &state.lists[pane as usize].filter;
    let filter = if filter.is_empty() { String::new() } else { format!(" &{filter}") };
    format!("{name}{pin}{filter}")
}

fn entry(state: &State, theme: &Theme, id: Id, width: usize, current: bool) -> Row<'static> {
    let related = !current && state.related.contains(&id);
    let story = &state.story;
    let text = |id: Id| clean(&crate::search::label(story, id));
    let (left, right): (Vec<(String, Style)>, String) = match id {
        Id::Person(index) => {
            let person = &story.people[index];
            let role = person.role.as_ref().map_or(String::new(), |role| format!("  {}", clean(role)));
            let said = story
                .quotes
                .iter()
                .filter(|quote| quote.speaker.as_ref().and_then(|speaker| speaker.who).map(Id::from) == Some(id))
                .count();
            (
                vec![(clean(&person.name), theme.person), (role, theme.quiet)],
                format!("{} {:>3} {:>3}\"", sparkline(state, id), person.mentions.len(), said),
            )
        }
        Id::Organisation(_) | Id::Place(_) => (
            vec![(text(id), theme.person)],
            format!("{} {:>3}", sparkline(state, id), state.entity(id).map_or(0, |entity| entity.mentions.len())),
        ),
        Id::Quote(index) => {
            let mark = match story.quotes[index].kind {
                QuoteKind::Direct => '"',
                QuoteKind::Indirect => '~',
                QuoteKind::Mixed => '±',
            };
            let unknown = story.quotes[index].speaker.as_ref().is_none_or(|speaker| speaker.who.is_none());
            let speaker = fit(&clean(&state.speaker(index)), 18);
            (
                vec![
                    (format!("{:>3} ", index + 1), theme.quiet),
                    (format!("{mark} "), theme.quote),
                    (format!("{speaker:<18} "), if unknown { theme.quiet } else { theme.person }),
                    (text(id), theme.text),
                ],
                String::new(),
            )
        }
        Id::Event(index) => {
            let event = &story.events[index];
            let mark = match event.kind {
                EventKind::Event => '●',
                EventKind::Statement => '◆',
                EventKind::Planned => '○',
            };
            let guessed = if event.time.is_none() { "~ " } else { "" };
            (vec![(format!("{mark} "), theme.time), (guessed.into(), theme.quiet), (text(id), theme.text)], String::new())
        }
        Id::Time(_) => (vec![(text(id), theme.time)], String::new()),
    };
    let sign = if current {
        "›"
    } else if related {
        "•"
    } else {
        " "
    };
    let room = width.saturating_sub(2 + right.chars().count());
    let mut pieces = vec![Piece::styled(sign, theme.related)];
    let mut used = 0;
    for (words, style) in left {
        let words = fit(&words, room.saturating_sub(used));
        used += words.chars().map(wrap::width).sum::<usize>();
        pieces.push(Piece::styled(words, if related { style.patch(theme.related) } else { style }));
    }
    pieces.push(Piece::raw(" ".repeat(room.saturating_sub(used))));
    pieces.push(Piece::styled(right, theme.quiet));
    if current {
        // One look from end to end: coloured words would drown in the bar.
        let words: String = pieces.iter().map(|piece| piece.content.as_ref()).collect();
        return Row::styled(words, theme.current);
    }
    Row::from(pieces)
}

/// Where along the article an entity occurs, in eight columns.
fn sparkline(state: &State, id: Id) -> String {
    let mut bins = [0usize; 8];
    let length = state.story.article.text.len().max(1);
    for span in links::spans(&state.story, id) {
        bins[(span.start * bins.len() / length).min(bins.len() - 1)] += 1;
    }
    let most = bins.iter().copied().max().unwrap_or(0).max(1);
    bins.iter().map(|&bin| if bin == 0 { '·' } else { ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][(bin * 7).div_ceil(most).min(7)] }).collect()
}
