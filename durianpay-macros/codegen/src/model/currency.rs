//! The currencies of fields.

/// The currency of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldCurrency {
    /// Always the same: `USD`.
    Code(String),
    /// That of the field with this name on the wire, in the same object.
    Field(String),
}
