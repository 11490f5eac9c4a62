//! Bytes as edits of the shipped spec, for a fuzzer to find the odd ones.

use durianpay_codegen::Source;
use std::ops::Range;

/// Reads numbers and pieces off the front of some bytes; zeros and nothing at
/// their end.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn byte(&mut self) -> usize {
        usize::from(self.piece(1).first().copied().unwrap_or_default())
    }

    fn number(&mut self) -> usize {
        self.byte() << 8 | self.byte()
    }

    fn piece(&mut self, length: usize) -> &'b [u8] {
        let (piece, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        piece
    }
}

/// A few tables of each of two files of `shipped`, the first with pieces cut
/// out, put in and copied.
///
/// Each begins with three bytes: the file, the table, and how many from there
/// on. Each edit is then a place, a number of bytes to remove there, and the bytes
/// to insert: part of the data, or a piece of the second file.
pub fn spliced(shipped: &[Source], data: &[u8]) -> Vec<Source> {
    let mut bytes = Bytes(data);
    let mut edited = tables(shipped, &mut bytes);
    let other = tables(shipped, &mut bytes);
    while !bytes.0.is_empty() {
        let start = bytes.number() % (edited.text.len() + 1);
        let cut = piece(&edited.text, start, bytes.byte());
        let new = match bytes.byte() {
            length @ 0..128 => String::from_utf8_lossy(bytes.piece(length)).into_owned(),
            length => {
                let from = bytes.number() % (other.text.len() + 1);
                other.text[piece(&other.text, from, length)].to_owned()
            }
        };
        edited.text.replace_range(cut, &new);
    }
    vec![edited, other]
}

/// Whole tables of one file; whole files would make each run slow.
fn tables(shipped: &[Source], bytes: &mut Bytes<'_>) -> Source {
    const MOST: usize = 8;
    let Source { name, text, .. } = &shipped[bytes.byte() % shipped.len()];
    let headers: Vec<usize> = text.match_indices("\n[").map(|(at, _)| at + 1).collect();
    let first = bytes.byte() % headers.len();
    let count = bytes.byte() % MOST;
    let end = headers
        .get(first + count + 1)
        .unwrap_or(&text.len())
        .to_owned();
    Source::new(name, &text[headers[first]..end])
}

/// Returns the range of `length` bytes, extended to whole characters at both ends.
fn piece(text: &str, start: usize, length: usize) -> Range<usize> {
    let end = text.len();
    let boundary = |at| (at..end).find(|at| text.is_char_boundary(*at));
    boundary(start).unwrap_or(end)..boundary(start + length).unwrap_or(end)
}
