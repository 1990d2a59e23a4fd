//! Rebuilds the models and tables of the language layer from a folder of data, the same bytes each time, and measures them.

#![allow(clippy::print_stdout, reason = "a command that prints figures")]

mod measure;
mod treebank;

use std::path::Path;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", data] => measure::segmentation(&treebank::read(&Path::new(data).join("ud/ewt-dev.conllu"))?),
        _ => anyhow::bail!("usage: onrecord-train measure DATA"),
    }
    Ok(())
}
