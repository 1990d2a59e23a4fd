//! What a reader takes away: every form of one story against a golden file, and read back by a parser that is not ours.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

mod annotations;
mod calendar;
mod html;
mod json;
mod markdown;
mod story;
mod tables;

use std::path::Path;

use onrecord::export::{Format, Table, write};
use onrecord::{Article, Options, Story, analyze};

fn written(story: &Story, format: Format) -> String {
    let mut out = Vec::new();
    write(story, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Every sample, analysed: whatever the analysis makes of them, all forms must hold.
fn samples() -> impl Iterator<Item = Story> {
    let files = std::fs::read_dir("samples").unwrap().map(|entry| entry.unwrap().path());
    let texts = files.filter(|file| file.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    texts.map(|file| {
        let article = Article { id: file.display().to_string(), text: std::fs::read_to_string(&file).unwrap(), ..Article::default() };
        analyze(article, &Options { date: Some(jiff::civil::date(2024, 3, 15)) })
    })
}

#[test]
fn the_ending_of_a_name_tells_the_form() {
    let cases = [
        ("story.json", Some(Format::Json)),
        ("story.jsonl", Some(Format::Json)),
        ("story.csv", Some(Format::Csv(Table::Quotes))),
        ("harbour.people.csv", Some(Format::Csv(Table::People))),
        ("timeline.csv", Some(Format::Csv(Table::Timeline))),
        ("harbour.timelinejs.csv", Some(Format::TimelineJs)),
        ("folder/quotes.TXT", Some(Format::Text(Table::Quotes))),
        ("timeline.txt", Some(Format::Text(Table::Timeline))),
        ("brief.md", Some(Format::Markdown)),
        ("page.html", Some(Format::Html)),
        ("story.jsonld", Some(Format::Annotations)),
        ("dates.ics", Some(Format::Calendar)),
        ("story.doc", None),
        ("story", None),
    ];
    for (name, format) in cases {
        assert_eq!(Format::by_ending(Path::new(name)), format, "{name}");
    }
}

#[test]
fn plain_lines() {
    let story = story::story();
    let lists = [Table::People, Table::Quotes, Table::Timeline].map(|table| written(&story, Format::Text(table)));
    insta::assert_snapshot!(lists.join("\n"));
}

/// What is denied reads as denied, and what is not sure carries its mark, in every form that tells who says what.
#[test]
fn denials_and_doubts_travel() {
    let text = "Ivo Hart never admitted that he took the money. Hart did not say who paid. Ada Vale said it was over.\n\nThe clerk said that it rained.";
    let story = analyze(Article { text: text.into(), ..Article::default() }, &Options::default());
    for format in [Format::Text(Table::Quotes), Format::Csv(Table::Quotes), Format::Markdown, Format::Html, Format::Annotations] {
        let written = written(&story, format);
        for words in ["never admitted", "did not say", "said"] {
            assert!(written.contains(words), "{format:?}: {words}\n{written}");
        }
    }
    let lines = written(&story, Format::Text(Table::Quotes));
    assert!(lines.contains(" (never admitted · reported · "), "{lines}");
    assert!(lines.contains("The clerk? (said · reported · "), "{lines}");
    let hart = onrecord::export::attributed(&story, onrecord::links::Id::Quote(0));
    assert!(hart.contains(" (never admitted · reported · "), "{hart}");
}

#[test]
fn what_people_read_holds_no_control_characters() {
    let story = story::story();
    for format in
        [Format::Text(Table::People), Format::Text(Table::Quotes), Format::Markdown, Format::Html, Format::Calendar, Format::TimelineJs]
    {
        let control = written(&story, format).chars().find(|&c| c.is_control() && !matches!(c, '\n' | '\r'));
        assert_eq!(control, None, "{format:?}");
    }
}

#[test]
fn an_empty_article_has_all_forms() {
    let story = analyze(Article::default(), &Options::default());
    for format in [
        Format::Json,
        Format::Csv(Table::People),
        Format::Markdown,
        Format::Html,
        Format::Annotations,
        Format::TimelineJs,
        Format::Calendar,
    ] {
        assert!(!written(&story, format).is_empty(), "{format:?}");
    }
}
