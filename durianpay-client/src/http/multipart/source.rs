//! A multipart body that is read while it is sent.

use super::boundary::Boundary;
use super::part::Part;
use crate::types::byte_source::{ByteSource, ByteStream};
use crate::types::file::FileContent;
use bytes::Bytes;
use std::collections::VecDeque;
use std::io;
use std::task::{Context, Poll, ready};

/// The pieces of a body, in order: what frames the parts, and their contents.
pub(super) struct MultipartSource {
    pieces: Vec<FileContent>,
    length: Option<u64>,
}

impl MultipartSource {
    pub(super) fn new(parts: Vec<Part>, boundary: &Boundary) -> Self {
        let mut pieces = Vec::with_capacity(3 * parts.len() + 1);
        for part in parts {
            pieces.push(FileContent::Bytes(part.opening(boundary)));
            pieces.push(part.content);
            pieces.push(FileContent::Bytes(Bytes::from_static(b"\r\n")));
        }
        pieces.push(FileContent::Bytes(boundary.closing()));
        let lengths = pieces.iter().map(length);
        let length = lengths.reduce(|sum, length| sum?.checked_add(length?));
        Self {
            pieces,
            length: length.flatten(),
        }
    }
}

fn length(piece: &FileContent) -> Option<u64> {
    match piece {
        FileContent::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
        FileContent::Source(source) => source.length(),
    }
}

impl ByteSource for MultipartSource {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn open(&self) -> Box<dyn ByteStream> {
        Box::new(Reading {
            left: self.pieces.iter().cloned().collect(),
            current: None,
        })
    }
}

/// A body that is being read. A piece is opened once all before it have been read.
struct Reading {
    left: VecDeque<FileContent>,
    current: Option<Current>,
}

struct Current {
    stream: Box<dyn ByteStream>,
    /// The bytes that are still to come, if the length is known.
    left: Option<u64>,
}

impl Current {
    /// Checks a piece against its length. Otherwise a piece that is too long would move the end of
    /// the body.
    fn check(&mut self, chunk: Option<&Bytes>) -> io::Result<()> {
        let Some(left) = &mut self.left else {
            return Ok(());
        };
        let Some(chunk) = chunk else {
            return if *left == 0 { Ok(()) } else { Err(changed()) };
        };
        let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        *left = left.checked_sub(length).ok_or_else(changed)?;
        Ok(())
    }
}

fn changed() -> io::Error {
    let reason = "the content of a file has another length than it should have";
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

impl ByteStream for Reading {
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            let Some(current) = &mut self.current else {
                let Some(piece) = self.left.pop_front() else {
                    return Poll::Ready(None);
                };
                self.current = Some(Current {
                    stream: piece.open(),
                    left: length(&piece),
                });
                continue;
            };
            let chunk = match ready!(current.stream.poll_next(context)).transpose() {
                Ok(chunk) => chunk,
                Err(error) => return Poll::Ready(Some(Err(error))),
            };
            if let Err(error) = current.check(chunk.as_ref()) {
                return Poll::Ready(Some(Err(error)));
            }
            match chunk {
                Some(chunk) => return Poll::Ready(Some(Ok(chunk))),
                None => self.current = None,
            }
        }
    }
}
