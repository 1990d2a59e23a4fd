//! The form of an input, told by its first bytes.
//!
//! Names of files lie (`article.txt` that is a saved page) or tell nothing (standard input), so the content decides; the ending is asked only where the
//! content cannot tell, since every plain text is Markdown too. Each form is recognised by what its standard asks for at the beginning.

use std::fmt;
use std::sync::LazyLock;

use clap::ValueEnum;
use regex::Regex;

use super::{SourceError, encoding, records, table};

/// A form that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Plain text
    #[value(alias = "txt", alias = "plain")]
    Text,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// A page as a browser saves it
    #[value(alias = "htm")]
    Html,
    /// A letter as a mail program saves it
    #[value(alias = "eml")]
    Email,
    /// PDF with a text layer
    Pdf,
    /// RSS or Atom
    #[value(alias = "rss", alias = "atom")]
    Feed,
    /// Records in one JSON document
    Json,
    /// A JSON record a line
    #[value(alias = "ndjson")]
    Jsonl,
    /// A table with a header, a record a row
    #[value(alias = "tsv")]
    Csv,
}

impl fmt::Display for Form {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Email => "e-mail",
            Self::Pdf => "PDF",
            Self::Feed => "RSS or Atom",
            Self::Json => "JSON",
            Self::Jsonl => "JSONL",
            Self::Csv => "CSV",
        })
    }
}

/// What begins like this holds no text that could be read.
const BINARY: [(&[u8], &str); 8] = [
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "an archive"),
    (b"\xfd7zXZ", "an archive"),
];

/// The form of what begins with `head`; `name` is asked last.
pub fn tell(head: &[u8], name: &str) -> Result<Form, SourceError> {
    if let Some(&(_, what)) = BINARY.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(SourceError::Binary { name: name.into(), what });
    }
    if head.starts_with(b"%PDF-") {
        return Ok(Form::Pdf);
    }
    let text = encoding::decode(name, cut(head).to_vec(), None)?;
    let text = text.trim_start();
    let begins = |pattern: &LazyLock<Regex>| pattern.is_match(text);
    Ok(match text.as_bytes().first() {
        Some(b'{') if records::are_lines(text) => Form::Jsonl,
        Some(b'{') if begins(&OBJECT) => Form::Json,
        Some(b'[') if begins(&ARRAY) => Form::Json,
        Some(b'<') if begins(&FEED) => Form::Feed,
        Some(b'<') if begins(&PAGE) => Form::Html,
        _ if is_letter(text) => Form::Email,
        _ if table::has_header(text) => Form::Csv,
        _ if begins(&MARKED) || is_named_markdown(name) => Form::Markdown,
        _ => Form::Text,
    })
}

/// The head without a character that was cut at its end.
fn cut(head: &[u8]) -> &[u8] {
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => &head[..error.valid_up_to()],
        _ => head,
    }
}

/// Whether these bytes are already enough to know that records follow, one a line.
pub fn is_records(head: &[u8]) -> bool {
    let line = head.split_inclusive(|&byte| byte == b'\n').find(|line| !line.trim_ascii().is_empty());
    line.is_some_and(|line| line.ends_with(b"\n") && line.starts_with(b"{\"") && std::str::from_utf8(line).is_ok_and(records::are_lines))
}

static OBJECT: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^\{\s*(?:"|\})"#));
static ARRAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\[\s*(?:\{|\])"));

/// The root of a feed, after what XML allows before it.
static FEED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?is)^(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:rss|feed|rdf:rdf)[\s>]"));

/// A doctype, or one of the elements that pages and pieces of them begin with, after comments and an XML declaration.
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    let elements = "html|head|body|title|meta|article|section|main|div|p|h[1-6]|header|table|center|span|blockquote|ul";
    pattern(&format!(r"(?is)^(?:<\?xml.*?\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html\b|(?:{elements})[\s>])"))
});

/// Metadata at the top, a heading with its mark, a link or bold words: what nobody writes in plain text.
static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)\A---\s*\n[A-Za-z_]+:|^#{1,6} \S.*\n|\[[^\]\n]+\]\((?:https?://|/|#)[^)\s]*\)|(?:^|\s)\*\*\S[^*\n]*\S\*\*")
});

#[allow(clippy::unwrap_used, reason = "the patterns are constants, and tests read them")]
fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

fn is_named_markdown(name: &str) -> bool {
    [".md", ".markdown"]
        .iter()
        .any(|ending| name.get(name.len().saturating_sub(ending.len())..).is_some_and(|end| end.eq_ignore_ascii_case(ending)))
}

/// Whether a text begins with the headers of a letter: nothing else stands before the first empty line, and those that every letter has are among them.
fn is_letter(text: &str) -> bool {
    let mut named = [false; 2];
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) {
            return false;
        }
        named[0] |= name.eq_ignore_ascii_case("from");
        named[1] |=
            ["subject", "date", "to", "received", "message-id", "mime-version"].iter().any(|other| name.eq_ignore_ascii_case(other));
    }
    named == [true; 2]
}
