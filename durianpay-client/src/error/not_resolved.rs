//! [`NotResolved`]: the error for a host name without an address.

use std::error::Error as StdError;
use std::fmt;
use std::io;

/// The error of a resolver that found no address of a host.
#[derive(Debug)]
pub(crate) struct NotResolved(io::Error);

impl NotResolved {
    pub(crate) fn new(source: io::Error) -> Self {
        Self(source)
    }
}

impl fmt::Display for NotResolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the host name was not resolved")
    }
}

impl StdError for NotResolved {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.0)
    }
}
