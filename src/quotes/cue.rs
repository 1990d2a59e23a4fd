//! Cues in the text: where a word of the list is a cue, by what the tagger says of it and by the words beside it.

use std::ops::Range;

use super::Tense;
use super::cues::{self, Form, Frame, Needs, Verb};
use super::source;
use super::stretches::{Scene, Stretch};
use super::words;
use crate::language::{Relation, Upos};

/// A cue where it stands.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Its items.
    pub items: Range<usize>,
    /// Dictionary form.
    pub lemma: &'static str,
    /// What it needs and what follows it; `None` for "according to".
    pub verb: Option<(Verb, Form)>,
    /// Whether the saying is denied.
    pub negated: bool,
    /// When it was said, as its form and its auxiliaries tell.
    pub tense: Option<Tense>,
}

impl Cue {
    /// Whether the cue can follow its content: a finite verb that takes a clause, or "according to".
    pub fn may_follow(&self) -> bool {
        self.verb.is_none_or(|(verb, form)| {
            form != Form::Gerund && verb.needs != Needs::Quote && matches!(verb.frame, Frame::Say | Frame::Tell | Frame::Ask | Frame::Point)
        })
    }

    /// "saying"
    pub fn is_gerund(&self) -> bool {
        self.verb.is_some_and(|(_, form)| form == Form::Gerund)
    }
}

/// Words that a subject has at most which stands at the end of a sentence with a cue alone.
const LONGEST_SUBJECT: usize = 8;

/// How far before a participle the comma stands that parts an apposition from its subject.
const FARTHEST_COMMA: usize = 10;

/// How far before its participle an auxiliary may stand.
const FARTHEST_AUXILIARY: usize = 4;

