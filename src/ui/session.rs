//! What is remembered from one session to the next: the articles that were opened, where their reader was in them, and what was pinned.
//!
//! One JSON file in the XDG folder of state. An article is known by its path, or by its words where it has none (standard input). The file is written
//! beside itself and renamed, so that it is always whole; one that cannot be read is set aside under another name and told, and never keeps an
//! article from being opened.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::config;
use super::samples;
use super::state::{Pinned, Shelved, State, Welcome, kind_of};
use crate::article::Article;
use crate::links::start;
use crate::source::Input;

/// Articles that are remembered.
const KEPT: usize = 200;

/// The articles, the last opened first.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Memory {
    /// All that are remembered.
    pub articles: Vec<Remembered>,
}

/// An article that was opened.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Remembered {
    key: String,
    /// Its title, or what else it is called.
    pub title: String,
    /// Where it can be opened again; `None` for what was piped in.
    pub place: Option<String>,
    /// The byte under the cursor.
    offset: usize,
    /// What was pinned: the kind of finding and where it begins.
    pin: Option<(String, usize)>,
    /// The day of publication that the reader had set.
    #[serde(default)]
    day: Option<String>,
}

/// Where the file lies; `None` where the system has no such place.
pub fn path() -> Option<PathBuf> {
    Some(config::folder("XDG_STATE_HOME", ".local/state")?.join("articles.json"))
}

/// What is remembered, and a word to the reader where that could not be read.
pub fn load(path: &Path) -> (Memory, Option<String>) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (Memory::default(), None),
        Err(error) => return aside(path, &error.to_string()),
    };
    match serde_json::from_str(&text) {
        Ok(memory) => (memory, None),
        Err(error) => aside(path, &error.to_string()),
    }
}

/// Sets a broken file aside under another name.
fn aside(path: &Path, error: &str) -> (Memory, Option<String>) {
    let other = path.with_extension("json.broken");
    let told = match fs::rename(path, &other) {
        Ok(()) => format!("the list of recent articles was broken and is now {}: {error}", other.display()),
        Err(_) => format!("the list of recent articles cannot be read: {}: {error}", path.display()),
    };
    (Memory::default(), Some(told))
}

impl Memory {
    /// Writes the file whole.
    fn save(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = path.with_extension(format!("json.{}", std::process::id()));
        fs::write(&beside, serde_json::to_vec(self)?)?;
        fs::rename(&beside, path)
    }

    /// Puts the reader where they were in the article.
    pub fn restore(&self, state: &mut State) {
        let key = key(&state.story.article);
        if let Some(remembered) = self.articles.iter().find(|remembered| remembered.key == key) {
            let pin = remembered.pin.as_ref().map(|(kind, start)| Pinned { kind: kind.clone(), start: *start });
            state.restore(remembered.offset, pin, remembered.day.as_ref().and_then(|day| day.parse().ok()));
        }
    }
}

/// The articles that are offered where none is given: those that can be opened again, then the samples.
pub fn offered(memory: &Memory) -> Vec<Shelved> {
    let recent = memory.articles.iter().filter_map(|article| article.place.as_ref()).map(|place| Input::new(Path::new(place)));
    recent.chain(samples::all()).map(Shelved::Unread).collect()
}

/// The welcome to them.
pub fn welcome(memory: &Memory) -> Welcome {
    let recent = memory.articles.iter().filter_map(|article| Some((article.title.clone(), article.place.clone()?)));
    let mut articles: Vec<(String, String)> = recent.collect();
    let recent = articles.len();
    articles.extend(samples::all().map(|sample| (sample.name(), "a sample".into())));
    Welcome { articles, recent, chosen: 0 }
}

/// Remembers where the reader is. What another window has remembered meanwhile is kept.
pub fn remember(path: &Path, state: &State) -> io::Result<()> {
    let article = &state.story.article;
    if article.text.is_empty() {
        return Ok(());
    }
    let (mut memory, _) = load(path);
    let key = key(article);
    memory.articles.retain(|remembered| remembered.key != key);
    let pin = match &state.pinned_before {
        Some(pinned) => Some((pinned.kind.clone(), pinned.start)),
        None => state.pin.and_then(|id| Some((kind_of(id).to_owned(), start(&state.story, id)?))),
    };
    let day = state.day.or(state.options.date).map(|day| day.to_string());
    let name = Path::new(&article.source).file_name().map_or_else(|| article.source.clone(), |name| name.to_string_lossy().into_owned());
    let title = article.title.clone().unwrap_or(name);
    memory.articles.insert(0, Remembered { key, title, place: place(article), offset: state.position.offset, pin, day });
    memory.articles.truncate(KEPT);
    memory.save(path)
}

/// Where an article can be opened again: its address, or the whole path of its file.
fn place(article: &Article) -> Option<String> {
    match Input::new(Path::new(&article.source)) {
        Input::Address(address) => Some(address),
        Input::File(path) => Some(fs::canonicalize(path).ok()?.to_str()?.to_owned()),
        Input::StandardInput | Input::Bytes(..) => None,
    }
}

