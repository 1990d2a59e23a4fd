//! Gender: only from evidence in the text, that is titles, given names, and the pronouns that mean the person.

use super::Gender;
use crate::text::List;
use crate::word_list;

static GIVEN: List = word_list!("data/given_gender.txt");

/// Whether the folded word is a common given name.
pub fn is_given(word: &str) -> bool {
    GIVEN.contains(word)
}

/// Gender of a folded given name, where nearly all who bear it are of one.
pub fn of_given(word: &str) -> Option<Gender> {
    from_letter(GIVEN.get(word)?)
}

/// Gender of a folded name that stands alone, where it is hardly ever a surname.
pub fn of_lone(word: &str) -> Option<Gender> {
    from_letter(GIVEN.get(word).filter(|letter| letter.starts_with(char::is_uppercase))?)
}

/// "f" and "m", as the word lists write it.
pub fn from_letter(letter: &str) -> Option<Gender> {
    match letter {
        "f" | "F" => Some(Gender::Female),
        "m" | "M" => Some(Gender::Male),
        _ => None,
    }
}
