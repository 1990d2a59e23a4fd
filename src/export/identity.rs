//! Names that hold everywhere for articles and findings, the same ones for the same article each time: UUIDs of version 8 (RFC 9562), the form for
//! identifiers made by a rule of one's own. Here the rule is the FNV-1a hash of 128 bits over the article's name, its text, and the finding's own name.

use crate::article::Article;

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// An article, by which its findings can be named.
#[derive(Clone, Copy, Debug)]
pub struct Identity(u128);

impl Identity {
    /// Reads the whole text once.
    pub fn of(article: &Article) -> Self {
        Self(OFFSET).with(&article.id).with(&article.text)
    }

    /// The UUID of the article (`""`) or of one of its findings (`"q1"`).
    pub fn uuid(self, finding: &str) -> String {
        let bits = self.with(finding).0;
        let (version, variant) = (0x8_u128, 0b10_u128);
        let bits = bits & !(0xf << 76) | version << 76;
        let bits = bits & !(0b11 << 62) | variant << 62;
        let hex = format!("{bits:032x}");
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    fn with(self, words: &str) -> Self {
        // The length keeps two words from being read as one.
        let length = (words.len() as u64).to_le_bytes();
        Self(words.bytes().chain(length).fold(self.0, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)))
    }
}
