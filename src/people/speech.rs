//! What a person's own words tell of pronouns: "I", "my" and "we" are the speaker, "she", "his" and "the mayor" are somebody else.

use super::names::fold;
use super::{Entities, Mention, MentionKind};
use crate::language::Tagged;
use crate::text::List;
use crate::text::Span;
use crate::word_list;

static FIRST_PERSON: List = word_list!("data/first_person.txt");

/// Links the first person inside each stretch of speech to who speaks it, and takes the third person away from the speaker. `speeches` are persons (indices
/// into the people) with what stands inside their quotation marks; in speech that is only reported, "I" is the author, "he" can be the speaker, and both
/// are left alone by not being passed.
pub fn link_speech(tagged: &Tagged<'_>, entities: &mut Entities, speeches: &[(usize, Span)]) {
    let mut speaks = vec![usize::MAX; tagged.tokens.len()];
    for &(person, content) in speeches {
        speaks[tagged.tokens_in(content)].fill(person);
    }
    for (index, person) in entities.people.iter_mut().enumerate() {
        let is_own = |span: Span| tagged.tokens_in(span).next().is_some_and(|token| speaks[token] == index);
        person.mentions.retain(|mention| mention.kind == MentionKind::Name || !is_own(mention.span));
    }
    for &(person, content) in speeches {
        let Some(speaker) = entities.people.get_mut(person) else { continue };
        let home = speaker.mentions.iter().find(|mention| mention.kind == MentionKind::Name).or(speaker.mentions.first());
        let place = super::place(home.map_or(0, |mention| mention.span.start));
        for token in tagged.tokens_in(content) {
            let span = tagged.tokens[token].span;
            if content.covers(span) && FIRST_PERSON.contains(&fold(tagged.word(token))) && tagged.word(token) != "US" {
                let how = format!("{} in the own words of {}, {place}", tagged.word(token), speaker.name);
                speaker.mentions.push(Mention { span, kind: MentionKind::Pronoun, how, guess: false });
            }
        }
    }
    for person in &mut entities.people {
        person.mentions.sort_by_key(|mention| mention.span);
        person.mentions.dedup_by_key(|mention| mention.span);
    }
}
