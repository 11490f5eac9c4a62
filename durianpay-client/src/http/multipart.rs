//! Bodies of the media type `multipart/form-data` (RFC 7578), from the JSON of their value.

mod assembled;
mod boundary;
mod part;
mod source;

pub(crate) use self::assembled::Assembled;
pub(crate) use self::boundary::Boundary;
use self::part::{Part, parts_of};
use self::source::MultipartSource;
use crate::json::writer::{Encode, Writer};
use bytes::{BufMut, Bytes, BytesMut};
use std::sync::Arc;

/// Writes the fields of an object as the parts of a body.
///
/// A string, number or boolean is a part of text, and an object one of JSON. A list repeats its
/// part. A field that is `null` is written as an empty text.
pub(super) fn write(value: &dyn Encode, boundary: &Boundary) -> Result<Assembled, String> {
    let mut writer = Writer::collecting_files(boundary.as_str().to_owned());
    value.encode(&mut writer);
    let (json, files) = writer.finish_with_files();
    let parts = parts_of(&json, boundary, files)?;
    // Content that is streamed cannot be searched. It contains a random boundary with a probability
    // below 2^-128.
    let in_memory = parts.iter().filter_map(Part::in_memory);
    let boundary = boundary.absent_from(in_memory.clone());
    if in_memory.count() == parts.len() {
        let body = assemble(&parts, &boundary);
        return Ok(Assembled::InMemory(body, boundary));
    }
    let source = MultipartSource::new(parts, &boundary);
    Ok(Assembled::Streamed(Arc::new(source), boundary))
}

/// Writes all parts, whose content is in memory, into one body.
fn assemble(parts: &[Part], boundary: &Boundary) -> Bytes {
    let mut body = BytesMut::new();
    for part in parts {
        body.put(part.opening(boundary));
        body.extend_from_slice(part.in_memory().unwrap_or_default());
        body.extend_from_slice(b"\r\n");
    }
    body.put(boundary.closing());
    body.freeze()
}

#[cfg(test)]
mod tests;
