//! The shelf: the articles at hand, one of which is open.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::source::{Form, Input};
use crate::text;

/// The articles that were given, in their order.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// All of them.
    pub articles: Vec<Shelved>,
    /// The one that is open.
    pub at: usize,
    /// The form that they are in, where their reader says it.
    pub from: Option<Form>,
    /// Titles of unread articles, by their names: they were looked into for the list.
    pub titles: BTreeMap<String, String>,
}

impl Shelf {
    /// Title and name of an article, the title where it is known.
    pub fn called(&self, shelved: &Shelved) -> (Option<String>, String) {
        match shelved {
            Shelved::Unread(_) => (self.titles.get(&shelved.name()).map(|title| text::clean(title)), shelved.name()),
            Shelved::Read(article) if article.id == article.source => (article.title.clone(), article.source.clone()),
            Shelved::Read(article) => (article.title.clone(), format!("{} {}", article.source, article.id)),
        }
    }
}

/// An article at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelved {
    /// One that is read when it is opened: a file, or an address.
    Unread(Input),
    /// One that is read already: from standard input, a collection, or the samples.
    Read(Box<Article>),
}

impl Shelved {
    /// What the reader calls it.
    pub fn name(&self) -> String {
        match self {
            Self::Unread(input) => text::clean(&input.name()),
            Self::Read(article) => text::clean(article.title.as_deref().unwrap_or(&article.id)),
        }
    }
}
