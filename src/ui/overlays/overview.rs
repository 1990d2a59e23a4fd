//! The article at a glance: who speaks how much, in bars of quoted words.

use ratatui::Frame;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use crate::links::Id;
use crate::ui::panes::{clean, fit};
use crate::ui::state::State;
use crate::ui::theme::Theme;

/// Rows of the whole overview.
pub fn rows(state: &State) -> usize {
    spoken(state).len()
}

/// Persons by the words they are quoted with, the most first.
fn spoken(state: &State) -> Vec<(usize, usize)> {
    let text = &state.story.article.text;
    let mut spoken: Vec<(usize, usize)> = (0..state.story.people.len()).map(|person| (0, person)).collect();
    for quote in &state.story.quotes {
        if let Some(Id::Person(person)) = quote.speaker.as_ref().and_then(|speaker| speaker.who).map(Id::from) {
            spoken[person].0 += quote.spans.iter().map(|span| span.cut(text).split_whitespace().count()).sum::<usize>();
        }
    }
    spoken.retain(|&(words, _)| words > 0);
    spoken.sort_by_key(|&(words, person)| (std::cmp::Reverse(words), person));
    spoken
}

/// Draws the overview, scrolled down by `scroll` rows.
pub fn draw(state: &State, theme: &Theme, scroll: usize, frame: &mut Frame<'_>) {
    let spoken = spoken(state);
    let most = spoken.first().map_or(1, |&(words, _)| words);
    let line = |&(words, person): &(usize, usize)| {
        let name = fit(&clean(&state.story.people[person].name), 20);
        Line::from(vec![
            Piece::styled(format!(" {name:<20} "), theme.person),
            Piece::styled("█".repeat((words * 30).div_ceil(most)), theme.quote),
            Piece::styled(format!(" {words} words"), theme.quiet),
        ])
    };
    let inner = super::boxed(state, theme, "Overview: esc closes", 76, spoken.len() as u16 + 2, frame);
    frame.render_widget(Paragraph::new(spoken.iter().skip(scroll).map(line).collect::<Vec<_>>()), inner);
}
