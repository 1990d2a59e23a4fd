//! Frames: the cues of a stretch, each with the words that name its source.
//!
//! A cue is a verb of the list in a place where a verb can stand, or "according to". Its source is the subject: before it, after it where a quotation or a
//! comma stands in front ("…,” said Ada Vale"), or the subject of the cue before where it has none of its own ("…, adding that", "and said").

use std::ops::Range;

use super::according;
use super::cue::{self, Cue};
use super::cues::{self, Class, Form, Frame, Needs};
use super::source::{self, Source};
use super::stretches::{Scene, Stretch};
use super::words;
use crate::language::{Relation, Upos};

/// A cue with its source: the items from `from` to `to` are neither content nor narration.
#[derive(Clone, Debug)]
pub struct Framed {
    /// The cue.
    pub cue: Cue,
    /// Who is named as its source.
    pub source: Option<Source>,
    /// First item of cue and source.
    pub from: usize,
    /// One past their last item.
    pub to: usize,
}

/// How the source of a passive is found.
pub const AGENT: &str = "agent of the passive cue";

/// No sentence has more cues; a heap of verbs that has is no sentence.
const MOST: usize = 24;

/// All frames of a stretch in order.
pub fn find(scene: &Scene<'_, '_>, stretch: &Stretch) -> Vec<Framed> {
    let mut frames: Vec<Framed> = Vec::new();
    let mut at = stretch.items.start;
    while at < stretch.items.end && frames.len() < MOST {
        let Some(cue) = cue::at(scene, stretch, at) else {
            at += 1;
            continue;
        };
        at = cue.items.end;
        let as_saying = cue.is_gerund() && cue.items.start > stretch.items.start && scene.word(cue.items.start - 1) == "as";
        if let Some(quoting) = frames.pop_if(|last| last.cue.lemma == "quote" && as_saying) {
            frames.extend(quoted_as(scene, &stretch.items, &quoting, &cue));
            continue;
        }
        let framed = framed(scene, stretch, cue, &frames).map(|mut framed| {
            let subject = framed.source.as_ref().map_or("", |source| scene.word(source.items.start));
            framed.cue.negated |= words::denies(subject) == Some("subject");
            framed
        });
        frames.extend(framed);
    }
    // "Conceding that it was old, she warned": the subject of the main clause.
    if let [first, next, ..] = frames.as_mut_slice()
        && first.source.is_none()
        && first.cue.is_gerund()
        && first.from == stretch.items.start
    {
        first.source.clone_from(&next.source);
    }
    frames
}

