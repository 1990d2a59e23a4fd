//! The tables of words and patterns, compiled once.
//!
//! In go `words.tsv` and `patterns.tsv`, out comes a [`Grammar`]: what each word may be, and for every section of patterns a tree whose branches are classes of words
//! and whose ends are patterns. Patterns that begin alike share their branches, so that a token is looked at once however many patterns there are. What may be left out
//! of a pattern gives a branch with it and one without it; a choice of words is a class of its own.

use std::sync::LazyLock;

use super::meaning::{self, Key, Kind, Value};
use crate::language::lexicon::Map;

/// A class of words, a shape of token, a finding of an earlier section, or a single word.
pub type Symbol = u16;

/// What a word may be.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub symbol: Symbol,
    pub value: Option<Value>,
    /// Asked for in the text.
    pub capital: bool,
    /// Asked for in the text.
    pub stop: bool,
}

/// Where a pattern ends in the tree.
#[derive(Clone, Debug)]
pub struct End {
    pub rule: usize,
    /// Steps before the expression that are no part of it.
    pub lead: usize,
    /// Steps after it.
    pub tail: usize,
    /// The step that each element of the pattern became; `None` where it was left out.
    pub steps: Vec<Option<usize>>,
}

#[derive(Clone, Debug, Default)]
pub struct Node {
    pub branches: Vec<(Symbol, usize)>,
    pub ends: Vec<End>,
}

/// A section of the table.
#[derive(Clone, Debug)]
pub struct Section {
    /// The first is the root.
    pub nodes: Vec<Node>,
    /// The branches of the root, by their symbols: it has hundreds, and every token is held against them.
    roots: Vec<Option<usize>>,
}

/// Where a value of a meaning comes from.
#[derive(Clone, Copy, Debug)]
pub enum Argument {
    /// An element of the pattern, with the other sign if told so.
    Element { element: usize, negated: bool },
    /// The table itself.
    Given(Value),
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Rule {
    pub result: Symbol,
    pub kind: Option<Kind>,
    /// Elements that pass on all that is known of them.
    pub whole: Vec<usize>,
    pub arguments: Vec<(Key, Argument)>,
}

/// Both tables, compiled.
#[derive(Debug, Default)]
pub struct Grammar {
    symbols: Map<String, Symbol>,
    /// The class of numbers in letters.
    pub numeral: Option<Symbol>,
    /// The class of words with a capital.
    pub capital: Option<Symbol>,
    /// Choices that a symbol is one of.
    choices: Vec<Vec<Symbol>>,
    words: Map<String, Vec<Entry>>,
    pub rules: Vec<Rule>,
    pub sections: Vec<Section>,
}

/// The grammar of English time expressions.
pub static GRAMMAR: LazyLock<Grammar> =
    LazyLock::new(|| Grammar::compile(include_str!("data/words.tsv"), include_str!("data/numbers.tsv"), include_str!("data/patterns.tsv")));

/// An element of a pattern.
struct Element {
    text: &'static str,
    symbol: Symbol,
    optional: bool,
    context: bool,
}

impl Grammar {
    /// The symbol of a class that the code names.
    pub fn symbol(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name).copied()
    }

    /// The choices that take a symbol in.
    pub fn choices(&self, symbol: Symbol) -> &[Symbol] {
        self.choices.get(usize::from(symbol)).map_or(&[], Vec::as_slice)
    }

    /// What a word may be, by its lower-case form without its full stop.
    pub fn word(&self, lower: &str) -> &[Entry] {
        self.words.get(lower).map_or(&[], Vec::as_slice)
    }

