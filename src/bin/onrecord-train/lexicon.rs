//! Builds the table of [`onrecord::language::lexicon`] from the clusters and the lists of names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use onrecord::language::lexicon::{Lists, SLOT, SLOTS, hash, place};

/// Cluster of 1024 (from 1), cluster of 256, lists.
type Known = BTreeMap<String, (u16, u8, u8)>;

/// Reads `DATA/clusters` and `DATA/gazetteers`, writes the table.
pub fn build(data: &Path, out: &Path) -> anyhow::Result<()> {
    let mut known = Known::new();
    for line in fs::read_to_string(data.join("clusters/glove-kmeans.tsv"))?.lines().filter(|line| !line.starts_with("# ")) {
        let mut columns = line.split('\t');
        if let (Some(word), Some(coarse), Some(fine)) = (columns.next(), columns.next(), columns.next()) {
            let (fine, coarse): (u16, u8) = (fine.parse()?, coarse.parse()?);
            known.entry(word.into()).or_default().0 = fine + 1;
            known.entry(word.into()).or_default().1 = coarse;
        }
    }
    let lists = data.join("gazetteers");
    for (file, limit, first, later) in LISTS {
        let data = fs::read_to_string(lists.join(file))?;
        for line in data.lines().filter(|line| !line.starts_with('#')).take(*limit) {
            let name = line.split('\t').next().unwrap_or_default().to_lowercase();
            let words: Vec<&str> = name.split([' ', '-']).filter(|word| word.chars().count() > 1).collect();
            for (at, word) in words.iter().enumerate() {
                let list = if at == 0 { *first } else { *later };
                if list != 0 {
                    known.entry(word.trim_end_matches('.').to_owned()).or_default().2 |= list;
                }
            }
        }
    }
    for line in fs::read_to_string(lists.join("job_titles_find_job_titles.tsv"))?.lines() {
        if let Some(last) = line.split(' ').next_back().filter(|last| last.chars().all(char::is_alphabetic)) {
            known.entry(last.to_lowercase()).or_default().2 |= Lists::JOB;
        }
    }
    for title in TITLES.lines().filter(|line| !line.starts_with('#')) {
        let word = title.split(['\t', ' ']).next().unwrap_or_default();
        known.entry(word.into()).or_default().2 |= Lists::TITLE;
    }
    let mut table = vec![0u8; SLOTS * SLOT];
    for (word, (fine, coarse, lists)) in &known {
        let (mut slot, check) = place(hash(word));
        while table[slot * SLOT] != 0 || table[slot * SLOT + 1] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot * SLOT..slot * SLOT + 2].copy_from_slice(&check.to_le_bytes());
        table[slot * SLOT + 2..slot * SLOT + 4].copy_from_slice(&fine.to_le_bytes());
        table[slot * SLOT + 4] = *coarse;
        table[slot * SLOT + 5] = *lists;
    }
    fs::write(out.join("lexicon.bin"), table)?;
    println!("lexicon: {} words", known.len());
    Ok(())
}

/// File, how many of its lines (they are sorted by frequency), list of a first and of a later word.
const LISTS: &[(&str, usize, u8, u8)] = &[
    ("given_ssa.tsv", 15_000, Lists::GIVEN, 0),
    ("given_census1990.tsv", 5_000, Lists::GIVEN, 0),
    ("compromise_FirstName.tsv", 5_000, Lists::GIVEN, 0),
    ("compromise_MaleName.tsv", 5_000, Lists::GIVEN, 0),
    ("compromise_FemaleName.tsv", 5_000, Lists::GIVEN, 0),
    ("surnames_census1990.tsv", 40_000, Lists::SURNAME, 0),
    ("compromise_LastName.tsv", 5_000, Lists::SURNAME, 0),
    ("geonames_cities15000.tsv", 20_000, Lists::PLACE, Lists::PLACE_LATER),
    ("geonames_countries.tsv", 500, Lists::PLACE, Lists::PLACE_LATER),
    ("us_states.tsv", 100, Lists::PLACE, Lists::PLACE_LATER),
    ("compromise_City.tsv", 1_000, Lists::PLACE, Lists::PLACE_LATER),
    ("compromise_Country.tsv", 1_000, Lists::PLACE, Lists::PLACE_LATER),
    ("compromise_Region.tsv", 1_000, Lists::PLACE, Lists::PLACE_LATER),
    ("compromise_Place.tsv", 1_000, Lists::PLACE, Lists::PLACE_LATER),
    ("nationalities_en.tsv", 500, Lists::NATIONALITY, 0),
    ("compromise_Demonym.tsv", 500, Lists::NATIONALITY, 0),
    ("compromise_Organization.tsv", 500, Lists::ORGANISATION, Lists::ORGANISATION),
    ("compromise_SportsTeam.tsv", 500, Lists::ORGANISATION, Lists::ORGANISATION),
];

/// The forms of address that the people room knows too.
const TITLES: &str = include_str!("../../people/data/titles.txt");
