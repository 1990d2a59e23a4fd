//! A page that stands alone: the article with its people, quotes and dates marked, and beside it the lists they are linked with.
//!
//! One file without requests to anywhere, which its own policy forbids too; it works without the script, which only adds lighting up and filtering.
//! All words are escaped. Marks that would cross in the text are closed and opened again, so that elements nest.

use std::io;

use super::{marks, words};
use crate::people::Entity;
use crate::story::Story;
use crate::text::{ParagraphKind, Span, clean_lines};
use crate::timeline::{Granularity, When};

const STYLE: &str = include_str!("data/page.css");
const SCRIPT: &str = include_str!("data/page.js");

/// SHA-256 of the script in base 64: the policy lets no other run.
const SCRIPT_HASH: &str = "+MbpfXaRlpVQhY8/D7MWaTK7WlnwL5bw8xcfO6PAZMg=";

/// Opens the page.
pub fn begin(out: &mut impl io::Write) -> io::Result<()> {
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{SCRIPT_HASH}'; \
        base-uri 'none'; form-action 'none'\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
        <meta name=\"generator\" content=\"onrecord {}\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<style>\n{STYLE}</style>\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// One article with its lists; the first one names the page.
pub fn write(story: &Story, number: usize, out: &mut impl io::Write) -> io::Result<()> {
    let page = Page { story, prefix: if number == 0 { String::new() } else { format!("a{}-", number + 1) } };
    if number == 0 {
        write!(out, "<title>{}</title>\n</head>\n<body>\n", escape(&words::title(story)))?;
    }
    writeln!(out, "<main>")?;
    page.article(out)?;
    if number == 0 {
        page.tabs(out)?;
    }
    writeln!(out, "<aside>")?;
    page.people(out)?;
    page.quotes(out)?;
    page.timeline(out)?;
    writeln!(out, "</aside>\n</main>")
}

/// Closes the page.
pub fn end(out: &mut impl io::Write) -> io::Result<()> {
    write!(out, "<script>{SCRIPT}</script>\n</body>\n</html>\n")
}

/// Words as text or as the value of an attribute; control characters are shown as pictures.
pub fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in clean_lines(words).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

struct Page<'a> {
    story: &'a Story,
    /// What the names of this article's elements begin with, so that many articles can share a page.
    prefix: String,
}

