//! Links: pin and unpin, from an item to whoever is behind it, to their first mention and to all of them.

use unicode_segmentation::UnicodeSegmentation;

use super::{jumps, moves, prompt, show, sight};
use crate::links::Id;
use crate::people::MentionKind;
use crate::search;
use crate::text::Span;
use crate::ui::action::Pane;
use crate::ui::state::{Listed, Overlay, PromptKind, State, pane_of};

/// The person behind a finding: the speaker of a quote, the first person of an event, else the finding itself.
pub fn who(state: &State, id: Id) -> Id {
    match id {
        Id::Quote(quote) => state.story.quotes[quote].speaker.as_ref().and_then(|speaker| speaker.who).map_or(id, Id::from),
        Id::Event(event) => state.story.events[event].people.first().map_or(id, |&person| Id::Person(person)),
        _ => id,
    }
}

/// Pins the current item, or lets it go.
pub fn pin(state: &mut State) {
    if matches!(state.overlay, Overlay::Why(_) | Overlay::Overview(_)) {
        state.overlay = Overlay::None;
        return;
    }
    let Some(id) = state.position.current else {
        state.message = "nothing is current here: move onto an item".into();
        return;
    };
    jumps::remember(state, state.position);
    if state.pin == Some(id) {
        unpin(state);
    } else {
        state.pin = Some(id);
        // The other lists are other lists now, and are read from their beginning.
        for pane in Pane::ALL.into_iter().filter(|&pane| pane_of(id) != Some(pane)) {
            state.lists[pane as usize].items.clear();
        }
        state.relist();
        state.tell_pin();
    }
}

/// Closes what is open, else cancels what runs, else clears the filter, else unpins, else darkens the hits.
pub fn escape(state: &mut State) {
    if state.overlay != Overlay::None {
        state.overlay = Overlay::None;
    } else if state.progress.is_some() {
        state.cancel();
    } else if !state.lists[state.focus as usize].filter.is_empty() {
        state.lists[state.focus as usize].filter.clear();
        state.relist();
    } else if state.pin.is_some() {
        unpin(state);
    } else {
        state.hits.clear();
        state.needle.clear();
    }
}

fn unpin(state: &mut State) {
    state.pin = None;
    state.relist();
    state.tell("unpinned");
}

/// To the introducing mention of whoever is current.
pub fn introduce(state: &mut State) {
    if let Some(id) = state.position.current.map(|id| who(state, id)) {
        jumps::remember(state, state.position);
        show(state, id);
        sight::item(state);
        sight::words(state);
    }
}

/// Lists all mentions of whoever is current, each among its neighbours.
pub fn mentions(state: &mut State) {
    let Some(id) = state.position.current.map(|id| who(state, id)) else {
        state.message = "whose mentions? move onto a person or a quote first".into();
        return;
    };
    prompt::open(state, PromptKind::Mentions(id), "");
}

/// Filters the focused list.
pub fn filter(state: &mut State) {
    if state.focus == Pane::Article {
        state.message = "the article is not filtered: Tab goes to a list, / searches the text".into();
        return;
    }
    // What was filtered by before gives way at once, so that the line and the list agree.
    if !std::mem::take(&mut state.lists[state.focus as usize].filter).is_empty() {
        state.relist();
    }
    prompt::open(state, PromptKind::Filter, "");
}

/// Searches the name or word under the cursor of the article; in a list the last name of whoever is current.
pub fn search_current(state: &mut State) {
    let text = &state.story.article.text;
    let words = match state.position.current.map(|id| who(state, id)).filter(|_| state.focus != Pane::Article) {
        Some(id @ (Id::Person(_) | Id::Organisation(_) | Id::Place(_))) => search::label(&state.story, id),
        Some(Id::Time(time)) => state.story.times[time].span.cut(text).to_owned(),
        _ => named_here(state).or_else(|| word_here(state)).unwrap_or_default(),
    };
    let last = words.rsplit(' ').next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    state.hits = search::text(text, &last);
    state.message = match state.hits.len() {
        0 if last.is_empty() => "no word stands here: move onto one".into(),
        0 => format!("not in the text: {last}"),
        1 => format!("1 × {last}: nowhere else"),
        hits => format!("{hits} × {last}: n goes to the next"),
    };
    state.needle = last;
}

/// The name under the cursor of the article, as it stands there.
fn named_here(state: &State) -> Option<String> {
    let point = Span::new(state.position.offset, state.position.offset + 1);
    let name = |(span, id): (Span, Id)| match id {
        Id::Person(person) => state.story.people[person].mentions.iter().any(|other| other.span == span && other.kind == MentionKind::Name),
        Id::Organisation(_) | Id::Place(_) => true,
        Id::Quote(_) | Id::Event(_) | Id::Time(_) => false,
    };
    let span = state.index.overlapping(point).find(|&found| name(found)).map(|(span, _)| span)?;
    Some(span.cut(&state.story.article.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The first word from the cursor of the article on.
fn word_here(state: &State) -> Option<String> {
    let rest = state.story.article.text.get(state.position.offset..)?;
    Some(rest.split_word_bounds().find(|word| word.starts_with(char::is_alphanumeric))?.to_owned())
}

/// People, organisations, places in turn, each with the cursor where it was last.
pub fn cycle(state: &mut State) {
    let list = &state.lists[Pane::People as usize];
    if let Some(&id) = list.items.get(list.cursor) {
        state.unlisted.insert(state.listed, id);
    }
    state.listed = match state.listed {
        Listed::People => Listed::Organisations,
        Listed::Organisations => Listed::Places,
        Listed::Places => Listed::People,
    };
    state.relist();
    let before = state.unlisted.get(&state.listed);
    let at = state.list(Pane::People).iter().position(|id| Some(id) == before).unwrap_or(0);
    moves::point(state, Pane::People, at);
    if state.focus == Pane::People {
        state.position.current = None;
        moves::to_entry(state, Pane::People, at);
    }
}
