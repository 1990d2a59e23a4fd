//! Names that were taken for persons' and are those of bodies, places or works: one string means one thing throughout an article.
//!
//! In go the names as found, out come the same names, some of another kind and some left out. What speaks for a person (a form of address, a role, an age,
//! a full name with a given name) is weighed for all places of a string together against what speaks for another thing: the noun that says what it is
//! ("the bank Hale"), what it is part of ("Hale Ferries"), the list it stands in, what the same string was taken for elsewhere.

use std::ops::Range;

use super::NameKind;
use super::features::Seen;
use super::persons::{PLACE_PREPOSITIONS, ROLES, is_he_or_she};
use super::spread::{Found, is_thing, is_title};
use crate::language::lexicon::{Map, Set};
use crate::language::{Relation, Tagged, Upos};
use crate::text::List;
use crate::word_list;

/// Nouns that say what the name behind them names: a body, a place, another thing.
pub static CLASSES: List = word_list!("../data/class_nouns.txt");
static BEHIND: List = word_list!("../data/nouns_of_things.txt");
static PLACE_HEADS: List = word_list!("../data/place_heads.txt");
static COUNTRIES: List = word_list!("../data/countries_and_parties.txt");

/// What a name is other than a person's; nothing for that of a work, a ship or a law.
type Class = Option<NameKind>;

/// What an article tells of one string.
#[derive(Default)]
struct Sense {
    /// In how many places it was taken for a person.
    persons: u32,
    /// And for a body or a place.
    others: [u32; 3],
    /// Something beside it says that it is a person.
    personal: bool,
    /// The sentence speaks of him or her.
    spoken_of: bool,
    /// A noun beside it says what else it is.
    class: Option<Class>,
    /// "From it to" a place.
    departed: bool,
    /// In how many places of a person it stands behind "in" or "at".
    framed: u32,
}

/// An article with the words by which persons are called in it.
struct Room<'r, 'a> {
    tagged: &'r Tagged<'a>,
    seen: &'r [Seen],
    /// The sentences that say "he" or "she".
    personal: &'r [bool],
    /// First and last words of full names with a given name.
    borne: Set<u64>,
}

/// Gives every name of a person that is another thing's its kind, or leaves it out where no kind fits.
pub fn settle(tagged: &Tagged<'_>, seen: &[Seen], personal: &[bool], found: &mut Found) {
    join_ampersands(tagged, seen, found);
    let mut room = Room { tagged, seen, personal, borne: Set::default() };
    for (range, kind) in found.iter().filter(|(range, _)| range.len() > 1) {
        if *kind == NameKind::Person && (seen[range.start].is_given() || room.is_personal(range)) && room.class(range).is_none() {
            room.borne.extend([seen[range.start].lower, seen[range.end - 1].lower]);
        }
    }
    room.firms(found);
    let key = |range: &Range<usize>| key(seen, range);
    let listed = room.listed(found);
    let mut senses: Map<Vec<u64>, Sense> = Map::default();
    for (index, (range, kind)) in found.iter().enumerate() {
        let sense = senses.entry(key(range)).or_default();
        if *kind == NameKind::Person {
            sense.persons += 1;
            sense.personal |= room.is_personal(range);
            sense.spoken_of |= room.is_spoken_of(range);
            sense.framed += u32::from(room.is_framed(range));
            sense.departed |= room.is_departed(range, found.get(index + 1));
            sense.class = sense.class.or_else(|| room.class(range)).or_else(|| listed.get(&index).copied());
        } else {
            sense.others[*kind as usize] += 1;
        }
    }
    let mut settled: Map<Vec<u64>, Class> = Map::default();
    for (range, _) in found.iter().filter(|(_, kind)| *kind == NameKind::Person) {
        let key = key(range);
        // Who is called by the surname alone as well is a person, whatever a book about Ada Hale may be called.
        let surname = || seen[range.start].is_given() && senses.get(&key[key.len() - 1..]).is_some_and(|sense| sense.persons > 0);
        if let Some(class) = senses.get(&key).filter(|_| key.len() == 1 || !surname()).and_then(|sense| room.decide(range, sense)) {
            settled.insert(key, class);
        }
    }
    found.retain_mut(|(range, kind)| match settled.get(&key(range)).filter(|_| *kind == NameKind::Person) {
        Some(Some(other)) => {
            *kind = *other;
            true
        }
        Some(None) => false,
        None => true,
    });
}

