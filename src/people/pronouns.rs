//! "He", "she", "his", "her" and "him": to the person they mean.
//!
//! In go the persons with their names, out go mentions of kind pronoun. A pronoun is linked when it is read, in the order of the text, by a log-linear
//! ranking of the persons a reader has in mind (Denis and Baldridge 2008): how far back each was last meant and by which form, in which grammatical role
//! beside that of the pronoun (parallelism), who else came between, how often each is named. Gender is a condition where it is known, the binding of
//! objects to another than the subject of their clause nearly one. The ranking itself stands in `ranking`.

mod grammar;

use std::ops::Range;

use super::names::{PersonName, fold};
use super::ranking::{ADDRESSED, ANNOUNCED, UNDERSTOOD, WEIGHTS, feature};
use super::syntax::{self, Role};
use super::{Gender, Mention, MentionKind, Person, gender};
use crate::language::Tagged;
use crate::text::List;
use crate::text::Span;

pub use super::ranking::{TEMPLATES, choose, count, nobody};

static PRONOUNS: List = List(include_str!("data/pronouns.tsv"));

/// How many persons are weighed for a pronoun: those last meant.
const IN_MIND: usize = 12;
/// Tokens of a fronted phrase at most.
const PHRASE: usize = 64;

/// How many sentences back a person is still in mind.
const FARTHEST: usize = 8;

/// A pronoun where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// Index of its token.
    pub token: usize,
    /// What it tells of the person.
    pub gender: Gender,
    /// Its role in the sentence.
    pub role: Role,
    /// "himself", "herself"
    pub reflexive: bool,
}

/// A person who may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Index into the people.
    pub person: usize,
    /// Whether the gender of pronoun and person agree; `None` where the person's is not known.
    pub agrees: Option<bool>,
    /// What speaks for and against: indices of weights.
    pub features: Vec<u16>,
    /// What speaks for the person besides the features: announced ("In her speech, Vale …"), addressed, understood as the subject.
    pub(super) expected: f32,
    /// Where the person was last meant, or will be named.
    last: Last,
}

/// Where a person was last meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Last {
    token: usize,
    sentence: usize,
    role: Role,
    pronoun: bool,
    /// Nobody was meant in its sentence before.
    leads: bool,
}

/// Links the pronouns of the text to the persons.
pub fn link(tagged: &Tagged<'_>, people: &mut [Person]) {
    let mut links = Vec::new();
    walk(tagged, people, false, |pronoun, candidates| {
        let (chosen, certainty) = choose(&WEIGHTS, pronoun, candidates)?;
        links.push((*pronoun, chosen.clone(), certainty));
        Some(chosen.person)
    });
    for (pronoun, chosen, certainty) in links {
        let how = explain(tagged, people, &pronoun, &chosen);
        let person = &mut people[chosen.person];
        if certainty > 0.6 {
            person.gender = person.gender.or(Some(pronoun.gender));
        }
        person.mentions.push(Mention { span: tagged.tokens[pronoun.token].span, kind: MentionKind::Pronoun, how, guess: false });
    }
    for person in people {
        person.mentions.sort_by_key(|mention| mention.span);
    }
}

/// What a word tells of gender, if it is a pronoun of the third person.
pub fn gender(word: &str) -> Option<Gender> {
    if !(2..=7).contains(&word.len()) {
        return None;
    }
    gender::from_letter(PRONOUNS.get(&fold(word))?.split_once('\t')?.0)
}

/// Reads the text from its first to its last word and asks `decide` at every pronoun who is meant; what it answers is known further on. With `blind`,
/// gender is left out of sight: that is how roles and distances are learned from pronouns whose gender leaves one person only.
pub fn walk(tagged: &Tagged<'_>, people: &[Person], blind: bool, mut decide: impl FnMut(&Pronoun, &[Candidate]) -> Option<usize>) {
    let mut walk = Walk::new(tagged, people, blind);
    for (index, sentence) in tagged.sentences.iter().enumerate() {
        walk.sentence = index;
        walk.leads = true;
        walk.here.clear();
        for token in sentence.tokens.clone() {
            walk.names_at(token);
            if let Some(pronoun) = walk.pronoun(token) {
                let candidates = walk.candidates(&pronoun);
                if let Some(person) = decide(&pronoun, &candidates) {
                    walk.meant(person, &(token..token + 1), pronoun.role, true);
                    walk.chains.retain(|(gender, ..)| *gender != pronoun.gender);
                    walk.chains.push((pronoun.gender, person, index));
                    walk.referents[person].guess = walk.referents[person].guess.or(Some(pronoun.gender));
                }
            }
        }
    }
}

