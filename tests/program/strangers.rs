//! What strangers wrote cannot command the terminal: sequences hidden in a page and in a letter are shown as pictures of themselves, or not at all.

use std::io::Write;

use super::extract::onrecord;
use super::terminal::session;

/// Sets the title of the window, writes to the clipboard, clears the screen; as bytes, as entities, and by one character of eight bits.
const PAGE: &str = "<html><title>The \u{1b}]0;hostile\u{7}quay</title><meta name=author content='Ada &#27;[2JVale'>
<p>The quay was closed on Monday, \u{1b}]52;c;aG9zdGlsZQ==\u{7} the mayor said. It is &#27;]0;hostile&#7; shut.</p>
<p>“Nobody told us,” said Ada\u{9b}2J Vale, who keeps the café there. &#x9b;2J &#x85; &#127;</p>";

const LETTER: &str = "From: =?utf-8?Q?Ada=1B]0;hostile=07?= <ada@post.example>\nSubject: =?utf-8?Q?The_=1B]0;hostile=07quay?=\nMIME-Version: 1.0\n\n\
    The quay was closed on Monday, \u{1b}]52;c;aG9zdGlsZQ==\u{7} the mayor said.\n";

fn written(ending: &str, content: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().prefix("quay").suffix(ending).tempfile().unwrap();
    file.write_all(content.as_bytes()).unwrap();
    file
}

#[test]
fn the_screen_shows_pictures() {
    for (ending, content) in [(".html", PAGE), (".eml", LETTER)] {
        let file = written(ending, content);
        let mut session = session::open(&["--theme", "dark", file.path().to_str().unwrap()]);
        session.wait_for("␛]52;c;");
        session.press("q");
        session.ended();
        for hostile in [&b"\x1b]0;"[..], b"\x1b]52;", b"\x9b2J", "\u{9b}".as_bytes()] {
            assert!(!session.bytes.windows(hostile.len()).any(|bytes| bytes == hostile), "{ending}: {hostile:?} went to the terminal");
        }
    }
}

#[test]
fn messages_show_pictures() {
    let output = onrecord().args(["extract", "no\u{1b}]0;hostile\u{7}file"]).output().unwrap();
    assert!(!output.stderr.contains(&0x1b), "{:?}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn records_escape_what_a_terminal_obeys() {
    let text = "“No \u{1b}[35m\u{9b}36m\u{202e}\u{7f},” Ada \u{1b}]0;x\u{7}Tarrow said.\n";
    let file = written(".txt", text);
    for form in ["json", "jsonld"] {
        let output = onrecord().args(["extract", "--format", form]).arg(file.path()).output().unwrap();
        assert!(output.status.success());
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(printed.trim_end_matches('\n').chars().find(|&c| c.is_control() || c == '\u{202e}'), None, "{printed:?}");
        let record: serde_json::Value = serde_json::from_str(&printed).unwrap();
        assert!(form != "json" || record["text"] == text, "{printed}");
    }
}

#[test]
fn no_form_of_the_extract_commands_the_terminal() {
    let file = written(".txt", "“No \u{1b}[35m\u{9b}36m\u{202e},” Ada \u{1b}]0;x\u{7}Tarrow said on Thursday.\n");
    for form in ["--format=json", "--format=csv", "--quotes", "--people", "--timeline", "--format=md", "--format=html", "--format=jsonld"] {
        let mut session = session::open(&["extract", form, file.path().to_str().unwrap()]);
        assert_eq!(session.ended(), 0, "{form}");
        let printed = String::from_utf8_lossy(&session.bytes).into_owned();
        let command = printed.chars().find(|&c| c.is_control() && !matches!(c, '\n' | '\r' | '\t') || c == '\u{202e}');
        assert_eq!(command, None, "{form}: {printed:?}");
    }
}
