//! The JSON parser: one pass over the bytes, one tape entry per value, no recursion.

use super::escape::{check_escape, next_special};
use super::syntax_error::SyntaxError;
use super::tape::{Kind, TapeEntry};
use super::tree::Tree;

/// The maximum nesting depth of containers.
const MAX_DEPTH: usize = 128;

/// Where and why parsing stopped. Line and column are computed later.
pub(super) struct Stop {
    pub(super) at: usize,
    pub(super) reason: &'static str,
}

impl<'j> Tree<'j> {
    /// Parses a document: UTF-8 JSON according to RFC 8259. A leading byte order mark is
    /// skipped.
    ///
    /// Containers may be nested 128 levels deep. Member names may be duplicated; [`Node::get`]
    /// returns the last.
    ///
    /// # Errors
    ///
    /// If the bytes are not such a document, or are 4 GiB or longer.
    pub fn parse(bytes: &'j [u8]) -> Result<Tree<'j>, SyntaxError> {
        let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        document(body).map_err(|stop| {
            let offset = bytes.len() - body.len() + stop.at;
            SyntaxError::new(body, stop.at, offset, stop.reason)
        })
    }
}

/// Parses a document without a byte order mark.
pub(super) fn document(body: &[u8]) -> Result<Tree<'_>, Stop> {
    if u32::try_from(body.len()).is_err() {
        return Err(Stop {
            at: 0,
            reason: "the document is 4 GiB or longer",
        });
    }
    let text = str::from_utf8(body).map_err(|error| Stop {
        at: error.valid_up_to(),
        reason: "expected UTF-8",
    })?;
    let mut parser = Parser {
        bytes: body,
        at: 0,
        tape: Vec::with_capacity(capacity(body)),
    };
    parser.run()?;
    Ok(Tree {
        text,
        tape: parser.tape,
    })
}

/// The length in bytes from which the entries of a document are counted before it is parsed.
const LONG: usize = 64 << 10;

/// Returns the number of entries to allocate memory for.
fn capacity(body: &[u8]) -> usize {
    if body.len() < LONG {
        // Documents of this API have a value or a name in every ten to twenty bytes.
        return body.len() / 12 + 1;
    }
    // Enough for any document, so that the tape is never copied to a larger place: one of these
    // bytes is before each entry but the first, and with it an entry takes two bytes or more.
    let next = body.get(1..).unwrap_or_default();
    // Counted in bytes, so that the compiler uses vector instructions.
    let count = |(bytes, next): (&[u8], &[u8])| {
        let is_before = |(byte, next): (&u8, &u8)| {
            let separates = matches!(byte, b',' | b':' | b'[' | b'{');
            u8::from(separates & !matches!(next, b']' | b'}'))
        };
        let entries: u8 = bytes.iter().zip(next).map(is_before).sum();
        usize::from(entries)
    };
    let entries: usize = body.chunks(128).zip(next.chunks(128)).map(count).sum();
    entries.min(body.len() / 2) + 1
}

struct Parser<'j> {
    bytes: &'j [u8],
    at: usize,
    tape: Vec<TapeEntry>,
}

/// A container that has not been closed yet.
#[derive(Clone, Copy, Default)]
struct Open {
    index: usize,
    count: u16,
    is_object: bool,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        let mut open = [Open::default(); MAX_DEPTH];
        let mut depth = 0;
        loop {
            self.skip_blanks();
            let start = self.at;
            match self.peek() {
                Some(b'"') => self.string()?,
                Some(byte @ (b'{' | b'[')) => {
                    let is_object = byte == b'{';
                    let Some(level) = open.get_mut(depth) else {
                        return self.stop("expected no more than 128 levels of nesting");
                    };
                    let index = self.tape.len();
                    *level = Open {
                        index,
                        count: 0,
                        is_object,
                    };
                    self.at += 1;
                    let kind = if is_object { Kind::Object } else { Kind::List };
                    self.push(start, kind, false);
                    self.skip_blanks();
                    if self.peek() == Some(if is_object { b'}' } else { b']' }) {
                        self.at += 1;
                        self.close(index, 0);
                    } else {
                        depth += 1;
                        if is_object {
                            self.key()?;
                        }
                        continue;
                    }
                }
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(b't') => self.literal("true", Kind::Boolean)?,
                Some(b'f') => self.literal("false", Kind::Boolean)?,
                Some(b'n') => self.literal("null", Kind::Null)?,
                _ => return self.stop("expected a value"),
            }
            // A value has ended, and the containers around it may have ended too.
            loop {
                self.skip_blanks();
                let Some(level) = depth.checked_sub(1).and_then(|last| open.get_mut(last)) else {
                    return match self.peek() {
                        None => Ok(()),
                        Some(_) => self.stop("expected the end of the document"),
                    };
                };
                level.count = level.count.saturating_add(1);
                match (self.peek(), level.is_object) {
                    (Some(b','), true) => {
                        self.at += 1;
                        self.skip_blanks();
                        self.key()?;
                        break;
                    }
                    (Some(b','), false) => {
                        self.at += 1;
                        break;
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        let Open { index, count, .. } = *level;
                        self.at += 1;
                        self.close(index, count);
                        depth -= 1;
                    }
                    (_, true) => return self.stop("expected `,` or `}`"),
                    (_, false) => return self.stop("expected `,` or `]`"),
                }
            }
        }
    }

    fn key(&mut self) -> Result<(), Stop> {
        if self.peek() != Some(b'"') {
            return self.stop("expected a member name");
        }
        self.string()?;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return self.stop("expected `:`");
        }
        self.at += 1;
        Ok(())
    }

    fn string(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        loop {
            self.at = next_special(self.bytes, self.at);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    match check_escape(self.bytes, self.at + 1) {
                        Ok(after) => self.at = after,
                        Err(reason) => return self.stop(reason),
                    }
                }
                Some(_) => return self.stop("expected control characters to be escaped"),
                None => return self.stop("expected a closing quote"),
            }
        }
        self.at += 1;
        self.push(start, Kind::String, escaped);
        Ok(())
    }

    fn number(&mut self) -> Result<(), Stop> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        self.push(start, Kind::Number, false);
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Stop> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start {
            return self.stop("expected a digit");
        }
        Ok(())
    }

    fn literal(&mut self, literal: &str, kind: Kind) -> Result<(), Stop> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        if !rest.starts_with(literal.as_bytes()) {
            return self.stop("expected a value");
        }
        self.at += literal.len();
        self.push(start, kind, false);
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn push(&mut self, start: usize, kind: Kind, escaped: bool) {
        let next = self.tape.len() + 1;
        self.tape.push(TapeEntry {
            start: narrow(start),
            end: narrow(self.at),
            next: narrow(next),
            count: 0,
            kind,
            escaped,
        });
    }

    fn close(&mut self, index: usize, count: u16) {
        let next = narrow(self.tape.len());
        if let Some(entry) = self.tape.get_mut(index) {
            entry.end = narrow(self.at);
            entry.next = next;
            entry.count = count;
        }
    }

    #[cold]
    fn stop(&self, reason: &'static str) -> Result<(), Stop> {
        Err(Stop {
            at: self.at,
            reason,
        })
    }
}

/// Converts an offset or an index. It always fits: the document is below 4 GiB, and no
/// entry is shorter than a byte.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`document` has checked the length"
)]
fn narrow(value: usize) -> u32 {
    value as u32
}
