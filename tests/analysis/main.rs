//! The analysis, room by room: text in, marked text out.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

mod language;
mod names;
mod people;
mod quotations;
mod quotes;
mod reading;
mod robust;
mod text;
mod timeline;

use onrecord::text::Span;

/// The text with every span in brackets and its label before a bar: `⟦person|Ada Vale⟧ spoke.` Spans may nest but not cross.
#[allow(dead_code)]
fn marked(text: &str, spans: &[(Span, String)]) -> String {
    let mut marks: Vec<(usize, bool, usize, String)> = Vec::new();
    for (span, label) in spans {
        marks.push((span.start, true, usize::MAX - span.len(), format!("⟦{label}|")));
        marks.push((span.end, false, span.len(), "⟧".into()));
    }
    marks.sort();
    let mut out = String::new();
    let mut at = 0;
    for (offset, _, _, mark) in marks {
        out.push_str(&text[at..offset]);
        out.push_str(&mark);
        at = offset;
    }
    out + &text[at..]
}
