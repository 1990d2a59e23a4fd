//! Search: words in the text, and findings by a few of their letters.
//!
//! In go the story and what the reader types; out come the places of the words (smart case: capitals matter only where the reader types one), or the
//! people, organisations, places, quotes and dates that fit best, by the fuzzy matcher of the Helix editor.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};

use crate::links::{self, Id};
use crate::story::Story;
use crate::text::Span;

/// Where `needle` stands in `text`, in order, without overlap.
pub fn text(text: &str, needle: &str) -> Vec<Span> {
    if needle.is_empty() {
        return Vec::new();
    }
    let insensitive = !needle.chars().any(char::is_uppercase);
    let pattern = regex::RegexBuilder::new(&regex::escape(needle)).case_insensitive(insensitive).build();
    pattern.map_or_else(|_| Vec::new(), |pattern| pattern.find_iter(text).map(|hit| Span::new(hit.start(), hit.end())).collect())
}

/// What the reader reads of a finding in a list.
pub fn label(story: &Story, id: Id) -> String {
    match id {
        Id::Person(index) => story.people[index].name.clone(),
        Id::Organisation(index) => story.organisations[index].name.clone(),
        Id::Place(index) => story.places[index].name.clone(),
        Id::Quote(_) | Id::Event(_) | Id::Time(_) => {
            links::spans(story, id).first().map_or_else(String::new, |span| span.cut(&story.article.text).chars().take(120).collect())
        }
    }
}

/// The findings that fit `needle`, best first; all of them, people first, where nothing is typed yet.
pub fn findings(story: &Story, needle: &str) -> Vec<(Id, String)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(needle, CaseMatching::Smart, Normalization::Smart);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, Id, String)> = links::all(story)
        .filter_map(|id| {
            let label = label(story, id);
            let score = pattern.score(nucleo_matcher::Utf32Str::new(&label, &mut buffer), &mut matcher)?;
            Some((score, id, label))
        })
        .collect();
    found.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    found.into_iter().map(|(_, id, label)| (id, label)).collect()
}
