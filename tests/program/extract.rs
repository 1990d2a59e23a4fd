//! `onrecord extract`: what it prints, how it fails.

use std::io::Write;

use assert_cmd::Command;

pub fn onrecord() -> Command {
    Command::cargo_bin("onrecord").unwrap()
}

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// Exit status, standard output and standard error of `onrecord extract` on one file.
fn extract(bytes: &[u8]) -> (i32, String, String) {
    let output = onrecord().arg("extract").arg(file(bytes).path()).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_sample_gives_people_quotes_and_offsets_that_cut_the_words() {
    let output = onrecord().args(["extract", "samples/harbour-inquiry.txt"]).output().unwrap();
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
    let person = &record["people"][0];
    let (start, end) = (person["mentions"][0]["start"].as_u64().unwrap() as usize, person["mentions"][0]["end"].as_u64().unwrap() as usize);
    let words: String = text[start..end].iter().collect();
    assert!(person["name"].as_str().unwrap().contains(words.split(' ').next_back().unwrap()), "{words}");
    assert!(!record["quotes"].as_array().unwrap().is_empty());
}

#[test]
fn what_cannot_be_read_is_one_line_that_says_so() {
    for (bytes, says) in [(&b""[..], "is empty"), (b"  \n", "is empty"), (b"\x7fELF\0\0\0\x01", "binary")] {
        let (status, out, error) = extract(bytes);
        assert_eq!((status, out.as_str(), error.lines().count()), (2, "", 1), "{error}");
        assert!(error.contains(says), "{error}");
    }
}

#[test]
fn a_missing_file_a_folder_and_a_wrong_date_are_told() {
    for (arguments, says) in [
        (&["extract", "no-such-file.txt"][..], "cannot read no-such-file.txt"),
        (&["extract", "samples"], "is a folder"),
        (&["extract", "--date", "2017-13-40", "README.md"], "no date"),
        (&[], "no article given"),
    ] {
        let output = onrecord().args(arguments).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
        assert!(error.contains(says), "{error}");
    }
}

#[test]
fn other_encodings_are_decoded() {
    let (status, out, _) = extract(b"\xffThe caf\xe9 is shut, Ada Vale said.".strip_prefix(b"\xff").unwrap());
    assert_eq!(status, 0);
    assert!(out.contains("café"), "{out}");
}

#[test]
fn records_come_back_in_order_and_a_broken_one_does_not_stop_the_rest() {
    let input = "{\"id\":\"a\",\"text\":\"One.\"}\nbroken\n{\"id\":\"c\",\"text\":\"Three.\"}\n";
    let output = onrecord().args(["extract", "--format", "jsonl", "-"]).write_stdin(input).output().unwrap();
    let ids: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!((output.status.code(), ids), (Some(1), vec!["a".into(), "2".into(), "c".into()]));
}

#[test]
fn plain_text_on_standard_input_is_an_article() {
    let output = onrecord().args(["extract", "-"]).write_stdin("Ada Vale said no.").output().unwrap();
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["text"], "Ada Vale said no.");
}

#[test]
fn without_a_terminal_the_article_is_extracted() {
    let output = onrecord().arg("samples/harbour-inquiry.txt").output().unwrap();
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"{\"schema\":1"));
}
