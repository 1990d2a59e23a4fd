//! Cues: the verbs that say that something was said, with their inflected forms.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::language::lexicon::Map;

/// A verb of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Dictionary form.
    pub lemma: &'static str,
    /// What kind of telling it is.
    pub class: Class,
    /// What follows it.
    pub frame: Frame,
    /// What it needs to be a cue.
    pub needs: Needs,
}

impl Verb {
    /// The word that must stand behind the verb, or behind "it": "made clear", "made it clear".
    pub fn predicate(&self) -> Option<&'static str> {
        self.lemma.split_once(' ').map(|(_, predicate)| predicate)
    }
}

/// What kind of telling a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// "say"
    Speech,
    /// "write"
    Writing,
    /// "believe"
    Thought,
    /// "show"
    Showing,
}

/// What follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The content: "said it was over".
    Say,
    /// The addressee, then the content: "told reporters it was over".
    Tell,
    /// The addressee or the content: "asked whether", "asked her whether".
    Ask,
    /// An object and what it is called: "called it a disaster".
    Call,
    /// "out", then the content: "pointed out that".
    Point,
}

/// What must be there for the verb to be a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Any complement: "announced a plan".
    Free,
    /// A clause in any form or a quotation: "claimed the bridge was safe", but not "claimed victory".
    Statement,
    /// A clause, which may be an infinitive, or a quotation: "pledged to go".
    Clause,
    /// A finite clause or a quotation: "added that it was over", but not "added to the list".
    Finite,
    /// An object of which something is said, or a quotation: "called the plan a disaster", but not "called the police".
    Predicate,
    /// A clause that "that" begins, or a quotation: "recognised that it was over", but not "recognised the man who left".
    That,
    /// A quotation: "“It is over,” she laughed".
    Quote,
}

/// What stands for the verb where the cue is a noun: "the claim that".
pub const NOUN: Verb = Verb { lemma: "", class: Class::Speech, frame: Frame::Say, needs: Needs::Finite };

/// What stands for the verb where the cue is an adjective: "is worried that".
pub const ADJECTIVE: Verb = Verb { lemma: "", class: Class::Thought, frame: Frame::Say, needs: Needs::That };

/// What stands for the verb where somebody "was like, “No!”"
pub const LIKE: Verb = Verb { lemma: "be like", class: Class::Speech, frame: Frame::Say, needs: Needs::Quote };

/// How a verb is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "say"
    Base,
    /// "says"
    Present,
    /// "said"
    Past,
    /// "saying"
    Gerund,
}

/// The verb that `word` is a form of, in any case.
pub fn verb(word: &str) -> Option<(Verb, Form)> {
    form(word).filter(|(verb, _)| verb.predicate().is_none())
}

/// The verb that `word` is a form of, in any case, which is a cue only with its predicate: "made" for "make clear".
pub fn predicative(word: &str) -> Option<(Verb, Form)> {
    form(word).filter(|(verb, _)| verb.predicate().is_some())
}

fn form(word: &str) -> Option<(Verb, Form)> {
    let is_lower = !word.bytes().any(|byte| byte.is_ascii_uppercase());
    let lower = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_ascii_lowercase()) };
    FORMS.get(lower.as_ref()).copied()
}

/// Verbs by their forms; of two that share one, that which comes first among the forms of its verb.
static FORMS: LazyLock<Map<String, (Verb, Form)>> = LazyLock::new(|| {
    let mut forms: Map<String, (Verb, Form)> = Map::default();
    for (word, verb, form) in include_str!("data/cues.tsv").lines().filter_map(entry).flatten() {
        let known = forms.entry(word).or_insert((verb, form));
        if form < known.1 {
            *known = (verb, form);
        }
    }
    forms
});

/// All forms of a line of the list.
fn entry(line: &'static str) -> Option<Vec<(String, Verb, Form)>> {
    let mut columns = line.split('\t');
    let lemma = columns.next().filter(|lemma| !lemma.starts_with('#'))?;
    let class = match columns.next()? {
        "speech" => Class::Speech,
        "writing" => Class::Writing,
        "thought" => Class::Thought,
        _ => Class::Showing,
    };
    let frame = match columns.next()? {
        "tell" => Frame::Tell,
        "ask" => Frame::Ask,
        "call" => Frame::Call,
        "point" => Frame::Point,
        _ => Frame::Say,
    };
    let needs = match columns.next()? {
        "free" => Needs::Free,
        "statement" => Needs::Statement,
        "clause" => Needs::Clause,
        "finite" => Needs::Finite,
        "predicate" => Needs::Predicate,
        "that" => Needs::That,
        _ => Needs::Quote,
    };
    let verb = Verb { lemma, class, frame, needs };
    // "make clear" is inflected in its first word.
    let word = lemma.split(' ').next()?;
    let stem = stem(word);
    let mut forms = vec![
        (word.to_owned(), verb, Form::Base),
        (third_person(word), verb, Form::Present),
        (format!("{}ing", if word.ends_with("ee") { word } else { &stem }), verb, Form::Gerund),
    ];
    match columns.next() {
        Some(irregular) => forms.extend(irregular.split(',').map(|form| (form.to_owned(), verb, Form::Past))),
        None => forms.push((past(word, &stem), verb, Form::Past)),
    }
    Some(forms)
}

/// What endings that begin with a vowel attach to: "stat", "admitt".
fn stem(lemma: &str) -> String {
    let bytes = lemma.as_bytes();
    // The "u" of "quip" is no vowel.
    let vowel = |at: usize| matches!(bytes[at], b'a' | b'e' | b'i' | b'o') || bytes[at] == b'u' && (at == 0 || bytes[at - 1] != b'q');
    if let Some(stem) = lemma.strip_suffix('e') {
        return stem.to_owned();
    }
    let n = bytes.len();
    let short = n >= 3 && !vowel(n - 1) && vowel(n - 2) && !vowel(n - 3) && !matches!(bytes[n - 1], b'w' | b'x' | b'y');
    let stressed = n <= 4 || DOUBLING.iter().any(|end| lemma.ends_with(end));
    if short && stressed { format!("{lemma}{}", &lemma[n - 1..]) } else { lemma.to_owned() }
}

/// Ends of longer verbs whose last syllable is stressed, so that its consonant doubles.
const DOUBLING: [&str; 3] = ["mit", "cur", "fer"];

fn third_person(lemma: &str) -> String {
    if let Some(stem) = consonant_y(lemma) {
        format!("{stem}ies")
    } else if ["s", "x", "sh", "ch", "o"].iter().any(|end| lemma.ends_with(end)) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn past(lemma: &str, stem: &str) -> String {
    consonant_y(lemma).map_or_else(|| format!("{stem}ed"), |stem| format!("{stem}ied"))
}

fn consonant_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}
