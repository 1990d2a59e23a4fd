//! What the forms that people read have in common: how a speaker, a quote and a date are put into words.

use crate::links::{self, Id};
use crate::people::Person;
use crate::quotes::{self, Quote, QuoteKind, Tense, Who};
use crate::reading;
use crate::story::Story;
use crate::text::{Span, clean};
use crate::timeline::{Event, EventKind};

/// What the article is called: its headline, else the name it was read by.
pub fn title(story: &Story) -> String {
    let article = &story.article;
    let name = || article.id.rsplit(['/', '\\']).next().unwrap_or_default();
    let title = article.title.as_deref().map(one_line).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| if name().is_empty() { "Article".into() } else { one_line(name()) })
}

/// Byline, publication, days and address or path, as far as they are known.
pub fn origin(story: &Story) -> Vec<String> {
    let article = &story.article;
    let published = story.anchor.as_ref().map(|anchor| anchor.date.to_string());
    let from = article.url.as_deref().unwrap_or(&article.source);
    let modified = article.modified.map(|date| format!("modified {date}"));
    let parts = [article.byline.as_deref(), article.publication.as_deref(), published.as_deref(), modified.as_deref(), Some(from)];
    parts.into_iter().flatten().map(one_line).filter(|part| !part.is_empty()).collect()
}

