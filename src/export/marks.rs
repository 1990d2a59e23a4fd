//! The paragraphs of the article as HTML, with what was found in them marked: quotes and dated sentences as stretches, names, role phrases, pronouns and
//! times as links to the lists.
//!
//! Links never overlap, as HTML forbids links in links; everything else may, and where two marks cross, the inner one is closed and opened again.

use std::collections::HashSet;

use super::html::escape;
use super::words;
use crate::people::MentionKind;
use crate::story::Story;
use crate::text::Span;

/// Something marked in the text.
struct Mark {
    span: Span,
    element: &'static str,
    attributes: String,
    /// The name that links lead to; empty where another stretch of the same finding has it.
    id: String,
    /// What stands behind the last piece.
    after: String,
}

/// A mark, or what of it lies in one paragraph.
#[derive(Clone, Copy)]
struct Piece<'a> {
    span: Span,
    mark: &'a Mark,
}

/// Every paragraph of the story, marked; `prefix` begins the names of all elements.
pub fn paragraphs(story: &Story, prefix: &str) -> Vec<String> {
    let mut marks = stretches(story, prefix);
    marks.extend(links(story, prefix));
    let mut pieces: Vec<Vec<Piece<'_>>> = story.paragraphs.iter().map(|_| Vec::new()).collect();
    for mark in &marks {
        let first = story.paragraphs.partition_point(|paragraph| paragraph.span.end <= mark.span.start);
        for (paragraph, pieces) in story.paragraphs.iter().zip(&mut pieces).skip(first) {
            let span = Span::new(mark.span.start.max(paragraph.span.start), mark.span.end.min(paragraph.span.end));
            if span.is_empty() {
                break;
            }
            pieces.push(Piece { span, mark });
        }
    }
    let nested = story.paragraphs.iter().zip(pieces).map(|(paragraph, mut pieces)| {
        // Outer before inner; of marks on the same words the one that was made first is the outer one.
        pieces.sort_by_key(|piece| (piece.span.start, std::cmp::Reverse(piece.span.end)));
        nest(&story.article.text, paragraph.span, &pieces)
    });
    nested.collect()
}

/// Dated sentences and quotes.
fn stretches(story: &Story, prefix: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, event) in story.events.iter().enumerate() {
        let id = format!("{prefix}e{}", index + 1);
        let attributes = format!(" class=\"event\" data-of=\"{id}\"");
        marks.push(Mark { span: event.span, element: "span", attributes, id: format!("w-{id}"), after: String::new() });
    }
    for (index, quote) in story.quotes.iter().enumerate() {
        let id = format!("{prefix}q{}", index + 1);
        let who = quote.speaker.as_ref().and_then(|speaker| speaker.who).map(|who| format!(" {prefix}{}", words::who(who)));
        let attributes =
            format!(" class=\"quote {}\" data-of=\"{id}{}\"", words::quote_kind(quote.kind), who.as_deref().unwrap_or_default());
        for (part, &span) in quote.spans.iter().enumerate() {
            let last = part + 1 == quote.spans.len();
            let number = format!("<a class=\"ref\" href=\"#{id}\" data-of=\"{id}\">{}</a>", index + 1);
            marks.push(Mark {
                span,
                element: "span",
                attributes: attributes.clone(),
                id: if part == 0 { format!("w-{id}") } else { String::new() },
                after: if last { number } else { String::new() },
            });
        }
    }
    marks
}

/// Names, role phrases, pronouns and times: the first of those that overlap.
fn links(story: &Story, prefix: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut link = |span: Span, class: &str, target: &str, id: String, title: &str| {
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        let attributes = format!(" class=\"{class}\" href=\"#{target}\" data-of=\"{target}\"{title}");
        marks.push(Mark { span, element: "a", attributes, id, after: String::new() });
    };
    for (index, person) in story.people.iter().enumerate() {
        let (target, introduced) = (format!("{prefix}p{}", index + 1), words::introduced(person));
        for mention in &person.mentions {
            let class = match mention.kind {
                MentionKind::Name => "name",
                MentionKind::Role => "called role",
                MentionKind::Pronoun => "called",
            };
            link(mention.span, class, &target, format!("w-{target}"), &introduced);
        }
    }
    for (letter, entities) in [('o', &story.organisations), ('l', &story.places)] {
        for (index, entity) in entities.iter().enumerate() {
            let target = format!("{prefix}{letter}{}", index + 1);
            entity.mentions.iter().for_each(|&span| link(span, "entity", &target, format!("w-{target}"), ""));
        }
    }
    for (index, event) in story.events.iter().enumerate() {
        if let Some(span) = event.time {
            link(span, "time", &format!("{prefix}e{}", index + 1), String::new(), &event.how);
        }
    }
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.span.start >= end;
        end = if free { mark.span.end } else { end };
        free
    });
    // The lists lead to the first mention.
    let mut named = HashSet::new();
    for mark in marks.iter_mut().filter(|mark| !mark.id.is_empty()) {
        if !named.insert(mark.id.clone()) {
            mark.id.clear();
        }
    }
    marks
}

/// The text of a paragraph with elements around its pieces.
fn nest(text: &str, block: Span, pieces: &[Piece<'_>]) -> String {
    let mut written = Written { text, html: String::with_capacity(block.len() * 2), at: block.start, open: Vec::new(), after: Vec::new() };
    for &piece in pieces {
        written.until(piece.span.start);
        written.open(piece, piece.span.start == piece.mark.span.start);
        written.open.push(piece);
    }
    written.until(block.end);
    written.html
}

struct Written<'a> {
    text: &'a str,
    html: String,
    /// Up to where the text is written.
    at: usize,
    /// Pieces that are open, the innermost last.
    open: Vec<Piece<'a>>,
    /// Pieces that ended here and have something to stand behind them.
    after: Vec<Piece<'a>>,
}

impl Written<'_> {
    /// Writes the text up to `offset`, closing what ends on the way.
    fn until(&mut self, offset: usize) {
        while let Some(end) = self.open.iter().map(|piece| piece.span.end).min().filter(|&end| end <= offset) {
            if end > self.at {
                self.behind();
            }
            self.words(end);
            let Some(depth) = self.open.iter().rposition(|piece| piece.span.end == end) else { return };
            let above = self.open.split_off(depth + 1);
            for piece in above.iter().rev() {
                self.close(*piece);
            }
            if let Some(piece) = self.open.pop() {
                self.close(piece);
                if piece.span.end == piece.mark.span.end && !piece.mark.after.is_empty() {
                    self.after.push(piece);
                }
            }
            for piece in above {
                self.open(piece, false);
                self.open.push(piece);
            }
        }
        self.behind();
        self.words(offset);
    }

    /// Writes what stands behind the pieces that ended here, the outer ones first.
    fn behind(&mut self) {
        for piece in self.after.drain(..).rev() {
            self.html.push_str(&piece.mark.after);
        }
    }

    fn words(&mut self, offset: usize) {
        self.html.push_str(&escape(&self.text[self.at..offset]));
        self.at = offset;
    }

    fn open(&mut self, piece: Piece<'_>, first: bool) {
        let mark = piece.mark;
        let id = if first && !mark.id.is_empty() { format!(" id=\"{}\"", mark.id) } else { String::new() };
        self.html.extend(["<", mark.element, &id, &mark.attributes, ">"]);
    }

    fn close(&mut self, piece: Piece<'_>) {
        self.html.extend(["</", piece.mark.element, ">"]);
    }
}
