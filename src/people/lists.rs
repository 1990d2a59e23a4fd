//! Word lists: one sorted file each, searched by bisection where it lies in the binary, so that nothing is read or built at start-up.
//!
//! A line is a key, or a key, a tab and what is known of it. Lines that begin with `#` sort before every key and are never found.

use std::cmp::Ordering;

use memchr::{memchr, memrchr};

/// A sorted word list.
#[derive(Clone, Copy, Debug)]
pub struct List(pub &'static str);

impl List {
    /// What the list tells of `key`: the rest of its line, empty where the key is all there is.
    pub fn get(self, key: &str) -> Option<&'static str> {
        let (mut low, mut high) = (0, self.0.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let start = memrchr(b'\n', &self.0.as_bytes()[low..middle]).map_or(low, |at| low + at + 1);
            let end = memchr(b'\n', &self.0.as_bytes()[middle..high]).map_or(high, |at| middle + at);
            let line = &self.0[start..end];
            let (found, rest) = line.split_once('\t').unwrap_or((line, ""));
            match found.cmp(key) {
                Ordering::Equal => return Some(rest),
                Ordering::Less => low = (end + 1).min(high),
                Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Whether `key` stands in the list.
    pub fn contains(self, key: &str) -> bool {
        self.get(key).is_some()
    }
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
    }
}
