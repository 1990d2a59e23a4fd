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
        (&[], "standard input is empty"),
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

/// Standard output of a run that must succeed.
fn printed(arguments: &[&str]) -> String {
    let output = onrecord().args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const TWO: [&str; 2] = ["samples/harbour-inquiry.txt", "samples/interview.md"];

#[test]
fn many_articles_make_one_file_of_every_form() {
    let count = |format: &str, words: &str| printed(&["extract", "--format", format, TWO[0], TWO[1]]).matches(words).count();
    assert_eq!(count("jsonl", "\n"), 2);
    assert_eq!(count("csv", "article,id,kind"), 1);
    assert_eq!(count("timelinejs", "Year,Month,Day"), 1);
    assert_eq!((count("html", "<!doctype html>"), count("html", "<main>"), count("html", "</html>")), (1, 2, 1));
    assert_eq!((count("ics", "BEGIN:VCALENDAR"), count("ics", "END:VCALENDAR")), (1, 1));
    assert_eq!(count("jsonld", "\"AnnotationCollection\""), 2);
    assert!(printed(&["extract", "--format", "md", TWO[0], TWO[1]]).contains("\n---\n\n# "));
}

#[test]
fn one_list_alone_is_printed_in_lines() {
    let people = printed(&["extract", "--people", TWO[0]]);
    assert!(people.lines().any(|line| line.starts_with("Edwin Tarrow") && line.contains("mentions")), "{people}");
    let quotes = printed(&["extract", "--quotes", TWO[0]]);
    assert!(quotes.lines().any(|line| line.starts_with("Edwin Tarrow (told") && line.contains("“I have served")), "{quotes}");
    let timeline = printed(&["extract", "--timeline", "--date", "2024-03-14", TWO[0]]);
    assert!(timeline.lines().any(|line| line.starts_with("2023-11-18 ")), "{timeline}");
    assert!(printed(&["extract", "--people", "--format", "csv", TWO[0]]).starts_with("article,id,name"));
    for arguments in [["--people", "--quotes"], ["--people", "--format=html"]] {
        let output = onrecord().arg("extract").args(arguments).arg(TWO[0]).output().unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    }
}

#[test]
fn order_is_kept_where_one_article_takes_long() {
    let long = "Ada Vale said that the quay had gone. ".repeat(20_000);
    let records = (0..200)
        .map(|id| serde_json::json!({"id": id.to_string(), "text": if id == 3 { long.as_str() } else { "No." }}).to_string() + "\n");
    let output = onrecord().args(["extract", "-"]).write_stdin(records.collect::<String>()).output().unwrap();
    let ids = String::from_utf8(output.stdout).unwrap();
    let ids = ids.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned());
    assert!(ids.eq((0..200).map(|id| id.to_string())));
}

#[test]
fn grep_finds_what_somebody_says_and_exits_as_grep_does() {
    let lines = printed(&["grep", "tarrow", TWO[0], TWO[1]]);
    assert!(lines.lines().any(|line| line.starts_with("samples/harbour-inquiry.txt:8:1: Edwin Tarrow (told")), "{lines}");
    for (arguments, status) in [(["grep", "Nobody Known", TWO[0]], 1), (["grep", "tarrow", "no-such-file.txt"], 2)] {
        let output = onrecord().args(arguments).output().unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(status), 0), "{arguments:?}");
    }
}

#[test]
fn the_program_tells_of_itself() {
    assert!(serde_json::from_str::<serde_json::Value>(&printed(&["schema"])).is_ok());
    for shell in ["bash", "zsh", "fish"] {
        assert!(printed(&["completions", shell]).contains("timelinejs"), "{shell}");
    }
    assert!(printed(&["man"]).contains(".TH onrecord"));
    assert!(printed(&["man", "extract"]).contains("timeline"));
}