/// The text while it is read.
struct Walk<'w, 'a> {
    tagged: &'w Tagged<'a>,
    referents: Vec<Referent>,
    /// Names in order: their tokens and whom they mean.
    names: Vec<(Range<usize>, usize)>,
    /// How many of them were read.
    read: usize,
    /// Persons in the order in which they were last meant.
    in_mind: Vec<usize>,
    sentence: usize,
    leads: bool,
    blind: bool,
    most: usize,
    /// Who was meant so far in this sentence, and by which tokens.
    here: Vec<(Range<usize>, usize)>,
    /// Whom the last pronoun of each gender meant, and its sentence.
    chains: Vec<(Gender, usize, usize)>,
}

/// A person while the text is read.
struct Referent {
    gender: Option<Gender>,
    /// From a pronoun.
    guess: Option<Gender>,
    last: Option<Last>,
    /// Names so far, and in all.
    named: usize,
    total: usize,
    /// Form of the last name: see [`form`].
    form: u16,
    /// Sentence in which the person was last the subject.
    subject: Option<usize>,
    /// How often meant in the sentence of the last mention, and in the one before it.
    lately: [u16; 2],
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(tagged: &'w Tagged<'a>, people: &[Person], blind: bool) -> Self {
        let mut names: Vec<(Range<usize>, usize)> = Vec::new();
        let mut referents = Vec::new();
        for (index, person) in people.iter().enumerate() {
            let spans = person.mentions.iter().filter(|mention| mention.kind == MentionKind::Name).map(|mention| mention.span);
            let before = names.len();
            names.extend(spans.map(|span| (tagged.tokens_in(span), index)));
            let total = names.len() - before;
            referents.push(Referent {
                gender: person.gender,
                guess: None,
                last: None,
                named: 0,
                total,
                form: 0,
                subject: None,
                lately: [0; 2],
            });
        }
        names.sort_by_key(|(tokens, _)| (tokens.start, tokens.end));
        let most = referents.iter().map(|one| one.total).max().unwrap_or(0);
        Self {
            tagged,
            referents,
            names,
            read: 0,
            in_mind: Vec::new(),
            sentence: 0,
            leads: true,
            blind,
            most,
            chains: Vec::new(),
            here: Vec::new(),
        }
    }

    /// Takes in the names that begin at a token.
    fn names_at(&mut self, token: usize) {
        while let Some((tokens, person)) = self.names.get(self.read).filter(|(tokens, _)| tokens.start <= token).cloned() {
            self.read += 1;
            if tokens.is_empty() {
                continue;
            }
            let role = syntax::role(self.tagged, &tokens);
            let full = PersonName::parse(self.cut(&tokens)).is_full();
            let referent = &mut self.referents[person];
            referent.form = form(referent, full);
            referent.named += 1;
            self.meant(person, &tokens, role, false);
        }
    }

