//! [`Shape`]: a generator of specs by size.

/// A generator of specs by size.
#[derive(Debug)]
pub struct Shape {
    /// The name of the items whose number grows.
    pub name: &'static str,
    /// Returns the text of a spec with the given number of these items.
    pub text: fn(usize) -> String,
}

pub(super) const fn shape(name: &'static str, text: fn(usize) -> String) -> Shape {
    Shape { name, text }
}

/// Joins what `part` returns for each number below `count`.
pub(super) fn repeat(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}
