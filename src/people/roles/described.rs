//! "The 67-year-old", "the Russian": whom a description means that tells an age or a country and no office.
//!
//! In go persons with their names, out go mentions of kind role. The Russian is the one person of whom words of Russia are said, the 67-year-old whoever is
//! said to be 67; else, as a guess, the one person whom the sentences just before are about, unless "a 67-year-old" without a name was met.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Bearers, Kind, LONGEST, ROLES, Room};
use crate::language::{Relation, Tagged, Upos};
use crate::people::names::fold;
use crate::people::syntax::{self, Role};
use crate::people::{self, Mention, MentionKind, Person, pronouns};
use crate::text::{List, Span, is_saying};
use crate::word_list;

static OFFICES: List = word_list!("../data/offices.txt");
static NATIONALS: List = word_list!("../data/nationals.tsv");

/// Sentences back to where the text speaks of somebody.
const BACK: usize = 3;

/// Where a person is named.
type Named = (Range<usize>, usize);

/// What the article tells of the persons beside their names.
#[derive(Default)]
struct Told {
    names: Vec<Named>,
    /// By age: the first person who has it, and whether nobody else has.
    ages: HashMap<u8, (usize, bool)>,
    /// Persons whose age is told.
    aged: HashSet<usize>,
    /// Persons of whom a country is told.
    of_country: HashSet<usize>,
    /// By age: where "a 67-year-old" first stands.
    strangers: HashMap<u8, usize>,
    /// By noun: where "a singer" without a name first stands.
    unnamed: HashMap<String, usize>,
    /// By word: the first name that it describes, and whether it describes no other person.
    words: HashMap<String, (Named, bool)>,
}

impl Room<'_, '_> {
    /// The descriptions that mean one of the persons.
    pub(super) fn described(&self, people: &[Person], bearers: &Bearers) -> Vec<(usize, Mention)> {
        let told = LazyCell::new(|| self.told(people));
        let articles = (1..self.tagged.tokens.len()).filter(|&token| self.is(token - 1, "the"));
        let meant = |token: usize| {
            let aged = self.age(token).map(|(age, end)| self.aged(token, age, end, &told, people));
            let national = || national(self.tagged, token).map(|words| self.of_country(token, words, &told, people));
            aged.or_else(national).unwrap_or_else(|| self.at_work(token, bearers, &told, people))
        };
        articles.filter_map(meant).collect()
    }

    fn told(&self, people: &[Person]) -> Told {
        let names = people::mentioned(self.tagged, people, |kind| kind == MentionKind::Name);
        let mut told = Told::default();
        for (name, person) in &names {
            if let Some(age) = self.stated(name) {
                told.aged.insert(*person);
                let (first, alone) = told.ages.entry(age).or_insert((*person, true));
                *alone &= first == person;
            }
            let of = ["of", "from", "("].iter().any(|word| self.is(name.end, word)) && name.end + 1 < self.tagged.tokens.len();
            for at in (self.run_before(name.start)..name.start).chain(of.then_some(name.end + 1)) {
                let (first, alone) = told.words.entry(fold(self.tagged.word(at))).or_insert_with(|| ((name.clone(), *person), true));
                *alone &= first.1 == *person;
                if NATIONALS.contains_any_case(self.tagged.word(at)) {
                    told.of_country.insert(*person);
                }
            }
        }
        for token in (1..self.tagged.tokens.len()).filter(|&token| self.is(token - 1, "a") || self.is(token - 1, "an")) {
            if let Some((age, _)) = self.age(token) {
                told.strangers.entry(age).or_insert(token);
            }
            if let Some((noun, _)) = self.bare(token - 1, self.sentence_end(token)) {
                told.unnamed.entry(noun.word).or_insert(token);
            }
        }
        told.names = names;
        told
    }

    fn is(&self, token: usize, word: &str) -> bool {
        token < self.tagged.tokens.len() && self.tagged.word(token).eq_ignore_ascii_case(word)
    }

    fn number(&self, token: usize) -> Option<u8> {
        self.tagged.tokens.get(token)?;
        self.tagged.word(token).parse().ok()
    }

    /// The age that "67-year-old" at a token tells, and where the word ends.
    fn age(&self, token: usize) -> Option<(u8, usize)> {
        let age = self.number(token)?;
        let words = ["-", "year", "-", "old"];
        words.iter().zip(token + 1..).all(|(word, at)| self.is(at, word)).then_some((age, token + 1 + words.len()))
    }

