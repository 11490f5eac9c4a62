//! Checks of values against their [`ValueBounds`].

use std::cmp::Ordering;

use crate::types::number::Number;

use super::schema::ValueBounds;
use super::tape::Kind;
use super::tree::Node;

impl ValueBounds {
    /// Returns a message for each violated bound.
    ///
    /// A bound that does not apply to the value's kind, or to a string that is not a number,
    /// is not violated: the reader of the field reports such values.
    pub(super) fn violations(&self, node: Node<'_>) -> Vec<String> {
        let text = node.string();
        let length = match (&text, node.kind()) {
            (Some(text), _) => Some(text.chars().count()),
            (None, Kind::List) => Some(node.items().count()),
            (None, Kind::Object) => Some(node.members().count()),
            (None, _) => None,
        };
        let decimal = node.number().or(text.as_deref()).and_then(Number::parse);
        let shorter = |least: &u32| length.is_some_and(|length| length < *least as usize);
        let longer = |most: &u32| length.is_some_and(|length| length > *most as usize);
        let compares =
            |bound: i64, to: Ordering| decimal.is_some_and(|number| number.compare(bound) == to);
        let counted = if node.kind() == Kind::Object {
            "members"
        } else {
            "items"
        };
        let mut broken = Vec::new();
        if let Some(least) = self.min_length.filter(shorter) {
            broken.push(match text {
                Some(_) => format!("is shorter than {least} characters"),
                None => format!("has fewer than {least} {counted}"),
            });
        }
        if let Some(most) = self.max_length.filter(longer) {
            broken.push(match text {
                Some(_) => format!("is longer than {most} characters"),
                None => format!("has more than {most} {counted}"),
            });
        }
        if let Some(least) = self.min.filter(|min| compares(*min, Ordering::Less)) {
            broken.push(format!("is less than {least}"));
        }
        if let Some(most) = self.max.filter(|max| compares(*max, Ordering::Greater)) {
            broken.push(format!("is more than {most}"));
        }
        broken
    }
}
