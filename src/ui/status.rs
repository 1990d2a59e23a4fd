//! The status line: the current item in one line, with its speaker, cue, kind and date.

use super::panes::{entry, tidy};
use super::state::{State, UNNAMED};
use crate::export;
use crate::links::Id;
use crate::timeline::EventKind;

/// The current item, or a word to the reader.
pub fn line(state: &State) -> String {
    if !state.message.is_empty() {
        return format!(" {}", state.message);
    }
    state.position.current.map_or_else(String::new, |id| format!(" {}", tidy(&parts(state, id).join(" · "))))
}

/// What is told of a finding, the most telling first.
fn parts(state: &State, id: Id) -> Vec<String> {
    let story = &state.story;
    match id {
        Id::Person(index) => {
            let person = &story.people[index];
            let name = [Some(person.name.as_str()), person.role.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
            vec![name, times("mentioned", person.mentions.len()), times("quoted", state.index.said(id).len())]
        }
        Id::Organisation(_) | Id::Place(_) => {
            let mentions = state.entity(id).map_or(0, |entity| entity.mentions.len());
            vec![state.label(id), times("mentioned", mentions), times("quoted", state.index.said(id).len())]
        }
        Id::Quote(index) => quote(state, index),
        Id::Event(index) => {
            let event = &story.events[index];
            let kind = match event.kind {
                EventKind::Event => "event",
                EventKind::Statement => "statement",
                EventKind::Planned => "planned",
            };
            let who = event.people.iter().map(|&person| story.people[person].name.as_str()).collect::<Vec<_>>().join(", ");
            let date = event.when.map_or_else(|| "undated".into(), export::day);
            [date, kind.into(), who, export::steps(event.when, &event.how)].into_iter().filter(|part| !part.is_empty()).collect()
        }
        Id::Time(index) => {
            let time = &story.times[index];
            export::meaning(time).into_iter().chain([export::steps(time.when, &time.how)]).collect()
        }
    }
}

fn quote(state: &State, index: usize) -> Vec<String> {
    let story = &state.story;
    let quote = &story.quotes[index];
    let (speaker, who) = entry::speaker(state, index);
    let dated = story.events.iter().find(|event| event.quote == Some(index)).and_then(|event| event.when);
    // What is sure of what stands first, where the narrowest screen has room for it.
    let sure = export::percent(quote);
    let who = match who {
        Some(_) => format!("{speaker} ({sure:.0} % sure)"),
        None if speaker == UNNAMED => speaker,
        None => format!("{speaker} (source {sure:.0} % sure, name not found)"),
    };
    let cue = entry::cue(state, index);
    let mut parts = vec![who, if cue.is_empty() { "goes on".into() } else { cue }, export::told(quote.kind).into()];
    parts.extend(dated.map(export::day));
    parts
}

fn times(what: &str, number: usize) -> String {
    match number {
        0 => format!("never {what}"),
        1 => format!("{what} once"),
        2 => format!("{what} twice"),
        _ => format!("{what} {number} times"),
    }
}
