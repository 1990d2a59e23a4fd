//! Any text: spans lie in order inside the text and on borders of characters, whatever it holds.

use onrecord::export::{Format, Table, write};
use onrecord::text::Span;
use onrecord::{Article, Options, Story, analyze};
use proptest::prelude::*;

/// Pieces that news is made of, and such as no newspaper prints.
const PIECES: [&str; 48] = [
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "``",
    "''",
    "(",
    ")",
    "—",
    " - ",
    "…",
    ".",
    ", ",
    "? ",
    ": ",
    "; ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[31m",
    "e\u{301}\u{301}",
    "שלום ",
    "漢字",
    "🚢",
    "Ada Tarrow ",
    "Mr. Pell ",
    "he ",
    "She ",
    "I ",
    "said ",
    "said that ",
    "according to ",
    "denied ",
    "on Thursday ",
    "March 3, 2017 ",
    "next year ",
    "# ",
    "- ",
];

fn cut(text: &str, span: Span) -> Option<&str> {
    text.get(span.start..span.end).filter(|words| !words.is_empty())
}

/// The first span that does not cut the text.
fn broken(story: &Story) -> Option<Span> {
    let speakers = story.quotes.iter().filter_map(|quote| quote.speaker.as_ref()).flat_map(|speaker| &speaker.spans);
    let quotes = story.quotes.iter().flat_map(|quote| quote.spans.iter().chain(&quote.cue));
    let people = story.people.iter().flat_map(|person| person.mentions.iter().map(|mention| mention.span));
    let entities = story.organisations.iter().chain(&story.places).flat_map(|entity| &entity.mentions);
    let times = story.times.iter().map(|time| time.span).chain(story.events.iter().map(|event| event.span));
    let shown = story.paragraphs.iter().map(|paragraph| paragraph.span).chain(story.sentences.iter().copied());
    let all = speakers.chain(quotes).chain(entities).copied().chain(people).chain(times).chain(shown);
    all.into_iter().find(|&span| cut(&story.article.text, span).is_none())
}

fn holds(text: String) -> Result<(), TestCaseError> {
    let story = analyze(Article { text, ..Article::default() }, &Options::default());
    prop_assert_eq!(broken(&story), None);
    prop_assert!(story.quotes.iter().all(|quote| quote.spans.is_sorted() && (0.0..=1.0).contains(&quote.confidence)));
    prop_assert!(story.paragraphs.is_sorted_by_key(|paragraph| paragraph.span));
    for format in [Format::Json, Format::Text(Table::Quotes), Format::Html, Format::Markdown, Format::Annotations, Format::Calendar] {
        prop_assert!(write(&story, format, std::io::sink()).is_ok());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pieces_of_news_in_any_order(pieces in proptest::collection::vec(prop::sample::select(&PIECES[..]), 0..120)) {
        holds(pieces.concat())?;
    }

    #[test]
    fn any_characters(text in any::<String>()) {
        holds(text)?;
    }
}

#[test]
fn much_of_one_thing() {
    for piece in PIECES.iter().chain(&["“No,” she said. ", "Ada Tarrow and ", "the old quay and ", "said he said "]) {
        let text = piece.repeat(4_000);
        let story = analyze(Article { text, ..Article::default() }, &Options::default());
        assert_eq!(broken(&story), None, "{piece:?}");
    }
}

#[test]
fn texts_that_once_failed() {
    for text in ["Ada\"@; ", "quay<@>", "(yes) a[@ ] no."] {
        let story = analyze(Article { text: text.into(), ..Article::default() }, &Options::default());
        assert_eq!(broken(&story), None, "{text}");
    }
}
