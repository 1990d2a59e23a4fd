//! `onrecord ARTICLE`: the interface, or the extract where standard output is no terminal.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use super::extract::{self, Extract};
use super::input::Input;
use crate::source;
use crate::ui::{self, theme::Look};

#[derive(Debug, Args)]
pub struct Open {
    /// Article to open, `-` for standard input
    article: Option<PathBuf>,
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

/// Opens the article.
pub fn run(open: &Open) -> anyhow::Result<bool> {
    let path = open.article.as_deref().context("no article given: onrecord FILE opens one, onrecord --help tells more")?;
    if !io::stdout().is_terminal() {
        return extract::run(&Extract::plain(path, open.input.clone()));
    }
    anyhow::ensure!(
        std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        "this terminal (TERM=dumb) cannot show the panes: onrecord extract prints what is found"
    );
    let articles = source::load(&source::Input::new(path), open.input.from)?;
    let article = articles.into_iter().next().context("there is no article in it")?;
    ui::open(article, &open.input.options(), ui::Settings { look: open.theme, ascii: open.ascii, no_mouse: open.no_mouse })?;
    Ok(true)
}
