//! Where the narrator breaks into a quotation that nobody closed: "It is safe, she said."
//!
//! In goes what follows an opening mark without a partner, out comes the comma before the words that say who spoke. Such words are a pronoun or a name beside
//! one of the most usual verbs of saying; whoever speaks says "I said" of themselves, which is no sign of the narrator.

use super::Span;
use super::lists::List;
use crate::word_list;

/// The most usual verbs of saying.
const SAYING: List = word_list!("data/saying.txt");

/// Pronouns and short titles that a narrator has for a speaker.
const SPEAKERS: List = word_list!("data/speakers.txt");

/// Words between the comma and the end of the attribution that are looked at.
const WORDS: usize = 5;

/// Words of an attribution at the end of a paragraph, at most: "she said".
const LONGEST_PLAIN: usize = 3;

/// Words of one whose verb stands first, at most: "said Ada Vale, a builder from Elmford".
const LONGEST_INVERTED: usize = 16;

/// Letters of an abbreviation, at most.
const LONGEST_ABBREVIATION: usize = 3;

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

/// Whether nothing but the attribution at the head of `rest` is left of the paragraph: "she said.", "said Ada Vale, the mayor."
pub fn ends(rest: &str) -> bool {
    let inverted = rest.split_whitespace().next().is_some_and(|word| SAYING.contains(word));
    let mut stops = rest.trim_end().match_indices(". ");
    let abbreviated = |(at, _): (usize, &str)| rest[..at].rsplit(' ').next().is_some_and(|word| word.len() <= LONGEST_ABBREVIATION);
    rest.split_whitespace().count() <= if inverted { LONGEST_INVERTED } else { LONGEST_PLAIN } && stops.all(abbreviated)
}

/// Whether a sentence leads to the quotation behind it: "He added:"
pub fn leads(sentence: &str) -> bool {
    let words = sentence.trim_end().strip_suffix(':');
    words.and_then(|words| words.rsplit(' ').next()).is_some_and(|word| SAYING.contains(word))
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
