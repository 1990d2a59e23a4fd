//! The interface in a pseudo-terminal: what a reader sees, and the terminal as it was afterwards. Tests wait for words, never for a time.

pub mod session;

use portable_pty::CommandBuilder;
use session::{Session, open, open_at, shell, start};

const ARTICLE: &str = "samples/harbour-inquiry.txt";

fn opened() -> Session {
    let mut session = open(&["--theme", "dark", ARTICLE]);
    session.wait_for_findings();
    session
}

#[test]
fn opens_walks_resizes_and_leaves_the_terminal_as_it_was() {
    let mut session = opened();
    session.press("]q");
    session.wait_for("%");
    session.press("?");
    session.wait_for("Help");
    session.press("\x1b");
    session.wait("help to close", |screen| !screen.contains("Help:"));
    session.resize(20, 60);
    session.wait_for(" Article   People   Quotes   Timeline ");
    session.press("q");
    assert_eq!(session.ended(), 0);
}

#[test]
fn what_may_follow_is_shown_after_a_pause() {
    let mut session = opened();
    session.press("g");
    session.wait_for("all mentions in context");
    session.press("q");
    session.wait("the popup to close", |screen| !screen.contains("all mentions in context"));
    session.press("q");
    assert_eq!(session.ended(), 0);
}

#[test]
fn the_clipboard_gets_the_words() {
    let mut session = opened();
    session.press("]qyt");
    session.wait_for_bytes(b"\x1b]52;c;");
    session.wait_for("copied as text");
    let end = session.bytes.iter().position(|&byte| byte == 0x07 || byte == 0x1b).unwrap();
    let words = base64(&session.bytes[..end]);
    let text = std::fs::read_to_string(ARTICLE).unwrap();
    assert!(text.contains(&words[..words.len().min(40)]), "{words}");
    session.press("q");
    assert_eq!(session.ended(), 0);
}

/// The text that some base 64 stands for.
fn base64(bytes: &[u8]) -> String {
    let value = |byte: u8| b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|&other| other == byte);
    let bits: Vec<u8> =
        bytes.iter().filter_map(|&byte| value(byte)).flat_map(|value| (0..6).rev().map(move |bit| (value >> bit & 1) as u8)).collect();
    String::from_utf8(bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit)).collect()).unwrap()
}

#[test]
fn what_is_printed_stands_on_the_screen_after_the_end() {
    let mut session = opened();
    session.press("]qpq");
    assert_eq!(session.ended(), 0);
    assert!(session.parser.screen().contents().contains("— "), "{}", session.parser.screen().contents());
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_terminal_untouched() {
    let mut session = open(&["no-such-file.txt"]);
    session.wait_for("cannot read no-such-file.txt");
    assert_eq!(session.ended(), 2);
    assert!(!session.bytes.windows(8).any(|bytes| bytes == b"\x1b[?1049h"), "the screen was taken");
}

#[test]
fn a_long_run_shows_how_far_it_has_come() {
    let home = tempfile::tempdir().unwrap();
    let record = serde_json::json!({ "text": std::fs::read_to_string(ARTICLE).unwrap() }).to_string() + "\n";
    std::fs::write(home.path().join("many.jsonl"), record.repeat(600)).unwrap();
    let mut session = shell(&format!("onrecord extract {}/many.jsonl > {0}/out; echo done", home.path().display()));
    session.wait_for(" articles · ");
    session.wait_for("done");
    assert_eq!(session.parser.screen().contents().trim(), "done");
}

#[test]
fn a_wrong_configuration_is_told_with_its_line() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(home.path().join("config/onrecord")).unwrap();
    std::fs::write(home.path().join("config/onrecord/config.toml"), "mouse = true\n[keys]\nfly = \"f\"\n").unwrap();
    let mut session = open_at(home, &[ARTICLE]);
    session.wait_for("line 3: no action is called fly");
    assert_eq!(session.ended(), 2);
}

#[test]
fn own_keys_work() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(home.path().join("config/onrecord")).unwrap();
    std::fs::write(home.path().join("config/onrecord/config.toml"), "[keys]\nquit = \"X\"\n").unwrap();
    let mut session = open_at(home, &["--theme", "mono", ARTICLE]);
    session.wait_for_findings();
    session.press("qX");
    assert_eq!(session.ended(), 0);
}

#[test]
fn a_broken_record_is_told_and_the_others_open() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("many.jsonl");
    std::fs::write(&file, "{\"title\": \"Quay shut\", \"text\": \"The quay is shut.\"}\n{broken\n{\"text\": \"It is open.\"}\n").unwrap();
    let mut session = open_at(home, &[file.to_str().unwrap()]);
    session.wait_for("left out: line 2 is no article record");
    session.wait_for("Quay shut");
    session.press("q");
    assert_eq!(session.ended(), 0);
}

