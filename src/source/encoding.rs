//! Encodings: bytes to text, once, before anything reads it.
//!
//! What decides, in this order: a byte order mark; valid UTF-8, which other encodings are not by chance, whatever they declare; UTF-16 without a mark,
//! by its zeros; what the server or the page declares; at last what the bytes look like.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

use super::SourceError;

/// Bytes that are looked at for signs of another encoding, or of no text at all.
const LOOKED_AT: usize = 8_192;

/// The text in some bytes.
pub fn decode(name: &str, bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<String, SourceError> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
    }
    if let Some(encoding) = without_mark(&bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes).0.into_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.as_bytes().iter().take(LOOKED_AT).any(|&byte| byte == 0) => return Ok(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if is_binary(&bytes) {
        return Err(SourceError::Binary { name: name.into(), what: "no text but binary data" });
    }
    Ok(declared.or_else(|| declaration(&bytes)).unwrap_or_else(|| guess(&bytes)).decode(&bytes).0.into_owned())
}

/// The text in the bytes of a record whose neighbours are UTF-8: as it is, or by what it looks like.
pub fn decode_part(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| guess(bytes).decode_without_bom_handling(bytes).0.into_owned(), str::to_owned)
}

/// Whether bytes, cut off anywhere, are UTF-8 without a mark, so that they can be read line by line.
pub fn is_utf8_so_far(head: &[u8]) -> bool {
    let valid = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    valid && Encoding::for_bom(head).is_none() && !head.contains(&0)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// UTF-16 of mostly Latin text: every other byte is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOKED_AT) & !1];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (most, few) = (head.len() * 2 / 5, head.len() / 50);
    match () {
        () if head.len() < 8 => None,
        () if odd >= most && even <= few => Some(UTF_16LE),
        () if even >= most && odd <= few => Some(UTF_16BE),
        () => None,
    }
}

/// Few texts in any encoding hold control characters; pictures, archives and programs are full of them.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let odd = head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    head.contains(&0) || odd * 50 > head.len()
}

/// What a page or an XML document says of itself near its beginning.
fn declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    #[allow(clippy::unwrap_used, reason = "the pattern is a constant, and a test reads it")]
    static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{2,30})"#).unwrap()
    });
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    Encoding::for_label(&DECLARED.captures(head)?[1])
}