/// The words of a name in small letters.
fn key(seen: &[Seen], range: &Range<usize>) -> Vec<u64> {
    seen[range.clone()].iter().map(|one| one.lower).collect()
}

impl Room<'_, '_> {
    /// The word at a token, nothing beyond the sentence of another.
    fn word(&self, token: Option<usize>, beside: usize) -> &str {
        let same = |token: &usize| *token < self.tagged.tokens.len() && self.tagged.sentence_of(*token) == self.tagged.sentence_of(beside);
        token.filter(same).map_or("", |token| self.tagged.word(token))
    }

    /// The name as the text has it.
    fn text(&self, range: &Range<usize>) -> &str {
        self.tagged.tokens[range.start].span.to(self.tagged.tokens[range.end - 1].span).cut(self.tagged.text)
    }

    /// What was taken for a place is a body wherever the article says it, if a noun beside it says so once: "the bank Hale", "Hale shares".
    fn firms(&self, found: &mut Found) {
        let key = |range: &Range<usize>| key(self.seen, range);
        // "Shares in London" and "London shares" are shares all the same, "the bank Hale" is none of London.
        let told = |range: &Range<usize>| {
            let noun = range.clone().all(|token| self.tagged.tokens[token].tag.upos != Upos::Adj && !self.seen[token].is_nationality());
            if !noun || COUNTRIES.contains(&self.text(range).to_lowercase()) {
                return false;
            }
            let known = range.clone().any(|token| self.seen[token].is_place());
            let apposed = !matches!(self.word(range.start.checked_sub(1), range.start), "in" | "of");
            let behind = || BEHIND.get(self.word(Some(range.end), range.start)).filter(|_| !known).map(class_of);
            self.noun_before(range).filter(|_| apposed || !known).or_else(behind) == Some(Some(NameKind::Organisation))
        };
        let firms: Set<Vec<u64>> =
            found.iter().filter(|(range, kind)| *kind == NameKind::Place && told(range)).map(|(range, _)| key(range)).collect();
        for (range, kind) in found.iter_mut().filter(|(_, kind)| *kind == NameKind::Place) {
            if !firms.is_empty() && firms.contains(&key(range)) {
                *kind = NameKind::Organisation;
            }
        }
    }

    /// What a name of a person is, if it is no person's.
    fn decide(&self, range: &Range<usize>, sense: &Sense) -> Option<Class> {
        let first = &self.seen[range.start];
        let lone = range.len() == 1;
        if sense.personal || lone && self.borne.contains(&first.lower) {
            return None;
        }
        let country = || COUNTRIES.get(&self.text(range).to_lowercase()).map(class_of);
        let elsewhere = || {
            let other = [NameKind::Organisation, NameKind::Place].into_iter().max_by_key(|&kind| sense.others[kind as usize])?;
            let count = sense.others[other as usize];
            let needed = if first.is_given() { 2 * sense.persons } else { sense.persons + u32::from(first.is_surname()) };
            (count > 0 && count >= needed).then_some(Some(other))
        };
        let framed = || {
            let unlisted = range.clone().all(|token| !self.seen[token].is_name() || self.seen[token].is_unlisted());
            (sense.framed == sense.persons && unlisted && (lone || sense.persons > 1 || !self.is_brought_in(range)))
                .then_some(Some(NameKind::Place))
        };
        let departed = || (sense.departed && !first.is_given()).then_some(Some(NameKind::Place));
        let guess = || if !lone && first.is_given() || sense.spoken_of { None } else { elsewhere().or_else(departed).or_else(framed) };
        sense.class.or_else(country).or_else(guess)
    }

