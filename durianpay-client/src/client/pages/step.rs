//! The step from one page of a list to the next.

/// The step from one page of a list to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// There is another page.
    Next,
    /// The page was the last.
    End,
}
