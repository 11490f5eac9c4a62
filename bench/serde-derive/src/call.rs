//! Hand-written calls.

use crate::api::ErrorBody;
use reqwest::{RequestBuilder, Response, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// A client: the base URL and the API key.
#[derive(Clone)]
pub struct Client {
    pub(crate) http: reqwest::Client,
    pub(crate) base: String,
    key: String,
}

/// The reason why a call failed.
#[derive(Debug)]
pub enum Error {
    /// The request could not be sent, or the response could not be received.
    Http(reqwest::Error),
    /// The response is not the expected JSON.
    Json(serde_json::Error),
    /// The API rejected the request.
    Rejected(StatusCode, Option<Box<ErrorBody>>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(error) => error.fmt(f),
            Self::Json(error) => error.fmt(f),
            Self::Rejected(status, _) => write!(f, "the API rejected the request: {status}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

#[derive(Deserialize)]
struct Wrapped<T> {
    data: T,
}

impl Client {
    /// Creates a client for the API at `base`.
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be initialized.
    pub fn new(base: &str, key: &str) -> Result<Self, Error> {
        Ok(Self {
            http: reqwest::Client::builder().no_proxy().build()?,
            base: base.to_owned(),
            key: key.to_owned(),
        })
    }

    pub(crate) fn authorized(&self, request: RequestBuilder) -> RequestBuilder {
        request.basic_auth(&self.key, Some(""))
    }
}

/// Sends a request and checks the status.
pub(crate) async fn send(request: RequestBuilder) -> Result<Response, Error> {
    let response = request.send().await?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let body = response.bytes().await?;
    Err(Error::Rejected(status, serde_json::from_slice(&body).ok()))
}

/// Reads a response that is wrapped under `data`.
pub(crate) fn wrapped<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    Ok(serde_json::from_slice::<Wrapped<T>>(body)?.data)
}

/// Reads a response that is not wrapped.
pub(crate) fn bare<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    Ok(serde_json::from_slice(body)?)
}

/// Reads a response, wrapped under `data` or not.
pub(crate) fn either<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    wrapped(body).or_else(|_| bare(body))
}
