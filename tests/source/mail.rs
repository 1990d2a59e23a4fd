//! Letters.

use onrecord::source::Form;

use crate::{article, error, facts, marked};

const HEAD: &str = "Return-Path: <ada@post.example>\r
From: =?utf-8?Q?In=C3=A8s_Okafor?= <ines@post.example>, \"Tom Ferrier\" <tom@post.example>\r
To: Readers <readers@post.example>\r
Subject: The quay =?utf-8?Q?=E2=80=94?= a\r
 letter\r
Date: Thu, 02 May 2019 23:50:00 -0700\r
MIME-Version: 1.0\r
";

const FACTS: &str = "title: The quay — a letter\nbyline: Inès Okafor and Tom Ferrier\npublished: 2019-05-02\n";

const BOTH: &str = "Content-Type: multipart/alternative; boundary=\"b\"\r
\r
This is a message in MIME format.\r
--b\r
Content-Type: text/plain; charset=windows-1252\r
Content-Transfer-Encoding: quoted-printable\r
\r
PLAIN\r
--b\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: base64\r
\r
PGh0bWw+PGJvZHk+PGgxPlRoZSBxdWF5PC9oMT48cD7igJxOb2JvZHkgdG9sZCB1cyzigJ0gQWRhIFZhbGUgc2FpZC48L3A+PGltZyBzcmM9Imh0dHA6Ly90\r
cmFja2VyLmV4YW1wbGUveC5naWYiPjxwPjxhIGhyZWY9Imh0dHA6Ly94Ij5VbnN1YnNjcmliZTwvYT48L3A+PC9ib2R5PjwvaHRtbD4=\r
--b--\r
";

#[test]
fn headers_and_encodings_are_read() {
    let read = article(format!("{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\nThe quay is closed.\r\n\r\nAda Vale said no.\r\n"));
    assert_eq!(facts(&read), FACTS);
    assert_eq!(read.text, "The quay is closed.\r\n\r\nAda Vale said no.\r\n");
}

#[test]
fn of_two_forms_the_plain_one_is_read_unless_it_is_a_stub() {
    let plain = article(format!("{HEAD}{}", BOTH.replace("PLAIN", "=93Nobody told us,=94 Ada Vale said. The quay =\r\nis shut.")));
    assert_eq!(facts(&plain), FACTS);
    assert_eq!(plain.text.trim(), "“Nobody told us,” Ada Vale said. The quay is shut.");
    let stub = article(format!("{HEAD}{}", BOTH.replace("PLAIN", "See the page.")));
    assert_eq!(marked(&stub), "# The quay\n\n“Nobody told us,” Ada Vale said.");
}

#[test]
fn a_text_with_colons_is_no_letter() {
    for text in ["Note: the quay is closed.\n\nFrom: here", "From the quay: nothing new.\n\nAda.", "Ada: No.\nTom: Yes.\n\nInes: Why?"] {
        assert_eq!(article(text).text, text);
    }
}

#[test]
fn broken_and_hostile_letters_are_read_or_told() {
    assert!(error(HEAD, None).to_string().contains("holds no article"));
    let attached = "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n";
    assert!(error(format!("{HEAD}{attached}"), None).to_string().contains("holds no article"));
    for body in [
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(5_000),
        "Content-Type: message/rfc822\r\n\r\n".repeat(5_000),
        "Content-Type: text/html\r\n\r\n".to_owned() + &"<div>".repeat(100_000) + "The quay.",
        "Content-Type: text/plain; charset=nonsense\r\n\r\nThe quay.\x1b]52;c;aGk=\x07".to_owned(),
        "Content-Transfer-Encoding: base64\r\n\r\n%%%%".to_owned(),
    ] {
        let bytes = format!("{HEAD}{body}").into_bytes();
        let read = onrecord::source::load(&onrecord::source::Input::Bytes("test".into(), bytes), Some(Form::Email));
        assert!(read.is_ok_and(|read| read.len() == 1) || !body.contains("The quay"), "{}", &body[..60]);
    }
}

#[test]
fn a_page_saved_as_one_file_is_a_page() {
    let saved = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/quay\r\nSubject: The quay\r\nDate: Tue, 5 May 2020 10:00:00 -0000\r
MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b----\"\r\n\r\n\r\n------b----\r\nContent-Type: text/html\r
Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://post.example/quay\r\n\r
<html><head><meta property=3D\"og:title\" content=3D\"The quay is shut\"></head><body><nav><p>News, sport, weather, and all the =\r
rest of it.</p></nav><article><p>=E2=80=9CNobody told us,=E2=80=9D said Ada Vale, who keeps the caf=C3=A9.</p></article></body></html>\r
------b----\r\nContent-Type: text/html\r\nContent-Location: cid:frame-2@mhtml.blink\r\n\r\n<p>Buy a boat, it is cheap, and it floats.</p>\r\n------b------\r\n";
    let read = article(saved);
    assert_eq!(facts(&read), "title: The quay is shut\nurl: https://post.example/quay\n");
    assert_eq!(read.text, "“Nobody told us,” said Ada Vale, who keeps the café.");
}

/// Found by fuzzing: the end of a part right after a soft line break, which mail-parser counts wrongly; it panics where overflows are checked.
#[test]
fn a_part_that_ends_in_a_soft_line_break_is_read_or_told() {
    let letter =
        "From: a@x.example\r\nSubject: a\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r
Content-Transfer-Encoding: quoted-printable\r\n\r\n4=\r\n--b--\r\n";
    let read = onrecord::source::load(&onrecord::source::Input::Bytes("test".into(), letter.into()), None);
    assert!(read.is_ok() || read.is_err_and(|error| error.to_string().contains("holds no article")));
}
