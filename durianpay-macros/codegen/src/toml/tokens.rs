//! The lexical structure of TOML: strings, brackets, words, line ends and comments.
//! Any text can be read.

use super::characters::{is_typographic_quote, lookalike};
use std::ops::Range;

/// A token: a kind and the bytes that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Space,
    /// A line end: LF, CR LF, or CR alone, which TOML does not allow.
    Newline,
    Comment,
    /// `[` or `{`.
    Open(Bracket),
    /// `]` or `}`.
    Close(Bracket),
    Comma,
    Equals,
    /// A string, with its quotes.
    Text(Quotes, Closing),
    /// Anything else up to a space or one of the tokens above.
    Word,
    /// A character that looks like one of TOML.
    Lookalike(char),
    /// The end of the file.
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    Square,
    Brace,
}

impl Bracket {
    pub(super) fn open(self) -> char {
        match self {
            Self::Square => '[',
            Self::Brace => '{',
        }
    }

    pub(super) fn close(self) -> char {
        match self {
            Self::Square => ']',
            Self::Brace => '}',
        }
    }
}

/// The quotes at the beginning of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// `"` or `'`.
    One,
    /// `"""` or `'''`, for several lines.
    Three,
    /// Quotes that TOML does not know.
    Typographic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    Closed,
    /// Not in its line, or not in the file if it may have several lines.
    Missing,
}

impl Token {
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Checks whether it is a string that is not closed in its line.
    pub(super) fn is_open_text(&self) -> bool {
        self.kind == Kind::Text(Quotes::One, Closing::Missing)
    }

    /// Checks whether it ends a line.
    pub(super) fn is_line_end(&self) -> bool {
        matches!(self.kind, Kind::Comment | Kind::Newline | Kind::End)
    }
}

/// Reads the token at `start`, which must be the beginning of a character.
pub(super) fn token(text: &str, start: usize) -> Token {
    let rest = text.get(start..).unwrap_or_default();
    let of = |kind, length| Token {
        kind,
        start,
        end: start + length,
    };
    let Some(first) = rest.chars().next() else {
        return of(Kind::End, 0);
    };
    match first {
        ' ' | '\t' => of(Kind::Space, run(rest, |next| !matches!(next, ' ' | '\t'))),
        '\n' => of(Kind::Newline, 1),
        '\r' => of(Kind::Newline, if rest.starts_with("\r\n") { 2 } else { 1 }),
        '#' => of(Kind::Comment, line_length(rest)),
        '[' => of(Kind::Open(Bracket::Square), 1),
        '{' => of(Kind::Open(Bracket::Brace), 1),
        ']' => of(Kind::Close(Bracket::Square), 1),
        '}' => of(Kind::Close(Bracket::Brace), 1),
        ',' => of(Kind::Comma, 1),
        '=' => of(Kind::Equals, 1),
        '"' | '\'' => quoted(rest, first, of),
        _ if is_typographic_quote(first) => typographic(rest, first, of),
        _ if lookalike(first).is_some() => of(Kind::Lookalike(first), first.len_utf8()),
        _ => of(Kind::Word, run(rest, ends_word)),
    }
}

/// Reads the token at `start` or after the white space that begins there.
pub(super) fn visible(text: &str, start: usize) -> Token {
    let found = token(text, start);
    match found.kind {
        Kind::Space => token(text, found.end),
        _ => found,
    }
}

/// Reads the tokens from `start` to the end of the line, without white space.
pub(super) fn line_tokens(text: &str, start: usize) -> impl Iterator<Item = Token> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let next = visible(text, at);
        at = next.end;
        (!next.is_line_end()).then_some(next)
    })
}

/// Returns the length of the first line of `rest`, without its line end.
pub(super) fn line_length(rest: &str) -> usize {
    rest.find(['\n', '\r']).unwrap_or(rest.len())
}

fn run(rest: &str, ends: impl Fn(char) -> bool) -> usize {
    rest.find(ends).unwrap_or(rest.len())
}

fn ends_word(next: char) -> bool {
    " \t\n\r#[]{},=\"'".contains(next) || lookalike(next).is_some()
}

/// Reads a string in `"`, `'`, `"""` or `'''`.
fn quoted(rest: &str, quote: char, of: impl Fn(Kind, usize) -> Token) -> Token {
    let three = if quote == '"' { "\"\"\"" } else { "'''" };
    let quotes = if rest.starts_with(three) {
        Quotes::Three
    } else {
        Quotes::One
    };
    let mark = match quotes {
        Quotes::Three => three,
        _ => &three[..1],
    };
    let bytes = rest.as_bytes();
    let mut at = mark.len();
    while at < bytes.len() {
        let ends_line = matches!(bytes[at], b'\n' | b'\r');
        if ends_line && quotes == Quotes::One {
            break;
        }
        if bytes[at] == b'\\' && quote == '"' {
            let is_line_end = matches!(bytes.get(at + 1), Some(b'\n' | b'\r'));
            at += if is_line_end { 1 } else { 2 };
        } else if bytes[at..].starts_with(mark.as_bytes()) {
            let length = at + mark.len();
            // Up to two quotes may precede the last three.
            let more = bytes[length..]
                .iter()
                .take(2)
                .take_while(|next| **next == mark.as_bytes()[0] && mark.len() == 3);
            return of(Kind::Text(quotes, Closing::Closed), length + more.count());
        } else {
            at += 1;
        }
    }
    of(Kind::Text(quotes, Closing::Missing), at.min(bytes.len()))
}

/// The number of characters in which a typographic quote is closed. No other token is
/// read twice, so it bounds the work for a line of such quotes.
const MAX_TYPOGRAPHIC: usize = 1_000;

/// Reads a string in typographic quotes, or such a quote alone if none closes it.
fn typographic(rest: &str, first: char, of: impl Fn(Kind, usize) -> Token) -> Token {
    let start = first.len_utf8();
    let line = &rest[start..];
    let closes = |next: char| next == '"' || is_typographic_quote(next);
    let is_apostrophe = |next: char| matches!(next, '\u{2018}' | '\u{2019}' | '\u{b4}');
    // An apostrophe between letters closes nothing.
    let mut in_line = line
        .char_indices()
        .take(MAX_TYPOGRAPHIC)
        .take_while(|(_, next)| !matches!(next, '\n' | '\r'));
    let close = in_line.find(|(at, next)| {
        let rest = &line[at + next.len_utf8()..];
        closes(*next) && !(is_apostrophe(*next) && rest.starts_with(char::is_alphanumeric))
    });
    match close {
        Some((at, quote)) => of(
            Kind::Text(Quotes::Typographic, Closing::Closed),
            start + at + quote.len_utf8(),
        ),
        None => of(Kind::Lookalike(first), start),
    }
}
