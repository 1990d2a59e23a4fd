//! The command line: what the reader asks for, and the exit status (0, 1 where some records failed, 2 where nothing could be done).

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use rayon::prelude::*;

use crate::article::Article;
use crate::source::{self, SourceError};
use crate::ui::{self, theme::Look};
use crate::{Options, analyze, export};

/// Opens a news article and shows who is in it, who said what, and what happened when.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    open: Open,
}

#[derive(Debug, Args)]
struct Open {
    /// Article to open, `-` for standard input
    article: Option<PathBuf>,
    /// Day of publication (YYYY-MM-DD)
    #[arg(long, value_parser = date)]
    date: Option<Date>,
    /// Colours; asked of the terminal where not given
    #[arg(long)]
    theme: Option<Look>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints what is found in articles
    Extract(Extract),
}

#[derive(Debug, Args)]
struct Extract {
    /// Form of the output
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Day of publication (YYYY-MM-DD)
    #[arg(long, value_parser = date)]
    date: Option<Date>,
    /// Files, `-` for standard input; `.jsonl` holds an article a line
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Forms of the output: one object a line in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Jsonl,
}

fn date(input: &str) -> Result<Date, String> {
    input.parse().map_err(|_| "no date: write it as 2017-03-03".to_owned())
}

/// Does what the command line asks.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            eprintln!("onrecord: {}", one_line(&error.to_string()));
            return ExitCode::from(2);
        }
        Err(help) => return status(help.print().map(|()| true).map_err(anyhow::Error::from)),
    };
    status(match cli.command {
        Some(Command::Extract(extract)) => extract_all(&extract.files, &Options { date: extract.date }),
        None => open(&cli.open),
    })
}

/// The first lines of clap's message without its hints.
fn one_line(message: &str) -> String {
    let lines: Vec<&str> = message.lines().map(str::trim).take_while(|line| !line.is_empty() && !line.starts_with("Usage")).collect();
    lines.join(" ").trim_start_matches("error: ").to_owned() + " (onrecord --help tells more)"
}

fn status(result: anyhow::Result<bool>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // A reader who has seen enough closes the pipe: `onrecord extract … | head`.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("onrecord: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

fn open(open: &Open) -> anyhow::Result<bool> {
    let path = open.article.as_deref().context("no article given: onrecord FILE opens one, onrecord --help tells more")?;
    let options = Options { date: open.date };
    if !io::stdout().is_terminal() {
        return extract_all(&[path.to_owned()], &options);
    }
    let article = if path == Path::new("-") { standard_input()? } else { source::load(path)? };
    ui::open(article, &options, ui::Settings { look: open.theme, no_mouse: open.no_mouse })?;
    Ok(true)
}

fn standard_input() -> anyhow::Result<Article> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
    if source::is_records(&bytes) {
        return source::records(bytes.as_slice()).next().context("standard input is empty")?.map_err(Into::into);
    }
    Ok(source::article("standard input".into(), &bytes)?)
}

/// Records that are read ahead of the slowest: enough for all cores, little memory.
const BATCH: usize = 64;

/// Prints what is found in every file; `false` where some records could not be read.
fn extract_all(files: &[PathBuf], options: &Options) -> anyhow::Result<bool> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut whole = true;
    for file in files {
        let records: Box<dyn BufRead> = if file == Path::new("-") {
            let mut input = io::BufReader::with_capacity(1 << 16, io::stdin().lock());
            if !source::is_records(input.fill_buf().context("cannot read standard input")?) {
                let mut bytes = Vec::new();
                input.read_to_end(&mut bytes).context("cannot read standard input")?;
                print(&source::article("standard input".into(), &bytes)?, options, &mut out)?;
                continue;
            }
            Box::new(input)
        } else if file.extension().is_some_and(|ending| ending == "jsonl") {
            let opened = std::fs::File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
            Box::new(io::BufReader::new(opened))
        } else {
            match source::load(file) {
                Ok(article) => print(&article, options, &mut out)?,
                Err(error) if files.len() == 1 => return Err(error.into()),
                Err(error) => whole &= fail(&file.display().to_string(), &error, &mut out)?,
            }
            continue;
        };
        whole &= extract_records(records, options, &mut out)?;
    }
    out.flush()?;
    Ok(whole)
}

/// Batch after batch on all cores, printed in the order of the input.
fn extract_records(input: impl BufRead, options: &Options, out: &mut impl Write) -> anyhow::Result<bool> {
    let mut whole = true;
    let mut records = source::records(input);
    loop {
        let batch: Vec<Result<Article, SourceError>> = records.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(whole);
        }
        let printed: Vec<Result<Vec<u8>, SourceError>> =
            batch.into_par_iter().map(|article| article.map(|article| line(&article, options))).collect();
        for result in printed {
            match result {
                Ok(line) => out.write_all(&line)?,
                Err(error) => {
                    let id = if let SourceError::Record { id, .. } = &error { id.clone() } else { String::new() };
                    whole &= fail(&id, &error, out)?;
                }
            }
        }
        out.flush()?;
    }
}

fn line(article: &Article, options: &Options) -> Vec<u8> {
    let mut line = Vec::new();
    // Writing to memory does not fail.
    if export::json(&analyze(article.clone(), options), &mut line).is_ok() {
        line.push(b'\n');
    }
    line
}

fn print(article: &Article, options: &Options, out: &mut impl Write) -> anyhow::Result<()> {
    Ok(out.write_all(&line(article, options))?)
}

/// Says on both streams that a record could not be read.
fn fail(id: &str, error: &SourceError, out: &mut impl Write) -> anyhow::Result<bool> {
    eprintln!("onrecord: {error}");
    writeln!(out, "{}", serde_json::json!({ "id": id, "error": error.to_string() }))?;
    Ok(false)
}
