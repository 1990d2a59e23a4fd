//! Events: the sentences that a time expression dates, and the sayings that can be dated.
//!
//! In go the resolved times, out come the lines of the timeline. A sentence takes the date of its expressions, one line a date; a length of time or a reference such as
//! "now" dates nothing. A line is a statement where a quote is said in its sentence, planned where its date lies ahead of the day of publication.

use super::{Anchor, Event, EventKind, Time, TimeKind};
use crate::language::Tagged;
use crate::people::Entities;
use crate::quotes::{Quote, Who};
use crate::text::Span;

/// The lines of the timeline, in the order of the text.
pub fn find(tagged: &Tagged<'_>, entities: &Entities, quotes: &[Quote], times: &[Time], anchor: Option<&Anchor>) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut mentions: Vec<(Span, usize)> = entities
        .people
        .iter()
        .enumerate()
        .flat_map(|(index, person)| person.mentions.iter().map(move |mention| (mention.span, index)))
        .collect();
    mentions.sort_unstable_by_key(|(span, _)| span.start);
    for time in times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time)) {
        let Some(when) = time.when else { continue };
        let at = tagged.sentences.partition_point(|sentence| sentence.span.end <= time.span.start);
        let Some(sentence) = tagged.sentences.get(at).map(|sentence| sentence.span) else { continue };
        if events.last().is_some_and(|event| event.span == sentence && event.when == Some(when)) {
            continue;
        }
        let quote = quotes
            .iter()
            .position(|quote| quote.cue.iter().any(|cue| sentence.covers(*cue)) && !quote.spans.iter().any(|span| span.covers(time.span)));
        let ahead = anchor.is_some_and(|anchor| when.from > anchor.date);
        let kind = match quote {
            _ if ahead => EventKind::Planned,
            Some(_) => EventKind::Statement,
            None => EventKind::Event,
        };
        let first = mentions.partition_point(|(span, _)| span.end <= sentence.start);
        let mut people: Vec<usize> =
            mentions[first..].iter().take_while(|(span, _)| span.start < sentence.end).map(|&(_, person)| person).collect();
        people.extend(quote.and_then(|quote| match quotes[quote].speaker.as_ref()?.who? {
            Who::Person(person) => Some(person),
            _ => None,
        }));
        people.sort_unstable();
        people.dedup();
        let how = format!("{} → {when}: {}", time.span.cut(tagged.text), time.how);
        events.push(Event { kind, when: Some(when), span: sentence, time: Some(time.span), people, quote, how });
    }
    events
}
