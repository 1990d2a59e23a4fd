//! Who is meant by "the mayor": whoever is the only one of the article to whom the phrase applies.
//!
//! In goes who was given which role in which words; out comes the one person, or nobody. Every word of the phrase must be one of the role's ("the home
//! secretary" is no foreign secretary), and a word that makes another office of the noun must not be left out ("the mayor" is no deputy mayor).

use std::collections::HashMap;

use super::ADJECTIVES;
use crate::people::names::fold;
use crate::people::titles;

/// With more bearers of one noun nobody is meant by it.
const MOST: usize = 16;

/// By noun: who was given it.
#[derive(Default)]
pub struct Bearers(HashMap<String, Vec<Bearer>>);

/// A person with a role.
struct Bearer {
    person: usize,
    /// The words of the role but for its noun, folded.
    words: Vec<String>,
    /// Those that make another office of the noun.
    needed: Vec<String>,
    /// The first token of the role.
    token: usize,
}

impl Bearers {
    /// Enters that the person has a role that begins at this token: its noun, the words up to and with that, and the complement.
    pub fn enter(&mut self, person: usize, token: usize, noun: &str, role: &[&str], complement: &[&str]) {
        let known = self.0.entry(noun.to_owned()).or_default();
        let mut words = before(role);
        let needed = words.iter().filter(|word| makes_another(word, noun)).cloned().collect();
        words.extend(pieces(complement));
        if known.len() <= MOST && !known.iter().any(|bearer| bearer.person == person && bearer.words == words) {
            known.push(Bearer { person, words, needed, token });
        }
    }

    /// Whether anybody has a role with this noun.
    pub fn hold(&self, noun: &str) -> bool {
        self.0.contains_key(noun)
    }

    /// The one person whom a phrase with this noun means, and the token where the role was given; the phrase begins at `token` behind its article.
    pub fn meant(&self, noun: &str, phrase: &[&str], token: usize) -> Option<(usize, usize)> {
        let known = self.0.get(noun).filter(|known| known.len() <= MOST)?;
        let words = before(phrase);
        let applies = |bearer: &&Bearer| {
            words.iter().all(|word| bearer.words.contains(word)) && bearer.needed.iter().all(|word| words.contains(word))
        };
        let mut bearers = known.iter().filter(applies);
        let first = bearers.next().filter(|first| first.token < token)?;
        bearers.all(|other| other.person == first.person).then_some((first.person, first.token))
    }
}

/// The words before the noun of a phrase.
fn before(phrase: &[&str]) -> Vec<String> {
    let mut words = pieces(phrase);
    words.pop();
    words
}

/// The words folded, each part of a hyphened one by itself, titles in full.
fn pieces(words: &[&str]) -> Vec<String> {
    let mut pieces = Vec::new();
    for word in words.iter().map(|word| fold(word.trim_end_matches('.'))) {
        pieces.extend(word.split('-').filter(|piece| !piece.is_empty()).map(|piece| titles::office(piece).unwrap_or(piece).to_owned()));
    }
    pieces
}

/// Whether the word before the noun makes another office of it: "deputy mayor", "attorney general".
fn makes_another(word: &str, noun: &str) -> bool {
    ADJECTIVES.get(word).is_some_and(|nouns| nouns.split(' ').any(|other| other == "*" || other == noun))
}
