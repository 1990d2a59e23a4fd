//! `onrecord schema`, `completions` and `man`: what the program tells of itself.

use std::io::{self, Write};

use anyhow::Context;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::export;

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell that completes
    shell: Shell,
}

#[derive(Debug, Args)]
pub struct Man {
    /// Command whose page is wanted, the program's own where none is given
    command: Option<String>,
}

/// Prints the JSON Schema of what `extract` prints.
pub fn schema() -> anyhow::Result<bool> {
    io::stdout().lock().write_all(export::SCHEMA.as_bytes())?;
    Ok(true)
}

/// Prints a script that completes the command line.
pub fn completions(completions: &Completions) -> anyhow::Result<bool> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut super::Cli::command(), "onrecord", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(true)
}

/// Prints a page for `man`.
pub fn man(man: &Man) -> anyhow::Result<bool> {
    let mut program = super::Cli::command().name("onrecord");
    program.build();
    let command = match &man.command {
        Some(name) => program.find_subcommand(name).with_context(|| format!("there is no command {name}"))?.clone(),
        None => program,
    };
    clap_mangen::Man::new(command).render(&mut io::stdout().lock())?;
    Ok(true)
}
