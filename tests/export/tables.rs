//! Tables, read back by a parser of CSV.

use csv::Reader;
use onrecord::export::{Format, Table};

use crate::{samples, story, written};

fn rows(table: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_entry_is_a_row_and_its_words_come_back() {
    for story in samples().chain([story::story()]) {
        let text: Vec<char> = story.article.text.chars().collect();
        let cut = |span: &str| {
            let (start, end) = span.split_once('-').unwrap();
            text[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
        };
        let people = rows(&written(&story, Format::Csv(Table::People)));
        assert_eq!(people.len(), story.people.len());
        for row in &people {
            assert_eq!(row[7].split(' ').count().to_string(), row[5]);
        }
        let quotes = rows(&written(&story, Format::Csv(Table::Quotes)));
        assert_eq!(quotes.len(), story.quotes.len());
        for row in &quotes {
            row[8].split(' ').for_each(|span| assert!(row[9].contains(&cut(span))));
        }
        let timeline = rows(&written(&story, Format::Csv(Table::Timeline)));
        assert_eq!(timeline.len(), story.events.len());
        assert!(timeline.iter().all(|row| row[9] == cut(&row[8])));
        assert!(timeline.iter().map(|row| &row[4]).filter(|from| !from.is_empty()).is_sorted());
        let dated = story.events.iter().filter(|event| event.when.is_some()).count();
        assert_eq!(rows(&written(&story, Format::TimelineJs)).len(), dated + 1);
    }
}

#[test]
fn as_tables() {
    let story = story::story();
    let forms = [Format::Csv(Table::People), Format::Csv(Table::Quotes), Format::Csv(Table::Timeline), Format::TimelineJs];
    insta::assert_snapshot!(forms.map(|form| written(&story, form)).join("\n"));
}
