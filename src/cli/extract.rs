//! `onrecord extract`: prints what is found in articles.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::articles::{self, Unread};
use super::complain;
use super::input::Input;
use super::progress::Progress;
use super::stream::{self, Outcome};
use crate::export::{self, Format, Table};
use crate::source::SourceError;
use crate::{analyze, text};

#[derive(Debug, Args)]
pub struct Extract {
    /// Form of the output; JSON, or lines of text where only one list is asked for
    #[arg(long, value_enum)]
    format: Option<Form>,
    #[command(flatten)]
    only: Only,
    #[command(flatten)]
    input: Input,
    /// Files, addresses, `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Forms of the output, as they are named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One object a line, with everything that was found (onrecord schema)
    Json,
    /// The same
    Jsonl,
    /// A table: quotes, or --people, --timeline
    Csv,
    /// A line an entry: quotes, or --people, --timeline
    Txt,
    /// A brief in Markdown
    Md,
    /// A page that stands alone
    Html,
    /// Web annotations, a collection a line
    Jsonld,
    /// The timeline as a table for the `TimelineJS` of Knight Lab
    Timelinejs,
    /// The timeline as a calendar
    Ics,
}

/// One list in place of everything.
#[derive(Clone, Copy, Debug, Default, Args)]
#[group(multiple = false)]
struct Only {
    /// Only who is in the articles
    #[arg(long)]
    people: bool,
    /// Only who said what
    #[arg(long)]
    quotes: bool,
    /// Only what happened when
    #[arg(long)]
    timeline: bool,
}

impl Only {
    fn table(self) -> Option<Table> {
        match self {
            Self { people: true, .. } => Some(Table::People),
            Self { quotes: true, .. } => Some(Table::Quotes),
            Self { timeline: true, .. } => Some(Table::Timeline),
            _ => None,
        }
    }
}

impl Extract {
    /// Some files, with nothing else asked for.
    pub fn plain(files: Vec<PathBuf>, input: Input) -> Self {
        Self { format: None, only: Only::default(), input, files }
    }

    fn format(&self) -> anyhow::Result<Format> {
        let table = self.only.table();
        Ok(match (self.format, table) {
            (None, Some(table)) => Format::Text(table),
            (Some(Form::Csv), table) => Format::Csv(table.unwrap_or(Table::Quotes)),
            (Some(Form::Txt), table) => Format::Text(table.unwrap_or(Table::Quotes)),
            (Some(_), Some(_)) => bail!("--people, --quotes and --timeline go with --format txt and csv, or with none"),
            (None | Some(Form::Json | Form::Jsonl), None) => Format::Json,
            (Some(Form::Md), None) => Format::Markdown,
            (Some(Form::Html), None) => Format::Html,
            (Some(Form::Jsonld), None) => Format::Annotations,
            (Some(Form::Timelinejs), None) => Format::TimelineJs,
            (Some(Form::Ics), None) => Format::Calendar,
        })
    }
}

/// Prints what is found in every file; `false` where some records could not be read.
pub fn run(extract: &Extract) -> anyhow::Result<bool> {
    let format = extract.format()?;
    let options = extract.input.options();
    let progress = Progress::new(&extract.files);
    let mut out = Output::new(format, progress.clone());
    let work = move |number, article| {
        let mut printed = Vec::new();
        // Writing to memory does not fail.
        let _ = export::entry(&analyze(article, &options), format, number, &mut printed);
        printed
    };
    let nothing_else = |error: &SourceError| extract.files.len() == 1 && !matches!(error, SourceError::Record { .. });
    stream::each(articles::all(extract.files.clone(), extract.input.from, move |reader| progress.count_bytes(reader)), work, |outcome| {
        match outcome {
            Outcome::Printed(printed) => out.entry(&printed)?,
            Outcome::Unread(Unread { error, .. }) if nothing_else(&error) => return Err(error.into()),
            Outcome::Unread(Unread { id, error }) => out.failed(&id, &error.to_string())?,
            Outcome::Failed(id) => out.failed(&id, "the analysis failed: this is a defect of onrecord")?,
        }
        Ok(())
    })?;
    out.end()
}

/// Standard output while it is written.
struct Output {
    out: io::BufWriter<io::StdoutLock<'static>>,
    format: Format,
    /// Standard output is a terminal: control characters are shown as pictures.
    screen: bool,
    begun: bool,
    whole: bool,
    progress: Progress,
}

impl Output {
    fn new(format: Format, progress: Progress) -> Self {
        let out = io::stdout().lock();
        Self { screen: out.is_terminal(), out: io::BufWriter::new(out), format, begun: false, whole: true, progress }
    }

    fn entry(&mut self, printed: &[u8]) -> anyhow::Result<()> {
        self.begin()?;
        self.progress.count_article();
        if self.screen {
            self.out.write_all(text::clean_lines(&String::from_utf8_lossy(printed)).as_bytes())?;
        } else {
            self.out.write_all(printed)?;
        }
        Ok(self.out.flush()?)
    }

    /// Says that a record could not be read: on standard error, and in its place among the records of JSON.
    fn failed(&mut self, id: &str, error: &str) -> anyhow::Result<()> {
        self.whole = false;
        self.progress.aside(|| complain(error));
        if self.format == Format::Json {
            let mut line = Vec::new();
            export::escaped::write(&serde_json::json!({ "id": id, "error": error }), &mut line)?;
            self.entry(&line)
        } else {
            Ok(())
        }
    }

    /// Nothing is written before the first article is read, so that a file that cannot be read leaves no half a page.
    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) { Ok(()) } else { export::begin(self.format, &mut self.out) }
    }

    fn end(mut self) -> anyhow::Result<bool> {
        self.begin()?;
        export::end(self.format, &mut self.out)?;
        self.out.flush()?;
        self.progress.end();
        Ok(self.whole)
    }
}
