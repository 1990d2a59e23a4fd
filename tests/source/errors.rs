//! Every way in which an article cannot be had, in one line that says what to do.

use std::path::Path;

use onrecord::source::{Form, Input, LIMIT, load};

use crate::{error, packed};

fn says(bytes: impl AsRef<[u8]>, from: Option<Form>, words: &str) {
    let told = error(bytes, from).to_string();
    assert!(told.contains(words) && !told.contains('\n'), "{told:?} should say {words:?}");
}

#[test]
fn what_holds_nothing_is_empty() {
    for nothing in [&b""[..], b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", &packed(b"")] {
        says(nothing, None, "test is empty: there is nothing to read");
    }
    says("[]", None, "is empty");
    says("title,text\n", None, "is empty");
}

#[test]
fn what_is_no_text_is_told_with_what_it_is() {
    says(b"\x7fELF\0\0\0\x01", None, "no text but binary data");
    says([&[0x01, 0x02, 0x80, 0xff, 0x03][..]; 40].concat(), None, "no text but binary data");
    says(b"\x89PNG\r\n\x1a\n\0\0", None, "is a picture");
    says(b"PK\x03\x04\x14\0", None, "an archive or an office document");
    says(b"{\\rtf1 The quay}", None, "a rich text document");
    says(packed(b"\x89PNG\r\n\x1a\n\0\0"), None, "is a picture");
}

#[test]
fn what_is_broken_is_told() {
    let mut broken = packed("The bridge was closed on Monday. ".repeat(50).as_bytes());
    broken.truncate(40);
    says(broken, None, "cannot read test");
    says("[{\"text\": \"One.\"},", None, "cannot be read as JSON");
    says("The bridge was closed.", Some(Form::Json), "cannot be read as JSON");
    says("The bridge was closed.", Some(Form::Jsonl), "line 1 is no article record");
    says("The bridge was closed.", Some(Form::Csv), "cannot be read as CSV");
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; LIMIT + (1 << 17)];
    let bomb = packed(&zeros);
    assert!(bomb.len() < LIMIT / 100);
    says(&bomb, None, "larger than 64 MB");
    says(&bomb, Some(Form::Jsonl), "a line is longer than 64 MB");
    says(packed(&[b"title,text\nRain,\"", &zeros[..]].concat()), None, "a row is longer than 64 MB");
}

#[test]
fn files_and_folders_are_told_by_name() {
    let told = |path: &str| load(&Input::new(Path::new(path)), None).unwrap_err().to_string();
    assert!(told("no/such/file.txt").starts_with("cannot read no/such/file.txt: "));
    assert_eq!(told("tests"), "tests is a folder: give the articles in it by name");
}
