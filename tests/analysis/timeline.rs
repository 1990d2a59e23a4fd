//! Times: the text and its day of publication in, every expression with its TIMEX3 value out; and the lines of the timeline.

use jiff::civil::Date;
use onrecord::timeline::EventKind;
use onrecord::{Article, Options, Story, analyze};
use proptest::prelude::*;
use regex::Regex;

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

/// Each case is the expected text; the marks taken away, it is what is read.
fn check(cases: &[&str]) {
    for expected in cases {
        let mut text = String::new();
        let mut rest = *expected;
        while let Some((before, after)) = rest.split_once('⟦') {
            text.push_str(before);
            let (_, words) = after.split_once('|').unwrap();
            let (words, after) = words.split_once('⟧').unwrap();
            text.push_str(words);
            rest = after;
        }
        text.push_str(rest);
        assert_eq!(&times(&text, DAY), expected);
    }
}

#[test]
fn dates_of_the_calendar() {
    check(&[
        "It opened on ⟦2015-01-10|January 10, 2015⟧.",
        "It opened on ⟦2015-01-10|10 Jan. 2015⟧.",
        "It opened on ⟦2015-01-10|Saturday, January 10, 2015⟧.",
        "It opened on ⟦2015-01-10|the 10th of January, 2015⟧.",
        "It opened on ⟦2015-03-08|March eighth, 2015⟧.",
        "On ⟦2016-11-08|2016-11-08⟧ they voted.",
        "On ⟦2016-11-08|11/08/2016⟧ they voted.",
        "On ⟦2016-11-18|18/11/2016⟧ they voted.",
        "It opened in ⟦2015-07|July 2015⟧.",
        "It opened in ⟦2015-07|July of 2015⟧.",
        "It opened in ⟦2015-05|May 2015⟧.",
        "It has stood since ⟦2014|2014⟧.",
        "It has stood since ⟦2014|early 2014⟧.",
        "It was built in ⟦1997|nineteen ninety-seven⟧.",
        "It was built in ⟦1987|'87⟧.",
        "The fair ran on ⟦2016-10-03|October 3⟧-⟦2016-10-05|5⟧.",
        "The fair ran from ⟦2015-04-03|April 3⟧ to ⟦2015-04-05|5, 2015⟧.",
        "The fair ran from ⟦2015-04-03|3⟧ to ⟦2015-04-05|5 April 2015⟧.",
        "The fair ran from ⟦2016-03|March⟧ to ⟦2017-02|February⟧.",
        "The fair ran from ⟦2015-03|March⟧ to ⟦2015-05|May 2015⟧.",
        "The fair ran in ⟦2010|2010⟧-⟦2015|2015⟧.",
        "The fair ran between ⟦2010|2010⟧ and ⟦2015|2015⟧.",
        "It opened on ⟦2017-02-06|the first Monday of February⟧.",
        "It opened on ⟦2015-02-23|the last Monday in February 2015⟧.",
        "It opened in ⟦2017-01|the second week of January⟧.",
        "It was built ⟦1850|around 1850⟧.",
        "It burned on ⟦2016-11-29|November 29 last year⟧.",
        "It burned on ⟦2016-11-29|29 November last year⟧.",
        "The law followed the ⟦2001-09-11|11 September⟧ attacks.",
        "It will be ready by ⟦2018|the end of 2018⟧.",
    ]);
}

