//! From labels to names: titles cut off, and what was found in one place of the article found in all.
//!
//! The model sees a sentence at a time; a reader knows the whole article. A surname of a person who is named in full elsewhere is that person where it
//! stands alone, and the same words are of one kind throughout unless the evidence for another is better.

use super::features::Seen;
use super::{Name, NameKind, aliases, bodies, persons, senses, shape};
use crate::language::lexicon::{self, Lists, Map, Set};
use crate::language::{Tagged, Upos};
use crate::text::{List, Span};
use crate::word_list;

static SHIP_TITLES: List = word_list!("../data/ship_titles.txt");
static NEWSROOMS: List = word_list!("../data/newsrooms.txt");

/// How much a nickname in quotation marks counts beside what its word was taken for alone.
const NICKNAMED: u32 = 4;

/// Token ranges while names are gathered.
pub type Found = Vec<(std::ops::Range<usize>, NameKind)>;

/// The names that `labels` mark, cleaned and spread over the article.
pub fn names(tagged: &Tagged<'_>, seen: &[Seen], labels: &[u8]) -> Vec<Name> {
    let mut found = marked(tagged, labels);
    for (range, kind) in &mut found {
        if *kind == NameKind::Person {
            strip_titles(tagged, range);
        }
    }
    shape::part_dashes(tagged, &mut found);
    shape::join_nicknames(tagged, seen, &mut found);
    shape::join_particles(tagged, seen, &mut found);
    shape::join_initials(tagged, seen, &mut found);
    shape::join_hyphens(tagged, &mut found);
    shape::join_brackets(tagged, seen, &mut found);
    shape::join_neighbours(tagged, seen, &mut found);
    shape::part_complements(tagged, seen, &mut found);
    shape::hyphened_persons(tagged, seen, &mut found);
    for (range, kind) in found.iter_mut().filter(|(range, kind)| range.len() == 1 && *kind == NameKind::Person) {
        if is_body(tagged.word(range.start)) {
            *kind = NameKind::Organisation;
        }
    }
    bodies::part(tagged, seen, &mut found);
    aliases::find(tagged, seen, &mut found);
    vote(tagged, &mut found);
    persons::titled_names(tagged, seen, &mut found);
    persons::persons_in_full(tagged, seen, &mut found);
    persons::persons_by_role(tagged, seen, &mut found);
    full_names(tagged, seen, &mut found);
    surnames(tagged, seen, &mut found);
    let personal = persons::personal(tagged);
    persons::acting_names(tagged, seen, &personal, &mut found);
    lone_names(tagged, seen, &mut found);
    acronyms(tagged, seen, &mut found);
    bodies::spread(tagged, seen, &mut found);
    senses::settle(tagged, seen, &personal, &mut found);
    drop_things(tagged, &mut found);
    // A form of address or an office alone names nobody: "Dame", "The President".
    found.retain(|(range, kind)| !(*kind == NameKind::Person && is_office(tagged, range.clone())));
    found.sort_by_key(|(range, _)| range.start);
    found
        .iter()
        .map(|(range, kind)| Name {
            span: bare(tagged.text, tagged.tokens[range.start].span.to(tagged.tokens[range.end - 1].span), *kind),
            kind: *kind,
        })
        .filter(|name| !name.span.is_empty())
        .collect()
}

/// The name without marks around it; the apostrophe of a possessive in -s ("Hales’ boat") may be one token with its word, and so may the full stop behind
/// a person's surname that is an abbreviation elsewhere ("Tom Ore.").
fn bare(text: &str, span: Span, kind: NameKind) -> Span {
    let mut name = span.cut(text).trim_end_matches(['\'', '’']);
    if let Some(stopped) = name.strip_suffix('.').filter(|_| kind == NameKind::Person) {
        let last = stopped.rsplit(char::is_whitespace).next().unwrap_or_default();
        if last.chars().count() > 1 && !last.contains('.') && !shape::is_generation(last) {
            name = stopped;
        }
    }
    let start = name.find(|c: char| c.is_alphanumeric() || "\"“'‘".contains(c)).unwrap_or(name.len());
    Span::new(span.start + start, span.start + name.len())
}

fn marked(tagged: &Tagged<'_>, labels: &[u8]) -> Found {
    let mut found = Found::new();
    for sentence in &tagged.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let label = labels[at];
            let start = at;
            at += 1;
            if label == 0 {
                continue;
            }
            let inside = if label % 2 == 1 { label + 1 } else { label };
            while at < sentence.tokens.end && labels[at] == inside {
                at += 1;
            }
            let kind = [NameKind::Person, NameKind::Organisation, NameKind::Place][usize::from((inside - 2) / 2)];
            found.push((start..at, kind));
        }
    }
    found
}

