//! Quotations: what stands between quotation marks, in any typography.
//!
//! In go the paragraphs, out come the outermost quotations in order; what is quoted within a quotation is part of it. Double marks pair first, by their
//! context and not by their glyph; single marks, which may be apostrophes, pair in what the double ones leave over. A mark without its partner loses at most
//! its own paragraph: a quotation without an end closes by rule, one without a beginning opens at its sentence.

use super::lists::List;
use super::marks::{self, Mark};
use super::{Paragraph, ParagraphKind, Span, attributed};
use crate::word_list;

/// Beyond this length a quotation whose end is missing ends with its first sentence instead of its paragraph.
const LONGEST_UNCLOSED: usize = 700;

/// Headings in a row that a quotation may run over.
const HEADINGS: usize = 2;

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included.
    pub span: Span,
    /// The opening mark; empty where it is missing and the quotation was opened by rule.
    pub open: Span,
    /// The closing mark; `None` where it is missing and the quotation was ended by rule.
    pub close: Option<Span>,
}

/// The quotations of every paragraph.
pub fn find(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let marks = marks::find(text, paragraph.span);
        if marks.is_empty() {
            continue;
        }
        let next = paragraphs[index + 1..].iter().take(HEADINGS + 1).find(|next| next.kind != ParagraphKind::Heading);
        let reopened = next.and_then(|next| {
            let mark = *marks::find(text, head(text, next.span)).first()?;
            (mark.span.start == next.span.start && !elides(text, mark)).then_some(mark)
        });
        let block = Block { text, span: paragraph.span, reopened };
        let doubles = block.doubles(&marks);
        let singles = block.singles(&marks, &doubles);
        quotations.extend(outermost(doubles, singles));
    }
    quotations
}

/// The first few characters of a paragraph: enough to see a mark and what follows it.
fn head(text: &str, span: Span) -> Span {
    let end = span.cut(text).char_indices().nth(4).map_or(span.end, |(at, _)| span.start + at);
    Span::new(span.start, end)
}

/// A paragraph while its marks are paired.
struct Block<'a> {
    text: &'a str,
    span: Span,
    /// The mark at the head of the next paragraph, if it begins with one: a sign that a quotation runs over the border.
    reopened: Option<Mark>,
}

