//! The program as its user runs it: `extract` in a pipe, the interface in a pseudo-terminal.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]
