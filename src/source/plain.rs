//! Plain text: the article is the text as it stands.
//!
//! The headline and the names of the authors are read where a newspaper sets them apart beyond doubt: a headline is the first line, short, without the
//! full stop of a sentence, with an empty line below it; a byline is a short line near the top that begins with `By`. Nothing is taken out of the text.

use crate::article::Article;
use crate::text::Span;

use super::names;

/// Bytes of the longest headline and of the longest byline.
const HEADLINE: usize = 160;
const BYLINE: usize = 120;

/// The article in a plain text.
pub fn article(text: String) -> Article {
    let headline = headline(&text);
    let title = headline.map(|span| span.cut(&text).to_owned());
    let byline = byline(&text);
    Article { title, byline, headings: headline.into_iter().collect(), text, ..Article::default() }
}

/// The first line, where it stands alone above a longer text and is no sentence.
fn headline(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let length = text[start..].find('\n')?;
    let line = Span::new(start, start + length).trim(text);
    let below = &text[start + length + 1..];
    let apart = below.lines().next().is_some_and(|line| line.trim().is_empty());
    let longer = below.trim().len() > 2 * line.len();
    let words = line.cut(text);
    let sentence = words.ends_with(['.', ',', ';', ':', '”', '"']);
    (apart && longer && words.len() <= HEADLINE && !sentence && words.contains(' ')).then_some(line)
}

/// `By Ada Vale and Tom Ferrier` among the first lines.
pub fn byline(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(5);
    let named = |line: &&str| {
        let name = line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).and_then(|_| line[3..].trim_start().chars().next());
        line.len() <= BYLINE && !line.ends_with('.') && name.is_some_and(char::is_uppercase)
    };
    lines.into_iter().find(named).and_then(names::name)
}
