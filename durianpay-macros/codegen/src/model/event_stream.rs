//! Responses that are a stream of events.

use super::About;

/// A response that is a stream of events.
#[derive(Debug)]
pub struct EventStream {
    /// The documentation from the spec.
    pub about: About,
    /// The data of the event that ends the stream.
    pub done: Option<String>,
}
