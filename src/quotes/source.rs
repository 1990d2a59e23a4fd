//! The source of a cue: the noun phrase before it, or after it where the content stands in front.

use std::ops::Range;

use super::apposition;
use super::fronted;
use super::stretches::Scene;
use super::words;
use crate::language::{Relation, Upos};
use crate::people;

/// Words that name the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Items of the scene.
    pub items: Range<usize>,
    /// How they were found.
    pub how: &'static str,
}

/// Items that a noun phrase may be long at most.
pub const LONGEST: usize = 40;

/// Words that a phrase about time has at most, its preposition not counted.
const LONGEST_TIME: usize = 4;

/// Clauses above a cue in which its subject is looked for.
const HIGHEST: usize = 3;

/// The subject before the cue at item `cue`, within `bounds`.
pub fn before(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: usize) -> Option<Source> {
    let end = verb_group(scene, bounds, cue);
    let plain = plain_before(scene, bounds, cue);
    let parsed = scene
        .dependents(cue, &[Relation::Nsubj], &(bounds.start..end))
        .next_back()
        .filter(|items| items.len() < LONGEST && !items.clone().any(|at| scene.is_quotation(at)))
        // The object of a preposition is no subject, whatever the parser takes it for.
        .filter(|items| !words::is_preposition(scene.word(items.start)))
        .map(|items| fronted::behind_question(scene, bounds, items.clone()).unwrap_or(items.start)..items.end);
    let Some(mut parsed) = parsed else { return plain };
    while parsed.len() > 1 && scene.word(parsed.end - 1) == "," {
        parsed.end -= 1;
    }
    let wider = plain.as_ref().is_none_or(|plain| {
        let start = plain.items.start;
        let before = start.checked_sub(1).map_or("", |before| scene.word(before));
        let finite = || (bounds.start..start).rev().take_while(|&at| scene.word(at) != ",").any(|at| scene.is_finite(at));
        let clause = matches!(before, "and" | "but") && (parsed.start + 1 == start || finite());
        // "a bridge which Ada Vale said was safe"
        let nominal = matches!(scene.upos(plain.items.end - 1), Some(Upos::Noun | Upos::Propn | Upos::Pron));
        let relative = nominal && words::relates(before) && !words::is_possessive(before);
        // "In what forecasters had called a gale": the clause begins with "what", the subject behind it.
        let apart = clause || relative || matches!(before, "," | "what" | "with");
        parsed.start < start && parsed.end >= plain.items.end && !apart
    });
    if wider { Some(Source { items: parsed, how: "subject of the cue" }) } else { plain }
}

/// The subject of the clause that the verb at item `cue` is coordinate with or depends on: "Ada Vale left the room, saying", "and said".
pub fn of_clause(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: usize) -> Option<Source> {
    let mut verb = cue;
    for _ in 0..HIGHEST {
        verb = scene.governor(verb, &[Relation::Conj, Relation::Advcl, Relation::Xcomp], bounds)?;
        let before = scene.dependents(verb, &[Relation::Nsubj, Relation::NsubjPass], &(bounds.start..verb)).next_back();
        let subject = before.map(|items| fronted::behind_place(scene, bounds, items));
        let subject = subject.filter(|items| items.end <= cue && items.len() < LONGEST && !items.clone().any(|at| scene.is_quotation(at)));
        if let Some(items) = subject {
            return Some(Source { items, how: "subject of the clause" });
        }
    }
    None
}