/// The cue that begins at an item.
pub fn at(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize) -> Option<Cue> {
    let word = scene.word(at);
    let next = if at + 1 < stretch.items.end { scene.word(at + 1) } else { "" };
    let phrase =
        |phrase: &&str| phrase.split(' ').zip(at..).all(|(word, at)| scene.word_within(at, &stretch.items).eq_ignore_ascii_case(word));
    let asked = |phrase: &&str| words::asks(scene.word_within(at + phrase.split(' ').count(), &stretch.items));
    if let Some(lemma) = words::source_phrases(word).find(|lemma| phrase(lemma) && !asked(lemma)) {
        let items = at..at + lemma.split(' ').count();
        return Some(Cue { items, lemma, verb: None, negated: false, tense: None });
    }
    if next == "that"
        && at > stretch.items.start
        && is_noun(scene, at)
        && let Some(lemma) = words::noun_cue(word)
    {
        return Some(Cue { items: at..at + 1, lemma, verb: Some((cues::NOUN, Form::Base)), negated: false, tense: None });
    }
    let quoted = |at: usize| at < stretch.items.end && scene.is_quotation(at);
    let be = || at > stretch.items.start && words::is_form_of_be(scene.word(at - 1));
    if words::is_quotative(word) && be() && (quoted(at + 1) || next == "," && quoted(at + 2)) {
        let tense = tense(scene, stretch, at, Form::Present);
        return Some(Cue { items: at..at + 1, lemma: cues::LIKE.lemma, verb: Some((cues::LIKE, Form::Present)), negated: false, tense });
    }
    let group = || source::verb_group(scene, &stretch.items, at)..at;
    let denied = |before: usize| words::denies(scene.word(before)) == Some("before");
    if next == "that"
        && let Some(lemma) = words::adjective_cue(word)
        && group().any(|at| words::is_form_of_be(scene.word(at)) && scene.is_finite(at))
    {
        let verb = Some((cues::ADJECTIVE, Form::Present));
        let tense = tense(scene, stretch, at, Form::Present);
        return Some(Cue { items: at..at + 1, lemma, verb, negated: group().any(denied), tense });
    }
    let (verb, form) = cues::verb(word).or_else(|| cues::predicative(word))?;
    // "She wanted to know whether it was safe."
    let asked = verb.lemma == "know" && (words::asks(next) || matches!(next, "whether" | "if"));
    let wanted = at > stretch.items.start + 1 && scene.word(at - 1) == "to" && scene.word(at - 2).starts_with("want");
    let verb = if asked && wanted { Verb { frame: Frame::Ask, needs: Needs::Finite, ..verb } } else { verb };
    // "whether they are who they say they are"
    let before = at.checked_sub(1).filter(|&before| before > stretch.items.start).map_or("", |before| scene.word(before));
    if words::is_pronoun(before) && before == next && matches!(scene.word(at - 2), "who" | "what") {
        return None;
    }
    let told = next == "that" || at + 1 < stretch.items.end && scene.is_quotation(at + 1);
    if verb.needs == Needs::That && verb.frame == Frame::Say && !told || !is_verb(scene, stretch, at, form) {
        return None;
    }
    let closes = |at: usize| at >= stretch.items.end || scene.is_punctuation(at) || scene.is_quotation(at);
    // "It is safe, the statement read."
    let document = || {
        let group = group().start;
        group > stretch.items.start && words::is_document(scene.word(group - 1))
    };
    let verb = if verb.lemma == "read" && closes(at + 1) && document() { Verb { needs: Needs::Clause, ..verb } } else { verb };
    // "As she put it, …"
    if verb.lemma == "put" && next == "it" && closes(at + 2) {
        let verb = Verb { needs: Needs::Clause, ..verb };
        return Some(Cue {
            items: at..at + 2,
            lemma: verb.lemma,
            verb: Some((verb, form)),
            negated: false,
            tense: tense(scene, stretch, at, form),
        });
    }
    let predicate = if next == "it" { at + 2 } else { at + 1 };
    let end = match verb.frame {
        _ if let Some(word) = verb.predicate() => {
            if scene.word_within(predicate, &stretch.items) != word {
                return None;
            }
            predicate + 1
        }
        Frame::Point if next == "out" || next == "to" => at + 2,
        Frame::Point => return None,
        _ => at + 1,
    };
    let led = at > stretch.items.start + 1 && scene.word(at - 1) == "to" && words::denies(scene.word(at - 2)) == Some("led");
    // "He would not, he insisted, go", "She was not hurt and said so": the comma or the conjunction parts what is denied from the cue.
    let parts = |&before: &usize| matches!(scene.word(before), "," | "and" | "but");
    let negated = led || (stretch.items.start..at).rev().take(3).take_while(|before| !parts(before)).any(denied);
    Some(Cue { items: at..end, lemma: verb.lemma, verb: Some((verb, form)), negated, tense: tense(scene, stretch, at, form) })
}

/// The tense of the cue at item `at`, which its first auxiliary has where there is one.
fn tense(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize, form: Form) -> Option<Tense> {
    let mut group = source::verb_group(scene, &stretch.items, at)..at;
    let Some(auxiliary) = group.find(|&at| scene.is_finite(at)) else {
        return match form {
            Form::Past => Some(Tense::Past),
            Form::Present => Some(Tense::Present),
            Form::Base => scene.is_finite(at).then_some(Tense::Present),
            Form::Gerund => None,
        };
    };
    let word = scene.word(auxiliary);
    let perfect = form == Form::Past && !words::is_form_of_be(word);
    if scene.is_modal(auxiliary) {
        return words::is_future(word).then_some(Tense::Future);
    }
    Some(if scene.is_past(auxiliary) || perfect { Tense::Past } else { Tense::Present })
}

