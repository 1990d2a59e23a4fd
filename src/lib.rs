//! onrecord opens a news article and shows who is in it, who said what, and what happened when.
//!
//! The way of the data, in reading order; each room imports only rooms above it, and the arrows never turn back:
//!
//! | room | in | out |
//! |---|---|---|
//! | [`text`] | the text | paragraphs, quotations, sentences, tokens: spans of the text, which is never changed |
//! | [`article`] | | the article as its source delivers it |
//! | [`source`] | bytes: files, standard input, addresses | articles |
//! | [`language`] | segmented text | parts of speech, dependencies, names |
//! | [`people`] | tagged text | persons, organisations, places, each once, with every mention |
//! | [`quotes`] | tagged text, people | what was said, by whom, in which words |
//! | [`timeline`] | tagged text, people, quotes | time expressions and dated events |
//! | [`reading`] | tagged text, people, quotes | paragraphs that can be read, where the text has none |
//! | [`story`] | an article | [`analyze`]: all of the above in one [`Story`] |
//! | [`links`] | a story | what stands where, and what belongs to what |
//! | [`search`] | a story, what the reader types | words in the text, findings by a few letters |
//! | [`export`] | a story | JSON and the other forms a reader takes away |
//! | [`ui`] | a story, keys | the screen |
//! | [`cli`] | the command line | the right one of these |
//!
//! Invariants, held by a test that reads the sources:
//! 1. Only `ui` imports ratatui or crossterm.
//! 2. Only `main`, `cli`, `source`, `export` and `ui` do input or output.
//! 3. Analysis cannot fail: odd input gives fewer findings, never an error or a panic.
//! 4. `view` takes `&State`; `update` touches no terminal.
//! 5. A room imports only rooms above it in the table.

pub mod text;

pub mod article;

pub mod source;

pub mod language;

pub mod people;

pub mod quotes;

pub mod timeline;

pub mod reading;

pub mod story;

pub mod links;

pub mod search;

pub mod export;

pub mod ui;

pub mod cli;

pub use article::Article;
pub use story::{Options, Story, analyze, analyze_with};
