//! Bylines: who wrote the article is no person of it, unless the text tells of them.
//!
//! In go the names of persons, out come those that stand in a line of nothing but names and the words of a byline ("By Ada Vale and Tom Reed", "Reporting
//! by Ada Vale; editing by Tom Reed", "Ada Vale contributed to this report."), or alone among the
//! short lines above the text.

use super::names::fold;
use crate::language::{Name, NameKind, Tagged};
use crate::text::{List, Span};
use crate::word_list;

static WORDS: List = word_list!("data/byline_words.txt");

/// How many words a byline has at most.
const LONGEST: usize = 40;

/// What the list says of the nouns of posts, and how many words describe one at most ("Science & Environment Correspondent").
const JOB: &str = "job";
const POST: usize = 3;

/// How many short lines stand above the text at most, and how long a line of the text is at least.
const HEADS: usize = 6;
const PROSE: usize = 80;

/// The names of persons that stand in bylines, in order.
pub fn find(tagged: &Tagged<'_>) -> Vec<Span> {
    let signature = signature(tagged);
    let mut found = Vec::new();
    let mut past = 0;
    for name in tagged.names.iter().filter(|name| name.kind == NameKind::Person) {
        if name.span.start < past {
            continue;
        }
        let start = tagged.text[..name.span.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let end = tagged.text[name.span.end..].find(['\n', '\r']).map_or(tagged.text.len(), |at| name.span.end + at);
        past = end;
        // Whoever is thanked at the end of a paragraph stands in a sentence of their own.
        for line in std::iter::once(Span::new(start, end)).chain(last_sentence(tagged, Span::new(start, end))) {
            let names: Vec<Name> = names_in(tagged, line).collect();
            if signature == Some(line) || is_byline(tagged, line, &names) {
                found.extend(names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span));
                break;
            }
        }
    }
    found
}

fn last_sentence(tagged: &Tagged<'_>, line: Span) -> Option<Span> {
    let tokens = tagged.tokens_in(line);
    let last = tokens.end.checked_sub(1).filter(|last| tokens.contains(last))?;
    let sentence = &tagged.sentences.get(tagged.sentence_of(last))?.tokens;
    let first = sentence.start.max(tokens.start);
    (first > tokens.start).then(|| tagged.tokens[first].span.to(tagged.tokens[last].span))
}

fn names_in<'t>(tagged: &'t Tagged<'_>, line: Span) -> impl Iterator<Item = Name> + 't {
    let first = tagged.names.partition_point(|name| name.span.end <= line.start);
    tagged.names[first..].iter().copied().take_while(move |name| name.span.start < line.end)
}

/// Whether the line has the words of a byline and names, and nothing else.
fn is_byline(tagged: &Tagged<'_>, line: Span, names: &[Name]) -> bool {
    weight(tagged, line, names).is_some_and(|weight| weight > 1)
}

/// How much the words beside the names speak for a byline; none if one of them is no word of bylines.
fn weight(tagged: &Tagged<'_>, line: Span, names: &[Name]) -> Option<u32> {
    let tokens = tagged.tokens_in(line);
    let mut tells = 0;
    if tokens.len() > LONGEST {
        return None;
    }
    let tokens_end = tokens.end;
    for token in tokens {
        let span = tagged.tokens[token].span;
        let word = tagged.word(token);
        if names.iter().any(|name| name.span.overlaps(span)) || !word.contains(char::is_alphabetic) {
            continue;
        }
        match WORDS.get(&fold(word)) {
            Some(tells_more) => tells += tells_more.parse::<u32>().unwrap_or(0),
            None if describes_post(tagged, token + 1..tokens_end) => {}
            None => return None,
        }
    }
    Some(tells)
}

/// Whether what follows a word soon names the post of who writes: "Environment Correspondent".
fn describes_post(tagged: &Tagged<'_>, behind: std::ops::Range<usize>) -> bool {
    let mut words = behind.take(POST).map(|token| tagged.word(token)).take_while(|word| word.contains(char::is_alphabetic) || *word == "&");
    words.any(|word| WORDS.get(&fold(word)) == Some(JOB))
}

/// The one line of nothing but names of persons that stands among the short lines above the text, with another of these before or behind it.
fn signature(tagged: &Tagged<'_>) -> Option<Span> {
    let mut at = 0;
    let mut heads = Vec::new();
    let mut goes_on = false;
    for line in tagged.text.split(['\n', '\r']) {
        let span = Span::new(at, at + line.len());
        at = span.end + 1;
        goes_on = line.len() >= PROSE;
        if goes_on || heads.len() > HEADS {
            break;
        }
        if !line.trim().is_empty() {
            heads.push(span);
        }
    }
    let signs = |&line: &Span| {
        let names: Vec<Name> = names_in(tagged, line).collect();
        let only = names.iter().all(|name| name.kind == NameKind::Person) && !names.is_empty();
        only && weight(tagged, line, &names).is_some()
    };
    let mut signed = heads.iter().copied().filter(signs);
    match (signed.next(), signed.next()) {
        (Some(line), None) if (2..=HEADS).contains(&heads.len()) && goes_on => Some(line),
        _ => None,
    }
}
