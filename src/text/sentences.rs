//! Sentences: runs of tokens up to a full stop, question mark or exclamation mark.

use super::{Paragraph, Quotation, Sentence, Span};

/// Cuts the tokens of every paragraph into sentences.
pub fn find(text: &str, paragraphs: &[Paragraph], _quotations: &[Quotation], tokens: &[Span]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut next = 0;
    for (paragraph, block) in paragraphs.iter().enumerate() {
        let mut first = next;
        while next < tokens.len() && tokens[next].start < block.span.end {
            let word = tokens[next].cut(text);
            next += 1;
            let last = next >= tokens.len() || tokens[next].start >= block.span.end;
            let abbreviated = word == "." && next >= 2 && abbreviates(tokens[next - 2].cut(text));
            let stop = matches!(word, "." | "?" | "!") && !abbreviated && !last && tokens[next].start > tokens[next - 1].end;
            if stop || last {
                sentences.push(Sentence { span: tokens[first].to(tokens[next - 1]), tokens: first..next, paragraph });
                first = next;
            }
        }
    }
    sentences
}

/// Whether a full stop after `word` rather belongs to the word: a known abbreviation, an initial, or letters with full stops between them.
fn abbreviates(word: &str) -> bool {
    let initial = word.len() == 1 && word.starts_with(char::is_uppercase);
    initial || word.contains('.') && word.starts_with(char::is_alphabetic) || ABBREVIATIONS.lines().any(|entry| entry == word)
}

/// Words that are written with a full stop.
const ABBREVIATIONS: &str = include_str!("data/abbreviations.txt");