/// The cue with its source, by the first kind that it is: "according to", a noun, a passive, a verb that shares its subject, a verb before its subject, a
/// verb behind it.
fn framed(scene: &Scene<'_, '_>, stretch: &Stretch, cue: Cue, frames: &[Framed]) -> Option<Framed> {
    let (bounds, last) = (&stretch.items, frames.last());
    let (from, to) = (cue.items.start, cue.items.end);
    if cue.verb.is_none() {
        let source = according::source(scene, bounds, &cue.items)?;
        let to = source.items.end;
        return Some(Framed { cue, source: Some(source), from, to });
    }
    if cue.verb.is_some_and(|(verb, _)| verb == cues::NOUN) {
        let made = light_verb(scene, bounds, from);
        if last.is_some_and(|last| last.to + 4 >= from && Some(last.cue.items.start) != made) {
            return None;
        }
        let source = source::possessor(scene, bounds, from).or_else(|| source::before(scene, bounds, made?))?;
        return Some(Framed { cue, source: Some(source), from, to });
    }
    if is_passive(scene, bounds, &cue) {
        let source = agent(scene, bounds, to..to + 8);
        let to = source.as_ref().map_or(to, |source| if source.items.start == to + 1 { source.items.end } else { to });
        let from = told(scene, bounds, &cue, to).unwrap_or(from);
        return Some(Framed { cue, source, from, to });
    }
    let before = source::verb_group(scene, bounds, from).checked_sub(1).filter(|&before| before >= bounds.start);
    let word = before.map_or("", |before| scene.word(before));
    if let Some(source) = absolute(scene, bounds, &cue, word) {
        return Some(Framed { cue, source: Some(source), from, to });
    }
    // "for telling them", "of saying so": what is told there is no event.
    if cue.is_gerund() && words::is_preposition(word) && !words::circumstances(word) && word != "by" {
        return None;
    }
    // "After saying it was safe, she left"
    if cue.is_gerund() && words::circumstances(word) && before == Some(bounds.start) {
        return Some(Framed { source: source::behind_comma(scene, bounds, to), cue, from, to });
    }
    if cue.is_gerund() || matches!(word, "and" | "but" | "to" | "then" | "or" | "nor") {
        // "The firm claimed that it had found that …, adding": whoever claimed adds.
        let speaks = |framed: &&Framed| framed.cue.verb.is_none_or(|(verb, _)| matches!(verb.class, Class::Speech | Class::Writing));
        // "She apologised after they came out, saying": whoever the main clause is about says it.
        let main = |framed: &&Framed| {
            let before =
                framed.source.as_ref().and_then(|source| source.items.start.checked_sub(1)).filter(|&before| before >= bounds.start);
            !before.is_some_and(|before| matches!(scene.word(before), "that" | "whether" | "how" | "after"))
        };
        let spoke =
            if word == "," && cue.is_gerund() { frames.iter().filter(main).rfind(speaks).or_else(|| last.filter(main)) } else { last };
        return Some(Framed { source: shared(scene, bounds, from, word, spoke), cue, from, to });
    }
    let told_of = cue.verb.is_some_and(|(verb, form)| verb.needs == Needs::Quote && form == Form::Base);
    if told_of && last.is_some() && (source::verb_group(scene, bounds, from)..from).any(|at| scene.is_modal(at)) {
        return None;
    }
    let behind_quotation = before.is_none_or(|before| scene.is_quotation(before))
        || matches!(word, "," | "—" | "–" | "―" | "-")
            && before.is_some_and(|before| before > bounds.start && scene.is_quotation(before - 1));
    let inside = before.is_some_and(|before| before > bounds.start + 1);
    if behind_quotation && (!inside || word != "," || source::name_after(scene, bounds, to).is_some()) {
        // What looks like a past tense behind "said" is a participle: "said retired builder Ada Vale".
        let retired = |source: &Source| cue.lemma == "say" && scene.is_finite(source.items.start);
        let source = source::after(scene, bounds, to).filter(|source| !is_clause(scene, source) || retired(source));
        if let Some(source) = source {
            let to = source.items.end;
            return Some(Framed { cue, source: Some(source), from, to });
        }
    }
    let subject = source::before(scene, bounds, from).or_else(|| around_quotation(scene, before?, last?));
    let inverted = if word == "," { inverted(scene, bounds, &cue, subject.as_ref()) } else { closing(scene, bounds, &cue) };
    if let Some(source) = inverted {
        let to = source.items.end;
        return Some(Framed { cue, source: Some(source), from, to });
    }
    // "left early but in a later interview said": the occasion is no subject.
    let occasion = |source: &Source| {
        let (start, last) = (source.items.start, scene.word(source.items.end - 1));
        let common = !source.items.clone().any(|at| scene.word(at).starts_with(char::is_uppercase));
        start > bounds.start
            && common
            && words::is_preposition(scene.word(start - 1))
            && (words::is_occasion(last) || words::is_document(last))
    };
    if subject.as_ref().is_some_and(occasion) {
        return Some(Framed { source: shared(scene, bounds, from, word, last), cue, from, to });
    }
    let source = subject.filter(|subject| !is_clause(scene, subject) || !words::is_often_noun(scene.word(cue.items.start)))?;
    let from = source.items.start;
    Some(Framed { cue, source: Some(source), from, to })
}