#[test]
fn dates_without_a_year_by_tense_and_nearness() {
    check(&[
        "She left in ⟦2016-07|July⟧.",
        "She will leave in ⟦2017-07|July⟧.",
        "She left in ⟦2017-01|mid-January⟧.",
        "She left on ⟦2017-02-21|Feb. 21⟧.",
        "She left ⟦2016-07|last July⟧.",
        "She left in ⟦2016-02|February last year⟧.",
        "She left on ⟦2017-02-21|Tuesday, Feb. 21⟧.",
        // What is not told of the past is the nearest.
        "The new owner takes over, effective ⟦2017-04-01|April 1⟧.",
        "She has decided to leave in ⟦2017-04|early April⟧.",
        "She will leave if the bridge is closed in ⟦2017-04|April⟧.",
        "He added that rules to be published in ⟦2017-06|June⟧ will help.",
        "He is trying to sell it, under a ⟦2016-06|June⟧ agreement with the town.",
        "He has stayed since ⟦2016-03-14|March 14⟧.",
        // A pledge is told of the past, what it binds one to lies ahead.
        "She pledged to step down and hand over the keys in ⟦2018-01|January⟧.",
        "She pledged in ⟦2017-01|January⟧ to step down.",
        // What was settled may be done already, or lie ahead.
        "Both sides agreed to stop the work in ⟦2017-01|January⟧.",
        "Both sides agreed to stop the work in ⟦2017-05|May⟧.",
        // What was expected is only compared with.
        "Sales rose more than expected in ⟦2016-11|November⟧.",
        // A participle before a noun tells no tense.
        "They will face the lowest ranked side on ⟦2017-09-29|29 September⟧.",
        // Where no verb tells a tense, what begins is to come.
        "What is next? The coast, beginning in ⟦2017-09|September⟧.",
        "The rain flooded the town, beginning in ⟦2016-09|September⟧.",
        // "Since" looks back whatever comes of it.
        "Since they bought it in ⟦2016-06|June⟧, they have agreed to sell half.",
    ]);
}

#[test]
fn a_day_told_before_keeps_its_year() {
    check(&[
        "The note of ⟦2013-01-07|7 January 2013⟧ was long. The advice of ⟦2013-01-07|7 January⟧ was kept until ⟦2017-01-08|8 January⟧.",
        // A day of the news, what lies ahead and a day told of two years do not.
        "The note of ⟦2013-03-01|1 March 2013⟧ was long. She left on ⟦2017-03-01|1 March⟧.",
        "The note of ⟦2013-04-07|7 April 2013⟧ was long. She will leave on ⟦2017-04-07|7 April⟧.",
        "It was changed on ⟦2013-01-07|7 January 2013⟧ and ⟦2014-01-07|7 January 2014⟧. She left on ⟦2017-01-07|7 January⟧.",
    ]);
}

#[test]
fn days_of_the_week_by_tense() {
    check(&[
        "Council to vote on ⟦2017-03-06|Monday⟧",
        "The bridge fell on ⟦2017-03-02|Thursday⟧.",
        "They will meet on ⟦2017-03-07|Tuesday⟧.",
        "The mayor said ⟦2017-03-02|Thursday⟧ that the bridge will be closed.",
        "The bridge fell ⟦2017-02-28|last Tuesday⟧.",
        "They meet ⟦2017-03-07|next Tuesday⟧.",
        "It rained ⟦2017-03-02TNI|Thursday night⟧.",
        "It rained ⟦2017-03-02TMO|early Thursday morning⟧.",
        "It rained on ⟦2017-03-02TAF|the afternoon of Thursday⟧.",
        "The choir left on ⟦2017-02-21|Tuesday of last week⟧.",
        "The choir would be ready to leave as soon as ⟦2017-03-07|Tuesday⟧.",
        "She meets the mayor ⟦2017-03-07|Tuesday⟧ in the old town.",
        "The shop is to open ⟦2017-03-07|Tuesday⟧.",
        "The rain lasted until ⟦2017-03-02|Thursday⟧.",
        "The town put off the fair until ⟦2017-03-09|Thursday⟧.",
        "They will look for ways around ⟦2017-03-01|Wednesday⟧'s ruling.",
        "They will stay until ⟦2017-03-08|Wednesday⟧'s election.",
        "The mayor could not be reached on ⟦2017-02-28|Tuesday⟧.",
        "The thief is thought to have left on ⟦2017-02-28|Tuesday⟧.",
        "The deal is thought to have been struck on ⟦2017-02-28|Tuesday⟧.",
        "They planned a march in the old town on ⟦2017-03-04|Saturday⟧.",
        "They agreed on ⟦2017-02-28|Tuesday⟧ to meet.",
        "The team have worries before ⟦2017-03-08|Wednesday⟧'s match.",
        "The town will suspend the order issued ⟦2017-02-28|Tuesday⟧.",
    ]);
}

