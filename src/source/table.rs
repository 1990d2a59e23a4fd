//! CSV with a header: a record a row, as collections of articles are published ("All the News": `,id,title,publication,author,date,year,month,url,content`).
//!
//! Separators are commas, semicolons or tabs, told by the header. Rows are read one by one, so a table may be larger than the memory; a row that would
//! not end (an unclosed quotation mark) is cut off at [`super::LIMIT`].

use std::io::{self, BufRead, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::{Map, Value};

use super::{Articles, Form, LIMIT, SourceError, encoding, records};
use crate::article::Article;

/// Header names without which a table holds no articles.
const TEXT: [&str; 5] = ["text", "content", "body", "article", "articlebody"];

/// Whether a text begins with the header of a table of articles.
pub fn has_header(text: &str) -> bool {
    let header = text.lines().next().unwrap_or_default();
    separator(header).is_some_and(|separator| {
        let names: Vec<String> = header.split(char::from(separator)).map(column).collect();
        names.len() > 1 && names.iter().any(|name| TEXT.contains(&name.as_str())) && names.iter().all(|name| name.len() < 40)
    })
}

/// The separator that the header has most of.
fn separator(header: &str) -> Option<u8> {
    let count = |separator: u8| header.bytes().filter(|&byte| byte == separator).count();
    b",;\t".iter().copied().max_by_key(|&separator| count(separator)).filter(|&separator| count(separator) > 0)
}

fn column(name: &str) -> String {
    name.trim().trim_matches('"').trim().to_lowercase()
}

/// The articles of a table, row by row.
pub fn rows(name: String, mut input: Box<dyn BufRead + Send>) -> Result<Articles, SourceError> {
    let unreadable = |error| SourceError::Unreadable { name: name.clone(), error };
    let start = input.fill_buf().map_err(unreadable)?;
    let header = encoding::decode_part(start.split(|&byte| byte == b'\n').next().unwrap_or_default());
    let separator = separator(header.trim_end()).unwrap_or(b',');
    let budget = Budget { input, left: LIMIT };
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(true).from_reader(budget);
    let malformed = |error: csv::Error| SourceError::Malformed { name: name.clone(), form: Form::Csv, error: error.to_string() };
    let columns: Vec<String> = reader.byte_headers().map_err(malformed)?.iter().map(|name| column(&encoding::decode_part(name))).collect();
    if !columns.iter().any(|column| TEXT.contains(&column.as_str())) {
        let error = "its first line names no column `text` or `content`".into();
        return Err(SourceError::Malformed { name, form: Form::Csv, error });
    }
    Ok(Box::new(Rows { name, columns, reader, number: 0, ended: false }))
}

struct Rows {
    name: String,
    columns: Vec<String>,
    reader: Reader<Budget>,
    number: usize,
    ended: bool,
}

impl Iterator for Rows {
    type Item = Result<Article, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.reader.get_mut().left = LIMIT;
        self.number += 1;
        let mut row = ByteRecord::new();
        let line = self.reader.position().line() as usize;
        match self.reader.read_byte_record(&mut row) {
            Ok(true) => {
                let cells =
                    self.columns.iter().zip(&row).map(|(column, cell)| (column.clone(), Value::String(encoding::decode_part(cell))));
                let record: Map<String, Value> = cells.filter(|(column, _)| !column.is_empty()).collect();
                Some(records::article(&self.name, self.number, line, record))
            }
            Ok(false) => None,
            Err(error) => {
                self.ended = true;
                Some(Err(SourceError::Record { id: self.number.to_string(), line, error: error.to_string() }))
            }
        }
    }
}

/// A reader that gives out so many bytes and then fails.
struct Budget {
    input: Box<dyn BufRead + Send>,
    left: usize,
}

impl Read for Budget {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = buffer.len().min(self.left);
        if room == 0 && !buffer.is_empty() {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a row is longer than 64 MB"));
        }
        let count = self.input.read(&mut buffer[..room])?;
        self.left -= count;
        Ok(count)
    }
}