fn plain_before(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: usize) -> Option<Source> {
    let end = verb_group(scene, bounds, cue);
    let last = end.checked_sub(1).filter(|&last| last >= bounds.start)?;
    let word = scene.word(last);
    if words::is_pronoun(word) {
        return Some(Source { items: last..end, how: "subject of the cue" });
    }
    match word {
        "," => {
            let mut comma = (bounds.start..last).rev().take(LONGEST).find(|&at| scene.word(at) == ",").unwrap_or(last);
            let mut start = phrase_start(scene, bounds, before_bracket(scene, bounds, comma));
            while start > bounds.start + 1 {
                // "Ada Vale, a builder whose house was sold, said"
                let relative = words::relates(scene.word(start - 1)) && (start..comma).any(|at| scene.is_finite(at));
                if relative {
                    comma = start - 1 - usize::from(scene.word(start - 2) == ",");
                } else if scene.word(start - 1) == "," && is_apposed(scene, start, comma) {
                    comma = start - 1;
                } else {
                    break;
                }
                start = phrase_start(scene, bounds, before_bracket(scene, bounds, comma));
            }
            (start < comma && !words::is_preposition(scene.word(start)))
                .then_some(Source { items: start..last, how: "subject of the cue, before an apposition" })
        }
        _ if scene.is_dash(last) => {
            let dash =
                (bounds.start..last).rev().take(LONGEST).find(|&at| scene.is_dash(at) || scene.is_quotation(at) && scene.pauses(at))?;
            let start = phrase_start(scene, bounds, dash);
            (start < dash).then_some(Source { items: start..last, how: "subject of the cue, before an apposition" })
        }
        ")" => {
            let bracket = (bounds.start..last).rev().take(LONGEST).find(|&at| scene.word(at) == "(")?;
            let start = phrase_start(scene, bounds, bracket);
            (start < bracket).then_some(Source { items: start..end, how: "subject of the cue" })
        }
        _ => {
            let mut start = phrase_start(scene, bounds, end);
            if start > bounds.start + 1 && words::relates(scene.word(start - 1)) && (start..end).any(|at| scene.is_finite(at)) {
                start = phrase_start(scene, bounds, start - 1);
            }
            start =
                fronted::behind_question(scene, bounds, start..end).or_else(|| fronted::behind_clause(scene, start..end)).unwrap_or(start);
            start = fronted::behind_phrase(scene, bounds, start..end).unwrap_or(start);
            if scene.word_within(end, bounds) == "all" {
                start = first_of_list(scene, bounds, start);
            }
            // "It carries music - giving songs a new feel"
            if start > bounds.start && scene.is_dash(start - 1) && scene.is_gerund(start) {
                return None;
            }
            if let Some(name) = apposition::described(scene, bounds, start, end) {
                return Some(Source { items: name..end, how: "subject of the cue, before an apposition" });
            }
            (start < end).then_some(Source { items: start..end, how: "subject of the cue" })
        }
    }
}

/// Where the list begins whose last members begin at `start`: "Ada Vale, Ben Sule and Eve Poe all said".
fn first_of_list(scene: &Scene<'_, '_>, bounds: &Range<usize>, start: usize) -> usize {
    let mut first = start;
    while let Some(comma) = first.checked_sub(1).filter(|&comma| comma > bounds.start && scene.word(comma) == ",") {
        let member = phrase_start(scene, bounds, before_bracket(scene, bounds, comma));
        let led = member > bounds.start && words::is_preposition(scene.word(member - 1));
        if member >= comma || led || words::is_preposition(scene.word(member)) || (member..comma).any(|at| scene.is_finite(at)) {
            break;
        }
        first = member;
    }
    first
}

/// Where a bracket begins that ends before the item `end`, as in "Sen. Ada Vale (D-Vt.), speaking in Elmford, said"; `end` where none does.
fn before_bracket(scene: &Scene<'_, '_>, bounds: &Range<usize>, end: usize) -> usize {
    let closed = end > bounds.start && scene.word(end - 1) == ")";
    let open = (bounds.start..end).rev().take(LONGEST).find(|&at| scene.word(at) == "(").filter(|_| closed);
    open.unwrap_or(end)
}

/// Whether a phrase between commas only tells more of the name before it: "53", "Vt.", "a doctor", "speaking in Elmford".
fn is_apposed(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let first = scene.word(start);
    let short = end == start + 1 && (first.ends_with('.') || first.starts_with(|c: char| c.is_ascii_digit()));
    let named = first == "the" && start > 1 && scene.upos(start - 2) == Some(Upos::Propn);
    short || named || matches!(first, "a" | "an") || scene.is_gerund(start)
}

/// Where the auxiliaries and adverbs before the cue at item `cue` begin.
pub fn verb_group(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: usize) -> usize {
    let mut start = cue;
    loop {
        let before = start;
        while start > bounds.start && (words::stands_between(scene.word(start - 1)) || shares(scene, bounds, start - 1)) {
            start -= 1;
        }
        start = before_time(scene, bounds, start);
        if start == before {
            return start;
        }
    }
}

/// "Vale and Sule have both said", "Vale and Sule both said"
fn shares(scene: &Scene<'_, '_>, bounds: &Range<usize>, at: usize) -> bool {
    let subject = |at: usize| {
        let word = scene.word(at);
        matches!(scene.upos(at), Some(Upos::Aux | Upos::Noun | Upos::Propn))
            || words::is_pronoun(word)
            || words::stands_between(word)
            || words::relates(word)
            || word == ")"
    };
    matches!(scene.word(at), "both" | "all" | "each") && at > bounds.start && subject(at - 1)
}

