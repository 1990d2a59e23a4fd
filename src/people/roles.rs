//! Roles: what the text says a person is, in its own words, and the phrases that mean the person by it.
//!
//! Before the name ("House Minority Leader Ada Vale", "the plumber Tom Reed", "the mayor of Harbour, Ada Vale,"), behind it ("Ada Vale, 52, the mayor of
//! Harbour,"), or as its predicate ("Ada Vale is a doctor"). The first that is said of a person is the person's role, but a form of address gives way to
//! any other; nouns of gender and kin ("actress", "his wife") tell the gender as well.
//! Further on, "the mayor" means whoever is the only one with that role, if exactly one is.

use std::collections::HashMap;
use std::ops::Range;

use super::names::fold;
use super::{Gender, Mention, MentionKind, Person, gender, titles};
use crate::language::{NameKind, Relation, Tagged, Upos};
use crate::text::{List, Span};

static ROLES: List = List(include_str!("data/roles.txt"));
static ADJECTIVES: List = List(include_str!("data/role_adjectives.txt"));

/// How many words a role has at most.
const LONGEST: usize = 8;

/// By the noun of a role: who was given it, and in which words.
type Bearers = HashMap<String, Vec<(usize, Range<usize>)>>;

/// A phrase that says who a person is.
struct Said {
    tokens: Range<usize>,
    gender: Option<Gender>,
    /// An office or occupation, and no word of kin.
    office: bool,
    /// A form of address alone, or an office in short: "Lord", "Sen.".
    address: bool,
}

