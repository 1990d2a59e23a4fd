//! The interface in a pseudo-terminal: what a reader sees, and the terminal as it was afterwards. Tests wait for words, never for a time.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

struct Session {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    chunks: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn open(arguments: &[&str]) -> Session {
    let pair = native_pty_system().openpty(size(30, 110)).unwrap();
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("onrecord"));
    command.cwd(std::env::current_dir().unwrap());
    command.env("TERM", "xterm-256color");
    command.args(arguments);
    let child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (sender, chunks) = channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 8192];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let keys = pair.master.take_writer().unwrap();
    Session { parser: vt100::Parser::new(cells(30), cells(110), 0), bytes: Vec::new(), chunks, keys, master: pair.master, child }
}

impl Session {
    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Reads until the screen satisfies `done`.
    fn wait(&mut self, what: &str, done: impl Fn(&str) -> bool) {
        while !done(&self.parser.screen().contents()) {
            let chunk = self.chunks.recv_timeout(Duration::from_secs(20));
            let chunk = chunk.unwrap_or_else(|_| panic!("waited in vain for {what}:\n{}", self.parser.screen().contents()));
            self.parser.process(&chunk);
            self.bytes.extend(chunk);
        }
    }

    fn wait_for(&mut self, words: &str) {
        self.wait(words, |screen| screen.contains(words));
    }
}

#[test]
fn opens_walks_resizes_copies_and_leaves_the_terminal_as_it_was() {
    let mut session = open(&["--theme", "dark", "samples/harbour-inquiry.txt"]);
    session.wait_for("Quotes gq");
    session.wait("findings", |screen| screen.contains("1/") || screen.contains("quotes ·"));
    session.press("]q");
    session.wait_for("%");
    session.press("yy");
    session.wait_for("copied");
    assert!(session.bytes.windows(7).any(|bytes| bytes == b"\x1b]52;c;"), "nothing went to the clipboard");
    session.press("?");
    session.wait_for("Help");
    session.press("\x1b");
    session.wait("help to close", |screen| !screen.contains("Help:"));
    session.master.resize(size(20, 60)).unwrap();
    session.parser.screen_mut().set_size(cells(20), cells(60));
    session.wait_for(" Article   People   Quotes   Timeline ");
    session.press("q");
    assert!(session.child.wait().unwrap().success());
    while let Ok(chunk) = session.chunks.recv_timeout(Duration::from_secs(5)) {
        session.parser.process(&chunk);
    }
    assert!(!session.parser.screen().alternate_screen(), "the terminal is not as it was");
    assert!(!session.parser.screen().hide_cursor(), "the cursor is gone");
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_terminal_untouched() {
    let mut session = open(&["no-such-file.txt"]);
    session.wait_for("cannot read no-such-file.txt");
    assert_eq!(session.child.wait().unwrap().exit_code(), 2);
    assert!(!session.bytes.windows(8).any(|bytes| bytes == b"\x1b[?1049h"), "the screen was taken");
}