/// Whether a verb can stand here, by the tagger where it speaks and by the word before.
fn is_verb(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize, form: Form) -> bool {
    let before = if at > stretch.items.start { scene.word(at - 1) } else { "" };
    let qualified = (stretch.items.start..at).rev().find(|&before| !words::is_adverb(scene.word(before)));
    if words::is_adverb(before) && qualified.is_some_and(|before| words::is_determiner(scene.word(before))) {
        return false;
    }
    let capital = scene.word(at).starts_with(char::is_uppercase) && at > stretch.items.start && before != ",";
    let auxiliary = form == Form::Gerund && scene.upos(at - usize::from(at > stretch.items.start)) == Some(Upos::Aux);
    // "shown", "written", "known": no past tense.
    let group = source::verb_group(scene, &stretch.items, at)..at;
    let bare = form == Form::Past && scene.word(at).ends_with('n') && !group.clone().any(|at| scene.upos(at) == Some(Upos::Aux));
    if bare && at > stretch.items.start && before != "," && !words::joins(before) {
        return false;
    }
    // "Some accused Ada Vale": what stands alone for people is a subject, whatever the tagger takes the verb for.
    let people = scene.upos(at + 1) == Some(Upos::Noun) && scene.word(at + 1).ends_with('s');
    let alone = at == stretch.items.start + 1 && words::stands_alone(before) && !people;
    if form == Form::Past && !alone && (scene.upos(at) == Some(Upos::Adj) || names(scene, stretch, at) || is_attribute(scene, stretch, at))
    {
        return false;
    }
    // "spokeswoman Hope Hale"
    let described = before.starts_with(char::is_lowercase) && scene.upos(at.saturating_sub(1)) == Some(Upos::Noun);
    if capital && described && scene.word_within(at + 1, &stretch.items).starts_with(char::is_uppercase) {
        return false;
    }
    // "a research think-tank"
    let hyphen = scene.word_within(at + 1, &stretch.items) == "-" && !scene.is_dash(at + 1);
    // "had enough pledged votes", "a list of 25 recommended builders"
    let counted = scene.upos(at.saturating_sub(1)) == Some(Upos::Num) || before == "enough";
    let finite = || (stretch.items.start..at).any(|at| scene.is_finite(at));
    if form == Form::Past && counted && scene.upos(at + 1) == Some(Upos::Noun) && finite()
        || hyphen
        || words::is_preposition(scene.word(at))
    {
        return false;
    }
    // "the average asking price", "one of the most promising builders", "Having said that, …"
    let next = scene.word_within(at + 1, &stretch.items);
    let qualifies = matches!(scene.upos(at.saturating_sub(1)), Some(Upos::Adj | Upos::Adv | Upos::Det)) && !words::is_adverb(before);
    let noun = |at: usize| matches!(scene.upos(at), Some(Upos::Noun | Upos::Propn));
    let thing = (noun(at + 1) || scene.upos(at + 1) == Some(Upos::Adj) && noun(at + 2)) && !words::begins_content(next);
    let determined =
        (stretch.items.start..at).rev().take(3).any(|at| words::is_determiner(scene.word(at)) || scene.upos(at) == Some(Upos::Det));
    if form == Form::Gerund && qualifies && thing && determined {
        return false;
    }
    if words::is_compound(scene.word(at), next) {
        return false;
    }
    if before.eq_ignore_ascii_case("having") && next == "that" && scene.word_within(at + 2, &stretch.items) == "," {
        return false;
    }
    // "a profit warning following the sale"
    let noun = scene.upos(at) == Some(Upos::Noun) && matches!(scene.upos(at.saturating_sub(1)), Some(Upos::Adj | Upos::Noun));
    let told = scene.is_quotation(at + 1) || scene.word(at + 1) == "that";
    if noun && !told && at > stretch.items.start && form == Form::Gerund {
        return false;
    }
    // "Sule's said it was safe": the name of a shop.
    let shop = words::is_genitive(before) && scene.upos(at) == Some(Upos::Verb) && (next == "that" || words::is_pronoun(next));
    if words::is_determiner(before) && !auxiliary && !shop
        || matches!(before, "-" | "so-") && !scene.is_dash(at - 1)
        || capital && scene.upos(at) != Some(Upos::Verb)
    {
        return false;
    }
    if cues::verb(scene.word(at)).is_some_and(|(verb, _)| verb.frame == Frame::Point) {
        return true;
    }
    match form {
        // "there is fresh hope"
        Form::Base
            if words::is_often_noun(scene.word(at))
                && at > stretch.items.start + 1
                && scene.upos(at - 1) == Some(Upos::Adj)
                && words::is_form_of_be(scene.word(at - 2)) =>
        {
            false
        }
        Form::Base | Form::Present if words::is_often_noun(scene.word(at)) => {
            let plural = form == Form::Base && next == "that" && source::is_plural_before(scene, &stretch.items, at);
            let subject = plural || before.starts_with(char::is_uppercase) || before.ends_with('s') || words::stands_between(before);
            let quoted = form == Form::Present && scene.is_quotation(at + 1) && scene.opens_sentence(at + 1) && scene.full_stop(at + 1);
            let claimed = words::is_pronoun(next) && scene.is_finite(at + 2)
                || (next == "that" || words::is_pronoun(next) || words::is_mostly_verb(scene.word(at)))
                    && is_only_verb(scene, &stretch.items, at);
            scene.upos(at) == Some(Upos::Verb)
                || (quoted || claimed) && (before == ")" || matches!(scene.upos(at.saturating_sub(1)), Some(Upos::Noun | Upos::Propn)))
                || form == Form::Present && closes(scene, &stretch.items, at)
                || subject
                    && scene.upos(at.saturating_sub(1)) != Some(Upos::Adj)
                    && (next == "that" || form == Form::Present && matches!(next, "," | "." | ""))
        }
        Form::Base if before == "to" => at > stretch.items.start + 1 && words::leads_to(scene.word(at - 2)),
        // "As reported by the Courier, …"
        Form::Past if before.eq_ignore_ascii_case("as") => scene.word_within(at + 1, &stretch.items) == "by",
        // "When asked whether it was safe"
        Form::Past if words::circumstances(before) => true,
        // "had earlier forecast", but not "its earlier forecast"
        Form::Base | Form::Present | Form::Past if matches!(before, "earlier" | "later") => {
            !words::is_determiner(scene.word(at.saturating_sub(2)))
        }
        Form::Base | Form::Present | Form::Past => !words::is_preposition(before),
        Form::Gerund => before != "from",
    }
}

