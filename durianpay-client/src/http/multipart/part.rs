//! The parts of a multipart body.

use super::boundary::Boundary;
use crate::json::tape::Kind;
use crate::json::tree::{Node, Tree};
use crate::types::file::{File, FileContent};
use bytes::Bytes;
use http::HeaderValue;
use std::fmt::Write as _;

/// The media type of a part with an object.
const JSON: &str = "application/json";

/// A part: its headers and its content.
pub(super) struct Part {
    /// The headers, each with its line break.
    headers: String,
    pub(super) content: FileContent,
}

impl Part {
    /// Returns everything before the content.
    pub(super) fn opening(&self, boundary: &Boundary) -> Bytes {
        Bytes::from(format!("--{}\r\n{}\r\n", boundary.as_str(), self.headers))
    }

    /// Returns the content, if it is in memory.
    pub(super) fn in_memory(&self) -> Option<&[u8]> {
        match &self.content {
            FileContent::Bytes(bytes) => Some(bytes),
            FileContent::Source(_) => None,
        }
    }

    fn new(
        name: &str,
        file_name: Option<&str>,
        media_type: Option<&str>,
        content: FileContent,
    ) -> Self {
        let mut headers = format!("Content-Disposition: form-data; name=\"{}\"", escaped(name));
        if let Some(file_name) = file_name {
            _ = write!(headers, "; filename=\"{}\"", escaped(file_name));
        }
        headers.push_str("\r\n");
        if let Some(media_type) = media_type {
            _ = write!(headers, "Content-Type: {media_type}\r\n");
        }
        Self { headers, content }
    }
}

/// Escapes the name of a field or of a file like browsers do (WHATWG HTML, "multipart/form-data
/// encoding algorithm"). All other characters are sent as UTF-8.
fn escaped(name: &str) -> String {
    name.replace('\n', "%0A")
        .replace('\r', "%0D")
        .replace('"', "%22")
}

/// Returns the parts of an object. `files` are those that were collected while it was written.
pub(super) fn parts_of(
    json: &str,
    boundary: &Boundary,
    files: Vec<File>,
) -> Result<Vec<Part>, String> {
    let tree = Tree::parse(json.as_bytes()).map_err(|error| error.to_string())?;
    let mut parts = Parts {
        boundary,
        files,
        parts: Vec::new(),
    };
    for (name, value) in tree.root().members() {
        if value.kind() == Kind::List {
            for item in value.items() {
                parts.push(&name, item)?;
            }
        } else {
            parts.push(&name, value)?;
        }
    }
    Ok(parts.parts)
}

struct Parts<'a> {
    boundary: &'a Boundary,
    files: Vec<File>,
    parts: Vec<Part>,
}

impl Parts<'_> {
    fn push(&mut self, name: &str, value: Node<'_>) -> Result<(), String> {
        let part = match value.kind() {
            Kind::String => {
                let text = value.string().unwrap_or_default();
                match self.file(&text) {
                    Some(file) => file_part(name, file)?,
                    None => text_part(name, text.into_owned()),
                }
            }
            Kind::Number | Kind::Boolean => text_part(name, value.source().to_owned()),
            Kind::Null | Kind::Absent => text_part(name, String::new()),
            Kind::Object | Kind::List => {
                let content = FileContent::Bytes(Bytes::from(value.source().to_owned()));
                Part::new(name, None, Some(JSON), content)
            }
        };
        self.parts.push(part);
        Ok(())
    }

    /// Returns the file in whose place a string was written.
    fn file(&self, text: &str) -> Option<&File> {
        let index = text.strip_prefix(self.boundary.as_str())?;
        self.files.get(index.parse::<usize>().ok()?)
    }
}

fn text_part(name: &str, text: String) -> Part {
    Part::new(name, None, None, FileContent::Bytes(Bytes::from(text)))
}

fn file_part(name: &str, file: &File) -> Result<Part, String> {
    let media_type = file.written_media_type();
    let is_valid = media_type.contains('/') && HeaderValue::from_str(media_type).is_ok();
    if !is_valid {
        return Err(format!("the media type of the file `{name}` is invalid"));
    }
    let content = file.content().clone();
    Ok(Part::new(
        name,
        Some(file.name()),
        Some(media_type),
        content,
    ))
}
