//! The configuration: looks, mouse and keys as the reader wants them, from `onrecord/config.toml` in the XDG folder of configurations.
//!
//! A file that cannot be understood is an error that names the line, never a guess. The file that `onrecord config` prints is made from the
//! table of keys and, read again, changes nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use serde::Deserialize;
use toml::Spanned;

use super::keymap::{self, Keymap, TABLE};
use super::theme::Look;

/// What the reader has set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The theme, if one is set.
    pub look: Option<Look>,
    /// Draws marks and borders in ASCII.
    pub ascii: bool,
    /// Takes the mouse.
    pub mouse: bool,
    /// Remembers which articles were opened and where their reader was.
    pub remember: bool,
    /// The keys.
    pub keymap: Keymap,
}

impl Default for Config {
    fn default() -> Self {
        Self { look: None, ascii: false, mouse: true, remember: true, keymap: Keymap::default() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    theme: Option<Spanned<String>>,
    ascii: Option<bool>,
    mouse: Option<bool>,
    remember: Option<bool>,
    #[serde(default)]
    keys: BTreeMap<Spanned<String>, Spanned<Keys>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "keys are written \"] q\" or [\"] q\", \"ctrl-n\"]")]
enum Keys {
    One(String),
    Many(Vec<String>),
}

/// What is wrong with a configuration, and where.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct ConfigError {
    /// Counted from 1.
    pub line: usize,
    /// For the reader.
    pub message: String,
}

/// The reader's configuration; the default one where there is no file.
pub fn load() -> anyhow::Result<Config> {
    let Some(path) = path() else { return Ok(Config::default()) };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    read(&text).with_context(|| path.display().to_string())
}

/// Where the configuration lies.
fn path() -> Option<PathBuf> {
    Some(folder("XDG_CONFIG_HOME", ".config")?.join("config.toml"))
}

/// The program's own folder in one of the XDG base directories.
pub fn folder(variable: &str, default: &str) -> Option<PathBuf> {
    let set = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::var_os("HOME").filter(|home| !home.is_empty()).map(|home| Path::new(&home).join(default));
    Some(set.or_else(home)?.join("onrecord"))
}

