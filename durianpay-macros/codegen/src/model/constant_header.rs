//! Headers with a constant value.

use super::about::About;

/// A header that every request has, with the same value.
#[derive(Debug)]
pub struct ConstantHeader {
    /// The documentation from the spec.
    pub about: About,
    /// The name: `Api-Version`.
    pub name: String,
    /// The value.
    pub value: String,
}
