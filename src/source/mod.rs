//! Sources: bytes in any form an article comes in, to [`Article`]s.
//!
//! In goes an [`Input`]: a file, standard input, an address, or bytes. Its first bytes tell its [`Form`], whatever its name ends with, unless the
//! reader says it. Out come articles, one or many: records of JSONL and CSV one by one in constant memory, everything else read whole. Plain text and
//! the text of records stand in the article as they came; markup (HTML, Markdown, e-mail, feeds) is rendered to plain paragraphs once, here, and that
//! text is the one that is analysed, shown and exported. Nothing here panics on odd input, and nothing is fetched but the address the reader gave.

mod apart;
pub mod dates;
mod encoding;
mod feed;
mod form;
mod html;
mod http;
mod mail;
mod markdown;
mod names;
mod pdf;
mod plain;
mod records;
mod table;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use flate2::bufread::MultiGzDecoder;

use crate::article::Article;
pub use form::Form;

/// Bytes of one article, one record or one document that is read whole; more than this is no article, but may be a bomb.
pub const LIMIT: usize = 64 << 20;

/// Bytes that are looked at to tell the form.
const HEAD: usize = 1 << 16;

/// Where an article is to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// What is piped in.
    StandardInput,
    /// A file on this machine.
    File(PathBuf),
    /// `http://` or `https://`.
    Address(String),
    /// Bytes with a name that tells the reader where they came from.
    Bytes(String, Vec<u8>),
}

impl Input {
    /// What the reader wrote on the command line: `-`, an address, or a path.
    pub fn new(argument: &Path) -> Self {
        match argument.to_str() {
            Some("-") => Self::StandardInput,
            Some(address) if is_address(address) => Self::Address(address.to_owned()),
            _ => Self::File(argument.to_owned()),
        }
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        match self {
            Self::StandardInput => "standard input".into(),
            Self::File(path) => path.display().to_string(),
            Self::Address(name) | Self::Bytes(name, _) => name.clone(),
        }
    }
}

fn is_address(argument: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| argument.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
}

/// Why an article cannot be had, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The file cannot be read.
    #[error("cannot read {name}: {error}")]
    Unreadable {
        /// The file.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// A folder.
    #[error("{0} is a folder: give the articles in it by name")]
    Folder(String),
    /// Nothing in it.
    #[error("{0} is empty: there is nothing to read")]
    Empty(String),
    /// The page cannot be fetched.
    #[error("cannot fetch {address}: {error}")]
    Address {
        /// The page.
        address: String,
        /// What went wrong.
        error: String,
    },
    /// No text.
    #[error("{name} is {what}: save the article as text or HTML first")]
    Binary {
        /// The file.
        name: String,
        /// What it is instead.
        what: &'static str,
    },
    /// A PDF, in a build without their reader.
    #[error("{0} is a PDF, which this onrecord was built without (feature `pdf`): pdftotext {0} - | onrecord -")]
    NoPdf(String),
    /// More than [`LIMIT`].
    #[error("{0} is larger than 64 MB, which no article is: split it, or give its articles as JSONL")]
    TooLarge(String),
    /// Not what its beginning or the reader said it is.
    #[error("{name} cannot be read as {form}: {error} (--from FORMAT reads it as another format)")]
    Malformed {
        /// The file.
        name: String,
        /// What it was taken for.
        form: Form,
        /// What the parser says.
        error: String,
    },
    /// A page without an article.
    #[error("{0} holds no article: if its text is drawn by a script, save the page from the browser that shows it")]
    NoArticle(String),
    /// A record that is no article.
    #[error("line {line} is no article record: {error}")]
    Record {
        /// Its identifier, where one can be read.
        id: String,
        /// Counted from 1.
        line: usize,
        /// What the parser says.
        error: String,
    },
}

/// Articles one after another, each or the reason why it cannot be had.
pub type Articles<E = SourceError> = Box<dyn Iterator<Item = Result<Article, E>> + Send>;

/// Opens an input and reads its articles one by one; `from` says its form where the reader does not want it told by its content.
pub fn open(input: &Input, from: Option<Form>) -> Result<Articles, SourceError> {
    open_through(input, from, |reader| reader)
}

/// Bytes as they come in.
pub type Reader = Box<dyn Read + Send>;

/// As [`open`], through a reader of the caller's that sees the bytes as they come in, to count them.
pub fn open_through(input: &Input, from: Option<Form>, through: impl FnOnce(Reader) -> Reader) -> Result<Articles, SourceError> {
    let name = input.name();
    let (reader, encoding): http::Fetched = match input {
        Input::StandardInput => (Box::new(io::stdin()), None),
        Input::File(path) if path.is_dir() => return Err(SourceError::Folder(name)),
        Input::File(path) => match File::open(path) {
            Ok(file) => (Box::new(file), None),
            Err(error) => return Err(SourceError::Unreadable { name, error }),
        },
        Input::Address(address) => http::fetch(address)?,
        Input::Bytes(_, bytes) => (Box::new(Cursor::new(bytes.clone())), None),
    };
    read(&Named { name, encoding }, through(reader), from)
}

