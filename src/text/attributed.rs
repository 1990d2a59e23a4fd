//! Where the narrator breaks into a quotation that nobody closed: "It is safe, she said."
//!
//! In goes what follows an opening mark without a partner, out comes the comma before the words that say who spoke. Such words are a pronoun or a name beside
//! one of the most usual verbs of saying; whoever speaks says "I said" of themselves, which is no sign of the narrator.

use super::Span;
use super::lists::List;
use crate::word_list;

/// The most usual verbs of saying.
const SAYING: List = word_list!("data/saying.txt");

/// Pronouns a narrator has for a speaker.
const SPEAKERS: List = word_list!("data/speakers.txt");

/// Words between the comma and the end of the attribution that are looked at.
const WORDS: usize = 5;

/// Whether the word is one of the most usual verbs of saying, in the past or the present.
pub fn is_saying(word: &str) -> bool {
    SAYING.contains(word)
}

/// The first comma, question mark or exclamation mark of `region` that an attribution follows.
pub fn comma(text: &str, region: Span) -> Option<usize> {
    let inside = region.cut(text);
    let mut ends = inside.match_indices([',', '?', '!']).filter(|(at, _)| inside[at + 1..].starts_with(' '));
    ends.find(|(at, _)| attributes(&inside[at + 2..])).map(|(at, _)| region.start + at)
}

/// Whether `rest` begins with words like "she said" or "said Ada Vale".
fn attributes(rest: &str) -> bool {
    let mut words = [""; WORDS];
    for (slot, word) in words.iter_mut().zip(rest.split(' ')) {
        *slot = word;
        if word.ends_with([',', '.', ':', ';']) {
            break;
        }
    }
    let words = words.map(|word| word.trim_end_matches([',', '.', ':', ';']));
    let speaker = |word: &str| SPEAKERS.contains(word) || word.starts_with(char::is_uppercase) && word.len() > 2;
    let subject = words.iter().take_while(|word| speaker(word)).count();
    SAYING.contains(words[0]) && speaker(words[1]) || (1..WORDS).contains(&subject) && SAYING.contains(words[subject])
}
