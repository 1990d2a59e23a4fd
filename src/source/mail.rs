//! E-mail: one letter, as mail programs save it (`.eml`), and pages that browsers save in the same form (`.mhtml`).
//!
//! mail-parser undoes the encodings; of a letter in two forms the plain one is the article, unless it is only a stub of the other. What is
//! attached is not looked at, pictures and trackers are not fetched.

use jiff::civil::Date;
use mail_parser::{Address, Message, MessageParser, PartType};

use super::{html, names};
use crate::article::Article;

/// The article in a letter; `None` where it holds no text.
pub fn article(bytes: &[u8]) -> Option<Article> {
    let message = MessageParser::default().parse(bytes)?;
    if let Some(address) = message.header_raw("Snapshot-Content-Location") {
        return page(&message, address.trim());
    }
    let (text, headings) = body(&message);
    (!text.trim().is_empty()).then(|| Article {
        title: message.subject().map(str::trim).filter(|subject| !subject.is_empty()).map(str::to_owned),
        byline: message.from().and_then(senders),
        published: message.date().and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok()),
        text,
        headings,
        ..Article::default()
    })
}

/// The article of a page that a browser saved as one file (MHTML), which has the form of a letter.
fn page(message: &Message<'_>, address: &str) -> Option<Article> {
    let page = message.html_bodies().find_map(|part| if let PartType::Html(html) = &part.body { Some(&**html) } else { None })?;
    let article = html::article(page)?;
    let url = article.url.clone().or_else(|| Some(address.to_owned()));
    Some(Article { url, ..article })
}

fn body(message: &Message<'_>) -> (String, Vec<crate::text::Span>) {
    let mut plain = String::new();
    for part in message.text_bodies() {
        if let PartType::Text(text) = &part.body {
            plain.push_str(text);
        }
    }
    let markup: String =
        message.html_bodies().filter_map(|part| if let PartType::Html(html) = &part.body { Some(&**html) } else { None }).collect();
    let rendered = html::piece(&markup);
    if plain.trim().len() * 2 > rendered.0.len() { (plain, Vec::new()) } else { rendered }
}

/// The names of those who sent it, not their addresses.
fn senders(from: &Address<'_>) -> Option<String> {
    names::byline(from.iter().filter_map(|sender| sender.name()))
}
