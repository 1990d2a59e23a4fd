//! The command line: what the reader asks for, and the exit status (0, 1 where some records failed, 2 where nothing could be done).
//!
//! One file a command; `input` holds the options that tell how articles are read, which all of them share.

mod articles;
mod config;
mod extract;
mod grep;
mod input;
mod open;
mod progress;
mod reference;
mod stream;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::text;

/// Opens a news article and shows who is in it, who said what, and what happened when.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    open: open::Open,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints what is found in articles
    Extract(extract::Extract),
    /// Prints what somebody says in many articles
    Grep(grep::Grep),
    /// Prints the default configuration with comments
    Config,
    /// Prints the JSON Schema of what extract prints
    Schema,
    /// Prints a script that completes the command line
    Completions(reference::Completions),
    /// Prints a page of the manual
    Man(reference::Man),
}

/// Does what the command line asks.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            complain(&one_line(&error.to_string()));
            return ExitCode::from(2);
        }
        Err(help) => return status(help.print().map(|()| true).map_err(anyhow::Error::from)),
    };
    status(match cli.command {
        Some(Command::Extract(extract)) => extract::run(&extract),
        Some(Command::Grep(grep)) => grep::run(&grep),
        Some(Command::Config) => config::run(),
        Some(Command::Schema) => reference::schema(),
        Some(Command::Completions(completions)) => reference::completions(&completions),
        Some(Command::Man(man)) => reference::man(&man),
        None => open::run(&cli.open),
    })
}

/// Clap's message on one line, with what it proposes instead.
fn one_line(message: &str) -> String {
    let lines = message.lines().map(str::trim).take_while(|line| !line.starts_with("Usage") && !line.starts_with("For more"));
    let told: Vec<&str> = lines.filter(|line| !line.is_empty()).map(|line| line.strip_prefix("tip: ").unwrap_or(line)).collect();
    told.join("; ").replace(":; ", ": ").trim_start_matches("error: ").to_owned() + " (onrecord --help tells more)"
}

/// A message on standard error; names of files and words of records in it may come from strangers.
fn complain(message: &str) {
    eprintln!("onrecord: {}", text::clean(message));
}

fn status(result: anyhow::Result<bool>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // A reader who has seen enough closes the pipe: `onrecord extract … | head`.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