/// Cuts forms of address and job words off the front; a capitalised word always stays.
fn strip_titles(tagged: &Tagged<'_>, range: &mut std::ops::Range<usize>) {
    while range.len() > 1 {
        let word = tagged.word(range.start);
        let initial = word.trim_end_matches('.').len() == 1;
        // "DJ Ada Vale", but "DJ Ada" is called so on the stage.
        let stage = || range.len() > 2 && matches!(word, "DJ" | "MC");
        if initial || !is_address(word) && !is_job(word) && !stage() {
            break;
        }
        range.start += 1;
        if tagged.word(range.start) == "." && range.len() > 1 {
            range.start += 1;
        }
    }
}

/// The same words are of the kind that most of their places have.
fn vote(tagged: &Tagged<'_>, found: &mut Found) {
    let key = |range: &std::ops::Range<usize>| {
        tagged.tokens[range.start].span.to(tagged.tokens[range.end - 1].span).cut(tagged.text).to_lowercase()
    };
    let mut votes: Map<String, [u32; 3]> = Map::default();
    for (range, kind) in found.iter() {
        votes.entry(key(range)).or_default()[*kind as usize] += 1;
    }
    for (range, kind) in found.iter_mut() {
        let count = votes.get(&key(range)).copied().unwrap_or_default();
        for other in [NameKind::Person, NameKind::Organisation, NameKind::Place] {
            if count[other as usize] > 2 * count[*kind as usize] {
                *kind = other;
            }
        }
    }
}

