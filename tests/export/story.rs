//! A story made by hand, with all that is awkward to write: marks of every form, control characters, text from right to left, marks that cross.

use jiff::civil::{Date, date};
use onrecord::people::{Entity, Gender, Mention, MentionKind, Person};
use onrecord::quotes::{Quote, QuoteKind, Speaker, Tense, Who};
use onrecord::text::{Paragraph, ParagraphKind, Span};
use onrecord::timeline::{Anchor, Event, EventKind, Granularity, Time, TimeKind, When};
use onrecord::{Article, Story};

const TEXT: &str = "Quay & <script>alert(1)</script> *fell*

Mayor Ada \u{1b}[31mTarrow said on Thursday, “We were warned,
twice; nobody listened.”

“So it was,” the mayor added. “1. Quays \\ break.”

Rowan Pell (שלום) of Tide & Sons thinks the quay fell in January 2016, or about 1990.

The council meets from March 7 to March 9. =SUM(A1) was not there";

/// The stretch of the text from the first `from` to the next `to`.
fn between(from: &str, to: &str) -> Span {
    let start = TEXT.find(from).unwrap();
    Span::new(start, start + TEXT[start..].find(to).unwrap() + to.len())
}

fn words(words: &str) -> Span {
    between(words, words)
}

fn mention(span: Span, kind: MentionKind) -> Mention {
    Mention { span, kind, how: "made by hand".into(), guess: false }
}

fn when(from: Date, to: Date, granularity: Granularity) -> When {
    When { from, to, granularity, approximate: false }
}

fn event(kind: EventKind, when: Option<When>, span: Span, time: Option<Span>) -> Event {
    Event { kind, when, span, time, people: Vec::new(), quote: None, how: "by hand, once; \"so\"".into() }
}

/// The story.
pub fn story() -> Story {
    let article = Article {
        id: "folder/quay.txt".into(),
        title: Some("Quay & <script>alert(1)</script> *fell*".into()),
        byline: Some("Ines Okafor".into()),
        publication: Some("The \"Coastal\" Ledger".into()),
        url: Some("https://ledger.example/quay?a=1&b=2".into()),
        source: "folder/quay.txt".into(),
        text: TEXT.into(),
        ..Article::default()
    };
    let mut story = onrecord::story::unread(article);
    story.paragraphs[0] = Paragraph { kind: ParagraphKind::Heading, ..story.paragraphs[0] };
    story.anchor = Some(Anchor { date: date(2017, 3, 3), how: "given".into() });
    story.people = vec![
        Person {
            name: "Ada \u{1b}[31mTarrow".into(),
            role: Some("Mayor".into()),
            gender: Some(Gender::Female),
            mentions: vec![mention(between("Ada", "Tarrow"), MentionKind::Name), mention(words("the mayor"), MentionKind::Role)],
        },
        Person { name: "Rowan Pell".into(), role: None, gender: None, mentions: vec![mention(words("Rowan Pell"), MentionKind::Name)] },
    ];
    story.organisations = vec![Entity { name: "Tide & Sons".into(), mentions: vec![words("Tide & Sons")] }];
    let said = |who, span| Some(Speaker { who, spans: vec![span] });
    let quote = |kind, spans, speaker, cue: &str, lemma: &str| Quote {
        kind,
        spans,
        speaker,
        cue: vec![words(cue)],
        lemma: lemma.into(),
        tense: Some(Tense::Past),
        confidence: 0.5,
        how: vec!["by hand".into(), "in two steps".into()],
    };
    story.quotes = vec![
        quote(QuoteKind::Direct, vec![between("“We", "listened.”")], said(Some(Who::Person(0)), between("Ada", "Tarrow")), "said", "say"),
        quote(
            QuoteKind::Direct,
            vec![words("“So it was,”"), between("“1.", "break.”")],
            said(Some(Who::Person(0)), words("the mayor")),
            "added",
            "add",
        ),
        quote(QuoteKind::Indirect, vec![between("the quay fell in", "1990")], said(None, words("Rowan Pell")), "thinks", "think"),
        quote(QuoteKind::Mixed, vec![words("=SUM(A1)")], None, "was not there", "be"),
    ];
    story.times = vec![Time {
        own_day: true,
        span: words("Thursday"),
        kind: TimeKind::Date,
        value: "2017-03-02".into(),
        when: Some(when(date(2017, 3, 2), date(2017, 3, 2), Granularity::Day)),
        how: "the Thursday before".into(),
    }];
    story.events = vec![
        Event {
            people: vec![0],
            quote: Some(0),
            ..event(
                EventKind::Statement,
                Some(when(date(2017, 3, 2), date(2017, 3, 2), Granularity::Day)),
                between("Mayor", "warned,"),
                Some(words("Thursday")),
            )
        },
        event(
            EventKind::Event,
            Some(when(date(2016, 1, 1), date(2016, 1, 31), Granularity::Month)),
            between("Rowan", "1990."),
            Some(words("January 2016")),
        ),
        event(
            EventKind::Event,
            Some(When { from: date(1990, 1, 1), to: date(1990, 12, 31), granularity: Granularity::Year, approximate: true }),
            between("Rowan", "1990."),
            Some(words("about 1990")),
        ),
        event(
            EventKind::Planned,
            Some(when(date(2017, 3, 7), date(2017, 3, 9), Granularity::Span)),
            between("The council", "9."),
            Some(between("from", "March 9")),
        ),
        event(EventKind::Event, None, between("=SUM", "there"), None),
    ];
    story
}
