//! [`Notation`]: whether a value that was read is written back in the same notation.

/// Whether writing a value reproduces the characters that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    Kept,
    /// Writing the value changes its notation, as `1000` for `1e3`.
    Lost,
}

impl Notation {
    pub(crate) fn lost_if(condition: bool) -> Notation {
        if condition {
            Notation::Lost
        } else {
            Notation::Kept
        }
    }
}
