//! "She" beside a cue means whoever spoke before, where the person taken for it was not spoken of since, or stands nowhere but in the words of speech, or
//! only owns something: "Ada Vale would not say. “We read what Eve Poe read,” she told a court", "Ada Vale accused Eve Poe's office. She said".
//!
//! Words inside a speech are the speaker's, and whom they name does not hold the floor. Whoever does can be without a name: "A trader said so. “Nobody
//! believes it,” she said".

use super::{Quote, Speaker, Who, confidence};
use crate::language::{NameKind, Tagged};
use crate::people::{self, Entities, Gender, Mention, MentionKind, pronouns};
use crate::text::Span;

/// Paragraphs from the one who spoke to the pronoun, at most.
const NEAR: usize = 1;

/// Gives the pronouns that stand for a speaker to whoever spoke before; the quotes stand in the order of the text.
pub fn give(tagged: &Tagged<'_>, entities: &mut Entities, quotes: &mut [Quote]) {
    for at in 1..quotes.len() {
        let (before, this) = quotes.split_at_mut(at);
        let (Some(last), Some(this)) = (before.last(), this.first_mut()) else { continue };
        let Some((pronoun, gender)) = pronoun(tagged, this) else { continue };
        let end = last.spans.iter().chain(last.speaker.iter().flat_map(|speaker| &speaker.spans)).map(|span| span.end).max().unwrap_or(0);
        // Who has asked waits for the answer.
        if last.lemma == "ask" || !near(tagged, end, pronoun) {
            continue;
        }
        let Some(holder) = last.speaker.as_ref().and_then(|speaker| holder(tagged, entities, speaker, gender)) else { continue };
        let taken = this.person();
        let gone =
            |taken| is_aside(tagged, entities, taken, pronoun, [last, this]) || is_gone(tagged, entities, taken, pronoun, [last, this]);
        let between = Span::new(end.min(pronoun.start), pronoun.start);
        let told_of = || holder.person.is_some_and(|person| is_told_of(entities, person, this));
        if taken == holder.person || told_of() || taken.is_some_and(|taken| !gone(taken)) || is_named_between(entities, between, this) {
            continue;
        }
        let how = format!("{} ← {}, who spoke before", pronoun.cut(tagged.text), holder.name);
        let pronouns = taken.map(|taken| &mut entities.people[taken].mentions);
        let known = pronouns.and_then(|mentions| Some(mentions.remove(mentions.binary_search_by_key(&pronoun, |one| one.span).ok()?)));
        let mention = known.unwrap_or(Mention { span: pronoun, kind: MentionKind::Pronoun, how: String::new(), guess: false });
        if let Some(speaker) = holder.person {
            let mentions = &mut entities.people[speaker].mentions;
            mentions.insert(mentions.partition_point(|one| one.span < pronoun), Mention { how: how.clone(), ..mention });
        }
        if let Some(step) = this.how.last_mut() {
            *step = how;
        }
        if taken.is_none() {
            this.confidence *= confidence::INFERRED;
        }
        this.speaker = Some(Speaker { who: holder.person.map(Who::Person), spans: holder.words.into_iter().chain([pronoun]).collect() });
    }
}

/// Who spoke before.
struct Holder {
    /// Index into the people; `None` for somebody without a name.
    person: Option<usize>,
    name: String,
    /// The words that tell who it is without a name.
    words: Option<Span>,
}

/// Who holds the floor behind words of this speaker and may be "he" or "she".
fn holder(tagged: &Tagged<'_>, entities: &Entities, speaker: &Speaker, gender: Gender) -> Option<Holder> {
    if let Some(who) = speaker.who {
        let person = who.person()?;
        let known = &entities.people[person];
        return known.gender.is_none_or(|known| known == gender).then(|| Holder {
            person: Some(person),
            name: known.name.clone(),
            words: None,
        });
    }
    let (&words, rest) = speaker.spans.split_first()?;
    if rest.iter().any(|span| pronouns::gender(span.cut(tagged.text)).is_none()) {
        return None;
    }
    let name = words.cut(tagged.text).to_owned();
    is_unnamed(tagged, words, gender).then_some(Holder { person: None, name, words: Some(words) })
}

/// Whether words bring in somebody of this gender without a name: "a trader", "Vale's lawyer", "the spokesman".
fn is_unnamed(tagged: &Tagged<'_>, words: Span, gender: Gender) -> bool {
    let tokens = tagged.tokens_in(words);
    let penn = |token: usize| tagged.tokens[token].tag.penn;
    let ends = |&token: &usize| matches!(penn(token), "IN" | "TO" | "," | "WP" | "WDT" | "VBN" | "VBG");
    let end = tokens.clone().find(ends).unwrap_or(tokens.end);
    let Some(head) = end.checked_sub(1).filter(|head| tokens.contains(head)).map(|head| tagged.word(head)) else { return false };
    let first = tagged.word(tokens.start).to_lowercase();
    let person = |token: usize| {
        let span = tagged.tokens[token].span;
        let name = tagged.names.get(tagged.names.partition_point(|name| name.span.end <= span.start));
        name.is_some_and(|name| name.kind == NameKind::Person && name.span.covers(span))
    };
    // "Vale's lawyer" and "her lawyer", but not "the party's leader", who may have been named.
    let owned = |token: usize| penn(token) == "PRP$" || penn(token) == "POS" && token > tokens.start && person(token - 1);
    let brought = matches!(first.as_str(), "a" | "an" | "one" | "another")
        || (tokens.start..end).rev().take_while(|&token| penn(token) != "DT").any(owned);
    let spokesman = head.to_lowercase().starts_with("spokes");
    (brought || spokesman) && people::is_role(head) && people::role_gender(head).is_none_or(|told| told == gender)
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

/// Whether a person was not meant since the sentence in which the words before were ascribed to another, but in what is said and in the words for the other.
fn is_gone(tagged: &Tagged<'_>, entities: &Entities, person: usize, pronoun: Span, quotes: [&Quote; 2]) -> bool {
    let speakers = || quotes[0].speaker.iter().flat_map(|speaker| &speaker.spans);
    let Some(named) = speakers().map(|span| span.start).min() else { return false };
    let token = tagged.tokens_in(Span::new(named, named + 1)).start.min(tagged.tokens.len() - 1);
    let sentence = tagged.tokens[tagged.sentences[tagged.sentence_of(token)].tokens.start].span.start;
    let told = |span: Span| quotes.iter().flat_map(|quote| &quote.spans).chain(speakers()).any(|told| told.covers(span));
    let mentions = &entities.people[person].mentions;
    let before = &mentions[..mentions.partition_point(|mention| mention.span < pronoun)];
    before.iter().rev().find(|mention| !told(mention.span)).is_none_or(|last| last.span.start < sentence)
}

/// Whether a person is named in what is said.
fn is_told_of(entities: &Entities, person: usize, quote: &Quote) -> bool {
    let mut names = entities.people[person].mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    names.any(|name| quote.spans.iter().any(|span| span.covers(name.span)))
}

/// Whether somebody is named between two places, and not in what is said.
fn is_named_between(entities: &Entities, between: Span, quote: &Quote) -> bool {
    let mut names = entities.people.iter().flat_map(|person| &person.mentions).filter(|mention| mention.kind == MentionKind::Name);
    names.any(|name| between.covers(name.span) && !quote.spans.iter().any(|span| span.covers(name.span)))
}