/// "Ada Vale, citing “its beauty,” said it was safe": the subject of both stands before the participle.
fn around_quotation(scene: &Scene<'_, '_>, quotation: usize, last: &Framed) -> Option<Source> {
    let apart = last.cue.is_gerund() && last.to == quotation && scene.is_quotation(quotation) && scene.pauses(quotation);
    last.source.clone().filter(|_| apart)
}

/// The verb that says something with the noun at item `noun`: "raised concerns", "issued a new warning".
fn light_verb(scene: &Scene<'_, '_>, bounds: &Range<usize>, noun: usize) -> Option<usize> {
    let tells_more = |at: usize| words::is_determiner(scene.word(at)) || scene.upos(at) == Some(Upos::Adj);
    (bounds.start..noun).rev().take(3).find(|&at| !tells_more(at)).filter(|&at| words::is_light_verb(scene.word(at)))
}

/// "with officials saying", "Ada Vale left the room saying": the subject of a gerund that stands before it, of which a verb may tell more.
fn absolute(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: &Cue, before: &str) -> Option<Source> {
    let joined = words::is_preposition(before) || matches!(before, "by" | "and" | "but" | "or" | "then");
    if !cue.is_gerund() || joined || !before.contains(char::is_alphanumeric) {
        return None;
    }
    let source = source::before(scene, bounds, cue.items.start)?;
    let start = source.items.start;
    if scene.is_gerund(start) || scene.is_finite(start) {
        return None;
    }
    let verb = source.items.clone().find(|&at| scene.is_finite(at)).unwrap_or(source.items.end);
    if let Some(object) = telling_object(scene, &(verb..source.items.end)) {
        return Some(Source { items: object, ..source });
    }
    Some(Source { items: start..source::verb_group(scene, bounds, verb).max(start + 1), ..source })
}

/// The object of a verb that itself says what follows: "got an email asking for it", "left many builders wondering".
fn telling_object(scene: &Scene<'_, '_>, items: &Range<usize>) -> Option<Range<usize>> {
    let last = items.end.checked_sub(1).filter(|last| items.contains(last))?;
    let tells = words::is_document(scene.word(last)) || words::is_person(scene.word(last));
    let part = |&at: &usize| matches!(scene.upos(at), Some(Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num));
    let first = items.clone().rev().take_while(part).last()?;
    let verb = first.checked_sub(1).filter(|verb| items.contains(verb))?;
    (tells && words::takes_object_that_tells(scene.word(verb))).then_some(first..items.end)
}

/// The subject of the cue before, or of the sentence: "…, adding that", "and said".
fn shared(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: usize, before: &str, last: Option<&Framed>) -> Option<Source> {
    let beside = |last: &&Framed| {
        let opens = last.from <= bounds.start + 3 || scene.word(last.from - 1) == ",";
        before != "," || last.to + 1 >= cue || opens || scene.is_quotation(bounds.start)
    };
    let earlier = last.filter(beside).and_then(|last| last.source.clone()).filter(|source| !is_clause(scene, source));
    let clause = source::of_clause(scene, bounds, cue);
    // "As the crowd began to chant, Ada Vale was led away and joked": her clause is the nearer.
    let fronted = words::begins_clause(scene.word(bounds.start));
    let main = |clause: &Source| clause.items.start > bounds.start && scene.word(clause.items.start - 1) == ",";
    let nearer = clause.clone().filter(|clause| fronted && main(clause) && last.is_some_and(|last| clause.items.start > last.to));
    let source = nearer.or(earlier).or(clause).or_else(|| source::first(scene, &(bounds.start..cue)))?;
    // "It is worth noting that", "It is important to remember that": nobody speaks.
    let (it, be) = (source.items.start, source.items.end);
    let impersonal = source.items.len() == 1
        && scene.word(it).eq_ignore_ascii_case("it")
        && words::is_form_of_be(scene.word_within(be, bounds))
        && (be..cue).any(|at| words::is_impersonal(scene.word(at)));
    if impersonal {
        return None;
    }
    Some(Source { how: "subject shared with the verb before", ..source })
}