/// Understands a configuration.
pub fn read(text: &str) -> Result<Config, ConfigError> {
    let at = |offset: usize, message: String| {
        let before = text.get(..offset.min(text.len())).unwrap_or(text);
        ConfigError { line: before.matches('\n').count() + 1, message }
    };
    let file: File = toml::from_str(text).map_err(|error| {
        let message = error.message().trim().lines().collect::<Vec<_>>().join(", ");
        at(error.span().map_or(0, |span| span.start), message)
    })?;
    let mut config = Config::default();
    if let Some(theme) = file.theme {
        let look = Look::from_str(theme.get_ref(), true);
        let known = || Look::value_variants().iter().filter_map(|look| Some(look.to_possible_value()?.get_name().to_owned()));
        let unknown =
            |_| at(theme.span().start, format!("no theme is called {} ({})", theme.get_ref(), known().collect::<Vec<_>>().join(", ")));
        config.look = Some(look.map_err(unknown)?);
    }
    config.ascii = file.ascii.unwrap_or(config.ascii);
    config.mouse = file.mouse.unwrap_or(config.mouse);
    config.remember = file.remember.unwrap_or(config.remember);
    let mut own: Vec<(usize, &'static keymap::Binding, Vec<String>)> = Vec::new();
    for (action, keys) in file.keys {
        let binding = TABLE.iter().find(|binding| binding.name == action.get_ref());
        let unknown = || at(action.span().start, format!("no action is called {}{}", action.get_ref(), keymap::meant(action.get_ref())));
        let binding = binding.ok_or_else(unknown)?;
        let offset = keys.span().start;
        let sequences = match keys.into_inner() {
            Keys::One(sequence) => vec![sequence],
            Keys::Many(sequences) => sequences,
        };
        for sequence in &sequences {
            check(sequence, binding).map_err(|message| at(offset, message))?;
        }
        config.keymap.rebind(binding.name, sequences.clone());
        own.push((offset, binding, sequences));
    }
    // All keys are given before any is compared, so that two actions may change places. Of two lines that clash, the later is told.
    own.sort_by_key(|&(offset, ..)| std::cmp::Reverse(offset));
    for (offset, binding, sequences) in &own {
        let clash = |sequence: &String| Some((sequence.clone(), config.keymap.clashing(binding.name, sequence)?));
        if let Some((sequence, (name, other))) = sequences.iter().find_map(clash) {
            let what = if other.split(' ').count() > sequence.split(' ').count() {
                format!("{sequence:?} would cut off the sequences that it begins, such as {other:?} of {name}")
            } else if sequence == other {
                format!("{sequence:?} is also bound to {name}: give {name} other keys, or none")
            } else {
                format!("{sequence:?} cannot be typed beside {other:?} of {name}: give {name} other keys, or none")
            };
            return Err(at(*offset, what));
        }
    }
    Ok(config)
}

/// Whether a sequence can be typed.
fn check(sequence: &str, binding: &keymap::Binding) -> Result<(), String> {
    let letter = binding.keys.ends_with("letter");
    let typed = if letter { sequence.strip_suffix(" letter").ok_or("its keys end in letter: \"m letter\"")? } else { sequence };
    if let Some(wrong) = typed.split(' ').find(|key| !keymap::is_key(key)) {
        return Err(format!("no key is called {wrong:?} (keys of a sequence are parted by a space: \"ctrl-w h\")"));
    }
    if typed.starts_with(|c: char| ('1'..='9').contains(&c)) {
        return Err(format!("{sequence:?} begins with a number, which counts how often the next key is done"));
    }
    Ok(())
}

/// The default configuration with comments, as `onrecord config` prints it.
pub fn default_text() -> String {
    let looks: Vec<String> =
        Look::value_variants().iter().filter_map(|look| Some(look.to_possible_value()?.get_name().to_owned())).collect();
    let mut text = format!(
        "# onrecord reads this from $XDG_CONFIG_HOME/onrecord/config.toml, or ~/.config/onrecord/config.toml.\n\
         # Keep only the lines that you change.\n\n\
         # Looks: {}. Asked of the terminal where none is set.\n# theme = \"dark\"\n\n\
         # Marks and borders in ASCII.\nascii = false\n\n\
         # The mouse scrolls, selects and pins. false leaves it to the terminal.\nmouse = true\n\n\
         # Remember which articles were opened, and where you were in them.\nremember = true\n\n\
         # Keys: one sequence or several for each action; the keys of a sequence are parted by a space. An empty list takes an action its keys.\n\
         # Keys are called by their character, or {}, f1 to f24; ctrl- and alt- stand before them.\n[keys]\n",
        looks.join(", "),
        keymap::NAMED.join(", "),
    );
    let mut group = "";
    for binding in TABLE {
        if binding.group != group {
            group = binding.group;
            let _ = write!(text, "\n# {group}\n");
        }
        let keys: Vec<String> = binding.keys.split("  ").filter(|keys| !keys.is_empty()).map(|keys| format!("{keys:?}")).collect();
        let _ = writeln!(text, "{:<58} # {}", format!("{} = [{}]", binding.name, keys.join(", ")), binding.title);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::action::Action;
    use crate::ui::keymap::Match;

    fn keys(keys: &str) -> Vec<String> {
        keys.split(' ').map(str::to_owned).collect()
    }

    fn error(text: &str) -> String {
        read(text).map_or_else(|error| error.to_string(), |_| panic!("no error in {text}"))
    }

    #[test]
    fn the_default_configuration_changes_nothing() {
        let config = read(&default_text()).unwrap();
        assert_eq!(format!("{:?}", config.keymap), format!("{:?}", Keymap::default()));
        assert!(config.mouse && !config.ascii && config.look.is_none());
    }

    #[test]
    fn an_action_gets_other_keys() {
        let config = read("theme = \"light\"\nmouse = false\n[keys]\nquit = [\"Q\", \"ctrl-c\"]\nwhy = \"j\"\ndown = \"K\"\n").unwrap();
        assert_eq!(config.look, Some(Look::Light));
        assert!(!config.mouse);
        assert_eq!(config.keymap.lookup(&keys("Q")), Match::Found(Action::Quit));
        assert_eq!(config.keymap.lookup(&keys("q")), Match::Unknown);
        assert_eq!(config.keymap.lookup(&keys("j")), Match::Found(Action::Why), "two actions change places");
        assert_eq!(config.keymap.lookup(&keys("K")), Match::Found(Action::Move(1)));
        assert_eq!(config.keymap.keys(Action::Quit).as_deref(), Some("Q"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(error("[keys]\nnext-qoute = \"q\"\n"), "line 2: no action is called next-qoute (is next-quote meant?)");
        assert_eq!(
            error("[keys]\nquit = \"q\"\nwhy = \"crtl-k\"\n"),
            "line 3: no key is called \"crtl-k\" (keys of a sequence are parted by a space: \"ctrl-w h\")"
        );
        assert_eq!(error("[keys]\nquit = \"x\"\nwhy = \"x\"\n"), "line 3: \"x\" is also bound to quit: give quit other keys, or none");
        assert_eq!(error("[keys]\nwhy = \"j\"\n"), "line 2: \"j\" is also bound to down: give down other keys, or none");
        assert_eq!(error("[keys]\nwhy = [\"w\", \"w\"]\n"), "line 2: \"w\" is also bound to why: give why other keys, or none");
        assert_eq!(
            error("[keys]\n\nwhy = \"m a\"\n"),
            "line 3: \"m a\" cannot be typed beside \"m letter\" of mark: give mark other keys, or none"
        );
        assert!(error("[keys]\nwhy = [\"g\"]\n").starts_with("line 2: \"g\" would cut off the sequences that it begins, such as \"g "));
        assert!(error("[keys]\nwhy = \"3\"\n").starts_with("line 2: \"3\" begins with a number"));
        assert!(error("theme = \"drak\"\n").starts_with("line 1: no theme is called drak (dark, light"));
        assert!(error("\nmuose = true\n").starts_with("line 2: unknown field `muose`"));
        assert!(error("mouse = true\n[keys\n").starts_with("line 2: "));
        assert!(error("[keys]\nquit = 3\n").starts_with("line 2: keys are written"));
        assert_eq!(error("[keys]\nmark = \"M\"\n"), "line 2: its keys end in letter: \"m letter\"");
    }
}