    fn cut(&self, tokens: &Range<usize>) -> &'a str {
        self.tagged.tokens[tokens.start].span.to(self.tagged.tokens[tokens.end - 1].span).cut(self.tagged.text)
    }

    fn meant(&mut self, person: usize, tokens: &Range<usize>, role: Role, pronoun: bool) {
        self.here.push((tokens.clone(), person));
        let Some(referent) = self.referents.get_mut(person) else { return };
        let before = referent.last.map(|last| last.sentence);
        referent.lately = match before {
            Some(before) if before == self.sentence => [referent.lately[0] + 1, referent.lately[1]],
            Some(before) if before + 1 == self.sentence => [1, referent.lately[0]],
            _ => [1, 0],
        };
        if role == Role::Subject {
            referent.subject = Some(self.sentence);
        }
        referent.last = Some(Last { token: tokens.start, sentence: self.sentence, role, pronoun, leads: self.leads });
        self.leads = false;
        if let Some(at) = self.in_mind.iter().rposition(|&one| one == person) {
            self.in_mind.remove(at);
        }
        self.in_mind.push(person);
        if self.in_mind.len() > 4 * IN_MIND {
            self.in_mind.drain(..2 * IN_MIND);
        }
    }

    fn pronoun(&self, token: usize) -> Option<Pronoun> {
        let word = self.tagged.word(token);
        if !(2..=7).contains(&word.len()) {
            return None;
        }
        let (gender, case) = PRONOUNS.get(&fold(word))?.split_once('\t')?;
        Some(Pronoun {
            token,
            gender: gender::from_letter(gender)?,
            role: syntax::pronoun_role(self.tagged, token, case),
            reflexive: case == "r",
        })
    }

    /// Persons who may be meant, those last meant first.
    fn candidates(&self, pronoun: &Pronoun) -> Vec<Candidate> {
        let near = self.in_mind.iter().rev().take(IN_MIND).filter_map(|&person| Some((person, self.referents[person].last?)));
        let near: Vec<(usize, Last)> = near.take_while(|(_, last)| self.sentence - last.sentence <= FARTHEST).collect();
        let (announced, addressed, understood) = (self.announced(pronoun), self.addressed(pronoun), self.understood(pronoun));
        let object = pronoun.role.case() == 2 && !pronoun.reflexive;
        let expected = |person: usize| {
            let weight = |who: Option<usize>, weight: f32| if who == Some(person) { weight } else { 0.0 };
            weight(announced, ANNOUNCED) + weight(addressed, ADDRESSED) + weight(understood, if object { -UNDERSTOOD } else { UNDERSTOOD })
        };
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut between = 0;
        for (person, last) in near {
            let agrees = self.agrees(person, pronoun);
            if self.blind || agrees != Some(false) {
                let features = self.features(pronoun, person, last, between);
                candidates.push(Candidate { person, agrees, features, expected: expected(person), last });
                between += 1;
            }
        }
        for candidate in self.ahead(pronoun) {
            if (self.blind || candidate.agrees != Some(false)) && !candidates.iter().any(|known| known.person == candidate.person) {
                candidates.push(Candidate { expected: expected(candidate.person), ..candidate });
            }
        }
        candidates
    }

    fn agrees(&self, person: usize, pronoun: &Pronoun) -> Option<bool> {
        self.referents[person].gender.map(|gender| gender == pronoun.gender)
    }

    /// The next persons named in the same sentence: "In her speech, Vale …".
    fn ahead(&self, pronoun: &Pronoun) -> Vec<Candidate> {
        let sentence = &self.tagged.sentences[self.sentence].tokens;
        let names = self.names[self.read..].iter().take(3).take_while(|(tokens, _)| tokens.start < sentence.end);
        let fronted = syntax::opens_clause(self.tagged, sentence.start) && !self.comma(sentence.start, pronoun.token);
        let candidate = |(index, (tokens, person)): (usize, &(Range<usize>, usize))| {
            let role = syntax::role(self.tagged, tokens);
            let comma = self.comma(pronoun.token, tokens.start);
            let value = u16::from(comma) + 2 * u16::from(role == Role::Subject) + 4 * u16::from(fronted) + 8 * (index as u16).min(1);
            let referent = &self.referents[*person];
            let features = vec![
                feature(11, value),
                feature(13, pronoun.role.case() * 2 + u16::from(fronted)),
                feature(15, u16::from(role == Role::Subject) * 4 + self.below(pronoun.token, tokens.start)),
                feature(5, bucket(referent.total)),
                feature(6, u16::from(referent.total == self.most)),
                feature(7, self.agreement(*person, pronoun)),
            ];
            let last = Last { token: tokens.start, sentence: self.sentence, role, pronoun: false, leads: false };
            Candidate { person: *person, agrees: self.agrees(*person, pronoun), features, expected: 0.0, last }
        };
        names.enumerate().map(candidate).collect()
    }

    /// How many clauses the token lies below the one that `main` stands in; 3 if it does not.
    fn below(&self, token: usize, main: usize) -> u16 {
        let depth = syntax::depth(self.tagged, syntax::clause(self.tagged, token), syntax::clause(self.tagged, main));
        depth.map_or(3, |depth| depth.min(2))
    }

    /// Whether a comma stands between two places, as far as a phrase can reach.
    fn comma(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + PHRASE)).any(|token| self.tagged.word(token) == ",")
    }

    fn agreement(&self, person: usize, pronoun: &Pronoun) -> u16 {
        let referent = &self.referents[person];
        match (referent.gender, referent.guess) {
            _ if self.blind => 0,
            (Some(_), _) => 0,
            (None, Some(guess)) if guess != pronoun.gender => 2,
            _ => 1,
        }
    }

    fn features(&self, pronoun: &Pronoun, person: usize, last: Last, between: u16) -> Vec<u16> {
        let referent = &self.referents[person];
        let distance = (self.sentence - last.sentence) as u16;
        let same = distance == 0;
        let near = distance.min(1);
        let case = pronoun.role.case();
        let mut features = vec![
            feature(0, distance.min(5) + 6 * u16::from(last.pronoun)),
            feature(1, (last.role as u16 * 3 + case) * 4 + near * 2 + u16::from(last.pronoun)),
            feature(2, if last.leads { 1 + near } else { 0 }),
            feature(3, between.min(3) + 4 * distance.min(2)),
            feature(4, referent.form),
            feature(5, bucket(referent.named)),
            feature(6, u16::from(referent.total == self.most)),
            feature(7, self.agreement(person, pronoun)),
            feature(10, self.paragraphs(last)),
            feature(17, self.since(referent.subject) * 3 + case),
            feature(19, lately(referent, distance)),
        ];
        if let Some((_, meant, sentence)) = self.chains.iter().find(|(gender, ..)| *gender == pronoun.gender && !self.blind) {
            let ago = (self.sentence - sentence).min(2) as u16;
            features.push(feature(16, (ago * 2 + u16::from(*meant == person)) * 3 + case));
        }
        if same {
            let subject = u16::from(last.role == Role::Subject);
            let below = self.below(pronoun.token, last.token);
            features.push(feature(14, (case * 2 + subject) * 4 + below));
            let far = pronoun.token - last.token;
            let far = [3, 6, 11, 21].iter().filter(|&&edge| far >= edge).count() as u16;
            features.push(feature(18, far * 3 + case));
        }
        features.push(feature(8, self.bound(pronoun, person, last)));
        if let Some(quoted) = self.quoted(pronoun, last) {
            features.push(feature(9, quoted));
        }
        features
    }

    fn since(&self, sentence: Option<usize>) -> u16 {
        sentence.map_or(3, |sentence| (self.sentence - sentence).min(2) as u16)
    }

    fn paragraphs(&self, last: Last) -> u16 {
        let (now, then) = (self.tagged.sentences[self.sentence].paragraph, self.tagged.sentences[last.sentence].paragraph);
        ((now - then) as u16).min(2)
    }

    /// Where the person was last meant as seen from inside a quotation: within it, in the words beside it (its speaker, likely), or elsewhere.
    fn quoted(&self, pronoun: &Pronoun, last: Last) -> Option<u16> {
        let inside = self.quotation(pronoun.token);
        let there = self.quotation(last.token);
        match (inside, there) {
            (None, None) => None,
            (None, Some(_)) => Some(0),
            (Some(one), Some(other)) if one == other => Some(1),
            (Some(_), Some(_)) => Some(2),
            (Some(_), None) if last.sentence == self.sentence => Some(3 + u16::from(last.role != Role::Subject)),
            (Some(_), None) => Some(5),
        }
    }

    fn quotation(&self, token: usize) -> Option<usize> {
        let at: Span = self.tagged.tokens[token].span;
        let index = self.tagged.quotations.partition_point(|quotation| quotation.span.end <= at.start);
        self.tagged.quotations.get(index).filter(|quotation| quotation.span.covers(at)).map(|_| index)
    }
}

