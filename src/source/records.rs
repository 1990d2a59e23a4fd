//! JSON: records with an article each, one a line (JSONL), or in one document.
//!
//! Collections name the same things differently; [`article`] knows the names that the common ones use, in any case. The text of a record is taken as it
//! is. In a document the records may stand in a list, or in an object that holds one (`articles`, `items`).

use std::io::BufRead;

use serde_json::{Deserializer, Map, Value};

use super::{Form, SourceError, dates, encoding, line, names};
use crate::article::Article;

type Result<T> = std::result::Result<T, SourceError>;

/// Names of the parts of a record, the likeliest first.
const ID: [&str; 4] = ["id", "_id", "guid", "uuid"];
const TEXT: [&str; 6] = ["text", "content", "body", "articlebody", "article", "content_text"];
const TITLE: [&str; 2] = ["title", "headline"];
const AUTHOR: [&str; 4] = ["byline", "author", "authors", "creator"];
const PUBLICATION: [&str; 5] = ["publication", "publisher", "site_name", "site", "newspaper"];
const PUBLISHED: [&str; 8] =
    ["date", "published", "datepublished", "date_published", "publishedat", "published_at", "publication_date", "pubdate"];
const MODIFIED: [&str; 5] = ["modified", "datemodified", "date_modified", "updated", "updated_at"];
const URL: [&str; 3] = ["url", "link", "web_url"];
/// Names of lists of records.
const LISTS: [&str; 6] = ["articles", "items", "records", "results", "docs", "data"];

/// The records of JSONL as they come; empty lines are passed over, and a broken line does not end them.
pub fn lines(name: String, mut input: impl BufRead + Send) -> impl Iterator<Item = Result<Article>> + Send {
    let mut number = 0;
    let mut ended = false;
    let lines = std::iter::from_fn(move || {
        loop {
            if ended {
                return None;
            }
            number += 1;
            match line(&mut input) {
                Ok(None) => return None,
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(Some(line)) => return Some(of_line(&name, number, &line)),
                Err(error) => {
                    ended = true;
                    return Some(vec![Err(SourceError::Unreadable { name: name.clone(), error })]);
                }
            }
        }
    });
    lines.flatten()
}

/// The article of a line, or articles where it is a whole document written on one.
fn of_line(name: &str, number: usize, line: &[u8]) -> Vec<Result<Article>> {
    let text = encoding::decode_part(line);
    match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(value) => of_value(name, number, value),
        Err(error) => vec![Err(SourceError::Record { id: number.to_string(), line: number, error: error.to_string() })],
    }
}

/// The articles of a JSON document; documents that follow one another are read too.
pub fn document(name: &str, text: &str) -> Result<Vec<Result<Article>>> {
    let mut articles = Vec::new();
    for value in Deserializer::from_str(text).into_iter() {
        let malformed = |error: serde_json::Error| SourceError::Malformed { name: name.into(), form: Form::Json, error: error.to_string() };
        articles.extend(of_value(name, articles.len() + 1, value.map_err(malformed)?));
    }
    Ok(articles)
}

/// Every record in a value; `number` counts the first.
fn of_value(name: &str, number: usize, value: Value) -> Vec<Result<Article>> {
    match value {
        Value::Array(values) => values.into_iter().zip(number..).map(|(value, number)| of_record(name, number, value)).collect(),
        Value::Object(mut record) if !TEXT.iter().any(|key| record.contains_key(*key)) => {
            let list = LISTS.iter().find(|list| record.get(**list).is_some_and(Value::is_array));
            match list.and_then(|list| record.remove(*list)) {
                Some(Value::Array(values)) => of_value(name, number, Value::Array(values)),
                _ => vec![of_record(name, number, Value::Object(record))],
            }
        }
        value => vec![of_record(name, number, value)],
    }
}

fn of_record(name: &str, number: usize, value: Value) -> Result<Article> {
    match value {
        Value::Object(record) => article(name, number, number, record),
        _ => Err(SourceError::Record { id: number.to_string(), line: number, error: "no object".into() }),
    }
}

/// The article of a record; `number` names it where it has no name of its own, `line` is where it stands.
pub fn article(name: &str, number: usize, line: usize, record: Map<String, Value>) -> Result<Article> {
    let record: Map<String, Value> = record.into_iter().map(|(key, value)| (key.to_lowercase(), value)).collect();
    let words = |keys: &[&str]| keys.iter().find_map(|key| words(record.get(*key)?));
    let id = words(&ID).unwrap_or_else(|| number.to_string());
    let Some(text) = TEXT.iter().find_map(|key| record.get(*key)?.as_str()) else {
        return Err(SourceError::Record { id, line, error: "it has no `text` or `content`".into() });
    };
    Ok(Article {
        id,
        title: words(&TITLE),
        byline: AUTHOR.iter().find_map(|key| names::byline(authors(record.get(*key)?))),
        publication: words(&PUBLICATION),
        published: words(&PUBLISHED).and_then(|date| dates::day(&date)),
        modified: words(&MODIFIED).and_then(|date| dates::day(&date)),
        url: words(&URL),
        source: name.into(),
        text: text.to_owned(),
        headings: Vec::new(),
    })
}

/// A value as words: a string, a number, or the name of an object.
fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => object.get("name")?.as_str()?.trim().to_owned(),
        _ => return None,
    };
    (!words.is_empty() && !names::is_missing(&words)).then_some(words)
}

/// The authors in a string, an object with a name, or a list of either.
fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(words).collect(),
        value => words(value).into_iter().collect(),
    }
}

/// Whether a text is JSONL: its first line is an object, or would be but for a slip, with more such lines below it.
pub fn are_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next().filter(|line| line.starts_with('{')) else { return false };
    match serde_json::from_str::<Map<String, Value>>(first) {
        Ok(_) => lines.next().is_none_or(|second| second.starts_with('{') || !second.starts_with(['[', '}', ']', ','])),
        Err(error) => lines.next().map_or(error.is_eof() && first.len() > 1, |second| second.starts_with("{\"")),
    }
}
