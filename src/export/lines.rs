//! Plain lines, one an entry: people, quotes with their attribution, the timeline.

use std::io;

use super::{Table, words};
use crate::quotes::Quote;
use crate::story::Story;
use crate::timeline::EventKind;

/// Writes one list of the story.
pub fn write(story: &Story, table: Table, out: &mut impl io::Write) -> io::Result<()> {
    match table {
        Table::People => {
            let quotes = words::quotes_by_person(story);
            story.people.iter().zip(quotes).try_for_each(|(person, quotes)| {
                let mentions = words::count(person.mentions.len(), "mention");
                writeln!(out, "{}: {mentions}, {}", words::introduced(person), words::count(quotes, "quote"))
            })
        }
        Table::Quotes => story.quotes.iter().try_for_each(|one| writeln!(out, "{}", quote(story, one))),
        Table::Timeline => words::by_day(story).into_iter().try_for_each(|(_, event)| {
            let date = event.when.map_or("no date".into(), |when| format!("{}{when}", if words::is_inferred(event) { "≈" } else { "" }));
            let mark = match event.kind {
                EventKind::Event => '●',
                EventKind::Statement => '◆',
                EventKind::Planned => '○',
            };
            writeln!(out, "{date:<11} {mark} {}", words::joined(story, &[event.span]))
        }),
    }
}

/// Who said what, on one line: speaker, the words that say so, kind and sureness, and the content.
pub fn quote(story: &Story, quote: &Quote) -> String {
    let speaker = words::speaker(story, quote).unwrap_or_else(|| "unknown".into());
    let (doubt, details) = (words::doubt(quote), words::details(story, quote));
    format!("{speaker}{doubt} ({details}): {}", words::joined(story, &quote.spans))
}
