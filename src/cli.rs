//! The command line: what the reader asks for, and the exit status.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::article::Article;
use crate::source::SourceError;
use crate::{Options, analyze, export, source};

/// Opens a news article and shows who is in it, who said what, and what happened when.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Articles to open
    files: Vec<PathBuf>,
    /// Day of publication (YYYY-MM-DD)
    #[arg(long)]
    date: Option<Date>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints what is found in articles
    Extract(Extract),
}

#[derive(Debug, Args)]
struct Extract {
    /// Form of the output
    #[arg(long, default_value = "json")]
    format: String,
    /// Day of publication (YYYY-MM-DD)
    #[arg(long)]
    date: Option<Date>,
    /// Files, `-` for standard input
    files: Vec<PathBuf>,
}

/// Does what the command line asks.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let options = Options { date: cli.date };
    let result = match &cli.command {
        Some(Command::Extract(extract)) => extract_all(&extract.files, &Options { date: extract.date }),
        None => extract_all(&cli.files, &options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn extract_all(files: &[PathBuf], options: &Options) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut print = |article: Result<Article, SourceError>| -> anyhow::Result<()> {
        export::json(&analyze(article?, options), &mut out)?;
        writeln!(out)?;
        Ok(())
    };
    for file in files {
        if file.as_os_str() == "-" {
            source::records(io::stdin().lock()).try_for_each(&mut print)?;
        } else {
            print(source::load(file))?;
        }
    }
    Ok(())
}
