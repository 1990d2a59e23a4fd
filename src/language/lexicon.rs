//! What is known of single words: their clusters and the lists of names they stand in.
//!
//! A table with open addressing that lies in the binary as it is used: nothing is parsed at start-up. A slot has a check of two bytes, so that about one
//! unknown word in thirty thousand passes for a known one. Sources of its words: `data/SOURCES.md`; `onrecord-train lexicon` rebuilds it.

/// A map whose keys are words or hashes of words.
pub type Map<K, V> = rustc_hash::FxHashMap<K, V>;

/// A set of words or hashes of words.
pub type Set<K> = rustc_hash::FxHashSet<K>;

/// Slots of the table.
pub const SLOTS: usize = 1 << 18;

/// Bytes of a slot: check, cluster of 1024, cluster of 256, lists.
pub const SLOT: usize = 6;

/// The lists a word stands in, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(pub u8);

impl Lists {
    /// Given name.
    pub const GIVEN: u8 = 1;
    /// Surname.
    pub const SURNAME: u8 = 1 << 1;
    /// First word of a place.
    pub const PLACE: u8 = 1 << 2;
    /// Later word of a place.
    pub const PLACE_LATER: u8 = 1 << 3;
    /// Nationality.
    pub const NATIONALITY: u8 = 1 << 4;
    /// Last word of a job title.
    pub const JOB: u8 = 1 << 5;
    /// Word of an organisation's name.
    pub const ORGANISATION: u8 = 1 << 6;
    /// Form of address.
    pub const TITLE: u8 = 1 << 7;

    /// Whether the word stands in one of `lists`.
    pub const fn any(self, lists: u8) -> bool {
        self.0 & lists != 0
    }
}

/// What the table tells of a word; clusters count from 1, 0 is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Cluster of 1024.
    pub fine: u16,
    /// Cluster of 256.
    pub coarse: u16,
    /// Lists of names.
    pub lists: Lists,
}

static TABLE: &[u8] = include_bytes!("data/lexicon.bin");

/// Looks up a lower-case word by its [`hash`].
pub fn get(hash: u64) -> Entry {
    let (mut slot, check) = place(hash);
    for _ in 0..64 {
        let Some(bytes) = TABLE.get(slot * SLOT..(slot + 1) * SLOT) else { break };
        let found = u16::from_le_bytes([bytes[0], bytes[1]]);
        if found == check {
            let fine = u16::from_le_bytes([bytes[2], bytes[3]]);
            let coarse = if fine == 0 { 0 } else { u16::from(bytes[4]) + 1 };
            return Entry { fine, coarse, lists: Lists(bytes[5]) };
        }
        if found == 0 {
            break;
        }
        slot = (slot + 1) % SLOTS;
    }
    Entry::default()
}

/// Slot and check of a hash; the check is never 0, which marks an empty slot.
pub fn place(hash: u64) -> (usize, u16) {
    ((hash >> 40) as usize % SLOTS, ((hash >> 16) as u16).max(1))
}

/// FNV-1a with a last mix: quick on short words, the same on every machine.
pub fn hash(word: &str) -> u64 {
    mix(word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| step(hash, byte.into())))
}

/// The hash with one part more.
const fn step(hash: u64, part: u64) -> u64 {
    (hash ^ part).wrapping_mul(0x0100_0000_01b3)
}

/// Spreads the bits of a hash (the finaliser of `MurmurHash3`).
pub const fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