/// What an article is known by: its place, with its name within a collection, else its words.
fn key(article: &Article) -> String {
    match place(article) {
        Some(place) if article.id == article.source => place,
        Some(place) => format!("{place}#{}", article.id),
        None => format!("{:016x}", fingerprint(article.text.as_bytes())),
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): the same in every version of the program.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use ratatui::layout::Rect;

    fn opened(text: &str) -> State {
        let article = Article { text: text.into(), source: "standard input".into(), id: "standard input".into(), ..Article::default() };
        State::opened(article, &Options::default(), Rect::new(0, 0, 80, 24))
    }

    const TEXT: &str = "“We were warned,” Ada Tarrow said.\n\nRowan Pell denied it.";

    #[test]
    fn position_and_pin_are_there_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/articles.json");
        let mut state = opened(TEXT);
        for key in ["g", "p", "j", "enter"] {
            crate::ui::update::key(&mut state, key);
        }
        remember(&path, &state).unwrap();
        let (memory, told) = load(&path);
        assert_eq!((memory.articles.len(), told), (1, None));
        let article = state.story.article.clone();
        let mut again = State::open(article, &Options::default(), Rect::new(0, 0, 80, 24));
        memory.restore(&mut again);
        again.settle();
        assert_eq!((again.position.offset, again.pin), (state.position.offset, state.pin));
        assert!(state.pin.is_some());
        assert_eq!(again.message, "pinned: Rowan Pell · Esc unpins");
        let mut other = opened("Another text.");
        memory.restore(&mut other);
        assert_eq!(other.pin, None);
    }

    #[test]
    fn the_day_that_was_set_counts_again_unless_the_command_line_sets_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("articles.json");
        let mut state = opened(TEXT);
        for key in ["D", "2", "0", "2", "0", "-", "0", "1", "-", "0", "3", "enter"] {
            crate::ui::update::key(&mut state, key);
        }
        remember(&path, &state).unwrap();
        let anchor = |options: &Options| {
            let mut again = State::open(state.story.article.clone(), options, Rect::new(0, 0, 80, 24));
            load(&path).0.restore(&mut again);
            again.settle();
            (again.story.anchor.map(|anchor| anchor.date.to_string()), again.message)
        };
        let (day, message) = anchor(&Options::default());
        assert_eq!((day.as_deref(), message.as_str()), (Some("2020-01-03"), "published 2020-01-03, set by you"));
        assert_eq!(anchor(&Options { date: Some(jiff::civil::date(2021, 2, 3)) }).0.as_deref(), Some("2021-02-03"));
        // A day from the command line is as good.
        let given = Options { date: Some(jiff::civil::date(2021, 2, 3)) };
        remember(&path, &State::opened(state.story.article.clone(), &given, Rect::new(0, 0, 80, 24))).unwrap();
        assert_eq!(anchor(&Options::default()).0.as_deref(), Some("2021-02-03"));
    }

    #[test]
    fn a_pin_that_would_leave_nobody_is_not_set_again() {
        let text = "Ada Tarrow came. The clerk said that it rained.";
        let mut state = opened(text);
        for key in ["g", "q", "j", "enter"] {
            crate::ui::update::key(&mut state, key);
        }
        assert!(state.pin.is_some());
        let pinned = Pinned { kind: "quote".into(), start: start(&state.story, state.pin.unwrap()).unwrap() };
        let mut again = State::open(state.story.article.clone(), &Options::default(), Rect::new(0, 0, 80, 24));
        again.restore(0, Some(pinned), None);
        again.settle();
        assert!(again.pin.is_none() && again.list(crate::ui::action::Pane::People).len() == 1);
    }

    #[test]
    fn a_broken_file_is_set_aside_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("articles.json");
        fs::write(&path, "{ not json").unwrap();
        let (memory, told) = load(&path);
        assert!(memory.articles.is_empty() && told.unwrap().contains("articles.json.broken"));
        assert_eq!(fs::read_to_string(folder.path().join("articles.json.broken")).unwrap(), "{ not json");
        assert!(load(&path).1.is_none());
    }

    #[test]
    fn the_last_opened_stands_first_and_each_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("articles.json");
        for text in [TEXT, "Another text.", TEXT] {
            remember(&path, &opened(text)).unwrap();
        }
        let (memory, _) = load(&path);
        assert_eq!(memory.articles.len(), 2);
        assert_eq!(memory.articles[0].key, key(&opened(TEXT).story.article));
    }

    #[test]
    fn a_place_beyond_a_changed_text_is_none() {
        let mut state = opened(TEXT);
        state.restore(9_999, None, None);
        assert!(state.position.offset <= TEXT.len());
        // The second byte of the opening mark is no character.
        state.restore(1, None, None);
        assert_eq!(state.position.offset, 0);
    }
}
