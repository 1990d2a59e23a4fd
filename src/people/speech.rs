//! "I", "my" and "we" inside a person's own quotes.

use super::names::fold;
use super::{Entities, Mention, MentionKind};
use crate::language::Tagged;
use crate::text::List;
use crate::text::Span;

static FIRST_PERSON: List = List(include_str!("data/first_person.txt"));

/// Links the first person inside each stretch of speech to who speaks it. `speeches` are persons (indices into the people) with what stands inside their
/// quotation marks; in speech that is only reported, "I" is the author and is left alone by not being passed.
pub fn link_first_person(tagged: &Tagged<'_>, entities: &mut Entities, speeches: &[(usize, Span)]) {
    for &(person, content) in speeches {
        let Some(speaker) = entities.people.get_mut(person) else { continue };
        let home = speaker.mentions.iter().find(|mention| mention.kind == MentionKind::Name).or(speaker.mentions.first());
        let place = super::place(home.map_or(0, |mention| mention.span.start));
        for token in tagged.tokens_in(content) {
            let span = tagged.tokens[token].span;
            if content.covers(span) && FIRST_PERSON.contains(&fold(tagged.word(token))) && tagged.word(token) != "US" {
                let how = format!("{} in the own words of {}, {place}", tagged.word(token), speaker.name);
                speaker.mentions.push(Mention { span, kind: MentionKind::Pronoun, how });
            }
        }
    }
    for person in &mut entities.people {
        person.mentions.sort_by_key(|mention| mention.span);
        person.mentions.dedup_by_key(|mention| mention.span);
    }
}
