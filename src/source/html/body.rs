//! The article in a page: its paragraphs and headings, without what stands around and between them.
//!
//! First everything goes that by its element, its role or the words in its class is no running text (navigation, captions, bylines, cookie bars,
//! advertisements, comments), unless it holds much of the page's text, since names of classes lie. What is left is weighed by its running text; the article is
//! the innermost element that holds most of it, as in the Readability of Arc90 and Mozilla. At last single lines go that belong to the
//! page and not to the article: the headline, bylines and dates over it, `Advertisement`, links to other articles.

use super::blocks::{self, Block};
use super::metadata::Facts;
use super::tree::{Node, Page, is_block};
use crate::source::{dates, names};
use crate::text::List;
use crate::word_list;

/// Words in the class or the name of elements that are no part of an article.
const CLUTTER: List = word_list!("../data/clutter.txt");
/// Lines that belong to the page, whole, and beginnings of such lines.
const LINES: List = word_list!("../data/page_lines.txt");
const OPENINGS: List = word_list!("../data/page_openings.txt");

const ELEMENTS: [&str; 30] = [
    "aside",
    "audio",
    "button",
    "canvas",
    "datalist",
    "dialog",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "iframe",
    "input",
    "label",
    "map",
    "math",
    "menu",
    "nav",
    "noscript",
    "object",
    "picture",
    "script",
    "search",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
];
const ROLES: [&str; 12] = [
    "alert",
    "alertdialog",
    "banner",
    "button",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "toolbar",
];

/// Hundredths of a page's running text that an element holds at least where its name must be a lie: a little for what should be the article, much for
/// what only may be something else, nearly all for comments, which can be longer than what they comment on.
const FEW: usize = 3;
const SOME: usize = 33;
const MOST: usize = 98;

/// Bytes below which a line over the article that is no sentence is a note of the page.
const NOTE: usize = 40;

/// Elements that are paragraphs, or hold what belongs to one.
const PARAGRAPHS: [&str; 5] = ["blockquote", "dd", "li", "p", "pre"];

/// Bytes beyond which a line is a paragraph, whatever it begins with.
const LINE: usize = 120;

/// The blocks of the article; what the lines over it tell is added to the `facts` that are known already.
pub fn find(page: &Page, facts: &mut Facts) -> Vec<Block> {
    let mut gone = vec![false; page.nodes.len()];
    let whole = weights(page, &blocks::find(page, 0, &gone));
    for (at, node) in page.nodes.iter().enumerate() {
        let share = whole[at] * 100 / whole[0].max(1);
        gone[at] = is_never_text(node) || share < clutter(page, node);
    }
    let found = blocks::find(page, 0, &gone);
    let weights = weights(page, &found);
    let article = article(page, &weights);
    let inside = |block: &Block| article <= block.node && block.node < page.nodes[article].end;
    let mut blocks: Vec<Block> = found.into_iter().filter(inside).filter(|block| !is_line_of_page(block)).collect();
    strip_head(&mut blocks, facts);
    let end = blocks.iter().rposition(Block::is_sentence).map_or(blocks.len(), |at| at + 1);
    blocks.truncate(end);
    blocks
}

/// The blocks of a piece that is an article already: only what cannot be seen and lines of links are left out.
pub fn piece(page: &Page) -> Vec<Block> {
    let gone: Vec<bool> = page.nodes.iter().map(|node| is_never_text(node) || is_hidden(node)).collect();
    blocks::find(page, 0, &gone).into_iter().filter(|block| !is_line_of_page(block)).collect()
}

fn is_never_text(node: &Node) -> bool {
    matches!(&*node.name, "script" | "style" | "template" | "title" | "textarea" | "select" | "button")
}

/// Running text inside every node.
fn weights(page: &Page, blocks: &[Block]) -> Vec<usize> {
    let mut weights = vec![0; page.nodes.len()];
    for block in blocks {
        weights[block.node] += block.weight();
    }
    for at in (1..page.nodes.len()).rev() {
        weights[page.nodes[at].parent] += weights[at];
    }
    weights
}

