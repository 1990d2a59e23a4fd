//! Addresses, against a server that each test starts on the loopback interface and that answers one request after another.
#![cfg(feature = "http")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use onrecord::source::{Input, load};

use crate::packed;

/// Starts a server that gives these answers in turn; hands back its address and the paths that were asked for.
fn serve(answers: Vec<Vec<u8>>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let mut paths = Vec::new();
        for answer in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map(Result::unwrap);
            paths.push(lines.next().unwrap().split(' ').nth(1).unwrap().to_owned());
            assert!(lines.by_ref().any(|line| line.is_empty()), "the request ends");
            // A client that has read enough may have gone.
            let _ = stream.write_all(&answer);
        }
        paths
    });
    (address, asked)
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n", body.len()).as_bytes(), body].concat()
}

fn told(address: &str) -> String {
    load(&Input::new(address.as_ref()), None).unwrap_err().to_string()
}

#[test]
fn a_page_is_fetched_and_says_where_it_came_from() {
    let (server, asked) =
        serve(vec![answer("200 OK", "Content-Type: text/plain; charset=windows-1252\r\n", b"The caf\xe9 was \x93shut\x94.")]);
    let address = format!("{server}/quay?page=1");
    let read = load(&Input::new(address.as_ref()), None).unwrap().remove(0);
    assert_eq!(read.text, "The café was “shut”.");
    assert_eq!((read.source.as_str(), read.url.as_deref()), (address.as_str(), Some(address.as_str())));
    assert_eq!(asked.join().unwrap(), ["/quay?page=1"]);
}

#[test]
fn redirects_are_followed_but_not_for_ever() {
    let there = |path: &str| answer("302 Found", &format!("Location: {path}\r\n"), b"");
    let (server, asked) = serve(vec![there("/b"), answer("200 OK", "", b"The bridge is open.")]);
    assert_eq!(load(&Input::new(format!("{server}/a").as_ref()), None).unwrap()[0].text, "The bridge is open.");
    assert_eq!(asked.join().unwrap(), ["/a", "/b"]);
    let (server, asked) = serve(vec![there("/again"); 6]);
    assert!(told(&server).contains("from one address to the next"));
    assert_eq!(asked.join().unwrap().len(), 6);
}

#[test]
fn packed_answers_are_unpacked_and_bombs_are_not() {
    let gzip = "Content-Encoding: gzip\r\n";
    let bomb = packed(&vec![b'a'; onrecord::source::LIMIT + 2]);
    let (server, _) = serve(vec![answer("200 OK", gzip, &packed(b"The bridge is open.")), answer("200 OK", gzip, &bomb)]);
    assert_eq!(load(&Input::new(server.as_ref()), None).unwrap()[0].text, "The bridge is open.");
    assert!(told(&server).contains("larger than 64 MB"));
}

#[test]
fn refusals_and_dead_ends_are_told() {
    for (status, says) in [("404 Not Found", "no such page"), ("403 Forbidden", "save the page"), ("500 Oops", "status 500")] {
        let (server, _) = serve(vec![answer(status, "", b"no")]);
        let told = told(&server);
        assert!(told.starts_with(&format!("cannot fetch {server}: ")) && told.contains(says), "{told}");
    }
    let (server, _) = serve(vec![b"\x00\x01\x02 no http\r\n\r\n".to_vec()]);
    assert!(told(&server).starts_with("cannot fetch"));
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert!(told(&format!("http://{closed}/")).starts_with("cannot fetch"));
}