    /// Whether something beside the name says that it is a person's: a form of address, a role, an age, "who", "he" as the next subject.
    fn is_personal(&self, range: &Range<usize>) -> bool {
        let word = |token: Option<usize>| self.word(token, range.start);
        let stop = usize::from(word(range.start.checked_sub(1)) == ".");
        let before = range.start.checked_sub(1 + stop);
        let title = is_title(word(before)) && before.is_some_and(|before| self.seen[before].capital) && word(before) != "St";
        let role = stop == 0 && ROLES.contains_any_case(word(before)) && self.noun_before(range).is_none();
        let aside = word(Some(range.end)) == ",";
        let age = || word(Some(range.end + 1)).parse::<u8>().is_ok() && word(Some(range.end + 2)) == ",";
        let who = || matches!(word(Some(range.end + 1)), "who" | "whose");
        title || role || aside && (age() || who())
    }

    /// Whether the name is a subject or an object, and its sentence says "he" or "she" or the next begins with it.
    fn is_spoken_of(&self, range: &Range<usize>) -> bool {
        let index = self.tagged.sentence_of(range.start);
        let next = || self.tagged.sentences.get(index + 1).is_some_and(|next| is_he_or_she(self.tagged, next.tokens.start));
        let relation = self.tagged.tokens[range.start].relation;
        matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obj) && (self.personal[index] || next())
    }

    /// What a noun before the name says that it is: "the bank Hale", "shares in Hale".
    fn noun_before(&self, range: &Range<usize>) -> Option<Class> {
        let mark = usize::from(matches!(self.word(range.start.checked_sub(1), range.start), "\"" | "“" | "‘" | "'"));
        let last = range.start.checked_sub(1 + mark)?;
        let word = self.word(Some(last), range.start);
        if word.starts_with(char::is_uppercase) {
            return None;
        }
        let before = last.checked_sub(1).map_or("", |before| self.word(Some(before), range.start));
        CLASSES.get(&format!("{} {word}", before.to_lowercase())).or_else(|| CLASSES.get(word)).map(class_of)
    }

    /// What the words beside the name say that it is.
    fn class(&self, range: &Range<usize>) -> Option<Class> {
        let saint = self.word(range.start.checked_sub(1), range.start) == "St";
        let several = range.clone().any(|token| self.tagged.word(token) == "&");
        let full = range.len() > 1 && self.seen[range.start].is_given() && !saint && !several;
        let next = self.tagged.tokens.get(range.end).filter(|_| !self.word(Some(range.end), range.start).is_empty());
        let verb = next.is_some_and(|next| matches!(next.tag.upos, Upos::Verb | Upos::Aux | Upos::Part));
        let place = |class: &Class| *class == Some(NameKind::Place);
        let before = || self.noun_before(range).filter(|class| !verb || !full && !place(class));
        let behind = || {
            let noun = matches!(next?.tag.upos, Upos::Noun | Upos::Propn | Upos::Adj);
            let [one, two] = [range.end, range.end + 1].map(|token| self.word(Some(token), range.start));
            let possessed = ["'s", "’s"].contains(&one) && two == "of";
            let told = BEHIND.get(&format!("{one} {two}")).or_else(|| BEHIND.get(one).filter(|_| !full));
            // "Hale's of Salt"
            told.filter(|_| noun).map(class_of).or(possessed.then_some(Some(NameKind::Organisation)))
        };
        before().or_else(behind).or_else(|| self.shape(range)).or_else(|| self.is_law_or_title(range).then_some(None))
    }

    /// What its first or last word says that it is: "Plaza Hale" is a place, "Odd Brother" is nobody.
    fn shape(&self, range: &Range<usize>) -> Option<Class> {
        let (first, last) = (self.tagged.word(range.start), range.end - 1);
        let place = range.len() > 1 && PLACE_HEADS.contains_any_case(first);
        let kin = range.len() > 1 && is_title(self.tagged.word(last)) && self.seen[last].is_unnamed();
        place.then_some(Some(NameKind::Place)).or_else(|| kin.then_some(None))
    }

    /// "Finance Bill", "the Hale" as ships are called, a name inside the title of a work: "Sing It Like Hale", "Ada of the Dead".
    fn is_law_or_title(&self, range: &Range<usize>) -> bool {
        if range.len() > 1 {
            return false;
        }
        let capital = |token: usize| self.seen.get(token).is_some_and(|one| one.capital);
        let inner = range.start.checked_sub(1).filter(|&before| capital(before) && !self.seen[before].first);
        let before = self.word(inner, range.start);
        let law = || BEHIND.get(self.tagged.word(range.start)) == Some("w") && !before.is_empty() && !is_title(before);
        let small = || inner.is_some_and(|before| matches!(self.tagged.tokens[before].tag.upos, Upos::Adp | Upos::Sconj | Upos::Pron));
        let named = || {
            let of = |token: usize| self.word(Some(token), range.start);
            self.seen[range.start].is_given() && of(range.end) == "of" && of(range.end + 1) == "the" && capital(range.end + 2)
        };
        law() || before.len() > 1 && small() && !self.is_shouted(range.start) || named() || self.is_bare_thing(range)
    }

    /// Whether the name stands behind an article as that of a thing ("the Hale", "an Oscar"), and no other name or plural does so.
    fn is_bare_thing(&self, range: &Range<usize>) -> bool {
        let one = matches!(self.word(range.start.checked_sub(1), range.start), "a" | "an" | "A" | "An");
        let next = self.tagged.tokens.get(range.end).map(|next| next.tag.upos);
        let noun = next.is_some_and(|next| matches!(next, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num));
        let hyphen = self.word(Some(range.end), range.start) == "-";
        (is_thing(self.tagged, range.clone()) || one && !noun && !hyphen && next != Some(Upos::Cconj))
            && !self.tagged.word(range.start).ends_with('s')
    }

    /// Whether most words of the sentence have capitals, as headlines do.
    fn is_shouted(&self, token: usize) -> bool {
        let sentence = &self.tagged.sentences[self.tagged.sentence_of(token)].tokens;
        let capitals = self.seen[sentence.clone()].iter().filter(|one| one.capital).count();
        2 * capitals > sentence.len()
    }

    /// Whether the name stands behind "in" or "at" and does nothing.
    fn is_framed(&self, range: &Range<usize>) -> bool {
        let before = self.word(range.start.checked_sub(1), range.start).to_lowercase();
        let subject = range.clone().any(|token| matches!(self.tagged.tokens[token].relation, Relation::Nsubj | Relation::NsubjPass));
        let preposition = range.start > 0 && self.tagged.tokens[range.start - 1].relation == Relation::Case;
        PLACE_PREPOSITIONS.contains(&before) && preposition && !subject && !matches!(self.word(Some(range.end), range.start), "'s" | "’s")
    }

    /// Whether "in" stands before the name, which goes with a verb as often ("they brought in Ada Vale").
    fn is_brought_in(&self, range: &Range<usize>) -> bool {
        self.word(range.start.checked_sub(1), range.start) == "in"
    }

    /// Whether the name begins a way that ends at a place: "from Hale to Salt".
    fn is_departed(&self, range: &Range<usize>, next: Option<&(Range<usize>, NameKind)>) -> bool {
        let from = self.word(range.start.checked_sub(1), range.start).eq_ignore_ascii_case("from");
        from && self.word(Some(range.end), range.start) == "to"
            && next.is_some_and(|(next, kind)| next.start == range.end + 1 && *kind == NameKind::Place)
    }

    /// What the list a name stands in says that it is, by its index: all members of a list are of one kind. Either a noun before the list says which, or
    /// at least half of them are known as places.
    fn listed(&self, found: &Found) -> Map<usize, Class> {
        let mut listed = Map::default();
        let mut first = 0;
        while first < found.len() {
            let mut past = first + 1;
            while past < found.len() && self.goes_on(&found[past - 1].0, &found[past].0) {
                past += 1;
            }
            let members = &found[first..past];
            let places = members.iter().filter(|(_, kind)| *kind == NameKind::Place).count();
            let full = |range: &Range<usize>| self.seen[range.start].is_given() || self.seen[range.end - 1].is_surname();
            let personal = |range: &Range<usize>| self.is_personal(range) || range.len() > 1 && full(range);
            let none = |is: &dyn Fn(&Range<usize>) -> bool| !members.iter().any(|(range, kind)| *kind == NameKind::Person && is(range));
            let class = if members.len() > 1 { self.head_of_list(&members[0].0).filter(|_| none(&personal)) } else { None };
            let alike = || members.len() > 2 && places > 1 && 2 * places >= members.len() && none(&personal);
            if let Some(class) = class.or_else(|| alike().then_some(Some(NameKind::Place))) {
                listed.extend((first..past).map(|member| (member, class)));
            }
            first = past;
        }
        listed
    }

    /// Whether only a comma, "and" or "or" stands between two names.
    fn goes_on(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let between = one.end..other.start;
        let mark = |token: usize| matches!(self.tagged.word(token), "," | "and" | "or");
        let joins = |token: usize| mark(token) || self.seen[token].capital || self.tagged.word(token) == "-";
        (1..8).contains(&between.len())
            && mark(one.end)
            && between.clone().all(joins)
            && self.tagged.sentence_of(one.start) == self.tagged.sentence_of(other.start)
    }

    /// What a noun in the plural before a list says that its members are: "projects including", "villages such as".
    fn head_of_list(&self, first: &Range<usize>) -> Option<Class> {
        let back = |steps: usize| self.word(first.start.checked_sub(steps), first.start);
        let noun = match (back(2), back(1)) {
            ("such", "as") => back(3),
            (noun, "including" | "of" | "like" | "-" | "--" | "–" | "—" | ":") => noun,
            _ => return None,
        };
        let noun = noun.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| noun.strip_suffix('s').map(str::to_owned))?;
        CLASSES.get(&noun).map(class_of)
    }
}

