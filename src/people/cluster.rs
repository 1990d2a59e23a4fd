//! Names to persons: every name of a person in the text gathered with the others that mean the same one.
//!
//! Two walks over the names in order. The first gathers full names, whose words decide by themselves (see [`PersonName::agrees`]). The second links what
//! is shorter: a surname, a given name, a title with either; where a family shares it, the title's gender, how often and how lately each was named
//! decide. All look-ups go by word, so the work grows with the number of names and not with their pairs.

use std::collections::HashMap;

use super::family;
use super::gender;
use super::names::{PersonName, agree, bare_surname};
use super::namesakes;
use super::titles::{self, Title};
use super::{Gender, Mention, MentionKind};
use crate::language::{NameKind, Tagged};
use crate::text::Span;

/// How many persons of one name are looked at: the latest so many.
const FAMILY: usize = 16;

/// What the hint of a pronoun adds to the salience of a person.
const HINTED: f32 = 1.0;
/// How much more salient the person must be than the next of the same name for the choice to be no guess.
const CLEAR: f32 = 1.0;

/// Words by which a person can be called.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Surname,
    Given,
    Other,
}

/// A person while the names are gathered.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// The fullest form of the name.
    pub name: PersonName,
    /// Where that form stands; for "Bill" of "Bill and Hillary Vale" the words are in two places and `surname` holds the second.
    pub full: Span,
    /// The surname that is shared with the next name.
    pub surname: Option<Span>,
    /// Where it stands with "Mr." or "Mrs.": tells a couple apart of whom nobody says more.
    titled: Option<Span>,
    /// From titles.
    pub gender: Option<Gender>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// For each of them, who else of the name may be meant.
    rivals: Vec<Option<String>>,
    /// Is said to have died.
    dead: bool,
    /// How often named so far in the second walk, and by which name last.
    named: usize,
    last: usize,
    /// How often named in full in the whole text.
    full_names: usize,
    /// The sentence that names the person in full for the first time.
    introduced: Option<usize>,
    /// Known by the surname alone before somebody else of that name was introduced.
    earlier: bool,
}

/// One name in the text, with what stands before it.
struct Named {
    span: Span,
    name: PersonName,
    title: Option<Title>,
    /// "He" or "she" soon after a lone name that is the subject: likely the same person.
    hint: Option<Gender>,
    /// The subject of "died".
    dies: bool,
    /// Surname taken from the next name ("Bill and Hillary Vale").
    shared: Option<Span>,
    /// Where it stands, outside of quotations.
    sentence: Option<usize>,
}

/// Where a name belongs: the person, by what, and who else may be meant.
struct Home {
    cluster: usize,
    how: &'static str,
    rival: Option<String>,
}

#[derive(Default)]
struct Gathered {
    clusters: Vec<Cluster>,
    by_word: HashMap<String, Vec<(usize, Part)>>,
}

/// The persons of the text, in the order of first mention.
pub fn gather(tagged: &Tagged<'_>) -> Vec<Cluster> {
    let mut names = named(tagged);
    let families = family::find(tagged, names.iter().filter(|one| one.name.is_full()).map(|one| &one.name));
    let family_at = |span: Span| families.get(families.partition_point(|family| family.span.end <= span.start));
    names.retain(|one| !family_at(one.span).is_some_and(|family| family.span.overlaps(one.span)));
    let mut gathered = Gathered::default();
    let full: Vec<Option<usize>> = names.iter().map(|one| one.name.is_full().then(|| gathered.join_full(tagged.text, one))).collect();
    for (index, (one, full)) in names.iter().zip(full).enumerate() {
        let homes = match full {
            Some(cluster) => gathered.with_spouse(tagged.text, cluster, one),
            None => gathered.join_short(tagged.text, one, index),
        };
        for home in homes {
            gathered.clusters[home.cluster].add(one, index, home);
        }
    }
    let mut clusters = gathered.clusters;
    clusters.retain(|cluster| !cluster.mentions.is_empty());
    clusters.sort_by_key(|cluster| cluster.mentions[0].span);
    let mut names: HashMap<String, u32> = HashMap::new();
    for cluster in &clusters {
        *names.entry(cluster.display(tagged.text)).or_default() += 1;
    }
    for cluster in &mut clusters {
        if let Some(titled) = cluster.titled.filter(|_| names.get(&cluster.display(tagged.text)).is_some_and(|&count| count > 1)) {
            cluster.full = titled;
        }
        explain(cluster, tagged);
    }
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, cluster) in clusters.iter().enumerate() {
        bearers.entry(cluster.name.words.last().cloned().unwrap_or_default()).or_default().push(index);
    }
    for family in families {
        for &index in bearers.get(&family.surname).filter(|bearers| bearers.len() > 1).into_iter().flatten() {
            let cluster = &mut clusters[index];
            let how = format!("family of {}, {}", cluster.display(tagged.text), super::place(cluster.full.start));
            cluster.mentions.push(Mention { span: family.span, kind: MentionKind::Role, how, guess: false });
        }
    }
    clusters
}

