//! Who speaks how much: quoted words by speaker, those between quotation marks apart from those reported.

use std::collections::BTreeMap;

use ratatui::text::{Line, Span as Piece};

use super::{MOST, head, name, nothing, speaker};
use crate::links::Id;
use crate::quotes::QuoteKind;
use crate::ui::panes::padded;
use crate::ui::state::State;
use crate::ui::theme::Theme;

/// Words between quotation marks, and words without.
#[derive(Clone, Copy, Default)]
struct Words {
    direct: usize,
    reported: usize,
}

impl Words {
    fn all(self) -> usize {
        self.direct + self.reported
    }

    fn add(&mut self, other: Self) {
        self.direct += other.direct;
        self.reported += other.reported;
    }
}

/// A row a speaker, the most quoted first; those beyond the twelfth and those that the text does not name together in the last rows.
pub fn lines(state: &State, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![head(theme, width, "Who speaks how much, in words", &[("█", theme.bar, "direct"), ("░", theme.bar, "reported")])];
    let mut spoken: BTreeMap<Option<Id>, Words> = BTreeMap::new();
    for quote in 0..state.story.quotes.len() {
        spoken.entry(speaker(state, quote)).or_default().add(count(state, quote));
    }
    let unnamed = spoken.remove(&None);
    let mut spoken: Vec<(Id, Words)> = spoken.into_iter().filter_map(|(id, words)| Some((id?, words))).collect();
    spoken.sort_by_key(|&(id, words)| (std::cmp::Reverse(words.all()), id));
    let rest = spoken.split_off(spoken.len().min(MOST));
    let mut others = Words::default();
    for &(_, words) in &rest {
        others.add(words);
    }
    let names = (width / 3).clamp(8, 24);
    let most = spoken.iter().map(|(_, words)| words.all()).chain([others.all(), unnamed.map_or(0, Words::all)]).max().unwrap_or(0).max(1);
    let line = |name: &str, words: Words, style| bar(theme, name, style, words, most, width);
    lines.extend(spoken.iter().map(|&(id, words)| line(&name(state, id, names), words, theme.person)));
    if others.all() > 0 {
        lines.push(line(&padded(format!("{} others", rest.len()), names), others, theme.quiet));
    }
    if let Some(words) = unnamed {
        lines.push(line(&padded("not named".into(), names), words, theme.quiet));
    }
    if lines.len() == 1 {
        lines.push(nothing(theme, "nobody is quoted"));
    }
    lines
}

fn bar(theme: &Theme, name: &str, style: ratatui::style::Style, words: Words, most: usize, width: usize) -> Line<'static> {
    let room = width.saturating_sub(crate::ui::wrap::columns(name) + 15).max(1);
    let direct = (words.direct * room).div_ceil(most).min(room);
    let reported = (words.reported * room).div_ceil(most).min(room - direct);
    let gap = room - direct - reported;
    let number = |number: usize| if number == 0 { "     ·".into() } else { format!("{number:>6}") };
    Line::from(vec![
        Piece::styled(format!("{name} "), style),
        Piece::styled("█".repeat(direct), theme.bar),
        Piece::styled("░".repeat(reported) + &" ".repeat(gap), theme.bar),
        Piece::styled(format!(" {}{}", number(words.direct), number(words.reported)), theme.quiet),
    ])
}

/// The words of a quote; in a mixed one those between quotation marks are told apart by counting the marks.
fn count(state: &State, quote: usize) -> Words {
    let quote = &state.story.quotes[quote];
    let words = quote.spans.iter().flat_map(|span| span.cut(&state.story.article.text).split_whitespace());
    let mut counted = Words::default();
    let mut inside = false;
    for word in words {
        let marks = word.chars().filter(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»')).count();
        let direct = match quote.kind {
            QuoteKind::Direct => true,
            QuoteKind::Indirect => false,
            QuoteKind::Mixed => inside || marks > 0,
        };
        inside ^= marks % 2 == 1;
        if direct {
            counted.direct += 1;
        } else {
            counted.reported += 1;
        }
    }
    counted
}