impl Page<'_> {
    fn article(&self, out: &mut impl io::Write) -> io::Result<()> {
        let (story, prefix) = (self.story, &self.prefix);
        let title = words::title(story);
        let blocks = marks::paragraphs(story, prefix);
        let headline = story.paragraphs.first().filter(|first| words::one_line(first.span.cut(&story.article.text)) == title);
        let shown = headline.and_then(|_| blocks.first()).cloned().unwrap_or_else(|| escape(&title));
        let origin: Vec<String> = words::origin(story).iter().map(|part| format!("<span>{}</span>", escape(part))).collect();
        writeln!(out, "<article id=\"{prefix}article\">\n<header>\n<h1 dir=\"auto\">{shown}</h1>")?;
        writeln!(out, "<p class=\"origin\">{}</p>\n</header>", origin.join(" "))?;
        for (paragraph, block) in story.paragraphs.iter().zip(&blocks).skip(usize::from(headline.is_some())) {
            let element = if paragraph.kind == ParagraphKind::Heading { "h2" } else { "p" };
            writeln!(out, "<{element} dir=\"auto\">{block}</{element}>")?;
        }
        writeln!(out, "</article>")
    }

    fn tabs(&self, out: &mut impl io::Write) -> io::Result<()> {
        let tab = |name: &str| format!("<a href=\"#{}{}\">{name}</a>", self.prefix, name.to_lowercase());
        writeln!(out, "<nav>{}</nav>", ["Article", "People", "Quotes", "Timeline"].map(tab).join(""))
    }

    fn heading(&self, name: &str, count: usize, out: &mut impl io::Write) -> io::Result<()> {
        writeln!(out, "<section id=\"{}{}\">\n<h2>{name} <small>{count}</small></h2>", self.prefix, name.to_lowercase())
    }

    fn people(&self, out: &mut impl io::Write) -> io::Result<()> {
        let (story, prefix) = (self.story, &self.prefix);
        self.heading("People", story.people.len(), out)?;
        writeln!(out, "<ol class=\"people\">")?;
        for (index, (person, quotes)) in story.people.iter().zip(words::quotes_by_person(story)).enumerate() {
            let id = format!("{prefix}p{}", index + 1);
            let mut count = words::count(person.mentions.len(), "mention");
            if quotes > 0 {
                count = format!("{count} · {}", words::count(quotes, "quote"));
            }
            let role = person.role.as_deref().map_or(String::new(), |role| format!(" <span class=\"role\">{}</span>", escape(role)));
            let strip = strip(person.mentions.iter().map(|mention| mention.span), story.article.text.len());
            let name = escape(&words::one_line(&person.name));
            writeln!(
                out,
                "<li id=\"{id}\" data-of=\"{id}\"><a class=\"who\" href=\"#w-{id}\">{name}</a>{role} <span class=\"count\">{count}</span>{strip}</li>"
            )?;
        }
        writeln!(out, "</ol>")?;
        self.entities("Organisations", 'o', &story.organisations, out)?;
        self.entities("Places", 'l', &story.places, out)?;
        writeln!(out, "</section>")
    }

    fn entities(&self, heading: &str, letter: char, entities: &[Entity], out: &mut impl io::Write) -> io::Result<()> {
        if entities.is_empty() {
            return Ok(());
        }
        writeln!(out, "<h3>{heading}</h3>\n<ul class=\"entities\">")?;
        for (index, entity) in entities.iter().enumerate() {
            let id = format!("{}{letter}{}", self.prefix, index + 1);
            let name = escape(&words::one_line(&entity.name));
            writeln!(out, "<li id=\"{id}\" data-of=\"{id}\"><a href=\"#w-{id}\">{name}</a> <small>{}</small></li>", entity.mentions.len())?;
        }
        writeln!(out, "</ul>")
    }

    fn quotes(&self, out: &mut impl io::Write) -> io::Result<()> {
        let (story, prefix) = (self.story, &self.prefix);
        self.heading("Quotes", story.quotes.len(), out)?;
        writeln!(out, "<ol class=\"quotes\">")?;
        for (index, quote) in story.quotes.iter().enumerate() {
            let id = format!("{prefix}q{}", index + 1);
            let who = quote.speaker.as_ref().and_then(|speaker| speaker.who).map(|who| format!("{prefix}{}", words::who(who)));
            let speaker = match (&who, words::speaker(story, quote)) {
                (Some(who), Some(name)) => format!("<a href=\"#{who}\">{}</a>", escape(&name)),
                (None, Some(name)) => format!("<span>{}</span>", escape(&name)),
                (_, None) => "<span class=\"unknown\">speaker not told</span>".into(),
            };
            let doubt = words::doubt(quote);
            let details = escape(&words::details(story, quote));
            let of = who.map_or(id.clone(), |who| format!("{id} {who}"));
            writeln!(
                out,
                "<li id=\"{id}\" class=\"{}\" data-of=\"{of}\" value=\"{}\"><a class=\"said\" href=\"#w-{id}\">{}</a><p class=\"by\">{speaker}{doubt} <span class=\"cue\">{details}</span></p></li>",
                words::quote_kind(quote.kind),
                index + 1,
                escape(&words::joined(story, &quote.spans)),
            )?;
        }
        writeln!(out, "</ol>\n</section>")
    }

    /// The timeline, a section a day.
    fn timeline(&self, out: &mut impl io::Write) -> io::Result<()> {
        let (story, prefix) = (self.story, &self.prefix);
        self.heading("Timeline", story.events.len(), out)?;
        let events = words::by_day(story);
        for day in events.chunk_by(|(_, one), (_, other)| one.when == other.when) {
            let date = day.first().and_then(|(_, event)| event.when).map_or_else(|| "No date".into(), time);
            writeln!(out, "<section class=\"day\">\n<h3>{date}</h3>\n<ol class=\"events\">")?;
            for (index, event) in day {
                let id = format!("{prefix}e{}", index + 1);
                let people = event.people.iter().map(|person| format!(" {prefix}p{}", person + 1));
                let quote = event.quote.map(|quote| format!(" {prefix}q{}", quote + 1));
                let of: String = people.chain(quote).collect();
                let kind = words::event_kind(event.kind);
                let sentence = escape(&words::joined(story, &[event.span]));
                let inferred = if words::is_inferred(event) { " <small>date inferred</small>" } else { "" };
                writeln!(out, "<li id=\"{id}\" class=\"{kind}\" data-of=\"{id}{of}\"><a href=\"#w-{id}\">{sentence}</a>{inferred}</li>")?;
            }
            writeln!(out, "</ol>\n</section>")?;
        }
        writeln!(out, "</section>")
    }
}

/// A date as an element, with its value for machines where HTML has a form for it.
fn time(when: When) -> String {
    let words = super::day(when);
    let value = match when.granularity {
        Granularity::Day => when.from.to_string(),
        Granularity::Month => when.from.strftime("%Y-%m").to_string(),
        Granularity::Year => when.from.strftime("%Y").to_string(),
        Granularity::Span => return format!("<span>{words}</span>"),
    };
    format!("<time datetime=\"{value}\">{words}</time>")
}

/// Where along the article somebody is mentioned.
fn strip(spans: impl Iterator<Item = Span>, length: usize) -> String {
    let mut places: Vec<usize> = spans.map(|span| span.start * 200 / length.max(1)).collect();
    places.dedup();
    let path = places.into_iter().map(|at| format!("M{at} 0v1")).collect::<Vec<_>>().concat();
    format!("<svg viewBox=\"0 0 200 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>")
}
