//! Bylines: the names of those who wrote an article, on one line.

/// Authors beyond whom nobody is named.
const MOST: usize = 100;

/// All authors on one line, each once: `Ada Vale, Tom Ferrier and Ines Okafor`; `None` where nobody is named.
pub fn byline<S: AsRef<str>>(authors: impl IntoIterator<Item = S>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for author in authors.into_iter().take(MOST) {
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

/// The names in a byline: `Ada Vale, Tom Ferrier and Ines Okafor` are three.
pub fn parts(byline: &str) -> impl Iterator<Item = &str> {
    let names = byline.split([',', ';', '&', '|']).flat_map(|names| names.split(" and ")).map(str::trim);
    names.map(|name| name.strip_prefix("and ").unwrap_or(name)).filter(|name| !name.is_empty())
}

/// Whether words look like the name of a person: two to five of them, most with a capital, none with a digit.
pub fn is_person(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let capitals = words.split_whitespace().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    (2..=5).contains(&count) && capitals >= 2 && !words.chars().any(|c| c.is_ascii_digit())
}
