//! Texts that once broke the analysis: it finds what it can in them, and goes on.

use onrecord::{Article, Options, analyze};

#[test]
fn texts_that_once_failed() {
    for text in ["Ada\"@; ", "quay<@>", "(yes) a[@ ] no."] {
        let story = analyze(Article { text: text.into(), ..Article::default() }, &Options::default());
        assert!(story.sentences.iter().all(|span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty())), "{text}");
    }
}