/// The names of persons, taken apart. A lone given name before "and" takes the surname of the name after it.
fn named(tagged: &Tagged<'_>) -> Vec<Named> {
    let text = tagged.text;
    let persons: Vec<Span> = tagged.names.iter().filter(|name| name.kind == NameKind::Person).map(|name| name.span).collect();
    let mut names: Vec<Named> = Vec::with_capacity(persons.len());
    for &span in &persons {
        let mut name = PersonName::parse(span.cut(text));
        if name.words.is_empty() {
            continue;
        }
        name.drop_titles(|word| titles::is_title(word) && !gender::is_given(word));
        let tokens = tagged.tokens_in(span);
        let hint = if name.is_full() { None } else { namesakes::hint(tagged, &tokens) };
        names.push(Named {
            span,
            title: titles::before(text, span.start),
            hint,
            dies: namesakes::dies(tagged, &tokens),
            shared: None,
            sentence: tagged.quotation_of(span).is_none().then(|| tagged.sentence_of(tokens.start)),
            name,
        });
    }
    share_surnames(text, &mut names);
    names
}

/// "Bill and Hillary Vale": both are Vales.
fn share_surnames(text: &str, names: &mut [Named]) {
    for index in 1..names.len() {
        let (before, after) = names.split_at_mut(index);
        let (one, other) = (&mut before[index - 1], &after[0]);
        let between = text[one.span.end..other.span.start].trim();
        let given = one.name.words.len() == 1 && one.title.is_none() && gender::is_given(&one.name.words[0]);
        if given
            && matches!(between, "and" | "&")
            && other.name.words.len() == 2
            && other.title.is_none()
            && gender::is_given(&other.name.words[0])
        {
            one.name.words.extend_from_slice(&other.name.words[other.name.surname()..]);
            one.shared = Some(last_word(text, other.span));
        }
    }
}

fn last_word(text: &str, span: Span) -> Span {
    let cut = span.cut(text).trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Span::new(span.start + cut, span.end)
}

impl Gathered {
    /// The person with this full name, a new one if there is none.
    fn join_full(&mut self, text: &str, one: &Named) -> usize {
        let candidates = one.name.words.iter().flat_map(|word| self.called(bare_surname(word))).map(|(cluster, _)| cluster);
        let fits = |&cluster: &usize| self.clusters[cluster].name.agrees(&one.name) && !self.clusters[cluster].contradicts(one.gender());
        // The likest first: of father and son, both with a suffix, the bare name is the one last named.
        let found = candidates.filter(fits).max_by_key(|&cluster| (self.clusters[cluster].name == one.name, cluster));
        let cluster = found.unwrap_or_else(|| {
            self.clusters.push(Cluster::default());
            self.clusters.len() - 1
        });
        self.clusters[cluster].fill(text, one);
        self.clusters[cluster].introduced = self.clusters[cluster].introduced.or(one.sentence);
        self.enter(cluster, &one.name);
        cluster
    }