/// Where a phrase about time begins that stands between a subject and the item `end`: "Vale on Tuesday said", "Vale last week said"; `end` where none
/// does, or nothing stands before it that could be a subject.
fn before_time(scene: &Scene<'_, '_>, bounds: &Range<usize>, end: usize) -> usize {
    let within = |at: usize| at > bounds.start + 1;
    if !within(end) || !words::ends_time(scene.word(end - 1)) {
        return end;
    }
    let mut start = end - 1;
    let tells_more = |at: usize| words::ends_time(scene.word(at)) || matches!(scene.upos(at), Some(Upos::Num | Upos::Adj | Upos::Det));
    while within(start) && start + LONGEST_TIME > end && tells_more(start - 1) {
        start -= 1;
    }
    let alone = start + 1 == end && !words::tells_time(scene.word(start));
    if within(start) && words::is_preposition(scene.word(start - 1)) {
        start -= 1;
    } else if alone || scene.word(start - 1) == "," && !matches!(scene.upos(start), Some(Upos::Adj | Upos::Det)) {
        return end;
    }
    if scene.is_punctuation(start - 1) && !matches!(scene.word(start - 1), "," | ")") { end } else { start }
}

/// The subject after the cue that ends at item `cue_end`, in "said Ada Vale".
pub fn after(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue_end: usize) -> Option<Source> {
    // "said Treasury Under Secretary Ada Vale"
    let capital = |at: usize| scene.word(at).starts_with(char::is_uppercase);
    let titled = |at: usize| capital(at) && capital(at + 1) && capital(at - 1) && !words::tells_time(scene.word(at + 1));
    let mut end = cue_end;
    while end < bounds.end
        && end < cue_end + LONGEST
        && !stops(scene, end)
        && (end == cue_end
            || !words::is_preposition(scene.word(end))
            || scene.word(end) == "of" && !scene.is_gerund(end + 1)
            || titled(end))
    {
        end += 1;
        let partitive = scene.word_within(end, bounds) == "of";
        if is_pronoun(scene, end - 1) && !partitive {
            break;
        }
    }
    while end > cue_end + 1 && end >= bounds.end && scene.word(end - 1) == "." {
        end -= 1;
    }
    let first = scene.word_within(cue_end, bounds);
    let indefinite = words::is_pronoun(first) || scene.upos(cue_end) == Some(Upos::Det);
    let office = || !scene.word(end - 1).starts_with(char::is_uppercase) && apposition::is_office(scene, &(cue_end..end));
    if words::is_determiner(first) || words::is_possessive(first) || indefinite || office() {
        // "said the party's leader in Elmford, Ada Vale"
        let place = scene.word_within(end, bounds) == "in" && office();
        let comma = (end..bounds.end).take(LONGEST_TIME).find(|&at| place && scene.word(at) == ",").unwrap_or(end);
        end = apposition::named_behind(scene, bounds, comma).unwrap_or(end);
    }
    let starts = end > cue_end && first.contains(char::is_alphanumeric) && !words::is_preposition(first) && !words::tells_time(first);
    starts.then_some(Source { items: cue_end..end, how: "subject after the cue" })
}

/// Whether a word is a pronoun and no determiner: "one of them", but not "one builder".
pub fn is_pronoun(scene: &Scene<'_, '_>, at: usize) -> bool {
    words::is_pronoun(scene.word(at)) && !matches!(scene.upos(at), Some(Upos::Det | Upos::Num))
}

/// A name right before the item `end`: "… surprised the pollster Ada Vale:"
pub fn named_before(scene: &Scene<'_, '_>, bounds: &Range<usize>, end: usize) -> Option<Source> {
    let capital = |at: usize| scene.word(at).starts_with(char::is_uppercase) && !words::tells_time(scene.word(at));
    let start = (bounds.start..end).rev().take(6).take_while(|&at| capital(at)).last()?;
    // "Ada Vale took to Courier:" names the place.
    let phrase = (bounds.start..start).rev().take(5).find(|&at| words::is_preposition(scene.word(at)) || !is_attribute(scene, at));
    let place = phrase.is_some_and(|at| matches!(scene.word(at), "to" | "on" | "in" | "at" | "with"));
    let according = |to: usize| to > bounds.start && scene.word(to - 1).eq_ignore_ascii_case("according");
    if place && !phrase.is_some_and(according) {
        return None;
    }
    Some(Source { items: start..end, how: "name before the colon" })
}

