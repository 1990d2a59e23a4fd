//! Analysis: any text. Nothing panics, and every span lies on character borders of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::text::Span;
use onrecord::{Article, Options, analyze};

fuzz_target!(|text: &str| {
    let story = analyze(Article { text: text.to_owned(), ..Article::default() }, &Options::default());
    let cuts = |spans: &[Span]| spans.iter().all(|span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
    assert!(story.paragraphs.iter().all(|paragraph| cuts(&[paragraph.span])));
    assert!(cuts(&story.sentences));
    assert!(story.people.iter().all(|person| person.mentions.iter().all(|mention| cuts(&[mention.span]))));
    assert!(story.organisations.iter().chain(&story.places).all(|entity| cuts(&entity.mentions)));
    assert!(story.quotes.iter().all(|quote| cuts(&quote.spans) && cuts(&quote.cue)));
    assert!(story.quotes.iter().filter_map(|quote| quote.speaker.as_ref()).all(|speaker| cuts(&speaker.spans)));
    assert!(story.times.iter().all(|time| cuts(&[time.span])));
    assert!(story.events.iter().all(|event| cuts(&[event.span])));
});
