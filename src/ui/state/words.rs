//! The words of a finding that a filter looks through: all that its row shows, and its dates as people say them.

use super::State;
use crate::export;
use crate::links::{Id, spans};
use crate::search;
use crate::ui::panes::entry;

impl State {
    /// Whether a finding has every word of a filter, in whatever case and order.
    pub fn passes(&self, id: Id, filter: &str) -> bool {
        if filter.trim().is_empty() {
            return true;
        }
        let words = self.words(id).to_lowercase();
        filter.to_lowercase().split_whitespace().all(|word| words.contains(word))
    }

    fn words(&self, id: Id) -> String {
        let story = &self.story;
        let mut words = vec![search::label(story, id)];
        match id {
            Id::Person(index) => {
                words.extend(story.people[index].role.clone());
                words.extend([spans(story, id).len().to_string(), self.index.said(id).len().to_string()]);
            }
            Id::Organisation(_) | Id::Place(_) => words.push(spans(story, id).len().to_string()),
            Id::Quote(index) => {
                let quote = &story.quotes[index];
                words.extend(spans(story, id).iter().map(|span| span.cut(&story.article.text).to_owned()));
                words.extend([(index + 1).to_string(), entry::speaker(self, index).0, entry::cue(self, index)]);
                words.push(entry::mark(quote.kind).into());
            }
            Id::Event(index) => {
                let event = &story.events[index];
                words.push(story.events[index].span.cut(&story.article.text).to_owned());
                words.push(entry::sign(event).into());
                match event.when {
                    Some(when) => words.extend([search::said(when), export::day(when), export::short(when, entry::FULL)]),
                    None => words.push("undated".into()),
                }
            }
            Id::Time(_) => {}
        }
        words.join(" ")
    }
}
