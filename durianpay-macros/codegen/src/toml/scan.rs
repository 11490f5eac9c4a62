//! Reads a file that is not valid TOML statement by statement, and finds one slip in
//! each statement that has any.

use super::conflicts;
use super::diagnosis::diagnose;
use super::habits;
use super::lines::{begins_statement, first_token, next_line};
use super::quotes;
use super::slip::{Edit, Slip};
use super::statement::{self, Statement};
use super::tokens::{Kind, token};
use std::ops::Range;

/// The maximum number of slips that are reported for a file. The rest of a longer
/// list says nothing new, and finding it would take long in a file of another format.
pub(super) const MAX_SLIPS: usize = 20;

/// The slips of a file.
#[derive(Debug)]
pub(super) struct Scan {
    /// Each slip, and the edit that fixes it.
    pub(super) slips: Vec<(Slip, Option<Edit>)>,
    /// The file with blanks in place of the statements that have slips.
    pub(super) rest: String,
    /// The beginnings of the statements.
    pub(super) starts: Vec<usize>,
    /// Whether the rest of the file was read.
    pub(super) is_complete: bool,
}

/// Finds the slips of a file.
pub(super) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner {
        rest: text.as_bytes().to_vec(),
        slips: Vec::new(),
        starts: Vec::new(),
        valid: 0,
    };
    let is_complete = match whole_file(text) {
        Some(slip) => {
            scanner.slips.push((slip, None));
            false
        }
        None => scanner.read(text),
    };
    let Scanner {
        slips,
        rest,
        starts,
        valid,
    } = scanner;
    Scan {
        slips: if valid == 0 {
            of_other_format(text, slips, starts.first())
        } else {
            slips
        },
        rest: to_text(&rest),
        starts,
        is_complete,
    }
}

/// Returns the slip of a file that is not TOML from its beginning.
fn whole_file(text: &str) -> Option<Slip> {
    let first = first_token(text, without_mark(text));
    let null = text.find('\0').map(|null| {
        Slip::new(
            null..null + 1,
            "the file contains a null byte, as no text does",
        )
        .help("save the file as text in UTF-8")
    });
    null.or_else(|| lone_return(text))
        .or_else(|| habits::json_file(first))
}

/// Returns the slip of lines that end in CR alone, after which no line is known.
fn lone_return(text: &str) -> Option<Slip> {
    let mut returns = text.match_indices('\r').map(|(at, _)| at);
    let at = returns.find(|at| !text[at + 1..].starts_with('\n'))?;
    Some(
        Slip::new(at..at, "a line ends in CR (U+000D) alone")
            .help("save the file with LF or CR LF at the end of lines"),
    )
}

/// Returns the length of the byte order mark at the beginning of a file.
fn without_mark(text: &str) -> usize {
    text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len()
}

/// Replaces the slips of a file without any valid statement by one.
fn of_other_format(
    text: &str,
    slips: Vec<(Slip, Option<Edit>)>,
    start: Option<&usize>,
) -> Vec<(Slip, Option<Edit>)> {
    let is_yaml = slips.iter().all(|(slip, _)| slip.is_yaml)
        && (slips.len() > 1 || slips.iter().any(|(_, fix)| fix.is_none()));
    let Some(start) = start else {
        return slips;
    };
    let slip = |message| Slip::new(token(text, *start).range(), message);
    if is_yaml {
        let slip = slip("the file is YAML, not TOML")
            .help("write the spec in TOML, with headers such as `[type.Order.fields]`");
        return vec![(slip, None)];
    }
    let is_hopeless = slips.len() >= 5 && slips.iter().all(|(_, fix)| fix.is_none());
    if is_hopeless {
        let slip = slip("no statement of the file is TOML")
            .help("write the spec in TOML, with headers such as `[type.Order.fields]`");
        return vec![(slip, None)];
    }
    slips
}

struct Scanner {
    rest: Vec<u8>,
    slips: Vec<(Slip, Option<Edit>)>,
    starts: Vec<usize>,
    /// The number of statements without a slip.
    valid: usize,
}

impl Scanner {
    /// Reads all statements. Returns whether all were read.
    fn read(&mut self, text: &str) -> bool {
        for (slip, ranges) in conflicts::find(text) {
            for range in ranges {
                self.blank(range);
            }
            if self.slips.len() < MAX_SLIPS {
                self.slips.push((slip, None));
            }
        }
        let text = to_text(&self.rest);
        let mut at = without_mark(&text);
        let mut last: Option<Statement> = None;
        loop {
            let first = first_token(&text, at);
            if first.kind == Kind::End {
                return true;
            }
            if self.slips.len() >= MAX_SLIPS {
                return false;
            }
            self.starts.push(first.start);
            match statement::read(&text, first.start) {
                Ok(statement) => {
                    self.valid += 1;
                    at = statement.range.end;
                    last = Some(statement);
                }
                Err(fault) => {
                    let above = last
                        .take()
                        .and_then(|last| above(&text, &last, first.start));
                    let (slip, range) = above.unwrap_or_else(|| {
                        let (slip, end) = diagnose(&text, first.start, &fault);
                        (slip, first.start..end)
                    });
                    at = range.end;
                    self.push(&text, slip, range);
                }
            }
        }
    }

    fn push(&mut self, text: &str, mut slip: Slip, statement: Range<usize>) {
        let fix = slip.fix(text, &statement);
        self.slips.push((slip, fix));
        self.blank(statement);
    }

    /// Replaces a range with blanks, except for its line ends.
    fn blank(&mut self, range: Range<usize>) {
        for byte in self.rest.get_mut(range).unwrap_or_default() {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
}

/// Returns bytes of which only whole characters have been replaced.
fn to_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Returns the slip of the statement above if its string causes the fault of the
/// statement at `start`, and the range of both.
fn above(text: &str, last: &Statement, start: usize) -> Option<(Slip, Range<usize>)> {
    if let Some((string, line)) = last.long_text {
        let slip = quotes::unclosed_long_text(text, string, line);
        return Some((slip, last.range.start..line));
    }
    let limit = next_statement(text, start);
    let slip = quotes::two_quotes_above(text, last.last, limit)?;
    let end = slip.end?;
    Some((slip, last.range.start..end))
}

/// Returns the next line from `at` that begins a statement.
fn next_statement(text: &str, at: usize) -> usize {
    let mut line = at;
    while line < text.len() && !begins_statement(text, line) {
        line = next_line(text, line);
    }
    line
}
