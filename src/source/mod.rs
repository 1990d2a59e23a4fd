//! Sources: bytes in any form an article comes in, to [`Article`]s.

use std::io::BufRead;
use std::path::Path;

use chardetng::EncodingDetector;
use encoding_rs::Encoding;
use jiff::civil::Date;
use serde::Deserialize;

use crate::article::Article;

/// Why an article cannot be had, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The file cannot be read.
    #[error("cannot read {name}: {error}")]
    Unreadable {
        /// The file.
        name: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// A folder.
    #[error("{0} is a folder: give the articles in it by name")]
    Folder(String),
    /// Nothing in it.
    #[error("{0} is empty: there is nothing to read")]
    Empty(String),
    /// No text.
    #[error("{0} is no text but binary data: save the article as text first")]
    Binary(String),
    /// A line of JSONL that is no record.
    #[error("line {line} is no article record: {error}")]
    Record {
        /// Its identifier, where one can be read.
        id: String,
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
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(SourceError::Folder(name));
    }
    let bytes = std::fs::read(path).map_err(|error| SourceError::Unreadable { name: name.clone(), error })?;
    article(name, &bytes)
}

/// The article in some bytes; `name` tells the reader where they came from.
pub fn article(name: String, bytes: &[u8]) -> Result<Article, SourceError> {
    let text = decode(&name, bytes)?;
    if text.trim().is_empty() {
        return Err(SourceError::Empty(name));
    }
    Ok(Article { id: name.clone(), source: name, text, ..Article::default() })
}

/// The text in some bytes: UTF-8, what a byte order mark says, or what the bytes look like.
fn decode(name: &str, bytes: &[u8]) -> Result<String, SourceError> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
    }
    if bytes.iter().take(8_192).any(|&byte| byte == 0) {
        return Err(SourceError::Binary(name.into()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    // Few texts in any encoding hold control characters; pictures, archives and programs are full of them.
    let odd = bytes.iter().take(8_192).filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    if odd * 50 > bytes.len().min(8_192) {
        return Err(SourceError::Binary(name.into()));
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    Ok(detector.guess(None, chardetng::Utf8Detection::Allow).decode(bytes).0.into_owned())
}

/// Whether a text is JSONL: its first line is an object with a text.
pub fn is_records(start: &[u8]) -> bool {
    let line = start.split(|&byte| byte == b'\n').find(|line| !line.trim_ascii().is_empty());
    line.is_some_and(|line| serde_json::from_slice::<Record>(line).is_ok() || line.trim_ascii_start().starts_with(b"{\""))
}

/// Reads JSONL, a record a line; empty lines are passed over.
pub fn records(input: impl BufRead) -> impl Iterator<Item = Result<Article, SourceError>> {
    let lines = input.split(b'\n').enumerate().filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim_ascii().is_empty()));
    lines.map(|(index, line)| {
        let line = line.map_err(|error| SourceError::Unreadable { name: "standard input".into(), error })?;
        let failed = |error| {
            let value: Option<serde_json::Value> = serde_json::from_slice(&line).ok();
            let id = value.as_ref().and_then(|value| value.get("id")?.as_str().map(str::to_owned));
            SourceError::Record { id: id.unwrap_or_else(|| (index + 1).to_string()), line: index + 1, error }
        };
        let record: Record = serde_json::from_slice(&line).map_err(failed)?;
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
