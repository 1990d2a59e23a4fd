//! The loop: waits for a message, takes in all that wait, does what the state asks of the world, and draws once.
//!
//! Keys, signals and the analysis come from threads of their own through one channel. There is no tick: where nothing happens, nothing runs; only in the
//! middle of a key sequence is the wait bounded, so that what may follow can be shown.

use std::fs::File;
use std::io::{self, BufWriter};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::crossterm::{clipboard, execute, queue};
use ratatui::layout::Rect;

use super::state::{Effect, Findings, Overlay, Shelf, Shelved, State};
use super::terminal::{self, Screen, Signal};
use super::theme::Theme;
use super::update::mouse::Mouse;
use super::{keys, session, update, view};
use crate::article::Article;
use crate::source::{Input, SourceError};
use crate::story::{Progress, Story};
use crate::{analyze_with, export, source};

/// How long the reader pauses in a sequence before what may follow is shown.
const PAUSE: Duration = Duration::from_millis(450);
/// Two clicks within this time are a double click.
const DOUBLE: Duration = Duration::from_millis(400);
/// Files whose titles are looked up for the list of articles.
const LOOKED_INTO: usize = 500;
/// Rows that a notch of the wheel scrolls.
const NOTCH: i32 = 3;

enum Message {
    Terminal(Event),
    Signal(i32),
    Progress(u64, Progress),
    Findings(u64, Box<Findings>),
    Failed(u64),
    Title(String, String),
}

/// The program while it is open.
pub struct Run {
    /// What is drawn on.
    pub screen: Screen,
    /// What is drawn.
    pub state: State,
    /// How it is drawn.
    pub theme: Theme,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// The file of what is remembered, if anything is.
    memory: Option<PathBuf>,
    clicked: Option<(Instant, u16, u16)>,
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    /// The generation of the analysis that is wanted; one that sees another number here breaks off.
    wanted: Arc<AtomicU64>,
}

impl Run {
    /// The program with an article open.
    pub fn new(screen: Screen, state: State, theme: Theme, mouse: bool, memory: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        Self { screen, state, theme, mouse, memory, clicked: None, sender, receiver, wanted: Arc::default() }
    }

