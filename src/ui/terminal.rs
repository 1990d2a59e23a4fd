//! The terminal's life: taken at the start and given back whole at the end, when the program is suspended, killed or panics.
//!
//! Raw mode, the alternate screen, the mouse, bracketed paste and the keyboard protocol that tells Ctrl-i from Tab (terminals that do not know it
//! pass it over) are taken and given back together. Standard output goes through one buffer, so that a frame is written at once.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::panic;
use std::thread;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use ratatui::crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::crossterm::{cursor, execute, style::Print};

/// What is drawn on.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Buttons, drags and the wheel, with places beyond column 223. Movement without a button is not asked for: nothing answers to it.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";
/// A frame of a large screen.
const FRAME: usize = 1 << 16;

/// Takes the terminal. A panic of this thread gives it back before it is told; one of another thread keeps silent, for the screen is in use.
pub fn enter(mouse: bool) -> io::Result<Screen> {
    let own = thread::current().id();
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == own {
            leave();
            told(info);
        }
    }));
    resume(mouse)?;
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(FRAME, stdout())))
}

/// Takes the terminal again, after the program was suspended.
pub fn resume(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let flags = PushKeyboardEnhancementFlags(KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES);
    execute!(stdout(), EnterAlternateScreen, flags, EnableBracketedPaste, Print(if mouse { MOUSE_ON } else { "" }))
}

/// Gives the terminal back. It may be gone already, or half taken: every part is tried.
pub fn leave() {
    let _ = execute!(stdout(), Print(MOUSE_OFF), DisableBracketedPaste, PopKeyboardEnhancementFlags, LeaveAlternateScreen, cursor::Show);
    let _ = stdout().flush();
    let _ = disable_raw_mode();
}

/// Signals as they come, each by its number: those that end, stop or continue the program.
#[cfg(unix)]
pub fn signals(send: impl Fn(i32) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    thread::spawn(move || signals.forever().all(send));
    Ok(())
}

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// To end.
    End,
    /// To stop until it is continued.
    Stop,
    /// It was continued.
    Continue,
}

/// What the signal of a number asks for.
#[cfg(unix)]
pub fn meaning(signal: i32) -> Signal {
    match signal {
        signal_hook::consts::SIGTSTP => Signal::Stop,
        signal_hook::consts::SIGCONT => Signal::Continue,
        _ => Signal::End,
    }
}

/// Stops the program until the shell continues it; the terminal has been given back.
#[cfg(unix)]
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

/// Ends the program as the signal would have ended it.
#[cfg(unix)]
pub fn end(signal: i32) -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal)
}

/// Other systems have no such signals.
#[cfg(not(unix))]
mod elsewhere {
    use super::{Signal, io};

    pub fn signals(_: impl Fn(i32) -> bool + Send + 'static) -> io::Result<()> {
        Ok(())
    }

    pub fn meaning(_: i32) -> Signal {
        Signal::End
    }

    pub fn stop() -> io::Result<()> {
        Ok(())
    }

    pub fn end(_: i32) -> io::Result<()> {
        Ok(())
    }
}
#[cfg(not(unix))]
pub use elsewhere::{end, meaning, signals, stop};
