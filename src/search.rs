//! Search: words in the text, and findings by a few of their letters.
//!
//! In go the story and what the reader types; out come the places of the words (smart case: capitals matter only where the reader types one), or the
//! people, organisations, places, quotes and dates that fit best, by the fuzzy matcher of the Helix editor.

use std::collections::BTreeMap;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::links::{self, Id};
use crate::people::MentionKind;
use crate::story::Story;
use crate::text::Span;
use crate::timeline::{Granularity, When};

/// Where `needle` stands in `text`, in order, without overlap.
pub fn text(text: &str, needle: &str) -> Vec<Span> {
    if needle.is_empty() {
        return Vec::new();
    }
    let insensitive = !needle.chars().any(char::is_uppercase);
    let pattern = regex::RegexBuilder::new(&regex::escape(needle)).case_insensitive(insensitive).build();
    pattern.map_or_else(|_| Vec::new(), |pattern| pattern.find_iter(text).map(|hit| Span::new(hit.start(), hit.end())).collect())
}

/// Characters of a quote or a clause that stand for it in a list.
const LABEL: usize = 120;

/// What the reader reads of a finding in a list.
pub fn label(story: &Story, id: Id) -> String {
    match id {
        Id::Person(index) => story.people[index].name.clone(),
        Id::Organisation(index) => story.organisations[index].name.clone(),
        Id::Place(index) => story.places[index].name.clone(),
        Id::Quote(_) | Id::Event(_) | Id::Time(_) => {
            let text = &story.article.text;
            // A stretch that is longer than the label can be is not copied whole.
            let short = |span: Span| Span::new(span.start, text.floor_char_boundary(span.end.min(span.start + LABEL * 5)));
            let spans: Vec<Span> = links::spans(story, id).into_iter().take(LABEL).map(short).collect();
            let words = links::cut(text, &spans);
            words.char_indices().nth(LABEL).map_or_else(|| words.clone(), |(end, _)| format!("{}…", &words[..end]))
        }
    }
}

/// A date in all the ways that a reader may type it: as EDTF, and with the names of its days and months as far as it is told so precisely.
pub fn said(when: When) -> String {
    let names = match when.granularity {
        Granularity::Day | Granularity::Span => "%-d %B %Y %A",
        Granularity::Month => "%B %Y",
        Granularity::Year => "",
    };
    let mut words = vec![when.to_string(), when.from.strftime(names).to_string()];
    if when.granularity == Granularity::Span {
        words.push(when.to.strftime(names).to_string());
    }
    words.join(" ")
}

/// What the finder looks through of a finding: names with aliases and roles, quotes with their speakers, dates with their values.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The finding.
    pub id: Id,
    /// What the reader reads of it.
    pub label: String,
    /// What is searched.
    words: String,
}

/// Characters of a quote or a clause that are searched.
const SEARCHED: usize = 600;

/// All that can be found, people first. Statements are found as the quotes they are.
pub fn candidates(story: &Story) -> Vec<Candidate> {
    let text = &story.article.text;
    let stated: BTreeMap<usize, When> = story.events.iter().filter_map(|event| Some((event.quote?, event.when?))).collect();
    let known = links::all(story).filter(|id| !matches!(id, Id::Event(event) if story.events[*event].quote.is_some()));
    known
        .map(|id| {
            let label = label(story, id);
            let mut words = vec![label.clone()];
            match id {
                Id::Person(person) => {
                    words.extend(story.people[person].role.clone());
                    let named = story.people[person].mentions.iter().filter(|mention| mention.kind != MentionKind::Pronoun);
                    words.extend(named.map(|mention| mention.span.cut(text).to_owned()));
                }
                Id::Organisation(_) | Id::Place(_) => words.extend(links::spans(story, id).iter().map(|span| span.cut(text).to_owned())),
                Id::Quote(quote) => {
                    let speaker = story.quotes[quote].speaker.as_ref();
                    words.extend(speaker.and_then(|speaker| speaker.who).map(|who| self::label(story, who.into())));
                    words.extend(speaker.iter().flat_map(|speaker| &speaker.spans).map(|span| span.cut(text).to_owned()));
                    words.extend(links::spans(story, id).iter().map(|span| span.cut(text).chars().take(SEARCHED).collect()));
                    words.extend(stated.get(&quote).map(|&when| said(when)));
                }
                Id::Event(event) => words.extend(story.events[event].when.map(said)),
                Id::Time(time) => words.push(story.times[time].value.clone()),
            }
            words.sort_unstable();
            words.dedup();
            Candidate { id, label, words: words.join(" ") }
        })
        .collect()
}

/// The candidates that fit `needle`, best first; all of them, people first, where nothing is typed yet. Names are found by any of their letters in
/// order, longer texts by whole stretches of what is typed: in them, a few letters in order stand almost everywhere.
pub fn findings<'a>(candidates: &'a [Candidate], needle: &str) -> Vec<&'a Candidate> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let letters = Pattern::new(needle, CaseMatching::Smart, Normalization::Smart, AtomKind::Fuzzy);
    let stretches = Pattern::new(needle, CaseMatching::Smart, Normalization::Smart, AtomKind::Substring);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, &Candidate)> = candidates
        .iter()
        .filter_map(|candidate| {
            let pattern = if matches!(candidate.id, Id::Person(_) | Id::Organisation(_) | Id::Place(_)) { &letters } else { &stretches };
            Some((pattern.score(Utf32Str::new(&candidate.words, &mut buffer), &mut matcher)?, candidate))
        })
        .collect();
    found.sort_by(|(one, first), (other, second)| other.cmp(one).then(first.id.cmp(&second.id)));
    found.into_iter().map(|(_, candidate)| candidate).collect()
}