    /// Runs until the reader quits, or a signal, which is returned, ends the program.
    pub fn run(&mut self) -> anyhow::Result<Option<i32>> {
        self.draw()?;
        self.listen()?;
        self.effects()?;
        self.look();
        loop {
            if let Some(signal) = self.take()? {
                return Ok(Some(signal));
            }
            if self.state.quit {
                return Ok(None);
            }
            self.effects()?;
            self.draw()?;
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        self.screen.draw(|frame| view::view(&self.state, &self.theme, frame))?;
        execute!(self.screen.backend_mut(), EndSynchronizedUpdate)
    }

    /// Starts the threads that send what the reader and the system do.
    fn listen(&self) -> io::Result<()> {
        let sender = self.sender.clone();
        terminal::signals(move |signal| sender.send(Message::Signal(signal)).is_ok())?;
        let sender = self.sender.clone();
        thread::spawn(move || {
            while let Ok(event) = event::read() {
                if sender.send(Message::Terminal(event)).is_err() {
                    break;
                }
            }
        });
        Ok(())
    }

    /// Looks into the files of the shelf for their titles, behind everything else. One that is alone is open already.
    fn look(&self) {
        let Shelf { articles, from, .. } = &self.state.shelf;
        if articles.len() < 2 {
            return;
        }
        let unread = articles.iter().filter_map(|shelved| match shelved {
            Shelved::Unread(input @ (Input::File(_) | Input::Bytes(..))) => Some((shelved.name(), input.clone())),
            _ => None,
        });
        let unread: Vec<(String, Input)> = unread.take(LOOKED_INTO).collect();
        let (sender, from) = (self.sender.clone(), *from);
        thread::spawn(move || {
            for (name, input) in unread {
                let read = catch_unwind(|| source::open(&input, from).ok()?.find_map(Result::ok)?.title);
                let sent = read.ok().flatten().map(|title| sender.send(Message::Title(name, title)));
                if sent.is_some_and(|sent| sent.is_err()) {
                    break;
                }
            }
        });
    }

    /// Waits for a message and takes in all that wait; a signal that ends the program is returned.
    fn take(&mut self) -> anyhow::Result<Option<i32>> {
        let first = if self.state.pressed.is_empty() || self.state.hint {
            self.receiver.recv()?
        } else {
            match self.receiver.recv_timeout(PAUSE) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => {
                    update::wait(&mut self.state);
                    return Ok(None);
                }
                Err(error) => return Err(error.into()),
            }
        };
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Signal(signal) => match terminal::meaning(signal) {
                    Signal::End => return Ok(Some(signal)),
                    Signal::Stop => self.state.effects.push(Effect::Suspend),
                    Signal::Continue => self.resume()?,
                },
                Message::Progress(generation, progress) => self.state.advance(generation, progress),
                Message::Findings(generation, findings) => self.state.arrive(generation, *findings),
                Message::Failed(generation) => self.state.fail(generation),
                Message::Title(name, title) => update::entitle(&mut self.state, name, title),
                Message::Terminal(event) => self.event(event),
            }
            // What a key asks of the world is done before the next key is looked at: another article, the shell.
            next = if self.state.effects.is_empty() && !self.state.quit { self.receiver.try_recv().ok() } else { None };
        }
        Ok(None)
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Resize(width, height) => self.state.resize(Rect::new(0, 0, width, height)),
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                if let Some(name) = keys::name(key) {
                    update::key(&mut self.state, &name);
                }
            }
            Event::Paste(text) if matches!(self.state.overlay, Overlay::Prompt(_)) => update::paste(&mut self.state, &text),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Key(_) | Event::Paste(_) | Event::FocusGained | Event::FocusLost => {}
        }
    }

    fn mouse(&mut self, event: MouseEvent) {
        let MouseEvent { kind, column, row, .. } = event;
        let mouse = match kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let now = Instant::now();
                let again = self.clicked.is_some_and(|(before, x, y)| (x, y) == (column, row) && now.duration_since(before) < DOUBLE);
                self.clicked = if again { None } else { Some((now, column, row)) };
                if again { Mouse::Double } else { Mouse::Press }
            }
            MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag,
            MouseEventKind::Up(MouseButton::Left) => Mouse::Release,
            MouseEventKind::ScrollDown => Mouse::Wheel(NOTCH),
            MouseEventKind::ScrollUp => Mouse::Wheel(-NOTCH),
            _ => return,
        };
        update::mouse::mouse(&mut self.state, mouse, column, row);
    }

    /// Does what the state asks of the world.
    fn effects(&mut self) -> anyhow::Result<()> {
        // One may ask for another: an article that is opened wants to be analysed.
        while !self.state.effects.is_empty() {
            match self.state.effects.remove(0) {
                Effect::Copy(words) => execute!(self.screen.backend_mut(), clipboard::CopyToClipboard::to_clipboard_from(words))?,
                Effect::Export { file, over } => self.state.message = export_to(&self.state.story, &file, over),
                Effect::Analyze => self.analyze(),
                Effect::Turn(at) => {
                    self.turn(at);
                }
                Effect::Open(shelved) => {
                    let articles = &mut self.state.shelf.articles;
                    let at = articles.iter().position(|other| *other == shelved).unwrap_or(articles.len());
                    if at == articles.len() {
                        articles.push(shelved);
                    }
                    if !self.turn(at) {
                        self.state.shelf.articles.truncate(at.max(self.state.shelf.at + 1));
                    }
                }
                Effect::Suspend => {
                    terminal::leave();
                    terminal::stop()?;
                    self.resume()?;
                }
                Effect::Redraw => self.redraw()?,
            }
        }
        Ok(())
    }

    /// Takes the terminal again and draws everything anew: another program may have used it, and its size may have changed.
    fn resume(&mut self) -> io::Result<()> {
        terminal::resume(self.mouse)?;
        self.redraw()
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole. (Clearing through ratatui would ask the terminal for its cursor, and wait.)
    fn redraw(&mut self) -> io::Result<()> {
        let size = self.screen.size()?;
        let area = Rect::new(0, 0, size.width, size.height);
        self.screen.resize(area)?;
        self.state.resize(area);
        Ok(())
    }

    /// Opens another article of the shelf; one that cannot be read is told, and the one that is open stays.
    fn turn(&mut self, at: usize) -> bool {
        match take(&mut self.state.shelf, at) {
            Ok((article, told)) => {
                self.remember();
                self.state.turn(article, at);
                if let Some(path) = &self.memory {
                    session::load(path).0.restore(&mut self.state);
                }
                self.state.message = told.unwrap_or_else(|| std::mem::take(&mut self.state.message));
                true
            }
            Err(error) => {
                self.state.message = error.to_string();
                false
            }
        }
    }

    /// Remembers where the reader is in the article. What cannot be written is not worth keeping the reader for.
    pub fn remember(&mut self) {
        if let Some(path) = &self.memory
            && let Err(error) = session::remember(path, &self.state)
        {
            self.state.message = format!("cannot write {}: {error}", path.display());
        }
    }

    /// Starts the analysis on a thread of its own. The one before it, if it still runs, sees that it is no longer wanted.
    fn analyze(&self) {
        let (article, options, generation) = (self.state.story.article.clone(), self.state.settings(), self.state.generation);
        let (sender, wanted) = (self.sender.clone(), Arc::clone(&self.wanted));
        wanted.store(generation, Ordering::Relaxed);
        thread::spawn(move || {
            let mut report = |progress| {
                let told = sender.send(Message::Progress(generation, progress)).is_ok();
                if told && wanted.load(Ordering::Relaxed) == generation { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            };
            let analysis = AssertUnwindSafe(|| analyze_with(article, &options, &mut report).map_continue(Findings::new));
            // Where nobody is left to tell, the reader has quit meanwhile.
            let _ = match catch_unwind(analysis) {
                Ok(ControlFlow::Continue(findings)) => sender.send(Message::Findings(generation, Box::new(findings))),
                Ok(ControlFlow::Break(())) => Ok(()),
                Err(_) => sender.send(Message::Failed(generation)),
            };
        });
    }
}

/// Reads an article of the shelf, and says which of the articles beside it in the same file could not be read. A file that holds several takes as many places.
pub fn take(shelf: &mut Shelf, at: usize) -> Result<(Article, Option<String>), SourceError> {
    let ((read, failed), again) = match shelf.articles.get(at) {
        Some(Shelved::Unread(input)) => (source::load_and_tell(input, shelf.from)?, matches!(input, Input::File(_))),
        Some(Shelved::Read(article)) => return Ok((Article::clone(article), None)),
        None => (Default::default(), true),
    };
    let first = read.first().cloned();
    let shelved: Vec<Shelved> = read.into_iter().map(|article| Shelved::Read(Box::new(article))).collect();
    // A file can be read again when its reader comes back to it; standard input cannot, and an address is not asked twice.
    if shelved.len() > 1 || !again {
        shelf.articles.splice(at..=at, shelved);
    }
    let told = failed.map(|error| format!("left out: {error}"));
    let article = first.ok_or_else(|| SourceError::Empty(shelf.articles.get(at).map(Shelved::name).unwrap_or_default()))?;
    Ok((article, told))
}

/// Writes the story to a file in the form of its ending; what the reader is told of it.
fn export_to(story: &Story, file: &Path, over: bool) -> String {
    let name = file.display();
    let Some(format) = export::Format::by_ending(file) else {
        return format!("{name}: its ending names no form of export ({})", export::ENDINGS.map(|(ending, _)| ending).join(", "));
    };
    let opened = if over { File::create(file) } else { File::create_new(file) };
    let written = opened.map(BufWriter::new).and_then(|out| export::write(story, format, out));
    match written {
        Ok(()) => format!("wrote {name}"),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => format!("{name} is there already: :w! {name} writes over it"),
        Err(error) => format!("cannot write {name}: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_over_only_where_that_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out.md");
        let story = crate::story::unread(Article { text: "The quay fell.".into(), ..Article::default() });
        let name = file.display();
        assert_eq!(export_to(&story, &file, false), format!("wrote {name}"));
        std::fs::write(&file, "mine").unwrap();
        assert_eq!(export_to(&story, &file, false), format!("{name} is there already: :w! {name} writes over it"));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
        assert_eq!(export_to(&story, &file, true), format!("wrote {name}"));
    }

    #[test]
    fn every_ending_that_is_told_names_a_form() {
        let told = export_to(&crate::story::unread(Article::default()), Path::new("out.doc"), false);
        for ending in ["txt", "jsonld", "timelinejs.csv", "ics"] {
            assert!(told.contains(ending), "{told}");
        }
        for (ending, format) in export::ENDINGS {
            assert_eq!(export::Format::by_ending(Path::new(&format!("out.{ending}"))), Some(format), "{ending}");
        }
    }
}
