//! The tree of a page: every element and text in the order they stand.
//!
//! html5gum cuts the page into tags as the HTML standard says; the tree is built here rather than by the standard's algorithm, which a hostile page can
//! drive into quadratic time and memory (a hundred thousand open elements, formatting that is opened again in every paragraph). Elements whose end may be
//! left out are closed where the standard says, an end tag closes the innermost element of its name, and nothing nests deeper than [`DEPTH`].
//! Nodes stand in document order, so that what lies inside an element is the run of nodes up to its `end`, and walking needs no recursion.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements that may be open at once, as in browsers.
const DEPTH: usize = 512;

/// Attributes that say something of an article, and the longest value worth keeping.
const ATTRIBUTES: [&str; 18] = [
    "aria-hidden",
    "aria-modal",
    "class",
    "content",
    "data-component",
    "data-testid",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "type",
];
const VALUE: usize = 4_096;

const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose content is no text of the page.
const HIDDEN: [&str; 7] = ["iframe", "noembed", "noframes", "script", "style", "textarea", "xmp"];

/// Elements that begin a block of text and end the paragraph before them.
const BLOCKS: [&str; 45] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "title",
    "tr",
    "ul",
];

/// Elements whose end may be left out: each is ended by the starts named beside it, up to the element that holds them all.
const IMPLIED: [(&str, &[&str], &[&str]); 8] = [
    ("li", &["li"], &["ul", "ol", "menu"]),
    ("dt", &["dt", "dd"], &["dl"]),
    ("dd", &["dt", "dd"], &["dl"]),
    ("td", &["td", "th"], &["table", "tr"]),
    ("th", &["td", "th"], &["table", "tr"]),
    ("tr", &["td", "th", "tr"], &["table"]),
    ("option", &["option"], &["select"]),
    ("body", &["head"], &["html"]),
];

/// Whether an element stands apart from the text around it.
pub fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// An element, or a text where the name is empty.
#[derive(Debug, Default)]
pub struct Node {
    /// In lower case.
    pub name: Box<str>,
    /// One past the last node inside.
    pub end: usize,
    /// The element it stands in; the root stands in itself.
    pub parent: usize,
    /// The words of a text.
    pub text: String,
    attributes: Vec<(&'static str, Box<str>)>,
}

impl Node {
    /// The value of an attribute, empty where it is absent.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    /// Whether it carries an attribute.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| *key == name)
    }
}

/// A page; the first node is its root.
#[derive(Debug)]
pub struct Page {
    /// All nodes in document order.
    pub nodes: Vec<Node>,
}

impl Page {
    /// Reads a page or a piece of one. Anything is a page.
    pub fn new(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut builder = Builder { nodes: vec![Node::default()], open: vec![Open { node: 0, block: true }], dropped: 0 };
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter().filter_map(|(name, value)| {
                        let place = ATTRIBUTES.iter().find(|known| known.as_bytes() == name.as_slice())?;
                        (value.len() <= VALUE).then(|| (*place, String::from_utf8_lossy(value).into()))
                    });
                    builder.start(&String::from_utf8_lossy(&tag.name), attributes.collect(), tag.self_closing);
                }
                Token::EndTag(tag) => builder.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => builder.text(&String::from_utf8_lossy(&text)),
                _ => {}
            }
        }
        builder.close_to(0);
        Self { nodes: builder.nodes }
    }

    /// The words inside a node with white space collapsed.
    pub fn words(&self, node: usize) -> String {
        let texts = self.nodes[node..self.nodes[node].end].iter().filter(|node| node.name.is_empty());
        let text: String = texts.flat_map(|node| [node.text.as_str(), " "]).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Every element with a name, in order.
    pub fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        self.all(move |node| &*node.name == name)
    }

    /// Every node that passes a test, in order.
    pub fn all(&self, test: impl Fn(&Node) -> bool) -> impl Iterator<Item = usize> {
        self.nodes.iter().enumerate().filter(move |(_, node)| test(node)).map(|(at, _)| at)
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The root and what is open in it.
    open: Vec<Open>,
    /// Open elements beyond the deepest that is kept.
    dropped: usize,
}

#[derive(Clone, Copy)]
struct Open {
    node: usize,
    block: bool,
}

impl Builder {
    fn name(&self, at: usize) -> &str {
        &self.nodes[self.open[at].node].name
    }

    /// What is open, the innermost first, as places in `open`; the root is never closed.
    fn inside(&self) -> std::iter::Rev<std::ops::Range<usize>> {
        (1..self.open.len()).rev()
    }

    fn push(&mut self, node: Node) -> usize {
        let parent = self.open.last().map_or(0, |open| open.node);
        let at = self.nodes.len();
        self.nodes.push(Node { parent, end: at + 1, ..node });
        at
    }

    fn text(&mut self, text: &str) {
        // What scripts and styles hold is no text; only the descriptions of articles are kept.
        let holder = &self.nodes[self.open.last().map_or(0, |open| open.node)];
        let described = &*holder.name == "script" && holder.attribute("type").eq_ignore_ascii_case("application/ld+json");
        if described || !HIDDEN.contains(&&*holder.name) {
            self.push(Node { text: text.to_owned(), ..Node::default() });
        }
    }

    fn start(&mut self, name: &str, attributes: Vec<(&'static str, Box<str>)>, self_closing: bool) {
        let block = is_block(name);
        let void = VOID.binary_search(&name).is_ok() || (self_closing && !block && !HIDDEN.contains(&name));
        if !void && self.dropped > 0 {
            self.dropped += 1;
            return;
        }
        self.end_implied(name, block);
        if !void && self.open.len() >= DEPTH {
            self.dropped += 1;
            return;
        }
        let node = self.push(Node { name: name.into(), attributes, ..Node::default() });
        if !void {
            self.open.push(Open { node, block });
        }
    }

    /// Closes what a start tag closes although nothing says so.
    fn end_implied(&mut self, name: &str, block: bool) {
        if let Some((_, closed, holders)) = IMPLIED.iter().find(|(start, ..)| *start == name) {
            let inside = self.inside().take_while(|&at| !holders.contains(&self.name(at)));
            if let Some(at) = inside.filter(|&at| closed.contains(&self.name(at))).last() {
                self.close_to(at);
            }
        }
        // A paragraph ends before any block, also with words in italics still open in it.
        if block && let Some(at) = self.inside().find(|&at| self.open[at].block).filter(|&at| self.name(at) == "p") {
            self.close_to(at);
        }
    }

    fn end(&mut self, name: &str) {
        if self.dropped > 0 {
            self.dropped -= 1;
            return;
        }
        // `</i>` after a block that began inside it ends nothing: the block would lose its words.
        let inline = !is_block(name);
        let found = self.inside().find(|&at| self.name(at) == name || (inline && self.open[at].block));
        if let Some(at) = found.filter(|&at| self.name(at) == name) {
            self.close_to(at);
        }
    }

    /// Closes the open element at `at` and all inside it.
    fn close_to(&mut self, at: usize) {
        for open in &self.open[at..] {
            self.nodes[open.node].end = self.nodes.len();
        }
        self.open.truncate(at);
    }
}
