//! Stretches: the sentences of the narrator, in which every quotation is one item, whatever sentences stand inside it.
//!
//! "“It is over. We won,” she said. “Go home.”" is two stretches: one of quotation, "she", "said" and the full stop, one of a quotation alone.

use std::ops::Range;

use super::{cues, words};
use crate::language::{Relation, Tagged, Upos};
use crate::text::{ParagraphKind, Span};

/// Bytes of a heading that nobody marked, at most.
const LONGEST_HEADING: usize = 120;

/// No sentence is longer; a wall of words without a full stop is cut here, so that rules may look through a whole stretch.
const LONGEST: usize = 400;

/// A word outside quotation marks, or a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Index of a token.
    Word(usize),
    /// Index of a quotation.
    Quotation(usize),
}

/// A sentence of the narrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Indices of its items; never empty.
    pub items: Range<usize>,
    /// Index of its paragraph.
    pub paragraph: usize,
}

/// The text as the narrator's words and the quotations between them.
#[derive(Debug)]
pub struct Scene<'t, 'a> {
    /// The text with tags.
    pub tagged: &'t Tagged<'a>,
    /// All items in order.
    pub items: Vec<Item>,
    /// All stretches in order.
    pub stretches: Vec<Stretch>,
    /// The item every token stands in.
    place: Vec<usize>,
    /// First and last token of what depends on every token, itself included.
    reach: Vec<(usize, usize)>,
}

impl<'t, 'a> Scene<'t, 'a> {
    /// Reads the tagged text once.
    pub fn new(tagged: &'t Tagged<'a>) -> Self {
        let mut items = Vec::new();
        let mut place = Vec::with_capacity(tagged.tokens.len());
        let mut quotation = 0;
        for (index, token) in tagged.tokens.iter().enumerate() {
            while tagged.quotations.get(quotation).is_some_and(|quotation| quotation.span.end <= token.span.start) {
                quotation += 1;
            }
            let inside = tagged.quotations.get(quotation).is_some_and(|quotation| quotation.span.contains(token.span.start));
            if !inside {
                items.push(Item::Word(index));
            } else if items.last() != Some(&Item::Quotation(quotation)) {
                items.push(Item::Quotation(quotation));
            }
            place.push(items.len() - 1);
        }
        let mut scene = Self { tagged, items, stretches: Vec::new(), place, reach: reach(tagged) };
        scene.stretches = scene.cut();
        scene
    }