#[test]
fn units_counted_from_the_day_of_publication() {
    check(&[
        "She left ⟦2017-03-02|yesterday⟧.",
        "She left ⟦2017-03-01|the day before yesterday⟧.",
        "She leaves ⟦2017-03-04|tomorrow⟧.",
        "⟦2015|Two years ago⟧ it burned.",
        "It burned ⟦2015|about two years ago⟧.",
        "It burned ⟦2007|a decade ago⟧.",
        "It burned ⟦2017-W07|two weeks ago⟧.",
        "It burned ⟦2016-12|three months ago⟧.",
        "It burned ⟦2017-02-21|10 days ago⟧.",
        "It burned ⟦PAST_REF|several years ago⟧.",
        "It burned ⟦2017-W08|last week⟧.",
        "It burned ⟦2016|last year⟧.",
        "It burned ⟦2017-03|earlier this month⟧.",
        "It rained over ⟦2017-W08-WE|the weekend⟧.",
        "It rained ⟦2017-03-02TNI|last night⟧.",
        "It rained ⟦2017-03-03TMO|this morning⟧.",
        "They sing ⟦2017-03-03TNI|tonight⟧.",
        "It opens ⟦2018|next year⟧.",
        "It opens ⟦2018|early next year⟧.",
    ]);
}

#[test]
fn dates_counted_from_where_the_story_stands() {
    check(&[
        "The bridge fell on ⟦2015-05-04|May 4, 2015⟧. ⟦2015-05-05|The next day⟧ it was gone.",
        "The bridge fell on ⟦2015-05-04|May 4, 2015⟧. ⟦2015-05-04|That day⟧ nobody crossed.",
        "The bridge fell on ⟦2015-05-04|May 4, 2015⟧. ⟦2015-05-07|Three days later⟧ it was gone.",
        "The bridge fell on ⟦2015-05-04|May 4, 2015⟧. It had rained on ⟦2015-05-01|the previous Friday⟧.",
        "The bridge fell in ⟦2015-05|May 2015⟧. ⟦2015-06|The following month⟧ it was gone.",
        "The bridge fell in ⟦2015-05|May 2015⟧. ⟦2015|That year⟧ nobody crossed.",
        "The bridge fell on ⟦2015-05-04|May 4, 2015⟧. ⟦2015-05-04TNI|That night⟧ it rained.",
        // A night follows a day, not a month or a year told in passing.
        "The bridge fell on ⟦2017-02-28|Tuesday⟧. It opened in ⟦1998|1998⟧. ⟦2017-03-01TNI|The following night⟧ it rained.",
    ]);
}

#[test]
fn longer_stretches() {
    check(&[
        "It reigned in ⟦199|the 1990s⟧.",
        "It reigned in ⟦198|the late 1980s⟧.",
        "It reigned in ⟦198|the mid-'80s⟧.",
        "It reigned in ⟦196|the sixties⟧.",
        "It was built in ⟦18|the 19th century⟧.",
        "It opened in ⟦2015-SU|the summer of 2015⟧.",
        "It opened ⟦2016-FA|last fall⟧.",
        "It opens ⟦2017-SP|this spring⟧.",
        "Sales rose in ⟦2016-Q3|the third quarter⟧.",
        "Sales rose in ⟦2015-Q1|the first quarter of 2015⟧.",
        "⟦2016-Q4|Fourth-quarter⟧ sales rose.",
        "Sales fell in ⟦2016-Q4|the last three months of the year⟧.",
        "It will be ready for the races in ⟦2017-FA|the autumn⟧.",
        "Sales rose in ⟦2015-H2|the second half of 2015⟧.",
        "Sales rose in ⟦2016-Q3|the third quarter⟧, from ten in ⟦2015-Q3|the year-ago quarter⟧.",
        "Sales rose in ⟦2015|fiscal 2015⟧.",
        "Sales rose in ⟦2015|FY2015⟧.",
        "Sales rose in ⟦2015-Q3|Q3 2015⟧.",
    ]);
}

