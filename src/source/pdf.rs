//! PDF with a text layer: the lines of its pages, as far as they can be had.
//!
//! The libraries that read PDF are large and give up on odd files by panicking, so they are a feature of their own (`pdf`) and run apart. What a page
//! shows is lines; words that were parted at their ends are joined again, and the lines are read as paragraphs where the text is analysed. A scanned
//! page has no text, and is told.

use super::SourceError;
use crate::article::Article;

/// The article in a PDF.
#[cfg(feature = "pdf")]
pub fn article(name: &str, bytes: &[u8]) -> Result<Article, SourceError> {
    let malformed = |error: String| SourceError::Malformed { name: name.into(), form: super::Form::Pdf, error };
    let text = super::apart::run(|| pdf_extract::extract_text_from_mem(bytes).map_err(|error| error.to_string()));
    let text = text.unwrap_or_else(|| Err("it is broken, or of a kind that cannot be read".into())).map_err(malformed)?;
    if text.trim().is_empty() {
        return Err(malformed("its pages are pictures without text".into()));
    }
    Ok(super::plain::article(joined(&text)))
}

/// The lines with words joined that were parted at their ends.
#[cfg(feature = "pdf")]
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        let parted =
            joined.strip_suffix("-\n").is_some_and(|before| before.ends_with(char::is_lowercase)) && line.starts_with(char::is_lowercase);
        if parted {
            joined.truncate(joined.len() - 2);
        }
        joined.push_str(line);
        joined.push('\n');
    }
    joined
}

/// Says that this program was built without the reader of PDF.
#[cfg(not(feature = "pdf"))]
pub fn article(name: &str, _: &[u8]) -> Result<Article, SourceError> {
    Err(SourceError::NoPdf(name.into()))
}
