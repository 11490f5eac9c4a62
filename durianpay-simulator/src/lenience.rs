//! Requests that differ from the spec in ways that the API evidently tolerates, since published
//! clients send them: unknown fields, fields in another case, `null` or a blank string for an
//! optional field, `1` and `0` for booleans, and numbers as strings or the reverse.

mod amendments;
mod candidates;
mod charge;

pub(crate) use amendments::left_out;
pub(crate) use charge::move_customer;

use amendments::Amendments;
use durianpay_client::__private::json::{Mode, ReadError, check};
use durianpay_client::__private::{Check, Tree};
use durianpay_client::json::DecodeError;
use std::borrow::Cow;

/// The maximum number of times that a document is amended. Each error lists at most 32 fields.
const MAX_ROUNDS: usize = 16;

/// A document that matches the spec.
#[derive(Debug)]
pub(crate) struct Accepted<'d> {
    pub(crate) document: Cow<'d, [u8]>,
    /// The differences that were tolerated, one sentence each.
    pub(crate) notes: Vec<String>,
}

/// Checks a document. If `is_lenient`, tolerable fields are changed to their intended values.
pub(crate) fn accept(
    document: &[u8],
    mode: Mode,
    check_document: Check,
    is_lenient: bool,
) -> Result<Accepted<'_>, ReadError> {
    match check(document, mode, check_document) {
        Ok(()) => Ok(Accepted {
            document: Cow::Borrowed(document),
            notes: Vec::new(),
        }),
        Err(ReadError::Decode(error)) if is_lenient => amend(document, mode, check_document, error),
        Err(error) => Err(error),
    }
}

/// Amends a document until it matches the spec. Returns the errors that remain otherwise.
fn amend(
    document: &[u8],
    mode: Mode,
    check_document: Check,
    mut error: DecodeError,
) -> Result<Accepted<'_>, ReadError> {
    let Ok(tree) = Tree::parse(document) else {
        return Err(ReadError::Decode(error));
    };
    let mut amendments = Amendments::new(tree.root(), mode);
    for _ in 0..MAX_ROUNDS {
        if !amendments.add(&error) {
            break;
        }
        let amended = amendments.document();
        match check(amended.as_bytes(), mode, check_document) {
            Ok(()) => {
                return Ok(Accepted {
                    document: Cow::Owned(amended.into_bytes()),
                    notes: amendments.notes(),
                });
            }
            Err(ReadError::Decode(remaining)) => error = remaining,
            Err(other) => return Err(other),
        }
    }
    Err(ReadError::Decode(error))
}

#[cfg(test)]
mod tests;
