//! Organisations and places: the same body or place gathered under its fullest name.
//!
//! Safe joins only: the same words, a known other name of a country, an acronym that stands in brackets after the name or is spelt by its initials,
//! a shorter name of two words or more that ends a longer one ("Harbour Commission", "City Harbour Commission"), the first word of one longer name alone
//! ("Harbour", "Harbour Ferries"), and the front of the first word ("the Fed").

use std::collections::HashMap;

use super::Entity;
use super::names::fold;
use crate::language::{NameKind, Tagged};
use crate::text::List;
use crate::text::Span;
use crate::word_list;

static OTHER_NAMES: List = word_list!("data/other_names.txt");
static LEGAL_FORMS: List = word_list!("data/legal_forms.txt");
static SMALL_WORDS: List = word_list!("data/small_words.txt");

/// What stands for an entity where several are meant.
const SEVERAL: usize = usize::MAX;

/// All names of one kind, each once, in the order of first mention.
pub fn gather(tagged: &Tagged<'_>, kind: NameKind) -> Vec<Entity> {
    let spans: Vec<Span> = tagged.names.iter().filter(|name| name.kind == kind).map(|name| name.span).collect();
    let mut entities: Vec<Entity> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut before: Option<(Span, usize)> = None;
    for &span in &spans {
        let words = words(span.cut(tagged.text));
        let key = key(&words);
        let bracketed = before.filter(|&(before, _)| in_brackets(tagged.text, before, span)).map(|(_, entity)| entity);
        let short = ["…", "-"].iter().filter(|_| words.len() == 1 && kind == NameKind::Organisation);
        let mut longer = short.filter_map(|sign| known.get(&format!("{key}{sign}")).copied()).filter(|&entity| entity != SEVERAL);
        let home = bracketed.or_else(|| known.get(&key).copied()).or_else(|| longer.next());
        let entity = home.unwrap_or_else(|| {
            entities.push(Entity { name: String::new(), mentions: Vec::new() });
            entities.len() - 1
        });
        enter(&mut known, &words, &key, entity, kind);
        let name = span.cut(tagged.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if name.len() > entities[entity].name.len() {
            entities[entity].name = name;
        }
        entities[entity].mentions.push(span);
        before = Some((span, entity));
    }
    entities
}

/// "Harbour Commission (HC)": whether the second span stands in brackets directly after the first.
fn in_brackets(text: &str, first: Span, second: Span) -> bool {
    text[first.end..second.start].trim() == "("
        && text[second.end..].trim_start().starts_with(')')
        && !second.cut(text).contains(char::is_whitespace)
        && second.cut(text).chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Its words, without article and legal form.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0].eq_ignore_ascii_case("the") {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL_FORMS.contains(&fold(last.trim_end_matches('.')))) {
        words.pop();
    }
    words
}

/// What two names of one entity have in common.
fn key(words: &[&str]) -> String {
    let folded: Vec<String> = words.iter().map(|word| fold(&word.replace('.', ""))).collect();
    let joined = folded.join(" ");
    OTHER_NAMES.get(&joined).map_or(joined, str::to_owned)
}

/// Enters a name, its endings of two words and more, and its initials; what is entered first keeps its place.
fn enter(known: &mut HashMap<String, usize>, words: &[&str], key: &str, entity: usize, kind: NameKind) {
    known.insert(key.to_owned(), entity);
    if kind != NameKind::Organisation {
        return;
    }
    let folded: Vec<&str> = key.split(' ').collect();
    for start in 1..folded.len().saturating_sub(1).min(8) {
        if !SMALL_WORDS.contains(folded[start]) {
            known.insert(folded[start..].join(" "), entity);
        }
    }
    // "Harbour" of "Harbour Ferries", if no other name begins so: its first word, marked by an ellipsis. An acronym may be the whole of which this is a part
    // ("HBC News").
    if folded.len() > 1 && words[0].contains(char::is_lowercase) {
        let whole = |known: &mut usize| *known = if *known == entity { entity } else { SEVERAL };
        known.entry(format!("{}…", folded[0])).and_modify(whole).or_insert(entity);
    }
    // "the Comm" of "Commission of Harbours": a front of the first word, marked by a hyphen.
    if let [first, _, ..] = folded[..] {
        for (cut, _) in first.char_indices().filter(|&(cut, _)| (3..6).contains(&cut) && cut + 2 < first.len()) {
            known.entry(format!("{}-", &first[..cut])).or_insert(entity);
        }
    }
    let initials: String =
        words.iter().filter(|word| word.starts_with(char::is_uppercase)).filter_map(|word| word.chars().next()).collect();
    if initials.chars().count() > 2 {
        known.entry(fold(&initials)).or_insert(entity);
    }
}