/// Whether a source is a noun with the subject of a clause about it: "a claim the council (denies)", "something Ada Vale (said)".
pub fn holds_subject(scene: &Scene<'_, '_>, source: &Source) -> bool {
    let indefinite = matches!(scene.word(source.items.start), "a" | "an" | "something");
    let determined = |at: usize| words::is_determiner(scene.word(at)) && !words::is_genitive(scene.word(at));
    let named = |at: usize| scene.upos(at) == Some(Upos::Propn) && scene.word(at).starts_with(char::is_uppercase);
    let opens = |at: usize| determined(at) || named(at) || words::is_pronoun(scene.word(at));
    let noun = |at: usize| matches!(scene.upos(at), Some(Upos::Noun | Upos::Pron)) && !words::is_person(scene.word(at));
    indefinite && (source.items.start + 1..source.items.end).any(|at| opens(at) && noun(at - 1))
}

/// Whether the item may stand before a name and say more of it: "the Dutch newspaper".
fn is_attribute(scene: &Scene<'_, '_>, at: usize) -> bool {
    words::is_determiner(scene.word(at)) || matches!(scene.upos(at), Some(Upos::Adj | Upos::Noun | Upos::Propn))
}

/// Whether the head of the noun phrase before item `at` is a plural: "results of the inquiry".
pub fn is_plural_before(scene: &Scene<'_, '_>, bounds: &Range<usize>, at: usize) -> bool {
    let start = phrase_start(scene, bounds, at);
    let past = (start + 1..at).find(|&at| words::is_preposition(scene.word(at)) || scene.word(at) == "of").unwrap_or(at);
    past > start && scene.word(past - 1).ends_with('s')
}

/// The subject a sentence begins with.
pub fn first(scene: &Scene<'_, '_>, bounds: &Range<usize>) -> Option<Source> {
    let mut start = bounds.start;
    let mut opening = scene.word_within(start, bounds).to_lowercase();
    if words::joins(&opening) && !words::begins_clause(&opening) {
        start += 1;
        opening = scene.word_within(start, bounds).to_lowercase();
    }
    let adverb = start < bounds.end && scene.upos(start) == Some(Upos::Adv);
    if adverb
        || words::is_preposition(&opening)
        || words::begins_clause(&opening)
        || words::stands_between(&opening)
        || words::tells_time(&opening)
    {
        start = bounds.clone().take(LONGEST).find(|&at| scene.word(at) == ",")? + 1;
    }
    let mut end = start;
    while end < bounds.end
        && end < start + LONGEST
        && !stops(scene, end)
        && !(end > start && (words::is_preposition(scene.word(end)) || scene.is_finite(end)))
    {
        end += 1;
        if words::is_pronoun(scene.word(end - 1)) {
            break;
        }
    }
    let named = end > start && !words::is_preposition(scene.word(start)) && !(end == start + 1 && words::joins(scene.word(start)));
    named.then_some(Source { items: start..end, how: "subject of the sentence" })
}

/// The subject of the main clause behind a fronted one: "Having said so, Ada Vale left".
pub fn behind_comma(scene: &Scene<'_, '_>, bounds: &Range<usize>, from: usize) -> Option<Source> {
    let comma = (from..bounds.end.min(from + LONGEST)).find(|&at| scene.word(at) == ",")?;
    first(scene, &(comma + 1..bounds.end)).filter(|source| source.items.start == comma + 1)
}

/// A name after the cue that ends at item `cue_end`, with nothing more behind it that it could be the subject of: "…, said the pollster Ada Vale."
pub fn name_after(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue_end: usize) -> Option<Source> {
    let source = after(scene, bounds, cue_end)?;
    let end = source.items.end;
    let next = if end < bounds.end { scene.word(end) } else { "." };
    let closed = matches!(next, "," | "." | "who" | "and") || words::is_preposition(next);
    let last = scene.word(end - 1);
    let capital = |at: usize| scene.word(at).starts_with(char::is_uppercase);
    let commas = (bounds.start..cue_end).filter(|&at| scene.word(at) == ",").count();
    let plain =
        commas == 1 && end <= cue_end + 4 && !(cue_end..end).any(capital) && !is_pronoun(scene, cue_end) && matches!(next, "," | ".");
    let named = capital(end - 1) && !words::is_pronoun(last) || plain;
    (closed && named && end <= cue_end + 12).then_some(source)
}

