//! The page of a list that a call requests.

/// The page of a list that a call requests.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum PageTarget {
    /// The page that the arguments of the call describe.
    Start,
    /// The page with this value of a query parameter.
    Parameter(&'static str, String),
    /// The page at this path and query, below the base URL.
    Link(String),
}
