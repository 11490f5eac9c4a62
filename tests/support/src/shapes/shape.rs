//! [`Shape`]: a way to make a spec of a size.

/// A way to make a spec of a size.
#[derive(Debug)]
pub struct Shape {
    /// What grows.
    pub name: &'static str,
    /// The text of a spec with that many of what the shape is named after.
    pub text: fn(usize) -> String,
}

pub(super) const fn shape(name: &'static str, text: fn(usize) -> String) -> Shape {
    Shape { name, text }
}

/// Joins what `part` returns for each number below `count`.
pub(super) fn repeat(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}
