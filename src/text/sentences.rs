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
            let stop = matches!(word, "." | "?" | "!") && !last && tokens[next].start > tokens[next - 1].end;
            if stop || last {
                sentences.push(Sentence { span: tokens[first].to(tokens[next - 1]), tokens: first..next, paragraph });
                first = next;
            }
        }
    }
    sentences
}
