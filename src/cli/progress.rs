//! How far a long run has come, on standard error where that is a terminal and standard output is not: shown after a moment, wiped at the end.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// A short run shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);
const STEP: Duration = Duration::from_millis(100);

/// The line that tells it.
pub struct Progress {
    shown: bool,
    begun: Instant,
    next: Instant,
    articles: usize,
    bytes: usize,
}

impl Progress {
    /// Begins to count.
    pub fn new() -> Self {
        let begun = Instant::now();
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { shown, begun, next: begun + PATIENCE, articles: 0, bytes: 0 }
    }

    /// Counts an article of which so many bytes were printed.
    pub fn count(&mut self, bytes: usize) {
        self.articles += 1;
        self.bytes += bytes;
        if self.shown && Instant::now() >= self.next {
            self.next = Instant::now() + STEP;
            let rate = self.articles as f32 / self.begun.elapsed().as_secs_f32();
            eprint!("\r\x1b[K{} articles, {rate:.0} a second, {:.1} MB written", self.articles, self.bytes as f32 / 1e6);
        }
    }

    /// Takes the line away, so that a message can stand in its place.
    pub fn wipe(&self) {
        if self.shown && self.next > self.begun + PATIENCE {
            eprint!("\r\x1b[K");
            let _ = io::stderr().flush();
        }
    }
}
