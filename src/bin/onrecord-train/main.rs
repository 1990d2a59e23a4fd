//! Rebuilds the models and tables of the language layer from a folder of data, the same bytes each time, and measures them.

#![allow(clippy::print_stdout, reason = "a command that prints figures")]

mod borders;
mod lexicon;
mod measure;
mod names;
mod network;
mod parser;
mod perceptron;
mod pronouns;
mod record;
mod tagger;
mod teachers;
mod treebank;

use std::path::Path;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let out = Path::new("src/language/data");
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", data] => measure::all(Path::new(data))?,
        ["borders", data] => borders::train(Path::new(data), out)?,
        ["lexicon", data] => lexicon::build(Path::new(data), out)?,
        ["names", data] => names::train(Path::new(data), out)?,
        ["tagger", data] => tagger::train(Path::new(data), out)?,
        ["parser", data] => parser::train(Path::new(data), out)?,
        ["pronouns", data] => pronouns::train(Path::new(data), Path::new("src/people/data"))?,
        _ => anyhow::bail!("usage: onrecord-train borders|lexicon|names|tagger|parser|pronouns|measure DATA"),
    }
    Ok(())
}
