//! Learns the weights of [`onrecord::people::pronouns`]: a log-linear ranking of the persons in mind at every pronoun.
//!
//! From annotated coreference (GUM), and from the pronouns of texts with several persons, which were read by hand (`meant.tsv`); these also in pieces, as
//! excerpts begin in the middle. When an article is read, what the pronouns before mean is not told but found out, with errors. So every text is seen in
//! both ways, the second time by weights learned from other texts (Ross, Gordon and Bagnell 2011).

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use onrecord::language::{self, Name, NameKind, Tagged};
use onrecord::people::pronouns::{self, Candidate, SCALE, Traits, WEIGHTS};
use onrecord::people::{self, MentionKind, Person};
use onrecord::text::{self, Span};

use crate::record::{Entity, Record};

/// Texts that were read by hand.
const OTHER_TEXTS: [&str; 17] = [
    "people-silver/wikinews.jsonl",
    "people-silver/gmb.jsonl",
    "people-train/redocred-dev.jsonl",
    "people-train/redocred-test.jsonl",
    "people-train/wikigold-train.jsonl",
    "people-train/crossner_literature-dev.jsonl",
    "people-train/crossner_literature-test.jsonl",
    "people-train/crossner_literature-train.jsonl",
    "people-train/crossner_music-dev.jsonl",
    "people-train/crossner_music-test.jsonl",
    "people-train/crossner_music-train.jsonl",
    "people-train/crossner_politics-dev.jsonl",
    "people-train/crossner_politics-test.jsonl",
    "people-train/crossner_politics-train.jsonl",
    "people-train/crossner_science-dev.jsonl",
    "people-train/crossner_science-test.jsonl",
    "people-train/crossner_science-train.jsonl",
];

/// What was read by hand: a record a line with pairs of code points.
const MEANT: &str = include_str!("meant.tsv");

/// What a pronoun weighs that is annotated, that was read by hand, and that was read by hand in a piece of its text.
const ANNOTATED: f32 = 0.3;
const READ: f32 = 1.0;
const IN_PIECE: f32 = 0.5;
/// Sentences of a piece, and from the beginning of one to that of the next.
const PIECE: usize = 7;
const EVERY: usize = 3;

const STEPS: usize = 200;
/// Errors below this move no weight.
const NEGLIGIBLE: f32 = 1e-4;
/// Parts of the texts, each read by weights of the others.
const FOLDS: usize = 4;
/// Ridge penalty of a trait alone, and of two together.
const ALONE: f32 = 0.5;
const TOGETHER: f32 = 300.0;

/// Offsets (code points) of a pronoun, and of a name of the person meant.
type Answer = (usize, Option<usize>);

/// A text with whom its pronouns mean, as far as that is known, by their tokens.
struct Text<'a> {
    tagged: Tagged<'a>,
    people: Vec<Person>,
    meant: HashMap<usize, Option<usize>>,
    weight: f32,
    fold: usize,
}

/// Candidates at a pronoun and, last, nobody, each with whether it is meant.
struct Case {
    candidates: Vec<(Traits, bool)>,
    weight: f32,
    fold: usize,
}