    fn cut(&self) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let mut start = 0;
        let mut paragraph = 0;
        for at in 0..self.items.len() {
            let offset = self.span(at).start;
            while self.tagged.paragraphs.get(paragraph + 1).is_some_and(|next| next.span.start <= offset) {
                paragraph += 1;
            }
            let border = self.tagged.paragraphs.get(paragraph + 1).map_or(usize::MAX, |next| next.span.start);
            let last = at + 1 == self.items.len() || self.span(at + 1).start >= border;
            if last || self.ends(at) || self.ends_dateline(start, at) || at - start >= LONGEST {
                stretches.push(Stretch { items: start..at + 1, paragraph });
                start = at + 1;
            }
        }
        stretches
    }

    /// Whether a stretch ends between this item and the next of the same paragraph.
    fn ends(&self, at: usize) -> bool {
        match (self.items[at], self.items[at + 1]) {
            // What a colon leads to is told by whoever tells what stands before it.
            (Item::Word(one), Item::Word(next)) => {
                self.tagged.sentence_of(one) != self.tagged.sentence_of(next) && self.tagged.word(one) != ":"
            }
            (Item::Word(word), Item::Quotation(_)) => {
                let word = self.tagged.word(word);
                let stops = |word: &str| matches!(word, "." | "?" | "!");
                // "(He voted for it in March.) “It was wrong,” he said."
                let bracketed = word == ")" && at > 0 && stops(self.word(at - 1));
                stops(word) || bracketed || word.len() > 2 && word.ends_with('.') && self.is_sentence(at + 1)
            }
            (Item::Quotation(_), Item::Quotation(_)) => self.full_stop(at),
            (Item::Quotation(_), Item::Word(next)) => {
                self.full_stop(at) && self.tagged.word(next).starts_with(char::is_uppercase) && !self.is_told_by_next(at)
            }
        }
    }

    /// The dash of "ELMFORD, Vt. (Wire) — ": what follows is the first sentence.
    fn ends_dateline(&self, start: usize, at: usize) -> bool {
        let capitals = |word: &str| word.len() > 2 && word.chars().all(char::is_uppercase);
        let apart = at > start && (self.span(at - 1).end < self.span(at).start || self.word(at - 1) == ")");
        words::is_dash(self.word(at))
            && apart
            && at - start < 14
            && capitals(self.word(start))
            && !(start..at).any(|at| self.is_quotation(at))
    }

    /// What stands in a quotation, without the marks that close one within it at its end: "“They say, ‘No.’”"
    fn said(&self, at: usize) -> &'a str {
        let closes = |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '’' | '”' | '»' | '›');
        self.inner(at).cut(self.tagged.text).trim_end_matches(closes)
    }

    /// Whether the quotation ends in a question mark.
    pub fn asks(&self, at: usize) -> bool {
        self.inner(at).cut(self.tagged.text).trim_end().ends_with('?')
    }

    /// Whether the quotation ends as a sentence does.
    pub fn full_stop(&self, at: usize) -> bool {
        self.said(at).ends_with(['.', '?', '!', '…'])
    }

    /// Whether the quotation begins and ends as a sentence does.
    pub fn is_sentence(&self, at: usize) -> bool {
        self.full_stop(at) && self.opens_sentence(at)
    }

    /// Whether the quotation begins with a capital.
    pub fn opens_sentence(&self, at: usize) -> bool {
        self.inner(at).cut(self.tagged.text).trim_start().starts_with(char::is_uppercase)
    }

    /// Whether a finite verb stands in the quotation, as in a clause and not in a title.
    pub fn is_clause(&self, at: usize) -> bool {
        let mut within = self.tagged.tokens_in(self.inner(at)).take(LONGEST);
        within.any(|token| is_finite(self.tagged.tokens[token].tag.penn))
    }

    /// Whether the quotation ends in a comma, as one does that a cue follows or interrupts.
    pub fn pauses(&self, at: usize) -> bool {
        self.said(at).ends_with(',')
    }

    /// Whether an item is a quotation that nothing closes, as one is that goes on in the next paragraph.
    pub fn runs_on(&self, at: usize) -> bool {
        matches!(self.items.get(at), Some(Item::Quotation(quotation)) if self.tagged.quotations[*quotation].close.is_none())
    }

    /// A capital after "?”" may still be the speaker: "“Why?” Ada Vale asked", "“Why?” Ada Vale, a teacher, asked".
    fn is_told_by_next(&self, at: usize) -> bool {
        let mut commas = 0;
        for next in at + 1..(at + 16).min(self.items.len()) {
            let Some(token) = self.token(next) else { return false };
            let word = self.tagged.word(token);
            if let Some((verb, form)) = cues::verb(word).filter(|_| next > at + 1 && commas != 1)
                && form >= cues::Form::Present
            {
                // "“It is old.” She shrugged. “It will stand.”" tells of a gesture.
                if verb.needs == cues::Needs::Quote && self.said(at).ends_with('.') {
                    return false;
                }
                return matches!(self.word(next + 1), "." | "," | "") || !self.said(at).ends_with('.');
            }
            commas += usize::from(word == ",");
            if commas > 2 || commas != 1 && !word.starts_with(|c: char| c.is_uppercase() || matches!(c, '.' | ',')) {
                return false;
            }
        }
        false
    }

    /// Whether the stretch is a heading, or looks like one that nobody marked: the first line of an article without a full stop, a few quoted words alone.
    pub fn is_heading(&self, stretch: &Stretch) -> bool {
        let paragraph = &self.tagged.paragraphs[stretch.paragraph];
        let (first, last) = (stretch.items.start, stretch.items.end - 1);
        let whole = self.cover(&stretch.items) == paragraph.span && paragraph.span.len() <= LONGEST_HEADING;
        let open = || self.said(last).ends_with(char::is_alphanumeric);
        let title = || stretch.paragraph == 0 && self.tagged.paragraphs.len() > 1;
        let closed = |at: usize| matches!(self.items[at], Item::Quotation(quotation) if self.tagged.quotations[quotation].close.is_some());
        let led = first > 0 && self.word(first - 1) == ":";
        paragraph.kind == ParagraphKind::Heading || whole && open() && (title() || first == last && closed(first) && !led)
    }

    /// The bytes of an item.
    pub fn span(&self, at: usize) -> Span {
        match self.items[at] {
            Item::Word(token) => self.tagged.tokens[token].span,
            Item::Quotation(quotation) => self.tagged.quotations[quotation].span,
        }
    }

    /// The bytes from the first to the last of some items, of which there is at least one.
    pub fn cover(&self, items: &Range<usize>) -> Span {
        self.span(items.start).to(self.span(items.end.max(items.start + 1) - 1))
    }

    /// What stands between the marks of a quotation; the word itself for a word.
    pub fn inner(&self, at: usize) -> Span {
        match self.items[at] {
            Item::Word(token) => self.tagged.tokens[token].span,
            Item::Quotation(quotation) => {
                let quotation = self.tagged.quotations[quotation];
                Span::new(quotation.open.end, quotation.close.map_or(quotation.span.end, |close| close.start).max(quotation.open.end))
            }
        }
    }

    /// The token of a word; `None` for a quotation and beyond the end.
    fn token(&self, at: usize) -> Option<usize> {
        match *self.items.get(at)? {
            Item::Word(token) => Some(token),
            Item::Quotation(_) => None,
        }
    }

    /// The word of an item; empty for a quotation and beyond the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.tagged.word(token))
    }

    /// The word of an item; empty beyond the bounds.
    pub fn word_within(&self, at: usize, bounds: &Range<usize>) -> &'a str {
        if bounds.contains(&at) { self.word(at) } else { "" }
    }

    /// The part of speech of a word; `None` for a quotation and where the tagger is silent.
    pub fn upos(&self, at: usize) -> Option<Upos> {
        self.token(at).map(|token| self.tagged.tokens[token].tag.upos).filter(|&upos| upos != Upos::X)
    }

    /// The items that depend on a word by one of `relations`, each with everything that depends on it, looked for within `bounds`.
    pub fn dependents<'s>(
        &'s self,
        at: usize,
        relations: &'s [Relation],
        bounds: &Range<usize>,
    ) -> impl DoubleEndedIterator<Item = Range<usize>> + 's {
        let head = self.token(at);
        let bounds = bounds.clone();
        bounds.clone().filter_map(move |item| {
            let token = self.token(item)?;
            let depends =
                head.is_some() && self.tagged.tokens[token].head == head && relations.contains(&self.tagged.tokens[token].relation);
            let (first, last) = self.reach[token];
            depends.then(|| self.place[first].max(bounds.start)..(self.place[last] + 1).min(bounds.end))
        })
    }

    /// The item that a word depends on by one of `relations`, within `bounds`.
    pub fn governor(&self, at: usize, relations: &[Relation], bounds: &Range<usize>) -> Option<usize> {
        let token = self.tagged.tokens[self.token(at)?];
        let head = token.head.filter(|&head| relations.contains(&token.relation) && head < self.place.len())?;
        Some(self.place[head]).filter(|head| bounds.contains(head))
    }

    /// Everything that depends on a word, from its first item to its last.
    pub fn phrase(&self, at: usize) -> Range<usize> {
        let reach = self.token(at).map(|token| self.reach[token]);
        reach.map_or(at..at + 1, |(first, last)| self.place[first]..self.place[last] + 1)
    }

    /// How many items begin before an offset.
    pub fn items_before(&self, offset: usize) -> usize {
        let token = self.tagged.tokens.partition_point(|token| token.span.start < offset);
        self.place.get(token).copied().unwrap_or(self.items.len())
    }

    /// The stretch that an item stands in.
    pub fn stretch_of(&self, at: usize) -> Option<&Stretch> {
        self.stretches.get(self.stretches.partition_point(|stretch| stretch.items.end <= at))
    }

    /// Whether the item is a finite verb or a modal.
    pub fn is_finite(&self, at: usize) -> bool {
        is_finite(self.penn(at))
    }

    /// Whether the item is a form in "-ing" of a verb.
    pub fn is_gerund(&self, at: usize) -> bool {
        self.penn(at) == "VBG"
    }

    /// Whether the item is a verb in the past tense.
    pub fn is_past(&self, at: usize) -> bool {
        self.penn(at) == "VBD"
    }

    /// Whether the item is a modal.
    pub fn is_modal(&self, at: usize) -> bool {
        self.penn(at) == "MD"
    }

    /// Whether the item is a past participle.
    pub fn is_participle(&self, at: usize) -> bool {
        self.penn(at) == "VBN"
    }

    /// The Penn tag of a word; empty for a quotation and beyond the end.
    fn penn(&self, at: usize) -> &'static str {
        self.token(at).map_or("", |token| self.tagged.tokens[token].tag.penn)
    }

    /// Whether the item is a quotation.
    pub fn is_quotation(&self, at: usize) -> bool {
        matches!(self.items.get(at), Some(Item::Quotation(_)))
    }

    /// Whether the item is a dash, which as a hyphen has a space before it.
    pub fn is_dash(&self, at: usize) -> bool {
        let apart = || at > 0 && self.span(at - 1).end < self.span(at).start;
        words::is_dash(self.word(at)) && (self.word(at) != "-" || apart())
    }

    /// Whether the item is a mark of punctuation; a sign of currency is part of its sum.
    pub fn is_punctuation(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.is_empty() && !word.contains(char::is_alphanumeric) && !matches!(word, "$" | "£" | "€" | "¥" | "₹")
    }
}

/// Whether a tag is that of a finite verb or a modal.
pub fn is_finite(penn: &str) -> bool {
    matches!(penn, "VBD" | "VBZ" | "VBP" | "MD")
}

/// First and last token of what depends on every token: leaves hand theirs on to their heads.
fn reach(tagged: &Tagged<'_>) -> Vec<(usize, usize)> {
    let mut reach: Vec<(usize, usize)> = (0..tagged.tokens.len()).map(|token| (token, token)).collect();
    let mut waiting = vec![0u32; tagged.tokens.len()];
    let head = |token: usize| tagged.tokens[token].head.filter(|&head| head < tagged.tokens.len() && head != token);
    for head in (0..tagged.tokens.len()).filter_map(head) {
        waiting[head] += 1;
    }
    let mut leaves: Vec<usize> = (0..tagged.tokens.len()).filter(|&token| waiting[token] == 0).collect();
    while let Some(token) = leaves.pop() {
        let Some(head) = head(token) else { continue };
        let (first, last) = reach[token];
        reach[head] = (reach[head].0.min(first), reach[head].1.max(last));
        waiting[head] -= 1;
        if waiting[head] == 0 {
            leaves.push(head);
        }
    }
    reach
}
