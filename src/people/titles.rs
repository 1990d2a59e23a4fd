//! Titles: the words before a name that are no part of it, and what they tell of gender and office.

use super::names::fold;
use super::{Gender, gender};
use crate::text::List;
use crate::text::Span;
use crate::word_list;

static TITLES: List = word_list!("data/titles.txt");

/// The title that stands directly before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its words.
    pub span: Span,
    /// Where the title tells it.
    pub gender: Option<Gender>,
    /// "senator" for "Sen."; `None` for "Mr." and its like.
    pub office: Option<&'static str>,
    /// "Mr. and Mrs.": the name is that of a couple.
    pub couple: bool,
}

/// The title before byte `start` of the text.
pub fn before(text: &str, start: usize) -> Option<Title> {
    let last = word_before(text, start)?;
    let two =
        word_before(text, last.start).and_then(|first| Some((first, known(&format!("{} {}", key(first.cut(text)), key(last.cut(text))))?)));
    let (span, (gender, office)) = match two {
        Some((first, meaning)) => (first.to(last), meaning),
        None => (last, known(&key(last.cut(text)))?),
    };
    // What is not shortened ends its sentence with a full stop: "He nursed his mother. Vale wept."
    if last.cut(text).ends_with('.') && office == Some(key(last.cut(text)).as_str()) {
        return None;
    }
    // Only offices are also written small: "did miss Vale" is no title.
    let capital = span.cut(text).starts_with(char::is_uppercase);
    (capital || office.is_some()).then(|| Title { span, gender, office, couple: office.is_none() && couple(text, span) })
}

/// Whether "Mr. and" stands before the title.
fn couple(text: &str, title: Span) -> bool {
    let Some(and) = word_before(text, title.start).filter(|word| matches!(word.cut(text), "and" | "&")) else { return false };
    word_before(text, and.start).and_then(|word| known(&key(word.cut(text)))).is_some_and(|(gender, _)| gender.is_some())
}

/// Whether a folded word is a title by itself.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// The noun a folded title stands for, if it is that of an office: "senator" for "sen".
pub fn office(word: &str) -> Option<&'static str> {
    known(word)?.1
}

/// The noun that the bearer of a folded title is called by further on: "senator" for "sen", "doctor" for "dr".
pub fn called(word: &str) -> Option<&'static str> {
    let (_, nouns) = TITLES.get(word)?.split_once('\t')?;
    nouns.rsplit('\t').next().filter(|&noun| noun != "-")
}

/// Whether a folded title tells the gender.
pub fn tells_gender(word: &str) -> bool {
    known(word).is_some_and(|(gender, _)| gender.is_some())
}

fn known(key: &str) -> Option<(Option<Gender>, Option<&'static str>)> {
    let (gender, nouns) = TITLES.get(key)?.split_once('\t')?;
    let office = nouns.split('\t').next();
    Some((gender::from_letter(gender), office.filter(|&office| office != "-")))
}

fn key(word: &str) -> String {
    fold(word.trim_end_matches('.'))
}

/// The last word before `start`, within the line.
fn word_before(text: &str, start: usize) -> Option<Span> {
    let before = text[..start].trim_end_matches([' ', '\u{a0}', '\t']);
    let begin = before
        .rfind(|c: char| c.is_whitespace() || "\"“”‘([—–/".contains(c))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    (begin < before.len()).then(|| Span::new(begin, before.len()))
}