    /// The persons meant by a short name, with how; a new one if nobody is.
    fn join_short(&mut self, text: &str, one: &Named, index: usize) -> Vec<Home> {
        let word = bare_surname(one.name.words.last().map_or("", String::as_str)).to_owned();
        if one.title.is_some_and(|title| title.couple) {
            let bearers = self.called(&word).filter(|&(_, part)| part == Part::Surname).map(|(cluster, _)| cluster);
            let mut family: Vec<usize> = bearers.collect();
            for gender in [Gender::Male, Gender::Female] {
                if family.len() < 2 && !family.iter().any(|&cluster| self.clusters[cluster].gender() == Some(gender)) {
                    family.push(self.add_by_title(one, gender));
                }
            }
            if family.len() == 2 {
                return family.into_iter().map(|cluster| Home { cluster, how: "couple of", rival: None }).collect();
            }
        }
        let suffix =
            |cluster: usize| matches!((&one.name.suffix, &self.clusters[cluster].name.suffix), (Some(one), Some(other)) if one != other);
        // "Ben Vale" begins with what is a particle elsewhere: he is not Tom Vale.
        let other = |cluster: usize| match (&one.name.words[..], &self.clusters[cluster].name.words[..]) {
            ([first, _, ..], known) => !known.ends_with(&one.name.words) && !known.first().is_some_and(|given| agree(first, given)),
            _ => false,
        };
        // Nobody is called by the surname first and in full later in the sentence: "Vale was born in Salt, the daughter of Tom Vale".
        let later = |&(cluster, part): &(usize, Part)| {
            let known = &self.clusters[cluster];
            part == Part::Surname
                && known.named == 0
                && known.introduced.is_some()
                && known.introduced == one.sentence
                && one.title.is_none()
        };
        let fits = |&(cluster, part): &(usize, Part)| {
            !self.clusters[cluster].contradicts(one.gender()) && !suffix(cluster) && !other(cluster) && !later(&(cluster, part))
        };
        let rank = |&(cluster, part): &(usize, Part)| {
            let known = &self.clusters[cluster];
            let same = one.gender().is_some() && known.gender() == one.gender();
            let hinted = if one.hint.is_some() && known.gender() == one.hint { HINTED } else { 0.0 };
            (std::cmp::Reverse(part), same, known.salience(index) + hinted)
        };
        let found =
            self.called(&word).filter(fits).max_by(|one, other| rank(one).partial_cmp(&rank(other)).unwrap_or(std::cmp::Ordering::Equal));
        if let Some((cluster, part)) = found {
            let how = match part {
                Part::Surname => "surname of",
                Part::Given if gender::is_given(&word) => "given name of",
                _ => "short for",
            };
            let best = rank(&(cluster, part));
            let close = |&(other, part): &(usize, Part)| {
                let rank = rank(&(other, part));
                other != cluster && self.clusters[other].named > 0 && (rank.0, rank.1) == (best.0, best.1) && best.2 - rank.2 < CLEAR
            };
            let rival = self.called(&word).filter(fits).find(close).map(|(rival, _)| self.clusters[rival].display(text));
            return vec![Home { cluster, how, rival }];
        }
        let earlier = self.called(&word).any(|bearer| later(&bearer));
        self.clusters.push(Cluster { name: one.name.clone(), full: one.span, gender: one.gender(), earlier, ..Cluster::default() });
        self.enter(self.clusters.len() - 1, &one.name);
        vec![Home { cluster: self.clusters.len() - 1, how: "", rival: None }]
    }

    /// The person of a full name, and the other of the couple in "Mr. and Mrs. John Vale".
    fn with_spouse(&mut self, text: &str, cluster: usize, one: &Named) -> Vec<Home> {
        let mut homes = vec![Home { cluster, how: "", rival: None }];
        if one.title.is_some_and(|title| title.couple) {
            let gender = if self.clusters[cluster].gender() == Some(Gender::Female) { Gender::Male } else { Gender::Female };
            let mut surname = Named {
                name: one.name.clone(),
                span: last_word(text, one.span),
                title: None,
                hint: None,
                dies: false,
                shared: None,
                sentence: one.sentence,
            };
            surname.name.words.drain(..one.name.surname());
            homes.push(Home { cluster: self.add_by_title(&surname, gender), how: "couple of", rival: None });
        }
        homes
    }

    /// A person of whom only title and surname are known.
    fn add_by_title(&mut self, one: &Named, gender: Gender) -> usize {
        let same = |&cluster: &usize| self.clusters[cluster].name == one.name && self.clusters[cluster].gender == Some(gender);
        let word = bare_surname(one.name.words.last().map_or("", String::as_str));
        if let Some(known) = self.called(word).map(|(cluster, _)| cluster).find(same) {
            return known;
        }
        let cluster = self.clusters.len();
        self.clusters.push(Cluster { name: one.name.clone(), full: one.span, gender: Some(gender), ..Cluster::default() });
        self.enter(cluster, &one.name);
        cluster
    }

    /// Persons that a word calls.
    fn called(&self, word: &str) -> impl Iterator<Item = (usize, Part)> + '_ {
        self.by_word.get(word).into_iter().flat_map(|entries| entries.iter().rev().take(FAMILY).copied())
    }

    /// Enters every word of the name, hyphened words also in parts.
    fn enter(&mut self, cluster: usize, name: &PersonName) {
        let last = name.words.len() - 1;
        for (at, word) in name.words.iter().enumerate() {
            let part = match at {
                _ if at == last => Part::Surname,
                0 => Part::Given,
                _ => Part::Other,
            };
            self.enter_word(cluster, bare_surname(word), part);
            for piece in word.split('-').filter(|piece| piece.len() > 1 && piece.len() < bare_surname(word).len()) {
                self.enter_word(cluster, piece, Part::Other);
            }
        }
        if let Some(nickname) = &name.nickname {
            self.enter_word(cluster, nickname, Part::Given);
        }
    }

    fn enter_word(&mut self, cluster: usize, word: &str, part: Part) {
        let entries = self.by_word.entry(word.to_owned()).or_default();
        match entries.iter_mut().rev().take(FAMILY).find(|(known, _)| *known == cluster) {
            Some((_, known)) => *known = part.min(*known),
            None => entries.push((cluster, part)),
        }
    }
}

