//! HTML: pages as browsers save them, and pieces of HTML in feeds and letters.
//!
//! A page is read once into a tree; [`metadata`] takes from it what it tells of its article, [`body`] its paragraphs and headings. The text of the
//! article is those, an empty line between two of them. Nothing is executed, and nothing that the page refers to is looked at.

mod blocks;
mod body;
mod metadata;
mod tree;

use crate::article::Article;
use crate::text::Span;

use blocks::Block;
use tree::Page;

/// The article of a page; `None` where it holds no text.
pub fn article(html: &str) -> Option<Article> {
    let page = Page::new(html);
    let mut facts = metadata::find(&page);
    let blocks = body::find(&page, &mut facts);
    let (mut text, mut headings) = set(&blocks);
    // Pages that are drawn by a script give their text to search engines all the same.
    if let Some(body) = facts.body.filter(|body| body.len() > 2 * text.len()) {
        (text, headings) = (body, Vec::new());
    }
    (!text.is_empty()).then(|| Article {
        title: facts.title,
        byline: facts.byline,
        publication: facts.publication,
        published: facts.published,
        modified: facts.modified,
        url: facts.url,
        text,
        headings,
        ..Article::default()
    })
}

/// The text of a piece of HTML that is an article already, as letters and feeds hold it, and its headings.
pub fn piece(html: &str) -> (String, Vec<Span>) {
    set(&body::piece(&Page::new(html)))
}

/// The words of a piece of HTML on one line.
pub fn words(html: &str) -> String {
    Page::new(html).words(0)
}

/// A text whose `&amp;` and the like stand for what they name.
pub fn unescaped(text: &str) -> String {
    Page::new(text).nodes.into_iter().map(|node| node.text).collect()
}

/// The blocks below one another, an empty line between two of them.
fn set(blocks: &[Block]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut headings = Vec::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&block.text);
        if block.heading {
            headings.push(Span::new(start, text.len()));
        }
    }
    (text, headings)
}
