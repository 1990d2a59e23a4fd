//! The article in paragraphs that can be read.
//!
//! In go the paragraphs as the text has them, out come the paragraphs as they are shown. Most articles keep theirs; a wall of text, one line of a
//! thousand words as scraped collections hold them, is cut between sentences where a newspaper would: before another speaker's quote, before
//! somebody new, after a quote, and when it has grown long. A quote is never cut, nor parted from the words that say whose it is. Headings that the
//! source does not mark are told by their form: a short line without an end among lines that have one, or a few words that run into the text and are
//! parted from it by nothing but a gap.

use crate::language::Tagged;
use crate::people::{PLACE, Person};
use crate::quotes::{Quote, Who};
use crate::text::{Paragraph, ParagraphKind, Span};

/// A paragraph up to this many bytes is left as it is.
const WALL: usize = 1_200;
/// Bytes a paragraph must have before another speaker's quote, somebody new, or any sentence begins the next one.
const BEFORE_SPEAKER: usize = 150;
const BEFORE_PERSON: usize = 280;
const BEFORE_ANY: usize = 480;
/// Words and bytes of a heading that is told by its form.
const HEADING_WORDS: std::ops::RangeInclusive<usize> = 2..=8;
const HEADING: usize = 80;

/// Paragraphs as they are shown, in order: each lies inside one of the text's own.
pub fn paragraphs(tagged: &Tagged<'_>, people: &[Person], quotes: &[Quote]) -> Vec<Paragraph> {
    let kept = kept_together(tagged, quotes);
    let introductions = introductions(people);
    let speakers = speakers(quotes);
    let mut shown = Vec::with_capacity(tagged.paragraphs.len());
    let mut sentences = tagged.sentences.iter().peekable();
    for (index, &paragraph) in tagged.paragraphs.iter().enumerate() {
        let kind = if is_heading(tagged, index) { ParagraphKind::Heading } else { paragraph.kind };
        let mut start = paragraph.span.start;
        let mut speaker = None;
        while let Some(sentence) = sentences.next_if(|sentence| sentence.span.start < paragraph.span.end) {
            let at = sentence.span.start;
            let heading = run_in(tagged, Span::new(at, paragraph.span.end));
            if let Some(heading) = heading.filter(|heading| !quoted(tagged, at) && !quoted(tagged, heading.end)) {
                shown.extend(stretch(tagged, start, at, kind));
                shown.push(Paragraph { span: heading, kind: ParagraphKind::Heading });
                (start, speaker) = (heading.end, None);
            }
            let here = first_in(&speakers, sentence.span);
            let length = at.saturating_sub(start);
            let wanted = (length >= BEFORE_SPEAKER && here.is_some() && here != speaker)
                || (length >= BEFORE_PERSON
                    && (first_in(&introductions, sentence.span).is_some() || (speaker.is_some() && here.is_none())))
                || length >= BEFORE_ANY;
            if wanted && paragraph.span.len() > WALL && !parts(&kept, at) {
                shown.extend(stretch(tagged, start, at, kind));
                (start, speaker) = (at, None);
            }
            speaker = here.or(speaker);
        }
        shown.extend(stretch(tagged, start, paragraph.span.end, kind));
    }
    shown
}

/// The number of the paragraph that a byte stands in, as a reader counts; 0 before the first.
pub fn number(paragraphs: &[Paragraph], offset: usize) -> usize {
    paragraphs.partition_point(|paragraph| paragraph.span.start <= offset)
}

/// Puts the numbers of shown paragraphs for the places that an explanation names.
pub fn number_places(how: &mut String, paragraphs: &[Paragraph]) {
    while let Some((before, rest)) = how.split_once(PLACE) {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (offset, after) = rest.split_at(digits);
        let offset: usize = offset.parse().unwrap_or(0);
        let number = number(paragraphs, offset).max(1);
        *how = format!("{before}¶{number}{after}");
    }
}

/// Whether a quotation reaches over `offset`.
fn quoted(tagged: &Tagged<'_>, offset: usize) -> bool {
    let after = tagged.quotations.partition_point(|quotation| quotation.span.start < offset);
    after > 0 && tagged.quotations[after - 1].span.end > offset
}

/// A paragraph from one place to another, if there is a word in it.
fn stretch(tagged: &Tagged<'_>, start: usize, end: usize, kind: ParagraphKind) -> Option<Paragraph> {
    let span = Span::new(start, end.max(start)).trim(tagged.text);
    (!span.is_empty()).then_some(Paragraph { span, kind })
}

/// Whether a paragraph has the form of a heading: a few words without an end, between two that end as sentences do.
fn is_heading(tagged: &Tagged<'_>, index: usize) -> bool {
    let words = |index: usize| tagged.paragraphs.get(index).map_or("", |paragraph| paragraph.span.cut(tagged.text));
    let ends = |words: &str| words.ends_with(['.', '!', '?', ':', ';', ',', '"', '”', '’', '\'', ')', '…']);
    let own = words(index);
    let (before, after) = (index.checked_sub(1).map_or("", words), words(index + 1));
    own.len() <= HEADING
        && own.split_whitespace().count() <= *HEADING_WORDS.end()
        && own.starts_with(char::is_uppercase)
        && !ends(own)
        && ends(before)
        && ends(after)
        && after.len() > own.len()
}

/// The heading that a paragraph begins with from a sentence on, where it ran into the text.
fn run_in(tagged: &Tagged<'_>, rest: Span) -> Option<Span> {
    // Somewhat more than a heading can be long: the whole rest of a wall would be looked through for every sentence.
    let words = rest.cut(tagged.text);
    let words = words.char_indices().nth(2 * HEADING).map_or(words, |(end, _)| &words[..end]);
    let heading = before_gap(words).or_else(|| name_and_quotation(words))?;
    Some(Span::new(rest.start, rest.start + heading.len()))
}

/// A few words without a mark, a gap, and a capital.
fn before_gap(words: &str) -> Option<&str> {
    let (heading, rest) = words.split_once("  ")?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'');
    let fits = heading.len() <= HEADING
        && HEADING_WORDS.contains(&heading.split_whitespace().count())
        && heading.starts_with(char::is_uppercase)
        && heading.chars().all(plain)
        && rest.trim_start().starts_with(char::is_uppercase);
    fits.then_some(heading)
}

/// A name, a colon and words between single quotation marks that end without a mark, and a capital: `Tarrow: ’I was not told’ The mayor has`.
fn name_and_quotation(words: &str) -> Option<&str> {
    let (name, rest) = words.split_once(": ")?;
    let quoted = rest.strip_prefix(['‘', '’', '\''])?;
    let closes =
        |at: usize, mark: &str| quoted[at + mark.len()..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let (end, mark) = quoted.match_indices(['’', '\'']).find(|&(at, mark)| closes(at, mark))?;
    let heading = words.len() - quoted.len() + end + mark.len();
    let fits = heading <= HEADING
        && name.split_whitespace().count() <= 3
        && name.starts_with(char::is_uppercase)
        && quoted[..end].ends_with(char::is_alphanumeric);
    fits.then(|| &words[..heading])
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
