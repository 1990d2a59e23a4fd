//! The interface: the article and what was found in it, linked, in the terminal.
//!
//! One way: a key becomes an [`action`], an action changes the [`state`] in [`update`], the state is drawn by [`view`]. The loop waits for an event, takes in
//! all that wait, and draws once; the analysis runs on a thread of its own and comes in as an event, so that the text can be read at once.

pub mod action;
pub mod choices;
pub mod config;
mod here;
pub mod keymap;
mod keys;
mod overlays;
mod panes;
mod run;
mod samples;
mod session;
pub mod state;
mod status;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod wrap;

use std::io::{Write, stdout};

use ratatui::layout::Rect;

use crate::story::Options;
use run::Run;
use state::{Shelf, State};
use theme::{Look, Theme};

/// What the reader may set of the looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// The theme; asked of the terminal where it is not given.
    pub look: Option<Look>,
    /// Draws marks and borders in ASCII.
    pub ascii: bool,
    /// Leaves the mouse to the terminal.
    pub no_mouse: bool,
}

/// Opens the first of some articles and returns when the reader quits.
pub fn open(mut shelf: Shelf, options: &Options, settings: Settings) -> anyhow::Result<()> {
    let config = config::load()?;
    let memory = if config.remember { session::path() } else { None };
    let (remembered, told) = memory.as_deref().map(session::load).unwrap_or_default();
    let (first, unread, welcome) = if shelf.articles.is_empty() {
        let welcome = session::welcome(&remembered);
        shelf.articles = session::offered(&remembered);
        (crate::Article::default(), None, Some(welcome))
    } else {
        let (article, told) = run::take(&mut shelf, 0)?;
        (article, told, None)
    };
    let theme = Theme::new(settings.look.or(config.look).unwrap_or_else(ask_look));
    let theme = if settings.ascii || config.ascii { theme.in_ascii() } else { theme };
    let mouse = config.mouse && !settings.no_mouse;
    let screen = terminal::enter(mouse)?;
    let size = screen.size()?;
    let mut state = State::open(first, options, Rect::new(0, 0, size.width, size.height));
    state.keymap = config.keymap;
    state.shelf = shelf;
    state.welcome = welcome;
    state.message = told.unwrap_or_default();
    remembered.restore(&mut state);
    state.message = unread.unwrap_or_else(|| std::mem::take(&mut state.message));
    let mut run = Run::new(screen, state, theme, mouse, memory);
    let ended = run.run();
    terminal::leave();
    run.remember();
    if let Some(signal) = ended? {
        terminal::end(signal)?;
    }
    let mut out = stdout().lock();
    run.state.printed.iter().try_for_each(|words| writeln!(out, "{words}"))?;
    Ok(())
}

/// No colour where the reader wants none, light where the terminal's background is light.
fn ask_look() -> Look {
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return Look::Mono;
    }
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = std::time::Duration::from_millis(100);
    match terminal_colorsaurus::theme_mode(options) {
        Ok(terminal_colorsaurus::ThemeMode::Light) => Look::Light,
        _ => Look::Dark,
    }
}
