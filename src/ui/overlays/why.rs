//! The card of the current item: which words say so, by which steps, and how sure it is.
//!
//! It stands below or above the words it tells of, and over the article only where that is wide enough, so that the lists beside it can be read.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use crate::links::{self, Id, spans};
use crate::people::{Mention, MentionKind};
use crate::quotes::Tense;
use crate::text::{Span, clean};
use crate::ui::action::{Action, Pane};
use crate::ui::panes::{fit, tidy};
use crate::ui::state::State;
use crate::ui::theme::Theme;
use crate::ui::{view, wrap};

/// Columns of the card inside its border, and of the names of its fields.
const WIDTH: usize = 74;
const NAMES: usize = 12;
/// Columns from which on an article has room for the card.
const ARTICLE: u16 = 60;
/// Columns beside a card in which nothing could be read.
const NARROW: u16 = 16;
/// Rows that the card keeps where the words leave it no room, border included.
const LEAST: u16 = 8;

/// The rows between header and status line, and in them the columns that the card may take.
fn room(state: &State) -> Rect {
    let (area, layout) = (state.area, view::layout(state));
    let article = layout.pane(Pane::Article).filter(|pane| pane.width >= ARTICLE);
    let over = article.unwrap_or(area);
    let wide = WIDTH as u16 + 2;
    // Of panes that are nearly covered nothing is left to peep out beside the card.
    let width = if article.is_none() && over.width < wide + NARROW { over.width } else { wide.min(over.width.saturating_sub(2)) };
    let y = layout.header.bottom();
    Rect { x: over.x + (over.width - width) / 2, y, width, height: layout.status.y.saturating_sub(y) }
}

/// Rows of the article that hold the words the card tells of: the row under the cursor, and of a quote all words with its cue and its source.
fn told(state: &State) -> Range<usize> {
    let mut words = vec![Span::new(state.position.offset, state.position.offset + 1)];
    match state.position.current {
        Some(id @ Id::Quote(quote)) => {
            let quote = &state.story.quotes[quote];
            words.extend(spans(&state.story, id).iter().chain(&quote.cue).chain(quote.speaker.iter().flat_map(|speaker| &speaker.spans)));
        }
        Some(id @ (Id::Event(_) | Id::Time(_))) => words.extend(spans(&state.story, id)),
        _ => {}
    }
    let rows = words.iter().flat_map(|span| [span.start, span.end.saturating_sub(1).max(span.start)]).map(|offset| state.row_of(offset));
    rows.clone().min().unwrap_or_default()..rows.max().unwrap_or_default() + 1
}

/// Rows of the screen that are kept free: those words, or where the article is not seen, the entry under the cursor of the list.
fn free(state: &State) -> Range<u16> {
    let layout = view::layout(state);
    let list = &state.lists[state.focus as usize];
    let entry = || (layout.pane(state.focus).unwrap_or(state.area), list.scroll, list.row()..list.row() + 1);
    let (pane, scroll, rows) = layout.pane(Pane::Article).map_or_else(entry, |pane| (pane, state.scroll, told(state)));
    let row = |row: usize| (pane.y + 1).saturating_add(row.saturating_sub(scroll).min(1_000) as u16).min(pane.bottom().saturating_sub(1));
    row(rows.start)..row(rows.end)
}

/// Where the card stands: below the words it tells of, else above them, as far as there is room.
fn place(state: &State) -> Rect {
    let (room, free) = (room(state), free(state));
    let height = (card(state).len() as u16 + 2).min(room.height);
    let (above, below) = (free.start.saturating_sub(room.y), room.bottom().saturating_sub(free.end));
    match (height <= below, height <= above) {
        (true, _) => Rect { y: free.end, height, ..room },
        (_, true) => Rect { y: free.start - height, height, ..room },
        _ if above > below => Rect { height: height.min(above.max(LEAST)), ..room },
        _ => {
            let height = height.min(below.max(LEAST)).min(room.height);
            Rect { y: room.bottom() - height, height, ..room }
        }
    }
}

/// The first row of the article on the screen where the card has most room beside the words it tells of; as it is where it has enough.
pub fn scrolled(state: &State) -> usize {
    let (rows, free) = (card(state).len() as u16 + 2, free(state));
    let room = room(state);
    let fits = rows <= free.start.saturating_sub(room.y) || rows <= room.bottom().saturating_sub(free.end);
    if fits || view::layout(state).pane(Pane::Article).is_none() {
        return state.scroll;
    }
    told(state).start.min(state.rows.len().saturating_sub(state.height()))
}