/// The innermost element that holds most of the running text: of the page, or of what the page itself says is the article.
fn article(page: &Page, weights: &[usize]) -> usize {
    let told: [fn(&Node) -> bool; 3] = [
        |node| node.attribute("itemprop").split_whitespace().any(|name| name == "articleBody"),
        |node| &*node.name == "article",
        |node| &*node.name == "main" || node.attribute("role") == "main",
    ];
    // The first of the heaviest: pages that go on for ever hold the next articles below.
    let heaviest = |test: fn(&Node) -> bool| page.all(test).reduce(|best, at| if weights[at] > weights[best] { at } else { best });
    let mut article = told.into_iter().filter_map(heaviest).find(|&at| weights[at] * 5 >= weights[0] * 2).unwrap_or(0);
    let enough = weights[article] * 4 / 5;
    let holds = |at: usize| weights[at] > 0 && weights[at] >= enough && !PARAGRAPHS.contains(&&*page.nodes[at].name);
    for (at, node) in page.nodes.iter().enumerate().take(page.nodes[article].end).skip(article + 1) {
        if node.parent == article && holds(at) {
            article = at;
        }
    }
    article
}

/// The share of the page's running text, in hundredths, below which an element is no part of the article; zero for what is.
fn clutter(page: &Page, node: &Node) -> usize {
    if node.name.is_empty() {
        return 0;
    }
    if ELEMENTS.binary_search(&&*node.name).is_ok() || ROLES.binary_search(&node.attribute("role")).is_ok() || is_hidden(node) {
        return SOME;
    }
    let names = ["class", "id", "data-testid", "data-component"].into_iter().map(|name| node.attribute(name));
    let told =
        names.flat_map(|names| names.split_whitespace().map(str::to_lowercase).chain(words(names))).filter_map(|word| CLUTTER.get(&word));
    let sure = told.map(|told| !told.is_empty()).reduce(|one, other| one || other);
    match sure {
        // Pages carry the names of what is on them, and articles those of their authors and topics.
        Some(_) if matches!(&*node.name, "html" | "body" | "main" | "article") => FEW,
        Some(true) => MOST,
        // What stands inside a paragraph is read with it: a dateline, a name with a link.
        Some(false) if !is_block(&node.name) && PARAGRAPHS.contains(&&*page.nodes[node.parent].name) => 0,
        Some(false) => SOME,
        None => 0,
    }
}

fn is_hidden(node: &Node) -> bool {
    let style: String = node.attribute("style").split_whitespace().collect::<String>().to_ascii_lowercase();
    node.has("hidden") || node.attribute("aria-hidden") == "true" || style.contains("display:none") || style.contains("visibility:hidden")
}

/// The words of a name as programmers write them: `relatedLinks`, `related-links`, `related_links`.
pub fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (lower && c.is_uppercase()) {
            words.push(String::new());
        }
        lower = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// `Advertisement`, `Read more: …`, a line that is nothing but links.
fn is_line_of_page(block: &Block) -> bool {
    if block.linked * 10 > block.text.len() * 9 && !(block.text.len() > LINE && block.is_sentence()) {
        return true;
    }
    let line = block.text.to_lowercase();
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    let opening = || {
        line.char_indices()
            .filter(|(_, c)| !c.is_alphanumeric())
            .map(|(at, _)| &line[..at])
            .take(6)
            .any(|opening| OPENINGS.contains(opening))
    };
    line.is_empty()
        || (LINES.contains(line) && !block.is_sentence())
        || (line.len() <= LINE && (block.linked > 0 || !block.is_sentence()) && opening())
}

/// Takes away the lines over the article: headline, byline, date, whatever is short and no sentence. What they tell is kept where nothing else tells it.
fn strip_head(blocks: &mut Vec<Block>, facts: &mut Facts) {
    let known = facts.byline.clone().unwrap_or_default();
    let first = blocks.iter().position(|block| block.weight() > 0 && block.is_sentence() && !is_byline(&block.text, &known));
    let head = blocks.split_off(first.unwrap_or(0));
    let lines = std::mem::take(blocks);
    for block in lines {
        let line = block.text.as_str();
        let day = if line.len() < LINE { dates::day(line) } else { None };
        facts.published = facts.published.or(day);
        if is_byline(line, &known) {
            facts.byline = facts.byline.take().or_else(|| names::name(line));
            continue;
        }
        let headline = facts.title.as_deref().is_some_and(|title| alike(title, line));
        let note = !block.heading && !block.is_sentence() && line.len() < NOTE;
        if !(headline || note || (day.is_some() && line.len() < LINE)) {
            blocks.push(block);
        }
    }
    blocks.extend(head);
}

/// `By Ada Vale, political editor`; `Ada Vale`.
fn is_byline(line: &str, byline: &str) -> bool {
    let by = line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    line.len() < LINE && !line.ends_with(['.', '!', '?', '”']) && (by || names::parts(byline).any(|name| line.contains(name)))
}

/// Whether two lines say the same but for marks, case and spaces.
fn alike(one: &str, other: &str) -> bool {
    let letters = |line: &str| line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(one) == letters(other)
}
