//! The time until an object is visible.

use std::time::Duration;

/// The default consistency window. It is longer than any attempt of this client,
/// with a wide margin for queues and for lists that lag behind.
pub(crate) const CONSISTENCY_WINDOW: Duration = Duration::from_secs(5 * 60);