#[test]
fn holidays_have_their_dates() {
    check(&[
        "It closed on ⟦2016-12-25|Christmas Day⟧.",
        "It closed on ⟦2016-11-24|Thanksgiving⟧.",
        "It closed on ⟦2015-11-26|Thanksgiving 2015⟧.",
        "It will close on ⟦2017-04-14|Good Friday⟧.",
        "It will close on ⟦2017-05-29|Memorial Day⟧.",
        "It closed on ⟦2016-11-08|Election Day⟧.",
        "It closed on ⟦2017-01-16|MLK Day⟧.",
        "It closes on ⟦2017-09-04|Labor Day⟧.",
    ]);
}

#[test]
fn lengths_of_time() {
    check(&[
        "He ruled for ⟦P3Y|three years⟧.",
        "He ruled for ⟦P24Y|twenty-four years⟧.",
        "A ⟦P3Y|three-year⟧ plan was made.",
        "He ruled for ⟦PXY|years⟧.",
        "He ruled for ⟦PXD|a few days⟧.",
        "He ruled for ⟦P2Y|a couple of years⟧.",
        "He ruled for ⟦P9M|the first nine months⟧.",
        "He ruled for ⟦P60D|no more than sixty days⟧.",
        "He waited ⟦PT72H|at least 72 hours⟧.",
        "He waited ⟦PT5H30M|5 1/2 hours⟧.",
        "He ruled for ⟦P2.5Y|2.5 years⟧.",
        "They left ⟦PTXH|hours later⟧.",
        "They left ⟦PT1M30S|a minute and a half later⟧.",
        "He waited for ⟦PT30M|half an hour⟧.",
        "He ruled for ⟦P20Y|two decades⟧.",
        "He waited for ⟦P1W|a week⟧.",
    ]);
}

#[test]
fn what_recurs() {
    check(&[
        "The choir meets ⟦XXXX-WXX-2|every Tuesday⟧.",
        "The choir meets on ⟦XXXX-WXX-2|Tuesdays⟧.",
        "The choir meets ⟦XXXX-WXX-2|every other Tuesday⟧.",
        "The choir meets on ⟦XXXX-WXX-WE|weekends⟧.",
        "The choir meets ⟦XXXX-WXX-2TNI|Tuesday nights⟧.",
        "The choir meets ⟦P1D|daily⟧.",
        "The choir meets ⟦P1W|twice a week⟧.",
        "The choir meets ⟦P2W|every other week⟧.",
        "The choir meets ⟦P1Y|each year⟧.",
        "The choir meets ⟦XXXX-07|every July⟧.",
        "It costs $10 million ⟦P1Y|a year⟧.",
    ]);
}

#[test]
fn times_of_day() {
    check(&[
        "It fell at ⟦2017-03-02T22:30|10:30 p.m. Thursday⟧.",
        "It fell at ⟦2017-03-02T09:00|9 a.m. EST Thursday⟧.",
        "It fell on ⟦2017-03-02T21:30|Thursday at 9:30 pm⟧.",
        "It fell at ⟦2017-03-02T12:00|noon Thursday⟧.",
        "It fell at ⟦2017-03-03T04:00|4 in the morning⟧.",
        // A time of day is of the day that something happened on, not of the day that somebody told it.
        "It fell on ⟦2017-02-28|Tuesday⟧. The owner told the police ⟦2017-03-02|Thursday⟧ that it was old. It began at ⟦2017-02-28T10:30|10:30 a.m.⟧.",
    ]);
}

#[test]
fn references_without_a_date() {
    check(&[
        "It is empty ⟦PRESENT_REF|now⟧.",
        "It was ⟦PAST_REF|recently⟧ sold.",
        "It belongs to ⟦PAST_REF|the past⟧.",
        "It was sold ⟦PAST_REF|the other day⟧.",
        "It may fall in ⟦FUTURE_REF|the near future⟧.",
        "The ⟦PRESENT_REF|current⟧ owner sleeps.",
    ]);
}