/// Draws the card, scrolled down by `scroll` rows.
pub fn draw(state: &State, theme: &Theme, scroll: usize, frame: &mut Frame<'_>) {
    let rows = card(state);
    let place = place(state);
    let inner = super::framed(theme, "Why: Esc closes", place, frame);
    let last = rows.len().saturating_sub(usize::from(inner.height));
    // What is cut says that it goes on, and by which key.
    let (turn, word) = if scroll < last { (1, "more") } else { (-1, "back") };
    if let Some(key) = state.keymap.keys(Action::Half(turn)).filter(|_| last > 0) {
        let foot = Rect { x: inner.x, y: place.bottom().saturating_sub(1), width: inner.width, height: 1.min(place.height) };
        frame.render_widget(Line::styled(format!(" {key} {word} "), theme.key).right_aligned(), foot);
    }
    let width = usize::from(inner.width);
    let line = |(name, value): (String, String)| {
        if name == "title" {
            return Line::styled(fit(&value, width), theme.title);
        }
        Line::from(vec![
            Piece::styled(format!(" {name:<NAMES$}"), theme.quiet),
            Piece::styled(fit(&value, width.saturating_sub(NAMES + 1)), theme.text),
        ])
    };
    let lines: Vec<Line<'_>> = rows.into_iter().skip(scroll.min(last)).take(usize::from(inner.height)).map(line).collect();
    frame.render_widget(Paragraph::new(lines), inner);
}

/// The last row that the card can be scrolled to.
pub fn last_row(state: &State) -> usize {
    card(state).len().saturating_sub(usize::from(place(state).height.saturating_sub(2)))
}

/// The rows of the card: a name, or nothing below the first row of a field, and a part of its value. In the article the link under the cursor comes first,
/// then what else is told of its words, the current item last.
fn card(state: &State) -> Vec<(String, String)> {
    let columns = usize::from(room(state).width.saturating_sub(2));
    let mut rows = Vec::new();
    let point = Span::new(state.position.offset, state.position.offset + 1);
    let here: Vec<(Span, Id)> = if state.focus == Pane::Article {
        state.index.overlapping(point).filter(|(span, _)| span.covers(point)).collect()
    } else {
        Vec::new()
    };
    let link = here.iter().find_map(|&(span, id)| if let Id::Person(person) = id { Some((span, person)) } else { None });
    if let Some((span, person)) = link {
        let person = &state.story.people[person];
        let words = span.cut(&state.story.article.text);
        let mention = person.mentions.iter().find(|mention| mention.span == span);
        let how = mention.map(|mention| ("how".to_owned(), mention.how.clone())).filter(|(_, how)| !how.is_empty());
        let title = if *words == person.name { format!("“{words}”") } else { format!("“{words}” is {}", person.name) };
        part(&title, how.into_iter().collect(), columns, &mut rows);
    }
    let beside = here.iter().map(|&(_, id)| id).filter(|id| link.is_some() && matches!(id, Id::Quote(_) | Id::Event(_)));
    let current = state.position.current;
    for id in beside.filter(|&id| Some(id) != current).chain(current) {
        part(&whole(state, id), fields(state, id), columns, &mut rows);
    }
    if rows.is_empty() {
        rows.push(("title".into(), " nothing is current here: move onto an item".into()));
    }
    rows
}

/// A part of the card: a title and its fields, an empty row above all but the first.
fn part(title: &str, fields: Vec<(String, String)>, columns: usize, rows: &mut Vec<(String, String)>) {
    if !rows.is_empty() {
        rows.push((String::new(), String::new()));
    }
    for (at, part) in words(&clean(title), columns.saturating_sub(1)).into_iter().enumerate().take(6) {
        rows.push(("title".into(), format!(" {}", if at == 5 { "…" } else { &part })));
    }
    for (name, value) in fields {
        for (at, part) in words(&clean(&value), columns.saturating_sub(NAMES + 1)).into_iter().enumerate() {
            rows.push((if at == 0 { name.clone() } else { String::new() }, part));
        }
    }
}

/// A finding in all its words, a quote's speaker before them.
fn whole(state: &State, id: Id) -> String {
    let words = tidy(&crate::export::label(&state.story, id));
    if let Id::Quote(quote) = id { state.told(quote, &words) } else { words }
}