/// What a letter in a list stands for.
fn class_of(letter: &str) -> Class {
    match letter {
        "o" => Some(NameKind::Organisation),
        "p" => Some(NameKind::Place),
        _ => None,
    }
}

/// "Hale & Vale" is one firm, but not two who are called by their given names ("Ada & Tom"), and no couple ("Ada & Tom Vale").
fn join_ampersands(tagged: &Tagged<'_>, seen: &[Seen], found: &mut Found) {
    found.sort_by_key(|(range, _)| range.start);
    let firm = |and: usize| {
        let ends = and.checked_sub(1).zip(seen.get(and + 1)).map(|(before, behind)| (&seen[before], behind));
        tagged.word(and) == "&" && ends.is_some_and(|(one, other)| one.capital && other.capital && !(one.is_given() && other.is_given()))
    };
    let full = |(range, kind): &&(Range<usize>, NameKind)| range.len() == 2 && *kind == NameKind::Person;
    let surnames: Set<u64> = found.iter().filter(full).map(|(range, _)| seen[range.end - 1].lower).collect();
    let mut joined = Found::with_capacity(found.len());
    for (mut range, mut kind) in found.drain(..) {
        let known = range.clone().any(|token| surnames.contains(&seen[token].lower));
        if range.start > 1 && !known && firm(range.start - 1) && (range.len() == 1 || kind != NameKind::Person) {
            let before = joined.pop_if(|(before, _)| before.end + 1 == range.start);
            range.start = before.map_or(range.start - 2, |(before, _)| before.start);
            kind = NameKind::Organisation;
        }
        if range.len() == 3 && !known && firm(range.start + 1) {
            kind = NameKind::Organisation;
        }
        joined.push((range, kind));
    }
    *found = joined;
}
