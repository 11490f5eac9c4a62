//! [`Error`]: the reason why no bindings were written.

use std::fmt;

/// The reason why no bindings were written: all errors of a spec, as the compiler would show those
/// of the macro, or a file that cannot be read or written.
///
/// [`Debug`](fmt::Debug) writes the same text as [`Display`](fmt::Display), since a `main` that
/// returns an error prints it with `Debug`.
pub struct Error {
    text: String,
}

impl Error {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// Creates the error for a spec with these errors.
    pub(crate) fn of_spec(errors: &[String]) -> Self {
        Self::new(match errors {
            [error] => error.clone(),
            errors => {
                let count = errors.len();
                let errors = errors.join("\n\nerror: ");
                format!("the spec has {count} errors\n\nerror: {errors}")
            }
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Error {}
