//! How long the reader waits: from a key to the drawn frame, on a sample and on a megabyte of articles, and from the start of the program to the text and
//! to the findings. `cargo bench --bench keys` prints median and worst.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a command that prints figures, and fails where it cannot")]

use std::io::Read;
use std::num::NonZeroU16;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use onrecord::ui::state::State;
use onrecord::ui::theme::{Look, Theme};
use onrecord::ui::{update, view};
use onrecord::{Article, Options, analyze};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;

const HARBOUR: &str = include_str!("../samples/harbour-inquiry.txt");
const ORCHARD: &str = include_str!("../samples/the-orchard-keepers.txt");
const COLUMNS: u16 = 120;
const ROWS: u16 = 40;
/// Keys that are timed.
const KEYS: usize = 1_000;
/// What a reader does, over and over: reads on, walks, pins, looks up, finds, searches.
const SCRIPT: &str = "j j j ctrl-d ] q ] q ] m ] d } k space G ctrl-o g g tab j j enter ] q K esc esc tab j j j enter esc tab j j esc \
    e t a r ctrl-n ctrl-n enter g r ctrl-n enter / t h e enter n n esc o j o o * n : q u esc ? c o p esc v j esc g q & s a esc g a y y";

fn main() {
    let sample = Article { text: HARBOUR.into(), ..Article::default() };
    keys("a sample", &sample);
    let large = Article { text: large(1 << 20), ..Article::default() };
    keys(&format!("{} KB of articles", large.text.len() / 1_000), &large);
    starts();
}

/// What makes a family name another one.
const ENDINGS: [&str; 8] = ["ford", "ley", "by", "wick", "ton", "stead", "mere", "combe"];

/// Articles one below the other up to some bytes, each with people of its own.
fn large(bytes: usize) -> String {
    let samples = [HARBOUR, ORCHARD];
    let names = samples.map(|text| {
        let story = analyze(Article { text: text.into(), ..Article::default() }, &Options::default());
        let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
        story.people.iter().map(|person| last(&person.name)).filter(|name| name.len() > 3).collect::<Vec<String>>()
    });
    let mut text = String::new();
    for copy in 0.. {
        if text.len() >= bytes {
            break;
        }
        let ending = format!("{}{}", ENDINGS[copy / 2 % 8], ENDINGS[copy / 16 % 8]);
        let mut article = samples[copy % 2].to_owned();
        for name in &names[copy % 2] {
            article = article.replace(name.as_str(), &format!("{name}{ending}"));
        }
        text.push_str(&article);
        text.push_str("\n\n");
    }
    text
}

/// Times keys on an article.
fn keys(name: &str, article: &Article) {
    let mut state = State::opened(article.clone(), &Options::default(), Rect::new(0, 0, COLUMNS, ROWS));
    let story = &state.story;
    println!("{name}: {} people, {} quotes, {} events", story.people.len(), story.quotes.len(), story.events.len());
    let theme = Theme::new(Look::Dark);
    let mut terminal = Terminal::new(TestBackend::new(COLUMNS, ROWS)).unwrap();
    let mut times: Vec<(Duration, &str)> = Vec::with_capacity(KEYS);
    for key in SCRIPT.split_whitespace().cycle().take(KEYS) {
        let start = Instant::now();
        update::key(&mut state, key);
        terminal.draw(|frame| view::view(&state, &theme, frame)).unwrap();
        times.push((start.elapsed(), key));
        state.effects.clear();
    }
    times.sort_unstable();
    let (median, (worst, key)) = (times[KEYS / 2].0, times[KEYS - 1]);
    println!("  key to frame, {KEYS} keys: median {median:.2?}, worst {worst:.2?} ({key})");
    let slow: Vec<String> = times.iter().rev().take(8).map(|(time, key)| format!("{key} {time:.1?}")).collect();
    println!("  slowest: {}", slow.join(", "));
}

/// Times the start of the program in a pseudo-terminal.
fn starts() {
    const TIMES: usize = 15;
    let mut text = Vec::new();
    let mut findings = Vec::new();
    for _ in 0..TIMES {
        let (shown, found) = start();
        text.push(shown);
        findings.push(found);
    }
    text.sort_unstable();
    findings.sort_unstable();
    println!("the program, {TIMES} starts in a pseudo-terminal");
    println!("  to the text: median {:.1?}, worst {:.1?}", text[TIMES / 2], text[TIMES - 1]);
    println!("  to the findings: median {:.1?}, worst {:.1?}", findings[TIMES / 2], findings[TIMES - 1]);
}

/// From the start to the first words of the article on the screen, and to the counts of what was found.
fn start() -> (Duration, Duration) {
    let pair = native_pty_system().openpty(PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 }).unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_onrecord"));
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env("TERM", "xterm-256color");
    command.env("XDG_STATE_HOME", home.path());
    command.env("XDG_CONFIG_HOME", home.path());
    command.args(["--theme", "dark", "samples/harbour-inquiry.txt"]);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (sender, chunks) = channel();
    std::thread::spawn(move || {
        let mut buffer = vec![0; 65_536];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let words: String = HARBOUR.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let mut parser = vt100::Parser::new(NonZeroU16::new(ROWS).unwrap(), NonZeroU16::new(COLUMNS).unwrap(), 0);
    let begun = Instant::now();
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut until = |words: &str| {
        while !parser.screen().contents().contains(words) {
            parser.process(&chunks.recv_timeout(Duration::from_secs(20)).unwrap());
        }
        begun.elapsed()
    };
    let times = (until(&words), until("quotes ·"));
    child.kill().unwrap();
    child.wait().unwrap();
    times
}
