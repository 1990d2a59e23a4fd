//! The interface: the article and what was found in it, linked, in the terminal.
//!
//! One way: a key becomes an [`action`], an action changes the [`state`] in [`update`], the state is drawn by [`view`]. The loop waits for an event, takes in
//! all that wait, and draws once; the analysis runs on a thread of its own and comes in as an event, so that the text can be read at once.

pub mod action;
pub mod keymap;
mod overlays;
mod panes;
pub mod state;
pub mod theme;
pub mod update;
pub mod view;
pub mod wrap;

use std::io::{self, Write, stdout};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind};
use ratatui::crossterm::{clipboard, execute};
use ratatui::layout::Rect;

use crate::article::Article;
use crate::story::{Options, Stage, Story};
use crate::{analyze_with, export};
use state::{Effect, State};
use theme::{Look, Theme};

/// What the reader may set of the looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// The theme; asked of the terminal where it is not given.
    pub look: Option<Look>,
    /// Draws marks and borders in ASCII.
    pub ascii: bool,
    /// Leaves the mouse to the terminal.
    pub no_mouse: bool,
}

enum Message {
    Terminal(Event),
    Stage(u64, Stage),
    Story(u64, Box<Story>),
}

/// The generation of the analysis that is wanted; one that sees another number here breaks off.
type Wanted = Arc<AtomicU64>;

/// Opens an article and returns when the reader quits. The terminal is restored also after a panic.
pub fn open(article: Article, options: &Options, settings: Settings) -> anyhow::Result<()> {
    let theme = Theme::new(settings.look.unwrap_or_else(ask_look));
    let theme = if settings.ascii { theme.in_ascii() } else { theme };
    let mut terminal = ratatui::try_init()?;
    if !settings.no_mouse {
        execute!(stdout(), event::EnableMouseCapture)?;
    }
    let size = terminal.size()?;
    let state = State::open(article, options, Rect::new(0, 0, size.width, size.height));
    let result = run(&mut terminal, state, &theme);
    if !settings.no_mouse {
        execute!(stdout(), event::DisableMouseCapture)?;
    }
    ratatui::restore();
    let state = result?;
    let mut out = stdout().lock();
    state.printed.iter().try_for_each(|words| writeln!(out, "{words}"))?;
    Ok(())
}

/// No colour where the reader wants none, light where the terminal's background is light.
fn ask_look() -> Look {
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return Look::Mono;
    }
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = std::time::Duration::from_millis(100);
    match terminal_colorsaurus::theme_mode(options) {
        Ok(terminal_colorsaurus::ThemeMode::Light) => Look::Light,
        _ => Look::Dark,
    }
}

fn run(terminal: &mut ratatui::DefaultTerminal, mut state: State, theme: &Theme) -> anyhow::Result<State> {
    let (sender, receiver) = channel();
    let wanted = Wanted::default();
    terminal.draw(|frame| view::view(&state, theme, frame))?;
    listen(sender.clone());
    while !state.quit {
        wanted.store(state.generation, Ordering::Relaxed);
        effects(terminal, &mut state, &sender, &wanted)?;
        terminal.draw(|frame| view::view(&state, theme, frame))?;
        take(&mut state, &receiver)?;
    }
    Ok(state)
}

/// Starts the thread that sends what the reader does.
fn listen(sender: Sender<Message>) {
    thread::spawn(move || {
        while let Ok(event) = event::read() {
            if sender.send(Message::Terminal(event)).is_err() {
                break;
            }
        }
    });
}

