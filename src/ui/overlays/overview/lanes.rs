//! Who appears when: a lane a person along the whole article, low where they are mentioned, high where they speak.

use ratatui::text::{Line, Span as Piece};

use super::{MOST, head, name, nothing};
use crate::links::{self, Id};
use crate::text::Span;
use crate::ui::state::State;
use crate::ui::theme::Theme;

/// A row a person, by first appearance; the most present ones where there are many.
pub fn lines(state: &State, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![head(theme, width, "Who appears when", &[("█", theme.bar, "speaks"), ("▄", theme.person, "is mentioned")])];
    let mut people: Vec<usize> = state.most_mentioned.iter().copied().take(MOST).collect();
    people.sort_by_key(|&person| links::start(&state.story, Id::Person(person)));
    if people.is_empty() {
        lines.push(nothing(theme, "nobody is mentioned"));
        return lines;
    }
    let names = (width / 3).clamp(8, 24);
    let room = width.saturating_sub(names + 1).max(1);
    lines.extend(people.iter().map(|&person| {
        let mut pieces = vec![Piece::styled(format!("{} ", name(state, Id::Person(person), names)), theme.person)];
        pieces.extend(lane(state, theme, person, room));
        Line::from(pieces)
    }));
    let end = format!("¶{}", state.story.paragraphs.len());
    let gap = room.saturating_sub(end.chars().count() + 2);
    lines.push(Line::styled(format!("{}¶1{}{end}", " ".repeat(names + 1), " ".repeat(gap)), theme.quiet));
    lines
}

/// The lane of a person, `room` columns for the whole article.
fn lane(state: &State, theme: &Theme, person: usize, room: usize) -> Vec<Piece<'static>> {
    let length = state.story.article.text.len().max(1);
    let mut cells = vec!['─'; room];
    let mut mark = |span: Span, mark: char| {
        let (first, last) = (span.start * room / length, span.end.saturating_sub(1).max(span.start) * room / length);
        cells.iter_mut().take(last + 1).skip(first).for_each(|cell| *cell = mark);
    };
    for span in links::spans(&state.story, Id::Person(person)) {
        mark(span, '▄');
    }
    for &quote in state.index.said(Id::Person(person)) {
        state.story.quotes[quote].spans.iter().for_each(|&span| mark(span, '█'));
    }
    cells
        .chunk_by(|one, other| one == other)
        .map(|run| {
            let style = match run[0] {
                '█' => theme.bar,
                '▄' => theme.person,
                _ => theme.quiet,
            };
            Piece::styled(run.iter().collect::<String>(), style)
        })
        .collect()
}
