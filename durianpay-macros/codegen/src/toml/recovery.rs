//! Finds the end of a statement that has a slip, so that the next one is read by
//! itself.

use super::fault::{Fault, FaultKind, Open};
use super::lines::{first_token, indentation, is_other_statement, next_line, only_closes};
use super::tokens::{Closing, Kind, Quotes, token};

/// Returns the end of the statement that begins at `start`, read on from the fault.
pub(super) fn end_after_fault(text: &str, start: usize, fault: &Fault) -> usize {
    let end = match fault.kind {
        FaultKind::AfterName => next_line(text, fault.token.start),
        _ => end_in_brackets(text, start, fault.token.start, fault.open.clone()),
    };
    let is_lost = fault.kind == FaultKind::MissingValue && fault.token.is_line_end();
    absorb(text, end, indentation(text, start), is_lost)
}

/// Returns the end of the statement, read on from the line after a string that is not
/// closed.
pub(super) fn end_after_line(text: &str, start: usize, fault: &Fault) -> usize {
    let line = next_line(text, fault.token.start);
    let open = fault.open.get(..fault.open_before_line);
    let open = open.unwrap_or_default().to_vec();
    let end = if open.is_empty() {
        line
    } else {
        end_in_brackets(text, start, line, open)
    };
    absorb(text, end, indentation(text, start), false)
}

/// Returns the end of the line in which the last open bracket is closed, or the line
/// that begins another statement.
fn end_in_brackets(text: &str, start: usize, at: usize, mut open: Vec<Open>) -> usize {
    let statement_indentation = indentation(text, start);
    let mut at = at;
    loop {
        let next = token(text, at);
        at = next.end;
        match next.kind {
            Kind::End => return at,
            Kind::Open(bracket) => open.push(Open {
                at: next.start,
                bracket,
            }),
            Kind::Close(bracket) => {
                let matching = open.iter().rposition(|open| open.bracket == bracket);
                open.truncate(matching.unwrap_or(open.len()));
            }
            // The rest of the file is not a string.
            Kind::Text(Quotes::Three, Closing::Missing) => at = next.start + 3,
            Kind::Newline => {
                let Some(innermost) = open.last() else {
                    return at;
                };
                if is_other_statement(text, at, innermost.bracket, statement_indentation) {
                    return at;
                }
            }
            _ => {}
        }
    }
}

/// Adds the lines that only close brackets, and the indented lines before them if the
/// statement has lost its opening bracket.
fn absorb(text: &str, end: usize, statement_indentation: usize, is_lost: bool) -> usize {
    let mut end = end;
    if is_lost {
        end = indented_end(text, end, statement_indentation);
    }
    let first = first_token(text, end);
    if only_closes(text, first) {
        end = next_line(text, first.start);
    }
    end
}

/// Returns the end of the lines from `at` that are indented more than `outer`.
pub(super) fn indented_end(text: &str, at: usize, outer: usize) -> usize {
    let mut end = at;
    loop {
        let first = first_token(text, end);
        if first.kind == Kind::End || indentation(text, first.start) <= outer {
            return end;
        }
        end = next_line(text, first.start);
    }
}