impl Block<'_> {
    fn doubles(&self, all: &[Mark]) -> Vec<Quotation> {
        let marks: Vec<Mark> = all.iter().filter(|mark| mark.double).copied().collect();
        let mut found: Vec<Quotation> = Vec::new();
        let mut open: Option<Mark> = None;
        let mut at = 0;
        while let Some(&mark) = marks.get(at) {
            at += 1;
            let only_opens = mark.opens() && !mark.closes();
            let only_closes = mark.closes() && !mark.opens();
            match open {
                _ if mark.measures() && (open.is_none() || self.after_feet(mark)) && !mark.opens() => {}
                None if only_closes && found.last().is_some_and(|last| last.span.end == mark.span.start) => {
                    if let Some(last) = found.last_mut() {
                        last.span.end = mark.span.end;
                    }
                }
                None if only_closes && mark.punctuated() => {
                    let from = found.last().map_or(self.span.start, |last| last.span.end);
                    found.push(self.unopened(from, mark));
                }
                None if only_closes && !mark.left => {}
                None if mark.left || mark.straight || mark.opens() => open = Some(mark),
                None => {}
                Some(begin) if only_opens && begin.span.end == mark.span.start => {}
                Some(_) if only_opens && nests(&marks[at..]) => at += 1,
                Some(begin) if only_opens => {
                    found.push(self.unclosed(all, begin, mark.span.start, false));
                    open = Some(mark);
                }
                Some(begin) => {
                    found.push(Quotation { span: begin.span.to(mark.span), open: begin.span, close: Some(mark.span) });
                    open = None;
                }
            }
        }
        if let Some(begin) = open {
            found.push(self.unclosed(all, begin, self.span.end, self.reopened.is_some_and(|mark| mark.double)));
        }
        found
    }

    fn singles(&self, marks: &[Mark], doubles: &[Quotation]) -> Vec<Quotation> {
        let mut found = Vec::new();
        let mut pending: Option<(Mark, Option<Mark>)> = None;
        let mut double = 0;
        let mut singles = marks.iter().filter(|mark| !mark.double).peekable();
        while let Some(&mark) = singles.next() {
            // "Keep movin’!’"
            let behind = singles.peek().filter(|next| next.punctuated() && next.closes() && !mark.punctuated());
            let doubled = behind.is_some_and(|next| next.span.start == mark.span.end + 1);
            while doubles.get(double).is_some_and(|double| double.span.end <= mark.span.start) {
                double += 1;
            }
            if doubles.get(double).is_some_and(|double| double.span.contains(mark.span.start)) || mark.measures() && !mark.opens() {
                continue;
            }
            if mark.opens() && !mark.closes() {
                if !elides(self.text, mark) {
                    found.extend(self.single(doubles, pending, mark.span.start, false));
                    pending = Some((mark, None));
                }
            } else if let Some((begin, weak)) = pending.filter(|_| mark.closes()) {
                if begin.span.end == mark.span.start {
                    continue;
                }
                if is_strong(mark) && !doubled && !self.clips(begin, mark) {
                    found.push(Quotation { span: begin.span.to(mark.span), open: begin.span, close: Some(mark.span) });
                    pending = None;
                } else {
                    pending = Some((begin, weak.or(Some(mark))));
                }
            } else if mark.closes() && mark.punctuated() {
                let before = doubles[..double].last().map_or(self.span.start, |double| double.span.end);
                let from = found.last().map_or(before, |last: &Quotation| last.span.end.max(before));
                let words = Span::new(from, mark.span.start.max(from)).cut(self.text).contains(char::is_alphanumeric);
                found.extend(words.then(|| self.unopened(from, mark)));
            }
        }
        found.extend(self.single(doubles, pending, self.span.end, self.reopened.is_some_and(|mark| mark.opens() && !mark.double)));
        found
    }

    /// The quotation that a single mark opens which no sure mark closes before `limit`: one that runs on in the next paragraph, that a double mark closes, that a
    /// doubtful mark closes, or that the narrator's words on who spoke end. A mark that opens none of them is an apostrophe.
    fn single(&self, doubles: &[Quotation], pending: Option<(Mark, Option<Mark>)>, limit: usize, runs_on: bool) -> Option<Quotation> {
        let (begin, weak) = pending?;
        let before = Span::new(self.span.start, begin.span.start).cut(self.text).trim_end();
        let led = before.ends_with(['.', ':', ',', '?', '!']);
        let sentence = begin.after.is_some_and(|c| !c.is_lowercase());
        let opens = before.is_empty() || led;
        let double = doubles[doubles.partition_point(|double| double.span.start < begin.span.start)..].first();
        if let Some(double) = double.filter(|double| double.open.is_empty() && double.span.end <= limit && opens) {
            return Some(Quotation { span: begin.span.to(double.span), open: begin.span, close: double.close });
        }
        if runs_on && (sentence || opens || weak.is_none()) {
            return Some(self.unclosed(&[], begin, limit, true));
        }
        let limit = double.map_or(limit, |double| double.span.start.min(limit));
        let inside = Span::new(begin.span.end, limit.max(begin.span.end));
        let told = || attributed::comma(self.text, inside).is_some() || self.lead(inside).is_some();
        let unclosed = weak.is_none() && sentence && opens && (led && limit == self.span.end || told());
        weakly_closed(pending).or_else(|| unclosed.then(|| self.unclosed(&[], begin, limit, false)))
    }

    /// Ends a quotation whose closing mark is missing: at a single mark that stands for the double one, where the narrator says who spoke, at `limit`, or
    /// with its first sentence when that is far away. One that `runs_on` in the next paragraph misses nothing.
    fn unclosed(&self, marks: &[Mark], begin: Mark, limit: usize, runs_on: bool) -> Quotation {
        let whole = Span::new(begin.span.start, limit).trim(self.text);
        if runs_on && !self.ends_attributed(begin) {
            return Quotation { span: whole, open: begin.span, close: None };
        }
        let first = marks.partition_point(|mark| mark.span.start < begin.span.end);
        let mut singles = marks[first..].iter().take_while(|mark| mark.span.start < limit).filter(|mark| mark.opens() || mark.punctuated());
        if let Some(mark) = singles.next().filter(|mark| !mark.double && mark.closes() && !mark.opens() && is_strong(**mark)) {
            return Quotation { span: begin.span.to(mark.span), open: begin.span, close: Some(mark.span) };
        }
        let inside = Span::new(begin.span.end, whole.end.max(begin.span.end));
        let told = attributed::comma(self.text, inside).map(|comma| comma + 1);
        let whole = told.into_iter().chain(self.lead(inside)).min().map_or(whole, |end| Span::new(whole.start, end).trim(self.text));
        let end = if whole.len() <= LONGEST_UNCLOSED { whole.end } else { first_sentence(self.text, whole) };
        Quotation { span: Span::new(begin.span.start, end.max(begin.span.end)), open: begin.span, close: None }
    }

    /// Where the last sentence of a region begins, if the narrator leads to the next quotation with it: "He added:"
    fn lead(&self, region: Span) -> Option<usize> {
        let last = last_sentence(self.text, region);
        attributed::leads(Span::new(last, region.end).cut(self.text)).then_some(last)
    }

    /// Whether the paragraph ends with the narrator's words on who spoke ("“It is safe, she said."), so that the closing mark is missing there.
    fn ends_attributed(&self, begin: Mark) -> bool {
        let comma = attributed::comma(self.text, Span::new(begin.span.end, self.span.end));
        comma.is_some_and(|comma| attributed::ends(Span::new(comma + 1, self.span.end).cut(self.text)))
    }

    /// Begins a quotation whose opening mark is missing behind the colon of the narrator who leads to it, or at the last sentence before its closing mark.
    fn unopened(&self, from: usize, mark: Mark) -> Quotation {
        let region = Span::new(from, mark.span.start).trim(self.text);
        let words = region.cut(self.text);
        let led = words.match_indices(": ").find(|(colon, _)| attributed::leads(&words[..=*colon]));
        let start = led.map_or_else(|| last_sentence(self.text, region), |(colon, lead)| region.start + colon + lead.len());
        Quotation { span: Span::new(start, mark.span.end), open: Span::new(start, start), close: Some(mark.span) }
    }

    /// `5' 10"`: the inches after the feet.
    fn after_feet(&self, mark: Mark) -> bool {
        let before = Span::new(self.span.start, mark.span.start).cut(self.text);
        let feet = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '½' | '¼' | '¾')).trim_end_matches(' ');
        feet.strip_suffix(['\'', '’', '′']).is_some_and(|feet| feet.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// An apostrophe behind a shortened word ("enough o’ this").
    fn clips(&self, begin: Mark, mark: Mark) -> bool {
        let before = Span::new(begin.span.end, mark.span.start).cut(self.text);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        !mark.punctuated() && mark.after.is_some_and(char::is_whitespace) && CLIPPED.contains_any_case(word)
    }
}

