//! Whole screens after a script of keys.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]
