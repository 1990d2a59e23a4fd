//! Names to persons: every name of a person in the text gathered with the others that mean the same one.
//!
//! Two walks over the names in order. The first gathers full names, whose words decide by themselves (see [`PersonName::agrees`]). The second links what
//! is shorter: a surname, a given name, a title with either; where a family shares it, the title's gender, how often and how lately each was named
//! decide. All look-ups go by word, so the work grows with the number of names and not with their pairs.

use std::collections::{HashMap, HashSet};

use super::family;
use super::gender;
use super::kin::Kin;
use super::named::{self, Named, last_word};
use super::names::{PersonName, agree, bare_surname};
use super::{Gender, Mention, MentionKind};
use crate::language::Tagged;
use crate::text::Span;

/// How many persons of one name are looked at: the latest so many.
const FAMILY: usize = 16;

/// What the hint of a pronoun adds to the salience of a person.
const HINTED: f32 = 1.0;
/// What it takes away, where no title tells the gender, to have been introduced as kin of another, and as much to have been called "Mr." or "Mrs.".
const ASIDE: f32 = 1.0;
/// How much more salient the person must be than the next of the same name for the choice to be no guess.
const CLEAR: f32 = 1.0;

/// Words by which a person can be called.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Surname,
    Given,
    /// The surname of the one whose kin the person is: "Tom Vale and his wife, Ada".
    Family,
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
    /// From titles and kin.
    pub gender: Option<Gender>,
    /// Introduced as kin of another.
    kin: Option<Kin>,
    /// Other names of the person that the text joins to this one.
    aliases: Vec<PersonName>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// For each of them, who else of the name may be meant.
    rivals: Vec<Option<String>>,
    /// Called with "Mr." or "Mrs." and the surname.
    addressed: bool,
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
    let names = named::find(tagged);
    let families = family::find(tagged, names.iter().filter(|one| one.name.is_full()).map(|one| &one.name));
    let family_at = |span: Span| families.get(families.partition_point(|family| family.span.end <= span.start));
    let is_family = |one: &Named| family_at(one.span).is_some_and(|family| family.span.overlaps(one.span));
    let mut gathered = Gathered::default();
    let has_alias: HashSet<usize> = names.iter().enumerate().filter_map(|(index, one)| Some([index, one.alias_of?])).flatten().collect();
    let mut full: Vec<Option<usize>> = Vec::with_capacity(names.len());
    for (index, one) in names.iter().enumerate() {
        let decides = !is_family(one) && (one.name.is_full() || has_alias.contains(&index));
        let known = one.alias_of.and_then(|other| full[other]);
        full.push(decides.then(|| gathered.join_full(tagged.text, one, known)));
    }
    for (index, (one, full)) in names.iter().zip(full).enumerate().filter(|(_, (one, _))| !is_family(one)) {
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

impl Gathered {
    /// The person with this full name, a new one if there is none; `known` is the one whose other name it is.
    fn join_full(&mut self, text: &str, one: &Named, known: Option<usize>) -> usize {
        let candidates = one.name.words.iter().flat_map(|word| self.called(bare_surname(word))).map(|(cluster, _)| cluster);
        let fits = |&cluster: &usize| self.clusters[cluster].is_called(&one.name) && !self.clusters[cluster].contradicts(one.gender());
        // The likest first: of father and son, both with a suffix, the bare name is the one last named.
        let found = candidates.filter(fits).max_by_key(|&cluster| (self.clusters[cluster].name == one.name, cluster));
        // A lone name that the text joins to another: "Vale, also known as Red Tom".
        let fits = |&cluster: &usize| !one.name.is_full() && !self.clusters[cluster].contradicts(one.gender());
        let lone = || self.called(bare_surname(one.name.words.last()?)).map(|(cluster, _)| cluster).find(fits);
        let cluster = known.or(found).or_else(lone).unwrap_or_else(|| {
            self.clusters.push(Cluster { kin: one.kin, ..Cluster::default() });
            self.clusters.len() - 1
        });
        self.clusters[cluster].fill(text, one);
        self.clusters[cluster].introduced = self.clusters[cluster].introduced.or(one.sentence);
        if let ([word], true) = (&one.name.words[..], known.is_some()) {
            self.enter_word(cluster, bare_surname(word), Part::Other);
        } else {
            self.enter(cluster, &one.name);
        }
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
            ([first, _, ..], known) => {
                !known.ends_with(&one.name.words)
                    && !known.first().is_some_and(|given| agree(first, given))
                    && !self.clusters[cluster].aliases.contains(&one.name)
            }
            _ => false,
        };
        // Nobody is called by the surname first and in full later in the sentence: "Vale was born in Salt, the daughter of Tom Vale"; nor with a title
        // before being introduced as kin: "Mr. Vale found his son, Tom Vale".
        let later = |&(cluster, part): &(usize, Part)| {
            let known = &self.clusters[cluster];
            let kin = || known.kin.is_some_and(|kin| kin.of.is_none() || one.gender().is_none() || kin.of == one.gender());
            let same_sentence = || known.introduced.is_some() && known.introduced == one.sentence && one.title.is_none();
            part == Part::Surname && known.named == 0 && (same_sentence() || kin())
        };
        // The surname of husband or brother stands for her with a title alone.
        let family = |cluster: usize, part: Part| {
            part == Part::Family && (one.title.is_none() || one.gender().is_none() || one.gender() != self.clusters[cluster].gender())
        };
        let fits = |&(cluster, part): &(usize, Part)| {
            let known = &self.clusters[cluster];
            !known.contradicts(one.gender()) && !suffix(cluster) && !other(cluster) && !later(&(cluster, part)) && !family(cluster, part)
        };
        let rank = |&(cluster, part): &(usize, Part)| {
            let known = &self.clusters[cluster];
            let same = one.gender().is_some() && known.gender() == one.gender() && known.kin.is_none();
            let hinted = if one.hint.is_some() && known.gender() == one.hint { HINTED } else { 0.0 };
            let signs = if one.gender().is_none() { u8::from(known.kin.is_some()) + u8::from(known.addressed) } else { 0 };
            let aside = ASIDE * f32::from(signs);
            (std::cmp::Reverse(part), same, known.salience(index) + hinted - aside)
        };
        let found =
            self.called(&word).filter(fits).max_by(|one, other| rank(one).partial_cmp(&rank(other)).unwrap_or(std::cmp::Ordering::Equal));
        if let Some((cluster, part)) = found {
            let how = match part {
                Part::Surname | Part::Family => "surname of",
                Part::Given if gender::is_given(&word) => "given name of",
                _ => "short for",
            };
            let best = rank(&(cluster, part));
            let close = |&(other, part): &(usize, Part)| {
                let rank = rank(&(other, part));
                other != cluster && self.clusters[other].named > 0 && (rank.0, rank.1) == (best.0, best.1) && best.2 - rank.2 < CLEAR
            };
            let rival = self.called(&word).filter(fits).find(close).map(|(rival, _)| self.clusters[rival].display(text));
            self.enter_family(cluster, one);
            return vec![Home { cluster, how, rival }];
        }
        let earlier = self.called(&word).any(|bearer| later(&bearer));
        self.clusters.push(Cluster { name: one.name.clone(), full: one.span, gender: one.gender(), earlier, ..Cluster::default() });
        self.enter(self.clusters.len() - 1, &one.name);
        self.enter_family(self.clusters.len() - 1, one);
        vec![Home { cluster: self.clusters.len() - 1, how: "", rival: None }]
    }

    /// "Ada" of "Tom Vale and his wife, Ada" may be Mrs. Vale.
    fn enter_family(&mut self, cluster: usize, one: &Named) {
        if let Some(surname) = &one.family {
            self.enter_word(cluster, bare_surname(surname), Part::Family);
        }
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
                kin: None,
                family: None,
                alias_of: None,
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

impl Cluster {
    /// What is known of the gender: from titles, else from the given name.
    pub fn gender(&self) -> Option<Gender> {
        let first = self.name.words.first()?;
        self.gender.or_else(|| if self.name.is_full() { gender::of_given(first) } else { gender::of_lone(first) })
    }

    /// Whether a full name can be the person's.
    fn is_called(&self, name: &PersonName) -> bool {
        self.name.agrees(name) || self.aliases.iter().any(|alias| alias.agrees(name))
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
        if one.alias_of.is_some() && !self.full.is_empty() && !self.name.agrees(&one.name) && !self.aliases.contains(&one.name) {
            self.aliases.push(one.name.clone());
        }
        let fullness = |name: &PersonName, span: Span| (span.cut(text).chars().any(char::is_lowercase), letters(name));
        if self.full.is_empty()
            || self.name.agrees(&one.name)
                && fullness(&one.name, one.span) > fullness(&self.name, self.full)
                && (one.shared.is_none() || self.surname.is_some())
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
        if self.mentions.is_empty() {
            self.kin = self.kin.or(one.kin);
        }
        let guess = home.rival.is_some();
        self.mentions.push(Mention { span: one.span, kind: MentionKind::Name, how: home.how.to_owned(), guess });
        self.rivals.push(home.rival);
        self.dead |= one.dies;
        let titled = one.title.filter(|title| !title.couple && title.gender.is_some()).map(|title| title.span.to(one.span));
        self.titled = self.titled.or(titled);
        self.addressed |= titled.is_some() && !one.name.is_full();
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
