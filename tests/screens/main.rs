//! Whole screens after a script of keys.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

mod looks;
mod themes;
mod wrapping;

use jiff::civil::date;
use onrecord::ui::state::State;
use onrecord::ui::theme::{Look, Theme};
use onrecord::ui::{update, view};
use onrecord::{Article, Options};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
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

fn press(state: &mut State, keys: &str) {
    for key in keys.split_whitespace() {
        if key == "pause" {
            update::wait(state);
        } else {
            update::key(state, key);
        }
        state.settle();
    }
}

fn drawn_on(state: &State, theme: &Theme) -> TestBackend {
    let mut terminal = Terminal::new(TestBackend::new(state.area.width, state.area.height)).unwrap();
    terminal.draw(|frame| view::view(state, theme, frame)).unwrap();
    terminal.backend().clone()
}

fn drawn_by(state: &State, theme: &Theme) -> Buffer {
    drawn_on(state, theme).buffer().clone()
}

fn drawn(state: &State, look: Look) -> String {
    drawn_on(state, &Theme::new(look)).to_string()
}

/// The screen after `keys`.
fn screen(width: u16, height: u16, keys: &str) -> String {
    let mut state = opened(width, height);
    press(&mut state, keys);
    drawn(&state, Look::Dark)
}

macro_rules! screens {
    ($($name:ident: $width:expr, $height:expr, $keys:expr;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(screen($width, $height, $keys)); })*
    };
}

screens! {
    wide_as_opened: 120, 40, "";
    middle_as_opened: 80, 24, "";
    narrow_as_opened: 60, 20, "";
    too_small: 39, 9, "";
    a_pinned_person_filters_quotes_and_timeline: 120, 40, "g p j enter";
    walking_quotes_scrolls_and_lights: 80, 24, "] q ] q";
    narrow_turns_pages: 60, 20, "tab tab j";
    search_shows_all_hits: 80, 24, "/ q u a y enter n";
    the_finder_previews: 120, 40, "e p e l l";
    the_card_tells_why: 120, 40, "g q j K";
    help_is_made_from_the_keymap: 80, 24, "?";
    a_sequence_shows_what_may_follow: 120, 40, "] pause";
    a_sequence_in_a_narrow_screen: 60, 20, "g pause";
    all_mentions_in_context: 120, 40, "g p g r";
    help_is_narrowed_by_typing: 80, 24, "? c o p y";
    a_filter_narrows_a_list: 120, 40, "g q & w a r n";
    commands_by_name: 80, 24, ": d a t e";
    a_pane_alone: 80, 24, "g t +";
    organisations_and_places: 80, 24, "g p o o";
    the_overview_side_by_side: 120, 40, "v";
    the_overview_scrolled: 80, 24, "v G";
    the_overview_narrow: 60, 20, "v";
}

#[test]
fn pinning_filters_and_escape_lets_go() {
    use onrecord::ui::action::Pane;
    let mut state = opened(120, 40);
    let all = state.list(Pane::Quotes).len();
    press(&mut state, "g p j enter");
    assert!(state.list(Pane::Quotes).len() < all);
    press(&mut state, "esc");
    assert_eq!(state.list(Pane::Quotes).len(), all);
}

#[test]
fn a_walk_can_be_gone_back() {
    let mut state = opened(80, 24);
    let start = state.position;
    press(&mut state, "] q ] q ctrl-o ctrl-o");
    assert_eq!(state.position, start);
}

#[test]
fn a_new_date_moves_the_timeline() {
    let mut state = opened(80, 24);
    press(&mut state, "D 2 0 2 0 - 0 1 - 0 3 enter");
    assert_eq!(state.story.anchor.as_ref().unwrap().date, date(2020, 1, 3));
    assert_eq!(state.story.events[0].when.unwrap().to_string(), "2020-01-02");
}

#[test]
fn escape_bytes_are_shown_as_pictures() {
    let article = Article { text: "Ada \u{1b}[31mTarrow said no.".into(), source: "x".into(), ..Article::default() };
    let state = State::opened(article, &Options::default(), Rect::new(0, 0, 80, 24));
    assert!(drawn(&state, Look::Mono).contains("␛[31m"));
}
