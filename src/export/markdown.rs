//! A brief in Markdown (CommonMark): who is in the article, who said what, what happened when, with the words. Whatever the article's words hold,
//! they stay words: characters that mean something in Markdown or HTML are escaped.

use std::io;

use super::words;
use crate::people::Entity;
use crate::quotes::{Quote, Who};
use crate::story::Story;

/// Writes the brief; briefs after the first are set apart by a rule.
pub fn write(story: &Story, number: usize, out: &mut impl io::Write) -> io::Result<()> {
    if number > 0 {
        writeln!(out, "\n---\n")?;
    }
    writeln!(out, "# {}", escape(&words::title(story)))?;
    let origin = words::origin(story);
    if !origin.is_empty() {
        writeln!(out, "\n{}", escape(&origin.join(" · ")))?;
    }
    people(story, out)?;
    quotes(story, out)?;
    timeline(story, out)
}

fn people(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    if !story.people.is_empty() {
        writeln!(out, "\n## Who\n")?;
    }
    for (person, quotes) in story.people.iter().zip(words::quotes_by_person(story)) {
        let role = person.role.as_deref().map_or(String::new(), |role| format!(", {}", escape(&words::one_line(role))));
        let mentions = words::count(person.mentions.len(), "mention");
        let quotes = if quotes == 0 { String::new() } else { format!(", {}", words::count(quotes, "quote")) };
        writeln!(out, "- **{}**{role} ({mentions}{quotes})", escape(&words::one_line(&person.name)))?;
    }
    entities("Organisations", &story.organisations, out)?;
    entities("Places", &story.places, out)
}

fn entities(heading: &str, entities: &[Entity], out: &mut impl io::Write) -> io::Result<()> {
    let names: Vec<String> = entities.iter().map(|entity| escape(&words::one_line(&entity.name))).collect();
    if names.is_empty() { Ok(()) } else { writeln!(out, "\n{heading}: {}", names.join(", ")) }
}

/// Quotes under the name of their speaker, speakers in the order of their first quote, the unknown last.
fn quotes(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    if story.quotes.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\n## Who said what\n\nBehind the kind stands how sure the speaker is; **?** marks what is below 90 %, and speakers without a name."
    )?;
    for (speaker, quotes) in by_speaker(story) {
        let heading = speaker.map_or_else(|| "Speaker not told".into(), |speaker| escape(&speaker));
        writeln!(out, "\n### {heading}\n")?;
        for quote in quotes {
            let said = escape(&words::joined(story, &quote.spans));
            let doubt = if words::is_sure(quote) { "" } else { "**?** " };
            writeln!(out, "- {doubt}*{}:* {said}", escape(&words::details(story, quote)))?;
        }
    }
    Ok(())
}

fn by_speaker(story: &Story) -> Vec<(Option<String>, Vec<&Quote>)> {
    let mut groups: Vec<(Option<String>, Vec<&Quote>)> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for quote in &story.quotes {
        let who = quote.speaker.as_ref().and_then(|speaker| speaker.who);
        let name = words::speaker(story, quote);
        let role = who.and_then(|who| if let Who::Person(index) = who { story.people.get(index) } else { None }).map(words::introduced);
        let group = *known.entry((who, name.clone())).or_insert_with(|| {
            groups.push((role.or(name), Vec::new()));
            groups.len() - 1
        });
        groups[group].1.push(quote);
    }
    groups.sort_by_key(|(speaker, _)| speaker.is_none());
    groups
}

fn timeline(story: &Story, out: &mut impl io::Write) -> io::Result<()> {
    if !story.events.is_empty() {
        writeln!(out, "\n## What happened when\n")?;
    }
    for (_, event) in words::by_day(story) {
        let date = words::day_of(event).unwrap_or_else(|| "No date".into());
        writeln!(out, "- **{}**, {}: {}", escape(&date), words::event_kind(event.kind), escape(&words::joined(story, &[event.span])))?;
    }
    Ok(())
}

/// Words as words: every ASCII mark that Markdown gives a meaning is escaped, and `&` and `<` as entities, which hold inside code spans of other
/// dialects too. A full stop or bracket after a number could begin a list.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let mut numbered = true;
    for (at, c) in words.char_indices() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => escaped.extend(['\\', c]),
            '-' | '+' | '=' | ':' if at == 0 => escaped.extend(['\\', c]),
            '.' | ')' if numbered => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
        numbered &= c.is_ascii_digit();
    }
    escaped
}