/// Reads all articles of an input that can be read; an error only where none can.
pub fn load(input: &Input, from: Option<Form>) -> Result<Vec<Article>, SourceError> {
    load_and_tell(input, from).map(|(articles, _)| articles)
}

/// As [`load`], and tells why the first of the others could not be read.
pub fn load_and_tell(input: &Input, from: Option<Form>) -> Result<(Vec<Article>, Option<SourceError>), SourceError> {
    let mut articles = Vec::new();
    let mut failed = None;
    for article in open(input, from)? {
        match article {
            Ok(article) => articles.push(article),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    match failed {
        Some(error) if articles.is_empty() => Err(error),
        _ if articles.is_empty() => Err(SourceError::Empty(input.name())),
        failed => Ok((articles, failed)),
    }
}

/// What is known of some bytes before they are read.
#[derive(Clone, Debug)]
struct Named {
    name: String,
    /// What their server says of their encoding.
    encoding: Option<&'static Encoding>,
}

/// Unpacks, tells the form, and reads.
fn read(named: &Named, reader: Reader, from: Option<Form>) -> Result<Articles, SourceError> {
    let unreadable = |error| SourceError::Unreadable { name: named.name.clone(), error };
    let mut reader = reader;
    let mut head = first_bytes(&mut reader).map_err(unreadable)?;
    if head.starts_with(&[0x1f, 0x8b]) {
        reader = Box::new(MultiGzDecoder::new(BufReader::new(Cursor::new(head).chain(reader))));
        head = first_bytes(&mut reader).map_err(unreadable)?;
    }
    let form = match from {
        Some(form) => form,
        None => form::tell(&head, &named.name)?,
    };
    if head.starts_with(b"\xef\xbb\xbf") {
        head.drain(..3);
    }
    let streamed = encoding::is_utf8_so_far(&head);
    let mut input = BufReader::with_capacity(HEAD, Cursor::new(head).chain(reader));
    match form {
        Form::Jsonl if streamed => return Ok(Box::new(records::lines(named.name.clone(), input))),
        Form::Csv if streamed => return table::rows(named.name.clone(), Box::new(input)),
        _ => {}
    }
    let mut bytes = Vec::new();
    input.by_ref().take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > LIMIT {
        return Err(SourceError::TooLarge(named.name.clone()));
    }
    document(named, bytes, form)
}

/// The articles of a document that was read whole.
fn document(named: &Named, bytes: Vec<u8>, form: Form) -> Result<Articles, SourceError> {
    let name = named.name.as_str();
    match form {
        Form::Email => {
            return Ok(one(named, apart::run(|| mail::article(&bytes)).flatten().ok_or_else(|| SourceError::NoArticle(name.into()))?));
        }
        Form::Pdf => return Ok(one(named, pdf::article(name, &bytes)?)),
        _ => {}
    }
    let text = encoding::decode(name, bytes, named.encoding)?;
    if text.trim().is_empty() {
        return Err(SourceError::Empty(name.into()));
    }
    Ok(match form {
        Form::Json => Box::new(records::document(name, &text)?.into_iter()),
        Form::Jsonl => Box::new(records::lines(name.to_owned(), Cursor::new(text))),
        Form::Csv => return table::rows(name.to_owned(), Box::new(Cursor::new(text))),
        Form::Html => one(named, html::article(&text).ok_or_else(|| SourceError::NoArticle(name.into()))?),
        Form::Feed => Box::new(feed::articles(name, &text)?.into_iter()),
        Form::Markdown => one(named, markdown::article(&text)),
        Form::Text | Form::Email | Form::Pdf => one(named, plain::article(text)),
    })
}

/// One article, which takes the name of its file.
fn one(named: &Named, article: Article) -> Articles {
    let name = named.name.clone();
    let url = article.url.or_else(|| is_address(&name).then(|| name.clone()));
    Box::new(std::iter::once(Ok(Article { id: name.clone(), source: name, url, ..article })))
}

/// The first [`HEAD`] bytes, or fewer where they tell enough: a live stream of records is not kept waiting.
fn first_bytes(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = vec![0; HEAD];
    let mut length = 0;
    while length < HEAD {
        match reader.read(&mut head[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if form::is_records(&head[..length]) {
            break;
        }
    }
    head.truncate(length);
    Ok(head)
}

/// The next line without its end, at most [`LIMIT`] bytes of it; `None` at the end.
fn line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if input.by_ref().take(LIMIT as u64).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() == LIMIT && !line.ends_with(b"\n") {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a line is longer than 64 MB"));
    }
    Ok(Some(line))
}
