//! The phrases that say who a person is: before the name, apposed before or behind it, and as its predicate.

use std::ops::Range;

use super::{ADJECTIVES, Kind, LONGEST, ROLES, Room, Said};
use crate::language::names::CALENDAR;
use crate::language::{NameKind, Relation, Upos};
use crate::people::names::fold;
use crate::people::titles;

impl Room<'_, '_> {
    /// "House Minority Leader" of "House Minority Leader Ada Vale", "Secretary of State" of "Secretary of State Ada Vale".
    pub(super) fn before(&self, name: &Range<usize>) -> Option<Said> {
        let floor = self.floor(name);
        let end = self.addressed(name);
        let naming = end > floor + 1 && self.penn(end - 1) == "VBN" && matches!(self.tagged.word(end - 1), "named" | "called");
        let end = end - usize::from(naming);
        let last = end.checked_sub(1).filter(|&last| last >= floor)?;
        if let Some(rank) = self.rank(floor, end) {
            return Some(rank);
        }
        if self.noun(last).is_none() {
            return if naming { None } else { self.with_complement(floor, end) };
        }
        let start = self.front(floor, end);
        if naming && !(start > floor && matches!(self.tagged.word(start - 1), "a" | "an" | "A" | "An")) {
            return None;
        }
        if start == end { None } else { self.said(start..end, last, self.beside(&(start..end))) }
    }

    /// "World number one" of "World number one Ada Vale".
    fn rank(&self, floor: usize, end: usize) -> Option<Said> {
        let head = end.checked_sub(2).filter(|&head| head >= floor)?;
        if self.penn(end - 1) != "CD" || !matches!(self.tagged.word(head), "number" | "Number" | "no" | "No") {
            return None;
        }
        let start = self.front(floor, head + 1).min(head);
        Some(Said { tokens: start..end, heads: vec![head], gender: None, office: true, address: false })
    }

    /// Where the phrase that ends at `end` begins.
    pub(super) fn front(&self, floor: usize, end: usize) -> usize {
        let mut start = self.back(floor, end, true);
        // "At the time President Vale", "his colleague Foreign Secretary Vale": a phrase of its own ends where small letters do.
        let ends = |at: usize| {
            let last = self.tagged.word(at);
            last.starts_with(char::is_lowercase) && self.upos(at) == Upos::Noun && !ADJECTIVES.contains(&fold(last))
        };
        let capital = |at: usize| self.tagged.word(at).starts_with(char::is_uppercase);
        start = (start + 1..end).rev().find(|&at| capital(at) && ends(at - 1)).unwrap_or(start);
        // "On Monday Mayor Ada Vale left": the day is a phrase of its own. Of "left-handed plumber" nothing of the adjective stays.
        let compound = |at: usize| at > floor && self.tagged.word(at - 1) == "-" && self.upos(at) != Upos::Propn;
        let last = end - self.parts(end - 1);
        while start < last && (!self.belongs(start) || self.opens(start) || compound(start)) {
            start += 1;
        }
        // The name of a body stays whole: "Bank of Salt deputy governor". What belongs to that of an office or work is no role by itself: "Lady of the Lake
        // director".
        let body =
            self.name_at(start).filter(|name| name.kind == NameKind::Organisation).map(|name| self.tagged.tokens_in(name.span).start);
        if let Some(first) = body.filter(|first| (floor..start).contains(first)) {
            return first;
        }
        let article = usize::from(start > floor && self.upos(start - 1) == Upos::Det);
        if start > floor + 1 + article && self.upos(start - article - 1) == Upos::Adp && self.upos(start - article - 2) == Upos::Propn {
            while start < last && self.upos(start) == Upos::Propn {
                start += 1;
            }
        }
        start
    }

    /// Back over the words that can stand in one noun phrase with what begins at `end`; names only where allowed.
    fn back(&self, floor: usize, end: usize, names: bool) -> usize {
        let mut start = end.saturating_sub(self.parts(end.saturating_sub(1))).max(floor);
        if start < end && !self.describes(end - 1) {
            return end;
        }
        loop {
            while start > floor && self.describes(start - 1) && (names || !self.is_name[start - 1]) {
                start -= 1;
            }
            if start < end && start > floor + 1 && self.coordinates(start - 1) && self.same_case(start - 2, end - 1) {
                start -= 1;
            } else {
                return start;
            }
        }
    }

    /// "and" behind the noun of a role.
    pub(super) fn coordinates(&self, and: usize) -> bool {
        let noun = || and.checked_sub(1).filter(|&at| !self.is_name[at]).and_then(|at| self.noun(at));
        matches!(self.tagged.word(and), "and" | "&") && noun().is_some_and(|noun| noun.kind != Kind::Kin)
    }

