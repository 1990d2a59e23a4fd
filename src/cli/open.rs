//! `onrecord ARTICLE…`: the interface, or the extract where standard output is no terminal.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;

use super::extract::{self, Extract};
use super::input::Input;
use crate::source;
use crate::ui::{
    self,
    state::{Shelf, Shelved},
    theme::Look,
};

#[derive(Debug, Args)]
pub struct Open {
    /// Articles to open, `-` for standard input
    articles: Vec<PathBuf>,
    #[command(flatten)]
    input: Input,
    /// Colours; asked of the terminal where not given
    #[arg(long)]
    theme: Option<Look>,
    /// Marks and borders in ASCII
    #[arg(long)]
    ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
}

/// Opens the articles.
pub fn run(open: &Open) -> anyhow::Result<bool> {
    let mut paths = open.articles.clone();
    // `curl … | onrecord` means what is piped in; the keys come from the terminal itself.
    if paths.is_empty() && !io::stdin().is_terminal() {
        paths.push("-".into());
    }
    if !io::stdout().is_terminal() {
        anyhow::ensure!(!paths.is_empty(), "no article given: onrecord FILE opens one, onrecord --help tells more");
        return extract::run(&Extract::plain(paths, open.input.clone()));
    }
    anyhow::ensure!(
        std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        "this terminal (TERM=dumb) cannot show the panes: onrecord extract prints what is found"
    );
    let articles = paths.iter().map(|path| Shelved::Unread(source::Input::new(path))).collect();
    let shelf = Shelf { articles, at: 0, from: open.input.from, ..Shelf::default() };
    ui::open(shelf, &open.input.options(), ui::Settings { look: open.theme, ascii: open.ascii, no_mouse: open.no_mouse })?;
    Ok(true)
}
