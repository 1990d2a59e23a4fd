//! Sources: bytes in, articles out; what is broken or hostile gives an error in one line.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

mod address;
mod errors;
mod feeds;
mod html;
mod mail;
mod markdown;
mod pdf;
mod plain;
mod records;

use onrecord::Article;
use onrecord::source::{Form, Input, SourceError, load, open};

/// All articles in some bytes, their form told by the content.
fn articles(bytes: impl AsRef<[u8]>) -> Vec<Article> {
    load(&Input::Bytes("test".into(), bytes.as_ref().to_vec()), None).unwrap()
}

/// The one article in some bytes.
fn article(bytes: impl AsRef<[u8]>) -> Article {
    let mut articles = articles(bytes);
    assert_eq!(articles.len(), 1, "{articles:?}");
    articles.remove(0)
}

/// Why some bytes cannot be read.
fn error(bytes: impl AsRef<[u8]>, from: Option<Form>) -> SourceError {
    load(&Input::Bytes("test".into(), bytes.as_ref().to_vec()), from).map(|articles| articles.len()).unwrap_err()
}

/// Every record of some bytes, or its error in words.
fn each(bytes: impl AsRef<[u8]>) -> Vec<Result<Article, String>> {
    let articles = open(&Input::Bytes("test".into(), bytes.as_ref().to_vec()), None).unwrap();
    articles.map(|article| article.map_err(|error| error.to_string())).collect()
}

/// Some bytes packed by gzip.
fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// What the source tells beside the text, a fact a line, absent ones left out.
fn facts(article: &Article) -> String {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let facts = [
        ("title", article.title.clone()),
        ("byline", article.byline.clone()),
        ("publication", article.publication.clone()),
        ("published", date(article.published)),
        ("modified", date(article.modified)),
        ("url", article.url.clone()),
    ];
    facts.into_iter().filter_map(|(name, fact)| Some(format!("{name}: {}\n", fact?))).collect()
}

/// The text with its headings marked: `# ` before each.
fn marked(article: &Article) -> String {
    let mut marked = String::new();
    let mut end = 0;
    for heading in &article.headings {
        marked += &article.text[end..heading.start];
        marked += "# ";
        marked += heading.cut(&article.text);
        end = heading.end;
    }
    marked + &article.text[end..]
}