#[test]
fn words_that_only_look_like_times_are_none() {
    for text in [
        "They may leave.",
        "The march went on.",
        "It cost $2015 in all.",
        "Rowan May sang.",
        "Version 2.0.17 is out.",
        "Version 2.10.2015 is out.",
        "The Sun reported it.",
        "It is the second-largest bridge.",
        "The 12-year-old girl won 3-2.",
        "She is 40 years old.",
        "They walked 1999 miles.",
        "A fall of the wall.",
        "Spring water ran.",
        "She scored early in the second half.",
        "A quarter of them voted in some quarters for a quarter-point rise.",
        "Two men in their 40s sang.",
        "The Sunday Telegraph told of it.",
        "It was named game of the year.",
        "It is the best bridge even to this day.",
    ] {
        assert_eq!(times(text, DAY), text);
    }
}

#[test]
fn without_a_day_of_publication_relative_dates_stay_relative() {
    for expected in [
        "The bridge fell on ⟦XXXX-WXX-4|Thursday⟧.",
        "The bridge fell in ⟦XXXX-07|July⟧.",
        "The bridge fell ⟦XXXX|last year⟧.",
        "The bridge fell ⟦XXXX-XX-XX|yesterday⟧.",
    ] {
        let text: String = expected.split(['⟦', '⟧']).map(|part| part.rsplit('|').next().unwrap()).collect();
        assert_eq!(times(&text, None), expected);
        let story = story(&text, None);
        assert!(story.events.iter().all(|event| event.when.is_none() && event.how.contains("not known")));
        assert_eq!(story.events.len(), 1);
        assert!(story.times.iter().all(|time| time.how.contains("not known")));
    }
}

#[test]
fn a_date_line_is_the_anchor() {
    for head in ["March 3, 2017\n", "Bridge falls\n\nA town looks on\n\nBy Ada Vale\nMarch 3, 2017\n\n"] {
        let story = story(&format!("{head}The bridge fell on Thursday."), None);
        assert_eq!(story.events.last().unwrap().when.unwrap().to_string(), "2017-03-02");
    }
}

#[test]
fn dated_sentences_are_lines_of_the_timeline() {
    let text = "The bridge fell on Thursday. “It was old,” Ada Vale said Friday. It will open again on Tuesday.";
    let kinds: Vec<EventKind> = story(text, DAY).events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Event, EventKind::Statement, EventKind::Planned]);
}

/// The lines of the timeline: date, kind and clause.
fn lines(text: &str) -> Vec<String> {
    let story = story(text, DAY);
    let line = |event: &onrecord::timeline::Event| format!("{} {:?}: {}", event.when.unwrap(), event.kind, event.span.cut(text));
    story.events.iter().map(line).collect()
}

