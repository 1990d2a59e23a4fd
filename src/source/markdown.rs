//! Markdown: the text as it is read, without its marks.
//!
//! pulldown-cmark tells by the `CommonMark` specification what is a heading, a paragraph, a link. The article is the rendered text, an empty line between two
//! blocks: stars and brackets in the middle of sentences would be in the way of readers and of the analysis alike. Facts stand
//! in the metadata at the top (`title: …` between two lines of `---`), or the first heading is the headline.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::{dates, names, plain};
use crate::article::Article;
use crate::text::Span;

/// The article in a Markdown text.
pub fn article(markdown: &str) -> Article {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut setter = Setter::default();
    for event in Parser::new_ext(markdown, options) {
        setter.take(event);
    }
    setter.flush(false);
    let Setter { text, headings, title, metadata, .. } = setter;
    let fact = |names: &[&str]| metadata.iter().find(|(name, _)| names.contains(&name.as_str())).map(|(_, value)| value.as_str());
    let authors: Vec<&str> =
        metadata.iter().filter(|(name, _)| matches!(name.as_str(), "author" | "authors" | "byline")).map(|(_, name)| &**name).collect();
    Article {
        title: fact(&["title", "headline"]).map(str::to_owned).or(title),
        byline: names::byline(authors).or_else(|| plain::byline(&text)),
        publication: fact(&["publication", "publisher", "site"]).map(str::to_owned),
        published: fact(&["date", "published"]).and_then(dates::day),
        modified: fact(&["updated", "modified", "lastmod"]).and_then(dates::day),
        url: fact(&["url", "link", "canonical", "source"]).filter(|url| url.starts_with("http")).map(str::to_owned),
        text,
        headings,
        ..Article::default()
    }
}

#[derive(Default)]
struct Setter {
    text: String,
    headings: Vec<Span>,
    title: Option<String>,
    metadata: Vec<(String, String)>,
    block: String,
    /// Images and metadata that are open: what stands in them is not shown.
    hidden: usize,
}

impl Setter {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.hidden += 1,
            Event::End(TagEnd::Image) => self.hidden -= 1,
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => self.block.clear(),
            Event::End(TagEnd::MetadataBlock(_)) => self.metadata = facts(&std::mem::take(&mut self.block)),
            Event::End(TagEnd::Heading(level)) => {
                if level == HeadingLevel::H1 && self.text.is_empty() {
                    self.title = Some(self.block.trim().to_owned()).filter(|title| !title.is_empty());
                }
                self.flush(true);
            }
            Event::Start(tag) if !is_inline(&tag) => self.flush(false),
            Event::End(TagEnd::TableCell) => self.block.push(' '),
            Event::End(end) if !is_inline_end(end) => self.flush(false),
            Event::HardBreak | Event::Rule => self.flush(false),
            Event::Text(words) | Event::Code(words) if self.hidden == 0 => self.block.push_str(&words),
            Event::SoftBreak if self.hidden == 0 => self.block.push(' '),
            _ => {}
        }
    }

    /// Ends the block.
    fn flush(&mut self, heading: bool) {
        let block = std::mem::take(&mut self.block);
        let block = block.trim();
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(block);
        if heading {
            self.headings.push(Span::new(start, self.text.len()));
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::TableCell | Tag::Superscript | Tag::Subscript)
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Superscript | TagEnd::Subscript)
}

/// `name: value` a line, and lists below a name, as the simple half of YAML has them.
fn facts(metadata: &str) -> Vec<(String, String)> {
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut name = String::new();
    let bare = |value: &str| value.trim().trim_matches(['"', '\'', '[', ']']).to_owned();
    for line in metadata.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            facts.push((name.clone(), bare(item)));
        } else if let Some((before, value)) = line.split_once(':') {
            name = before.trim().to_lowercase();
            facts.push((name.clone(), bare(value)));
        }
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}