/// Reads `DATA/people-train` and `DATA/people-silver`, writes the weights.
pub fn train(data: &Path, out: &Path) -> anyhow::Result<()> {
    let annotated_records = records(data, "people-train/gum.jsonl")?;
    let answers: HashMap<&str, Vec<Answer>> = MEANT.lines().filter_map(answers).collect();
    let mut hand: Vec<(Record, &[Answer])> = Vec::new();
    for file in OTHER_TEXTS {
        for record in records(data, file)? {
            if let Some(answers) = answers.get(record.id.as_str()) {
                hand.push((record, answers));
            }
        }
    }
    let mut texts: Vec<Text> = hand.iter().enumerate().map(|(at, (record, answers))| by_hand(record, answers, READ, at % FOLDS)).collect();
    let pieces: Vec<(Record, Vec<Answer>, usize)> = hand.iter().zip(&texts).flat_map(|((record, _), text)| pieces(record, text)).collect();
    texts.extend(pieces.iter().map(|(record, answers, fold)| by_hand(record, answers, IN_PIECE, *fold)));
    texts.extend(annotated_records.iter().enumerate().map(|(at, record)| annotated(record, at % FOLDS)));

    let mut cases: Vec<Case> = texts.iter().flat_map(|text| read(text, None)).collect();
    println!("pronouns: {} in {} texts and pieces", cases.len(), texts.len());
    let mut found = Vec::new();
    for fold in 0..FOLDS {
        let weights = fit(&cases.iter().filter(|case| case.fold != fold).collect::<Vec<_>>());
        found.extend(texts.iter().filter(|text| text.fold == fold).flat_map(|text| read(text, Some(&weights))));
    }
    cases.append(&mut found);
    cross_validate(&cases);
    let weights = fit(&cases.iter().collect::<Vec<_>>());
    let byte = |weight: &f32| (weight.signum() * (weight.abs() * SCALE).sqrt().min(127.0)).round() as i8;
    let bytes: Vec<u8> = weights.iter().map(|weight| byte(weight).cast_unsigned()).collect();
    fs::write(out.join("pronoun_weights.bin"), bytes)?;
    Ok(())
}

fn records(data: &Path, file: &str) -> anyhow::Result<Vec<Record>> {
    fs::read_to_string(data.join(file))?.lines().map(crate::record::read).collect()
}

/// The id of a record with its answers.
fn answers(line: &str) -> Option<(&str, Vec<Answer>)> {
    let (id, answers) = line.split_once('\t')?;
    let answer = |pair: &str| {
        let (pronoun, name) = pair.split_once('=')?;
        Some((pronoun.parse().ok()?, name.parse().ok()))
    };
    Some((id, answers.split(' ').filter_map(answer).collect()))
}

/// The weights of greatest likelihood under the penalties, by resilient propagation (Riedmiller and Braun 1993); the mean of the second half of the steps,
/// as single ones swing.
fn fit(cases: &[&Case]) -> Vec<f32> {
    let mut ridges = vec![TOGETHER; WEIGHTS];
    for (traits, _) in cases.iter().flat_map(|case| &case.candidates) {
        pronouns::features(traits, |weight, alone| {
            if alone {
                ridges[weight] = ALONE;
            }
        });
    }
    let mut weights = vec![0.0f32; WEIGHTS];
    let mut steps = vec![0.02f32; WEIGHTS];
    let mut before = vec![0.0f32; WEIGHTS];
    let mut mean = vec![0.0f32; WEIGHTS];
    for step in 0..STEPS {
        let mut slopes: Vec<f32> = ridges.iter().zip(&weights).map(|(ridge, weight)| ridge * weight).collect();
        for case in cases {
            let scores: Vec<f32> = case.candidates.iter().map(|(traits, _)| pronouns::score(&weights, traits).exp()).collect();
            let total: f32 = scores.iter().sum();
            for (score, (traits, meant)) in scores.iter().zip(&case.candidates) {
                let slope = case.weight * (score / total - f32::from(u8::from(*meant)));
                if slope.abs() > NEGLIGIBLE {
                    pronouns::features(traits, |weight, _| slopes[weight] += slope);
                }
            }
        }
        for at in 0..WEIGHTS {
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
        if step >= STEPS / 2 {
            for (mean, weight) in mean.iter_mut().zip(&weights) {
                *mean += weight / (STEPS - STEPS / 2) as f32;
            }
        }
    }
    mean
}

/// Prints how many of those read by hand are right by weights that were learned without their texts.
fn cross_validate(cases: &[Case]) {
    let (mut right, mut all) = (0, 0usize);
    for fold in 0..FOLDS {
        let weights = fit(&cases.iter().filter(|case| case.fold != fold).collect::<Vec<_>>());
        for case in cases.iter().filter(|case| case.fold == fold && case.weight == READ) {
            let scores = case.candidates.iter().map(|(traits, meant)| (pronouns::score(&weights, traits), *meant));
            right += usize::from(scores.max_by(|one, other| one.0.total_cmp(&other.0)).is_some_and(|(_, meant)| meant));
            all += 1;
        }
    }
    println!("pronouns: {:.1} of 100 right by the weights of other texts", 100.0 * right as f64 / all as f64);
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

fn annotated(record: &Record, fold: usize) -> Text<'_> {
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
    let who = |cluster: &String| owners.iter().position(|owner| *owner == Some(cluster));
    let tokens = tagged.tokens.iter().enumerate();
    let meant = tokens.filter_map(|(at, token)| Some((at, who(clusters.get(&token.span.start)?)))).collect();
    Text { tagged, people, meant, weight: ANNOTATED, fold }
}

fn by_hand<'a>(record: &'a Record, answers: &[Answer], weight: f32, fold: usize) -> Text<'a> {
    let bytes = byte_offsets(&record.text);
    let tagged = with_names(record, &bytes);
    let people = people::gather(&tagged).people;
    let mut meant = HashMap::new();
    for (pronoun, name) in answers {
        let Ok(token) = tagged.tokens.binary_search_by_key(&bytes[*pronoun], |token| token.span.start) else { continue };
        let named = |name: usize| people.iter().position(|person| person.mentions.iter().any(|mention| mention.span.start == bytes[name]));
        let person = name.and_then(named);
        if person.is_some() == name.is_some() {
            meant.insert(token, person);
        }
    }
    Text { tagged, people, meant, weight, fold }
}

