//! Specs of any size, each of one shape: what grows is what its name says.
//!
//! The tests of the generator and `cargo xtask growth` share them. It is a
//! `mod.rs` so that both find the files beside it.

mod invalid;
mod valid;

/// A way to make a spec of a size.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// The text of a spec with that many of what the shape is named after.
    pub(crate) text: fn(usize) -> String,
}

const fn shape(name: &'static str, text: fn(usize) -> String) -> Shape {
    Shape { name, text }
}

/// What people write, and more of it than they should.
pub(crate) fn valid() -> &'static [Shape] {
    &valid::SHAPES
}

/// What should never be.
pub(crate) fn invalid() -> &'static [Shape] {
    &invalid::SHAPES
}

/// What `part` gives for each number below `count`.
fn repeat(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}