    fn sentence_end(&self, token: usize) -> usize {
        self.tagged.sentences[self.tagged.sentence_of(token)].tokens.end
    }

    /// Whom "the singer" of "the singer said" means where nobody is said to be one: as a guess, the one person whom the sentences just before are about.
    /// "The chancellor" is whoever holds that office, whether spoken of or not.
    fn at_work(&self, token: usize, bearers: &Bearers, told: &Told, people: &[Person]) -> Option<(usize, Mention)> {
        let (noun, end) = self.bare(token - 1, self.sentence_end(token))?;
        let office = self.words(token..end).iter().any(|word| OFFICES.contains(&fold(word)));
        let stranger = told.unnamed.get(&noun.word).is_some_and(|&first| first < token);
        let phrase = token - 1..end;
        let top = self.tagged.tokens[syntax::top(self.tagged, &phrase)];
        let speaks = top.relation == Relation::Nsubj && top.head.is_some_and(|verb| is_saying(self.tagged.word(verb)));
        if noun.kind == Kind::Beside || office || stranger || !speaks || bearers.hold(&noun.word) {
            return None;
        }
        let person = self.spoken_of(token, &told.names)?;
        let Person { name, gender, .. } = &people[person];
        let fits = noun.gender.is_none() || gender.is_none() || noun.gender == *gender;
        fits.then(|| (person, self.mention(phrase, format!("{name}, whom the words before are about"), true)))
    }

    /// Whether words behind the description say which of several is meant.
    fn narrowed(&self, end: usize) -> bool {
        ["of", "who", "whose", "that", "from", "with", "in"].iter().any(|word| self.is(end, word))
    }

    /// Whom "the 67-year-old" means.
    fn aged(&self, token: usize, age: u8, adjective: usize, told: &Told, people: &[Person]) -> Option<(usize, Mention)> {
        let mut run = adjective;
        while run < self.tagged.tokens.len() && run < token + LONGEST && self.describes(run) && self.person_at(run).is_none() {
            run += 1;
        }
        let says_who = |end: &usize| self.noun(end - 1).is_some() || national(self.tagged, end - 1).is_some();
        let end = (adjective + 1..=run).rev().find(says_who).or_else(|| (run == adjective).then_some(adjective))?;
        let named = |at: usize| at < self.tagged.tokens.len() && self.person_at(at).is_some();
        if named(run) || self.is(run, ",") && named(run + 1) || self.narrowed(end) {
            return None;
        }
        let stated = match told.ages.get(&age) {
            Some((_, false)) => return None,
            known => known.map(|(person, _)| *person),
        };
        let stranger = || told.strangers.get(&age).is_some_and(|&first| first < token);
        let person = stated.or_else(|| self.spoken_of(token, &told.names).filter(|person| !told.aged.contains(person) && !stranger()))?;
        let Person { name, gender, .. } = &people[person];
        let noun = self.noun(end - 1).and_then(|noun| noun.gender);
        if noun.is_some() && gender.is_some() && noun != *gender {
            return None;
        }
        let how = if stated.is_some() { format!("age of {name}") } else { format!("{name}, whom the words before are about") };
        Some((person, self.mention(token - 1..end, how, stated.is_none())))
    }

    fn mention(&self, tokens: Range<usize>, how: String, guess: bool) -> Mention {
        Mention { span: self.cut(&tokens), kind: MentionKind::Role, how, guess }
    }

    /// The age that stands beside a name: "Ada Vale, 67,", "the 67-year-old singer Ada Vale".
    fn stated(&self, name: &Range<usize>) -> Option<u8> {
        let ends = |at: usize| [",", ".", ")", ";"].iter().any(|mark| self.is(at, mark));
        let opens = self.is(name.end, ",") || self.is(name.end, "(");
        let number = name.end + 1 + usize::from(self.is(name.end + 1, "aged"));
        if let Some(age) = self.number(number).filter(|_| opens && ends(number + 1)) {
            return Some(age);
        }
        let first = self.run_before(name.start);
        (first..name.start).find_map(|at| self.age(at)).map(|(age, _)| age)
    }