/// Starts the analysis on a thread of its own.
fn analyze(state: &State, sender: &Sender<Message>, wanted: &Wanted) {
    let (article, options, generation) = (state.story.article.clone(), state.options.clone(), state.generation);
    let (sender, wanted) = (sender.clone(), wanted.clone());
    thread::spawn(move || {
        let mut report = |stage| {
            let told = sender.send(Message::Stage(generation, stage)).is_ok();
            if told && wanted.load(Ordering::Relaxed) == generation { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        if let ControlFlow::Continue(story) = analyze_with(article, &options, &mut report) {
            // Nobody is left to tell when the reader has quit meanwhile.
            let _ = sender.send(Message::Story(generation, Box::new(story)));
        }
    });
}

/// Waits for a message and takes in all that wait.
fn take(state: &mut State, receiver: &Receiver<Message>) -> anyhow::Result<()> {
    let mut next = Some(receiver.recv()?);
    while let Some(message) = next {
        match message {
            Message::Stage(generation, stage) => {
                if generation == state.generation {
                    state.stage = Some(stage);
                }
            }
            Message::Story(generation, story) => state.arrive(generation, *story),
            Message::Terminal(Event::Resize(width, height)) => state.resize(Rect::new(0, 0, width, height)),
            Message::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                if let Some(name) = key_name(key) {
                    update::key(state, &name);
                }
            }
            Message::Terminal(Event::Mouse(mouse)) => match mouse.kind {
                MouseEventKind::ScrollDown => update::act(state, action::Action::Move(3), 1),
                MouseEventKind::ScrollUp => update::act(state, action::Action::Move(-3), 1),
                MouseEventKind::Down(_) => click(state, mouse.column, mouse.row),
                _ => {}
            },
            Message::Terminal(_) => {}
        }
        next = receiver.try_recv().ok();
    }
    Ok(())
}

/// A click focuses the pane under it and, in the article, goes to the row under it.
fn click(state: &mut State, column: u16, row: u16) {
    let layout = view::layout(state);
    for pane in action::Pane::ALL {
        let Some(area) = layout.pane(pane).filter(|area| area.contains((column, row).into())) else { continue };
        update::act(state, action::Action::Focus(pane), 1);
        if pane == action::Pane::Article {
            let clicked = state.scroll + usize::from(row.saturating_sub(area.y + 1));
            let by = clicked as i32 - state.row() as i32;
            update::act(state, action::Action::Move(by), 1);
        }
    }
}

/// Does what the state asks of the world.
fn effects(terminal: &mut ratatui::DefaultTerminal, state: &mut State, sender: &Sender<Message>, wanted: &Wanted) -> anyhow::Result<()> {
    for effect in std::mem::take(&mut state.effects) {
        match effect {
            Effect::Copy(words) => execute!(stdout(), clipboard::CopyToClipboard::to_clipboard_from(words))?,
            Effect::Export(file) => {
                let format = export::Format::by_ending(Path::new(&file)).unwrap_or(export::Format::Json);
                let written = std::fs::File::create(&file).map(io::BufWriter::new).and_then(|out| export::write(&state.story, format, out));
                state.message = written.map_or_else(|error| format!("cannot write {file}: {error}"), |()| format!("wrote {file}"));
            }
            Effect::Analyze => analyze(state, sender, wanted),
            Effect::Redraw => terminal.clear()?,
        }
    }
    Ok(())
}

/// The name of a key as the keymap writes it.
fn key_name(key: KeyEvent) -> Option<String> {
    let name = match key.code {
        KeyCode::Char(' ') => "space".into(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(number) => format!("f{number}"),
        KeyCode::Enter => "enter".into(),
        KeyCode::Esc => "esc".into(),
        KeyCode::Tab => "tab".into(),
        KeyCode::BackTab => "shift-tab".into(),
        KeyCode::Backspace => "backspace".into(),
        KeyCode::Up => "up".into(),
        KeyCode::Down => "down".into(),
        KeyCode::Home => "home".into(),
        KeyCode::End => "end".into(),
        KeyCode::PageUp => "pageup".into(),
        KeyCode::PageDown => "pagedown".into(),
        _ => return None,
    };
    Some(if key.modifiers.contains(KeyModifiers::CONTROL) { format!("ctrl-{name}") } else { name })
}
