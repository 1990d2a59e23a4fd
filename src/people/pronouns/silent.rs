//! Who does not say what a pronoun says: "he" of "he said" means none of those whom grammar and the order of a dialogue rule out.
//!
//! In goes the subject of a verb of saying while the text is read, out come the persons struck from those it may mean: whoever is named in what is said, or
//! before it in a phrase of the same clause (binding, condition C: Chomsky 1981); and, where somebody else may be meant, who is "he" in what is said, who
//! has just asked and is answered (adjacency pairs: Schegloff and Sacks 1973), and who only owns the subject of the sentence before ("his brother, Vale").

use std::ops::Range;

use super::super::syntax::{self, Role};
use super::traits::View;
use super::walk::{PHRASE, Walk};
use super::{Candidate, Pronoun};
use crate::language::{Relation, Upos};
use crate::text;

/// How far up the tree a phrase is followed.
const HIGHEST: usize = 12;

impl Walk<'_, '_> {
    /// Strikes those who do not say what the pronoun says, if it is the subject of a verb of saying.
    pub(super) fn strike_silent(&self, view: &View, candidates: &mut Vec<Candidate>) {
        let pronoun = &view.pronoun;
        let Some(verb) = self.says(pronoun) else { return };
        let told = self.told(pronoun, verb);
        let mut struck: Vec<usize> = told.iter().flat_map(|words| self.named_in(words)).map(|(_, person)| *person).collect();
        let sentence = &self.tagged.sentences[self.sentence].tokens;
        let bound = self.named_in(sentence).iter().filter(|(tokens, _)| self.is_bound(sentence.start, tokens, pronoun, verb));
        struck.extend(bound.map(|(_, person)| *person));
        candidates.retain(|one| !struck.contains(&one.person));
        let others = [self.answered(view), self.owner(view, candidates)];
        for (struck, instead) in others.into_iter().flatten() {
            if candidates.iter().any(|one| one.person == instead) {
                candidates.retain(|one| one.person != struck);
            }
        }
        let meant: Vec<usize> = told.iter().flat_map(|words| self.linked_in(words)).map(|(_, person)| *person).collect();
        let spoken_of = |person: usize| meant.contains(&person) && !self.is_subject_before(view, person);
        if candidates.iter().any(|one| one.last.token < pronoun.token && !spoken_of(one.person)) {
            candidates.retain(|one| !spoken_of(one.person));
        }
    }

    /// The verb of saying whose subject the pronoun is, outside quotation marks.
    fn says(&self, pronoun: &Pronoun) -> Option<usize> {
        let token = self.tagged.tokens[pronoun.token];
        let verb = token.head.filter(|&verb| token.relation == Relation::Nsubj && text::is_saying(self.tagged.word(verb)))?;
        self.quotation(pronoun.token).is_none().then_some(verb)
    }

    /// The names within a stretch of tokens, read or not.
    fn named_in(&self, words: &Range<usize>) -> &[(Range<usize>, usize)] {
        let place = |token: usize| self.names.partition_point(|(tokens, _)| tokens.start < token);
        &self.names[place(words.start)..place(words.end.max(words.start))]
    }

    /// The pronouns linked within a stretch of tokens.
    fn linked_in(&self, words: &Range<usize>) -> &[(usize, usize)] {
        let place = |end: usize| self.linked.partition_point(|(token, _)| *token < end);
        &self.linked[place(words.start)..place(words.end.max(words.start))]
    }

    /// The quotations that the pronoun says: the one before it, and the one behind it where that has no verb of its own.
    fn told(&self, pronoun: &Pronoun, verb: usize) -> Vec<Range<usize>> {
        let (first, last) = (pronoun.token.min(verb), pronoun.token.max(verb));
        let ended = self.tagged.quotations.partition_point(|quotation| quotation.span.end <= self.tagged.tokens[first].span.start);
        let words = |at: usize| Some(self.tagged.tokens_in(self.tagged.quotations.get(at).filter(|one| one.close.is_some())?.span));
        let before = ended.checked_sub(1).and_then(words).filter(|words| words.end + 1 >= first);
        let mark = self.tagged.tokens.get(last + 1).map_or("", |_| self.tagged.word(last + 1));
        let goes_on = |words: &Range<usize>| {
            let paused = words.end >= 2 && self.tagged.word(words.end - 2) == ",";
            matches!(mark, ":" | ",") || mark == "." && before.is_some() && !paused
        };
        let behind = words(ended).filter(|words| words.start == last + 2 && goes_on(words));
        before.into_iter().chain(behind).collect()
    }

