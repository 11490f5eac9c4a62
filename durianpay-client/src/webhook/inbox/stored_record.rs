//! [`StoredRecord`]: what is known of an object.

/// A stored record.
///
/// [`Change`](super::Change) has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// The content, which a store does not interpret.
    pub data: String,
    /// The number of changes, from 1.
    pub version: i64,
}
