//! A program in a pseudo-terminal, and what its screen shows.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub struct Session {
    pub parser: vt100::Parser,
    pub bytes: Vec<u8>,
    pub child: Box<dyn Child + Send + Sync>,
    pub home: tempfile::TempDir,
    chunks: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

/// The program with some arguments and folders of its own.
pub fn open(arguments: &[&str]) -> Session {
    open_at(tempfile::tempdir().unwrap(), arguments)
}

/// The program with folders that it may have used before.
pub fn open_at(home: tempfile::TempDir, arguments: &[&str]) -> Session {
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("onrecord"));
    command.args(arguments);
    start(home, command)
}

/// A line of the shell, in which the program is called onrecord.
pub fn shell(line: &str) -> Session {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", line]);
    start(tempfile::tempdir().unwrap(), command)
}

pub fn start(home: tempfile::TempDir, mut command: CommandBuilder) -> Session {
    let pair = native_pty_system().openpty(size(30, 110)).unwrap();
    let program = assert_cmd::cargo::cargo_bin("onrecord");
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    command.cwd(std::env::current_dir().unwrap());
    command.env("PATH", path);
    command.env("TERM", "xterm-256color");
    command.env("XDG_STATE_HOME", home.path().join("state"));
    command.env("XDG_CONFIG_HOME", home.path().join("config"));
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
    Session { parser: vt100::Parser::new(cells(30), cells(110), 0), bytes: Vec::new(), chunks, keys, master: pair.master, child, home }
}

impl Session {
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub fn resize(&mut self, rows: u16, columns: u16) {
        self.master.resize(size(rows, columns)).unwrap();
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Reads until the screen satisfies `done`.
    pub fn wait(&mut self, what: &str, done: impl Fn(&str) -> bool) {
        while !done(&self.parser.screen().contents()) {
            let chunk = self.chunks.recv_timeout(Duration::from_secs(20));
            let chunk = chunk.unwrap_or_else(|_| panic!("waited in vain for {what}:\n{}", self.parser.screen().contents()));
            self.parser.process(&chunk);
            self.bytes.extend(chunk);
        }
    }

    pub fn wait_for(&mut self, words: &str) {
        self.wait(words, |screen| screen.contains(words));
    }

    /// Reads until the terminal has sent some bytes; those before them are forgotten.
    pub fn wait_for_bytes(&mut self, bytes: &[u8]) {
        loop {
            if let Some(at) = self.bytes.windows(bytes.len()).position(|window| window == bytes) {
                self.bytes.drain(..at + bytes.len());
                return;
            }
            let chunk = self.chunks.recv_timeout(Duration::from_secs(20));
            let chunk = chunk.unwrap_or_else(|_| panic!("waited in vain for {}", String::from_utf8_lossy(bytes).escape_debug()));
            self.parser.process(&chunk);
            self.bytes.extend(chunk);
        }
    }

    /// The findings are in.
    pub fn wait_for_findings(&mut self) {
        self.wait("findings", |screen| screen.contains("quotes ·"));
    }

    pub fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// The program has ended; the terminal is as it was. Gives back its exit status.
    pub fn ended(&mut self) -> u32 {
        let status = self.child.wait().unwrap();
        while let Ok(chunk) = self.chunks.recv_timeout(Duration::from_secs(5)) {
            self.parser.process(&chunk);
            self.bytes.extend(chunk);
        }
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the other screen is still shown");
        assert!(!screen.hide_cursor(), "the cursor is gone");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still taken");
        assert!(!screen.bracketed_paste(), "pasting is still bracketed");
        status.exit_code()
    }
}