/// Finds the full names of persons, and their surnames of several tokens ("Vale-Hart"), wherever the same words stand.
fn full_names(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let words = |range: std::ops::Range<usize>| seen[range].iter().map(|one| one.lower).collect::<Vec<u64>>();
    let mut known: Map<u64, Vec<Vec<u64>>> = Map::default();
    for (range, kind) in found.iter().filter(|(range, _)| (2..8).contains(&range.len())) {
        let surname = shape::last_word(tagged, range.clone());
        for name in [range.clone(), surname] {
            let names = known.entry(seen[name.start].lower).or_default();
            let name = words(name);
            if *kind == NameKind::Person && name.len() > 1 && names.len() < 8 && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    for (range, kind) in found.iter_mut().filter(|(range, _)| range.len() > 1) {
        if known.get(&seen[range.start].lower).is_some_and(|names| names.contains(&words(range.clone()))) {
            *kind = NameKind::Person;
        }
    }
    let mut taken = taken(tagged, found);
    for token in 0..seen.len() {
        for name in known.get(&seen[token].lower).into_iter().flatten() {
            let range = token..token + name.len();
            if seen[token].capital && range.end <= seen.len() && !taken[range.clone()].contains(&true) && words(range.clone()) == *name {
                taken[range.clone()].fill(true);
                found.push((range, NameKind::Person));
            }
        }
    }
}

/// Finds lone surnames of persons named in full elsewhere: the last word of a name, or the first ("Shin" of "Shin Harin") where it is tagged as a noun.
fn surnames(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let mut known: Set<u64> = Set::default();
    let mut families: Set<u64> = Set::default();
    for (range, kind) in found.iter().filter(|(range, _)| range.len() > 1) {
        let last = range.end - 1;
        if *kind == NameKind::Person && seen[last].capital && tagged.word(last).chars().count() > 2 {
            known.insert(seen[last].lower);
        }
        if *kind == NameKind::Person && shape::leads_with_family(tagged, seen, range) {
            families.insert(seen[range.start].lower);
        }
    }
    // Where the words of another name hold it ("the Hale Foundation"), the surname is part of that name.
    for (range, kind) in found.iter_mut().filter(|(range, _)| range.len() == 1) {
        let word = seen[range.start].lower;
        if *kind == NameKind::Organisation && (known.contains(&word) || families.contains(&word)) {
            *kind = NameKind::Person;
        }
    }
    let taken = taken(tagged, found);
    for token in 0..seen.len() {
        let word = &seen[token];
        let is_noun = || matches!(tagged.tokens[token].tag.upos, Upos::Propn | Upos::Noun | Upos::X);
        let is_surname = || known.contains(&word.lower) || families.contains(&word.lower) && is_noun();
        if !taken[token] && word.capital && is_surname() {
            let sentence = &tagged.sentences[tagged.sentence_of(token)].tokens;
            let shouted = || sentence.len() > 2 && !sentence.clone().any(|token| tagged.word(token).contains(char::is_lowercase));
            let lone = |at: Option<usize>| {
                at.and_then(|at| seen.get(at)).is_none_or(|one| !one.capital) || at.is_some_and(|at| taken[at]) || shouted()
            };
            let led = token > sentence.start && leads_in(tagged, seen, token - 1);
            if (led || token == sentence.start || lone(token.checked_sub(1)))
                && lone(Some(token + 1))
                && !is_thing(tagged, token..token + 1)
            {
                found.push((token..token + 1, NameKind::Person));
            }
        }
    }
    // "Hale, Nebraska" is a place, whoever else bears the name.
    let places: Set<usize> = found.iter().filter(|(_, kind)| *kind == NameKind::Place).map(|(range, _)| range.start).collect();
    for (range, kind) in found.iter_mut().filter(|(range, kind)| range.len() == 1 && *kind == NameKind::Person) {
        let place = range.end + 1;
        let possessed = tagged.tokens.get(place + 1).is_some_and(|next| next.tag.penn == "POS");
        if places.contains(&place) && tagged.word(range.end) == "," && seen[range.start].is_place() && !possessed {
            *kind = NameKind::Place;
        }
    }
}

/// For every token whether a name holds it.
pub fn taken(tagged: &Tagged<'_>, found: &Found) -> Vec<bool> {
    let mut taken = vec![false; tagged.tokens.len()];
    for (range, _) in found {
        taken[range.clone()].fill(true);
    }
    taken
}

/// Whether a word has its capital from something else than the name behind it: a form of address, an office, the head of the sentence.
fn leads_in(tagged: &Tagged<'_>, seen: &[Seen], token: usize) -> bool {
    let word = tagged.word(token);
    is_title(word) || is_job(word) || seen[token].first && !matches!(tagged.tokens[token].tag.upos, Upos::Propn | Upos::Noun | Upos::Adj)
}

/// Whether the name stands as that of a thing: "the Hale" with no noun behind it, as hotels, ships and prizes are called.
pub fn is_thing(tagged: &Tagged<'_>, range: std::ops::Range<usize>) -> bool {
    let article = range.start > 0 && matches!(tagged.word(range.start - 1), "the" | "The");
    article && tagged.tokens.get(range.end).is_none_or(|next| !matches!(next.tag.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num))
}

/// Finds what stands for an organisation in short: its initials ("HC" of "Harbour Commission"), "the Comm" of "Commission".
fn acronyms(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let mut initials: Set<String> = Set::default();
    let mut fronts: Set<&str> = Set::default();
    for (range, _) in found.iter().filter(|(range, kind)| range.len() > 1 && *kind == NameKind::Organisation) {
        let words = range.clone().map(|token| tagged.word(token)).filter(|word| word.starts_with(char::is_uppercase));
        initials.insert(words.filter_map(|word| word.chars().next()).collect());
        fronts.insert(tagged.word(range.start));
    }
    let taken = taken(tagged, found);
    for token in (1..seen.len()).filter(|&token| seen[token].capital && !taken[token]) {
        let word = tagged.word(token);
        let capital = |at: usize| seen.get(at).is_some_and(|one| one.capital);
        let acronym =
            word.len() > 2 && initials.contains(word) || word.len() == 2 && tagged.word(token - 1) == "(" && initials.contains(word);
        let short = || {
            (3..6).contains(&word.len())
                && !seen[token].is_small()
                && tagged.word(token - 1).eq_ignore_ascii_case("the")
                && !capital(token + 1)
                && fronts.iter().any(|front| front.len() > word.len() + 2 && front.starts_with(word))
        };
        if acronym || short() {
            found.push((token..token + 1, NameKind::Organisation));
        }
    }
}

/// Drops ships and pubs that bear a title and a name: "the Lady Hale", and "Lady Hale" after it.
fn drop_things(tagged: &Tagged<'_>, found: &mut Found) {
    let is_title = |token: usize| {
        let word = tagged.word(token);
        word.starts_with(char::is_uppercase) && SHIP_TITLES.contains(&word.to_lowercase())
    };
    // From the title to the end of the name.
    let titled = |range: &std::ops::Range<usize>| {
        let inside = range.clone().find(|&token| !tagged.word(token).eq_ignore_ascii_case("the"))?;
        let title = if is_title(inside) { inside } else { inside.checked_sub(1)? };
        (is_title(title) && title + 1 < range.end).then_some(title..range.end)
    };
    let words = |range: std::ops::Range<usize>| range.map(|token| tagged.word(token).to_lowercase()).collect::<Vec<String>>();
    let things: Set<Vec<String>> =
        found.iter().filter_map(|(range, _)| titled(range)).filter(|range| is_thing(tagged, range.clone())).map(words).collect();
    if !things.is_empty() {
        found.retain(|(range, _)| titled(range).is_none_or(|range| !things.contains(&words(range))));
    }
}

/// Finds persons called by one word wherever the word stands: "Ada" of "Ada told him" is a person in "When Ada left" as well, and where the model took
/// her for a place or a body once and for a person as often.
fn lone_names(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    let mut known: Map<u64, [u32; 2]> = Map::default();
    for (range, kind) in found.iter() {
        let word = &seen[range.start];
        if range.len() == 1 {
            known.entry(word.lower).or_default()[usize::from(*kind != NameKind::Person)] += 1;
        } else if *kind == NameKind::Person && word.is_given() {
            known.entry(word.lower).or_default()[0] += 1;
        }
        if *kind == NameKind::Person && range.len() > 3 {
            // A nickname in quotation marks: whoever bears it is called so further on.
            let nickname = range.clone().skip(2).find(|&token| matches!(tagged.tokens[token - 1].tag.penn, "``" | "''"));
            if let Some(nickname) = nickname.filter(|&nickname| seen[nickname].capital && !seen[nickname].is_small()) {
                known.entry(seen[nickname].lower).or_default()[0] += NICKNAMED;
            }
        }
    }
    let taken = taken(tagged, found);
    let mut open: Map<u64, u32> = Map::default();
    for (one, _) in seen.iter().zip(&taken).filter(|(one, taken)| one.capital && !**taken && known.contains_key(&one.lower)) {
        *open.entry(one.lower).or_default() += 1;
    }
    let person = |word: &Seen| {
        let [person, other] = known.get(&word.lower).copied().unwrap_or_default();
        let all = person + other + open.get(&word.lower).copied().unwrap_or_default();
        (person > other || person == other && word.is_given()) && person * if word.is_given() { 5 } else { 3 } > all
    };
    for (range, kind) in found.iter_mut().filter(|(range, _)| range.len() == 1) {
        if person(&seen[range.start]) {
            *kind = NameKind::Person;
        }
    }
    for token in 0..seen.len() {
        let bare = |at: Option<usize>| at.and_then(|at| seen.get(at)).is_none_or(|one| !one.capital) || at.is_some_and(|at| taken[at]);
        let first = tagged.sentences[tagged.sentence_of(token)].tokens.start;
        let opens = token == first || seen[token].first;
        if !taken[token]
            && seen[token].capital
            && person(&seen[token])
            && !(opens && seen[token].is_small())
            && (opens || leads_in(tagged, seen, token - 1) || bare(token.checked_sub(1)))
            && bare(Some(token + 1))
            && !is_thing(tagged, token..token + 1)
        {
            found.push((token..token + 1, NameKind::Person));
        }
    }
}

/// Whether a word alone never names a person: a newsroom, or an acronym that is no name.
pub fn is_body(word: &str) -> bool {
    let acronym = (3..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase());
    let named = || lexicon::get(lexicon::hash(&word.to_lowercase())).lists.any(Lists::GIVEN | Lists::SURNAME);
    NEWSROOMS.contains(&word.to_lowercase()) || acronym && !named()
}

/// Whether the words are a form of address, or "the" and an office.
fn is_office(tagged: &Tagged<'_>, range: std::ops::Range<usize>) -> bool {
    let article = usize::from(range.len() > 1 && tagged.word(range.start).eq_ignore_ascii_case("the"));
    let office = |word: &str| is_address(word) || article == 1 && is_job(word);
    (range.len() == 1 || article == 1) && (range.start + article..range.end).all(|token| office(tagged.word(token)))
}

/// Whether a word is a form of address and no given name ("Dame", "Sen."; not "Dean").
fn is_address(word: &str) -> bool {
    let lists = lexicon::get(lexicon::hash(&word.trim_end_matches('.').to_lowercase())).lists;
    lists.any(Lists::TITLE) && (word.ends_with('.') || !lists.any(Lists::GIVEN))
}

/// Whether a word is that of an office and no name ("Administrator").
pub fn is_job(word: &str) -> bool {
    let lists = lexicon::get(lexicon::hash(&word.to_lowercase())).lists;
    lists.any(Lists::JOB) && !lists.any(Lists::GIVEN | Lists::SURNAME | Lists::PLACE | Lists::ORGANISATION)
}

pub fn is_title(word: &str) -> bool {
    lexicon::get(lexicon::hash(&word.trim_end_matches('.').to_lowercase())).lists.any(Lists::TITLE)
}
