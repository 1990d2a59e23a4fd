//! JSON, JSONL and CSV.

use onrecord::source::{Form, Input, load, open};

use crate::{article, articles, each, error, facts, packed};

const FACTS: &str = "title: The quay\nbyline: Ada Vale and Tom Ferrier\npublication: The Oldmere Post\npublished: 2019-05-02\nurl: https://post.example/quay\n";

#[test]
fn a_record_tells_its_facts_in_any_of_the_common_ways() {
    for record in [
        r#"{"id": "a", "text": "One.", "title": "The quay", "author": "Ada Vale and Tom Ferrier", "publication": "The Oldmere Post",
            "date": "2019-05-02", "url": "https://post.example/quay"}"#,
        r#"{"id": "a", "content": "One.", "headline": "The quay", "authors": ["Ada Vale", "Tom Ferrier"], "publisher": {"name": "The Oldmere Post"},
            "datePublished": "2019-05-02T23:30:00-05:00", "link": "https://post.example/quay"}"#,
        r#"{"ID": "a", "Text": "One.", "Title": "The quay", "Authors": [{"name": "Ada Vale"}, {"name": "By Tom Ferrier"}],
            "site": "The Oldmere Post", "pubDate": "Thu, 02 May 2019 08:00:00 +0200", "url": "https://post.example/quay"}"#,
    ] {
        let one_line = record.replace('\n', " ");
        for bytes in [record.to_owned(), format!("[{record}]"), format!("{{\"articles\": [{record}]}}"), one_line] {
            let read = article(&bytes);
            assert_eq!((read.id.as_str(), read.text.as_str(), facts(&read).as_str()), ("a", "One.", FACTS), "{bytes}");
        }
    }
}

#[test]
fn dates_are_the_day_where_they_were_written() {
    for (date, day) in [
        ("\"2017-03-03\"", "2017-03-03"),
        ("\"2017-03-03T23:30:00-05:00\"", "2017-03-03"),
        ("\"2017-03-03 00:10:00+13:00\"", "2017-03-03"),
        ("\"20170303T101500Z\"", "2017-03-03"),
        ("\"2017/3/3\"", "2017-03-03"),
        ("\"Fri, 3 Mar 2017 23:30:00 -0500\"", "2017-03-03"),
        ("\"March 3, 2017\"", "2017-03-03"),
        ("\"Sept. 3rd, 2017 at 5 p.m. EST\"", "2017-09-03"),
        ("\"Published 3 March 2017, updated later\"", "2017-03-03"),
        ("\"25/12/2017\"", "2017-12-25"),
        ("\"12/25/2017\"", "2017-12-25"),
        ("1488585600", "2017-03-04"),
        ("1488585600000", "2017-03-04"),
    ] {
        assert_eq!(facts(&article(format!("{{\"text\": \"One.\", \"date\": {date}}}"))), format!("published: {day}\n"));
    }
    for date in [
        "\"03/04/2017\"",
        "\"yesterday\"",
        "\"2017-13-40\"",
        "\"Marching 3, 2017\"",
        "2017",
        "\"\"",
        "null",
        "[]",
        "\"99999999999999999999\"",
    ] {
        assert_eq!(facts(&article(format!("{{\"text\": \"One.\", \"date\": {date}}}"))), "", "{date}");
    }
}

#[test]
fn lines_are_read_one_by_one_and_a_broken_one_does_not_end_them() {
    let lines =
        "{\"id\": 7, \"text\": \"One.\"}\n\nbroken\n{\"id\": \"b\"}\n[1]\n{\"text\": \"F\\u0000ive.\"}\r\n{\"text\": \"caf\u{e9}\"}";
    for bytes in [lines.as_bytes().to_vec(), packed(lines.as_bytes()), [b"\xef\xbb\xbf", lines.as_bytes()].concat()] {
        let read: Vec<String> =
            each(bytes).into_iter().map(|article| article.map_or_else(|error| error, |article| article.id + " " + &article.text)).collect();
        assert_eq!(
            read,
            [
                "7 One.",
                "line 3 is no article record: expected value at line 1 column 1",
                "line 4 is no article record: it has no `text` or `content`",
                "line 5 is no article record: no object",
                "6 F\0ive.",
                "7 café"
            ]
        );
    }
}

