//! The keymap: one table, from which keys, help, key line, the popup of what may follow, the command palette and the configuration are made, so that they
//! cannot drift apart. The reader's configuration may give an action other keys.

mod table;

pub use table::TABLE;

use super::action::Action;

/// An action with its name and the keys that do it.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// As the command line and the configuration call it.
    pub name: &'static str,
    /// Key sequences that do the same, parted by two spaces; the keys of a sequence are parted by one. `letter` stands for any character.
    pub keys: &'static str,
    /// What they do.
    pub action: Action,
    /// In a few words, for help and palette.
    pub title: &'static str,
    /// Group in help.
    pub group: &'static str,
}

const fn bind(group: &'static str, name: &'static str, keys: &'static str, action: Action, title: &'static str) -> Binding {
    Binding { name, keys, action, title, group }
}

/// The table with the reader's own keys.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// Each action with its sequences, in the order of the table.
    pub bindings: Vec<(&'static Binding, Vec<String>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let sequences = |keys: &str| keys.split("  ").filter(|keys| !keys.is_empty()).map(str::to_owned).collect();
        Self { bindings: TABLE.iter().map(|binding| (binding, sequences(binding.keys))).collect() }
    }
}

/// What a key sequence comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It is bound.
    Found(Action),
    /// It begins a longer one.
    Begins,
    /// Nothing.
    Unknown,
}

impl Keymap {
    /// Gives an action other keys.
    pub fn rebind(&mut self, name: &str, keys: Vec<String>) {
        if let Some((_, sequences)) = self.bindings.iter_mut().find(|(binding, _)| binding.name == name) {
            *sequences = keys;
        }
    }

    /// What keeps a sequence of an action from being typed, or another from being typed beside it: the other action, and its sequence.
    pub fn clashing(&self, name: &str, keys: &str) -> Option<(&'static str, &str)> {
        let mut all = self.bindings.iter().flat_map(|(binding, sequences)| sequences.iter().map(|other| (binding.name, other.as_str())));
        // Its own sequence stands in the table once; what is there besides is another.
        let mut own = true;
        all.find(|&(other, sequence)| clash(keys, sequence) && !(other == name && sequence == keys && std::mem::take(&mut own)))
    }

    /// Looks up the keys pressed so far.
    pub fn lookup(&self, pressed: &[String]) -> Match {
        let mut begins = false;
        for (binding, sequences) in &self.bindings {
            for keys in sequences {
                let fits = keys.split(' ').zip(pressed).all(|(key, typed)| key == typed || (key == "letter" && typed.chars().count() == 1));
                match keys.split(' ').count().cmp(&pressed.len()) {
                    _ if !fits => {}
                    std::cmp::Ordering::Equal => return Match::Found(with_letter(binding.action, pressed)),
                    std::cmp::Ordering::Greater => begins = true,
                    std::cmp::Ordering::Less => {}
                }
            }
        }
        if begins { Match::Begins } else { Match::Unknown }
    }

    /// What may follow the keys pressed so far: the rest of each sequence and what it does.
    pub fn follows(&self, pressed: &[String]) -> Vec<(String, &'static Binding)> {
        let typed = pressed.join(" ") + " ";
        let rest = |keys: &String| keys.strip_prefix(&typed).map(shown);
        self.bindings.iter().flat_map(|(binding, sequences)| sequences.iter().filter_map(rest).map(|rest| (rest, *binding))).collect()
    }

    /// The first keys of an action as the screen writes them: `]q`.
    pub fn keys(&self, action: Action) -> Option<String> {
        let (_, sequences) = self.bindings.iter().find(|(binding, _)| binding.action == action)?;
        sequences.first().map(|keys| shown(keys))
    }
}

/// Marks carry the character that was typed.
fn with_letter(action: Action, pressed: &[String]) -> Action {
    let letter = pressed.last().and_then(|key| key.chars().next());
    match (action, letter) {
        (Action::Mark(_), Some(letter)) => Action::Mark(letter),
        (Action::Return(_), Some(letter)) => Action::Return(letter),
        _ => action,
    }
}

/// Whether two sequences cannot both be bound: they are the same, or one begins the other.
pub fn clash(one: &str, other: &str) -> bool {
    let any = |key: &str, other: &str| key == "letter" && other.chars().count() == 1;
    one.split(' ').zip(other.split(' ')).all(|(one, other)| one == other || any(one, other) || any(other, one))
}

/// How like two names must be for one to be taken for a slip of the other (Jaro and Winkler's measure).
const LIKE: f64 = 0.75;

/// The action whose name is most like an unknown one, as a question; nothing where none is like it.
pub fn meant(name: &str) -> String {
    let likeness = |binding: &&Binding| strsim::jaro_winkler(binding.name, name);
    let best = TABLE.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    best.filter(|best| likeness(best) > LIKE).map_or_else(String::new, |best| format!(" (is {} meant?)", best.name))
}

/// Keys that have names; all others are called by their character.
pub const NAMED: [&str; 16] = [
    "space",
    "enter",
    "esc",
    "tab",
    "shift-tab",
    "backspace",
    "delete",
    "insert",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
];

/// Whether a word names a key.
pub fn is_key(key: &str) -> bool {
    let bare = key.strip_prefix("ctrl-").unwrap_or(key);
    let bare = bare.strip_prefix("alt-").unwrap_or(bare);
    let function = || bare.strip_prefix('f').and_then(|number| number.parse::<u8>().ok()).is_some_and(|number| (1..=24).contains(&number));
    bare.chars().count() == 1 || NAMED.contains(&bare) || function()
}

/// A sequence as it is written on the screen: `]q`, `^w h`.
pub fn shown(keys: &str) -> String {
    let key = |key: &str| if key == "letter" { "a…z".to_owned() } else { key.replace("ctrl-", "^") };
    keys.split(' ').map(key).collect()
}
