//! Media types of bodies.

/// The media type of a body: `application/pdf`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaType(String);

/// The way in which a body of a media type is written and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaForm {
    /// JSON.
    Json,
    /// The fields of an object as pairs: `application/x-www-form-urlencoded`.
    Form,
    /// The fields of an object as parts, some of which are files: `multipart/form-data`.
    Multipart,
    /// A string or bytes, unchanged.
    Plain,
}

impl MediaType {
    /// The media type of bodies by default.
    pub const JSON: &'static str = "application/json";

    /// Parses a media type with its parameters, or returns `None` if the text is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_token = |text: &str| {
            !text.is_empty()
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte))
        };
        let essence = essence(text);
        let (kind, subtype) = essence.split_once('/')?;
        let is_printable = text
            .bytes()
            .all(|byte| byte == b' ' || byte.is_ascii_graphic());
        (is_token(kind) && is_token(subtype) && is_printable).then(|| Self(text.to_owned()))
    }

    /// Returns the media type as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether a response of this media type is a stream of events.
    #[must_use]
    pub fn is_events(&self) -> bool {
        essence(&self.0).eq_ignore_ascii_case("text/event-stream")
    }

    /// Returns the way in which a body of this media type is written and read.
    #[must_use]
    pub fn form(&self) -> MediaForm {
        let essence = essence(&self.0).to_ascii_lowercase();
        if essence.ends_with("/json") || essence.ends_with("+json") {
            MediaForm::Json
        } else if essence == "application/x-www-form-urlencoded" {
            MediaForm::Form
        } else if essence == "multipart/form-data" {
            MediaForm::Multipart
        } else {
            MediaForm::Plain
        }
    }
}

/// Returns a media type without its parameters.
fn essence(text: &str) -> &str {
    text.split(';').next().unwrap_or_default().trim()
}
