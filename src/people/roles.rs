//! Roles: what the text says a person is, in its own words, and the phrases that mean the person by it.
//!
//! Before the name ("House Minority Leader Ada Vale", "the plumber Tom Reed", "Secretary of State Ada Vale", "the mayor of Harbour, Ada Vale,"), behind it
//! ("Ada Vale, 52, the mayor of Harbour,", "Ada Vale, Harbour's mayor,"), or as its predicate ("Ada Vale is a doctor"). The first that is said of a person
//! is the person's role, but a form of address gives way to any other; nouns of gender and kin ("actress", "his wife") tell the gender as well.
//! Further on, "the mayor" means whoever is the only one with that role, if exactly one is (see [`Bearers`]).

mod bearers;
mod described;
mod phrases;
mod shared;

use std::ops::Range;

use bearers::Bearers;
pub use described::is_description;

use super::names::fold;
use super::{Gender, Mention, MentionKind, Person, gender, titles};
use crate::language::names::ROLES;
use crate::language::{Name, NameKind, Relation, Tagged, Upos};
use crate::text::{List, Span};
use crate::word_list;

static ADJECTIVES: List = word_list!("data/role_adjectives.txt");

/// Whether the noun says who a person is: "mayor", "sister".
pub fn is_role(word: &str) -> bool {
    ROLES.contains_any_case(word) || titles::is_title(word)
}

/// The gender that a noun tells which says who a person is: "spokeswoman".
pub fn role_gender(word: &str) -> Option<Gender> {
    gender::from_letter(ROLES.get_any_case(word)?.1.get(..1)?)
}

/// How many words a role has at most.
const LONGEST: usize = 8;

/// A phrase that says who a person is.
struct Said {
    tokens: Range<usize>,
    /// Its nouns: two in "founder and chairwoman of Salt".
    heads: Vec<usize>,
    gender: Option<Gender>,
    /// An office or occupation, and no word of kin.
    office: bool,
    /// A form of address alone, or an office in short: "Lord", "Sen.".
    address: bool,
}

/// A noun that says who somebody is, as the list has it.
struct Noun {
    /// "fly-half", "chairman" of "co-chairman", "senator" of "Sen.".
    word: String,
    gender: Option<Gender>,
    kind: Kind,
}

/// What a noun says of a person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An office or occupation.
    Office,
    /// The same, but the word has other meanings where no name is beside it: "star", "prop".
    Beside,
    /// A word of kin, age or gender.
    Kin,
}

/// Fills in roles, and genders where the words of the roles tell them; adds the phrases that mean a person by the role.
pub fn find(tagged: &Tagged<'_>, people: &mut [Person]) {
    let mut is_name = vec![false; tagged.tokens.len()];
    for name in &tagged.names {
        is_name[tagged.tokens_in(name.span)].fill(true);
    }
    let room = Room { tagged, is_name };
    let mut bearers = Bearers::default();
    for (index, person) in people.iter_mut().enumerate() {
        let mut addressed = true;
        for mention in &person.mentions {
            let name = tagged.tokens_in(mention.span);
            if let Some((title, noun)) = room.titled(&name) {
                bearers.enter(index, title, noun, &[], &[]);
            }
            for said in [room.before(&name), room.apposed(&name), room.behind(&name)].into_iter().flatten() {
                person.gender = person.gender.or(said.gender);
                if said.office {
                    room.enter(&mut bearers, index, &said);
                    if person.role.is_none() || addressed && !said.address {
                        addressed = said.address;
                        person.role = Some(room.cut(&said.tokens).cut(tagged.text).split_whitespace().collect::<Vec<_>>().join(" "));
                    }
                }
            }
        }
    }
    room.share(people);
    room.link(people, &bearers);
}

struct Room<'r, 'a> {
    tagged: &'r Tagged<'a>,
    is_name: Vec<bool>,
}

impl Room<'_, '_> {
    fn upos(&self, token: usize) -> Upos {
        self.tagged.tokens[token].tag.upos
    }

