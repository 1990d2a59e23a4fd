//! Sources: bytes in any form an article comes in, to [`Article`]s.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use crate::article::Article;

/// Why an article cannot be had, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The file cannot be read.
    #[error("cannot read {path}: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// Nothing in it.
    #[error("{0} is empty")]
    Empty(PathBuf),
    /// A line of JSONL that is no record.
    #[error("line {line} is no article record: {error}")]
    Record {
        /// Counted from 1.
        line: usize,
        /// What the parser says.
        error: serde_json::Error,
    },
}

#[derive(Deserialize)]
struct Record {
    id: Option<String>,
    #[serde(alias = "content")]
    text: String,
    title: Option<String>,
    author: Option<String>,
    publication: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

/// Reads a plain text file.
pub fn load(path: &Path) -> Result<Article, SourceError> {
    let bytes = std::fs::read(path).map_err(|error| SourceError::Unreadable { path: path.into(), error })?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if text.trim().is_empty() {
        return Err(SourceError::Empty(path.into()));
    }
    let name = path.display().to_string();
    Ok(Article { id: name.clone(), source: name, text, ..Article::default() })
}

/// Reads JSONL, a record a line.
pub fn records(input: impl BufRead) -> impl Iterator<Item = Result<Article, SourceError>> {
    input.lines().enumerate().map(|(index, line)| {
        let line = line.map_err(|error| SourceError::Unreadable { path: "standard input".into(), error })?;
        let record: Record = serde_json::from_str(&line).map_err(|error| SourceError::Record { line: index + 1, error })?;
        Ok(Article {
            id: record.id.unwrap_or_else(|| (index + 1).to_string()),
            title: record.title,
            byline: record.author,
            publication: record.publication,
            published: record.date.and_then(|date| date.get(..10)?.parse::<Date>().ok()),
            url: record.url,
            source: "standard input".into(),
            text: record.text,
            headings: Vec::new(),
        })
    })
}
