//! Times: the text and its day of publication in, every expression with its TIMEX3 value out.

use jiff::civil::Date;
use onrecord::timeline::EventKind;
use onrecord::{Article, Options, Story, analyze};
use proptest::prelude::*;

use crate::marked;

fn story(text: &str, date: Option<&str>) -> Story {
    let date = date.map(|date| date.parse::<Date>().unwrap());
    analyze(Article { text: text.into(), ..Article::default() }, &Options { date })
}

fn times(text: &str, date: Option<&str>) -> String {
    let story = story(text, date);
    let spans: Vec<_> = story.times.iter().map(|time| (time.span, time.value.clone())).collect();
    marked(text, &spans)
}

/// Published on a Friday.
const DAY: Option<&str> = Some("2017-03-03");

#[test]
fn expressions_have_their_calendar_values() {
    for (text, expected) in [
        ("The bridge fell on Thursday.", "The bridge fell on ⟦2017-03-02|Thursday⟧."),
        ("They will meet on Tuesday.", "They will meet on ⟦2017-03-07|Tuesday⟧."),
        ("It opened on January 10, 2015.", "It opened on ⟦2015-01-10|January 10, 2015⟧."),
        ("It opened on 10 Jan. 2015.", "It opened on ⟦2015-01-10|10 Jan. 2015⟧."),
        ("She left in July.", "She left in ⟦2016-07|July⟧."),
        ("She left yesterday.", "She left ⟦2017-03-02|yesterday⟧."),
        ("Two years ago it burned.", "⟦2015|Two years ago⟧ it burned."),
        ("It burned last week.", "It burned ⟦2017-W08|last week⟧."),
        ("It reigned in the 1990s.", "It reigned in the ⟦199|1990s⟧."),
        ("He ruled for three years.", "He ruled for ⟦P3Y|three years⟧."),
        ("The choir meets every Tuesday.", "The choir meets ⟦XXXX-WXX-2|every Tuesday⟧."),
        ("It rained Thursday night.", "It rained ⟦2017-03-02TNI|Thursday night⟧."),
        ("It is empty now.", "It is empty ⟦PRESENT_REF|now⟧."),
        ("On 2016-11-08 they voted.", "On ⟦2016-11-08|2016-11-08⟧ they voted."),
        ("It closed on Christmas Day.", "It closed on ⟦2016-12-25|Christmas Day⟧."),
    ] {
        assert_eq!(times(text, DAY), expected);
    }
}

#[test]
fn words_that_only_look_like_times_are_none() {
    for text in ["They may leave.", "The march went on.", "It cost $2015 in all.", "Rowan May sang.", "Version 2.0.17 is out."] {
        assert_eq!(times(text, DAY), text);
    }
}

#[test]
fn without_a_day_of_publication_relative_dates_stay_relative() {
    assert_eq!(times("The bridge fell on Thursday.", None), "The bridge fell on ⟦XXXX-WXX-4|Thursday⟧.");
    assert!(story("The bridge fell on Thursday.", None).events.is_empty());
}

#[test]
fn a_date_line_is_the_anchor() {
    let story = story("March 3, 2017\nThe bridge fell on Thursday.", None);
    assert_eq!(story.events.last().unwrap().when.unwrap().to_string(), "2017-03-02");
}

#[test]
fn dated_sentences_are_lines_of_the_timeline() {
    let text = "The bridge fell on Thursday. “It was old,” Ada Vale said Friday. It will open again on Tuesday.";
    let kinds: Vec<EventKind> = story(text, DAY).events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Event, EventKind::Statement, EventKind::Planned]);
}

proptest! {
    #[test]
    fn every_span_cuts_the_text(text in "(on|last|two|years|ago|May|Friday|2017|[0-9/-]{1,10}|“|”|é|\\PC| |\n){0,40}") {
        let story = story(&text, DAY);
        for time in &story.times {
            prop_assert!(!time.span.cut(&text).is_empty() && !time.value.is_empty());
        }
    }
}