    /// In "the mayor and Senator Vale" she is no mayor.
    fn same_case(&self, one: usize, other: usize) -> bool {
        let capital = |at: usize| self.tagged.word(at).starts_with(char::is_uppercase);
        !capital(other) || capital(one) && !titles::is_title(&fold(self.tagged.word(other)))
    }

    /// Whether the word opens the sentence or tells the day, and is none of the role's: "Earlier", "Monday", but not that of the "Monday Herald".
    fn opens(&self, token: usize) -> bool {
        let word = self.tagged.word(token);
        let paper = || token > 0 && matches!(self.tagged.word(token - 1), "the" | "by" | "of" | "with" | "from" | "to");
        let day = word.starts_with(char::is_uppercase) && CALENDAR.contains(&fold(word)) && !paper();
        let named = || {
            let name = self.name_at(token);
            name.is_some_and(|name| name.kind == NameKind::Organisation && name.span.end > self.tagged.tokens[token].span.end)
        };
        day && !named() || matches!(self.penn(token), "JJR" | "RBR") && word.starts_with(char::is_uppercase)
    }

    /// "Secretary of State" of "Secretary of State Ada Vale": the noun stands before its complement.
    fn with_complement(&self, floor: usize, end: usize) -> Option<Said> {
        let mut complement = end;
        while complement > floor && self.describes(complement - 1) {
            complement -= 1;
        }
        let article = usize::from(complement > floor && self.upos(complement - 1) == Upos::Det);
        let of = complement.checked_sub(article + 1).filter(|&of| of > floor)?;
        let capital = self.tagged.word(complement).starts_with(char::is_uppercase);
        let governed = match self.tagged.word(of) {
            "of" => capital || article == 0,
            "for" => capital,
            _ => false,
        };
        let person = self.person_at(end - 1).is_some();
        if complement == end || !governed || person || self.noun(of - 1)?.kind != Kind::Office {
            return None;
        }
        self.said(self.front(floor, of).min(of - 1)..end, of - 1, true)
    }

    /// Whether a noun with other meanings says who the name behind it is: "Salt prop Tom Reed", but not "on the wing Tom Reed".
    fn beside(&self, phrase: &Range<usize>) -> bool {
        let free = |at: usize| self.upos(at) != Upos::Det && !matches!(fold(self.tagged.word(at)).as_str(), "at" | "in" | "on" | "to");
        phrase.clone().any(|at| self.tagged.word(at).starts_with(char::is_uppercase)) || phrase.start.checked_sub(1).is_none_or(free)
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

    /// Where the name ends with its honours: "QC" of "Ada Vale QC".
    fn honoured(&self, name: &Range<usize>, end: usize) -> usize {
        let word = if name.end < end { self.tagged.word(name.end) } else { "" };
        let honour = (2..=4).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase());
        name.end + usize::from(honour)
    }

    /// "mayor of Harbour" of "the mayor of Harbour, Ada Vale,", "lawyer" of "Mr. Reed's lawyer, Ada Vale,".
    pub(super) fn apposed(&self, name: &Range<usize>) -> Option<Said> {
        let sentence = &self.tagged.sentences[self.tagged.sentence_of(name.start)].tokens;
        let word = |at: usize| if sentence.contains(&at) { self.tagged.word(at) } else { "" };
        let comma = self.addressed(name).checked_sub(1).filter(|&at| word(at) == ",")?;
        // In "the mayor, Ada Vale and the clerk" she is another than the mayor; in "As mayor, Ada Vale leads" she is.
        let end = self.honoured(name, sentence.end);
        let fronted = word(sentence.start) == "As";
        let closed = matches!(word(end), "," | "." | ";" | ":" | ")" | "of" | "who" | "") && !matches!(word(end + 1), "and" | "or");
        if !closed && !fronted {
            return None;
        }
        let floor = sentence.start.max(comma.saturating_sub(LONGEST));
        let mut phrase = (self.back(floor, comma, true), comma.checked_sub(1)?);
        // "mayor of Harbour": the noun stands before the complement; "director of the Victims of Fraud Trust" has two.
        let mut outer = phrase;
        for _ in 0..2 {
            let article = usize::from(outer.0 > floor && self.upos(outer.0 - 1) == Upos::Det);
            if outer.0 <= floor + article || outer.0 >= comma || !matches!(word(outer.0 - article - 1), "of" | "for" | "at" | "in" | "on") {
                break;
            }
            let complement = outer.0 - article - 1;
            outer = (self.back(floor, complement, false), complement.checked_sub(1)?);
            if outer.1 >= outer.0 && self.noun(outer.1).is_some() {
                phrase = outer;
                break;
            }
        }
        let (start, head) = phrase;
        let opened = |at: usize| match self.upos(at) {
            Upos::Cconj | Upos::Adv | Upos::Sconj => at == sentence.start,
            upos => upos == Upos::Verb || matches!(self.penn(at), "DT" | "PRP$" | "POS"),
        };
        let after_as = fronted && start <= sentence.start + 2 && (start == sentence.start + 1 || opened(start - 1));
        let introduced = (closed && (start == sentence.start || opened(start - 1))) || after_as;
        // "Tom Reed, the clerk, Ada Vale, ...": the clerk is the one before.
        let listed = start > floor + 2 && word(start - 2) == "," && self.is_person_until(start - 2);
        let role = head >= start && introduced && !listed && (start..comma).any(|at| !self.is_name[at]);
        // Of "the weary coach" the adjective does not stay.
        let start = (start..head).find(|&at| self.belongs(at)).unwrap_or(head);
        if role { self.said(start..comma, head, true) } else { None }
    }

