//! Who is quoted together with whom: for every two of the most quoted, in how many paragraphs, or paragraphs that follow each other, both are quoted.

use std::collections::{BTreeMap, BTreeSet};

use ratatui::text::{Line, Span as Piece};

use super::{MOST, head, name, nothing, speaker};
use crate::links::Id;
use crate::ui::state::State;
use crate::ui::theme::Theme;

/// Columns of a number.
const NUMBER: usize = 3;

/// Who of the most quoted, by their places in the list, speaks in which paragraph.
type Places = BTreeMap<usize, BTreeSet<usize>>;

/// The lower half of the matrix, a row a speaker; on the diagonal the quotes of each.
pub fn lines(state: &State, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![head(theme, width, "Who is quoted together", &[("", theme.quiet, "paragraphs shared, or next to each other")])];
    let (speakers, places) = speakers(state, MOST.min(width.saturating_sub(14) / NUMBER));
    if speakers.len() < 2 {
        lines.push(nothing(theme, if speakers.is_empty() { "nobody is quoted" } else { "only one is quoted" }));
        return lines;
    }
    let shared = shared(&places, speakers.len());
    let names = width.saturating_sub(3 + speakers.len() * NUMBER).clamp(8, 24);
    let mut heads = vec![Piece::raw(" ".repeat(names + 3))];
    heads.extend((1..=speakers.len()).map(|number| Piece::styled(format!("{number:>NUMBER$}"), theme.quiet)));
    lines.push(Line::from(heads));
    for (row, &(id, quotes)) in speakers.iter().enumerate() {
        let mut pieces = vec![Piece::styled(format!("{:>2} ", row + 1), theme.quiet), Piece::styled(name(state, id, names), theme.person)];
        for column in 0..row {
            let number = shared.get(&(column, row)).copied().unwrap_or(0);
            pieces.push(if number == 0 {
                Piece::styled(format!("{:>NUMBER$}", "·"), theme.quiet)
            } else {
                Piece::styled(format!("{number:>NUMBER$}"), theme.title)
            });
        }
        pieces.push(Piece::styled(format!("{quotes:>NUMBER$}"), theme.quiet));
        lines.push(Line::from(pieces));
    }
    lines
}

/// The most quoted with the number of their quotes, and for every paragraph who of them speaks in it.
fn speakers(state: &State, most: usize) -> (Vec<(Id, usize)>, Places) {
    let mut quotes: BTreeMap<Id, usize> = BTreeMap::new();
    for id in (0..state.story.quotes.len()).filter_map(|quote| speaker(state, quote)) {
        *quotes.entry(id).or_default() += 1;
    }
    let mut speakers: Vec<(Id, usize)> = quotes.into_iter().collect();
    speakers.sort_by_key(|&(id, quotes)| (std::cmp::Reverse(quotes), id));
    speakers.truncate(most);
    let mut places = Places::new();
    for (index, quote) in state.story.quotes.iter().enumerate() {
        let Some(start) = quote.spans.first().map(|span| span.start) else { continue };
        let paragraph = state.story.paragraphs.partition_point(|paragraph| paragraph.span.end <= start);
        if let Some(at) = speakers.iter().position(|&(id, _)| speaker(state, index) == Some(id)) {
            places.entry(paragraph).or_default().insert(at);
        }
    }
    (speakers, places)
}

/// How often two are quoted in a paragraph or in two that follow each other, by their places in the list, the smaller first.
fn shared(places: &Places, speakers: usize) -> BTreeMap<(usize, usize), usize> {
    let mut shared = BTreeMap::new();
    for (paragraph, here) in places {
        let next = places.get(&(paragraph + 1));
        for one in 0..speakers {
            for other in one + 1..speakers {
                let across = |a, b| here.contains(&a) && next.is_some_and(|next| next.contains(&b));
                if (here.contains(&one) && here.contains(&other)) || across(one, other) || across(other, one) {
                    *shared.entry((one, other)).or_default() += 1;
                }
            }
        }
    }
    shared
}
