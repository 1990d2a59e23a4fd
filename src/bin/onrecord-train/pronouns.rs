//! Learns the weights of [`onrecord::people::pronouns`]: a log-linear ranking of the persons in mind at every pronoun.
//!
//! From annotated coreference (GUM); from pronouns of ambiguous places that were read by hand (`meant.tsv`); and from pronouns whose gender leaves one
//! person only: there the gender is hidden, and what is learned is which place in the text the person was meant in, beside those of the other gender (the
//! idea of Bergsma and Lin 2006, turned round).

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use onrecord::language::{self, Name, NameKind, Tagged};
use onrecord::people::pronouns::{self, Candidate, Pronoun, TEMPLATES};
use onrecord::people::{self, Person};
use onrecord::text::{self, Span};

use crate::record::{Entity, Record};

/// Candidates at a pronoun, each with its features and whether it is meant.
#[derive(Clone)]
struct Case {
    candidates: Vec<(Vec<u16>, bool)>,
    weight: f32,
}

/// Texts whose pronouns tell by their gender whom they mean, and some of which were read by hand.
const OTHER_TEXTS: [&str; 13] = [
    "people-silver/wikinews.jsonl",
    "people-silver/gmb.jsonl",
    "people-train/redocred-dev.jsonl",
    "people-train/redocred-test.jsonl",
    "people-train/wikigold-train.jsonl",
    "people-train/crossner_literature-dev.jsonl",
    "people-train/crossner_literature-test.jsonl",
    "people-train/crossner_music-dev.jsonl",
    "people-train/crossner_music-test.jsonl",
    "people-train/crossner_politics-dev.jsonl",
    "people-train/crossner_politics-test.jsonl",
    "people-train/crossner_science-dev.jsonl",
    "people-train/crossner_science-test.jsonl",
];

/// What was read by hand: a record a line with two of its code points.
const MEANT: &str = include_str!("meant.tsv");

const BY_GENDER_WEIGHT: f32 = 0.7;
const STEPS: usize = 80;
/// Parts of the cases, each judged by weights of the others; neighbours, likely of one text, stay together.
const FOLDS: usize = 10;
const NEIGHBOURS: usize = 8;
/// Ridge penalty of a group of features, and of those groups for which another served better (tried by leaving parts of the data out).
const RIDGE: f32 = 3.0;
const OTHER_RIDGES: [(&str, f32); 7] =
    [("roles", 12.0), ("leads", 12.0), ("form", 12.0), ("gender", 0.9), ("bound", 0.9), ("quoted", 0.9), ("ahead clause", 0.3)];

/// Reads `DATA/people-train` and `DATA/people-silver`, writes the weights.
pub fn train(data: &Path, out: &Path) -> anyhow::Result<()> {
    let mut cases = Vec::new();
    for line in fs::read_to_string(data.join("people-train/gum.jsonl"))?.lines() {
        annotated(&serde_json::from_str(line)?, &mut cases);
    }
    println!("pronouns: {} annotated", cases.len());
    let mut others: Vec<Record> = Vec::new();
    for file in OTHER_TEXTS {
        for line in fs::read_to_string(data.join(file))?.lines() {
            others.push(serde_json::from_str(line)?);
        }
    }
    for record in &others {
        by_gender(record, &mut cases);
    }
    println!("pronouns: {} with those told by gender", cases.len());
    // What the rest of a text read by hand means is decided by what was learned so far.
    let weights = fit(&cases);
    for record in &others {
        by_hand(record, &weights, &mut cases);
    }
    println!("pronouns: {} with those read by hand", cases.len());
    cross_validate(&cases);
    let weights = fit(&cases);
    fs::write(out.join("pronoun_weights.tsv"), table(&weights))?;
    Ok(())
}

impl Case {
    /// Every candidate's share of the likelihood, and the share of those that are meant.
    fn shares(&self, weights: &[f32]) -> (Vec<f32>, f32) {
        let score = |features: &[u16]| features.iter().map(|&feature| weights[usize::from(feature)]).sum::<f32>().exp();
        let scores: Vec<f32> = self.candidates.iter().map(|(features, _)| score(features)).collect();
        let total: f32 = scores.iter().sum();
        let shares: Vec<f32> = scores.iter().map(|score| score / total).collect();
        let meant = shares.iter().zip(&self.candidates).filter(|(_, (_, meant))| *meant).map(|(share, _)| share).sum();
        (shares, meant)
    }

