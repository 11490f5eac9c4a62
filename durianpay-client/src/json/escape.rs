//! The content of JSON strings: finding the end, reading and writing escapes.

const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; 8]);

/// Finds the next quote, backslash or control character, or the end.
///
/// A reader must stop at these bytes, and a writer must escape them. Eight bytes are
/// tested at a time: subtracting borrows into the high bit of exactly the bytes below
/// the bound, and bits above the first hit do not matter.
pub(super) fn next_special(bytes: &[u8], mut at: usize) -> usize {
    let below = |chunk: u64, bound: u8| chunk.wrapping_sub(ONES * u64::from(bound)) & !chunk;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let chunk = u64::from_le_bytes(*chunk);
        let quote = below(chunk ^ (ONES * u64::from(b'"')), 1);
        let backslash = below(chunk ^ (ONES * u64::from(b'\\')), 1);
        let hits = (below(chunk, 0x20) | quote | backslash) & HIGH_BITS;
        if hits != 0 {
            return at + hits.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while let Some(&byte) = bytes.get(at)
        && byte >= 0x20
        && byte != b'"'
        && byte != b'\\'
    {
        at += 1;
    }
    at
}

/// Finds the position after the closing quote of a well-formed string whose content
/// starts at `at`.
pub(super) fn skip_string(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = next_special(bytes, at);
        match bytes.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => return bytes.len(),
        }
    }
}

/// Checks the escape whose backslash precedes `at`, and returns the position after it.
pub(super) fn check_escape(bytes: &[u8], at: usize) -> Result<usize, &'static str> {
    match bytes.get(at) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 1),
        Some(b'u') => match unicode(bytes.get(at + 1..).unwrap_or_default()) {
            Ok((_, length)) => Ok(at + 1 + length),
            Err(reason) => Err(reason),
        },
        _ => Err("expected an escape sequence"),
    }
}

/// Resolves the escapes in a JSON string's content. Half a surrogate pair becomes U+FFFD.
///
/// The parser has already checked the escapes; an invalid one would also become U+FFFD.
#[cold]
pub(super) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut after = escape.chars();
        match after.next() {
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let (char, length) =
                    unicode(after.as_str().as_bytes()).unwrap_or((char::REPLACEMENT_CHARACTER, 0));
                text.push(char);
                rest = after.as_str().get(length..).unwrap_or_default();
                continue;
            }
            Some(char) => text.push(char),
            None => {}
        }
        rest = after.as_str();
    }
    text.push_str(rest);
    text
}

/// Reads the digits of `\u`: four hex digits, or eight with `\u` between them for a
/// surrogate pair. Returns the character and the length read.
///
/// Half a pair becomes U+FFFD; servers that cut a string by UTF-16 units send such pairs.
fn unicode(bytes: &[u8]) -> Result<(char, usize), &'static str> {
    let first = hex(bytes)?;
    if let Some(char) = char::from_u32(first) {
        return Ok((char, 4));
    }
    let second = bytes.get(4..).and_then(|rest| rest.strip_prefix(b"\\u"));
    let second = second.and_then(|digits| hex(digits).ok());
    let pair = second.and_then(|second| {
        let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        let high = first.checked_sub(0xD800).filter(|high| *high < 0x400)?;
        char::from_u32(0x1_0000 + (high << 10) + low)
    });
    Ok(pair.map_or((char::REPLACEMENT_CHARACTER, 4), |char| (char, 10)))
}

fn hex(bytes: &[u8]) -> Result<u32, &'static str> {
    const EXPECTED: &str = "expected four hexadecimal digits";
    let digits = bytes.first_chunk::<4>().ok_or(EXPECTED)?;
    digits.iter().try_fold(0, |sum, &byte| {
        let digit = char::from(byte).to_digit(16).ok_or(EXPECTED)?;
        Ok(sum << 4 | digit)
    })
}

/// Appends a JSON string with its quotes.
pub(super) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = next_special(bytes, from);
        out.push_str(text.get(from..at).unwrap_or_default());
        let Some(&byte) = bytes.get(at) else { break };
        push_escape(out, byte);
        from = at + 1;
    }
    out.push('"');
}

#[cold]
fn push_escape(out: &mut String, byte: u8) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        0x08 => out.push_str("\\b"),
        0x0C => out.push_str("\\f"),
        _ => {
            out.push_str("\\u00");
            for digit in [byte >> 4, byte & 0x0F] {
                out.push(char::from_digit(digit.into(), 16).unwrap_or_default());
            }
        }
    }
}

/// Removes the white space outside strings from well-formed JSON.
pub(super) fn minified(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut out = String::with_capacity(source.len());
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = skip_string(bytes, at + 1),
            b' ' | b'\t' | b'\n' | b'\r' => {
                out.push_str(source.get(from..at).unwrap_or_default());
                at += 1;
                from = at;
            }
            _ => at += 1,
        }
    }
    out.push_str(source.get(from..).unwrap_or_default());
    out
}
