//! The status line: the current item in one line, with its speaker, cue, kind and date.

use super::panes::{entry, tidy};
use super::state::{State, UNNAMED};
use crate::links::Id;
use crate::quotes::QuoteKind;
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
            let date = event.when.map_or_else(|| "undated".into(), |when| when.to_string());
            [date, kind.into(), who, event.how.clone()].into_iter().filter(|part| !part.is_empty()).collect()
        }
        Id::Time(index) => {
            let time = &story.times[index];
            vec![time.value.clone(), time.how.clone()]
        }
    }
}

fn quote(state: &State, index: usize) -> Vec<String> {
    let story = &state.story;
    let quote = &story.quotes[index];
    let (speaker, who) = entry::speaker(state, index);
    let cue: Vec<&str> = quote.cue.iter().map(|span| span.cut(&story.article.text)).collect();
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    };
    let dated = story.events.iter().find(|event| event.quote == Some(index)).and_then(|event| event.when);
    let mut parts = vec![speaker];
    if who.is_none() && parts[0] != UNNAMED {
        parts.push("not resolved to a name".into());
    }
    parts.push(if cue.is_empty() { "goes on".into() } else { cue.join(" ") });
    parts.push(kind.into());
    parts.extend(dated.map(|when| when.to_string()));
    parts.push(format!("{:.0} % sure", quote.confidence * 100.0));
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
