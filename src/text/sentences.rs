//! Sentences: runs of tokens up to a full stop, question mark, exclamation mark or ellipsis.
//!
//! In go the paragraphs with their quotations and tokens, out come sentences; a heading is one of its own. A full stop that belongs to an abbreviation
//! ends a sentence only where the next word is one that seldom stands capitalised inside a sentence ("in the U.S. The man"). Marks that close after the
//! stop belong to the sentence, and so does a face made of marks; a question inside a quotation does not end the sentence that goes on after it ("Why?" he asked).

use super::lists::List;
use super::tokens::FACES;
use super::{Paragraph, ParagraphKind, Quotation, Sentence, Span};
use crate::word_list;

/// Cuts the tokens of every paragraph into sentences.
pub fn find(text: &str, paragraphs: &[Paragraph], quotations: &[Quotation], tokens: &[Span]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut next = 0;
    for (paragraph, block) in paragraphs.iter().enumerate() {
        let past = next + tokens[next..].partition_point(|token| token.start < block.span.end);
        let reading = Reading { text, tokens: &tokens[..past], quotations };
        let mut first = next;
        while next < past {
            let stop = if block.kind == ParagraphKind::Heading { past } else { reading.end(next) };
            next = stop.max(next + 1).min(past);
            if next == past || reading.ends(first, next) {
                sentences.push(Sentence { span: tokens[first].to(tokens[next - 1]), tokens: first..next, paragraph });
                first = next;
            }
        }
    }
    sentences
}

/// Whether a full stop after `word` rather belongs to the word.
pub fn abbreviates(word: &str) -> bool {
    word.len() < 12 && ABBREVIATIONS.contains(word)
}

/// A paragraph while it is cut.
struct Reading<'a> {
    text: &'a str,
    /// Up to the end of the paragraph.
    tokens: &'a [Span],
    quotations: &'a [Quotation],
}

impl Reading<'_> {
    fn word(&self, token: usize) -> &str {
        self.tokens[token].cut(self.text)
    }

    /// One past the token that may end a sentence and the marks that close behind it; `token + 1` where `token` ends none.
    fn end(&self, token: usize) -> usize {
        let mut past = token + 1;
        if !is_stop(self.word(token)) {
            return past;
        }
        while past < self.tokens.len() && self.closes(past) {
            past += 1;
        }
        past
    }

    /// Whether a token is a mark that closes what stands before it.
    fn closes(&self, token: usize) -> bool {
        let span = self.tokens[token];
        match self.word(token) {
            ")" | "]" | "}" | "»" => true,
            "\"" | "”" | "“" | "'" | "’" | "''" | "``" | "‘" => {
                // The quotations know their own marks; a mark inside one, or that none knows, closes where a space follows it and none precedes.
                let at = self.quotations.partition_point(|quotation| quotation.span.end < span.end);
                let known = self.quotations.get(at).filter(|quotation| quotation.span.end == span.end || quotation.open == span);
                let touches = self.tokens[token - 1].end == span.start;
                let outer = |next: &Span| self.quotations.get(at).is_some_and(|quotation| quotation.span.end == next.end);
                let parted = self.tokens.get(token + 1).is_none_or(|next| next.start > span.end || outer(next));
                known.map_or(touches && parted, |quotation| quotation.span.end == span.end)
            }
            word if FACES.contains(&word) => true,
            word => is_stop(word) && self.tokens[token - 1].end == span.start && !word.starts_with(char::is_alphanumeric),
        }
    }

    /// Whether the sentence that began with the token `first` ends before the token `next`.
    fn ends(&self, first: usize, next: usize) -> bool {
        let mut last = next - 1;
        while last > 0 && self.closes(last) && !is_stop(self.word(last)) {
            last -= 1;
        }
        let (stop, closed) = (self.word(last), last + 1 < next);
        if !is_stop(stop) {
            // Addresses one after the other are a list.
            return [last, next].iter().all(|&token| self.word(token).contains("://"));
        }
        let follower = self.opens(next);
        let word = follower.map_or("", |token| self.word(token));
        let lower = word.starts_with(char::is_lowercase);
        let apart = self.tokens[next].start > self.tokens[next - 1].end;
        match stop {
            // A full stop of its own is the surest sign; without a space it needs a capital.
            "." => (apart || word.starts_with(char::is_uppercase)) && !(closed && lower) && !self.numbers(first, last),
            _ if stop.starts_with('.') || stop == "…" => apart && !lower,
            _ if stop.starts_with(['?', '!']) => (apart || word.starts_with(char::is_uppercase)) && !(closed && lower),
            // An abbreviation alone says nothing: "P.S." belongs to what follows.
            _ => apart && first < last && STARTERS.contains(word),
        }
    }

    /// The first token from `next` on that is no opening mark.
    fn opens(&self, next: usize) -> Option<usize> {
        (next..self.tokens.len().min(next + 3)).find(|&token| self.word(token).starts_with(char::is_alphanumeric))
    }

    /// Whether the full stop `last` numbers an entry of a list at the head of its sentence ("1. Name").
    fn numbers(&self, first: usize, last: usize) -> bool {
        last == first + 1 && self.word(first).len() < 3 && self.word(first).bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Whether a token can end a sentence: a stop, or an abbreviation with its stop.
fn is_stop(word: &str) -> bool {
    word.ends_with(['.', '?', '!', '…']) && (word.len() < 12 || word.bytes().all(|byte| matches!(byte, b'.' | b'?' | b'!')))
}

/// Words that are written with a full stop.
static ABBREVIATIONS: List = word_list!("data/abbreviations.txt");

/// Words that are capitalised only where a sentence begins.
static STARTERS: List = word_list!("data/starters.txt");
