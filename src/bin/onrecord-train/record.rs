//! An article of the data, with its names and who is meant.

use onrecord::text::List;
use onrecord::word_list;
use serde::Deserialize;

/// Names of persons that were read by hand, where those of a record err: its id and what is to be corrected.
static NAMES_READ: List = word_list!("names_read.tsv");

#[derive(Deserialize)]
pub struct Record {
    pub id: String,
    pub text: String,
    pub entities: Vec<Entity>,
    /// Pronouns and noun phrases, where somebody has read what they mean.
    #[serde(default)]
    pub mentions: Vec<Entity>,
}

#[derive(Deserialize)]
pub struct Entity {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub cluster: Option<String>,
}

/// A record from its JSON, its names corrected.
pub fn read(line: &str) -> anyhow::Result<Record> {
    let mut record: Record = serde_json::from_str(line)?;
    for correction in NAMES_READ.get(&record.id).into_iter().flat_map(|corrections| corrections.split(' ')) {
        correct(&mut record.entities, correction);
    }
    Ok(record)
}

/// `-56`: the name at 56 is none; `-56o`, `-56p`: it is an organisation's, a place's; `+120-131` is a person's.
fn correct(names: &mut Vec<Entity>, correction: &str) {
    if let Some((start, end)) = correction.strip_prefix('+').and_then(|span| span.split_once('-')) {
        let (Ok(start), Ok(end)) = (start.parse(), end.parse()) else { return };
        names.retain(|name| name.end <= start || name.start >= end);
        names.push(Entity { start, end, kind: "PER".to_owned(), cluster: None });
        return;
    }
    let digits = correction.trim_start_matches('-').trim_end_matches(['o', 'p']);
    let Ok(start) = digits.parse::<usize>() else { return };
    let kind = match correction.chars().last() {
        Some('o') => "ORG",
        Some('p') => "LOC",
        _ => return names.retain(|name| name.start != start),
    };
    for name in names.iter_mut().filter(|name| name.start == start) {
        kind.clone_into(&mut name.kind);
    }
}
