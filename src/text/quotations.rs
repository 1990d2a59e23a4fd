//! Quotations: what stands between quotation marks, in any typography.

use super::{Paragraph, Span};

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included.
    pub span: Span,
    /// The opening mark.
    pub open: Span,
    /// The closing mark; `None` where it is missing and the quotation was ended by rule.
    pub close: Option<Span>,
}

/// Double marks, by pairs within a paragraph: any mark opens when none is open and closes when one is.
pub fn find(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    for paragraph in paragraphs {
        let mut open: Option<Span> = None;
        for (at, mark) in paragraph.span.cut(text).char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”')) {
            let here = Span::new(paragraph.span.start + at, paragraph.span.start + at + mark.len_utf8());
            match open.take() {
                None => open = Some(here),
                Some(begin) => quotations.push(Quotation { span: begin.to(here), open: begin, close: Some(here) }),
            }
        }
        if let Some(begin) = open {
            quotations.push(Quotation { span: begin.to(paragraph.span), open: begin, close: None });
        }
    }
    quotations
}