/// "The report claims ministers knew", "The firm claims that it paid": without the form at item `at` the clause before it would have no verb.
fn is_only_verb(scene: &Scene<'_, '_>, bounds: &Range<usize>, at: usize) -> bool {
    let next = scene.word_within(at + 1, bounds);
    let parts = |&at: &usize| matches!(scene.word(at), "," | ";" | ":" | "and" | "but") || words::begins_clause(scene.word(at));
    let clause = || (bounds.start..at).rev().take_while(|at| !parts(at));
    let relative = next == "that" && scene.is_finite(at + 2);
    // A noun without a determiner is a subject only in the plural: "claims ministers knew", but not "the questions session".
    let many = next.ends_with('s') || matches!(next, "police" | "people" | "men" | "women" | "children");
    let nominal = scene.upos(at + 1) == Some(Upos::Propn) || scene.upos(at + 1) == Some(Upos::Noun) && many;
    let opens = next == "that" || words::is_pronoun(next) || words::is_determiner(next) || nominal;
    let plural = scene.word(at - 1).ends_with('s') && scene.upos(at - 1) == Some(Upos::Noun);
    let told = (at + 2..bounds.end).take(LONGEST_SUBJECT).any(|at| scene.is_finite(at));
    let reported = |at: usize| scene.is_finite(at) || scene.word(at).eq_ignore_ascii_case("according");
    opens && !relative && !plural && told && clause().count() > 0 && !clause().any(reported)
}

