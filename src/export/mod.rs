//! Export: the story in the forms its readers take away. The only room that knows what a story looks like outside.

mod json;

use std::io;
use std::path::Path;

pub use json::item;

use crate::story::Story;

/// A form that a story is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One object on one line, with everything that was found.
    Json,
}

impl Format {
    /// The form that the ending of a file's name asks for.
    pub fn by_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "json" | "jsonl" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Writes the story as a whole file of its form.
pub fn write(story: &Story, format: Format, mut out: impl io::Write) -> io::Result<()> {
    match format {
        Format::Json => {
            json::write(story, &mut out)?;
            out.write_all(b"\n")
        }
    }
}
