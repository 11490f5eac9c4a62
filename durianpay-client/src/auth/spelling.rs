//! The ways in which a string can encode the bytes of another: literally, in escapes, in hex.
//!
//! Each is an iterator that passes over the string once and never goes back.

use std::str;

/// A byte that a part of a string encodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// Zero for a part that encodes nothing.
    pub(super) byte: u8,
    /// The beginning of the part.
    pub(super) start: usize,
    /// The end of the part, at the boundary of a character if the byte is ASCII.
    pub(super) end: usize,
}

/// Iterates over the bytes of a string.
pub(super) fn plain(text: &str) -> impl Iterator<Item = Unit> {
    text.bytes().enumerate().map(|(start, byte)| Unit {
        byte,
        start,
        end: start + 1,
    })
}

/// Iterates over the bytes of a string, resolving the escapes of URLs, JSON, HTML and Rust:
/// `%41`, `\u0041`, `\/`, `&#65;`, `\x41`, `\u{41}`.
pub(super) fn unescaped(text: &str) -> impl Iterator<Item = Unit> {
    let text = text.as_bytes();
    walk(text.len(), move |start| {
        let rest = &text[start..];
        let (byte, length) = match rest {
            [b'%', high, low, ..] => pair(*high, *low).map(|byte| (byte, 3)),
            [b'&', b'#', rest @ ..] => reference(rest).map(|(byte, length)| (byte, 2 + length)),
            [b'\\', ..] => Some(backslashes(rest)),
            _ => None,
        }
        .unwrap_or((rest[0], 1));
        Unit {
            byte,
            start,
            end: start + length,
        }
    })
}

/// Iterates over pairs of hex digits as bytes. If `odd` is set, the first digit of each run is
/// skipped, since it may belong to something else.
pub(super) fn hex(text: &str, odd: bool) -> impl Iterator<Item = Unit> {
    let text = text.as_bytes();
    let mut in_digits = false;
    walk(text.len(), move |start| {
        let is_first = !std::mem::replace(&mut in_digits, text[start].is_ascii_hexdigit());
        let low = text.get(start + 1).copied().unwrap_or_default();
        let (byte, length) = match pair(text[start], low) {
            Some(byte) if !(odd && is_first) => (byte, 2),
            _ => (0, 1),
        };
        Unit {
            byte,
            start,
            end: start + length,
        }
    })
}

/// Iterates over consecutive units up to the end of a string.
fn walk(length: usize, mut next: impl FnMut(usize) -> Unit) -> impl Iterator<Item = Unit> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let unit = (at < length).then(|| next(at))?;
        at = unit.end;
        Some(unit)
    })
}

/// Decodes backslashes and the escape after them, and returns the length too. A run of
/// backslashes counts as one, since each nested string doubles them.
fn backslashes(text: &[u8]) -> (u8, usize) {
    let count = text.iter().take_while(|byte| **byte == b'\\').count();
    let (byte, length) = match &text[count..] {
        [b'x', high, low, ..] => pair(*high, *low).map(|byte| (byte, 3)),
        [b'u', b'0', b'0', high, low, ..] => pair(*high, *low).map(|byte| (byte, 5)),
        [b'u', b'{', rest @ ..] => number(rest, 16, b'}').map(|(byte, length)| (byte, 2 + length)),
        [sign, ..] if sign.is_ascii_punctuation() => Some((*sign, 1)),
        _ => None,
    }
    .unwrap_or((0, 0));
    (byte, count + length)
}

/// Reads the rest of `&#65;` or `&#x41;`.
fn reference(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [b'x' | b'X', rest @ ..] => number(rest, 16, b';').map(|(byte, end)| (byte, 1 + end)),
        _ => number(text, 10, b';'),
    }
}

/// Parses a short number and the sign after it, and returns the length of both.
fn number(text: &[u8], radix: u32, sign: u8) -> Option<(u8, usize)> {
    let end = text.iter().take(8).position(|byte| *byte == sign)?;
    let digits = str::from_utf8(&text[..end]).ok()?;
    let byte = u8::from_str_radix(digits, radix).ok()?;
    Some((byte, end + 1))
}

fn pair(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}
