//! The articles of all files that a command names, one after another, each read only when it is asked for.

use std::io::{self, BufRead, Read};
use std::iter;
use std::path::{Path, PathBuf};

use crate::article::Article;
use crate::source::{self, SourceError};

type Articles = Box<dyn Iterator<Item = Result<Article, Unread>>>;

/// Something that cannot be read.
#[derive(Debug)]
pub struct Unread {
    /// The file, or the record's own name.
    pub id: String,
    /// Why.
    pub error: SourceError,
}

/// Every article of the files, in order.
pub fn all(files: Vec<PathBuf>) -> impl Iterator<Item = Result<Article, Unread>> {
    files.into_iter().flat_map(|file| of(&file).unwrap_or_else(|error| one(&file, Err(error))))
}

/// The articles of one file; `-` is standard input.
fn of(file: &Path) -> Result<Articles, SourceError> {
    if file == Path::new("-") {
        return standard_input();
    }
    if file.extension().is_none_or(|ending| ending != "jsonl") {
        return Ok(one(file, source::load(file)));
    }
    let opened = std::fs::File::open(file).map_err(|error| SourceError::Unreadable { name: file.display().to_string(), error })?;
    Ok(records(io::BufReader::with_capacity(1 << 16, opened)))
}

fn standard_input() -> Result<Articles, SourceError> {
    let unreadable = |error| SourceError::Unreadable { name: "standard input".into(), error };
    let mut input = io::BufReader::with_capacity(1 << 16, io::stdin());
    if source::is_records(input.fill_buf().map_err(unreadable)?) {
        return Ok(records(input));
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(one(Path::new("-"), source::article("standard input".into(), &bytes)))
}

fn one(file: &Path, article: Result<Article, SourceError>) -> Articles {
    let id = file.display().to_string();
    Box::new(iter::once(article.map_err(|error| Unread { id, error })))
}

fn records(input: impl BufRead + 'static) -> Articles {
    let unread = |error| Unread { id: if let SourceError::Record { id, .. } = &error { id.clone() } else { String::new() }, error };
    Box::new(source::records(input).map(move |article| article.map_err(unread)))
}
