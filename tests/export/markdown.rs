//! The brief, read by a parser of Markdown: what the article's words hold stays words.

use onrecord::export::Format;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::{samples, story, written};

#[test]
fn words_stay_words() {
    for story in samples().chain([story::story()]) {
        let brief = written(&story, Format::Markdown);
        for event in Parser::new_ext(&brief, Options::all()) {
            assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::InlineMath(_)), "{event:?}");
            assert!(!matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Table(_) | Tag::CodeBlock(_))), "{event:?}");
        }
    }
}

#[test]
fn quotes_come_back_in_their_words() {
    let brief = written(&story::story(), Format::Markdown);
    let text: String =
        Parser::new(&brief).filter_map(|event| if let Event::Text(text) = event { Some(text.to_string()) } else { None }).collect();
    for words in
        ["Quay & <script>alert(1)</script> *fell*", "“So it was,” … “1. Quays \\ break.”", "“We were warned, twice; nobody listened.”"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn as_markdown() {
    insta::assert_snapshot!(written(&story::story(), Format::Markdown));
}