/// How often the person was meant in this sentence and in the one before, the last mention lying `distance` sentences back.
fn lately(referent: &Referent, distance: u16) -> u16 {
    let [now, before] = match distance {
        0 => referent.lately,
        1 => [0, referent.lately[0]],
        _ => [0, 0],
    };
    now.min(2) * 3 + before.min(2)
}

/// How a person was named: in full for the first time (1) or again (2), in short after that (3), in short without it (4).
fn form(referent: &Referent, full: bool) -> u16 {
    match (full, referent.form) {
        (true, 0) => 1,
        (true, _) => 2,
        (false, 1..=3) => 3,
        (false, _) => 4,
    }
}

fn bucket(count: usize) -> u16 {
    match count {
        0..=2 => count as u16,
        3..=5 => 3,
        _ => 4,
    }
}

/// "he ← the subject of the sentence before, Ada Vale, ¶4"
fn explain(tagged: &Tagged<'_>, people: &[Person], pronoun: &Pronoun, chosen: &Candidate) -> String {
    let last = chosen.last;
    let place = match tagged.sentence_of(pronoun.token).saturating_sub(last.sentence) {
        _ if last.token > pronoun.token => "named next",
        0 => "of the same sentence",
        1 => "of the sentence before",
        _ => "of an earlier sentence",
    };
    let role = if last.token > pronoun.token { "" } else { last.role.words() };
    let home = super::place(tagged.tokens[last.token].span.start);
    let name = &people[chosen.person].name;
    format!("{} ← {name}, {role}{}{place}, {home}", tagged.word(pronoun.token), if role.is_empty() { "" } else { " " })
}
