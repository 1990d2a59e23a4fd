//! "She" beside a cue means whoever spoke before, where the person taken for it stands nowhere but in the words of speech, or only owns something: "Ada Vale
//! would not say. “We read what Eve Poe read,” she told a court", "Ada Vale accused Eve Poe's office. She said".
//!
//! Words inside a speech are the speaker's, and whom they name does not hold the floor.

use super::{Quote, Who};
use crate::language::Tagged;
use crate::people::{Entities, Gender, MentionKind, pronouns};
use crate::text::Span;

/// Paragraphs from the one who spoke to the pronoun, at most.
const NEAR: usize = 1;

/// Gives the pronouns that stand for a speaker to whoever spoke before; the quotes stand in the order of the text.
pub fn give(tagged: &Tagged<'_>, entities: &mut Entities, quotes: &mut [Quote]) {
    for at in 1..quotes.len() {
        let (before, this) = quotes.split_at_mut(at);
        let (Some(last), Some(this)) = (before.last(), this.first_mut()) else { continue };
        let (Some((pronoun, gender)), Some(taken), Some(speaker)) = (pronoun(tagged, this), this.person(), last.person()) else { continue };
        let fits = entities.people[speaker].gender.is_none_or(|known| known == gender);
        let end = last.spans.iter().chain(last.speaker.iter().flat_map(|speaker| &speaker.spans)).map(|span| span.end).max().unwrap_or(0);
        if taken == speaker || !fits || !near(tagged, end, pronoun) || !is_aside(tagged, entities, taken, pronoun, [last, this]) {
            continue;
        }
        if is_named_between(entities, Span::new(end.min(pronoun.start), pronoun.start), this) {
            continue;
        }
        let how = format!("{} ← {}, who spoke before", pronoun.cut(tagged.text), entities.people[speaker].name);
        let Ok(index) = entities.people[taken].mentions.binary_search_by_key(&pronoun, |mention| mention.span) else { continue };
        let mut mention = entities.people[taken].mentions.remove(index);
        mention.how.clone_from(&how);
        let mentions = &mut entities.people[speaker].mentions;
        mentions.insert(mentions.partition_point(|one| one.span < pronoun), mention);
        if let Some(step) = this.how.last_mut() {
            *step = how;
        }
        if let Some(source) = &mut this.speaker {
            source.who = Some(Who::Person(speaker));
        }
    }
}

/// The pronoun that alone names the speaker, and its gender.
fn pronoun(tagged: &Tagged<'_>, quote: &Quote) -> Option<(Span, Gender)> {
    let [span] = quote.speaker.as_ref()?.spans[..] else { return None };
    Some((span, pronouns::gender(span.cut(tagged.text))?))
}

/// Whether a pronoun stands behind `end`, in the same paragraph or the next.
fn near(tagged: &Tagged<'_>, end: usize, pronoun: Span) -> bool {
    let paragraph = |offset: usize| tagged.paragraphs.partition_point(|paragraph| paragraph.span.end <= offset);
    paragraph(pronoun.start).saturating_sub(paragraph(end.saturating_sub(1))) <= NEAR
}

/// Whether the last mention of a person before a pronoun stands in what is said, or is a possessive.
fn is_aside(tagged: &Tagged<'_>, entities: &Entities, person: usize, pronoun: Span, quotes: [&Quote; 2]) -> bool {
    let mentions = &entities.people[person].mentions;
    let Some(last) = mentions[..mentions.partition_point(|mention| mention.span < pronoun)].last() else { return false };
    let said = quotes.iter().flat_map(|quote| &quote.spans).any(|span| span.covers(last.span));
    let behind = tagged.text.get(last.span.end..).unwrap_or("");
    said || last.kind == MentionKind::Name && (behind.starts_with("'s") || behind.starts_with("’s"))
}

/// Whether somebody is named between two places, and not in what is said.
fn is_named_between(entities: &Entities, between: Span, quote: &Quote) -> bool {
    let mut names = entities.people.iter().flat_map(|person| &person.mentions).filter(|mention| mention.kind == MentionKind::Name);
    names.any(|name| between.covers(name.span) && !quote.spans.iter().any(|span| span.covers(name.span)))
}
