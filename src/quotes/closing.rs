//! Where content ends: before the words of another, and where the narrator goes on.

use std::ops::Range;

use super::cues::{self, Class, Form, Frame, Needs};
use super::frames::Framed;
use super::place::{FARTHEST, FEW, Place};
use super::source::{self, Source};
use super::words;
use crate::language::{Relation, Upos};

impl Place<'_, '_, '_> {
    /// Where the content that begins at `start` ends: before the next frame that is coordinate with this one, or with the stretch.
    pub fn content_end(&self, start: usize) -> usize {
        let mut end = self.next_attribution(start).unwrap_or(self.stretch.items.end);
        if let Some(other) = self.conjunct(start, end) {
            end = other;
        }
        if let Some(deed) = self.deed(start, end) {
            end = deed;
        }
        if let Some(verb) = self.main_verb(start) {
            end = end.min(verb);
        }
        if let Some(past) = self.source_around(start) {
            end = end.min(past);
        }
        // "Noting that it was old, she left": the content ends before its source.
        let behind = |source: &&Source| source.items.start > start + 1 && self.word(source.items.start - 1) == ",";
        if let Some(source) = self.framed.source.as_ref().filter(behind) {
            end = end.min(source.items.start);
        }
        if let Some(clause) = self.relative_clause().filter(|clause| clause.end > start + 2) {
            end = end.min(clause.end);
        }
        if let Some(stop) = (start + 1..end).find(|&at| self.word(at) == ";" && !self.lists(start, at, end)) {
            end = stop;
        }
        // "She saw it differently: “It is old,” she said": the quotation has a cue of its own.
        let told_itself = |at: &usize| {
            let own = || self.later.iter().any(|later| later.from == *at + 1 && later.cue.may_follow());
            self.scene.is_quotation(*at) && self.word(*at - 1) == ":" && self.scene.pauses(*at) && own()
        };
        if let Some(quotation) = (start + 1..end).find(told_itself) {
            end = quotation;
        }
        // What stands in quotation marks is the speaker's, even where the narrator might add it.
        let quoted = |at: usize| words::relates(self.word(at - 1)) && (at..end.min(at + 10)).any(|at| self.scene.is_quotation(at));
        // "The results show that Vale, who won before, is behind": the clause tells more of a subject whose verb is still to come.
        let goes_on = |at: usize| self.scene.is_finite(at) || self.scene.upos(at) == Some(Upos::Adv) && self.scene.is_finite(at + 1);
        let verbless = |at: usize| !(start..at).any(|at| self.scene.is_finite(at) || self.scene.is_quotation(at));
        let told = |at: usize| {
            let resumed = || (at + 2..end.saturating_sub(1)).take(FARTHEST).any(|at| self.word(at) == "," && goes_on(at + 1));
            !(words::relates(self.word(at + 1)) && verbless(at) && resumed())
        };
        // What the narrator adds behind a comma.
        let added = |at: usize| {
            let next = self.word(at + 1);
            words::stops_content(next) && !quoted(at + 2) && told(at)
                || next == "with" && self.begins_frame(at + 2)
                || matches!(next, "while" | "whereas") && self.scene.is_quotation(at - 1)
                || words::tells_effect(next) && self.scene.is_gerund(at + 1)
                || self.sums_up(start, at, end)
        };
        let stops = |&at: &usize| match self.word(at) {
            "," => added(at),
            ")" => self.is_unopened(start, at),
            _ => self.comments(start, at, end),
        };
        if let Some(stop) = (start + 3..end.saturating_sub(1)).find(stops) {
            end = stop;
        }
        if self.is_in_relative_clause()
            && let Some(comma) = (start + 2..end.saturating_sub(1)).find(|&at| self.word(at) == "," && goes_on(at + 1))
        {
            end = comma;
        }
        // "Vale - who said it was safe - left"
        let dashed = self.framed.source.as_ref().is_some_and(|source| {
            let first = source.items.start;
            words::relates(self.word(first)) && first > self.stretch.items.start && self.scene.is_dash(first - 1)
        });
        if dashed && let Some(dash) = (start + 1..end).find(|&at| self.scene.is_dash(at)) {
            end = dash;
        }
        if self.is_subordinate()
            && let Some(comma) = (start + 1..end.saturating_sub(1)).find(|&at| self.word(at) == ",")
        {
            end = comma;
        }
        let apposed = |at: usize| (start..at).rev().take(4).any(|before| self.word(before) == ",");
        let call = self.framed.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Call);
        // "said that by using the word “war,” they would lose"
        let lacks_verb = |at: usize| {
            at > start && self.word(start) == "that" && !(start..at).any(|at| self.scene.is_finite(at)) && !self.scene.is_clause(at)
        };
        let pauses = |&at: &usize| self.scene.is_quotation(at) && self.scene.pauses(at) && !apposed(at) && !lacks_verb(at);
        let paused = (start..end.saturating_sub(1)).find(pauses);
        if let Some(at) = paused.filter(|&at| !self.scene.is_quotation(at + 1) && (call || !words::runs_on(self.word(at + 1)))) {
            end = at + 1;
        }
        if let Some(occasion) = (start + 1..end).find(|&at| self.scene.is_quotation(at - 1) && self.is_occasion(at, end)) {
            end = occasion;
        }
        if let Some(bracket) = self.closing_bracket(start, end - usize::from(end > start && self.word(end - 1) == ".")) {
            end = bracket;
        }
        while end > start
            && (matches!(self.word(end - 1), "." | "," | ";" | ":")
                || self.word(end) == "," && words::relates(self.word(end - 1)) && !words::is_preposition(self.word(end - 2)))
        {
            end -= 1;
        }
        end
    }

    /// Where the source's own deed begins behind the content: "said it was wicked and jailed him for life".
    fn deed(&self, start: usize, end: usize) -> Option<usize> {
        let joined = |&at: &usize| {
            matches!(self.word(at), "and" | "but") && words::is_act(self.word(at + 1)) && self.scene.upos(at + 1) == Some(Upos::Verb)
        };
        let told = |&at: &usize| (start..at).any(|at| self.scene.is_finite(at));
        (start + 1..end).find(joined).filter(told)
    }

    /// Whether a later cue can share this one's source: "said … and added", but not "said he worked there and knows it".
    fn agrees(&self, later: &Framed) -> bool {
        let base = |framed: &Framed| framed.cue.verb.is_some_and(|(_, form)| form == Form::Base);
        // "said he had moved into directing and writing"
        let cue = later.cue.items.start;
        let introduces = self.scene.is_quotation(cue + 1) || matches!(self.word(cue + 1), "that" | ":" | ",");
        let gerund = later.cue.is_gerund() && !words::is_form_of_be(self.word(cue - 1)) && !introduces;
        if base(later) && !base(self.framed) || gerund && !self.framed.cue.is_gerund() {
            return false;
        }
        let form = |framed: &Framed| framed.cue.verb.map(|(_, form)| form).filter(|form| matches!(form, Form::Present | Form::Past));
        form(later).is_none_or(|one| form(self.framed).is_none_or(|other| one == other))
    }

    /// Whether the source of a later gerund begins at `at`: "with officials saying".
    fn begins_frame(&self, at: usize) -> bool {
        let begins = |later: &&Framed| later.source.as_ref().is_some_and(|source| source.items.start == at);
        self.later.iter().filter(begins).any(|later| later.cue.is_gerund())
    }

    /// Whether behind the comma at item `at` the narrator sums up or explains the content to its end: "said it would close, a plan that nobody likes".
    fn sums_up(&self, start: usize, at: usize, end: usize) -> bool {
        let indefinite = |at: usize| matches!(self.word(at), "a" | "an");
        if !indefinite(at + 1) || (at + 1..end).any(|at| self.scene.is_quotation(at)) {
            return false;
        }
        let nominal = |&at: &usize| matches!(self.scene.upos(at), Some(Upos::Adj | Upos::Adv | Upos::Noun | Upos::Propn | Upos::Num));
        let noun = (at + 2..end).take_while(nominal).last();
        let subject = |noun| self.scene.governor(noun, &[Relation::Nsubj, Relation::NsubjPass], &self.stretch.items).is_some();
        let verb = (start..at).any(|at| self.scene.upos(at) == Some(Upos::Verb) || self.scene.is_finite(at));
        let goes_on = |at: usize| {
            let next = at + 1;
            self.scene.is_dash(at) || self.word(at) == "," && !words::relates(self.word(next)) || self.word(at) == "and" && indefinite(next)
        };
        // "found a coat, a hat and gloves"
        let before = (start..at).rev().find(|at| !nominal(at) && self.word(*at) != "-").is_some_and(indefinite);
        let joined = before && (at + 1..end).any(|at| self.word(at) == "and");
        let listed = joined || (start..at).any(|at| self.word(at) == "," && indefinite(at + 1));
        verb && self.scene.upos(at - 1) != Some(Upos::Adv)
            && noun.is_some_and(|noun| !subject(noun))
            && !listed
            && !(at + 2..end.saturating_sub(1)).any(goes_on)
    }

    /// Whether the narrator comments on the content behind the dash at item `at`, which no other closes: "said it would close — something nobody likes".
    fn comments(&self, start: usize, at: usize, end: usize) -> bool {
        let lone = || !(start..end).any(|other| other != at && (self.scene.is_dash(other) || self.scene.is_quotation(other) && other > at));
        self.scene.is_dash(at) && words::begins_comment(self.word(at + 1)) && lone()
    }

    /// Where a bracket begins that ends the content and holds more than a name's party or place: "said it would close (it has six months left)".
    fn closing_bracket(&self, start: usize, end: usize) -> Option<usize> {
        let last = end.checked_sub(1).filter(|&last| self.word(last) == ")")?;
        let open = (start + 1..last).rev().take(FARTHEST).find(|&at| self.word(at) == "(")?;
        let plain = !(open..last).any(|at| self.scene.is_quotation(at));
        let words = (open..last).filter(|&at| self.word(at).starts_with(char::is_alphabetic)).count();
        (plain && words >= FEW).then_some(open)
    }

    /// Where content that begins at `start` ends before another attribution: one that is coordinate with this, or that somebody else makes.
    fn next_attribution(&self, start: usize) -> Option<usize> {
        for later in self.later.iter().filter(|later| later.from > start + 1) {
            let group = source::verb_group(self.scene, &self.stretch.items, later.cue.items.start);
            let from = if later.cue.is_gerund() && group > start + 1 { group.min(later.from) } else { later.from };
            let before = self.word(from - 1);
            let according = later.cue.verb.is_none() && before == ",";
            let gerund = self.framed.cue.verb.is_some()
                && later.cue.is_gerund()
                && before == ","
                && later.cue.verb.is_some_and(|(verb, _)| verb.needs != Needs::Quote);
            let joined = matches!(before, "and" | "but");
            let shared = joined && self.agrees(later) && later.source.as_ref().is_some_and(|source| source.items.end < start);
            let own = later.source.as_ref().is_some_and(|source| source.items.start == later.from);
            let same = (joined || before == "while") && own && later.cue.lemma == self.framed.cue.lemma;
            let opening = self.framed.cue.is_gerund()
                && self.framed.cue.items.start == self.stretch.items.start
                && own
                && later.cue.verb.is_some_and(|(_, form)| form >= Form::Present);
            let aside = opening || later.cue.is_gerund() && matches!(before, "while" | "whilst");
            let speaks = later.cue.verb.is_none_or(|(verb, _)| matches!(verb.class, Class::Speech | Class::Writing));
            let apart = from > start + 2 && (self.word(from - 2) == "," || self.scene.is_dash(from - 2));
            let finite = later.cue.verb.is_some_and(|(_, form)| form >= Form::Present) && !self.framed.cue.is_gerund();
            let against = before == "but" && own && finite && self.framed.source.is_some();
            let other = speaks && matches!(before, "and" | "but" | "while") && (apart || against);
            // "Asked whether it was safe he replied: “No.”"
            let quoted = self.scene.is_quotation(later.to) || self.word(later.to) == "," && self.scene.is_quotation(later.to + 1);
            let answer = quoted || matches!(self.word(later.to), ":" | "that");
            let asked = self.framed.cue.verb.is_some_and(|(verb, _)| verb.frame == Frame::Ask);
            let answered = asked && own && speaks && answer && (start..from).any(|at| self.scene.is_finite(at));
            let told_last = before == "," && later.cue.may_follow() && self.ends_after(later.to);
            if same || aside || according || gerund || shared || other || answered || told_last {
                let mut end = from;
                while end > start && (matches!(self.word(end - 1), "," | "and" | "but" | "while" | "whilst") || self.scene.is_dash(end - 1))
                {
                    end -= 1;
                }
                return Some(end);
            }
        }
        None
    }

    /// Where the source of the next frame ends that this one stands within: "Vale, referring to the flood, said …".
    fn source_around(&self, start: usize) -> Option<usize> {
        let cue = self.framed.cue.items.start;
        let holds = |later: &&Framed| later.source.as_ref().is_some_and(|source| source.items.contains(&cue) && source.items.end > start);
        let next = self.later.iter().find(|later| self.framed.cue.is_gerund() && holds(later) && later.cue.items.start > start)?;
        next.source.as_ref().map(|source| source.items.end)
    }

    /// Where what is coordinate with the cue itself begins: "said it was safe, and the council agreed". What has no subject of its own may go on with
    /// the content, and what has a modal of reported speech does: "said it was safe and the road would reopen".
    fn conjunct(&self, start: usize, end: usize) -> Option<usize> {
        let conjuncts = self.scene.dependents(self.framed.cue.items.start, &[Relation::Conj], &(start..end));
        let other = conjuncts.filter(|other| other.start > start + 2).find(|other| {
            let first = other.clone().find(|&at| !self.scene.is_punctuation(at) && !words::joins(self.word(at))).unwrap_or(other.end);
            let verb = (start..other.start).find(|&at| self.scene.is_finite(at));
            // "said they would act but failed"
            let parts = verb.is_some_and(|verb| self.scene.is_modal(verb)) && self.scene.is_past(first);
            let clause = verb.is_some() && !parts;
            let shifted = other.clone().find(|&at| self.scene.is_finite(at)).is_some_and(|at| words::is_shifted(self.word(at)));
            let goes_on = self.word(first) == "that"
                || shifted
                || clause && (self.scene.is_finite(first) || self.scene.upos(first) == Some(Upos::Adv));
            !goes_on && !other.clone().any(|at| self.scene.is_quotation(at)) && other.clone().any(|at| self.scene.is_finite(at))
        })?;
        Some(other.start)
    }

    /// Where the main verb begins whose subject is the noun that is the cue, or that the clause of the cue tells more of: "Her claim that it fell was
    /// rejected", "The man who said it fell was fined".
    fn main_verb(&self, start: usize) -> Option<usize> {
        let bounds = &self.stretch.items;
        let relative = || {
            let source = self.framed.source.as_ref().filter(|source| source.items.len() == 1 && source.items.start > bounds.start)?;
            let pronoun = source.items.start;
            (words::relates(self.word(pronoun)) && !self.scene.is_punctuation(pronoun - 1)).then_some(pronoun - 1)
        };
        let is_noun = self.framed.cue.verb.is_some_and(|(verb, _)| verb == cues::NOUN);
        let noun = if is_noun { self.framed.cue.items.start } else { relative()? };
        let parsed = self.scene.governor(noun, &[Relation::Nsubj, Relation::NsubjPass], bounds).filter(|&verb| verb > start + 2);
        let finite = |verb: usize| (start + 1..=verb).rev().find(|&at| self.scene.is_finite(at));
        let first = parsed.and_then(finite).map(|verb| source::verb_group(self.scene, bounds, verb)).filter(|&first| first > start + 1);
        // "His claim that it fell drew boos": of two verbs of which no word begins a new clause the second is the main one.
        let second = || {
            let opening = !(bounds.start..noun).any(|at| self.scene.is_finite(at));
            let clause = |&at: &usize| self.scene.is_finite(at) || self.scene.is_quotation(at) && self.scene.is_clause(at);
            // "The man who said that he thinks it fell": what he thinks is part of it.
            let verb = (start + 1..bounds.end).find(clause).filter(|&verb| opening && cues::verb(self.word(verb)).is_none())?;
            let joins =
                |at: &usize| words::begins_clause(self.word(*at)) || words::joins(self.word(*at)) || words::is_pronoun(self.word(*at));
            let group = verb + 1 + (verb + 1..bounds.end).take_while(|&at| words::stands_between(self.word(at))).count();
            (group..bounds.end).take_while(|at| !joins(at)).find(|&at| self.scene.is_finite(at))
        };
        first.or_else(second)
    }

    /// The relative clause that the cue is the verb of: "the man who said he knew her left".
    fn relative_clause(&self) -> Option<Range<usize>> {
        let cue = self.framed.cue.items.start;
        let noun = self.scene.governor(cue, &[Relation::AclRelcl], &self.stretch.items)?;
        (noun < cue).then(|| self.scene.phrase(cue))
    }

    /// Whether the frame stands in a relative clause between commas: "Ada Vale, who came and said …, went".
    fn is_in_relative_clause(&self) -> bool {
        let clause = (self.stretch.items.start + 1..self.framed.cue.items.start).rev().take_while(|&at| self.word(at) != ",").last();
        clause.is_some_and(|at| self.word(at - 1) == "," && words::relates(self.word(at)))
    }

    /// Whether the frame stands in a clause that ends before the sentence does: "While she said …, she went"; "Ada Vale, who said …, went".
    fn is_subordinate(&self) -> bool {
        let (from, first) = (self.framed.from, self.stretch.items.start);
        let before = if from > first { self.word(from - 1) } else { "" };
        let participle = (self.framed.cue.items.start == first || before == "," && self.framed.source.is_none())
            && self.framed.cue.verb.is_some_and(|(_, form)| form == Form::Past);
        let opens = words::begins_clause(before)
            && !["that", "but", "so", "yet"].iter().any(|word| before.eq_ignore_ascii_case(word))
            && (from == first + 1 || from == first + 2 || self.word(from - 2) == "," || words::joins(self.word(from - 2)));
        // "Weeks after she said …, she went", "Although in May she said …, she went"
        let opening = if from > first + 1 && from < first + 6 { self.word(first) } else { "" };
        let fronted = (words::circumstances(before) || words::circumstances(opening))
            && !(first..from).any(|at| self.scene.is_finite(at) || self.word(at) == ",");
        let relative = self.framed.source.as_ref().is_some_and(|source| words::begins_clause(self.word(source.items.start)));
        participle
            || opens
            || fronted && ![before, opening].iter().any(|word| word.eq_ignore_ascii_case("but"))
            || relative && before == ","
    }

    /// Whether from the item `at` to `end` nothing stands but where something was said: "at a press conference on Tuesday".
    fn is_occasion(&self, at: usize, end: usize) -> bool {
        let named = (at..end).take(FEW + 1).any(|at| words::is_occasion(self.word(at)));
        let plain = |at: usize| !self.scene.is_finite(at) && !self.scene.is_quotation(at) && !words::relates(self.word(at));
        words::is_preposition(self.word(at)) && named && end < at + FARTHEST && (at..end).all(plain)
    }

    /// Whether a semicolon parts what stands in brackets: "about 900 rupees ($20; £10) per tonne".
    fn lists(&self, start: usize, semicolon: usize, end: usize) -> bool {
        let near = |at: &usize| matches!(self.word(*at), "(" | ")");
        let opened = (start..semicolon).rev().take(FARTHEST).find(near).is_some_and(|at| self.word(at) == "(");
        opened && (semicolon..end).take(FARTHEST).find(near).is_some_and(|at| self.word(at) == ")")
    }

    /// Whether the bracket that closes at `at` was opened before `start`.
    fn is_unopened(&self, start: usize, at: usize) -> bool {
        !(start..at).rev().take(FARTHEST).any(|before| self.word(before) == "(")
    }

    /// Whether nothing but punctuation, time and place follows.
    pub fn ends_after(&self, at: usize) -> bool {
        let time = |at: usize| words::tells_time(self.word(at));
        at >= self.stretch.items.end
            || matches!(self.word(at), "." | ",")
            || time(at)
            || self.scene.upos(at) == Some(Upos::Adv) && time(at + 1)
    }
}
