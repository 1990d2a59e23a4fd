//! Sample articles, which come with the program so that it can be tried where there is none at hand.

use crate::source::Input;

/// Name and text of each.
const SAMPLES: [(&str, &str); 4] = [
    ("samples/harbour-inquiry.txt", include_str!("../../samples/harbour-inquiry.txt")),
    ("samples/the-orchard-keepers.txt", include_str!("../../samples/the-orchard-keepers.txt")),
    ("samples/interview.md", include_str!("../../samples/interview.md")),
    ("samples/wall-of-text.txt", include_str!("../../samples/wall-of-text.txt")),
];

/// The samples as they are opened.
pub fn all() -> impl Iterator<Item = Input> {
    SAMPLES.iter().map(|(name, text)| Input::Bytes((*name).to_owned(), text.as_bytes().to_vec()))
}
