//! What a page tells of its article: headline, authors, dates, site, address.
//!
//! Pages tell it up to four times, for search engines (JSON-LD of schema.org), for social networks (`OpenGraph` and other `<meta>`), in microdata, and to the
//! reader. The first that tells a fact is believed, in this order, but for the authors: whoever names the most authors is, since many pages
//! name only the first to machines.

use serde_json::{Map, Value};

use super::body::words;
use super::tree::{Node, Page};
use crate::source::{dates, names};
use jiff::civil::Date;

/// What a page tells of its article.
#[derive(Debug, Default)]
pub struct Facts {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub publication: Option<String>,
    pub published: Option<Date>,
    pub modified: Option<Date>,
    pub url: Option<String>,
    /// The whole text, which some pages give to search engines only.
    pub body: Option<String>,
}

/// Values of `itemtype` and `@type` end with one of these where they name an article.
const TYPES: [&str; 3] = ["Article", "Posting", "Report"];

/// Elements that are looked at for one fact: a page that says it more often says nothing.
const LOOKED_AT: usize = 5;

const TITLES: [&str; 5] = ["og:title", "twitter:title", "parsely-title", "dc.title", "headline"];
const AUTHORS: [&str; 8] =
    ["author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article.author"];
const SITES: [&str; 4] = ["og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher"];
const PUBLISHED: [&str; 12] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publication_date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
];
const MODIFIED: [&str; 5] = ["article:modified_time", "og:updated_time", "article:modified", "lastmod", "last-modified"];

/// Reads the facts of a page.
pub fn find(page: &Page) -> Facts {
    let told = described(page);
    let meta = |names: &[&str]| metas(page, names).into_iter().next();
    let publication = told.publication.or_else(|| meta(&SITES));
    let title =
        told.title.or_else(|| meta(&TITLES)).or_else(|| micro(page, "headline")).or_else(|| headline(page)).or_else(|| window(page));
    Facts {
        title: title.map(|title| without_site(&title, publication.as_deref())),
        byline: byline(page, &told.authors),
        published: told.published.or_else(|| meta(&PUBLISHED).and_then(|date| dates::day(&date))).or_else(|| dated(page, "datePublished")),
        modified: told.modified.or_else(|| meta(&MODIFIED).and_then(|date| dates::day(&date))).or_else(|| dated(page, "dateModified")),
        url: told.url.or_else(|| canonical(page)).or_else(|| meta(&["og:url"])),
        body: told.body,
        publication,
    }
}

/// What JSON-LD tells.
#[derive(Default)]
struct Described {
    title: Option<String>,
    authors: Vec<String>,
    publication: Option<String>,
    published: Option<Date>,
    modified: Option<Date>,
    url: Option<String>,
    body: Option<String>,
}

/// The first article that the JSON-LD of the page describes.
fn described(page: &Page) -> Described {
    let scripts = page.named("script").filter(|&at| page.nodes[at].attribute("type").eq_ignore_ascii_case("application/ld+json"));
    let texts = scripts.map(|at| page.nodes[at..page.nodes[at].end].iter().map(|node| node.text.as_str()).collect::<String>());
    let values: Vec<Value> = texts.filter_map(|text| serde_json::from_str(bare(&text)).ok()).collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, 0, &mut objects);
    }
    let Some(article) = objects.iter().find(|object| is_article(object)) else { return Described::default() };
    let text = |key: &str| article.get(key).and_then(Value::as_str).map(plain).filter(|text| !text.is_empty());
    let day = |key: &str| text(key).and_then(|date| dates::day(&date));
    let named = |value: &Value| names_of(value, &objects);
    let publisher = article.get("publisher").map(named).unwrap_or_default();
    Described {
        title: text("headline").or_else(|| text("name")),
        authors: article.get("author").or_else(|| article.get("creator")).map(named).unwrap_or_default(),
        publication: publisher.into_iter().next(),
        published: day("datePublished"),
        modified: day("dateModified"),
        url: text("url").filter(|url| url.starts_with("http")),
        body: text("articleBody"),
    }
}

/// The JSON of a script, which some pages hide from old browsers.
fn bare(script: &str) -> &str {
    let script = script.trim();
    let script = script
        .strip_prefix("<!--")
        .or_else(|| script.strip_prefix("//<![CDATA["))
        .or_else(|| script.strip_prefix("<![CDATA["))
        .unwrap_or(script);
    script.strip_suffix("-->").or_else(|| script.strip_suffix("//]]>")).or_else(|| script.strip_suffix("]]>")).unwrap_or(script).trim()
}

/// Every object of lists and graphs.
fn collect<'a>(value: &'a Value, depth: usize, objects: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Array(values) if depth < 8 => values.iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key).filter(|_| depth < 8) {
                    collect(inner, depth + 1, objects);
                }
            }
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let is_type = |value: &Value| value.as_str().is_some_and(|name| TYPES.iter().any(|kind| name.ends_with(kind)));
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is_type),
        Some(value) => is_type(value),
        None => false,
    }
}

