//! Reads one statement of TOML strictly: a header, or `key = value` over any number of
//! lines. Stops at the first token that TOML does not allow.

use super::fault::{Fault, FaultKind, Open};
use super::lines::{indentation, is_other_statement, statement_inside};
use super::tokens::{Bracket, Closing, Kind, Quotes, Token, token, visible};
use ::toml::de::DeTable;
use std::ops::Range;

/// A statement without a fault.
#[derive(Debug)]
pub(super) struct Statement {
    /// The bytes, with the comment and the line end.
    pub(super) range: Range<usize>,
    /// The last token of its value.
    pub(super) last: Token,
    /// See [`Fault::long_text`].
    pub(super) long_text: Option<(Token, usize)>,
}

/// Reads the statement that begins at `start`, a visible token.
pub(super) fn read(text: &str, start: usize) -> Result<Statement, Box<Fault>> {
    let mut reader = Reader {
        text,
        start,
        at: start,
        before: token(text, start),
        open: Vec::new(),
        line: start,
        open_before_line: 0,
        other_statement: None,
        long_text: None,
        value: None,
        indentation: indentation(text, start),
    };
    match token(text, start).kind {
        Kind::Open(Bracket::Square) => reader.header()?,
        _ => reader.entry()?,
    }
    let last = reader.before;
    let end = reader.line_end()?;
    Ok(Statement {
        range: start..end,
        last,
        long_text: reader.long_text,
    })
}

struct Reader<'t> {
    text: &'t str,
    start: usize,
    at: usize,
    before: Token,
    open: Vec<Open>,
    line: usize,
    open_before_line: usize,
    other_statement: Option<(usize, Open)>,
    long_text: Option<(Token, usize)>,
    value: Option<Token>,
    indentation: usize,
}

type Step<T> = Result<T, Box<Fault>>;

