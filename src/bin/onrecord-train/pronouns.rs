//! Learns the weights of [`onrecord::people::pronouns`]: a log-linear ranking of the persons in mind at every pronoun.
//!
//! From annotated coreference (GUM), and from pronouns whose gender leaves one person only: there the gender is hidden, and what is learned is which place
//! in the text the person was meant in, beside those of the other gender (the idea of Bergsma and Lin 2006, turned round).

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use onrecord::language::{self, Name, NameKind, Tagged};
use onrecord::people::pronouns::{self, Candidate, TEMPLATES};
use onrecord::people::{self, Person};
use onrecord::text::{self, Span};
use serde::Deserialize;

#[derive(Deserialize)]
struct Record {
    text: String,
    entities: Vec<Entity>,
    #[serde(default)]
    mentions: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    cluster: Option<String>,
}

/// Candidates at a pronoun, each with its features and whether it is meant.
struct Case {
    candidates: Vec<(Vec<u16>, bool)>,
    weight: f32,
}

/// Texts whose pronouns tell by their gender whom they mean.
const UNANNOTATED: [&str; 5] = [
    "people-silver/wikinews.jsonl",
    "people-silver/gmb.jsonl",
    "people-train/redocred-dev.jsonl",
    "people-train/redocred-test.jsonl",
    "people-train/wikigold-train.jsonl",
];

const EPOCHS: usize = 30;
const STEP: f32 = 0.1;
const DECAY: f32 = 1e-2;
const UNANNOTATED_WEIGHT: f32 = 0.7;

/// Reads `DATA/people-train` and `DATA/people-silver`, writes the weights.
pub fn train(data: &Path, out: &Path) -> anyhow::Result<()> {
    let mut cases = Vec::new();
    for line in fs::read_to_string(data.join("people-train/gum.jsonl"))?.lines() {
        annotated(&serde_json::from_str(line)?, &mut cases);
    }
    println!("pronouns: {} annotated", cases.len());
    for file in UNANNOTATED {
        for line in fs::read_to_string(data.join(file))?.lines() {
            unannotated(&serde_json::from_str(line)?, &mut cases);
        }
    }
    println!("pronouns: {} in all", cases.len());
    let mut weights = vec![0.0f32; pronouns::count()];
    let mut squares = weights.clone();
    for epoch in 0..EPOCHS {
        let (mut loss, mut right) = (0.0, 0);
        for case in &cases {
            let scores: Vec<f32> =
                case.candidates.iter().map(|(features, _)| features.iter().map(|&f| weights[usize::from(f)]).sum::<f32>().exp()).collect();
            let total: f32 = scores.iter().sum();
            let meant: f32 = scores.iter().zip(&case.candidates).filter(|(_, (_, meant))| *meant).map(|(score, _)| score).sum();
            loss -= f64::from((meant / total).ln());
            let best = (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
            right += usize::from(best.is_some_and(|best| case.candidates[best].1));
            let mut gradient: HashMap<u16, f32> = HashMap::new();
            for (score, (features, is_meant)) in scores.iter().zip(&case.candidates) {
                let slope = score / total - if *is_meant { score / meant } else { 0.0 };
                for &feature in features {
                    *gradient.entry(feature).or_default() += slope * case.weight;
                }
            }
            for (feature, slope) in gradient {
                let at = usize::from(feature);
                let slope = slope + DECAY * weights[at];
                squares[at] += slope * slope;
                weights[at] -= STEP * slope / (squares[at].sqrt() + 1e-3);
            }
        }
        if epoch + 1 == EPOCHS {
            println!(
                "epoch {epoch}: {:.4} a pronoun, {:.1} of 100 right",
                loss / cases.len() as f64,
                100.0 * right as f64 / cases.len() as f64
            );
        }
    }
    fs::write(out.join("pronoun_weights.tsv"), table(&weights))?;
    Ok(())
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
        let right = |candidate: &Candidate| owners[candidate.person] == Some(meant);
        let mut rows: Vec<(Vec<u16>, bool)> = candidates.iter().map(|candidate| (candidate.features.clone(), right(candidate))).collect();
        rows.push((vec![pronouns::nobody(pronoun)], !rows.iter().any(|(_, right)| *right)));
        if rows.len() > 1 {
            cases.push(Case { candidates: rows, weight: 1.0 });
        }
        owners.iter().position(|owner| *owner == Some(meant))
    });
}

fn unannotated(record: &Record, cases: &mut Vec<Case>) {
    let bytes = byte_offsets(&record.text);
    let tagged = with_names(record, &bytes);
    let people = people::gather(&tagged).people;
    pronouns::walk(&tagged, &people, true, |_, candidates| {
        let meant = candidates.iter().find(|candidate| candidate.agrees == Some(true))?;
        let count = |agrees| candidates.iter().filter(|candidate| candidate.agrees == agrees).count();
        if count(Some(true)) == 1 && count(None) == 0 && count(Some(false)) > 0 {
            let known = candidates.iter().filter(|candidate| candidate.agrees.is_some());
            let rows = known.map(|candidate| (candidate.features.clone(), candidate.agrees == Some(true))).collect();
            cases.push(Case { candidates: rows, weight: UNANNOTATED_WEIGHT });
        }
        Some(meant.person)
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
