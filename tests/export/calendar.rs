//! The calendar, read back by another parser, and by the letter of RFC 5545.

use std::collections::HashSet;

use icalendar::{Calendar, Component, DatePerhapsTime};
use onrecord::export::Format;

use crate::{samples, story, written};

#[test]
fn another_parser_reads_the_dated_lines() {
    let story = story::story();
    let calendar: Calendar = written(&story, Format::Calendar).parse().unwrap();
    let events: Vec<_> = calendar.components.iter().filter_map(|component| component.as_event()).collect();
    let told: Vec<_> = events
        .iter()
        .map(|event| {
            let day = |date| if let Some(DatePerhapsTime::Date(day)) = date { day.to_string() } else { String::new() };
            (day(event.get_start()), day(event.get_end()), event.multi_properties()["CATEGORIES"][0].value().to_owned())
        })
        .collect();
    let expected = [
        ("1990-01-01", "1991-01-01", "EVENT"),
        ("2016-01-01", "2016-02-01", "EVENT"),
        ("2017-03-02", "2017-03-03", "STATEMENT"),
        ("2017-03-07", "2017-03-10", "PLANNED"),
    ];
    assert_eq!(told, expected.map(|(from, to, kind)| (from.to_owned(), to.to_owned(), kind.to_owned())));
    assert!(events.iter().all(|event| matches!(event.get_timestamp(), Some(stamp) if stamp.to_string().starts_with("2017-03-03"))));
}

#[test]
fn every_line_is_short_and_every_event_has_a_name_of_its_own() {
    for story in samples().chain([story::story()]) {
        let calendar = written(&story, Format::Calendar);
        assert!(calendar.ends_with("END:VCALENDAR\r\n"));
        assert!(!calendar.replace("\r\n", "").contains(['\r', '\n']));
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
        let names: Vec<&str> = calendar.split("\r\n").filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        assert_eq!(names.len(), story.events.iter().filter(|event| event.when.is_some()).count());
        calendar.parse::<Calendar>().unwrap();
    }
}

#[test]
fn as_calendar() {
    insta::assert_snapshot!(written(&story::story(), Format::Calendar).replace("\r\n", "\n"));
}
