//! Repeats: a pull quote, which is words of a quote that stand again in a paragraph of their own, without quotation marks.
//!
//! In go the quotes, out come those that repeat them: a sentence or more, word for word, and perhaps the name of the speaker behind it ("The bridge was safe
//! when I left it. Ada Vale, engineer").

use std::collections::HashMap;

use super::{Quote, QuoteKind, Speaker, Who};
use crate::language::Tagged;
use crate::people::Entities;
use crate::text::{Paragraph, Span};

/// Words that are compared first.
const KEY: usize = 4;

/// Words of a pull quote, at least.
const FEWEST: usize = 5;

/// Words of a pull quote and of the name behind it, at most.
const MOST: usize = 80;

/// Words of the name and office behind a pull quote, at most.
const LONGEST_NAME: usize = 10;

/// Paragraphs that begin alike and are compared, at most.
const ALIKE: usize = 4;

/// Adds the quotes that repeat others, and drops what was found within them.
pub fn add(tagged: &Tagged<'_>, entities: &Entities, quotes: &mut Vec<Quote>) {
    let mut waiting: HashMap<[u64; KEY], Vec<Vec<usize>>> = HashMap::new();
    let mut direct: Vec<Span> =
        quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).flat_map(|quote| quote.spans.clone()).collect();
    direct.sort_unstable();
    for paragraph in &tagged.paragraphs {
        let quoted = direct.get(direct.partition_point(|span| span.end <= paragraph.span.start));
        if quoted.is_none_or(|quoted| !quoted.overlaps(paragraph.span))
            && let Some((key, words)) = unmarked(tagged, paragraph)
        {
            let alike = waiting.entry(key).or_default();
            if alike.len() < ALIKE {
                alike.push(words);
            }
        }
    }
    if waiting.is_empty() {
        return;
    }
    let mut repeats: Vec<Quote> = Vec::new();
    for quote in quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct && quote.speaker.is_some()) {
        for &span in &quote.spans {
            let said = words(tagged, span);
            for (at, window) in said.windows(KEY).enumerate() {
                let Some(alike) = key(tagged, window).and_then(|key| waiting.get_mut(&key)) else { continue };
                alike.retain(|paragraph| match repeat(tagged, entities, quote, &said[at..], paragraph) {
                    Some(repeat) => {
                        repeats.push(repeat);
                        false
                    }
                    None => true,
                });
            }
        }
    }
    let within = |quote: &Quote, repeat: &Quote| quote.spans.iter().any(|span| repeat.spans.iter().any(|other| span.overlaps(*other)));
    repeats.sort_by_key(|repeat| repeat.spans.first().copied());
    quotes.retain(|quote| {
        let after = repeats.partition_point(|repeat| repeat.spans[0].end <= quote.spans[0].start);
        !repeats.get(after).is_some_and(|repeat| within(quote, repeat))
    });
    quotes.extend(repeats);
}

/// The words of a paragraph without quotation marks, and the first few of them.
fn unmarked(tagged: &Tagged<'_>, paragraph: &Paragraph) -> Option<([u64; KEY], Vec<usize>)> {
    let at = tagged.quotations.partition_point(|quotation| quotation.span.end <= paragraph.span.start);
    if paragraph.span.len() > MOST * 8 || tagged.quotations.get(at).is_some_and(|quotation| quotation.span.overlaps(paragraph.span)) {
        return None;
    }
    let words = words(tagged, paragraph.span);
    let fits = (FEWEST..MOST).contains(&words.len());
    Some((key(tagged, words.get(..KEY).filter(|_| fits)?)?, words))
}

/// Tokens that are words.
fn words(tagged: &Tagged<'_>, span: Span) -> Vec<usize> {
    tagged.tokens_in(span).filter(|&token| tagged.word(token).contains(char::is_alphanumeric)).collect()
}

/// A number for each of a few words, the same in either case.
fn key(tagged: &Tagged<'_>, words: &[usize]) -> Option<[u64; KEY]> {
    let number = |&token: &usize| {
        let bytes = tagged.word(token).bytes();
        bytes.fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte.to_ascii_lowercase())))
    };
    let mut numbers = [0; KEY];
    for (slot, word) in numbers.iter_mut().zip(words) {
        *slot = number(word);
    }
    (words.len() == KEY).then_some(numbers)
}

/// The quote in `paragraph` if it begins with the sentence that `said` begins with, and nothing but its speaker's name follows.
fn repeat(tagged: &Tagged<'_>, entities: &Entities, quote: &Quote, said: &[usize], paragraph: &[usize]) -> Option<Quote> {
    let same = |(one, other): &(&usize, &usize)| tagged.word(**one).eq_ignore_ascii_case(tagged.word(**other));
    let shared = said.iter().zip(paragraph).take_while(same).count();
    // As much as ends with a sentence in both.
    let stops = |words: &[usize], count: usize| {
        words.get(count - 1).is_some_and(|&last| is_before(tagged, last, &['.', '?', '!', '…', ',', '”', '"', '’']))
    };
    let ends = |&count: &usize| stops(said, count) && (count == paragraph.len() || stops(paragraph, count));
    let count = (FEWEST..=shared).rev().find(ends)?;
    let first = tagged.tokens[*paragraph.first()?].span;
    let rest = &paragraph[count..];
    let who = quote.speaker.as_ref()?.who;
    let name = rest.first().map(|_| signature(tagged, entities, who, rest));
    let spans = match name {
        Some(name) => vec![name?],
        None => quote.speaker.as_ref()?.spans.clone(),
    };
    let begins = said.first().is_some_and(|&word| tagged.word(word).starts_with(char::is_uppercase));
    let last = tagged.tokens[paragraph[count - 1]].span;
    let end = tagged.text[last.end..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '?' | '!' | '…'))
        .map_or(last.end, |stop| last.end + stop.len_utf8());
    begins.then(|| Quote {
        kind: QuoteKind::Direct,
        spans: vec![Span::new(first.start, end)],
        speaker: Some(Speaker { who, spans }),
        cue: Vec::new(),
        lemma: String::new(),
        tense: None,
        confidence: quote.confidence,
        how: vec![format!("repeats {}{}", crate::people::PLACE, quote.spans[0].start)],
    })
}

/// Whether one of `marks` follows a word.
fn is_before(tagged: &Tagged<'_>, word: usize, marks: &[char]) -> bool {
    tagged.text[tagged.tokens[word].span.end..].starts_with(marks)
}

/// The name of the speaker in the few words behind a pull quote.
fn signature(tagged: &Tagged<'_>, entities: &Entities, who: Option<Who>, words: &[usize]) -> Option<Span> {
    let Some(Who::Person(person)) = who else { return None };
    let span = tagged.tokens[*words.first()?].span.to(tagged.tokens[*words.last()?].span);
    let tells = words.iter().any(|&word| matches!(tagged.tokens[word].tag.penn, "VBD" | "VBZ" | "VBP" | "MD"));
    let mentions = &entities.people.get(person)?.mentions;
    let named = mentions.iter().map(|mention| mention.span).find(|mention| span.covers(*mention))?;
    (words.len() <= LONGEST_NAME && !tells).then_some(named)
}