#[test]
fn several_articles_are_a_list() {
    let mut session = open(&["--theme", "dark", ARTICLE, "samples/the-orchard-keepers.txt", "no-such-file.txt"]);
    session.wait_for_findings();
    session.press(":next\r");
    session.wait_for("orchard");
    session.press("gl");
    session.wait_for("Articles 1/3");
    session.press("no-such\r");
    session.wait_for("cannot read no-such-file.txt");
    session.press(":prev\r");
    session.wait_for("harbour");
    session.press("q");
    assert_eq!(session.ended(), 0);
}

#[test]
fn without_an_article_recent_ones_and_samples_are_offered() {
    let mut session = open(&["--theme", "dark"]);
    session.wait_for("Samples");
    session.wait_for("… | onrecord");
    session.press("j\r");
    session.wait_for("orchard");
    session.wait_for_findings();
    session.press("q");
    assert_eq!(session.ended(), 0);
    let mut session = open_at(session.home, &["--theme", "dark"]);
    session.wait_for("Recent articles and samples");
    session.press(":open no-such-file.txt\r");
    session.wait_for("cannot read no-such-file.txt");
    session.press("\r");
    session.wait_for_findings();
    session.press("q");
    assert_eq!(session.ended(), 0);
}

#[test]
fn place_and_pin_are_there_again() {
    let mut session = opened();
    session.press("gpj\r");
    session.wait_for("Quotes [");
    session.press("q");
    assert_eq!(session.ended(), 0);
    let mut session = open_at(session.home, &["--theme", "dark", ARTICLE]);
    session.wait_for("Quotes [");
    session.signal("-TERM");
    assert_ne!(session.ended(), 0);
    let mut session = open_at(session.home, &["--theme", "dark", ARTICLE]);
    session.wait_for("Quotes [");
    session.press("q");
    assert_eq!(session.ended(), 0);
}

#[test]
fn a_broken_list_of_recent_articles_is_set_aside() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("state/onrecord");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("articles.json"), "{{{").unwrap();
    let mut session = open_at(home, &["--theme", "dark", ARTICLE]);
    session.wait_for("the list of recent articles was broken");
    session.press("q");
    assert_eq!(session.ended(), 0);
    assert_eq!(std::fs::read_to_string(folder.join("articles.json.broken")).unwrap(), "{{{");
    assert!(std::fs::read_to_string(folder.join("articles.json")).unwrap().contains("harbour-inquiry"));
}

#[test]
fn an_article_is_piped_in_and_the_keys_still_work() {
    for line in ["cat samples/harbour-inquiry.txt | onrecord --theme dark -", "cat samples/harbour-inquiry.txt | onrecord --theme dark"] {
        let mut session = shell(line);
        session.wait_for_findings();
        session.press("?");
        session.wait_for("Help");
        session.press("\x1b");
        session.wait("help to close", |screen| !screen.contains("Help:"));
        session.press("q");
        assert_eq!(session.ended(), 0);
    }
}

#[test]
fn suspended_it_gives_the_terminal_back_and_comes_back_whole() {
    let mut session = shell("set -m; onrecord --theme dark samples/harbour-inquiry.txt; echo stopped; fg; echo status $?");
    session.wait_for_findings();
    session.press("\x1a");
    session.wait_for_bytes(b"\x1b[?1049l");
    session.wait_for_bytes(b"stopped");
    session.wait_for_bytes(b"\x1b[?1049h");
    session.wait_for_findings();
    session.press("]q");
    session.wait_for("%");
    session.press("q");
    session.wait_for("status 0");
    assert_eq!(session.ended(), 0);
}

#[test]
fn killed_it_leaves_the_terminal_as_it_was() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let mut session = opened();
        session.signal(signal);
        assert_ne!(session.ended(), 0, "{signal}");
    }
}

/// The test runs itself: within the pseudo-terminal it takes the terminal and panics.
#[test]
fn a_panic_leaves_the_terminal_as_it_was_and_is_told() {
    const INSIDE: &str = "ONRECORD_TEST_PANIC";
    if std::env::var_os(INSIDE).is_some() {
        let _screen = onrecord::ui::terminal::enter(true).unwrap();
        panic!("the roof fell in");
    }
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "terminal::a_panic_leaves_the_terminal_as_it_was_and_is_told", "--nocapture", "--test-threads=1"]);
    command.env(INSIDE, "1");
    let mut session = start(tempfile::tempdir().unwrap(), command);
    session.wait_for_bytes(b"\x1b[?1049h");
    session.wait_for_bytes(b"\x1b[?1049l");
    session.wait_for("the roof fell in");
    assert_ne!(session.ended(), 0);
}
