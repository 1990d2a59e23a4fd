//! Web annotations (W3C Web Annotation Data Model, 2017) as JSON-LD: one collection an article, one annotation a finding.
//!
//! Every stretch is told twice, by its words with what stands around them (`TextQuoteSelector`) and by its place in Unicode code points
//! (`TextPositionSelector`), so that it is found again in another copy of the article. The names of articles and annotations are UUIDs; an article
//! with an address is named by that.

use std::io;

use serde_json::{Value, json};

use super::identity::Identity;
use super::{escaped, words};
use crate::people::Entity;
use crate::story::Story;
use crate::text::{CodePoints, Span};

/// Code points of prefix and suffix.
const AROUND: usize = 32;

/// Writes the collection on one line.
pub fn write(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    let identity = Identity::of(&story.article);
    let items = items(story, identity);
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn(identity, "collection"),
        "type": "AnnotationCollection",
        "label": words::title(story),
        "total": items.len(),
        "first": {"id": urn(identity, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    });
    escaped::write(&collection, out)
}

fn urn(identity: Identity, finding: &str) -> String {
    format!("urn:uuid:{}", identity.uuid(finding))
}

fn items(story: &Story, identity: Identity) -> Vec<Value> {
    let aim = Aim { text: &story.article.text, points: CodePoints::new(&story.article.text), source: source(story, identity) };
    let mut items = Vec::new();
    let mut add = |id: String, motivation: &str, bodies: Vec<Value>, spans: Vec<Span>| {
        let target: Vec<Value> = spans.into_iter().map(|span| aim.at(span)).collect();
        items.push(json!({"id": urn(identity, &id), "type": "Annotation", "motivation": motivation, "body": bodies, "target": target}));
    };
    for (index, person) in story.people.iter().enumerate() {
        let bodies = vec![body("identifying", &words::introduced(person)), body("tagging", "person")];
        add(format!("p{}", index + 1), "identifying", bodies, person.mentions.iter().map(|mention| mention.span).collect());
    }
    for (letter, kind, entities) in [("o", "organisation", &story.organisations), ("l", "place", &story.places)] {
        for (index, Entity { name, mentions }) in entities.iter().enumerate() {
            let bodies = vec![body("identifying", name), body("tagging", kind)];
            add(format!("{letter}{}", index + 1), "identifying", bodies, mentions.clone());
        }
    }
    for (index, quote) in story.quotes.iter().enumerate() {
        let speaker = words::speaker(story, quote).unwrap_or_else(|| "unknown speaker".into());
        let told = format!("{speaker}{} ({})", words::doubt(quote), words::details(story, quote));
        let bodies = vec![body("describing", &told), body("tagging", &format!("{} quote", words::quote_kind(quote.kind)))];
        add(format!("q{}", index + 1), "describing", bodies, quote.spans.clone());
    }
    for (index, event) in story.events.iter().enumerate() {
        let date = event.when.map_or_else(|| "no date".into(), |when| when.to_string());
        let bodies = vec![body("describing", &date), body("tagging", words::event_kind(event.kind))];
        add(format!("e{}", index + 1), "describing", bodies, vec![event.span]);
    }
    items
}

fn body(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"})
}

/// What the annotations are about.
fn source(story: &Story, identity: Identity) -> Value {
    let address = story.article.url.as_deref().filter(|url| is_iri(url));
    let id = address.map_or_else(|| urn(identity, ""), str::to_owned);
    json!({"id": id, "type": "Text", "language": "en"})
}

/// Whether the words are an address of the web without characters that no address holds.
fn is_iri(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte)))
}

/// The article, for stretches of it to be pointed at.
struct Aim<'a> {
    text: &'a str,
    points: CodePoints<'a>,
    source: Value,
}

impl Aim<'_> {
    fn at(&self, span: Span) -> Value {
        let [start, end] = self.points.span(span);
        let (before, after) = (&self.text[..span.start], &self.text[span.end..]);
        let prefix = before.char_indices().rev().nth(AROUND - 1).map_or(before, |(at, _)| &before[at..]);
        let suffix = after.char_indices().nth(AROUND).map_or(after, |(at, _)| &after[..at]);
        json!({
            "type": "SpecificResource",
            "source": self.source,
            "selector": [
                {"type": "TextQuoteSelector", "exact": span.cut(self.text), "prefix": prefix, "suffix": suffix},
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        })
    }
}