/// What a relative pronoun that is the source stands for: the noun that its clause depends on, or else the one before it, with all that belongs to it, as in
/// "the builder Ada Vale, who said".
pub fn antecedent(scene: &Scene<'_, '_>, source: &Source) -> Option<Source> {
    let pronoun = source.items.start;
    if source.items.len() != 1 || !words::relates(scene.word(pronoun)) {
        return None;
    }
    let bounds = &scene.stretch_of(pronoun)?.items;
    let nominal = |&at: &usize| bounds.contains(&at) && matches!(scene.upos(at), Some(Upos::Noun | Upos::Propn | Upos::Pron));
    let apart = pronoun > bounds.start && (scene.word(pronoun - 1) == "," || scene.is_dash(pronoun - 1));
    let end = if apart { pronoun - 1 } else { pronoun };
    let clause = scene.governor(pronoun, &[Relation::Nsubj, Relation::NsubjPass], bounds);
    let parsed = clause.and_then(|clause| scene.governor(clause, &[Relation::AclRelcl], bounds)).filter(|&noun| noun < end);
    // "the charges against Ada Vale, who denies them": only a person whom others are named with speaks instead of the name.
    let named = end.checked_sub(1).filter(|&last| scene.word(pronoun) == "who" && scene.upos(last) == Some(Upos::Propn));
    let other = parsed.is_some_and(|noun| named.is_some() && scene.upos(noun) == Some(Upos::Noun) && !people::is_role(scene.word(noun)));
    if let Some(last) = named.filter(|_| other) {
        let first = (bounds.start..end).rev().take_while(|&at| scene.upos(at) == Some(Upos::Propn)).last().unwrap_or(last);
        return Some(Source { items: first..end, how: "antecedent of the relative pronoun" });
    }
    let noun = parsed.or(end.checked_sub(1)).filter(nominal)?;
    let opens = |at: &usize| {
        matches!(scene.upos(*at), Some(Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Adv | Upos::Aux)) || scene.is_punctuation(*at)
    };
    // "It was the builder who said": the subject and the verb are no part of what is said to be.
    let first = scene.phrase(noun).start.max(bounds.start);
    let predicate = (first..noun).rfind(|&at| scene.is_finite(at)).map_or(first, |verb| verb + 1);
    let start = (predicate..noun).find(|at| !opens(at)).unwrap_or(noun);
    let plain = end - start < LONGEST && !(start..end).any(|at| scene.is_quotation(at) || scene.is_finite(at));
    plain.then_some(Source { items: start..end, how: "antecedent of the relative pronoun" })
}

/// Whose claim it is: "her claim", "Ada Vale's latest claim".
pub fn possessor(scene: &Scene<'_, '_>, bounds: &Range<usize>, noun: usize) -> Option<Source> {
    let how = "possessor of the cue";
    let at = (bounds.start..noun).rev().take(4).find(|&at| words::is_possessive(scene.word(at)) || stops(scene, at))?;
    if scene.word(at).starts_with(['\'', '’']) {
        let start = phrase_start(scene, bounds, at);
        // "It is a sign of the council's concern"
        let leads = |&at: &usize| scene.is_finite(at) || words::is_preposition(scene.word(at)) || scene.word(at) == "of";
        let start = (start..at).rfind(leads).filter(|_| (start..at).any(|at| scene.is_finite(at))).map_or(start, |last| last + 1);
        return (start < at).then_some(Source { items: start..at, how });
    }
    words::is_possessive(scene.word(at)).then_some(Source { items: at..at + 1, how })
}

/// Where the noun phrase that ends before `end` begins.
fn phrase_start(scene: &Scene<'_, '_>, bounds: &Range<usize>, end: usize) -> usize {
    let floor = bounds.start.max(end.saturating_sub(LONGEST));
    let mut start = end;
    while start > floor && !stops(scene, start - 1) {
        start -= 1;
    }
    if start > bounds.start && start + 1 < end && matches!(scene.word(start), "and" | "but") {
        start += 1;
    }
    if start + 1 < end && words::is_preposition(scene.word(start)) {
        start += 1;
        if start + 1 < end && words::tells_time(scene.word(start)) {
            start += 1;
        }
        // "In May the council said", "Last year the council said"
        let article = |&at: &usize| words::is_determiner(scene.word(at)) && !words::is_possessive(scene.word(at));
        start = (start..end.min(start + LONGEST_TIME)).find(article).unwrap_or(start);
    }
    start
}

/// Whether a noun phrase cannot go over this item.
fn stops(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = scene.word(at);
    let mark = scene.is_punctuation(at) && !matches!(word, "." | "-" | "'" | "’" | "&" | "$" | "%");
    // "a survey of more than 1,000 people"
    let counted = word == "than" && scene.upos(at + 1) == Some(Upos::Num) && at > 1 && scene.word(at - 2) == "of";
    mark || scene.is_dash(at) || scene.is_quotation(at) || words::begins_clause(word) && !counted
}