impl Reader<'_> {
    fn peek(&self) -> Token {
        visible(self.text, self.at)
    }

    fn take(&mut self, token: Token) {
        self.at = token.end;
        self.before = token;
    }

    fn fault<T>(&self, kind: FaultKind, token: Token) -> Step<T> {
        Err(Box::new(Fault {
            kind,
            token,
            before: self.before,
            open: self.open.clone(),
            line: self.line,
            open_before_line: self.open_before_line,
            other_statement: self.other_statement,
            long_text: self.long_text,
            value: self.value,
        }))
    }

    /// ```toml
    /// [type.Order.fields]
    /// ```
    fn header(&mut self) -> Step<()> {
        let first = self.peek();
        self.take(first);
        let second = self.peek();
        let is_double = second.kind == first.kind && second.start == first.end;
        if is_double {
            self.take(second);
        }
        self.key()?;
        for _ in 0..=usize::from(is_double) {
            let next = self.peek();
            if next.kind != Kind::Close(Bracket::Square) {
                return self.fault(FaultKind::AfterName, next);
            }
            self.take(next);
        }
        Ok(())
    }

    /// ```toml
    /// key = value
    /// ```
    fn entry(&mut self) -> Step<()> {
        self.key()?;
        self.equals()?;
        let first = self.peek();
        self.value()?;
        while !self.open.is_empty() {
            self.after_item()?;
        }
        self.value = Some(Token {
            end: self.at,
            ..first
        });
        Ok(())
    }

    fn equals(&mut self) -> Step<()> {
        let next = self.peek();
        if next.kind != Kind::Equals {
            return self.fault(FaultKind::AfterKey, next);
        }
        self.take(next);
        Ok(())
    }

    /// ```toml
    /// type."a.b".c
    /// ```
    fn key(&mut self) -> Step<()> {
        let mut needs_part = true;
        loop {
            let next = self.peek();
            match next.kind {
                Kind::Text(Quotes::One, Closing::Closed) if needs_part => needs_part = false,
                Kind::Text(_, Closing::Missing) => return self.fault(FaultKind::OpenText, next),
                Kind::Word => match self.word_in_key(next, needs_part)? {
                    Some(needs) => needs_part = needs,
                    None => return Ok(()),
                },
                _ if needs_part => return self.fault(FaultKind::MissingKey, next),
                _ => return Ok(()),
            }
            self.take(next);
        }
    }

    /// Reads names and dots. Returns whether a name must follow, or nothing if the word
    /// does not belong to the key.
    fn word_in_key(&self, word: Token, needs_part: bool) -> Step<Option<bool>> {
        let text = word.text(self.text);
        if !needs_part && !text.starts_with('.') {
            return Ok(None);
        }
        let is_name = |part: &str| {
            part.chars()
                .all(|next| next.is_ascii_alphanumeric() || "-_".contains(next))
        };
        if !text.split('.').all(is_name) {
            return self.fault(FaultKind::KeyCharacter, word);
        }
        let is_gap = text.contains("..") || needs_part && text.starts_with('.');
        if is_gap {
            return self.fault(FaultKind::MissingKey, word);
        }
        Ok(Some(text.ends_with('.')))
    }

    /// Reads a value, or the opening bracket of one.
    fn value(&mut self) -> Step<()> {
        let next = self.peek();
        match next.kind {
            Kind::Text(Quotes::Three, Closing::Closed) => {
                self.take(next);
                self.note_long_text(next);
                self.line = self.at;
                self.open_before_line = self.open.len();
            }
            Kind::Text(Quotes::One, Closing::Closed) => self.take(next),
            Kind::Text(Quotes::Three, Closing::Missing) => {
                self.note_long_text(next);
                return self.fault(FaultKind::OpenText, next);
            }
            Kind::Text(_, Closing::Missing) => return self.fault(FaultKind::OpenText, next),
            Kind::Open(bracket) => {
                self.take(next);
                self.open.push(Open {
                    at: next.start,
                    bracket,
                });
                self.first_item(bracket)?;
            }
            Kind::Word => {
                let value = self.scalar(next);
                if !is_scalar(value.text(self.text)) {
                    return self.fault(FaultKind::BareText, value);
                }
                self.take(value);
            }
            _ => return self.fault(FaultKind::MissingValue, next),
        }
        Ok(())
    }

    /// Joins a date and the time that follows it after one space.
    fn scalar(&self, word: Token) -> Token {
        let is_date = |text: &str| {
            text.len() == 10
                && text.bytes().enumerate().all(|(at, byte)| match at {
                    4 | 7 => byte == b'-',
                    _ => byte.is_ascii_digit(),
                })
        };
        let next = visible(self.text, word.end);
        let is_time =
            next.kind == Kind::Word && next.text(self.text).as_bytes().get(2) == Some(&b':');
        if is_date(word.text(self.text)) && is_time && next.start == word.end + 1 {
            return Token {
                end: next.end,
                ..word
            };
        }
        word
    }

    /// Reads the first item after an opening bracket.
    fn first_item(&mut self, bracket: Bracket) -> Step<()> {
        let next = self.next_in_brackets();
        if next.kind == Kind::Close(bracket) {
            self.close(next);
            return Ok(());
        }
        self.begin_item(bracket)
    }

    /// Reads `key =` in a table. The value is read by the next step, so that the depth
    /// of a document is not that of the stack.
    fn begin_item(&mut self, bracket: Bracket) -> Step<()> {
        if bracket == Bracket::Brace {
            self.key()?;
            self.equals()?;
        }
        Ok(())
    }

    /// Reads on in brackets: a value if one is due, otherwise a comma or a closing bracket.
    fn after_item(&mut self) -> Step<()> {
        let Some(open) = self.open.last().copied() else {
            return Ok(());
        };
        let is_value_due = matches!(self.before.kind, Kind::Equals | Kind::Open(_) | Kind::Comma);
        if is_value_due {
            return self.value();
        }
        let next = self.next_in_brackets();
        match next.kind {
            Kind::Comma => {
                self.take(next);
                self.first_item(open.bracket)
            }
            Kind::Close(bracket) if bracket == open.bracket => {
                self.close(next);
                Ok(())
            }
            _ => self.fault(FaultKind::AfterItem, next),
        }
    }

    fn close(&mut self, token: Token) {
        self.take(token);
        self.open.pop();
        self.open_before_line = self.open_before_line.min(self.open.len());
    }

    /// Returns the next token in brackets, which may be in a later line.
    fn next_in_brackets(&mut self) -> Token {
        loop {
            let next = self.peek();
            match next.kind {
                Kind::Newline => {
                    self.at = next.end;
                    self.begin_line();
                }
                Kind::Comment => self.at = next.end,
                _ => return next,
            }
        }
    }

    fn begin_line(&mut self) {
        self.line = self.at;
        self.open_before_line = self.open.len();
        let Some(innermost) = self.open.last() else {
            return;
        };
        if self.other_statement.is_none()
            && is_other_statement(self.text, self.at, innermost.bracket, self.indentation)
        {
            self.other_statement = Some((self.at, *innermost));
        }
    }

    fn note_long_text(&mut self, token: Token) {
        if self.long_text.is_none() {
            let line = statement_inside(self.text, token, self.indentation);
            self.long_text = line.map(|line| (token, line));
        }
    }

    /// Reads the end of the statement. Returns the beginning of the next line.
    fn line_end(&mut self) -> Step<usize> {
        let next = self.peek();
        if !next.is_line_end() {
            return self.fault(FaultKind::AfterStatement, next);
        }
        debug_assert!(self.start <= next.start, "a statement reads forwards");
        let end = match next.kind {
            Kind::Comment => token(self.text, next.end),
            _ => next,
        };
        Ok(end.end)
    }
}

/// Checks whether a word is a value: a number, a boolean or a date.
pub(super) fn is_scalar(word: &str) -> bool {
    let may_be = word.starts_with(|first: char| first.is_ascii_digit() || "+-".contains(first))
        || matches!(word, "true" | "false" | "inf" | "nan");
    may_be && word.len() < 100 && DeTable::parse(&["a = ", word].concat()).is_ok()
}