/// The subject behind a cue that a comma stands before: "It is safe, said Ada Vale". What stands before the comma speaks against it unless it is a clause.
fn inverted(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: &Cue, subject: Option<&Source>) -> Option<Source> {
    let beside_quotation = subject.is_some_and(|source| source.items.start > bounds.start && scene.is_quotation(source.items.start - 1));
    if beside_quotation || !cue.may_follow() {
        return None;
    }
    let to = cue.items.end;
    // "…, said officials" is as usual as "…, said Ada Vale"; of other verbs what follows may be the object.
    let named = |source: &Source| {
        let capital = source.items.clone().any(|at| scene.word(at).starts_with(char::is_uppercase));
        cue.lemma == "say" || capital || words::is_determiner(scene.word(to))
    };
    // "Ada Vale, head of the council, said having a bridge helps": the parser sees her, and no name follows.
    let parsed = scene.dependents(cue.items.start, &[Relation::Nsubj], &(bounds.start..cue.items.start)).next();
    // What begins the sentence may be taken for a verb: "Aides to Ada Vale".
    let plain = |subject: &Source| {
        let first = subject.items.start + usize::from(words::joins(scene.word(subject.items.start))) + 1;
        !is_clause(scene, &Source { items: first.min(subject.items.end)..subject.items.end, ..subject.clone() })
    };
    let begins = parsed.is_some_and(|parsed| subject.is_some_and(|subject| subject.items.start == parsed.start && plain(subject)));
    if begins && !scene.word_within(cue.items.end, bounds).starts_with(char::is_uppercase) {
        return closing(scene, bounds, cue);
    }
    let (verb, form) = cue.verb?;
    let clause =
        subject.is_some_and(|subject| is_clause(scene, subject)) && (matches!(form, Form::Past | Form::Present) || cue.lemma == "say");
    let plain = |source: &Source| !source.items.clone().any(|at| scene.is_finite(at));
    // "Ada Vale, a builder they knew, said she would go": what follows is the content.
    let ends = |source: &Source| !(source.items.end < bounds.end && scene.is_finite(source.items.end));
    let after = clause.then(|| source::after(scene, bounds, to)).flatten().filter(plain).filter(named).filter(ends);
    after.or_else(|| source::name_after(scene, bounds, to).filter(|_| verb.frame != Frame::Tell).filter(named))
}

/// The speaker who ends a sentence behind "said", whether or not a comma stands before it: "It is old said Ada Vale, a builder".
fn closing(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: &Cue) -> Option<Source> {
    let (from, to) = (cue.items.start, cue.items.end);
    let clause = (bounds.start + 1..from).any(|at| scene.is_finite(at)) && !(bounds.start..from).any(|at| scene.is_quotation(at));
    let before = from.checked_sub(1).map_or("", |before| scene.word(before));
    let alone = source::verb_group(scene, bounds, from) == from && !words::is_pronoun(before);
    let source = source::after(scene, bounds, to).filter(|_| cue.lemma == "say" && cue.tense.is_some() && alone && clause)?;
    let person = before == "," || source.items.clone().any(|at| words::is_person(scene.word(at)));
    let article = matches!(scene.word(to), "a" | "an" | "one") && person;
    let named = scene.word(to).starts_with(char::is_uppercase) && scene.upos(to) == Some(Upos::Propn);
    let mut behind = (to..bounds.end).take_while(|&at| !words::relates(scene.word(at)));
    let plain = behind.all(|at| !scene.is_finite(at) && !scene.is_quotation(at));
    ((article || named) && plain).then_some(source)
}

/// Whether what was taken for a subject has a verb of its own that is no relative clause's.
fn is_clause(scene: &Scene<'_, '_>, source: &Source) -> bool {
    let verb = source.items.clone().find(|&at| scene.is_finite(at));
    verb.is_some_and(|verb| !(source.items.start..verb).any(|at| words::relates(scene.word(at))))
}

