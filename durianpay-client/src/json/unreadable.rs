//! [`Unreadable`]: a value that the API sent but that could not be read.

use std::fmt;

use super::notes::Step;
use super::path::{push_name, push_position};
use super::value::Json;

/// An unreadable value of an optional field, or an unreadable item of a list or a map.
///
/// The typed value lacks it. Its JSON is written back unchanged, unless the field or the
/// list has been modified. Returned by
/// [`UnknownFields::unreadable`](super::UnknownFields::unreadable).
///
/// ```
/// # #[cfg(feature = "orders")] {
/// use durianpay_client::{api::Order, json};
///
/// let order: Order = json::from_str(
///     r#"{"id": "ord_1", "amount": "10000", "status": "started", "shipping_fee": "Rp 5"}"#,
/// )?;
/// for unreadable in order.unknown_fields().unreadable() {
///     assert_eq!(unreadable.path(), "shipping_fee");
///     assert_eq!(unreadable.reason(), "expected an amount, found a string that is not one");
///     assert_eq!(unreadable.value().as_str(), r#""Rp 5""#);
/// }
/// # }
/// # Ok::<(), durianpay_client::json::ReadError>(())
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct Unreadable<'f> {
    field: &'f str,
    place: &'f [Step],
    value: &'f Json,
    reason: &'f str,
}

impl<'f> Unreadable<'f> {
    pub(super) fn new(
        field: &'f str,
        place: &'f [Step],
        value: &'f Json,
        reason: &'f str,
    ) -> Unreadable<'f> {
        Unreadable {
            field,
            place,
            value,
            reason,
        }
    }

    /// Returns the field's name on the wire.
    pub fn field(&self) -> &'f str {
        self.field
    }

    /// Returns the path from the object to the value: `created_at`, `labels.b`, `tags[1]`.
    pub fn path(&self) -> String {
        let mut path = self.field.to_owned();
        for step in self.place {
            match step {
                Step::Item { position, .. } => push_position(&mut path, *position),
                Step::Member(name) => push_name(&mut path, name),
            }
        }
        path
    }

    /// Returns the reason, which never contains any part of the value.
    pub fn reason(&self) -> &'f str {
        self.reason
    }

    /// Returns the value as it was sent.
    pub fn value(&self) -> &'f Json {
        self.value
    }
}

/// Shows path and reason only, since the value may be sensitive.
impl fmt::Debug for Unreadable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unreadable")
            .field("path", &self.path())
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}
