//! Bylines: the names of those who wrote an article, on one line.

/// All authors on one line, each once: `Ada Vale, Tom Ferrier and Ines Okafor`; `None` where nobody is named.
pub fn byline<S: AsRef<str>>(authors: impl IntoIterator<Item = S>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for author in authors {
        if let Some(name) = name(author.as_ref()).filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    let last = names.pop()?;
    Some(if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) })
}

/// A name without the `By` before it, its white space in order; `None` where it is none: an address, a number, a missing value of a table.
pub fn name(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = match words.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => &words[3..],
        _ => &words,
    };
    let name = name.trim_matches(|c: char| matches!(c, ',' | ';' | '|' | '·' | '•' | ':') || c.is_whitespace());
    let is_name = name.chars().any(char::is_alphabetic) && !name.contains("://") && !is_missing(name);
    is_name.then(|| name.to_owned())
}

/// What tables and programs write for nothing.
pub fn is_missing(value: &str) -> bool {
    ["nan", "null", "none", "undefined"].iter().any(|missing| value.eq_ignore_ascii_case(missing))
}
