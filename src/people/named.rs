//! Each name of a person in the text, taken apart, with what stands beside it: title, pronoun, kin, another name for the same person.
//!
//! In goes [`Tagged`], out come the names in order, ready to be gathered into persons.

use std::collections::{HashMap, HashSet};

use super::kin::{self, Kin};
use super::names::{PersonName, agree};
use super::titles::{self, Title};
use super::{Gender, gender, namesakes};
use crate::language::{NameKind, Tagged, names::aliases};
use crate::text::{List, Span};
use crate::word_list;

static MONONYMS: List = word_list!("data/mononyms.txt");

/// One name in the text, with what stands beside it.
pub struct Named {
    pub span: Span,
    pub name: PersonName,
    pub title: Option<Title>,
    /// "He" or "she" soon after a lone name that is the subject: likely the same person.
    pub hint: Option<Gender>,
    /// The subject of "died".
    pub dies: bool,
    /// Surname taken from a later name ("Bill and Hillary Vale").
    pub shared: Option<Span>,
    /// Where it stands, outside of quotations.
    pub sentence: Option<usize>,
    /// Said to be the kin of somebody: "his wife, Ada Vale".
    pub kin: Option<Kin>,
    /// The surname of the one whose kin this is, where only a given name stands: "Tom Vale and his wife, Ada".
    pub family: Option<String>,
    /// The name before, by its index, means the same person: "Ada Vale, née Reed".
    pub alias_of: Option<usize>,
}

impl Named {
    /// What title and kin tell of the gender.
    pub fn gender(&self) -> Option<Gender> {
        let title = self.title.filter(|title| !title.couple).and_then(|title| title.gender);
        title.or_else(|| self.kin.and_then(|kin| kin.gender))
    }
}

/// The names of persons, taken apart.
pub fn find(tagged: &Tagged<'_>) -> Vec<Named> {
    let text = tagged.text;
    let mut names: Vec<Named> = Vec::new();
    for span in tagged.names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span) {
        let mut name = PersonName::parse(span.cut(text));
        if name.words.is_empty() {
            continue;
        }
        name.drop_titles(|word| titles::is_title(word) && !gender::is_given(word));
        let tokens = tagged.tokens_in(span);
        let title = titles::before(text, span.start);
        let hint = if name.is_full() { None } else { namesakes::hint(tagged, &tokens) };
        let given = name.words.first().and_then(|first| gender::of_given(first));
        let contradicts = |kin: &Kin| matches!((kin.gender, given), (Some(one), Some(other)) if one != other);
        let kin = kin::of(tagged, &tokens, title.map(|title| title.span.start)).filter(|kin| !contradicts(kin));
        let sentence = tagged.sentence_of(tokens.start);
        let before = names.last().filter(|last| last.name.is_full() && tagged.sentence_of(tagged.tokens_in(last.span).start) == sentence);
        let family = kin.filter(|_| name.words.len() == 1 && title.is_none()).and(before).and_then(|last| last.name.words.last().cloned());
        let alias_of = names.len().checked_sub(1).filter(|&last| aliases::join(tagged, names[last].span, span));
        let dies = namesakes::dies(tagged, &tokens);
        let sentence = tagged.quotation_of(span).is_none().then_some(sentence);
        names.push(Named { span, name, title, hint, dies, shared: None, sentence, kin, family, alias_of });
    }
    mend_surnames(&mut names);
    share_surnames(text, &mut names);
    names
}

/// How many letters a surname must have to be known with one of them wrong.
const LONG: usize = 6;

/// "Davenprot" said once beside "Ada Davenport" is Davenport misspelt: a letter inside is missing, another, added or has changed places with the next, and no
/// other given name stands before it. First and last letters tell families apart ("Hansen", "Jansen"; "Petrov", "Petrova").
fn mend_surnames(names: &mut [Named]) {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for word in names.iter().filter_map(|one| one.name.words.last()) {
        *count.entry(word).or_default() += 1;
    }
    let mut cut: HashMap<String, usize> = HashMap::new();
    for (index, one) in names.iter().enumerate().filter(|(_, one)| one.name.is_full()) {
        let surname = one.name.words.last().map_or("", String::as_str);
        if surname.chars().count() >= LONG && count.get(surname).is_some_and(|&count| count > 1) {
            cut.extend(without_a_letter(surname).chain([surname.to_owned()]).map(|cut| (cut, index)));
        }
    }
    let mut mended: Vec<(usize, String)> = Vec::new();
    for (index, one) in names.iter().enumerate() {
        let Some(word) = one.name.words.last().filter(|word| word.chars().count() >= LONG && count.get(word.as_str()) == Some(&1)) else {
            continue;
        };
        let near = without_a_letter(word).chain([word.clone()]).find_map(|cut_word| cut.get(&cut_word));
        let Some(right) = near.and_then(|&known| names.get(known)).filter(|known| known.name.words.last() != Some(word)) else { continue };
        if one.name.words.len() == 1 || agree(&one.name.words[0], &right.name.words[0]) {
            mended.extend(right.name.words.last().map(|surname| (index, surname.clone())));
        }
    }
    for (index, surname) in mended {
        if let Some(word) = names[index].name.words.last_mut() {
            *word = surname;
        }
    }
}

/// The word without each of its inner letters.
fn without_a_letter(word: &str) -> impl Iterator<Item = String> + '_ {
    let inner = word.char_indices().skip(1).zip(word.char_indices().skip(2));
    inner.map(|((at, _), (next, _))| format!("{}{}", &word[..at], &word[next..]))
}

/// "Bill and Hillary Vale", "Ann, Bill and Hillary Vale": all are Vales; not so whoever has another surname, is known by one name or was named alone before,
/// or stands in a list with others.
fn share_surnames(text: &str, names: &mut [Named]) {
    let surnames: HashSet<String> =
        names.iter().filter(|one| one.name.is_full()).filter_map(|one| one.name.words.last().cloned()).collect();
    let mut alone: HashMap<String, usize> = HashMap::new();
    for index in 0..names.len() {
        let between =
            |index: usize| names.get(index + 1).map_or("", |next| text.get(names[index].span.end..next.span.start).unwrap_or("").trim());
        let lone = |at: usize| {
            let [word] = &names[at].name.words[..] else { return false };
            let known = surnames.contains(word) || MONONYMS.contains(word) || alone.get(word).is_some_and(|&before| before < at);
            names[at].title.is_none() && gender::is_given(word) && !known
        };
        let pair = |other: &Named| other.name.words.len() == 2 && other.title.is_none() && gender::is_given(&other.name.words[0]);
        if lone(index) && matches!(between(index), "and" | "&") && names.get(index + 1).is_some_and(pair) {
            let mut first = index;
            while first > 0 && between(first - 1) == "," && lone(first - 1) {
                first -= 1;
            }
            if first == 0 || between(first - 1) != "," {
                let surname = names[index + 1].name.words[1].clone();
                let span = last_word(text, names[index + 1].span);
                for one in &mut names[first..=index] {
                    one.name.words.push(surname.clone());
                    one.shared = Some(span);
                }
            }
        }
        if let [word] = &names[index].name.words[..] {
            alone.entry(word.clone()).or_insert(index);
        }
    }
}

/// The last word of a name.
pub fn last_word(text: &str, span: Span) -> Span {
    let cut = span.cut(text).trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Span::new(span.start + cut, span.end)
}