impl Named {
    fn gender(&self) -> Option<Gender> {
        self.title.filter(|title| !title.couple).and_then(|title| title.gender)
    }
}

impl Cluster {
    /// What is known of the gender: from titles, else from the given name.
    pub fn gender(&self) -> Option<Gender> {
        let first = self.name.words.first()?;
        self.gender.or_else(|| if self.name.is_full() { gender::of_given(first) } else { gender::of_lone(first) })
    }

    fn contradicts(&self, gender: Option<Gender>) -> bool {
        matches!((gender, self.gender()), (Some(one), Some(other)) if one != other)
    }

    /// How much a reader has this person in mind when the `index`th name comes: who is named often, and who was named last.
    fn salience(&self, index: usize) -> f32 {
        let lately = if self.named == 0 { 0.0 } else { 2.0 / (1.0 + (index - self.last) as f32).sqrt() };
        // "Mrs. Vale", never given a first name, keeps her title further on: a bare "Vale" is her husband.
        let introduced = match (self.name.is_full(), self.earlier) {
            (false, true) => 3.0,
            (true, _) => 2.0,
            _ => 0.0,
        };
        let silent = if self.dead { -1.0 } else { 0.0 };
        lately + introduced + silent + (self.named as f32 + self.full_names as f32 / 2.0).ln_1p()
    }

    /// Takes a full name in, and its form if it is fuller than what was known; capitals are the headline's and yield to any other form.
    fn fill(&mut self, text: &str, one: &Named) {
        let fullness = |name: &PersonName, span: Span| (span.cut(text).chars().any(char::is_lowercase), letters(name));
        if self.full.is_empty()
            || fullness(&one.name, one.span) > fullness(&self.name, self.full) && (one.shared.is_none() || self.surname.is_some())
        {
            let nickname = one.name.nickname.clone().or(self.name.nickname.take());
            let suffix = one.name.suffix.clone().or(self.name.suffix.take());
            self.name = PersonName { words: one.name.words.clone(), nickname, suffix };
            self.full = one.span;
            self.surname = one.shared;
        }
        self.gender = self.gender.or(one.gender());
        self.full_names += 1;
    }

    fn add(&mut self, one: &Named, index: usize, home: Home) {
        let guess = home.rival.is_some();
        self.mentions.push(Mention { span: one.span, kind: MentionKind::Name, how: home.how.to_owned(), guess });
        self.rivals.push(home.rival);
        self.dead |= one.dies;
        let titled = one.title.filter(|title| !title.couple && title.gender.is_some()).map(|title| title.span.to(one.span));
        self.titled = self.titled.or(titled);
        self.gender = self.gender.or(one.gender());
        self.named += 1;
        self.last = index;
    }

    /// The name as the text has it, on one line.
    pub fn display(&self, text: &str) -> String {
        let words = self.full.cut(text).split_whitespace().chain(self.surname.iter().map(|span| span.cut(text)));
        words.map(|word| word.trim_matches(['[', ']'])).collect::<Vec<_>>().join(" ")
    }
}

fn letters(name: &PersonName) -> usize {
    let words = name.words.iter().chain(&name.suffix).chain(&name.nickname);
    words.flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).count()
}

/// Tells how each mention came to be linked: to which name, and where that stands.
fn explain(cluster: &mut Cluster, tagged: &Tagged<'_>) {
    let name = cluster.display(tagged.text);
    let home = super::place(cluster.full.start);
    let full = cluster.full;
    for (mention, rival) in cluster.mentions.iter_mut().zip(&cluster.rivals) {
        mention.how = match mention.how.as_str() {
            "" if mention.span == full => "fullest form of the name".into(),
            "" if mention.span.cut(tagged.text) == full.cut(tagged.text) => format!("the same name, {home}"),
            "" => format!("form of {name}, {home}"),
            how => match rival {
                Some(rival) => format!("{how} {name} rather than of {rival}, {home}"),
                None => format!("{how} {name}, {home}"),
            },
        };
    }
}
