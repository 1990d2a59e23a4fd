//! Content: from items to the spans that are shown, a new span wherever a quotation begins or ends, so that the verbatim words stay apart from the reported.

use std::ops::Range;

use super::QuoteKind;
use super::stretches::Scene;
use crate::text::Span;

/// The content of a turn: whole paragraphs, verbatim without quotation marks.
pub fn whole(scene: &Scene<'_, '_>, content: &[Range<usize>]) -> (Vec<Span>, QuoteKind) {
    (content.iter().filter(|range| !range.is_empty()).map(|range| scene.cover(range)).collect(), QuoteKind::Direct)
}

/// Spans of the content and its kind.
pub fn spans(scene: &Scene<'_, '_>, content: &[Range<usize>]) -> (Vec<Span>, QuoteKind) {
    let mut spans = Vec::new();
    let (mut quoted, mut plain) = (false, false);
    for range in content {
        let mut at = range.start;
        while at < range.end {
            let start = at;
            at += 1;
            if scene.is_quotation(start) {
                quoted = true;
                spans.push(scene.span(start));
                continue;
            }
            while at < range.end && !scene.is_quotation(at) {
                at += 1;
            }
            let first = (start..at).find(|&at| !scene.is_punctuation(at));
            let last = (start..at).rfind(|&at| !matches!(scene.word(at), "," | "." | ";" | ":"));
            if let (Some(first), Some(last)) = (first, last.filter(|&last| Some(last) >= first)) {
                plain = true;
                spans.push(scene.span(first).to(scene.span(last)));
            }
        }
    }
    let kind = match (quoted, plain) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        (false, _) => QuoteKind::Indirect,
    };
    (spans, kind)
}
