//! Addresses: fetches the page the reader named, and nothing else.
//!
//! One request and the redirects that answer it, at most five; no cookies, no scripts, no pictures. A server that does not answer, or goes on for ever,
//! is given up after a time. Without the feature `http` the program holds no code for the network, and says so.

use std::io::Read;

use encoding_rs::Encoding;

use super::SourceError;

/// What a server sends, and the encoding it says it is in.
pub type Fetched = (Box<dyn Read + Send>, Option<&'static Encoding>);

/// Asks for `address`.
#[cfg(feature = "http")]
pub fn fetch(address: &str) -> Result<Fetched, SourceError> {
    use std::time::Duration;
    let agent = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_mins(1)))
        .timeout_connect(Some(Duration::from_secs(10)))
        .timeout_recv_response(Some(Duration::from_secs(20)))
        .max_redirects(5)
        .user_agent(concat!("onrecord/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, text/*, application/json, application/pdf, */*;q=0.5")
        .build()
        .new_agent();
    let response = agent.get(address).call().map_err(|error| SourceError::Address { address: address.into(), error: why(&error) })?;
    let body = response.into_body();
    let encoding = body.charset().and_then(|label| Encoding::for_label(label.as_bytes()));
    Ok((Box::new(body.into_reader()), encoding))
}

/// What went wrong and what can be done, in place of the library's own words where these say too little.
#[cfg(feature = "http")]
fn why(error: &ureq::Error) -> String {
    match error {
        ureq::Error::StatusCode(404 | 410) => "the server has no such page".into(),
        ureq::Error::StatusCode(status @ (401 | 402 | 403 | 429 | 451)) => {
            format!("the server refuses it ({status}): open it in a browser, save the page, and give the file")
        }
        ureq::Error::StatusCode(status) => format!("the server answers with status {status}"),
        ureq::Error::HostNotFound => "there is no such server".into(),
        ureq::Error::Timeout(_) => "the server does not answer in time".into(),
        ureq::Error::TooManyRedirects => "the server sends from one address to the next".into(),
        other => other.to_string(),
    }
}

/// Says that this program was built without the network.
#[cfg(not(feature = "http"))]
pub fn fetch(address: &str) -> Result<Fetched, SourceError> {
    let error = "this onrecord was built without the network (feature `http`): save the page, and give the file".into();
    Err(SourceError::Address { address: address.into(), error })
}
