//! How far a long run has come: a bar on standard error where that is a terminal and standard output is not; shown after a moment, wiped at the end.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::source::Reader;

/// A short run shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);
/// The bar where it is known how much there is to read, and where it is not.
const KNOWN: &str = "{bar:30} {percent:>3} % · {msg} articles · {binary_bytes_per_sec} · {eta} left";
const UNKNOWN: &str = "{spinner} {msg} articles · {binary_bytes} read · {elapsed}";

/// The bar.
#[derive(Clone)]
pub struct Progress {
    bar: ProgressBar,
    articles: u64,
}

impl Progress {
    /// Begins to count what is read of some files.
    pub fn new(files: &[PathBuf]) -> Self {
        let bytes = |file: &PathBuf| fs::metadata(file).ok().filter(fs::Metadata::is_file).map(|known| known.len());
        let bar = ProgressBar::with_draw_target(files.iter().map(bytes).sum(), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(if bar.length().is_some() { KNOWN } else { UNKNOWN });
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self { bar, articles: 0 }
    }

    /// Counts the bytes that are read.
    pub fn count_bytes(&self, reader: Reader) -> Reader {
        Box::new(self.bar.wrap_read(reader))
    }

    /// Counts an article that was printed.
    pub fn count_article(&mut self) {
        self.articles += 1;
        self.bar.set_message(self.articles.to_string());
        if self.bar.is_hidden() && self.bar.elapsed() >= PATIENCE && io::stderr().is_terminal() && !io::stdout().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Does something that prints to standard error while the bar is out of its way.
    pub fn aside(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
