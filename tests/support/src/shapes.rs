//! Specs of any size, each of one shape: what grows is what its name says.
//!
//! The tests of the generator, `cargo xtask growth` and the benchmarks share them.

mod invalid;
mod valid;

/// A way to make a spec of a size.
#[derive(Debug)]
pub struct Shape {
    /// What grows.
    pub name: &'static str,
    /// The text of a spec with that many of what the shape is named after.
    pub text: fn(usize) -> String,
}

const fn shape(name: &'static str, text: fn(usize) -> String) -> Shape {
    Shape { name, text }
}

/// Returns the shapes without errors: what people write, and more of it.
pub fn valid() -> &'static [Shape] {
    &valid::SHAPES
}

/// Returns the shapes with as many errors as their size.
pub fn invalid() -> &'static [Shape] {
    &invalid::SHAPES
}

/// Joins what `part` returns for each number below `count`.
fn repeat(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}