/// The names in a string, an object or a list of them; objects may stand elsewhere under their `@id`.
fn names_of(value: &Value, objects: &[&Map<String, Value>]) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::String(name) => names::name(&plain(name)),
        Value::Object(object) => {
            let elsewhere =
                || objects.iter().find(|other| other.contains_key("name") && other.get("@id") == object.get("@id"))?.get("name");
            object
                .get("name")
                .or_else(|| object.get("@id").and_then(|_| elsewhere()))
                .and_then(Value::as_str)
                .and_then(|name| names::name(&plain(name)))
        }
        _ => None,
    };
    match value {
        Value::Array(values) => values.iter().take(50).filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}

/// A string of JSON-LD, in which some pages leave the markup of HTML.
fn plain(text: &str) -> String {
    if text.contains(['&', '<']) { Page::new(text).words(0) } else { text.trim().to_owned() }
}

/// The contents of all `<meta>` with one of these names, those of the first name that is there.
fn metas(page: &Page, keys: &[&str]) -> Vec<String> {
    let is_named = |node: &Node, key: &str| {
        ["property", "name", "itemprop"]
            .iter()
            .any(|name| node.attribute(name).split_whitespace().any(|name| name.eq_ignore_ascii_case(key)))
    };
    let of = |key: &&str| -> Vec<String> {
        let found = page.named("meta").filter(|&at| is_named(&page.nodes[at], key));
        found.map(|at| page.nodes[at].attribute("content").trim().to_owned()).filter(|content| !content.is_empty()).take(50).collect()
    };
    keys.iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Elements with an `itemprop`.
fn items<'a>(page: &'a Page, property: &'a str) -> impl Iterator<Item = usize> + 'a {
    page.all(move |node| node.attribute("itemprop").split_whitespace().any(|name| name == property))
}

/// The first words of a property of the microdata.
fn micro(page: &Page, property: &str) -> Option<String> {
    items(page, property).take(LOOKED_AT).map(|at| value(page, at)).find(|words| !words.is_empty())
}

/// What an element of microdata says: its `content`, its `datetime`, or its words.
fn value(page: &Page, at: usize) -> String {
    let node = &page.nodes[at];
    let told = ["content", "datetime"].into_iter().map(|name| node.attribute(name)).find(|value| !value.is_empty());
    told.map_or_else(|| page.words(at), str::to_owned)
}

/// A day in microdata, or in the first `<time>` over the text.
fn dated(page: &Page, property: &str) -> Option<Date> {
    let told = items(page, property).take(LOOKED_AT).find_map(|at| dates::day(&value(page, at)));
    told.or_else(|| {
        if property == "datePublished" { page.named("time").take(LOOKED_AT).find_map(|at| dates::day(&value(page, at))) } else { None }
    })
}

fn headline(page: &Page) -> Option<String> {
    page.named("h1").take(LOOKED_AT).map(|at| page.words(at)).find(|words| words.len() > 10)
}

/// The title of the window, mostly the headline and the site.
fn window(page: &Page) -> Option<String> {
    page.named("title").take(LOOKED_AT).map(|at| page.words(at)).find(|words| !words.is_empty())
}

/// `Bridge is closed | The Oldmere Post` without the site.
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = plain(title);
    let bare = site
        .and_then(|site| title.strip_suffix(site))
        .map(|title| title.trim_end().trim_end_matches(['|', '-', '–', '—', '·', ':', '»']).trim_end());
    bare.filter(|bare| !bare.is_empty()).unwrap_or(&title).to_owned()
}

fn canonical(page: &Page) -> Option<String> {
    let link = page.named("link").find(|&at| page.nodes[at].attribute("rel").eq_ignore_ascii_case("canonical"))?;
    Some(page.nodes[link].attribute("href").to_owned()).filter(|url| url.starts_with("http"))
}

/// All authors, from whoever names the most of them.
fn byline(page: &Page, told: &[String]) -> Option<String> {
    let metas = metas(page, &AUTHORS);
    let micro = items(page, "author").map(|at| {
        let inside = at..page.nodes[at].end;
        let name = items(page, "name").find(|name| inside.contains(name) && *name != at);
        value(page, name.unwrap_or(at))
    });
    let linked = page.all(|node| node.attribute("rel").split_whitespace().any(|rel| rel == "author")).map(|at| page.words(at));
    let lists = [told.to_vec(), metas, micro.take(20).collect(), linked.take(20).collect(), visible(page)];
    // A line that tells more than names ("By Ada Vale in Oldmere") still tells only as many as it joins.
    let lists = lists.map(|list| list.iter().filter_map(|name| names::name(name)).filter(|name| name.len() < 200).collect::<Vec<_>>());
    let count = |list: &Vec<String>| {
        let mut names: Vec<&str> = list.iter().flat_map(|line| names::parts(line)).filter(|name| names::is_person(name)).collect();
        names.sort_unstable();
        names.dedup();
        names.len()
    };
    let most = lists.iter().map(count).max().unwrap_or(0);
    let best = lists.iter().find(|list| !list.is_empty() && count(list) == most)?;
    names::byline(best)
}

/// `By Ada Vale and Tom Ferrier` where the page shows it: in an element named so, or the first short line that begins so.
fn visible(page: &Page) -> Vec<String> {
    let named = page.all(|node| words(node.attribute("class")).any(|word| word == "byline"));
    let line = |at: usize| {
        let words = page.words(at);
        let by = words.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
        (by && words.len() < 160).then_some(words)
    };
    named.take(LOOKED_AT).find_map(line).map(|line| line.replace(" , ", ", ")).into_iter().collect()
}
