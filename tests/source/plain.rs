//! Plain text, its encodings, and packed files.

use crate::{article, facts, marked, packed};

const ARTICLE: &str = "Bridge at Oldmere is closed

By Ada Vale and Tom Ferrier

The bridge at Oldmere was closed on Monday, the café owner Inès Okafor said.

“Nobody told us,” she said. “We read it on a sign.”
";

#[test]
fn the_text_is_taken_as_it_is() {
    for text in [ARTICLE, "One line.", "\r\n  Odd\tspaces \r\n\r\nstay. \n\n", "\u{1b}[31mred\u{7}", "a\u{200b}\u{202e}b"] {
        assert_eq!(article(text).text, text);
    }
}

#[test]
fn a_headline_and_a_byline_are_read_where_they_stand_apart() {
    let read = article(ARTICLE);
    assert_eq!(facts(&read), "title: Bridge at Oldmere is closed\nbyline: Ada Vale and Tom Ferrier\n");
    assert!(marked(&read).starts_with("# Bridge at Oldmere is closed\n\nBy Ada"));
}

#[test]
fn what_may_be_a_sentence_is_no_headline() {
    for text in [
        "The bridge was closed on Monday.\n\nNobody had told the people of Oldmere.",
        "The bridge was closed on Monday\nand nobody had told the people of Oldmere.",
        "The bridge is closed\n\nGone.",
        "“Nobody told us about the bridge,” the baker of Oldmere said",
        "By the time the bridge was closed, the people of Oldmere had read about it.\n\nOn a sign.",
    ] {
        assert_eq!(facts(&article(text)), "", "{text}");
    }
}

#[test]
fn encodings_are_told_by_marks_zeros_and_looks() {
    let utf16 =
        |big: bool| ARTICLE.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>();
    let latin: Vec<u8> = "The café of Inès is shut, the señora said.".chars().map(|c| c as u8).collect();
    assert_eq!(article(latin).text, "The café of Inès is shut, the señora said.");
    assert_eq!(article(b"\x93Nobody told us,\x94 she said \x96 twice.").text, "“Nobody told us,” she said – twice.");
    for bytes in [
        [b"\xef\xbb\xbf", ARTICLE.as_bytes()].concat(),
        [&b"\xff\xfe"[..], &utf16(false)].concat(),
        [&b"\xfe\xff"[..], &utf16(true)].concat(),
        utf16(false),
        utf16(true),
    ] {
        assert_eq!(article(bytes).text, ARTICLE);
    }
}

#[test]
fn packed_files_are_unpacked() {
    assert_eq!(article(packed(ARTICLE.as_bytes())).text, ARTICLE);
    let members = [packed(b"The bridge was closed. "), packed(b"Nobody was told.")].concat();
    assert_eq!(article(members).text, "The bridge was closed. Nobody was told.");
}