#[test]
fn a_stream_of_lines_is_read_as_it_comes() {
    let (reader, mut writer) = std::io::pipe().unwrap();
    let path = format!("/dev/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&reader));
    std::io::Write::write_all(&mut writer, b"{\"text\": \"One.\"}\n").unwrap();
    let mut read = open(&Input::new(path.as_ref()), None).unwrap();
    assert_eq!(read.next().unwrap().unwrap().text, "One.");
    std::io::Write::write_all(&mut writer, b"{\"text\": \"Two.\"}\n").unwrap();
    assert_eq!(read.next().unwrap().unwrap().text, "Two.");
    drop(writer);
    assert!(read.next().is_none());
}

#[test]
fn hostile_json_is_an_error() {
    let deep = "[".repeat(100_000);
    for bytes in [
        format!("{{\"text\": {deep}"),
        format!("[{{\"text\": {deep}"),
        "{\"text\": \"\\ud800\"}".into(),
        "{\"text\": 1}".into(),
        "{}".into(),
    ] {
        assert!(!error(&bytes, Some(Form::Json)).to_string().contains('\n'));
        assert!(!error(&bytes, Some(Form::Jsonl)).to_string().contains('\n'));
    }
}

#[test]
fn text_that_only_looks_like_json_is_text() {
    for text in ["[Editor's note: the bridge is open again.]\n\nOne.", "{The bridge} is open.", "[1] The bridge.", "{"] {
        assert_eq!(article(text).text, text);
    }
}

const TABLE: &str = ",id,title,publication,author,date,year,month,url,content\r
0,17283,\"The quay, again\",Oldmere Post,\"Ada Vale, Tom Ferrier\",2016-12-31,2016.0,12.0,,\"OLDMERE  —   “Nobody told us,” the baker said.

She said: \"\"No.\"\"\"\r
1,17284,Rain,Oldmere Post,nan,2017-01-01,2017.0,1.0,,It rained.\r
";

#[test]
fn a_table_of_all_the_news_opens_as_it_is() {
    for bytes in [TABLE.as_bytes().to_vec(), packed(TABLE.as_bytes()), [b"\xef\xbb\xbf", TABLE.as_bytes()].concat()] {
        let read = articles(bytes);
        assert_eq!(
            facts(&read[0]),
            "title: The quay, again\nbyline: Ada Vale, Tom Ferrier\npublication: Oldmere Post\npublished: 2016-12-31\n"
        );
        assert_eq!(read[0].text, "OLDMERE  —   “Nobody told us,” the baker said.\n\nShe said: \"No.\"");
        assert_eq!((read[1].id.as_str(), read[1].text.as_str()), ("17284", "It rained."));
        assert_eq!(facts(&read[1]), "title: Rain\npublication: Oldmere Post\npublished: 2017-01-01\n");
        assert_eq!(read.len(), 2);
    }
}

#[test]
fn tables_with_other_separators_encodings_and_slips_are_read() {
    assert_eq!(article("id;Title;Text\nx;Rain;It rained; all day.\n").text, "It rained");
    assert_eq!(article("Title\tText\nRain\tIt rained, all day.\n").text, "It rained, all day.");
    assert_eq!(article(b"title,text\nRain,The caf\xe9 was shut.\n").text, "The café was shut.");
    let utf16: Vec<u8> = "\u{feff}title,text\nRain,It rained.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(article(utf16).text, "It rained.");
    let short = each("title,text\nno text here\nRain,It rained.\n");
    assert_eq!(short[0].as_ref().unwrap_err(), "line 2 is no article record: it has no `text` or `content`");
    assert_eq!(short[1].as_ref().unwrap().text, "It rained.");
    assert_eq!(article("title,text\nRain,\"never closed\nby a mark").text, "never closed\nby a mark");
}

#[test]
fn a_table_without_a_text_is_told() {
    let told = error("name,age\nAda,41\n", Some(Form::Csv)).to_string();
    assert!(told.contains("names no column `text` or `content`"), "{told}");
    assert_eq!(article("Ada, Tom and Ines met.\nThey talked.").text, "Ada, Tom and Ines met.\nThey talked.");
}

#[test]
fn records_say_where_they_came_from() {
    let file = tempfile::Builder::new().suffix(".txt").tempfile().unwrap();
    std::fs::write(file.path(), "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n").unwrap();
    let read = load(&Input::new(file.path()), None).unwrap();
    assert_eq!(read.iter().map(|article| article.source.as_str()).collect::<Vec<_>>(), [file.path().to_str().unwrap(); 2]);
    assert_eq!(read.iter().map(|article| article.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
}
