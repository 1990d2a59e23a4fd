//! Feeds: RSS 0.9 to 2.0 and Atom, an article an entry.
//!
//! The fullest text that an entry gives is its article, rendered as any piece of HTML. quick-xml expands no entities but those of XML itself, so a
//! document that defines its own (a "billion laughs") stays as small as it is.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Form, SourceError, dates, html, names};
use crate::article::Article;

type Result<T> = std::result::Result<T, SourceError>;

/// What an entry gave so far.
#[derive(Default)]
struct Entry {
    id: Option<String>,
    title: Option<String>,
    authors: Vec<String>,
    published: Option<String>,
    updated: Option<String>,
    url: Option<String>,
    summary: String,
    content: String,
}

/// The articles of a feed.
pub fn articles(name: &str, text: &str) -> Result<Vec<Result<Article>>> {
    let malformed = |error: quick_xml::Error| SourceError::Malformed { name: name.into(), form: Form::Feed, error: error.to_string() };
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut publication = None;
    let mut entry: Option<Entry> = None;
    let mut articles = Vec::new();
    loop {
        match reader.read_event().map_err(malformed)? {
            Event::Start(tag) if is_entry(&tag) => entry = Some(Entry::default()),
            Event::Start(tag) => match (&mut entry, local(&tag).as_str()) {
                (None, "title") if publication.is_none() => publication = Some(words(&reader.read_text(tag.name()).map_err(malformed)?)),
                // An image of a channel has a title and an address of its own.
                (None, "image" | "textinput" | "author") => drop(reader.read_text(tag.name()).map_err(malformed)?),
                (None, _) => {}
                (Some(entry), field) => {
                    let inside = reader.read_text(tag.name()).map_err(malformed)?;
                    take(entry, field, &tag, &inside);
                }
            },
            Event::Empty(tag) => {
                if let Some(entry) = &mut entry {
                    take(entry, &local(&tag), &tag, "");
                }
            }
            Event::End(tag) if matches!(tag.local_name().as_ref(), "item" | "entry") => {
                let done = entry.take().map(|entry| article(name, articles.len() + 1, publication.as_deref(), entry));
                articles.extend(done);
            }
            Event::Eof => return Ok(articles),
            _ => {}
        }
    }
}

fn is_entry(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().as_ref(), "item" | "entry")
}

/// The name of an element; pictures and videos have titles and descriptions that are not those of the article.
fn local(tag: &BytesStart<'_>) -> String {
    let name = tag.name().as_ref().to_lowercase();
    match name.split_once(':') {
        Some(("media" | "itunes" | "image", _)) => String::new(),
        Some((_, local)) => local.to_owned(),
        None => name,
    }
}

fn take(entry: &mut Entry, field: &str, tag: &BytesStart<'_>, inside: &str) {
    match field {
        "title" => entry.title = Some(words(inside)),
        "guid" | "id" => entry.id = Some(words(inside)),
        "pubdate" | "published" | "issued" | "date" => entry.published = Some(words(inside)),
        "updated" | "modified" => entry.updated = Some(words(inside)),
        "creator" | "author" | "contributor" => entry.authors.extend(author(inside)),
        "description" | "summary" => entry.summary = markup(inside),
        "encoded" | "content" => entry.content = markup(inside),
        "link" => {
            let attribute = |name: &str| tag.try_get_attribute(name).ok().flatten().map(|value| html::unescaped(&value.value));
            if attribute("rel").is_none_or(|rel| rel == "alternate") {
                entry.url = attribute("href").or_else(|| Some(words(inside))).filter(|url| !url.is_empty()).or_else(|| entry.url.take());
            }
        }
        _ => {}
    }
}

/// The HTML in an element: as it is (`xhtml`), in CDATA, or escaped.
fn markup(inside: &str) -> String {
    let inside = inside.trim();
    if inside.contains("<![CDATA[") {
        let parts = inside
            .split("<![CDATA[")
            .map(|part| part.split_once("]]>").map_or_else(|| html::unescaped(part), |(raw, after)| raw.to_owned() + after));
        return parts.collect();
    }
    if inside.contains('<') { inside.to_owned() } else { html::unescaped(inside) }
}

/// The words of an element on one line.
fn words(inside: &str) -> String {
    html::words(&markup(inside))
}

/// `Ada Vale`, `<name>Ada Vale</name>`, `ada@post.example (Ada Vale)`.
fn author(inside: &str) -> Option<String> {
    let within = |open: &str, close: &str| Some(inside.split_once(open)?.1.split_once(close)?.0.to_owned());
    let name = within("<name>", "</name>").or_else(|| within("(", ")")).unwrap_or_else(|| inside.to_owned());
    names::name(&words(&name)).filter(|name| !name.contains('@'))
}

fn article(name: &str, number: usize, publication: Option<&str>, entry: Entry) -> Result<Article> {
    let id = entry.id.or_else(|| entry.url.clone()).unwrap_or_else(|| number.to_string());
    let full = if entry.content.len() > entry.summary.len() { &entry.content } else { &entry.summary };
    let (text, headings) = html::piece(full);
    if text.is_empty() {
        return Err(SourceError::Record { id, line: number, error: "the entry has no text".into() });
    }
    let day = |date: Option<&String>| date.and_then(|date| dates::day(date));
    Ok(Article {
        id,
        title: entry.title.filter(|title| !title.is_empty()),
        byline: names::byline(&entry.authors),
        publication: publication.map(str::to_owned),
        published: day(entry.published.as_ref()).or_else(|| day(entry.updated.as_ref())),
        modified: day(entry.updated.as_ref()),
        url: entry.url,
        source: name.into(),
        text,
        headings,
    })
}
