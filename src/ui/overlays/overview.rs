//! The article at a glance: who speaks how much, in bars of quoted words.

use ratatui::Frame;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use crate::links::Id;
use crate::ui::panes::{clean, fit};
use crate::ui::state::State;
use crate::ui::theme::Theme;

/// Draws the overview, scrolled down by `scroll` rows.
pub fn draw(state: &State, theme: &Theme, scroll: usize, frame: &mut Frame<'_>) {
    let text = &state.story.article.text;
    let mut spoken: Vec<(usize, usize)> = vec![(0, 0); state.story.people.len()];
    for quote in &state.story.quotes {
        if let Some(Id::Person(person)) = quote.speaker.as_ref().and_then(|speaker| speaker.who).map(Id::from) {
            spoken[person].0 += quote.spans.iter().map(|span| span.cut(text).split_whitespace().count()).sum::<usize>();
        }
    }
    for (person, words) in spoken.iter_mut().enumerate() {
        words.1 = person;
    }
    spoken.sort_by_key(|&(words, person)| (std::cmp::Reverse(words), person));
    let most = spoken.first().map_or(1, |&(words, _)| words.max(1));
    let lines: Vec<Line<'_>> = spoken
        .iter()
        .filter(|&&(words, _)| words > 0)
        .map(|&(words, person)| {
            let name = fit(&clean(&state.story.people[person].name), 20);
            Line::from(vec![
                Piece::styled(format!(" {name:<20} "), theme.person),
                Piece::styled("█".repeat((words * 30).div_ceil(most)), theme.quote),
                Piece::styled(format!(" {words} words"), theme.quiet),
            ])
        })
        .collect();
    let inner = super::boxed(state, theme, "Overview: esc closes", 76, lines.len() as u16 + 2, frame);
    frame.render_widget(Paragraph::new(lines.into_iter().skip(scroll).collect::<Vec<_>>()), inner);
}
