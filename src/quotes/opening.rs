//! Where content behind a cue begins: behind the addressee, the time and the place of saying.

use super::cues::{Class, Frame, Needs, Verb};
use super::frames::Framed;
use super::place::{FARTHEST, Place};
use super::source;
use super::words;
use crate::language::Upos;

impl Place<'_, '_, '_> {
    /// Where the content after a cue begins: behind the addressee, the time and the place of saying.
    pub fn content_start(&self, verb: Verb) -> usize {
        let end = self.stretch.items.end;
        let mut start = self.framed.to;
        let word = self.word(start);
        let told = matches!(verb.frame, Frame::Tell | Frame::Ask);
        if self.is_like() {
            return (start..end.min(start + FARTHEST)).find(|&at| matches!(self.word(at), "," | ":")).map_or(end, |comma| comma + 1);
        }
        let spoken = !matches!(verb.needs, Needs::Free | Needs::Statement)
            && verb.frame == Frame::Say
            && matches!(verb.class, Class::Speech | Class::Writing);
        let verb_next = matches!(self.scene.upos(start + 1), Some(Upos::Verb | Upos::Aux));
        let infinitive = word == "to" && (verb_next || !told && self.scene.is_quotation(start + 1));
        // "announced this week that it was over"
        let recent = words::is_deictic(word) && words::ends_time(self.word(start + 1));
        let circumstances = words::is_preposition(word) && !infinitive || words::tells_time(word) || recent || self.leads_to_that(start);
        if told || spoken || circumstances || matches!(word, "," | ":") {
            let opens = |at: &usize| {
                // "called on them to see the steps that were taken"
                let topic = words::names_topic(word) && !words::tells_time(self.word(start + 1));
                let relative = || topic && self.word(*at) == "that" && self.scene.upos(*at) == Some(Upos::Pron);
                // "asked the council to look into whether it was safe", "warned they might go if it fell"
                let told = |at: usize| self.scene.is_finite(at) || self.is_infinitive(at);
                let condition = || matches!(self.word(*at), "whether" | "if") && (start..*at).any(told);
                matches!(self.word(*at), "that" | "whether" | "if" | ":") && !relative() && !condition()
                    || verb.frame == Frame::Ask && (words::asks(self.word(*at)) || self.is_question(start, *at))
                    || self.scene.is_quotation(*at) && *at > start && matches!(self.word(*at - 1), "," | ":" | ";")
            };
            let from = |later: &Framed| if later.from > start { later.from } else { later.cue.items.start };
            let next = self.later.iter().map(from).find(|&from| from > start).unwrap_or(end);
            // "reported on Tuesday — a development that surprised us"
            let dash = (start + 1..end.min(start + 20)).find(|&at| self.scene.is_dash(at)).unwrap_or(end);
            if let Some(at) = (start..next.min(start + 20).min(dash)).find(opens) {
                start = at;
            } else if start < end && !self.scene.is_quotation(start) && verb.frame == Frame::Tell {
                start = self.addressee_end(start);
            }
        }
        if start == self.framed.to && (verb.frame == Frame::Say || verb.frame == Frame::Tell) {
            start = self.sentence_behind_circumstances(start).or_else(|| self.clause_behind_circumstances(start)).unwrap_or(start);
        }
        while start + 1 < end && self.is_aside(start) {
            start = self.time_end(start).unwrap_or(start + 1);
        }
        // "What she means is that …"
        if words::is_form_of_be(self.word(start)) && self.word(start + 1) == "that" {
            start += 1;
        }
        // "She states that: “It is old.”"
        if self.word(start) == "that" && matches!(self.word(start + 1), "," | ":" | ";") && self.scene.is_quotation(start + 2) {
            start += 2;
        }
        if start + 1 == end && self.is_aside(start) { end } else { start }
    }

    /// Whether a word that mostly begins a relative clause asks here, right behind the cue or its addressee: "asked which bridge it was", "asked her who left".
    fn is_question(&self, start: usize, at: usize) -> bool {
        words::puts_question(self.word(at)) && (at == start || at == start + 1 && words::is_pronoun(self.word(start)))
    }

    /// Where the addressee that begins at `start` ends: before what can begin a clause, or behind a name.
    fn addressee_end(&self, start: usize) -> usize {
        let determined = words::is_determiner(self.word(start));
        let opens = |at: usize| {
            let word = self.word(at);
            let relative = words::relates(word) && word != "that";
            (words::begins_content(word) || words::is_determiner(word)) && !relative && !word.starts_with(['\'', '’'])
        };
        let nothing = |at: usize| self.scene.is_punctuation(at) || self.scene.is_quotation(at);
        let reach = if determined { 7 } else { 2 };
        let near = (start + 1..self.stretch.items.end.min(start + reach)).take_while(|&at| !nothing(at));
        if let Some(at) = near.clone().find(|&at| opens(at) || self.scene.is_finite(at)) {
            if opens(at) {
                return at;
            }
            // "warned the bridge was old": nobody is addressed.
            if self.framed.cue.lemma != "tell" {
                return start;
            }
        }
        // "told news agency Wire it was over"
        let body = near.clone().chain([start + 1]).find(|&at| !determined && words::is_body(self.word(at)));
        let capital = |at: usize| self.word(at).starts_with(char::is_uppercase) && !words::is_pronoun(self.word(at));
        let run = |at: usize| at + (at..self.stretch.items.end).take_while(|&at| capital(at)).count();
        let mut at = run(body.filter(|&body| capital(body + 1)).unwrap_or(start) + 1);
        // "told Radio 4's Today it was over", "told ITV1's This Morning it was over", "told News 24 it was over"
        let numbered = |at: usize| {
            opens(run(at)) || words::is_body(self.word(at)) || words::is_possessive(self.word(at)) || self.scene.upos(at) == Some(Upos::Det)
        };
        if self.scene.upos(at) == Some(Upos::Num) && capital(at - 1) && numbered(at + 1) {
            at = run(at + 1);
        }
        if words::is_possessive(self.word(at)) && capital(at + 1) {
            at = run(at + 1);
        }
        let noun = determined
            && at == start + 1
            && self.scene.upos(at) == Some(Upos::Noun)
            && !words::is_preposition(self.word(at + 1))
            && self.word(at + 1) != "of";
        at += usize::from(noun && !capital(at));
        // "told the World at One it was over", "told builders in Elmford it was over"
        if words::is_preposition(self.word(at)) && capital(at + 1) && opens(run(at + 1)) {
            at = run(at + 1);
        }
        // "told the BBC News website there are two"
        at += usize::from(at > start + 1 && words::is_body(self.word(at)));
        // "told Elmford's “Morning” it was over"
        let title = words::is_possessive(self.word(at)) && at + 2 < self.stretch.items.end && self.scene.is_quotation(at + 1);
        if title && !self.scene.pauses(at + 1) && !self.scene.full_stop(at + 1) { at + 2 } else { at }
    }

    /// "As she said, …": the content stands behind the comma.
    pub fn is_like(&self) -> bool {
        let first = self.stretch.items.start;
        let from = source::verb_group(self.scene, &self.stretch.items, self.framed.from);
        let like = from > first && self.word(from - 1).eq_ignore_ascii_case("as");
        like && self.framed.cue.may_follow()
            && !(from > first + 1 && self.scene.upos(from - 2) == Some(Upos::Adv))
            && !self.is_while(from - 1)
    }

    /// Whether the "as" at item `at` means "while": "The news came as the council said that it would pay".
    fn is_while(&self, at: usize) -> bool {
        let (first, to) = (self.stretch.items.start, self.framed.to);
        let main = at > first && self.word(at - 1) != "," && (first..at).any(|at| self.scene.is_finite(at));
        let told = (to + 1..self.stretch.items.end).take_while(|&at| self.word(at) != ",").any(|at| self.scene.is_finite(at));
        main && (self.word(to) == "that" || told && !self.is_aside(to) && !words::is_preposition(self.word(to)))
    }

    /// The quotation behind a few words on the occasion: "said in a statement “It is safe.”"
    fn sentence_behind_circumstances(&self, start: usize) -> Option<usize> {
        let word = self.word(start);
        let quotation = (start..self.stretch.items.end.min(start + 8)).find(|&at| self.scene.is_quotation(at))?;
        let clause = |at: usize| self.scene.is_finite(at) || self.scene.is_gerund(at) || words::begins_clause(self.word(at));
        let later = self.later.iter().any(|later| later.cue.tense.is_some() && later.to <= quotation);
        let circumstances = words::is_preposition(word) && word != "to" && !later && !(start..quotation).any(clause);
        (circumstances && self.scene.is_sentence(quotation)).then_some(quotation)
    }

    /// The clause behind a few words on the occasion: "announced on her blog she had been fired", "said in May they would go".
    fn clause_behind_circumstances(&self, start: usize) -> Option<usize> {
        let (word, next) = (self.word(start), self.word(start + 1));
        let beside = word == "on" && (words::is_possessive(next) || next.starts_with(char::is_uppercase));
        let occasion = words::is_preposition(word) && (!words::names_topic(word) || beside) && !words::is_pronoun(next);
        let plain = |at: &usize| {
            !self.scene.is_punctuation(*at)
                && !self.scene.is_quotation(*at)
                && !self.scene.is_finite(*at)
                && !words::begins_clause(self.word(*at))
        };
        let subject = |&at: &usize| words::is_pronoun(self.word(at)) && (self.scene.is_finite(at + 1) || self.scene.is_finite(at + 2));
        let mut behind = (start + 1..self.stretch.items.end.min(start + 8)).take_while(plain);
        behind.find(subject).filter(|_| occasion)
    }

    /// Whether an adverb begins what stands between the cue and "that": "said again on Monday that it was over".
    fn leads_to_that(&self, start: usize) -> bool {
        let plain = |at: &usize| !self.scene.is_finite(*at) && !self.scene.is_quotation(*at) && self.word(*at) != ",";
        let adverb = self.scene.upos(start) == Some(Upos::Adv);
        adverb
            && (start..self.stretch.items.end.min(start + 12))
                .take_while(plain)
                .any(|at| self.word(at) == "that" && self.scene.upos(at) == Some(Upos::Sconj))
    }

    /// Where a phrase about time ends that begins at `at`: "last night", "Monday morning", but not "last year was …".
    fn time_end(&self, at: usize) -> Option<usize> {
        let more = (at + 1..self.stretch.items.end).take_while(|&at| words::ends_time(self.word(at))).last();
        let end = more.map_or(at + 1, |last| last + 1);
        (words::tells_time(self.word(at)) && !self.scene.is_finite(end)).then_some(end)
    }

    /// A comma, a colon, a weekday, "on" before a weekday.
    fn is_aside(&self, at: usize) -> bool {
        let word = self.word(at);
        words::tells_time(word) && !words::is_possessive(self.word(at + 1))
            || matches!(word, "," | ":" | "out")
            || word == "on" && words::tells_time(self.word(at + 1))
    }
}
