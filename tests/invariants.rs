//! The invariants of `lib.rs`, held against the sources themselves.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by failing")]

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms that take in, give out or talk to the reader.
const DOORS: [&str; 6] = ["main", "cli", "source", "export", "ui", "bin"];

struct Source {
    path: PathBuf,
    room: String,
    /// The code without its comments and without what is compiled for tests only.
    code: String,
    head: String,
}

/// Every file under `src` that ends in `.ending`.
fn files(ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, files);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), ending, &mut files);
    assert!(files.len() > 20, "the sources are read");
    files
}

/// Every Rust file of the library and its binaries.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let inside = path.strip_prefix(&root).unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
        let shipped = text.split("#[cfg(test)]\nmod ").next().unwrap();
        let code = shipped.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
        Source { head: text.lines().next().unwrap_or_default().to_owned(), path, room, code }
    };
    files("rs").into_iter().map(source).collect()
}

/// The rooms in the order of the table in `lib.rs`.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let name = |line: &str| Some(line.strip_prefix("//! | [`")?.split('`').next()?.to_owned());
    let rooms: Vec<String> = lib.lines().filter_map(name).collect();
    assert!(rooms.len() >= 12, "the table of rooms is read: {rooms:?}");
    rooms
}

/// Fails with every file of the rooms that `applies` to in which one of `words` stands.
fn forbid(words: &[&str], applies: impl Fn(&Source) -> bool, why: &str) {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| applies(source)) {
        for word in words.iter().filter(|word| source.code.contains(**word)) {
            found.push(format!("{}: {word}", source.path.display()));
        }
    }
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

fn is_analysis(source: &Source) -> bool {
    !DOORS.contains(&source.room.as_str())
}

#[test]
fn only_the_interface_knows_the_terminal() {
    forbid(&["ratatui", "crossterm"], |source| source.room != "ui", "these rooms know the terminal");
}

#[test]
fn only_the_doors_do_input_and_output() {
    let words = ["std::fs", "std::io", "std::net", "std::env", "std::process", "File::", "println!", "eprintln!"];
    forbid(&words, is_analysis, "these rooms do input or output");
}

#[test]
fn no_date_depends_on_the_clock() {
    forbid(&["::now()", "SystemTime", "std::time", "Instant"], is_analysis, "these rooms read a clock");
}

#[test]
fn analysis_cannot_fail() {
    let words = [".unwrap()", "panic!(", "unreachable!(", "unimplemented!(", "assert!(", "assert_eq!("];
    forbid(&words, is_analysis, "these rooms may panic");
}

#[test]
fn drawing_changes_nothing_and_updating_draws_nothing() {
    let drawing = |source: &Source| {
        let path = source.path.to_string_lossy();
        source.room == "ui" && (path.contains("/view") || path.contains("/panes/") || path.contains("/overlays/"))
    };
    forbid(&["&mut State", "&mut super::State"], drawing, "these files draw and change the state");
    let updating = |source: &Source| source.room == "ui" && source.path.to_string_lossy().contains("/update");
    forbid(&["Frame", "Terminal<", "crossterm::execute", "stdout()"], updating, "these files update and touch the terminal");
}

/// The rooms that stand behind one `crate::`: `links::Id` is one, `{language, text::{Span, Sentence}}` are two.
fn imported(path: &str) -> Vec<&str> {
    fn name(path: &str) -> &str {
        path.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()
    }
    let Some(list) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(&list[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(&list[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn lists_of_imports_are_read_whole() {
    assert_eq!(imported("{language, text::{Span, Sentence}, story};"), ["language", "text", "story"]);
    assert_eq!(imported("links::Id"), ["links"]);
}

#[test]
fn a_room_imports_only_rooms_above_it() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|other| other == room);
    let mut found = Vec::new();
    for source in sources() {
        let Some(own) = place(&source.room) else { continue };
        for used in source.code.split("crate::").skip(1).flat_map(imported) {
            if place(used).is_some_and(|used| used > own) {
                found.push(format!("{}: {used}", source.path.display()));
            }
        }
    }
    assert!(found.is_empty(), "arrows turn back:\n{}", found.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = sources().into_iter().filter(|source| !source.head.starts_with("//! ")).map(|source| source.path).collect();
    assert!(silent.is_empty(), "no head: {silent:?}");
}

#[test]
fn word_lists_are_sorted() {
    let unsorted = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        !text.lines().filter(|line| !line.starts_with('#')).is_sorted()
    };
    let unsorted: Vec<_> = files("txt").into_iter().filter(unsorted).collect();
    assert!(unsorted.is_empty(), "not sorted by bytes: {unsorted:?}");
}