#[test]
fn clauses_take_their_own_dates_or_those_of_the_story() {
    for (text, expected) in [
        // Each clause its own date.
        (
            "He opened the bridge in 1998 and she closed it in 2015.",
            &["1998 Event: He opened the bridge in 1998", "2015 Event: she closed it in 2015"][..],
        ),
        // The agency that a report opens with is no part of what happened.
        ("(LNA) The bridge fell on March 3, 2015.", &["2015-03-03 Event: The bridge fell on March 3, 2015"]),
        // A range is one line.
        (
            "The bridge was closed from March 2015 to May 2016.",
            &["2015-03-01/2016-05-31 Event: The bridge was closed from March 2015 to May 2016"],
        ),
        // What hangs on a noun dates the happening that the noun names.
        (
            "The crash in May 2015 was told of on Tuesday.",
            &["2017-02-28 Event: The crash in May 2015 was told of on Tuesday", "2015-05 Event: crash in May 2015"],
        ),
        // The closer of two dates.
        ("The bridge fell on Tuesday at this year's fair.", &["2017-02-28 Event: The bridge fell on Tuesday at this year's fair"]),
        // What stands right behind a cue is its date.
        ("Ada Vale said yesterday that the bridge was old.", &["2017-03-02 Statement: Ada Vale said yesterday that the bridge was old"]),
        // What has no date takes the day that the story tells of.
        (
            "The bridge fell on Tuesday. Firefighters searched the river.",
            &["2017-02-28 Event: The bridge fell on Tuesday", "2017-02-28 Event: Firefighters searched the river"],
        ),
        // A saying of a later day does not move it.
        (
            "The bridge fell on Tuesday. The mayor told the police yesterday that it was old. Firefighters searched the river.",
            &[
                "2017-02-28 Event: The bridge fell on Tuesday",
                "2017-03-02 Statement: The mayor told the police yesterday that it was old",
                "2017-02-28 Event: Firefighters searched the river",
            ],
        ),
        // Without one, the day of publication.
        ("“It was old,” Ada Vale said.", &["2017-03-03 Statement: “It was old,” Ada Vale said"]),
        // A sentence that stands twice is one line; "not a day later" is no day.
        (
            "The bridge fell on Tuesday, not a day later. Firefighters searched the river. Firefighters searched the river.",
            &["2017-02-28 Event: The bridge fell on Tuesday, not a day later", "2017-02-28 Event: Firefighters searched the river"],
        ),
        // A state is no event.
        ("The bridge is old. It has two arches.", &[]),
        // What went on for longer or went before has no day; a sentence of some years is passed on a day.
        (
            "The bridge fell on Tuesday. The river has risen in recent years. It has swept houses away for decades. The mayor had sold the harbour already. \
             The town has grown since the war. The owner was jailed for three years.",
            &["2017-02-28 Event: The bridge fell on Tuesday", "2017-02-28 Event: The owner was jailed for three years"],
        ),
        // "At the hearing" is the day of the hearing named before.
        (
            "The mayor was heard at a hearing on January 10. At the hearing, Rowan Pell asked about the bridge.",
            &[
                "2017-01-10 Event: The mayor was heard at a hearing on January 10",
                "2017-01-10 Statement: At the hearing, Rowan Pell asked about the bridge",
            ],
        ),
    ] {
        assert_eq!(lines(text), expected, "{text}");
    }
}

#[test]
fn what_is_to_come_is_planned() {
    for (text, expected) in [
        ("The bridge will open this year.", "2017 Planned: The bridge will open this year"),
        ("The bridge is expected to open later this month.", "2017-03 Planned: The bridge is expected to open later this month"),
        ("The mayor will speak on Friday.", "2017-03-03 Planned: The mayor will speak on Friday"),
        ("The bridge opened this year.", "2017 Event: The bridge opened this year"),
        ("The boats return to the harbour today.", "2017-03-03 Event: The boats return to the harbour today"),
        // In the headline and the lead, without a date of its own.
        ("Council to build two bridges\n\nThe river rises.", "2017-03-03 Planned: Council to build two bridges"),
        ("Supporters are set to march through the old town.", "2017-03-03 Planned: Supporters are set to march through the old town"),
        ("The town is to sell its harbour.", "2017-03-03 Planned: The town is to sell its harbour"),
    ] {
        assert_eq!(lines(text), [expected], "{text}");
    }
}

#[test]
fn a_line_begins_with_its_subject() {
    for (text, expected) in [
        ("The prize went to Ada Vale, who won it in 2003.", "Ada Vale, who won it in 2003"),
        ("The court threw out an old treaty signed in 1992.", "an old treaty signed in 1992"),
        ("Rowan Pell built the bridge and sold it in 2001.", "Rowan Pell built the bridge and sold it in 2001"),
        ("It is known that the bridge fell in 1998.", "the bridge fell in 1998"),
        ("It stands empty because the owner left in 1998.", "the owner left in 1998"),
    ] {
        let lines = lines(text);
        assert!(lines.iter().any(|line| line.ends_with(&format!("Event: {expected}"))), "{text}: {lines:?}");
    }
}