/// Fills in roles, and genders where the words of the roles tell them; adds the phrases that mean a person by the role.
pub fn find(tagged: &Tagged<'_>, people: &mut [Person]) {
    let mut is_name = vec![false; tagged.tokens.len()];
    for name in &tagged.names {
        is_name[tagged.tokens_in(name.span)].fill(true);
    }
    let room = Room { tagged, is_name };
    let mut bearers = Bearers::new();
    for (index, person) in people.iter_mut().enumerate() {
        let mut addressed = true;
        for mention in &person.mentions {
            let name = tagged.tokens_in(mention.span);
            for said in [room.before(&name), room.apposed(&name), room.behind(&name)].into_iter().flatten() {
                person.gender = person.gender.or(said.gender);
                if said.office {
                    let head = fold(tagged.word(room.head(&said.tokens)));
                    let head = titles::office(&head).unwrap_or(&head).to_owned();
                    let known = bearers.entry(head).or_default();
                    if known.last().is_none_or(|(last, _)| *last != index) {
                        known.push((index, said.tokens.clone()));
                    }
                    if person.role.is_none() || addressed && !said.address {
                        addressed = said.address;
                        person.role = Some(room.cut(&said.tokens).cut(tagged.text).split_whitespace().collect::<Vec<_>>().join(" "));
                    }
                }
            }
        }
    }
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

    fn cut(&self, tokens: &Range<usize>) -> Span {
        self.tagged.tokens[tokens.start].span.to(self.tagged.tokens[tokens.end - 1].span)
    }

    /// "House Minority Leader" of "House Minority Leader Ada Vale".
    fn before(&self, name: &Range<usize>) -> Option<Said> {
        let floor = self.floor(name);
        let end = self.addressed(name);
        let mut start = end;
        while start > floor && self.describes(start - 1) {
            start -= 1;
        }
        // "On Monday Mayor Ada Vale left": the day is a phrase of its own. Of "left-handed plumber" nothing of the adjective stays.
        let compound = |at: usize| at > floor && self.tagged.word(at - 1) == "-" && self.upos(at) != Upos::Propn;
        while start < end && (!self.belongs(start) || start + 1 < end && (self.tagged.word(start).ends_with("day") || compound(start))) {
            start += 1;
        }
        // "Bank of Salt deputy governor", "Lady of the Lake director": what belongs to the name of a body, office or work is no role by itself.
        let article = usize::from(start > floor && self.upos(start - 1) == Upos::Det);
        if start > floor + 1 + article && self.upos(start - article - 1) == Upos::Adp && self.upos(start - article - 2) == Upos::Propn {
            while start < end && self.upos(start) == Upos::Propn {
                start += 1;
            }
        }
        self.said(start..end, end.checked_sub(1).filter(|&last| last >= start)?)
    }

    /// The first token before the name that can still belong to its role.
    fn floor(&self, name: &Range<usize>) -> usize {
        self.tagged.sentences[self.tagged.sentence_of(name.start)].tokens.start.max(name.start.saturating_sub(LONGEST))
    }

    /// Where the name starts with its forms of address: "Dr." of "the plumber Dr. Ada Vale", "Lady" of "Prime Minister Lady Vale".
    fn addressed(&self, name: &Range<usize>) -> usize {
        let floor = self.floor(name);
        let mut end = name.start;
        let folded = |at: usize| fold(self.tagged.word(at).trim_end_matches('.'));
        let address = |at: usize| {
            let word = folded(at);
            let rank = || titles::tells_gender(&word) && at > floor && ROLES.contains(&folded(at - 1));
            titles::is_title(&word) && (titles::office(&word).is_none() || rank())
        };
        loop {
            let last = if end > floor + 1 && self.tagged.word(end - 1) == "." { end - 2 } else { end.saturating_sub(1) };
            if end <= floor || !address(last) {
                break;
            }
            end = last;
        }
        end
    }

    /// "mayor of Harbour" of "the mayor of Harbour, Ada Vale,", "lawyer" of "Mr. Reed's lawyer, Ada Vale,".
    fn apposed(&self, name: &Range<usize>) -> Option<Said> {
        let sentence = &self.tagged.sentences[self.tagged.sentence_of(name.start)].tokens;
        let word = |at: usize| if sentence.contains(&at) { self.tagged.word(at) } else { "" };
        let comma = self.addressed(name).checked_sub(1).filter(|&at| word(at) == ",")?;
        // In "the mayor, Ada Vale and the clerk" she is another than the mayor.
        if !matches!(word(name.end), "," | "." | ";" | ")" | "") || matches!(word(name.end + 1), "and" | "or") {
            return None;
        }
        let floor = sentence.start.max(comma.saturating_sub(LONGEST));
        let back = |mut at: usize, names: bool| {
            while at > floor && self.describes(at - 1) && (names || !self.is_name[at - 1]) {
                at -= 1;
            }
            at
        };
        let mut start = back(comma, true);
        let mut head = comma.checked_sub(1)?;
        let article = usize::from(start > floor && self.upos(start - 1) == Upos::Det);
        if start > floor + article && start < comma && matches!(word(start - article - 1), "of" | "for" | "at" | "in") {
            let complement = start - article - 1;
            start = back(complement, false);
            head = complement.checked_sub(1)?;
        }
        let introduced = start == sentence.start || matches!(self.tagged.tokens[start - 1].tag.penn, "DT" | "PRP$" | "POS");
        // "Tom Reed, the clerk, Ada Vale, ...": the clerk is the one before.
        let listed = start > floor + 2 && word(start - 2) == "," && self.is_person_until(start - 2);
        let role = head >= start && introduced && !listed && (start..comma).any(|at| !self.is_name[at]);
        // Of "the weary coach" the adjective does not stay.
        let start = (start..head).find(|&at| self.belongs(at)).unwrap_or(head);
        if role { self.said(start..comma, head) } else { None }
    }

    /// Whether a person's name ends before the token.
    fn is_person_until(&self, token: usize) -> bool {
        let end = self.tagged.tokens[token - 1].span.end;
        let next = self.tagged.names.partition_point(|name| name.span.end < end);
        self.tagged.names.get(next).is_some_and(|name| name.span.end == end && name.kind == NameKind::Person)
    }

    /// "the mayor of Harbour" of "Ada Vale, 52, the mayor of Harbour," and a predicate.
    fn behind(&self, name: &Range<usize>) -> Option<Said> {
        let end = self.tagged.sentences[self.tagged.sentence_of(name.start)].tokens.end;
        let word = |at: usize| if at < end { self.tagged.word(at) } else { "" };
        let mut at = name.end;
        let copula = at < end && self.tagged.tokens[at].relation == Relation::Cop;
        if !copula && !matches!(word(at), "," | "(") {
            return None;
        }
        at += 1;
        if at + 1 < end && self.upos(at) == Upos::Num && word(at + 1) == "," {
            at += 2;
        }
        let article = at < end && self.upos(at) == Upos::Det;
        at += usize::from(article || at < end && self.tagged.tokens[at].tag.penn == "PRP$");
        let start = at;
        while at < end && at < start + LONGEST && self.describes(at) {
            at += 1;
        }
        let closed =
            matches!(word(at), "," | "." | ")" | ";" | "") || at < end && matches!(self.upos(at), Upos::Adp | Upos::Pron | Upos::Sconj);
        if at == start || !closed || copula && !article {
            return None;
        }
        let head = at - 1;
        let mut past = at;
        if word(at) == "of" {
            past += 1;
            while past < end
                && past < start + LONGEST
                && (self.describes(past) || self.is_name[past] || past == at + 1 && self.upos(past) == Upos::Det)
            {
                past += 1;
            }
            // A complement that goes on is cut rather than broken: "director of the Harbour's office", "head of the Harbour-based mill".
            let goes_on = past < end && (self.tagged.tokens[past].tag.penn == "POS" || matches!(self.upos(past), Upos::Noun | Upos::Propn));
            past = if past > at + 1 && !goes_on && word(past - 1) != "-" && word(past) != "-" { past } else { at };
        }
        self.said(start..past, head)
    }

    fn said(&self, tokens: Range<usize>, head: usize) -> Option<Said> {
        let word = fold(self.tagged.word(head).trim_end_matches('.'));
        let (letter, kind) = match ROLES.get(&word).and_then(|line| line.split_once('\t')) {
            Some(known) => known,
            None if titles::office(&word).is_some() => ("-", "o"),
            None => return None,
        };
        let short = || titles::tells_gender(&word) || titles::office(&word) != Some(&word);
        let address = tokens.len() == 1 && titles::is_title(&word) && short();
        (tokens.len() <= LONGEST).then(|| Said { tokens, gender: gender::from_letter(letter), office: kind == "o", address })
    }

    /// Whether the word can stand in a noun phrase that says who somebody is.
    fn describes(&self, token: usize) -> bool {
        let word = self.tagged.word(token);
        let hyphen = word == "-" || word == "." && token > 0 && titles::is_title(&fold(self.tagged.word(token - 1)));
        let noun = matches!(self.upos(token), Upos::Noun | Upos::Propn | Upos::Adj) && word.starts_with(char::is_alphabetic);
        hyphen || noun || ADJECTIVES.contains(&fold(word))
    }

    /// Whether the word belongs to the role and does not only describe: a noun, a capitalised adjective, "former".
    fn belongs(&self, token: usize) -> bool {
        let word = self.tagged.word(token);
        word.starts_with(char::is_alphabetic)
            && (self.upos(token) != Upos::Adj || word.starts_with(char::is_uppercase) || ADJECTIVES.contains(&fold(word)))
            && !(self.is_name[token] && self.upos(token) == Upos::Propn && self.tagged.word(token + 1) == ",")
    }

    /// The last word of the role before its complement.
    fn head(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().find(|&token| self.upos(token) == Upos::Adp).unwrap_or(tokens.end).saturating_sub(1).max(tokens.start)
    }

    /// Links "the mayor" to the one mayor.
    fn link(&self, people: &mut [Person], bearers: &Bearers) {
        for sentence in &self.tagged.sentences {
            for token in sentence.tokens.clone() {
                if !self.tagged.word(token).eq_ignore_ascii_case("the") {
                    continue;
                }
                let mut end = token + 1;
                while end < sentence.tokens.end && end < token + LONGEST && self.describes(end) && !self.is_name[end] {
                    end += 1;
                }
                let next = if end < sentence.tokens.end { self.tagged.word(end) } else { "" };
                if end == token + 1 || end < sentence.tokens.end && (self.is_name[end] || next == "of") {
                    continue;
                }
                if let Some((person, said)) = self.bearer(token + 1..end, bearers) {
                    let place = super::place(self.tagged.tokens[said].span.start);
                    let how = format!("role of {}, given in {place}", people[person].name);
                    people[person].mentions.push(Mention { span: self.cut(&(token..end)), kind: MentionKind::Role, how, guess: false });
                }
            }
        }
        for person in people {
            person.mentions.sort_by_key(|mention| mention.span);
        }
    }

    /// The one person who was given this role before, and where.
    fn bearer(&self, phrase: Range<usize>, bearers: &Bearers) -> Option<(usize, usize)> {
        let word = fold(self.tagged.word(phrase.end - 1));
        match &bearers.get(&word)?[..] {
            [(person, said)] if said.start < phrase.start => {
                // Any word more than the noun must be one of the role's: "the deputy mayor" is not the mayor.
                let known = |token| said.clone().any(|of_role| fold(self.tagged.word(of_role)) == fold(self.tagged.word(token)));
                (phrase.start..phrase.end - 1).all(known).then_some((*person, said.start))
            }
            _ => None,
        }
    }
}
