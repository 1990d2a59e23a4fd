//! Tokens: words, numbers and marks, cut as the English treebanks of Universal Dependencies cut them.
//!
//! In goes a paragraph, out come spans without white space. "didn't" is "did" and "n't", "Vale's" is "Vale" and "'s", "well-known" is three tokens
//! but "co-worker" one, an abbreviation keeps its full stop, an address stays whole. One pass over the characters, and no token is ever lost: what no
//! rule knows is a token of one character.

use super::lists::List;
use super::{Paragraph, Span};
use crate::word_list;

/// Every token of the paragraphs, in order.
pub fn find(text: &str, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for paragraph in paragraphs {
        let mut at = paragraph.span.start;
        for chunk in paragraph.span.cut(text).split_inclusive(char::is_whitespace) {
            let words = chunk.trim_end();
            if !words.is_empty() {
                cut_chunk(text, Span::new(at, at + words.len()), &mut tokens);
            }
            at += chunk.len();
        }
    }
    tokens
}

/// Cuts what stands between two white spaces.
fn cut_chunk(text: &str, chunk: Span, tokens: &mut Vec<Span>) {
    if let Some(address) = address(text, chunk) {
        cut_chunk(text, Span::new(chunk.start, address.start), tokens);
        tokens.push(address);
        punctuation(text, Span::new(address.end, chunk.end), tokens);
        return;
    }
    let mut at = chunk.start;
    while at < chunk.end {
        let rest = &text[at..chunk.end];
        let Some(first) = rest.chars().next() else { break };
        let len = if first.is_alphanumeric() { word(text, chunk, at, tokens) } else { mark(text, chunk, at, tokens) };
        at += len.max(first.len_utf8());
    }
}

/// The web or mail address in a chunk, without the marks around it.
fn address(text: &str, chunk: Span) -> Option<Span> {
    let words = chunk.cut(text);
    let mail = words.contains('@');
    if words.len() < 4 || !(mail || words.contains("://") || words.contains("www.") || words.contains("mailto:")) {
        return None;
    }
    let opened = words.find('@').map_or(0, |at| words[..at].rfind(['<', '"', '(', '[']).unwrap_or(0));
    let start = opened + words[opened..].find(|c: char| c.is_alphanumeric() || c == '@')?;
    let end = words.rfind(|c: char| c.is_alphanumeric() || matches!(c, '/' | '=' | '_' | '#'))?;
    let last = words[end..].chars().next()?.len_utf8();
    // A mark such as a quotation mark may part the last letter from the `@` behind it: that is no address.
    (start < end + last).then(|| Span::new(chunk.start + start, chunk.start + end + last))
}

/// Pushes every character as a token of its own.
fn punctuation(text: &str, span: Span, tokens: &mut Vec<Span>) {
    tokens.extend(span.cut(text).char_indices().map(|(at, c)| Span::new(span.start + at, span.start + at + c.len_utf8())));
}

/// Pushes the word or number that begins at `at` and returns its length.
fn word(text: &str, chunk: Span, at: usize, tokens: &mut Vec<Span>) -> usize {
    let rest = &text[at..chunk.end];
    let mut end = run(rest);
    end = end.max(number(rest)).max(acronym(rest));
    loop {
        let after = &rest[end..];
        let joined = joined(text, chunk, &rest[..end], after, at);
        if joined == 0 {
            break;
        }
        end += joined + run(&after[joined..]);
    }
    if rest[end..].starts_with('.')
        && (!rest[end + 1..].starts_with('.') || rest[end..].trim_end_matches('.').is_empty() && rest.len() == end + 2)
        && !rest[..end].ends_with('.')
        && keeps_stop(&rest[..end], text[chunk.end..].is_empty())
    {
        end += 1;
    }
    contraction(text, Span::new(at, at + end), tokens);
    end
}

/// Length of the letters, digits and combining marks that `rest` begins with.
fn run(rest: &str) -> usize {
    rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || is_joiner(c))).unwrap_or(rest.len())
}

/// Combining marks and the invisible joiners of some scripts, which belong to the letter before them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{fe0f}')
}

/// Length of a number with its separators: "1,200.50", "10:30", "11/28/2000", "2017-03-02", "713-853-3989".
fn number(rest: &str) -> usize {
    let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(0);
    if end == 0 {
        return 0;
    }
    let (mut hyphens, before_hyphens) = (0, end);
    let mut lengths = vec![end];
    while let Some(separator) = rest[end..].bytes().next() {
        let more = if matches!(separator, b',' | b'.' | b':' | b'/' | b'-') { digits(end + 1) } else { 0 };
        if more == 0 {
            break;
        }
        if separator == b'-' {
            hyphens += 1;
        }
        lengths.push(more);
        end += 1 + more;
    }
    // A hyphen between numbers is a range unless the parts look like a telephone number or a date.
    let telephone = hyphens >= 2 || hyphens == 1 && lengths[0] <= 3 && lengths[1..] == [4];
    if hyphens == 0 || telephone { end } else { before_hyphens }
}

/// Length of letters with full stops between them, the last stop included where there is one: "U.S.", "p.m.", "J.R.R".
fn acronym(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = 0;
    let mut characters = rest.chars().peekable();
    while let Some(letter) = characters.next_if(|c| c.is_alphabetic()) {
        if characters.peek() != Some(&'.') {
            let alone = characters.peek().is_none_or(|c| !c.is_alphanumeric());
            return if letters >= 1 && alone { end + letter.len_utf8() } else { 0 };
        }
        characters.next();
        letters += 1;
        end += letter.len_utf8() + 1;
    }
    if letters >= 2 { end } else { 0 }
}