/// Words on one line, control characters as pictures.
pub fn one_line(words: &str) -> String {
    clean(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Who or what an index names.
pub fn name(story: &Story, who: Who) -> Option<&str> {
    match who {
        Who::Person(index) => story.people.get(index).map(|person| person.name.as_str()),
        Who::Organisation(index) => story.organisations.get(index).map(|entity| entity.name.as_str()),
        Who::Place(index) => story.places.get(index).map(|entity| entity.name.as_str()),
    }
}

/// Who says it: the name, else the article's words for the speaker, the noun where a pronoun stands for it; `None` where the article does not tell.
pub fn speaker(story: &Story, quote: &Quote) -> Option<String> {
    let speaker = quote.speaker.as_ref()?;
    let named = speaker.who.and_then(|who| name(story, who)).map(one_line);
    named.or_else(|| Some(joined(story, speaker.spans.get(..1)?))).filter(|words| !words.is_empty())
}

/// The words of some spans on one line, an ellipsis where the article has other words in between.
pub fn joined(story: &Story, spans: &[Span]) -> String {
    one_line(&cut(story, spans))
}

/// As [`joined`], the words as they stand.
pub fn cut(story: &Story, spans: &[Span]) -> String {
    links::cut(&story.article.text, spans)
}

/// Words before a cue among which one that denies it is looked for.
const BEFORE: usize = 4;

/// The cue as a reader is told it. A saying that is denied reads as such: in the article's own words from the one that denies it on ("never admitted",
/// "would not say"), or, where that stands elsewhere ("neither of them would say"), in words of ours ("did not say").
pub fn cue(story: &Story, quote: &Quote) -> String {
    if !quote.lemma.starts_with("not ") {
        return joined(story, &quote.cue);
    }
    let Some(cue) = quote.cue.first() else { return quote.lemma.clone() };
    let mut before = story.article.text.get(..cue.start).unwrap_or_default().trim_end();
    let mut words = Vec::new();
    for _ in 0..BEFORE {
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        if !word.ends_with(char::is_alphanumeric) {
            break;
        }
        words.push((before.len() - word.len(), word));
        before = before[..before.len() - word.len()].trim_end();
    }
    // "didn't" is denied by its end.
    let end = |word: &str| word.find(['\'', '’']).and_then(|at| word.get(at.checked_sub(1)?..)).map(quotes::is_denial);
    let denies = |word: &str| quotes::is_denial(word) || end(word).unwrap_or_default();
    let denial = words.iter().position(|(_, word)| denies(word));
    // "not" takes the auxiliary before it along.
    let first = denial.and_then(|at| words.get(at + usize::from(words[at].1 == "not")));
    let auxiliary = match quote.tense {
        Some(Tense::Past) => "did ",
        Some(Tense::Present) => "does ",
        Some(Tense::Future) => "will ",
        None => "would ",
    };
    first.map_or_else(|| format!("{auxiliary}{}", quote.lemma), |&(start, _)| joined(story, &[Span::new(start, cue.end)]))
}

/// Per cent from which on a speaker is told without a mark of doubt.
const SURE: f32 = 90.0;

/// How sure it is who speaks, in per cent.
pub fn percent(quote: &Quote) -> f32 {
    (quote.confidence * 100.0).round()
}

/// Whether it is sure who speaks: as surely as can be told without a mark, and resolved to a name.
pub fn is_sure(quote: &Quote) -> bool {
    percent(quote) >= SURE && quote.speaker.as_ref().is_some_and(|speaker| speaker.who.is_some())
}

/// The mark behind a speaker: `?` where it is not sure who speaks.
pub fn doubt(quote: &Quote) -> &'static str {
    if is_sure(quote) { "" } else { "?" }
}

/// How a quote is told, and how sure the speaker is: "told · direct · 97 %".
pub fn details(story: &Story, quote: &Quote) -> String {
    let sure = quote.speaker.as_ref().map(|_| format!("{:.0} %", percent(quote)));
    let parts = [Some(cue(story, quote)).filter(|cue| !cue.is_empty()), Some(told(quote.kind).into()), sure];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The kind of a quote in a reader's word.
pub const fn told(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "reported",
        QuoteKind::Mixed => "mixed",
    }
}

/// A finding as a reader quotes it: its words, who says them, and where they stand.
pub fn attributed(story: &Story, id: Id) -> String {
    let words = label(story, id);
    let first = links::spans(story, id).first().map_or(0, |span| span.start);
    let paragraph = reading::number(&story.paragraphs, first);
    let origin = story.article.title.iter().map(|title| one_line(title)).chain(origin(story)).collect::<Vec<_>>().join(" · ");
    let said = match id {
        Id::Quote(index) => story.quotes.get(index).map_or_else(String::new, |quote| {
            let who = match quote.speaker.as_ref().and_then(|speaker| speaker.who) {
                Some(Who::Person(person)) => story.people.get(person).map(introduced),
                _ => speaker(story, quote),
            };
            let (who, doubt) = (who.unwrap_or_else(|| "speaker not named".into()), doubt(quote));
            format!("\n— {who}{doubt} ({})", details(story, quote))
        }),
        _ => String::new(),
    };
    format!("{words}{said}\n{origin} · ¶{paragraph}")
}

/// The words of a finding; of a person, an organisation or a place the name.
pub fn label(story: &Story, id: Id) -> String {
    let who = match id {
        Id::Person(index) => Who::Person(index),
        Id::Organisation(index) => Who::Organisation(index),
        Id::Place(index) => Who::Place(index),
        Id::Quote(_) | Id::Event(_) | Id::Time(_) => return cut(story, &links::spans(story, id)),
    };
    name(story, who).unwrap_or_default().to_owned()
}

/// A person's name and role.
pub fn introduced(person: &Person) -> String {
    let name = one_line(&person.name);
    person.role.as_deref().map_or(name.clone(), |role| format!("{name}, {}", one_line(role)))
}

/// "1 quote", "3 quotes".
pub fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// How many quotes each person has.
pub fn quotes_by_person(story: &Story) -> Vec<usize> {
    let mut counts = vec![0; story.people.len()];
    for quote in &story.quotes {
        if let Some(Who::Person(index)) = quote.speaker.as_ref().and_then(|speaker| speaker.who)
            && let Some(count) = counts.get_mut(index)
        {
            *count += 1;
        }
    }
    counts
}

/// The lines of the timeline by day, those of one day in the order of the text, undated ones last.
pub fn by_day(story: &Story) -> Vec<(usize, &Event)> {
    let mut events: Vec<(usize, &Event)> = story.events.iter().enumerate().collect();
    events.sort_by_key(|(_, event)| (event.when.is_none(), event.when.map(|when| (when.from, when.to))));
    events
}

/// Whether the date of a line stands elsewhere in the article than in its clause: it was taken from the story around it, or is the day of publication.
pub const fn is_inferred(event: &Event) -> bool {
    event.when.is_some() && event.time.is_none()
}

/// The day of a line in words, with a word where it is inferred.
pub fn day_of(event: &Event) -> Option<String> {
    let words = super::day(event.when?);
    Some(if is_inferred(event) { format!("{words} (inferred)") } else { words })
}

/// The kind of a line of the timeline, in a word.
pub const fn event_kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Event => "event",
        EventKind::Statement => "statement",
        EventKind::Planned => "planned",
    }
}

/// The kind of a quote, in a word.
pub const fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    }
}

/// The tense of a cue, in a word.
pub const fn tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "past",
        Tense::Present => "present",
        Tense::Future => "future",
    }
}

/// The name of an entity in all forms: `p1`, `o1`, `l1`.
pub fn who(who: Who) -> String {
    match who {
        Who::Person(index) => format!("p{}", index + 1),
        Who::Organisation(index) => format!("o{}", index + 1),
        Who::Place(index) => format!("l{}", index + 1),
    }
}
