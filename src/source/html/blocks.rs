//! Blocks: the paragraphs and headings of a page as a browser would set them apart.
//!
//! White space is collapsed as browsers do; `<br><br>` parts paragraphs, a single `<br>` only where a sentence has ended
//! or the line is short; `<q>` is set in quotation marks.

use super::tree::{Page, is_block};

/// Bytes below which what stands before a `<br>` is a line of its own.
const LINE: usize = 60;

/// A paragraph or a heading.
#[derive(Debug, Default)]
pub struct Block {
    /// Its words on one line.
    pub text: String,
    /// The element it stands in.
    pub node: usize,
    /// `h1` to `h6`.
    pub heading: bool,
    /// Bytes of it that are links.
    pub linked: usize,
}

impl Block {
    /// Bytes of running text: nothing where it is mostly links, or too short or too broken off to be a sentence.
    pub fn weight(&self) -> usize {
        let sentence = self.text.len() >= 40 && self.text.contains(['.', '?', '!', ',', '…', '”', '"']);
        if self.heading || !sentence || self.linked * 2 > self.text.len() { 0 } else { self.text.len() }
    }

    /// Whether it ends as a sentence does.
    pub fn is_sentence(&self) -> bool {
        let words = self.text.trim_end_matches(['”', '"', '’', '\'', ')', ']']);
        words.ends_with(['.', '?', '!', '…']) || (words.len() < self.text.len() && words.ends_with([',', '—']))
    }
}

/// The blocks inside the element `within`, without those inside elements that are `gone`.
pub fn find(page: &Page, within: usize, gone: &[bool]) -> Vec<Block> {
    let mut setter =
        Setter { page, blocks: Vec::new(), block: Block { node: within, ..Block::default() }, link_ends: 0, breaks: 0, space: false };
    // Ends of elements that are still open, the innermost last.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut at = within;
    let end = page.nodes[within].end;
    while at < end {
        while let Some((_, node)) = open.pop_if(|(end, _)| *end <= at) {
            setter.leave(node);
        }
        if gone[at] {
            at = page.nodes[at].end.max(at + 1);
            continue;
        }
        let node = &page.nodes[at];
        if node.name.is_empty() {
            setter.text(&node.text, at);
        } else {
            setter.enter(at);
            open.push((node.end, at));
        }
        at += 1;
    }
    while let Some((_, node)) = open.pop() {
        setter.leave(node);
    }
    setter.flush(within);
    setter.blocks
}

struct Setter<'a> {
    page: &'a Page,
    blocks: Vec<Block>,
    block: Block,
    /// Texts before this node are inside a link.
    link_ends: usize,
    /// Line breaks since the last word.
    breaks: usize,
    /// White space since the last word.
    space: bool,
}

impl Setter<'_> {
    fn enter(&mut self, at: usize) {
        let node = &self.page.nodes[at];
        match &*node.name {
            "br" => self.breaks += 1,
            // A link within the page leads to no other article.
            "a" if !node.attribute("href").is_empty() && !node.attribute("href").starts_with('#') => self.link_ends = node.end,
            "q" => self.word("“", at),
            name if is_block(name) => self.flush(at),
            _ => {}
        }
    }

    fn leave(&mut self, at: usize) {
        let node = &self.page.nodes[at];
        match &*node.name {
            "q" => {
                self.space = false;
                self.word("”", at);
            }
            name if is_block(name) => self.flush(node.parent),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        for (index, word) in text.split(is_space).enumerate() {
            self.space |= index > 0;
            if !word.is_empty() {
                self.word(word, at);
                self.space = false;
            }
        }
    }

    fn word(&mut self, word: &str, at: usize) {
        if self.breaks > 1 || (self.breaks == 1 && (self.block.is_sentence() || self.block.text.len() < LINE)) {
            self.flush(self.block.node);
        }
        let before = self.block.text.len();
        if (self.space || self.breaks > 0) && before > 0 {
            self.block.text.push(' ');
        }
        // Soft hyphens and the like tell where a line may be broken; nobody sees them.
        self.block.text.extend(word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')));
        if at < self.link_ends {
            self.block.linked += self.block.text.len() - before;
        }
        self.breaks = 0;
        self.space = false;
    }

    /// Whether an element is a heading, or stands closely inside one.
    fn is_heading(&self, node: usize) -> bool {
        let around = std::iter::successors(Some(node), |&node| Some(self.page.nodes[node].parent)).take(4);
        around.into_iter().any(|node| matches!(&*self.page.nodes[node].name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
    }

    /// Ends the block; the next one stands in `node`.
    fn flush(&mut self, node: usize) {
        let mut block = std::mem::replace(&mut self.block, Block { node, ..Block::default() });
        (self.breaks, self.space) = (0, false);
        if !block.text.is_empty() {
            block.heading = self.is_heading(block.node);
            self.blocks.push(block);
        }
    }
}

/// White space of HTML, and the space that does not break.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}' | '\u{202f}')
}
