//! The format of event streams (WHATWG HTML, "server-sent events").

use bytes::{Buf, Bytes};
use std::time::Duration;

/// The bytes that may begin a stream, and mean nothing.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// A parser that is fed with chunks of a stream, split anywhere.
pub(super) struct EventParser {
    /// The maximum size of an event, in bytes.
    most: usize,
    /// The current line, as far as it has come.
    line: Vec<u8>,
    is_first_line: bool,
    /// Whether the last byte was a carriage return, which a line feed may follow.
    is_after_return: bool,
    name: String,
    data: String,
    retry: Option<Duration>,
    /// The last id, which also applies to the events after it.
    id: Option<String>,
}

/// An event with its data as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ParsedEvent {
    pub(super) name: Option<String>,
    pub(super) id: Option<String>,
    pub(super) retry: Option<Duration>,
    pub(super) data: String,
}

/// The error for an event that is larger than the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EventTooLarge;

impl EventParser {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            line: Vec::new(),
            is_first_line: true,
            is_after_return: false,
            name: String::new(),
            data: String::new(),
            retry: None,
            id: None,
        }
    }

    /// Returns the last id.
    pub(super) fn last_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Consumes a chunk up to the end of the next event, or the whole chunk if no event ends in it.
    pub(super) fn parse(
        &mut self,
        chunk: &mut Bytes,
    ) -> Result<Option<ParsedEvent>, EventTooLarge> {
        while let Some(&first) = chunk.first() {
            if std::mem::take(&mut self.is_after_return) && first == b'\n' {
                chunk.advance(1);
                continue;
            }
            let end = chunk.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let part = chunk.split_to(end.unwrap_or(chunk.len()));
            if self.line.len() + self.data.len() + part.len() > self.most {
                return Err(EventTooLarge);
            }
            self.line.extend_from_slice(&part);
            if end.is_none() {
                break;
            }
            self.is_after_return = chunk.first() == Some(&b'\r');
            chunk.advance(1);
            if let Some(event) = self.end_line() {
                return Ok(Some(event));
            }
        }
        Ok(None)
    }

    fn end_line(&mut self) -> Option<ParsedEvent> {
        let mut line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.is_first_line) && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        if line.is_empty() {
            return self.end_event();
        }
        let text = String::from_utf8_lossy(&line);
        let (field, value) = text.split_once(':').unwrap_or((&text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => {
                self.id = (!value.is_empty()).then(|| value.to_owned());
            }
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let milliseconds = value.parse().ok();
                self.retry = milliseconds.map(Duration::from_millis).or(self.retry);
            }
            // Comments have no name, and other fields no meaning.
            _ => {}
        }
        // Its memory is used for the next line.
        line.clear();
        self.line = line;
        None
    }

    /// Ends an event at an empty line. Without data there is none.
    fn end_event(&mut self) -> Option<ParsedEvent> {
        let name = std::mem::take(&mut self.name);
        let mut data = std::mem::take(&mut self.data);
        let retry = self.retry.take();
        data.pop()?;
        Some(ParsedEvent {
            name: (!name.is_empty()).then_some(name),
            id: self.id.clone(),
            retry,
            data,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Duration, EventParser, EventTooLarge, ParsedEvent};

    const MOST: usize = 64;

    fn parse(chunks: &[&[u8]]) -> Result<Vec<ParsedEvent>, EventTooLarge> {
        let mut parser = EventParser::new(MOST);
        let mut events = Vec::new();
        for chunk in chunks {
            let mut chunk = Bytes::copy_from_slice(chunk);
            while let Some(event) = parser.parse(&mut chunk)? {
                events.push(event);
            }
            assert!(chunk.is_empty());
        }
        Ok(events)
    }

    fn event(name: Option<&str>, id: Option<&str>, retry: Option<u64>, data: &str) -> ParsedEvent {
        ParsedEvent {
            name: name.map(str::to_owned),
            id: id.map(str::to_owned),
            retry: retry.map(Duration::from_millis),
            data: data.to_owned(),
        }
    }

    const STREAM: &str = "\u{feff}: a comment\r\ndata: first\rdata:  second\ndata\n\n\
        event: added\nid: 7\nretry: 250\ndata:ü\r\n\r\n\
        id: a\0b\ndata: same id\n\n\
        event: no data\n\nretry: 2s\nother: x\ndata: y: z\r\r\
        id\ndata:\n\ndata: never ended\n";

    fn expected() -> Vec<ParsedEvent> {
        vec![
            event(None, None, None, "first\n second\n"),
            event(Some("added"), Some("7"), Some(250), "ü"),
            event(None, Some("7"), None, "same id"),
            event(None, Some("7"), None, "y: z"),
            event(None, None, None, ""),
        ]
    }

    #[test]
    fn a_stream_is_parsed_however_it_is_split() {
        let stream = STREAM.as_bytes();
        assert_eq!(parse(&[stream]), Ok(expected()));
        for first in 0..=stream.len() {
            let (head, tail) = stream.split_at(first);
            assert_eq!(parse(&[head, tail]), Ok(expected()), "split at {first}");
        }
        for length in 1..8 {
            let chunks: Vec<&[u8]> = stream.chunks(length).collect();
            assert_eq!(parse(&chunks), Ok(expected()), "chunks of {length}");
        }
    }

    #[test]
    fn a_byte_order_mark_counts_only_at_the_beginning() {
        let stream = "data: a\n\n\u{feff}data: b\n\ndata: \u{feff}c\n\n";
        let found = parse(&[stream.as_bytes()]);
        let data = [
            event(None, None, None, "a"),
            event(None, None, None, "\u{feff}c"),
        ];
        assert_eq!(found, Ok(data.to_vec()));
    }

    #[test]
    fn invalid_utf_8_is_replaced() {
        let found = parse(&[b"data: a\xffb\n\n"]);
        assert_eq!(found, Ok(vec![event(None, None, None, "a\u{fffd}b")]));
    }

    #[test]
    fn an_event_is_limited_in_size() {
        let long_line = [b"data: ".as_slice(), &[b'x'; MOST]].concat();
        assert_eq!(parse(&[&long_line]), Err(EventTooLarge));
        let lines = "data: 0123456789\n".repeat(6);
        assert_eq!(parse(&[lines.as_bytes()]), Err(EventTooLarge));
        let many = "data: 0123456789\n\n".repeat(60);
        assert_eq!(parse(&[many.as_bytes()]).map(|events| events.len()), Ok(60));
    }
}
