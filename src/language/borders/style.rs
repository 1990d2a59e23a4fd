//! How tokens look, and how a whole text is written: carefully, or as one writes to a friend.

use std::ops::Range;

use super::features::step;
use crate::text::{Segmented, Sentence};

/// What a token looks like: its mark, or a letter for a kind of word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look(pub u8);

impl Look {
    /// A word in small letters.
    pub const SMALL: Self = Self(b'w');
    /// A word with one capital, with several, a letter, an abbreviation.
    const CAPITALS: [Self; 4] = [Self(b'C'), Self(b'A'), Self(b'I'), Self(b'E')];
    const MAIL: Self = Self(b'@');
    const ADDRESS: Self = Self(b'u');
    const FACE: Self = Self(b'f');
    const RULE: Self = Self(b'=');
    const DOTS: Self = Self(b'~');
    const TIME: Self = Self(201);
    const DATE: Self = Self(202);
    const TELEPHONE: Self = Self(203);
    const OTHER: Self = Self(200);

    /// Whether it begins with a capital.
    pub fn capital(self) -> bool {
        Self::CAPITALS.contains(&self)
    }

    /// Whether it is a mark that ends sentences.
    pub const fn stops(self) -> bool {
        matches!(self.0, b'.' | b'?' | b'!' | b'~')
    }

    /// Whether it is a mark that belongs to what follows, where it stands alone before it.
    pub fn opens(self) -> bool {
        self.0.is_ascii_punctuation() && !self.stops() && ![Self::MAIL, Self::RULE].contains(&self)
    }

    /// Whether it is a mark that belongs to what stands before it.
    pub const fn leans(self) -> bool {
        matches!(self.0, b',' | b'.' | b')' | b']' | b'?' | b'!' | b';' | b':' | b'%' | b'&' | b'/' | b'~')
    }

    /// Whether lines often end with it.
    pub fn ends_lines(self) -> bool {
        [Self::DOTS, Self::MAIL, Self::ADDRESS, Self::FACE, Self::RULE, Self::TIME, Self::DATE, Self::TELEPHONE].contains(&self)
    }
}

/// Looks at a token.
pub fn look(word: &str) -> Look {
    let mut characters = word.chars();
    let Some(first) = characters.next() else { return Look::OTHER };
    if !first.is_alphanumeric() {
        return mark(first, word);
    }
    if word.contains('@') {
        return Look::MAIL;
    }
    if word.contains("://") || word.starts_with("www.") {
        return Look::ADDRESS;
    }
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return match word.bytes().find(|byte| !byte.is_ascii_digit()) {
            None if word.len() == 4 => Look(b'4'),
            None => Look(b'9'),
            Some(b':') => Look::TIME,
            Some(b'/') => Look::DATE,
            Some(b'-') => Look::TELEPHONE,
            Some(_) => Look(b'n'),
        };
    }
    if !first.is_uppercase() {
        return if word.ends_with('.') { Look(b'e') } else { Look::SMALL };
    }
    if word.ends_with('.') {
        return Look(b'E');
    }
    match (word.len() == first.len_utf8(), characters.any(char::is_lowercase)) {
        (true, _) => Look(b'I'),
        (_, true) => Look(b'C'),
        _ => Look(b'A'),
    }
}

fn mark(first: char, word: &str) -> Look {
    match first {
        '-' | '–' | '—' if word.len() < 5 => Look(b'-'),
        '-' | '=' | '_' | '*' | '#' | '~' | '<' | '>' | '+' if word.len() > 2 => Look::RULE,
        '.' | '…' if word != "." => Look::DOTS,
        ':' | ';' if word.len() > 1 => Look::FACE,
        '“' | '”' | '"' | '„' | '«' | '»' => Look(b'"'),
        '‘' | '’' | '`' => Look(b'\''),
        '•' | '·' => Look(b'*'),
        first if first.is_ascii() => Look(first as u8),
        _ => Look::OTHER,
    }
}

/// How a text is written, every part in a few steps.
#[derive(Clone, Debug)]
pub struct Style {
    /// Tenths of the paragraphs that end without a mark.
    pub open: u64,
    /// Small letters where others write capitals.
    pub small: u64,
    /// Faces, exclamation marks, and runs of marks.
    pub loud: u64,
    /// Addresses, dates and times in figures, telephone numbers.
    pub addresses: u64,
    /// Tokens of a sentence.
    pub length: u64,
    /// Tokens of the text.
    pub whole: u64,
    /// Whether it has little of the first four.
    pub edited: bool,
}

impl Style {
    /// Reads the style of a text.
    pub fn of(segmented: &Segmented<'_>, looks: &[Look]) -> Self {
        let sentences = &segmented.sentences;
        // A paragraph of a few words is a heading, whoever wrote the text.
        let lasts = sentences.chunk_by(|one, next| one.paragraph == next.paragraph).filter_map(<[Sentence]>::last);
        let lasts: Vec<&Sentence> = lasts.filter(|sentence| sentence.tokens.len() > 5).collect();
        let open = lasts.iter().filter(|sentence| !closed(looks, &sentence.tokens)).count() * 10 / lasts.len().max(1);
        let mut small = sentences.iter().filter(|sentence| looks.get(sentence.tokens.start) == Some(&Look::SMALL)).count();
        let (mut loud, mut addresses) = (0, 0);
        for (token, &look) in segmented.tokens.iter().zip(looks) {
            match look {
                Look::SMALL => small += usize::from(token.cut(segmented.text) == "i"),
                Look::FACE => loud += 1,
                Look(b'!') => loud += 1 + usize::from(token.len() > 1),
                Look(b'?') | Look::RULE | Look::DOTS => loud += usize::from(token.len() > 1),
                Look::MAIL | Look::ADDRESS | Look::TIME | Look::DATE | Look::TELEPHONE => addresses += 1,
                _ => {}
            }
        }
        let all = looks.len().max(1);
        let share = |count: usize| match count * 1000 / all {
            0 if count == 0 => 0,
            0..5 => 1,
            5..20 => 2,
            20..60 => 3,
            _ => 4,
        };
        let (small, loud, addresses) = (share(small), share(loud), share(addresses));
        let edited = open < 3 && small < 2 && loud < 2 && addresses < 2;
        Self { open: open as u64, small, loud, addresses, length: step(all / sentences.len().max(1)), whole: step(all / 10), edited }
    }
}

/// Whether tokens end with a mark that ends sentences, or soon before.
pub fn closed(looks: &[Look], tokens: &Range<usize>) -> bool {
    let last = looks.get(tokens.clone()).unwrap_or_default().iter().rev().take(3);
    last.into_iter().any(|look| look.stops() || matches!(look.0, b'e' | b'E'))
}