    /// Whether the pronoun cannot mean whoever is named at `tokens` since the name stands in its own clause or in what it says: "Beside Vale, he said",
    /// "Vale was right, he said", "he said Vale was right".
    fn is_bound(&self, sentence: usize, tokens: &Range<usize>, pronoun: &Pronoun, verb: usize) -> bool {
        let token = |at: usize| self.tagged.tokens[at];
        let ends = |at: usize| self.tagged.tokens.get(at).is_none_or(|token| token.tag.upos == Upos::Punct);
        let before = tokens.start < pronoun.token;
        // What is said stands first, and "he said" beside it: "Vale was right, he said".
        let main = token(verb).head.filter(|&main| token(verb).relation == Relation::Parataxis && !text::is_saying(self.tagged.word(main)));
        let apart = |from: usize, to: usize| (from..to).any(|at| self.quotation(at).is_some());
        let beside = main.filter(|_| before && ends(pronoun.token - 1) && ends(pronoun.token.max(verb) + 1));
        let beside = beside.filter(|_| !apart(tokens.end, pronoun.token));
        let mut at = syntax::top(self.tagged, tokens);
        for _ in 0..HIGHEST {
            let Some(head) = token(at).head else { break };
            let relation = token(at).relation;
            if head == verb {
                let clause = syntax::dependent(self.tagged, at, |relation| matches!(relation, Relation::Nsubj | Relation::NsubjPass));
                return match relation {
                    Relation::Ccomp => true,
                    Relation::Obl | Relation::Nmod => before && !self.introduces(sentence),
                    Relation::Advcl => before && clause.is_none(),
                    _ => false,
                };
            }
            if Some(head) == beside {
                return !self.introduces(sentence);
            }
            if relation == Relation::NmodPoss && before && beside.is_none() {
                return false;
            }
            at = head;
        }
        false
    }

    /// "According to Vale, he said", "As for Vale, he said"
    fn introduces(&self, sentence: usize) -> bool {
        ["according", "as"].iter().any(|word| self.tagged.word(sentence).eq_ignore_ascii_case(word))
    }

    /// Who asks in the sentence before what is said, and who is asked: "Vale asked Hale whether it was so. “It is,” she said".
    fn answered(&self, view: &View) -> Option<(usize, usize)> {
        let before = self.tagged.sentences.get(view.begins.checked_sub(1)?)?.tokens.clone();
        let verb = before.clone().find(|&token| self.quotation(token).is_none() && self.asks(token))?;
        let question = (verb + 1..before.end.min(verb + PHRASE)).find(|&token| self.opens_question(token));
        let quoted = (before.start.saturating_sub(2)..verb).any(|token| self.tagged.word(token) == "?");
        let end = question.or_else(|| quoted.then_some(before.end))?;
        let (_, other) = self.named_in(&(verb + 1..end)).first()?;
        let subject = syntax::dependent(self.tagged, verb, |relation| relation == Relation::Nsubj)?;
        // "Reporter Ada Vale asked": the name may stand beside the subject.
        let asks = self.person(subject).or_else(|| Some(self.named_in(&(subject..verb)).first()?.1))?;
        (asks != *other).then_some((asks, *other))
    }

    /// Who only owns the subject of the sentence before what is said, and who that is: "His brother, Vale, left. “I had to,” he said".
    fn owner(&self, view: &View, candidates: &[Candidate]) -> Option<(usize, usize)> {
        let sentence = view.begins.checked_sub(1)?;
        let near = |role: Role| candidates.iter().filter(move |one| one.last.sentence == sentence && one.last.role == role);
        let owned = |owner: &Candidate, subject: &Candidate| {
            let (noun, name) = (self.tagged.tokens[owner.last.token].head, subject.last.token);
            noun.is_some_and(|noun| {
                noun == name || self.tagged.tokens[name].head == Some(noun) || self.tagged.tokens[noun].head == Some(name)
            })
        };
        let pair = |owner: &Candidate| Some((owner.person, near(Role::Subject).find(|subject| owned(owner, subject))?.person));
        near(Role::Possessive).find_map(pair)
    }

    /// Whether the person is the subject of the sentence before what is said.
    fn is_subject_before(&self, view: &View, person: usize) -> bool {
        let Some(sentence) = view.begins.checked_sub(1).and_then(|before| self.tagged.sentences.get(before)) else { return false };
        let subject = |tokens: &Range<usize>| syntax::role(self.tagged, tokens) == Role::Subject;
        self.named_in(&sentence.tokens).iter().any(|(tokens, who)| *who == person && subject(tokens))
            || self.linked_in(&sentence.tokens).iter().any(|(token, who)| *who == person && subject(&(*token..token + 1)))
    }

    /// Whom a token means, as a word of a name or a pronoun that was linked.
    fn person(&self, token: usize) -> Option<usize> {
        let past = self.names.partition_point(|(tokens, _)| tokens.start <= token);
        let named = past.checked_sub(1).map(|at| &self.names[at]).filter(|(tokens, _)| tokens.contains(&token));
        named.map(|(_, person)| *person).or_else(|| self.linked_in(&(token..token + 1)).first().map(|(_, person)| *person))
    }
}
