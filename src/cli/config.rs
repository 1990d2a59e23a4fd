//! `onrecord config`: the default configuration, for the reader to change.

use std::io::{self, Write};

use crate::ui::config;

/// Prints it.
pub fn run() -> anyhow::Result<bool> {
    io::stdout().lock().write_all(config::default_text().as_bytes())?;
    Ok(true)
}