    /// Whether the likeliest is meant.
    fn judge(&self, weights: &[f32]) -> bool {
        let (shares, _) = self.shares(weights);
        let best = shares.iter().zip(&self.candidates).max_by(|one, other| one.0.total_cmp(other.0));
        best.is_some_and(|(_, (_, meant))| *meant)
    }
}

/// The weights of greatest likelihood under the penalties, by resilient propagation (Riedmiller and Braun 1993).
fn fit(cases: &[Case]) -> Vec<f32> {
    let other = |name: &str| OTHER_RIDGES.iter().find(|(group, _)| *group == name).map_or(RIDGE, |(_, ridge)| *ridge);
    let ridges: Vec<f32> = TEMPLATES.iter().flat_map(|(name, values)| std::iter::repeat_n(other(name), usize::from(*values))).collect();
    let mut weights = vec![0.0f32; pronouns::count()];
    let mut steps = vec![0.05f32; weights.len()];
    let mut before = vec![0.0f32; weights.len()];
    for _ in 0..STEPS {
        let mut slopes: Vec<f32> = ridges.iter().zip(&weights).map(|(ridge, weight)| ridge * weight).collect();
        for case in cases {
            let (shares, meant) = case.shares(&weights);
            for (share, (features, is_meant)) in shares.iter().zip(&case.candidates) {
                let slope = case.weight * (share - if *is_meant { share / meant } else { 0.0 });
                for &feature in features {
                    slopes[usize::from(feature)] += slope;
                }
            }
        }
        for at in 0..weights.len() {
            let turned = slopes[at] * before[at];
            if turned < 0.0 {
                steps[at] = (steps[at] * 0.5).max(1e-5);
                before[at] = 0.0;
                continue;
            }
            if turned > 0.0 {
                steps[at] = (steps[at] * 1.2).min(0.5);
            }
            if slopes[at] != 0.0 {
                weights[at] -= steps[at] * slopes[at].signum();
            }
            before[at] = slopes[at];
        }
    }
    weights
}

/// Prints how many are right by weights that were learned without them.
fn cross_validate(cases: &[Case]) {
    let mut right = 0;
    for fold in 0..FOLDS {
        let folded = |at: usize| at / NEIGHBOURS % FOLDS == fold;
        let others: Vec<Case> = cases.iter().enumerate().filter(|(at, _)| !folded(*at)).map(|(_, case)| case.clone()).collect();
        let weights = fit(&others);
        right += cases.iter().enumerate().filter(|(at, case)| folded(*at) && case.judge(&weights)).count();
    }
    println!("pronouns: {:.1} of 100 right by the weights of other texts", 100.0 * right as f64 / cases.len() as f64);
}

/// The article with the names that the record gives.
fn with_names<'a>(record: &'a Record, bytes: &[usize]) -> Tagged<'a> {
    let mut tagged = language::tag(text::segment(&record.text, &[]));
    let span = |entity: &Entity| Some(Span::new(*bytes.get(entity.start)?, *bytes.get(entity.end)?));
    let mut names: Vec<Name> = record
        .entities
        .iter()
        .filter(|entity| entity.kind == "PER")
        .filter_map(|entity| Some(Name { span: span(entity)?, kind: NameKind::Person }))
        .collect();
    names.sort_by_key(|name| name.span);
    names.dedup_by(|next, name| next.span.overlaps(name.span));
    tagged.names = names;
    tagged
}

fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn annotated(record: &Record, cases: &mut Vec<Case>) {
    let bytes = byte_offsets(&record.text);
    let tagged = with_names(record, &bytes);
    let clusters: HashMap<usize, &String> = record
        .entities
        .iter()
        .chain(&record.mentions)
        .filter_map(|entity| Some((*bytes.get(entity.start)?, entity.cluster.as_ref()?)))
        .collect();
    let people = people::gather(&tagged).people;
    let cluster = |person: &Person| person.mentions.iter().find_map(|mention| clusters.get(&mention.span.start)).copied();
    let owners: Vec<Option<&String>> = people.iter().map(cluster).collect();
    pronouns::walk(&tagged, &people, false, |pronoun, candidates| {
        let meant = clusters.get(&tagged.tokens[pronoun.token].span.start).copied()?;
        cases.extend(case(pronoun, candidates, 1.0, |candidate| owners[candidate.person] == Some(meant)));
        owners.iter().position(|owner| *owner == Some(meant))
    });
}

/// A pronoun of which it is known whether a candidate is meant, or else nobody; none if there is nothing to choose.
fn case(pronoun: &Pronoun, candidates: &[Candidate], weight: f32, right: impl Fn(&Candidate) -> bool) -> Option<Case> {
    let mut rows: Vec<(Vec<u16>, bool)> = candidates.iter().map(|candidate| (candidate.features.clone(), right(candidate))).collect();
    rows.push((vec![pronouns::nobody(pronoun)], !rows.iter().any(|(_, right)| *right)));
    (rows.len() > 1).then_some(Case { candidates: rows, weight })
}

fn by_gender(record: &Record, cases: &mut Vec<Case>) {
    let bytes = byte_offsets(&record.text);
    let tagged = with_names(record, &bytes);
    let people = people::gather(&tagged).people;
    pronouns::walk(&tagged, &people, true, |_, candidates| {
        let meant = candidates.iter().find(|candidate| candidate.agrees == Some(true))?;
        let count = |agrees| candidates.iter().filter(|candidate| candidate.agrees == agrees).count();
        if count(Some(true)) == 1 && count(None) == 0 && count(Some(false)) > 0 {
            let known = candidates.iter().filter(|candidate| candidate.agrees.is_some());
            let rows = known.map(|candidate| (candidate.features.clone(), candidate.agrees == Some(true))).collect();
            cases.push(Case { candidates: rows, weight: BY_GENDER_WEIGHT });
        }
        Some(meant.person)
    });
}

fn by_hand(record: &Record, weights: &[f32], cases: &mut Vec<Case>) {
    let answers: Vec<(usize, Option<usize>)> = MEANT
        .lines()
        .filter_map(|line| line.strip_prefix(&record.id)?.strip_prefix('\t')?.split_once('\t'))
        .filter_map(|(pronoun, name)| Some((pronoun.parse().ok()?, name.parse().ok())))
        .collect();
    if answers.is_empty() {
        return;
    }
    let bytes = byte_offsets(&record.text);
    let tagged = with_names(record, &bytes);
    let people = people::gather(&tagged).people;
    let named = |offset: usize| people.iter().position(|person| person.mentions.iter().any(|mention| mention.span.start == bytes[offset]));
    pronouns::walk(&tagged, &people, false, |pronoun, candidates| {
        let at = tagged.tokens[pronoun.token].span.start;
        let Some((_, answer)) = answers.iter().find(|(offset, _)| bytes[*offset] == at) else {
            return pronouns::choose(weights, pronoun, candidates).map(|(candidate, _)| candidate.person);
        };
        let meant = answer.and_then(named);
        if meant.is_none_or(|meant| candidates.iter().any(|candidate| candidate.person == meant)) {
            cases.extend(case(pronoun, candidates, 1.0, |candidate| meant == Some(candidate.person)));
        }
        meant
    });
}

fn table(weights: &[f32]) -> String {
    let mut weights = weights.iter();
    let mut rows: Vec<String> = TEMPLATES
        .iter()
        .map(|(name, values)| {
            let mut row = (*name).to_owned();
            for weight in weights.by_ref().take(usize::from(*values)) {
                let _ = write!(row, "\t{weight:.2}");
            }
            row
        })
        .collect();
    rows.sort();
    format!(
        "# Weights of the ranking of persons at a pronoun: a group of features, then a weight for each of its values. Made by onrecord-train pronouns.\n{}\n",
        rows.join("\n")
    )
}
