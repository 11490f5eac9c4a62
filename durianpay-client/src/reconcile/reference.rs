//! Objects that are found by the merchant's reference: orders and refunds.

use super::place::Place;
use super::verdict::Candidates;
use super::window::Window;
use crate::json::UnknownFields;
use crate::types::timestamp::Timestamp;

/// An object with a reference of the merchant.
pub(super) struct Referenced<'o> {
    /// The reference, and its name on the wire.
    pub(super) reference: Option<&'o str>,
    pub(super) field: &'static str,
    pub(super) created_at: Option<Timestamp>,
    pub(super) unknown: &'o UnknownFields,
}

/// Sorts objects by whether they have the reference of a call.
///
/// The reference is unique, so one object has it. If a creation time contradicts that, another
/// call also used the reference: a single object is then doubtful, and of several objects, each
/// may belong to the call.
pub(super) fn sort<T>(
    objects: impl IntoIterator<Item = T>,
    reference: &str,
    window: &Window,
    read: impl Fn(&T) -> Referenced<'_>,
) -> Candidates<T> {
    let mut candidates = Candidates::none();
    for object in objects {
        let referenced = read(&object);
        if referenced.reference != Some(reference) {
            candidates.is_complete &= !referenced.unknown.is_unreadable(referenced.field);
            continue;
        }
        match window.place(referenced.created_at) {
            Place::Doubtful | Place::Inside | Place::Unknown => candidates.found.push(object),
            Place::Before | Place::After => candidates.doubtful.push(object),
        }
    }
    if !candidates.found.is_empty() {
        candidates.found.append(&mut candidates.doubtful);
    }
    candidates
}

#[cfg(test)]
mod tests {
    use super::{Referenced, Timestamp, UnknownFields, Window, sort};
    use std::time::Duration;

    const SENT: &str = "2024-03-01T02:00:00.001Z";

    /// Returns how many of these objects, each with a reference and a time, are found, and
    /// how many are doubtful.
    fn counts(objects: &[(&'static str, Option<&'static str>)]) -> (usize, usize) {
        let sent = format!("{SENT}/{SENT}").parse().expect("an interval");
        let window = Window::new(sent, Duration::ZERO, Duration::ZERO);
        let objects = objects
            .iter()
            .map(|object| (*object, UnknownFields::default()));
        let sorted = sort(objects, "mine", &window, |((reference, time), unknown)| {
            let time = time.map(|time| time.parse::<Timestamp>().expect("a time"));
            Referenced {
                reference: Some(reference),
                field: "order_ref_id",
                created_at: time,
                unknown,
            }
        });
        (sorted.found.len(), sorted.doubtful.len())
    }

    #[test]
    fn a_reference_of_another_time_is_doubtful() {
        let own = ("mine", Some(SENT));
        let undated = ("mine", None);
        let old = ("mine", Some("2024-03-01T01:58:00.001Z"));
        let late = ("mine", Some("2024-03-01T02:02:00.001Z"));
        let other = ("other", Some(SENT));
        for (objects, found, doubtful) in [
            (&[other][..], 0, 0),
            (&[own, other], 1, 0),
            (&[undated], 1, 0),
            (&[old], 0, 1),
            (&[late], 0, 1),
            (&[old, late, other], 0, 2),
            (&[old, own, late], 3, 0),
        ] {
            assert_eq!(counts(objects), (found, doubtful), "{objects:?}");
        }
    }
}
