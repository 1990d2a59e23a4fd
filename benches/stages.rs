//! How quick each stage of the analysis is: tokens a second on one core, over the articles of `samples`.
//!
//! `cargo bench --bench stages`. Every stage runs again and again on the result of the one before, for half a second at least; the best run counts, because
//! whatever else the machine does can only slow a run down.

#![allow(clippy::print_stdout, reason = "a command that prints figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use onrecord::language::words::{self, Word};
use onrecord::language::{self, borders, names, parser, tagger};
use onrecord::{Article, Options, analyze, people, quotes, text, timeline};

const SAMPLES: [&str; 5] = [
    include_str!("../samples/harbour-inquiry.txt"),
    include_str!("../samples/the-orchard-keepers.txt"),
    include_str!("../samples/dates-and-pronouns.txt"),
    include_str!("../samples/interview.md"),
    include_str!("../samples/wall-of-text.txt"),
];
/// How long a stage is measured.
const LENGTH: Duration = Duration::from_millis(500);

fn main() {
    let article = SAMPLES.join("\n\n");
    let segmented = text::segment(&article, &[]);
    let count = segmented.tokens.len();
    let mut buffer = String::new();
    let words: Vec<Word> = segmented.tokens.iter().map(|token| words::look(token.cut(&article), &mut buffer)).collect();
    let sentences: Vec<&[Word]> = segmented.sentences.iter().map(|sentence| &words[sentence.tokens.clone()]).collect();
    let tags: Vec<Vec<u8>> = sentences.iter().map(|words| tagger::tag(tagger::MODEL, words)).collect();
    let tagged = language::tag(segmented.clone());
    let mut entities = people::find(&tagged);
    let found = quotes::find(&tagged, &mut entities);

    println!("{count} tokens, {} bytes", article.len());
    measure("segmenting", count, || text::segment(&article, &[]));
    measure("looking up words", count, || {
        segmented.tokens.iter().map(|token| words::look(token.cut(&article), &mut buffer)).collect::<Vec<Word>>()
    });
    measure("borders", count, || borders::refine(&mut segmented.clone(), &words));
    measure("tagging", count, || sentences.iter().map(|words| tagger::tag(tagger::MODEL, words)).collect::<Vec<_>>());
    measure("parsing", count, || {
        let mut sums = parser::Sums::default();
        let one = |words: &[Word], tags: &[u8], sums: &mut _| parser::parse(parser::MODEL, words, tags, tagger::is_mark, sums);
        sentences.iter().zip(&tags).map(|(words, tags)| one(words, tags, &mut sums)).collect::<Vec<_>>()
    });
    measure("names", count, || names::find(&tagged));
    measure("people", count, || people::find(&tagged));
    measure("quotes", count, || quotes::find(&tagged, &mut entities.clone()));
    measure("timeline", count, || timeline::find(&tagged, &entities, &found, None));
    measure("whole", count, || analyze(Article { text: article.clone(), ..Article::default() }, &Options::default()));
}

/// Prints the tokens a second of the best run.
fn measure<T>(stage: &str, tokens: usize, mut run: impl FnMut() -> T) {
    let begun = Instant::now();
    let mut best = Duration::MAX;
    while begun.elapsed() < LENGTH {
        let started = Instant::now();
        black_box(run());
        best = best.min(started.elapsed());
    }
    println!("{stage:<18}{:>12.0} tokens/s", tokens as f64 / best.as_secs_f64());
}
