//! "The Vales": the plural of a surname means all of the name.

use std::collections::HashSet;

use super::names::{PersonName, fold};
use crate::language::Tagged;
use crate::text::Span;

/// A family where it is named.
pub struct Family {
    /// "the Vales"
    pub span: Span,
    /// Folded.
    pub surname: String,
}

/// The plurals of the surnames of these persons.
pub fn find<'n>(tagged: &Tagged<'_>, persons: impl Iterator<Item = &'n PersonName>) -> Vec<Family> {
    let surnames: HashSet<&str> = persons.filter_map(|person| person.words.last()).map(String::as_str).collect();
    let mut families = Vec::new();
    for token in 1..tagged.tokens.len() {
        let word = tagged.word(token);
        let article = || tagged.word(token - 1).eq_ignore_ascii_case("the");
        if !word.starts_with(char::is_uppercase) || !word.ends_with('s') || !article() {
            continue;
        }
        let word = fold(word);
        let singular = [word.strip_suffix("es"), word.strip_suffix('s')].into_iter().flatten().find(|&stem| surnames.contains(stem));
        if let Some(surname) = singular.filter(|_| !surnames.contains(word.as_str())) {
            let span = tagged.tokens[token - 1].span.to(tagged.tokens[token].span);
            families.push(Family { span, surname: surname.to_owned() });
        }
    }
    families
}
