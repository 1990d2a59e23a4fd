//! The article in paragraphs that can be read.
//!
//! In go the paragraphs as the text has them, out come the paragraphs as they are shown. Most articles keep theirs; a wall of text, one line of a
//! thousand words as scraped collections hold them, is cut between sentences where a newspaper would: before another speaker's quote, before
//! somebody new, after a quote, and when it has grown long. A quote is never cut, nor parted from the words that say whose it is.

use crate::language::Tagged;
use crate::people::Person;
use crate::quotes::{Quote, Who};
use crate::text::{Paragraph, Span};

/// A paragraph up to this many bytes is left as it is.
const WALL: usize = 1_200;
/// Bytes a paragraph must have before another speaker's quote, somebody new, or any sentence begins the next one.
const BEFORE_SPEAKER: usize = 150;
const BEFORE_PERSON: usize = 280;
const BEFORE_ANY: usize = 480;

/// Paragraphs as they are shown, in order: each lies inside one of the text's own.
pub fn paragraphs(tagged: &Tagged<'_>, people: &[Person], quotes: &[Quote]) -> Vec<Paragraph> {
    if tagged.paragraphs.iter().all(|paragraph| paragraph.span.len() <= WALL) {
        return tagged.paragraphs.clone();
    }
    let kept = kept_together(tagged, quotes);
    let introductions = introductions(people);
    let speakers = speakers(quotes);
    let mut shown = Vec::with_capacity(tagged.paragraphs.len());
    let mut sentences = tagged.sentences.iter().peekable();
    for &paragraph in &tagged.paragraphs {
        let mut start = paragraph.span.start;
        let mut speaker = None;
        while let Some(sentence) = sentences.next_if(|sentence| sentence.span.start < paragraph.span.end) {
            let at = sentence.span.start;
            let here = first_in(&speakers, sentence.span);
            let length = at.saturating_sub(start);
            let wanted = (length >= BEFORE_SPEAKER && here.is_some() && here != speaker)
                || (length >= BEFORE_PERSON
                    && (first_in(&introductions, sentence.span).is_some() || (speaker.is_some() && here.is_none())))
                || length >= BEFORE_ANY;
            if wanted && paragraph.span.len() > WALL && !parts(&kept, at) {
                shown.push(Paragraph { span: Span::new(start, at).trim(tagged.text), kind: paragraph.kind });
                start = at;
                speaker = None;
            }
            speaker = here.or(speaker);
        }
        shown.push(Paragraph { span: Span::new(start, paragraph.span.end), kind: paragraph.kind });
    }
    shown
}

/// Stretches that no break may part, merged and in order: quotations, and quotes with the words that attribute them.
fn kept_together(tagged: &Tagged<'_>, quotes: &[Quote]) -> Vec<Span> {
    let whole = |quote: &Quote| {
        let speaker = quote.speaker.iter().flat_map(|speaker| &speaker.spans);
        quote.spans.iter().chain(&quote.cue).chain(speaker).copied().reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
    };
    let mut kept: Vec<Span> = tagged.quotations.iter().map(|quotation| quotation.span).chain(quotes.iter().filter_map(whole)).collect();
    kept.sort_unstable();
    kept.dedup_by(|next, previous| {
        let joined = next.start < previous.end;
        if joined {
            previous.end = previous.end.max(next.end);
        }
        joined
    });
    kept
}

/// Whether a break at `offset` would part what is kept together.
fn parts(kept: &[Span], offset: usize) -> bool {
    let after = kept.partition_point(|span| span.start < offset);
    after > 0 && kept[after - 1].end > offset
}

/// Where each person is first named, in order.
fn introductions(people: &[Person]) -> Vec<(usize, ())> {
    let mut starts: Vec<_> = people.iter().filter_map(|person| Some((person.mentions.first()?.span.start, ()))).collect();
    starts.sort_unstable();
    starts
}

/// Where each quote begins and who speaks it, in order.
fn speakers(quotes: &[Quote]) -> Vec<(usize, Option<Who>)> {
    let one = |quote: &Quote| Some((quote.spans.first()?.start, quote.speaker.as_ref().and_then(|speaker| speaker.who)));
    let mut starts: Vec<_> = quotes.iter().filter_map(one).collect();
    starts.sort_unstable_by_key(|&(start, _)| start);
    starts
}

/// The first entry that begins inside `span`.
fn first_in<T: Copy>(entries: &[(usize, T)], span: Span) -> Option<T> {
    let first = entries.partition_point(|&(start, _)| start < span.start);
    entries.get(first).filter(|&&(start, _)| start < span.end).map(|&(_, entry)| entry)
}
