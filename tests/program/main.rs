//! The program as its users run it: `extract` in a pipe, and the interface in a pseudo-terminal.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

mod extract;
mod strangers;
mod terminal;