    fn penn(&self, token: usize) -> &'static str {
        self.tagged.tokens[token].tag.penn
    }

    fn cut(&self, tokens: &Range<usize>) -> Span {
        self.tagged.tokens[tokens.start].span.to(self.tagged.tokens[tokens.end - 1].span)
    }

    fn words(&self, tokens: Range<usize>) -> Vec<&str> {
        tokens.map(|token| self.tagged.word(token)).collect()
    }

    /// The name that a token is a word of.
    fn name_at(&self, token: usize) -> Option<&Name> {
        let span = self.tagged.tokens[token].span;
        let next = self.tagged.names.partition_point(|name| name.span.end <= span.start);
        self.tagged.names.get(next).filter(|name| name.span.covers(span))
    }

    /// The name of a person that a token is a word of.
    fn person_at(&self, token: usize) -> Option<&Name> {
        self.name_at(token).filter(|name| name.kind == NameKind::Person)
    }

    /// "doctor" of "Dr. Vale".
    fn titled(&self, name: &Range<usize>) -> Option<(usize, &'static str)> {
        let title = name.start.checked_sub(1)?;
        let word = fold(self.tagged.word(title).trim_end_matches('.'));
        if titles::office(&word).is_some() { None } else { Some((title, titles::called(&word)?)) }
    }

    fn said(&self, tokens: Range<usize>, head: usize, sure: bool) -> Option<Said> {
        let noun = self.noun(head).filter(|noun| tokens.len() <= LONGEST && (sure || noun.kind != Kind::Beside))?;
        let word = fold(self.tagged.word(head).trim_end_matches('.'));
        let short = || titles::tells_gender(&word) || titles::office(&word) != Some(&word);
        let address = tokens.len() == 1 && titles::is_title(&word) && short();
        let coordinated = (tokens.start + 1..head).rev().find(|&at| self.coordinates(at));
        let heads = coordinated.map(|and| and - 1).into_iter().chain([head]).collect();
        Some(Said { tokens, heads, gender: noun.gender, office: noun.kind != Kind::Kin, address })
    }

    /// The noun at a token, should it say who somebody is.
    fn noun(&self, head: usize) -> Option<Noun> {
        let whole = fold(self.cut(&(head + 1 - self.parts(head)..head + 1)).cut(self.tagged.text).trim_end_matches('.'));
        let last = whole.rsplit('-').next().unwrap_or_default();
        let (word, line) = match (ROLES.get(&whole), ROLES.get(last)) {
            (Some(line), _) => (whole.as_str(), line),
            (None, Some(line)) => (last, line),
            (None, None) => (titles::office(last)?, "-\to"),
        };
        let (letter, kind) = line.split_once('\t')?;
        let kind = match kind {
            "o" => Kind::Office,
            "n" => Kind::Beside,
            _ => Kind::Kin,
        };
        Some(Noun { word: titles::office(word).unwrap_or(word).to_owned(), gender: gender::from_letter(letter), kind })
    }

    /// How many tokens the hyphened word has that ends here: three in "fly-half".
    fn parts(&self, last: usize) -> usize {
        let span = |at: usize| self.tagged.tokens[at].span;
        let mut first = last;
        while first >= 2
            && last - first < LONGEST
            && self.tagged.word(first - 1) == "-"
            && span(first - 1).end == span(first).start
            && span(first - 2).end == span(first - 1).start
        {
            first -= 2;
        }
        last + 1 - first
    }

    /// Whether the word can stand in a noun phrase that says who somebody is.
    fn describes(&self, token: usize) -> bool {
        let word = self.tagged.word(token);
        // "Sen .", but not the end of a sentence.
        let stop = || {
            token > 0
                && titles::is_title(&fold(self.tagged.word(token - 1)))
                && self.tagged.sentence_of(token) == self.tagged.sentence_of(token + 1)
        };
        let hyphen = word == "-" || word == "." && stop();
        let noun = matches!(self.upos(token), Upos::Noun | Upos::Propn | Upos::Adj) && word.starts_with(char::is_alphabetic);
        // "under secretary", but not "under President Vale".
        let fits = |nouns: &str| {
            let next = self.tagged.tokens.get(token + 1).map_or(String::new(), |_| fold(self.tagged.word(token + 1)));
            self.upos(token) != Upos::Adp || next == "-" || nouns.split(' ').any(|noun| noun == next)
        };
        // "Channel 9 presenter"
        let number = || token > 0 && self.upos(token) == Upos::Num && self.is_name[token] && self.is_name[token - 1];
        hyphen || noun || number() || ADJECTIVES.get(&fold(word)).is_some_and(fits)
    }

    /// Whether the word belongs to the role and does not only describe: a noun, a capitalised adjective, "former".
    fn belongs(&self, token: usize) -> bool {
        let word = self.tagged.word(token);
        word.starts_with(char::is_alphabetic)
            && (self.upos(token) != Upos::Adj || word.starts_with(char::is_uppercase) || ADJECTIVES.contains(&fold(word)))
            && !(self.is_name[token] && self.upos(token) == Upos::Propn && self.tagged.word(token + 1) == ",")
    }

    /// Enters who was given the role, by each of its nouns.
    fn enter(&self, bearers: &mut Bearers, person: usize, said: &Said) {
        let mut start = said.tokens.start;
        let complement = said.heads.last().map_or(said.tokens.end, |head| head + 1)..said.tokens.end;
        for &head in &said.heads {
            if let Some(noun) = self.noun(head).filter(|noun| noun.kind == Kind::Office) {
                bearers.enter(person, start, &noun.word, &self.words(start..head + 1), &self.words(complement.clone()));
            }
            start = head + 2;
        }
    }

    /// Links "the mayor" to the one mayor.
    fn link(&self, people: &mut [Person], bearers: &Bearers) {
        let mut linked = Vec::new();
        for sentence in &self.tagged.sentences {
            for token in sentence.tokens.clone() {
                if !self.tagged.word(token).eq_ignore_ascii_case("the") {
                    continue;
                }
                let Some((noun, end)) = self.bare(token, sentence.tokens.end) else { continue };
                let Some((person, said)) = bearers.meant(&noun.word, &self.words(token + 1..end), token + 1) else { continue };
                let Person { name, gender, mentions, .. } = &people[person];
                // In "the mayor, Ada Vale," she is meant.
                let comma = end + 1 < sentence.tokens.end && self.tagged.word(end) == ",";
                let apposed = if comma { self.person_at(end + 1) } else { None };
                let other = apposed.is_some_and(|apposed| mentions.binary_search_by_key(&apposed.span, |mention| mention.span).is_err());
                if !other && (noun.gender.is_none() || gender.is_none() || *gender == noun.gender) {
                    let how = format!("role of {name}, given in {}", super::place(self.tagged.tokens[said].span.start));
                    linked.push((person, Mention { span: self.cut(&(token..end)), kind: MentionKind::Role, how, guess: false }));
                }
            }
        }
        linked.extend(self.described(people, bearers));
        for (person, mention) in linked {
            people[person].mentions.push(mention);
        }
        for person in people {
            person.mentions.sort_by_key(|mention| mention.span);
        }
    }

    /// The noun of the phrase behind the article and where the phrase ends, if it says no more than the role.
    fn bare(&self, article: usize, sentence_end: usize) -> Option<(Noun, usize)> {
        let named = |at: usize| at < sentence_end && self.person_at(at).is_some();
        let mut end = article + 1;
        while end < sentence_end && end < article + LONGEST && self.describes(end) && !named(end) {
            end += 1;
        }
        // "The mayor of Salt" and "the mayor who left" may be others; "is the mayor" tells who has the role.
        let narrowed = end < sentence_end && matches!(self.tagged.word(end), "of" | "who" | "whose" | "that");
        let told = article > 0 && self.tagged.tokens[article - 1].relation == Relation::Cop;
        if end == article + 1 || self.is_name[end - 1] || named(end) || narrowed || told {
            return None;
        }
        Some((self.noun(end - 1)?, end))
    }
}