    /// Where the words begin that describe whoever is named at a token.
    fn run_before(&self, name: usize) -> usize {
        let mut first = name;
        while first > 0 && name - first < LONGEST {
            let before = first - 1;
            let said = matches!(self.upos(before), Upos::Num) || self.penn(before) == "POS" || self.describes(before);
            if !said || self.person_at(before).is_some() {
                break;
            }
            first = before;
        }
        first
    }

    /// The one person whom the sentence before is about, or the one before that where nobody is named in it or "she" is its subject; nobody where somebody
    /// speaks of a third person there.
    fn spoken_of(&self, token: usize, names: &[Named]) -> Option<usize> {
        let here = self.tagged.sentence_of(token);
        let quoted = |token: usize| self.tagged.quotation_of(self.tagged.tokens[token].span).is_some();
        let told = |sentence: usize| {
            let tokens = &self.tagged.sentences[sentence].tokens;
            let from = names.partition_point(|(name, _)| name.start < tokens.start);
            let named = names[from..].iter().take_while(move |(name, _)| name.start < tokens.end.min(token));
            named.filter(|(name, _)| !quoted(name.start))
        };
        if told(here).next().is_some() {
            return None;
        }
        for sentence in (here.saturating_sub(BACK)..here).rev() {
            let mut pronouns =
                self.tagged.sentences[sentence].tokens.clone().filter(|&token| pronouns::gender(self.tagged.word(token)).is_some());
            let subjects: Vec<usize> =
                told(sentence).filter(|(name, _)| syntax::role(self.tagged, name) == Role::Subject).map(|(_, person)| *person).collect();
            let about = match subjects[..] {
                [] if pronouns.any(|token| self.tagged.tokens[token].relation == Relation::Nsubj) => continue,
                [] => told(sentence).map(|(_, person)| *person).collect(),
                _ if pronouns.any(quoted) => return None,
                _ => subjects,
            };
            if let Some(first) = about.first() {
                return about.iter().all(|person| person == first).then_some(*first);
            }
        }
        None
    }

    /// Whom "the Russian" means: of whom one of these words is said, if of nobody else; where it is said of nobody and the Russian is a
    /// subject, as a guess, the one person whom the sentences just before are about.
    fn of_country(&self, token: usize, words: &str, told: &Told, people: &[Person]) -> Option<(usize, Mention)> {
        if self.narrowed(token + 1) {
            return None;
        }
        let bearers: Vec<&(Named, bool)> = words.split(' ').filter_map(|word| told.words.get(word)).collect();
        let Some(((name, person), _)) = bearers.iter().min_by_key(|((name, _), _)| name.start) else {
            let subject = syntax::role(self.tagged, &(token - 1..token + 1)) == Role::Subject;
            let person = self.spoken_of(token, &told.names).filter(|person| subject && !told.of_country.contains(person))?;
            let how = format!("{}, whom the words before are about", people[person].name);
            return Some((person, self.mention(token - 1..token + 1, how, true)));
        };
        let alone = bearers.iter().all(|((_, other), alone)| *alone && other == person);
        if !alone || name.start >= token {
            return None;
        }
        let home = people::place(self.tagged.tokens[name.start].span.start);
        Some((*person, self.mention(token - 1..token + 1, format!("nationality of {}, given in {home}", people[*person].name), false)))
    }
}

/// The words that tell of a country, if the token is a noun for one person of it: "the Russian", not "the Russian team".
fn national(tagged: &Tagged<'_>, token: usize) -> Option<&'static str> {
    let word = tagged.word(token);
    let told = NATIONALS.get_any_case(word).filter(|_| word.starts_with(char::is_uppercase))?.1;
    let next = tagged.tokens.get(token + 1)?;
    let alone = !matches!(next.tag.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num) && tagged.word(token + 1) != "-";
    alone.then_some(told)
}

/// Whether the name is a description: "the Russian", "the Ohio Republican", "the MP".
pub fn is_description(tagged: &Tagged<'_>, name: Span) -> bool {
    let tokens = tagged.tokens_in(name);
    let Some(last) = tokens.end.checked_sub(1).filter(|last| tokens.contains(last)) else { return false };
    let article = tokens.start > 0 && tagged.word(tokens.start - 1).eq_ignore_ascii_case("the");
    let word = tagged.word(last);
    let short = || word.bytes().all(|letter| letter.is_ascii_uppercase()) && ROLES.contains_any_case(word);
    article && (national(tagged, last).is_some() || tokens.len() == 1 && short())
}