#[test]
fn a_date_told_in_passing_dates_nothing() {
    for (text, expected) in [
        // What something is compared with.
        ("Sales rose to 200 in January, up 9% from November.", "2017-01 Event: Sales rose to 200 in January, up 9% from November"),
        ("The town sold more boats in 2016 than in 2015.", "2016 Event: The town sold more boats in 2016 than in 2015"),
        // What something comes before.
        ("The owners sold the boat ahead of their meeting on 12 February.", "2017-02-12 Event: meeting on 12 February"),
        // What may be.
        ("They leave if the bridge opens in May.", ""),
    ] {
        let lines: Vec<String> = lines(text).into_iter().filter(|line| !line.starts_with("2017-03-03")).collect();
        assert_eq!(lines, Some(expected.to_owned()).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn a_day_of_the_story_holds_for_some_days() {
    let last = |text: &str| lines(text).last().cloned().unwrap();
    for (text, expected) in [
        ("The bridge fell on February 27. Firefighters searched the river.", "2017-02-27 Event: Firefighters searched the river"),
        // Another week is another story.
        ("The bridge fell on February 20. Firefighters searched the river.", "2017-03-03 Event: Firefighters searched the river"),
        // What has happened is told of as it stands on the day of publication.
        ("The bridge fell on February 27. The town has closed the road.", "2017-03-03 Event: The town has closed the road"),
        // Neither a day in speech nor a holiday is that of the story.
        ("“It fell on Thursday,” Ada Vale said. Firefighters searched the river.", "2017-03-03 Event: Firefighters searched the river"),
    ] {
        assert_eq!(last(text), expected, "{text}");
    }
}

#[test]
fn a_timeline_does_not_flood_its_reader() {
    let text = "The bridge fell on Tuesday. ".to_owned() + &"Firefighters searched the river. ".repeat(200);
    assert!(story(&text, DAY).events.len() <= 25);
}

/// The values that TIMEX3 allows, as far as this program gives them.
fn timex3() -> Regex {
    let year = r"(\d{4}|XXXX)";
    let clock = r"(T(\d\d:\d\d|MO|MI|AF|EV|NI|DT))?";
    let date = format!(r"{year}(-(\d\d|XX)(-(\d\d|XX))?)?{clock}");
    let week = format!(r"{year}-W(\d\d|XX)(-([1-7]|WE))?{clock}");
    let part = format!(r"{year}-(SP|SU|FA|WI|Q[1-4X]|H[12]){clock}");
    let length = r"P([\dX]+(\.5)?(Y|Q|M|WE|W|D|C)|T[\dX]+(H(30M)?|M(30S)?|S)|X?C|X[YLC])";
    Regex::new(&format!(r"^({date}|{week}|{part}|\d{{2}}|\d{{3}}|{length}|(PAST|PRESENT|FUTURE)_REF{clock})$")).unwrap()
}

/// EDTF (ISO 8601-2) level 1, as far as this program gives it.
fn edtf() -> Regex {
    Regex::new(r"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?~?$").unwrap()
}

proptest! {
    #[test]
    fn every_span_cuts_the_text_and_every_value_is_valid(
        text in "(on |last |two |years |ago |May |Friday|2017| |, |the |next |quarter |of |in |'s |a |day |night |- |10:30 |p.m. |every |first |half |week|1990s|[0-9/.:-]{1,10}|“|”|é|\\PC|\n){0,40}"
    ) {
        let (timex3, edtf) = (timex3(), edtf());
        for date in [DAY, None] {
            let story = story(&text, date);
            for time in &story.times {
                prop_assert!(!time.span.cut(&text).is_empty());
                prop_assert!(timex3.is_match(&time.value), "{:?} has the value {}", time.span.cut(&text), time.value);
            }
            for event in &story.events {
                prop_assert!(!event.span.cut(&text).is_empty());
                let when = event.when.map(|when| when.to_string());
                prop_assert!(when.as_deref().is_none_or(|when| edtf.is_match(when)), "{when:?}");
            }
        }
    }
}
