//! `onrecord grep NAME FILE…`: what somebody says, over many files, a quote a line behind the name of its file, its line and its column.
//!
//! As `grep` does, it exits with 0 where something was found, with 1 where nothing was, and with 2 where something could not be read.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::articles;
use super::complain;
use super::input::Input;
use super::stream::{self, Outcome};
use crate::story::Story;
use crate::{analyze, export, text};

#[derive(Debug, Args)]
pub struct Grep {
    /// Words of the speaker's name; small letters find capitals too
    name: String,
    #[command(flatten)]
    input: Input,
    /// Files, addresses, `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Prints the quotes; `false` where there are none.
pub fn run(grep: &Grep) -> anyhow::Result<bool> {
    let (name, options) = (grep.name.clone(), grep.input.options());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut found, mut failed) = (false, 0);
    let work = move |_, article| lines(&analyze(article, &options), &name).into_bytes();
    stream::each(articles::all(grep.files.clone(), grep.input.from, |reader| reader), work, |outcome| {
        match outcome {
            Outcome::Printed(lines) => {
                found |= !lines.is_empty();
                out.write_all(&lines)?;
                out.flush()?;
            }
            Outcome::Unread(unread) => {
                failed += 1;
                complain(&unread.error.to_string());
            }
            Outcome::Failed(id) => {
                failed += 1;
                complain(&format!("{id}: the analysis failed: this is a defect of onrecord"));
            }
        }
        Ok(())
    })?;
    if failed > 0 {
        bail!("{failed} of the articles could not be read");
    }
    Ok(found)
}

/// The quotes of whoever is called `name`.
fn lines(story: &Story, name: &str) -> String {
    let text = &story.article.text;
    let id = text::clean(&story.article.id);
    let (mut seen, mut line, mut start) = (0, 1, 0);
    let mut lines = Vec::new();
    for quote in &story.quotes {
        let speaker = export::speaker(story, quote);
        let Some(span) = quote.spans.first().filter(|_| speaker.is_some_and(|speaker| is_called(&speaker, name))) else { continue };
        // Quotes come in the order of the text, so that every line is counted once.
        let new = text.get(seen..span.start).unwrap_or_default();
        line += new.matches('\n').count();
        start = new.rfind('\n').map_or(start, |at| seen + at + 1);
        seen = seen.max(span.start);
        let column = text.get(start..span.start).unwrap_or_default().chars().count() + 1;
        lines.push(format!("{id}:{line}:{column}: {}\n", export::quote_line(story, quote)));
    }
    lines.concat()
}

/// Whether every word of `name` begins a word of the speaker's.
fn is_called(speaker: &str, name: &str) -> bool {
    let any_case = !name.chars().any(char::is_uppercase);
    let speaker = if any_case { speaker.to_lowercase() } else { speaker.to_owned() };
    let words = || speaker.split(|c: char| c.is_whitespace() || c == '-');
    name.split_whitespace()
        .all(|wanted| words().any(|word| word.starts_with(wanted)) || speaker.split_whitespace().any(|word| word == wanted))
}

#[cfg(test)]
mod tests {
    use super::is_called;

    #[test]
    fn names_are_found_by_their_words() {
        let cases = [("tarrow", true), ("Tarrow", true), ("TARROW", false), ("ada tarrow", true), ("tarrow ada", true), ("arrow", false)];
        for (name, expected) in cases {
            assert_eq!(is_called("Ada Tarrow", name), expected, "{name}");
        }
        assert!(is_called("Lucinda Abara-Reyes", "reyes"));
        assert!(is_called("Lucinda Abara-Reyes", "Abara-Reyes"));
    }
}
