//! One person's name taken apart: given names, initials, particles, surname, suffix, nickname.
//!
//! In goes the name as it stands in the text, out come its words folded for comparison (lower case, no accents), and the answer to the one question
//! of this file: can two such names be those of one person? Rules for English-language news: a first name may be shortened, a middle name left out,
//! an initial stand for a name, but two different middle initials or suffixes tell two people apart (father and son are often both in the news).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::gender;
use crate::language::names::shape::PARTICLES;
use crate::text::List;
use crate::word_list;

static SUFFIXES: List = word_list!("data/name_suffixes.txt");
static DIMINUTIVES: List = word_list!("data/diminutives.txt");

/// A name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Its words, folded, without nickname and suffix; initials are words of one letter.
    pub words: Vec<String>,
    /// "Al" in `Alan "Al" Vale`.
    pub nickname: Option<String>,
    /// "jr", "iii".
    pub suffix: Option<String>,
}

impl PersonName {
    /// Takes `name` apart.
    pub fn parse(name: &str) -> Self {
        let mut parsed = Self::default();
        let shouted = !name.chars().any(char::is_lowercase);
        let mut nickname = 0;
        let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
        for (at, &word) in words.iter().enumerate() {
            if at < nickname {
                continue;
            }
            let bare = word.trim_matches(|c: char| "\"“”'‘’()[]".contains(c));
            if bare.len() < word.len() && word.starts_with(|c: char| "\"“‘'([".contains(c)) && !parsed.words.is_empty() {
                parsed.nickname = Some(fold(bare));
                // `Al "The Eel" Vale`
                let closes = |word: &&str| word.ends_with(['"', '”', '’', '\'', ')']);
                nickname = words[at..].iter().position(closes).map_or(0, |close| at + close + 1);
            } else if let Some(initials) = initials(bare, shouted) {
                parsed.words.extend(initials);
            } else {
                let folded = fold(bare.trim_end_matches('.'));
                if !folded.is_empty() {
                    parsed.words.push(folded);
                }
            }
        }
        if parsed.words.len() > 1 && parsed.words.last().is_some_and(|last| SUFFIXES.contains(last)) {
            parsed.suffix = parsed.words.pop();
        }
        parsed
    }

    /// Takes titles off the front, should the name have been found with them; a word always stays.
    pub fn drop_titles(&mut self, is_title: impl Fn(&str) -> bool) {
        let titles = self.words.iter().take(self.words.len().saturating_sub(1)).take_while(|word| is_title(word)).count();
        self.words.drain(..titles);
    }

    /// Where the surname begins, its particles included ("van" in "Otto van Hale").
    pub fn surname(&self) -> usize {
        let mut at = self.words.len().saturating_sub(1);
        // In front, "Al" and "Ben" are given names.
        let given = |at: usize| at == 1 && gender::of_lone(&self.words[0]).is_some();
        while at > 0 && PARTICLES.contains(&self.words[at - 1]) && self.words[at - 1] != "st" && !given(at) {
            at -= 1;
        }
        at
    }

    /// Whether it is more than a surname or a given name alone.
    pub fn is_full(&self) -> bool {
        self.surname() > 0
    }

    /// Whether the two can be one person's.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return false;
        }
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        joined(&short.words).eq(joined(&long.words))
            || (short.is_full() && (long.words.ends_with(&short.words) || long.words.starts_with(&short.words)))
            || (same_surname(short, long) && short.given_agrees(long))
    }

    /// Whether given and middle names can be one person's, surnames left aside.
    fn given_agrees(&self, other: &Self) -> bool {
        let (mine, theirs) = (&self.words[..self.surname()], &other.words[..other.surname()]);
        let (Some(first), Some(second)) = (mine.first(), theirs.first()) else { return false };
        let nicknamed = |name: &Self, given: &String| name.nickname.as_ref().is_some_and(|nick| agree(nick, given));
        if nicknamed(self, second) || nicknamed(other, first) {
            return true;
        }
        // "T. C. Vale" is Tom C. Vale, hardly Tom Vale.
        let initials = |names: &[String]| names.len() > 1 && names.iter().all(|name| name.chars().count() == 1);
        let plain = |names: &[String]| names.len() == 1 && names[0].chars().count() > 1;
        if initials(mine) && plain(theirs) || plain(mine) && initials(theirs) {
            return false;
        }
        agree(first, second) && mine[1..].iter().zip(&theirs[1..]).all(|(one, two)| agree(one, two))
    }
}

/// The letters of all words in one row: hyphens and spaces are written as each paper likes ("Jong-un", "Jong Un").
fn joined(words: &[String]) -> impl Iterator<Item = char> {
    words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric())
}

/// Whether the surnames are the same, particles and the Arabic article left aside.
fn same_surname(one: &PersonName, other: &PersonName) -> bool {
    matches!((one.words.last(), other.words.last()), (Some(one), Some(other)) if bare_surname(one) == bare_surname(other))
}

/// The surname without an Arabic article joined to it ("al-Hadid" is "Hadid" further on).
pub fn bare_surname(word: &str) -> &str {
    match word.split_once('-') {
        Some((particle, rest)) if PARTICLES.contains(particle) && !rest.is_empty() => rest,
        _ => word,
    }
}

/// Whether two given names, one or both perhaps an initial or a short form, can be one.
pub fn agree(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    one == other || (short.chars().count() == 1 && long.starts_with(short)) || shortens(one, other) || shortens(other, one) || {
        let meanings = |name| DIMINUTIVES.get(name).unwrap_or_default();
        meanings(one).split(' ').any(|name| !name.is_empty() && meanings(other).split(' ').any(|same| same == name))
    }
}

fn shortens(short: &str, long: &str) -> bool {
    DIMINUTIVES.get(short).is_some_and(|names| names.split(' ').any(|name| name == long))
}

/// The letters of "J.", "H.W.", "J.K." and "JD" as words; `None` for every other word. A name in capitals throughout has no such "JD".
fn initials(word: &str, shouted: bool) -> Option<Vec<String>> {
    let letters: Vec<char> = word.chars().filter(|&c| c != '.').collect();
    let dotted = word.contains('.') && letters.len() <= 3 && letters.iter().all(|c| c.is_uppercase()) && !letters.is_empty();
    let plain = !shouted
        && matches!(letters.len(), 1 | 2)
        && letters.iter().all(|c| c.is_uppercase() && !(letters.len() == 2 && "AEIOU".contains(*c)));
    (dotted || plain).then(|| letters.iter().map(|letter| fold(&letter.to_string())).collect())
}

/// Lower case without accents: how names are compared.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        match c {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            _ => folded.push(c),
        }
    }
    folded
}
