//! `onrecord extract`: prints what is found in articles.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::articles::{self, Unread};
use super::complain;
use super::input::Input;
use super::stream::{self, Outcome};
use crate::source::SourceError;
use crate::{analyze, export, text};

#[derive(Debug, Args)]
pub struct Extract {
    /// Form of the output
    #[arg(long, value_enum, default_value = "json")]
    format: Form,
    #[command(flatten)]
    input: Input,
    /// Files, `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Forms of the output, as they are named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Json,
    Jsonl,
}

impl Extract {
    /// Some files, with nothing else asked for.
    pub fn plain(files: Vec<PathBuf>, input: Input) -> Self {
        Self { format: Form::Json, input, files }
    }

    fn format(&self) -> export::Format {
        match self.format {
            Form::Json | Form::Jsonl => export::Format::Json,
        }
    }
}

/// Prints what is found in every file; `false` where some records could not be read.
pub fn run(extract: &Extract) -> anyhow::Result<bool> {
    let options = extract.input.options();
    let format = extract.format();
    let screen = io::stdout().is_terminal();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut whole = true;
    let work = move |article| {
        let mut printed = Vec::new();
        // Writing to memory does not fail.
        let _ = export::write(&analyze(article, &options), format, &mut printed);
        if screen { text::clean_lines(&String::from_utf8_lossy(&printed)).into_bytes() } else { printed }
    };
    let nothing_else = |error: &SourceError| extract.files.len() == 1 && !matches!(error, SourceError::Record { .. });
    stream::each(articles::all(extract.files.clone(), extract.input.from), work, |outcome| {
        match outcome {
            Outcome::Printed(printed) => out.write_all(&printed)?,
            Outcome::Unread(Unread { error, .. }) if nothing_else(&error) => return Err(error.into()),
            Outcome::Unread(Unread { id, error }) => whole &= fail(&id, &error.to_string(), &mut out)?,
            Outcome::Failed(id) => whole &= fail(&id, "the analysis failed: this is a defect of onrecord", &mut out)?,
        }
        Ok(out.flush()?)
    })?;
    Ok(whole)
}

/// Says on both streams that a record could not be read.
fn fail(id: &str, error: &str, out: &mut impl Write) -> anyhow::Result<bool> {
    complain(error);
    writeln!(out, "{}", serde_json::json!({ "id": id, "error": error }))?;
    Ok(false)
}