    /// Whether a person's name ends before the token.
    fn is_person_until(&self, token: usize) -> bool {
        self.person_at(token - 1).is_some_and(|name| name.span.end == self.tagged.tokens[token - 1].span.end)
    }

    /// "the mayor of Harbour" of "Ada Vale, 52, the mayor of Harbour," and a predicate.
    pub(super) fn behind(&self, name: &Range<usize>) -> Option<Said> {
        let end = self.tagged.sentences[self.tagged.sentence_of(name.start)].tokens.end;
        let word = |at: usize| if at < end { self.tagged.word(at) } else { "" };
        let mut at = self.honoured(name, end);
        let copula = at < end && self.tagged.tokens[at].relation == Relation::Cop;
        if !copula && !matches!(word(at), "," | "(") {
            return None;
        }
        at += 1;
        if at + 1 < end && self.upos(at) == Upos::Num && word(at + 1) == "," {
            at += 2;
        }
        at += usize::from(at < end && self.upos(at) == Upos::Adv && matches!(word(at), "now" | "currently" | "formerly" | "then"));
        let possessor = self.possessor(at, end);
        at = possessor.unwrap_or(at);
        let article = possessor.is_some() || at < end && self.upos(at) == Upos::Det;
        at += usize::from(at < end && (possessor.is_none() && article || self.penn(at) == "PRP$"));
        let start = at;
        at = self.ahead(start, end, true);
        if at > start && self.noun(at - 1).is_none() {
            at = self.ahead(start, end, false);
        }
        let closed = matches!(word(at), "," | "." | ")" | ";" | "")
            || at < end
                && (matches!(self.upos(at), Upos::Adp | Upos::Pron | Upos::Sconj) || article && matches!(self.penn(at), "VBG" | "VBN"));
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
            let goes_on = past < end && (self.penn(past) == "POS" || matches!(self.upos(past), Upos::Noun | Upos::Propn));
            past = if past > at + 1 && !goes_on && word(past - 1) != "-" && word(past) != "-" { past } else { at };
        }
        // "Tom Reed, head of the mill," and "a star", but not "Tom Reed, head down,".
        let sure = !copula && (article || matches!(word(at), "of" | "at"));
        self.said(start..past, head, sure)
    }

    /// Behind the possessive that a phrase begins with: "Salt's", "the mill's".
    fn possessor(&self, start: usize, end: usize) -> Option<usize> {
        let mut at = start;
        while at < end && at < start + LONGEST {
            if self.penn(at) == "POS" {
                return (at > start).then_some(at + 1);
            }
            let opening = at == start && (self.upos(at) == Upos::Det || self.penn(at) == "PRP$");
            if !opening && !self.describes(at) && !self.is_name[at] {
                break;
            }
            at += 1;
        }
        None
    }

    /// Where the noun phrase ends that begins at `start`, as far as its last noun: "founder and chairwoman", with whole names "University of Salt librarian".
    fn ahead(&self, start: usize, end: usize, names: bool) -> usize {
        let limit = end.min(start + LONGEST);
        let inside = |at: usize| {
            let name = || self.name_at(at).is_some_and(|name| at > start && name.span.covers(self.tagged.tokens[at - 1].span));
            // "Salt News 24 reporter"
            let number = || self.upos(at) == Upos::Num && at > start && self.is_name[at - 1];
            // "marketing manager"
            let participle = || self.penn(at) == "VBG" && at == start && at + 1 < limit && self.upos(at + 1) == Upos::Noun;
            self.describes(at) || names && name() || number() || participle()
        };
        let run = |mut at: usize| {
            while at < limit && inside(at) {
                at += 1;
            }
            at
        };
        let mut at = run(start);
        while at > start && at + 1 < limit && self.coordinates(at) {
            let begin = at + 1 + usize::from(self.upos(at + 1) == Upos::Det);
            let next = run(begin);
            if next == begin || self.noun(next - 1).is_none_or(|noun| noun.kind == Kind::Kin) {
                break;
            }
            at = next;
        }
        at
    }
}