fn fields(state: &State, id: Id) -> Vec<(String, String)> {
    let story = &state.story;
    let text = &story.article.text;
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut field = |name: &str, value: String| fields.push((name.to_owned(), value));
    match id {
        Id::Person(index) => {
            let person = &story.people[index];
            if let Some(role) = &person.role {
                field("role", role.clone());
            }
            if let Some(gender) = person.gender {
                field("gender", format!("{gender:?}").to_lowercase());
            }
            field("mentions", counted(&person.mentions));
            for mention in &person.mentions {
                let words = mention.span.cut(text);
                // "Margaret", the given name of Margaret, is told once; "he ← Ada Tarrow" has the word already.
                let value = match mention.how.as_str() {
                    how if how.is_empty() || how.ends_with(&format!(" of {words}")) => words.to_owned(),
                    how if how.starts_with(&format!("{words} ")) => how.to_owned(),
                    how => format!("{words} · {how}"),
                };
                field(&paragraph(state, mention.span), value);
            }
        }
        Id::Quote(index) => quote(state, index, &mut field),
        Id::Event(index) => {
            let event = &story.events[index];
            field("where", paragraph(state, event.span));
            field("kind", format!("{:?}", event.kind).to_lowercase());
            field("date", event.when.map_or_else(|| "unknown".into(), crate::export::day));
            if let Some(words) = event.time {
                field("words", words.cut(text).to_owned());
            }
            field("how", crate::export::steps(event.when, &event.how));
            // How the words themselves are counted, where the clause goes on from there.
            let counted = story.times.iter().find(|time| Some(time.span) == event.time).filter(|time| !event.how.contains(&time.how));
            if let Some(time) = counted {
                field("", crate::export::steps(time.when, &time.how));
            }
        }
        Id::Time(index) => {
            let time = &story.times[index];
            field("where", paragraph(state, time.span));
            field("meaning", crate::export::meaning(time).unwrap_or_else(|| "no date that can be told".into()));
            field("value", time.value.clone());
            field("how", crate::export::steps(time.when, &time.how));
        }
        Id::Organisation(_) | Id::Place(_) => {
            for span in spans(story, id) {
                field(&paragraph(state, span), span.cut(text).to_owned());
            }
        }
    }
    fields
}

fn quote(state: &State, index: usize, field: &mut impl FnMut(&str, String)) {
    let text = &state.story.article.text;
    let quote = &state.story.quotes[index];
    field("where", quote.spans.first().map_or_else(String::new, |&span| paragraph(state, span)));
    field("kind", crate::export::told(quote.kind).into());
    match &quote.speaker {
        Some(speaker) => {
            let who = speaker.who.map(|who| crate::search::label(&state.story, who.into()));
            field("speaker", who.unwrap_or_else(|| "somebody the article does not name".into()));
            field("words", links::cut(text, &speaker.spans));
        }
        None => field("speaker", "the text does not say".into()),
    }
    let tense = quote.tense.map_or("", |tense| match tense {
        Tense::Past => ", in the past",
        Tense::Present => ", now",
        Tense::Future => ", in the future",
    });
    let cue = crate::export::cue(&state.story, quote);
    let lemma =
        if cue.eq_ignore_ascii_case(&quote.lemma) { tense.trim_start_matches(", ").to_owned() } else { format!("{}{tense}", quote.lemma) };
    field(
        "cue",
        match (quote.cue.is_empty(), lemma.is_empty()) {
            (true, _) => "none: it goes on".into(),
            (_, true) => cue.clone(),
            _ => format!("{cue} ({lemma})"),
        },
    );
    // What is told above is not told again: the cue that is its own rule, the name that the words are.
    let speaker = quote.speaker.as_ref().map(|_| state.speaker(index));
    let again = |how: &&String| how.split(", ").any(|part| !part.eq_ignore_ascii_case(&cue)) && Some(*how) != speaker.as_ref();
    for (at, how) in quote.how.iter().filter(again).enumerate() {
        field(if at == 0 { "how" } else { "" }, how.clone());
    }
    let sure = crate::export::percent(quote);
    match &quote.speaker {
        Some(speaker) if speaker.who.is_some() => field("sure", format!("{sure:.0} % that this is who speaks")),
        Some(_) => field("sure", format!("{sure:.0} % that these words name who speaks; whom they mean was not found")),
        None => {}
    }
}

/// How often somebody is mentioned, and by what.
fn counted(mentions: &[Mention]) -> String {
    let by = |kind: MentionKind, words: &str| {
        let count = mentions.iter().filter(|mention| mention.kind == kind).count();
        (count > 0).then(|| format!("{count} by {words}"))
    };
    let kinds = [by(MentionKind::Name, "name"), by(MentionKind::Role, "role"), by(MentionKind::Pronoun, "pronoun")];
    format!("{}: {}", mentions.len(), kinds.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The paragraph that words stand in.
fn paragraph(state: &State, span: Span) -> String {
    format!("¶{}", crate::reading::number(&state.story.paragraphs, span.start))
}

/// A text in rows of some columns, broken between words.
fn words(text: &str, columns: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split(' ') {
        let width: usize = word.chars().map(wrap::width).sum();
        if let Some(row) = rows.last_mut().filter(|_| used + 1 + width <= columns) {
            row.push(' ');
            row.push_str(word);
            used += 1 + width;
        } else {
            rows.push(word.to_owned());
            used = width;
        }
    }
    rows
}