    fn compile(words: &'static str, numbers: &'static str, patterns: &'static str) -> Self {
        let mut grammar = Self::default();
        for line in words.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(word), Some(class)) = (columns.next(), columns.next()) else { continue };
            let value = columns.next().filter(|value| !value.is_empty()).map(Value::of);
            grammar.add_word(word, class, value);
        }
        for line in numbers.lines().filter(|line| !line.starts_with('#')) {
            if let Some((word, value)) = line.split_once('\t') {
                grammar.add_word(word, "NUMERAL", Some(Value::of(value)));
            }
        }
        let mut section = Vec::new();
        for line in patterns.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if line.starts_with("==") {
                grammar.close(&mut section);
            } else {
                section.push(line);
            }
        }
        grammar.close(&mut section);
        (grammar.numeral, grammar.capital) = (grammar.symbol("NUMERAL"), grammar.symbol("CAPITAL"));
        grammar
    }

    fn intern(&mut self, name: &str) -> Symbol {
        let next = self.symbols.len() as Symbol;
        let symbol = *self.symbols.entry(name.to_owned()).or_insert(next);
        if symbol == next {
            self.choices.push(Vec::new());
        }
        symbol
    }

    fn add_word(&mut self, word: &'static str, class: &str, value: Option<Value>) {
        let symbol = self.intern(class);
        let bare = if word.len() > 1 { word.trim_end_matches('.') } else { word };
        let entry = Entry { symbol, value, capital: word.starts_with(char::is_uppercase), stop: bare.len() < word.len() };
        self.words.entry(bare.to_lowercase()).or_default().push(entry);
    }

    /// Compiles the lines of a section.
    fn close(&mut self, lines: &mut Vec<&'static str>) {
        if lines.is_empty() {
            return;
        }
        let mut section = Section { nodes: vec![Node::default()], roots: Vec::new() };
        for line in lines.drain(..) {
            let mut columns = line.split('\t');
            let (Some(result), Some(pattern), Some(told)) = (columns.next(), columns.next(), columns.next()) else { continue };
            let elements = self.elements(pattern);
            let result = self.intern(result);
            let rule = self.rules.len();
            self.rules.push(read_meaning(result, told, &elements));
            section.add(rule, &elements);
        }
        for node in &mut section.nodes {
            node.branches.sort_unstable();
        }
        section.roots = vec![None; self.symbols.len()];
        for &(symbol, next) in &section.nodes[0].branches {
            section.roots[usize::from(symbol)] = Some(next);
        }
        self.sections.push(section);
    }

    fn elements(&mut self, pattern: &'static str) -> Vec<Element> {
        let mut context = false;
        let mut elements = Vec::new();
        for part in pattern.split(' ') {
            let opened = part.strip_prefix('(').filter(|rest| !rest.is_empty());
            let closed = opened.unwrap_or(part).strip_suffix(')').filter(|rest| !rest.is_empty());
            context |= opened.is_some();
            let text = closed.or(opened).unwrap_or(part);
            let optional = text.len() > 1 && text.ends_with('?');
            let text = if optional { &text[..text.len() - 1] } else { text };
            let symbol = self.choice(text);
            elements.push(Element { text, symbol, optional, context });
            context &= closed.is_none();
        }
        elements
    }

    /// The symbol of a choice, or of the one thing it is; single words become known words.
    fn choice(&mut self, text: &'static str) -> Symbol {
        let known = self.symbols.contains_key(text);
        let symbol = self.intern(text);
        for part in text.split('|') {
            let member = if part == text { symbol } else { self.choice(part) };
            if !known && member != symbol {
                self.choices[usize::from(member)].push(symbol);
            }
        }
        if !known && !text.contains('|') && !text.starts_with(|c: char| c.is_ascii_uppercase()) {
            self.words.entry(text.to_owned()).or_default().push(Entry { symbol, value: None, capital: false, stop: false });
        }
        symbol
    }
}

/// `date year=YEAR month=MONTH`, with the elements that its classes stand for.
fn read_meaning(result: Symbol, told: &'static str, elements: &[Element]) -> Rule {
    let element = |class: &str| {
        let (class, nth) = class.rsplit_once('.').and_then(|(class, nth)| Some((class, nth.parse().ok()?))).unwrap_or((class, 1));
        elements
            .iter()
            .enumerate()
            .filter(|(_, element)| element.text.split('|').any(|part| part == class))
            .map(|(index, _)| index)
            .nth(nth - 1)
    };
    let mut rule = Rule { result, kind: None, whole: Vec::new(), arguments: Vec::new() };
    for part in told.split(' ') {
        match part.split_once('=') {
            Some((key, value)) => {
                let negated = value.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
                let argument = element(negated.unwrap_or(value))
                    .map_or(Argument::Given(Value::of(value)), |element| Argument::Element { element, negated: negated.is_some() });
                rule.arguments.extend(meaning::key(key).map(|key| (key, argument)));
            }
            None => match meaning::kind(part) {
                Some(kind) => rule.kind = Some(kind),
                None => rule.whole.extend(element(part)),
            },
        }
    }
    rule
}

impl Section {
    /// Adds every way to go through the elements.
    fn add(&mut self, rule: usize, elements: &[Element]) {
        let optional: Vec<usize> = (0..elements.len()).filter(|&index| elements[index].optional).collect();
        for without in 0..1_usize << optional.len().min(8) {
            let taken = |index: &usize| optional.iter().position(|other| other == index).is_none_or(|at| without >> at & 1 == 0);
            let path: Vec<usize> = (0..elements.len()).filter(taken).collect();
            let context = |index: &&usize| elements[**index].context;
            let lead = path.iter().take_while(context).count();
            let tail = path.iter().rev().take_while(context).count();
            if lead + tail >= path.len() {
                continue;
            }
            let steps = (0..elements.len()).map(|index| path.iter().position(|&other| other == index)).collect();
            let mut node = 0;
            for &index in &path {
                node = self.branch(node, elements[index].symbol);
            }
            self.nodes[node].ends.push(End { rule, lead, tail, steps });
        }
    }

    fn branch(&mut self, node: usize, symbol: Symbol) -> usize {
        if let Some(&(_, next)) = self.nodes[node].branches.iter().find(|(other, _)| *other == symbol) {
            return next;
        }
        let next = self.nodes.len();
        self.nodes.push(Node::default());
        self.nodes[node].branches.push((symbol, next));
        next
    }

    /// The branch of a symbol.
    pub fn follow(&self, node: usize, symbol: Symbol) -> Option<usize> {
        if node == 0 {
            return self.roots.get(usize::from(symbol)).copied().flatten();
        }
        let branches = &self.nodes[node].branches;
        branches.binary_search_by_key(&symbol, |&(other, _)| other).ok().map(|at| branches[at].1)
    }
}
