//! The causes of reqwest's errors.

use std::error::Error as StdError;

/// Returns the message of the innermost cause.
pub(super) fn innermost(error: &reqwest::Error) -> String {
    let causes = std::iter::successors(
        Some(error as &(dyn StdError + 'static)),
        |e: &&(dyn StdError + 'static)| (*e).source(),
    );
    causes.last().map(ToString::to_string).unwrap_or_default()
}
