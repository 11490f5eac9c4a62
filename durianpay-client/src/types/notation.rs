//! [`Notation`]: whether a value that was read is written back as it came.

/// Whether writing a value gives back the characters that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notation {
    Kept,
    /// The value is the same, in another notation: `1000` for `1e3`.
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
