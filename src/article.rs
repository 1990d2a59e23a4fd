//! The article: what a source delivers and the analysis reads.

use jiff::civil::Date;

use crate::text::Span;

/// One article with what its source tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The record's own name for it (`id` of a JSON record, the path of a file).
    pub id: String,
    /// Headline; it may or may not stand in the text too.
    pub title: Option<String>,
    /// Who wrote it, as the source says: all authors on one line (`Ada Vale, Tom Ferrier and Ines Okafor`).
    pub byline: Option<String>,
    /// Newspaper or site.
    pub publication: Option<String>,
    /// Day of publication where it was published: the anchor of every relative date.
    pub published: Option<Date>,
    /// Day of the last change, where the source tells one.
    pub modified: Option<Date>,
    /// Address, if it has one.
    pub url: Option<String>,
    /// Where it was read from: a path, an address, `standard input`.
    pub source: String,
    /// The text, never changed after loading. Every span of the analysis cuts it.
    pub text: String,
    /// Spans of the text that the source marked as headings.
    pub headings: Vec<Span>,
}