/// "was quoted by the paper as saying", "quoted Ada Vale as saying": whoever is quoted speaks.
fn quoted_as(scene: &Scene<'_, '_>, bounds: &Range<usize>, quoting: &Framed, saying: &Cue) -> Option<Framed> {
    let (quote, to) = (quoting.cue.items.clone(), saying.items.end);
    let source = if is_passive(scene, bounds, &quoting.cue) {
        source::before(scene, bounds, quote.start)?
    } else {
        let items = quote.end..saying.items.start - 1;
        if items.is_empty() {
            return None;
        }
        Source { items, how: "subject of the cue" }
    };
    let adjacent = quote.end + 2 == to;
    let verb = saying.verb.map(|(verb, form)| (verb, if adjacent { Form::Past } else { form }));
    let cue = Cue { items: if adjacent { quote.start..to } else { saying.items.clone() }, verb, ..saying.clone() };
    Some(Framed { from: source.items.start.min(cue.items.start), cue, source: Some(source), to })
}

/// "was told by Ada Vale", "Asked whether": a participle whose subject is not the source.
fn is_passive(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: &Cue) -> bool {
    let (from, to) = (cue.items.start, cue.items.end);
    let Some((verb, Form::Past)) = cue.verb else { return false };
    let group = source::verb_group(scene, bounds, from);
    let be = (group..from).any(|at| words::is_form_of_be(scene.word(at)));
    let opening = from == bounds.start || scene.word(from - 1).eq_ignore_ascii_case("when");
    let dropped = opening && matches!(verb.frame, Frame::Ask | Frame::Tell | Frame::Call);
    let asked = verb.frame == Frame::Ask && from > bounds.start && scene.word(from - 1) == "," && scene.is_participle(from);
    // "Also, not mentioned in the report, is the bridge": a participle without a subject of its own.
    let adverb = |at: usize| scene.upos(at) == Some(Upos::Adv) || scene.word(at) == ",";
    let reduced = verb.needs != Needs::Quote && scene.is_participle(from) && (bounds.start..group).all(adverb);
    be || dropped
        || asked
        || reduced
        || agent(scene, bounds, to..to + 1).is_some_and(|agent| scene.upos(agent.items.start) != Some(Upos::Noun))
}

/// Where the addressee begins that ends a sentence with its passive: "It is old, the court was told", "It is old, it was claimed by Ada Vale".
fn told(scene: &Scene<'_, '_>, bounds: &Range<usize>, cue: &Cue, to: usize) -> Option<usize> {
    let ends = matches!(scene.word_within(to, bounds), "." | "");
    let addressee = source::before(scene, bounds, cue.items.start).filter(|_| ends)?;
    let start = addressee.items.start;
    if scene.word(start) != "it" && cue.lemma != "tell" {
        return None;
    }
    let clause = |comma: usize| (bounds.start..comma).any(|at| scene.is_finite(at));
    (start > bounds.start + 1 && scene.word(start - 1) == "," && clause(start - 1)).then_some(start)
}

/// The agent of a passive, "by Ada Vale", where its "by" stands in `window`.
fn agent(scene: &Scene<'_, '_>, bounds: &Range<usize>, window: Range<usize>) -> Option<Source> {
    let by = window.take_while(|&at| at < bounds.end).find(|&at| scene.word(at) == "by")?;
    let first = scene.word_within(by + 1, bounds);
    // "by 2050" tells when, "by 12 judges" tells who.
    let counted = || by + 2 < bounds.end && matches!(scene.upos(by + 2), Some(Upos::Noun | Upos::Adj));
    let noun = matches!(scene.upos(by + 1), Some(Upos::Noun | Upos::Adj)) || scene.upos(by + 1) == Some(Upos::Num) && counted();
    let names = first.starts_with(char::is_uppercase) || words::is_determiner(first) || words::is_pronoun(first) || noun;
    if !names || first.ends_with("ing") {
        return None;
    }
    source::after(scene, bounds, by + 1).map(|source| Source { how: AGENT, ..source })
}
