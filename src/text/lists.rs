//! Word lists: one sorted file each, looked up where it lies in the binary. The table that tells where a key stands is made as the program is compiled,
//! so that nothing is read or built at start-up.
//!
//! A line is a key, or a key, a tab and what is known of it. Lines that begin with `#` are never found.

use std::ops::Range;

/// No key is longer, in bytes; one that is would never be found.
const LONGEST_KEY: usize = 0xff;

/// A word list.
#[derive(Clone, Copy, Debug)]
pub struct List {
    text: &'static str,
    /// For every key where it begins and, in the lowest byte, how long it is, in the slot of its hash or the next that was free; 0 where nothing stands.
    slots: &'static [u32],
}

/// The word list in a file.
#[macro_export]
macro_rules! word_list {
    ($file:literal) => {{
        const TEXT: &str = include_str!($file);
        const SLOTS: [u32; $crate::text::List::slots(TEXT)] = $crate::text::List::filled(TEXT);
        $crate::text::List::new(TEXT, &SLOTS)
    }};
}

impl List {
    /// The list of a text and its table.
    pub const fn new(text: &'static str, slots: &'static [u32]) -> Self {
        Self { text, slots }
    }

    /// How large the table of a text is: a power of two, and half of it free at least.
    pub const fn slots(text: &str) -> usize {
        let (mut lines, mut at) = (1, 0);
        while at < text.len() {
            lines += (text.as_bytes()[at] == b'\n') as usize;
            at += 1;
        }
        2 * usize::next_power_of_two(lines)
    }

    /// The table of a text.
    pub const fn filled<const SLOTS: usize>(text: &str) -> [u32; SLOTS] {
        let text = text.as_bytes();
        let mut slots = [0; SLOTS];
        let mut start = 0;
        while start < text.len() {
            let (mut end, mut hash) = (start, SEED);
            while end < text.len() && text[end] != b'\t' && text[end] != b'\n' {
                hash = hashed(hash, text[end]);
                end += 1;
            }
            if end > start && end - start <= LONGEST_KEY && text[start] != b'#' {
                let mut slot = hash as usize % SLOTS;
                while slots[slot] != 0 {
                    slot = (slot + 1) % SLOTS;
                }
                slots[slot] = (start << 8 | (end - start)) as u32;
            }
            while end < text.len() && text[end] != b'\n' {
                end += 1;
            }
            start = end + 1;
        }
        slots
    }

    /// What the list tells of `key`: the rest of its line, empty where the key is all there is.
    pub fn get(self, key: &str) -> Option<&'static str> {
        self.place(key, |byte| byte).map(|place| self.line(place).1)
    }

    /// The line of `key`, whose ASCII letters may be of either case: the key as it is listed, and what is known of it.
    pub fn get_any_case(self, key: &str) -> Option<(&'static str, &'static str)> {
        self.place(key, |byte| byte.to_ascii_lowercase()).map(|place| self.line(place))
    }

    /// Whether `key` stands in the list, its ASCII letters in either case.
    pub fn contains_any_case(self, key: &str) -> bool {
        self.place(key, |byte| byte.to_ascii_lowercase()).is_some()
    }

    /// Whether `key` stands in the list.
    pub fn contains(self, key: &str) -> bool {
        self.place(key, |byte| byte).is_some()
    }

    /// Where `key` stands, its bytes taken as `read` tells.
    fn place(self, key: &str, read: impl Fn(u8) -> u8) -> Option<Range<usize>> {
        let key = Some(key.as_bytes()).filter(|key| key.len() <= LONGEST_KEY)?;
        let hash = key.iter().fold(SEED, |hash, &byte| hashed(hash, read(byte)));
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        loop {
            let (start, length) = match self.slots[slot] as usize {
                0 => return None,
                entry => (entry >> 8, entry & LONGEST_KEY),
            };
            let place = start..start + length;
            if length == key.len() && self.text.as_bytes()[place.clone()].iter().zip(key).all(|(listed, &byte)| *listed == read(byte)) {
                return Some(place);
            }
            slot = (slot + 1) & last;
        }
    }

    /// The key at a place, and what is known of it.
    fn line(self, place: Range<usize>) -> (&'static str, &'static str) {
        let rest = self.text[place.end..].strip_prefix('\t').map_or("", |rest| rest.split('\n').next().unwrap_or(rest));
        (&self.text[place], rest)
    }
}

/// The hash of nothing (FNV-1a, 32 bits).
const SEED: u32 = 0x811c_9dc5;

/// The hash with one byte more.
const fn hashed(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        const TEXT: &str = "# source\nal\talan albert\nbob\trobert\nzoe";
        const SLOTS: [u32; List::slots(TEXT)] = List::filled(TEXT);
        let list = List::new(TEXT, &SLOTS);
        let cases = [("al", Some("alan albert")), ("bob", Some("robert")), ("zoe", Some("")), ("a", None), ("bo", None), ("zz", None)];
        for (key, expected) in cases {
            assert_eq!(list.get(key), expected, "{key}");
        }
        assert_eq!(list.get("# source"), None);
        assert_eq!(list.get_any_case("Bob"), Some(("bob", "robert")));
        assert!(!list.contains("Bob") && !list.contains_any_case("bob".repeat(99).as_str()));
    }
}