/// Pieces of a text that begin in its middle, with what is known of their pronouns.
fn pieces(record: &Record, text: &Text<'_>) -> Vec<(Record, Vec<Answer>, usize)> {
    let sentences = &text.tagged.sentences;
    let firsts = (EVERY..sentences.len()).step_by(EVERY);
    let piece = |first: usize| {
        let last = &sentences[(first + PIECE).min(sentences.len()) - 1];
        piece(record, text, sentences[first].span.to(last.span))
    };
    firsts.map(piece).filter(|(_, answers, _)| !answers.is_empty()).collect()
}

fn piece(record: &Record, text: &Text<'_>, span: Span) -> (Record, Vec<Answer>, usize) {
    let offset = |byte: usize| span.to(Span::new(byte, byte)).cut(&record.text).chars().count();
    let name = |person: &Person| {
        let mut names = person.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
        names.find(|name| span.covers(name.span)).map(|name| offset(name.span.start))
    };
    let answer = |(token, person): (&usize, &Option<usize>)| {
        let pronoun = text.tagged.tokens[*token].span;
        let person = person.map(|person| name(&text.people[person]));
        (span.covers(pronoun) && person != Some(None)).then(|| (offset(pronoun.start), person.flatten()))
    };
    let start = record.text[..span.start].chars().count();
    let end = start + offset(span.end);
    let shifted =
        |entity: &Entity| Entity { start: entity.start - start, end: entity.end - start, kind: entity.kind.clone(), cluster: None };
    let entities = record.entities.iter().filter(|entity| entity.start >= start && entity.end <= end).map(shifted).collect();
    let piece = Record { id: record.id.clone(), text: span.cut(&record.text).to_owned(), entities, mentions: Vec::new() };
    (piece, text.meant.iter().filter_map(answer).collect(), text.fold)
}

/// The pronouns of a text of which it is known who is meant, the others and those before being told, or found out by weights.
fn read(text: &Text<'_>, weights: Option<&[f32]>) -> Vec<Case> {
    let mut cases = Vec::new();
    pronouns::walk(&text.tagged, &text.people, |pronoun, nobody, candidates| {
        let answer = text.meant.get(&pronoun.token).copied();
        if let Some(meant) = answer {
            let is_meant = |candidate: &Candidate| meant == Some(candidate.person);
            if meant.is_none() || candidates.iter().any(is_meant) {
                let mut rows: Vec<(Traits, bool)> = candidates.iter().map(|candidate| (candidate.traits, is_meant(candidate))).collect();
                rows.push((*nobody, meant.is_none()));
                cases.push(Case { candidates: rows, weight: text.weight, fold: text.fold });
            }
        }
        match weights {
            None => answer.flatten(),
            Some(weights) => pronouns::choose(weights, nobody, candidates).map(|(candidate, _)| candidate.person),
        }
    });
    cases
}
