//! Fields and events that a spec adds to its base.

use super::about::About;
use super::{Event, Field};

/// Fields that are added to an object type of the base.
#[derive(Debug)]
pub struct Extension {
    /// The documentation from the spec.
    pub about: About,
    /// The object type: `Order`.
    pub object: String,
    /// The trait with methods for the fields: `OrderExt`.
    pub name: String,
    /// The fields, all of which are optional.
    pub fields: Vec<Field>,
    /// Whether callers create values of the type, so that the fields need setters.
    pub is_input: bool,
}

/// An event that is added to those of the base.
#[derive(Debug)]
pub struct AddedEvent {
    /// The event.
    pub event: Event,
    /// The variant in Rust: `LoyaltyEarned`.
    pub variant: String,
}
