//! The articles of all files that a command names, one after another, each read only when it is asked for.

use std::iter;
use std::path::{Path, PathBuf};

use crate::article::Article;
use crate::source::{self, Form, Reader, SourceError};

/// Something that cannot be read.
#[derive(Debug)]
pub struct Unread {
    /// The file, or the record's own name.
    pub id: String,
    /// Why.
    pub error: SourceError,
}

/// Every article of the files, in order; `from` says the form of all of them. Their bytes go through `through`.
pub fn all(
    files: Vec<PathBuf>,
    from: Option<Form>,
    through: impl Fn(Reader) -> Reader + Send,
) -> impl Iterator<Item = Result<Article, Unread>> + Send {
    files.into_iter().flat_map(move |file| of(&file, from, &through))
}

/// The articles of one file.
fn of(file: &Path, from: Option<Form>, through: impl FnOnce(Reader) -> Reader) -> source::Articles<Unread> {
    let name = file.display().to_string();
    let unread = move |error| match &error {
        SourceError::Record { id, .. } => Unread { id: id.clone(), error },
        _ => Unread { id: name.clone(), error },
    };
    match source::open_through(&source::Input::new(file), from, through) {
        Ok(articles) => Box::new(articles.map(move |article| article.map_err(&unread))),
        Err(error) => Box::new(iter::once(Err(unread(error)))),
    }
}