/// "It was cold, the ministry reports.": the last word of a sentence, behind a clause, a comma and a few words.
fn closes(scene: &Scene<'_, '_>, bounds: &Range<usize>, at: usize) -> bool {
    let paused = |at: usize| scene.is_quotation(at) && scene.pauses(at);
    let comma = (bounds.start..at).rev().take(LONGEST_SUBJECT).find(|&at| matches!(scene.word(at), "," | "and" | "or") || paused(at));
    let clause = |comma: usize| paused(comma) || scene.word(comma) == "," && (bounds.start..comma).any(|at| scene.is_finite(at));
    let last = matches!(scene.word_within(at + 1, bounds), "." | "") && at + 2 >= bounds.end;
    let subject =
        |first: usize| first < at && (words::is_determiner(scene.word(first)) || scene.word(first).starts_with(char::is_uppercase));
    last && comma.is_some_and(|comma| clause(comma) && subject(comma + 1))
}

/// A participle that names what stands before it: "a song called “…”", "a report titled “…”", "a company called Vale and Sons".
fn names(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize) -> bool {
    let call = cues::verb(scene.word(at)).is_some_and(|(verb, _)| verb.frame == Frame::Call);
    let group = source::verb_group(scene, &stretch.items, at);
    let before = group.checked_sub(1).filter(|&before| before >= stretch.items.start).map_or("", |before| scene.word(before));
    let passive = (group..at).any(|at| scene.upos(at) == Some(Upos::Aux));
    // "a builder, accused of theft", "links, called “trackers”"
    let earlier = || (stretch.items.start..group.saturating_sub(1)).rev().take(FARTHEST_COMMA).any(|at| scene.word(at) == ",");
    let apart = before == "," && (scene.word(at + 1) == "of" || scene.is_quotation(at + 1) && !earlier());
    let alone = !passive && (apart || !matches!(before, "" | "," | "and" | "but" | "or"));
    // "a film accused of theft": who accuses names the accused first.
    if call && alone && scene.word(at + 1) == "of" {
        return true;
    }
    if !call || !alone || !scene.is_participle(at) || at + 1 >= stretch.items.end {
        return false;
    }
    // "Ada Vale accused builder Ben Sule of theft": the only verb names nothing.
    let other = || stretch.items.clone().any(|other| other != at && scene.is_finite(other));
    let noun = || !words::is_preposition(scene.word(at + 1)) && scene.governor(at, &[Relation::Acl], &stretch.items).is_some() && other();
    scene.is_quotation(at + 1) || noun()
}

/// A participle that tells more of a noun: "the proposed plan", "seafarers estimated to be at sea", while the clause has another verb.
fn is_attribute(scene: &Scene<'_, '_>, stretch: &Stretch, at: usize) -> bool {
    let (bounds, before) = (&stretch.items, source::verb_group(scene, &stretch.items, at));
    // "has in the past predicted"
    let perfect = (bounds.start..at)
        .rev()
        .take(FARTHEST_AUXILIARY)
        .take_while(|&at| scene.word(at) != ",")
        .any(|at| scene.upos(at) == Some(Upos::Aux));
    if !scene.is_participle(at) || perfect || before <= bounds.start || scene.is_quotation(before - 1) {
        return false;
    }
    let apart = scene.word(before - 1) == "," && !(before < at && words::is_preposition(scene.word(at + 1)));
    let reduced =
        scene.governor(at, &[Relation::Acl], bounds).is_some_and(|noun| noun < at) && bounds.clone().any(|at| scene.is_finite(at));
    !apart && (reduced || scene.governor(at, &[Relation::Amod], bounds).is_some())
}

/// Whether a word that may be a verb is a noun here, by what stands before it.
fn is_noun(scene: &Scene<'_, '_>, at: usize) -> bool {
    let before = scene.word(at - 1);
    if scene.upos(at) == Some(Upos::Verb) && matches!(before, "to" | "later") {
        return false;
    }
    cues::verb(scene.word(at)).is_none() || words::is_determiner(before) || words::is_preposition(before) || words::is_light_verb(before)
}
