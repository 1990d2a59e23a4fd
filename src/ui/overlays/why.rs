//! The card of the current item: which words say so, by which steps, and how sure it is.

use ratatui::Frame;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use crate::links::{self, Id, spans};
use crate::people::{Mention, MentionKind};
use crate::quotes::{Quote, Tense};
use crate::text::{Span, clean};
use crate::timeline::Time;
use crate::ui::action::Pane;
use crate::ui::panes::{fit, tidy};
use crate::ui::state::State;
use crate::ui::theme::Theme;
use crate::ui::wrap;

/// Columns of the card inside its border, and of the names of its fields.
const WIDTH: usize = 74;
const NAMES: usize = 12;

/// Draws the card, scrolled down by `scroll` rows.
pub fn draw(state: &State, theme: &Theme, scroll: usize, frame: &mut Frame<'_>) {
    let rows = card(state);
    let height = rows.len() as u16 + 2;
    let inner = super::boxed(state, theme, "Why: Esc closes", WIDTH as u16 + 2, height, frame);
    let last = rows.len().saturating_sub(usize::from(inner.height));
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

/// Rows of the card.
pub fn rows(state: &State) -> usize {
    card(state).len()
}

/// The rows of the card: a name, or nothing below the first row of a field, and a part of its value. In the article the link under the cursor comes first,
/// then what else is told of its words, the current item last.
fn card(state: &State) -> Vec<(String, String)> {
    let columns = WIDTH.min(usize::from(state.area.width.saturating_sub(4)));
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
        part(&format!("“{words}” is {}", person.name), how.into_iter().collect(), columns, &mut rows);
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
    if let Id::Quote(quote) = id { format!("{} {words}", state.says(quote)) } else { words }
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
                field(&place(state, mention.span), format!("{} · {}", mention.span.cut(text), mention.how));
            }
        }
        Id::Quote(index) => quote(state, &story.quotes[index], &mut field),
        Id::Event(index) => {
            let event = &story.events[index];
            field("where", place(state, event.span));
            field("kind", format!("{:?}", event.kind).to_lowercase());
            field("date", event.when.map_or_else(|| "unknown".into(), |when| when.to_string()));
            field("how", event.how.clone());
            if let Some(dated) = story.times.iter().find(|time| Some(time.span) == event.time) {
                time(text, dated, &mut field);
            }
        }
        Id::Time(index) => {
            field("where", place(state, story.times[index].span));
            time(text, &story.times[index], &mut field);
        }
        Id::Organisation(_) | Id::Place(_) => {
            for span in spans(story, id) {
                field(&place(state, span), span.cut(text).to_owned());
            }
        }
    }
    fields
}

fn quote(state: &State, quote: &Quote, field: &mut impl FnMut(&str, String)) {
    let text = &state.story.article.text;
    field("where", quote.spans.first().map_or_else(String::new, |&span| place(state, span)));
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
    field(
        "cue",
        if quote.cue.is_empty() {
            "none: it goes on".into()
        } else {
            format!("{} ({}{tense})", crate::export::cue(&state.story, quote), quote.lemma)
        },
    );
    for (at, how) in quote.how.iter().enumerate() {
        field(if at == 0 { "how" } else { "" }, how.clone());
    }
    let sure = crate::export::percent(quote);
    match &quote.speaker {
        Some(speaker) if speaker.who.is_some() => field("sure", format!("{sure:.0} % that this is who speaks")),
        Some(_) => field("sure", format!("{sure:.0} % that these words name who speaks; whom they mean was not found")),
        None => {}
    }
}

fn time(text: &str, time: &Time, field: &mut impl FnMut(&str, String)) {
    field("words", time.span.cut(text).to_owned());
    field("value", time.value.clone());
    field("arithmetic", time.how.clone());
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
fn place(state: &State, span: Span) -> String {
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
