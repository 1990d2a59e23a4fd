//! Word lists: one sorted file each, searched by bisection where it lies in the binary, so that nothing is read or built at start-up.
//!
//! A line is a key, or a key, a tab and what is known of it. Lines that begin with `#` sort before every key and are never found.

use std::cmp::Ordering;

/// No key that is looked up in either case is longer, in bytes.
const LONGEST_KEY: usize = 24;

/// A sorted word list.
#[derive(Clone, Copy, Debug)]
pub struct List(pub &'static str);

impl List {
    /// What the list tells of `key`: the rest of its line, empty where the key is all there is.
    pub fn get(self, key: &str) -> Option<&'static str> {
        self.line(key.as_bytes()).map(|(_, rest)| rest)
    }

    /// The line of `key`, whose ASCII letters may be of either case: the key as it is listed, and what is known of it.
    pub fn get_any_case(self, key: &str) -> Option<(&'static str, &'static str)> {
        let mut lower = [0; LONGEST_KEY];
        let lower = lower.get_mut(..key.len())?;
        lower.copy_from_slice(key.as_bytes());
        lower.make_ascii_lowercase();
        self.line(lower)
    }

    /// Whether `key` stands in the list, its ASCII letters in either case.
    pub fn contains_any_case(self, key: &str) -> bool {
        self.get_any_case(key).is_some()
    }

    /// Whether `key` stands in the list.
    pub fn contains(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    fn line(self, key: &[u8]) -> Option<(&'static str, &'static str)> {
        let text = self.0.as_bytes();
        let (mut low, mut high) = (0, text.len());
        while low < high {
            // Lines are short: a plain loop finds their ends sooner than `memchr` is called.
            let (mut start, mut end) = (usize::midpoint(low, high), usize::midpoint(low, high));
            while start > low && text[start - 1] != b'\n' {
                start -= 1;
            }
            while end < high && text[end] != b'\n' {
                end += 1;
            }
            match compare(&text[start..end], key) {
                Ordering::Equal => return Some(self.0[start..end].split_once('\t').unwrap_or((&self.0[start..end], ""))),
                Ordering::Less => low = (end + 1).min(high),
                Ordering::Greater => high = start,
            }
        }
        None
    }
}

/// The order of what stands before the tab of a line, and a key; a tab sorts before all that keys are made of.
fn compare(line: &[u8], key: &[u8]) -> Ordering {
    let common = line.len().min(key.len());
    line[..common].cmp(&key[..common]).then(match line.get(key.len()) {
        None => line.len().cmp(&key.len()),
        Some(b'\t') => Ordering::Equal,
        Some(_) => Ordering::Greater,
    })
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let list = List("# source\nal\talan albert\nbob\trobert\nzoe");
        let cases = [("al", Some("alan albert")), ("bob", Some("robert")), ("zoe", Some("")), ("a", None), ("bo", None), ("zz", None)];
        for (key, expected) in cases {
            assert_eq!(list.get(key), expected, "{key}");
        }
        assert_eq!(list.get_any_case("Bob"), Some(("bob", "robert")));
        assert!(!list.contains_any_case("bob".repeat(9).as_str()));
    }
}
