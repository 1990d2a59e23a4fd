//! Keys and the mouse: what they do to the state, told as scripts, and that no sequence of them breaks the screen.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

mod mouse;
mod random;
mod scripts;
mod sight;
mod told;

use jiff::civil::date;
use onrecord::ui::state::State;
use onrecord::ui::theme::{Look, Theme};
use onrecord::ui::{update, view};
use onrecord::{Article, Options};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;

/// A short article, published on a Friday, with all that the panes show.
const ARTICLE: &str = "PORT VALE - The old quay fell into the harbour on Thursday, and Mayor Ada Tarrow was asked why.

“We were warned twice,” Tarrow told reporters. “Nobody listened.”

Harbour master Rowan Pell denied that he had seen the letters. According to Pell, the first came in January 2016.

“That is not so,” Tarrow said on Friday. The council will meet on Tuesday.";

fn opened(width: u16, height: u16) -> State {
    let article = Article { title: Some("The quay".into()), text: ARTICLE.into(), source: "quay.txt".into(), ..Article::default() };
    State::opened(article, &Options { date: Some(date(2017, 3, 3)) }, Rect::new(0, 0, width, height))
}

/// The state after `keys`, parted by spaces.
fn after(keys: &str) -> State {
    let mut state = opened(120, 40);
    press(&mut state, keys);
    state
}

fn press(state: &mut State, keys: &str) {
    for key in keys.split_whitespace() {
        update::key(state, key);
        state.settle();
    }
}

fn type_words(state: &mut State, words: &str) {
    for c in words.chars() {
        update::key(state, if c == ' ' { "space".to_owned() } else { c.to_string() }.as_str());
    }
}

/// The words from the cursor of the article on.
fn under(state: &State) -> &str {
    let rest = &state.story.article.text[state.position.offset..];
    &rest[..rest.char_indices().nth(12).map_or(rest.len(), |(at, _)| at)]
}

fn drawn(state: &State) -> String {
    let mut terminal = Terminal::new(TestBackend::new(state.area.width.max(1), state.area.height.max(1))).unwrap();
    terminal.draw(|frame| view::view(state, &Theme::new(Look::Dark), frame)).unwrap();
    terminal.backend().to_string()
}