/// An apostrophe in front of a shortened word or year ("’em", "’90s").
fn elides(text: &str, mark: Mark) -> bool {
    let rest = &text[mark.span.end..];
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.len() <= 3 && (word.len() == 2 || word.ends_with('s'));
    }
    ELISIONS.contains_any_case(word)
}

/// Words that begin with an apostrophe.
const ELISIONS: List = word_list!("data/elisions.txt");

/// Words that end with an apostrophe.
const CLIPPED: List = word_list!("data/clipped.txt");

/// A double quotation within a double quotation: two closing marks follow one after the other.
fn nests(rest: &[Mark]) -> bool {
    let closes = |mark: &Mark| mark.closes() && !mark.opens();
    matches!(rest, [first, second, ..] if closes(first) && closes(second) && !first.punctuated())
}

/// A single mark that is a closing mark rather than an apostrophe: after punctuation or before it, or where no plural and no "-in’" can end.
fn is_strong(mark: Mark) -> bool {
    mark.punctuated() || mark.after.is_none_or(|c| !c.is_whitespace()) || !matches!(mark.before, Some('s' | 'n' | 'x' | 'z'))
}

fn weakly_closed(pending: Option<(Mark, Option<Mark>)>) -> Option<Quotation> {
    let (begin, close) = pending?;
    let close = close.filter(|_| begin.left || begin.straight)?;
    Some(Quotation { span: begin.span.to(close.span), open: begin.span, close: Some(close.span) })
}

/// Joins both lists in order; what lies within another quotation is dropped.
fn outermost(doubles: Vec<Quotation>, singles: Vec<Quotation>) -> Vec<Quotation> {
    let mut all = doubles;
    all.extend(singles);
    all.sort_by_key(|quotation| (quotation.span.start, std::cmp::Reverse(quotation.span.end)));
    let mut past = 0;
    all.retain(|quotation| {
        let outer = quotation.span.start >= past;
        past = past.max(quotation.span.end);
        outer
    });
    all
}

/// Where the first sentence of a region ends.
fn first_sentence(text: &str, region: Span) -> usize {
    sentence_ends(text, region).next().unwrap_or(region.end)
}

/// Where the last sentence of a region begins.
fn last_sentence(text: &str, region: Span) -> usize {
    let end = sentence_ends(text, region).filter(|&end| end < region.end).last();
    end.map_or(region.start, |end| Span::new(end, region.end).trim(text).start)
}

/// Ends of sentences by punctuation, space and capital alone: enough where a mark is missing anyway.
fn sentence_ends(text: &str, region: Span) -> impl Iterator<Item = usize> {
    let words = region.cut(text);
    words.match_indices(['.', '?', '!']).filter_map(move |(at, _)| {
        let rest = &words[at + 1..];
        let next = rest.trim_start();
        let ends = next.len() < rest.len() && next.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric()) || next.is_empty();
        ends.then_some(region.start + at + 1)
    })
}