/// Length of the mark that joins the word so far to more of the same word, 0 where the word ends.
fn joined(text: &str, chunk: Span, word: &str, after: &str, at: usize) -> usize {
    let mut characters = after.chars();
    let (Some(mark), Some(next)) = (characters.next(), characters.next()) else { return 0 };
    let last = word.chars().next_back().unwrap_or(' ');
    let joins = match mark {
        '\'' | '’' => last.is_alphanumeric() && next.is_alphabetic(),
        '-' | '‐' | '‑' => next.is_alphanumeric() && is_prefix(word) && (at == chunk.start || !text[chunk.start..at].ends_with('-')),
        '.' => last.is_alphanumeric() && next.is_ascii_lowercase() && word.len() > 1 && domain(&after[1..]),
        '&' => last.is_uppercase() && next.is_uppercase(),
        '/' => word.len() == 1 && next.is_alphabetic() && run(&after[1..]) == 1,
        _ => false,
    };
    if joins { mark.len_utf8() } else { 0 }
}

/// Whether what follows a full stop ends an address or a file name.
fn domain(after: &str) -> bool {
    let end = run(after);
    end >= 2 && after[..end].bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether a hyphen after `word` does not part it from the next.
fn is_prefix(word: &str) -> bool {
    PREFIXES.contains_any_case(word)
}

/// Whether the full stop after `word` belongs to it.
fn keeps_stop(word: &str, at_end_of_text: bool) -> bool {
    let mut characters = word.chars();
    let initial = matches!((characters.next(), characters.next()), (Some(letter), None) if letter.is_uppercase() && letter != 'I');
    if word.contains('.') {
        return word.chars().all(|c| c.is_alphabetic() || c == '.') && word.split('.').any(|part| part.chars().count() == 1);
    }
    (initial && !at_end_of_text) || super::sentences::abbreviates(word)
}

/// Pushes a word, cut where a contraction or a possessive begins.
fn contraction(text: &str, word: Span, tokens: &mut Vec<Span>) {
    let letters = word.cut(text);
    let cut = if letters.contains(['\'', '’']) { ending(letters) } else { fused(letters) };
    match cut {
        Some(cut) if 0 < cut && cut < letters.len() => {
            tokens.push(Span::new(word.start, word.start + cut));
            tokens.push(Span::new(word.start + cut, word.end));
        }
        _ => tokens.push(word),
    }
}

/// Where "n't", "'s" and their like begin.
fn ending(letters: &str) -> Option<usize> {
    let mark = letters.rfind(['\'', '’'])?;
    let after = letters[mark..].chars().skip(1);
    let is = |word: &str| after.clone().count() == word.len() && after.clone().zip(word.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b));
    if is("t") && letters[..mark].ends_with(['n', 'N']) {
        return Some(mark - 1);
    }
    ENDINGS.iter().any(|ending| is(ending)).then_some(mark)
}

/// Where two words were written as one without a mark: "cannot", "gonna".
fn fused(letters: &str) -> Option<usize> {
    let is = |(first, second): &&(&str, &str)| {
        letters.len() == first.len() + second.len()
            && letters.get(..first.len()).is_some_and(|head| head.eq_ignore_ascii_case(first))
            && letters.get(first.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(second))
    };
    FUSED.iter().find(is).map(|(first, _)| first.len())
}

/// Pushes the mark, or the run of the same mark, that begins at `at` and returns its length.
fn mark(text: &str, chunk: Span, at: usize, tokens: &mut Vec<Span>) -> usize {
    let rest = &text[at..chunk.end];
    let first = rest.chars().next().unwrap_or(' ');
    let mut len = first.len_utf8();
    if matches!(first, '\'' | '’' | '‘') {
        len += year(&rest[len..]);
        // The possessive of a plural, or an ending that a space or a quotation cut off from its word.
        if len == first.len_utf8() && at > chunk.start {
            let letters = run(&rest[len..]);
            if ENDINGS.iter().any(|ending| rest[len..len + letters].eq_ignore_ascii_case(ending)) {
                len += letters;
            }
        }
    } else if let Some(face) = FACES.iter().find(|face| rest.starts_with(**face)) {
        len = face.len();
    } else if first == '.' && rest.len() > 1 && rest.as_bytes()[1].is_ascii_digit() {
        len += number(&rest[1..]);
    } else if matches!(first, '.' | '-' | '!' | '?' | '*' | '=' | '_' | '#' | '+' | '`' | '~' | '<' | '>' | '$') {
        let same = |c: char| c == first || matches!((first, c), ('!' | '.', '?') | ('?', '!'));
        len = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
    }
    tokens.push(Span::new(at, at + len));
    len
}

/// Length of the digits of a shortened year or decade: "'72", "'80s".
fn year(after: &str) -> usize {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let decade = usize::from(after[digits..].starts_with('s'));
    let ends = !after[digits + decade..].starts_with(char::is_alphanumeric);
    if digits == 2 && ends { digits + decade } else { 0 }
}

/// Contractions that begin with an apostrophe.
const ENDINGS: [&str; 6] = ["s", "m", "d", "re", "ve", "ll"];

/// Faces made of marks.
pub const FACES: [&str; 6] = [":)", ":(", ":-)", ":-(", ";)", ";-)"];

/// Words that were fused without an apostrophe.
const FUSED: [(&str, &str); 6] = [("can", "not"), ("gon", "na"), ("wan", "na"), ("got", "ta"), ("out", "ta"), ("let", "s")];

/// Beginnings of words that a hyphen does not part from the rest.
static PREFIXES: List = word_list!("data/prefixes.txt");
