//! Specs of any size, each of one shape: what grows is what its name says.
//!
//! The tests of the generator, `cargo xtask growth` and the benchmarks share them.

mod invalid;
mod shape;
mod valid;

pub use shape::Shape;

/// Returns the shapes without errors: what people write, and more of it.
pub fn valid() -> &'static [Shape] {
    &valid::SHAPES
}

/// Returns the shapes with as many errors as their size.
pub fn invalid() -> &'static [Shape] {
    &invalid::SHAPES
}
