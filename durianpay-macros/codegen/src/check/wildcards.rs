//! Values of enums with wildcard digits: `200xx00` matches `2001800`.

use crate::raw::RawEnum;
use std::collections::{BTreeSet, HashSet};

/// The maximum number of different wildcard patterns that are compared. The codes
/// of an API have one or two.
pub(super) const MOST_SHAPES: usize = 16;

/// Returns the positions of the wildcards of a value.
pub(super) fn shape(value: &str) -> Vec<usize> {
    value.match_indices('x').map(|(place, _)| place).collect()
}

/// Returns `text` with a wildcard at each of the positions, or `None` if one of
/// these characters is not a digit.
pub(super) fn free(text: &str, shape: &[usize]) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    for place in shape {
        let byte = bytes.get_mut(*place)?;
        if !byte.is_ascii_digit() && *byte != b'x' {
            return None;
        }
        *byte = b'x';
    }
    String::from_utf8(bytes).ok()
}

/// The values of an enum, for looking them up.
pub(super) struct Values<'r> {
    values: HashSet<&'r str>,
    /// The positions of wildcards, if the enum has any.
    shapes: BTreeSet<Vec<usize>>,
}

impl<'r> Values<'r> {
    pub(super) fn new(raw: &'r RawEnum) -> Self {
        let texts = || raw.values.iter().map(|value| value.value.as_str());
        let shapes = texts().map(shape).filter(|shape| !shape.is_empty());
        Self {
            values: texts().collect(),
            shapes: shapes.filter(|_| raw.pattern.is_some()).collect(),
        }
    }

    /// Returns whether the enum has the value. With more than [`MOST_SHAPES`] patterns,
    /// any value may match.
    pub(super) fn contain(&self, value: &str) -> bool {
        let is_free = |shape: &Vec<usize>| {
            free(value, shape).is_some_and(|freed| self.values.contains(freed.as_str()))
        };
        self.values.contains(value)
            || self.shapes.len() > MOST_SHAPES
            || self.shapes.iter().any(is_free)
    }
}
