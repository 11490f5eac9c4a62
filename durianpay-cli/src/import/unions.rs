//! Unions: their tables, and the signs that tell their members apart.

mod settle;
mod signs;
mod table;
mod tags;

pub(super) use settle::settle;
pub(super) use signs::{are_apart, tag_values};
pub(super) use table::{held, inside, shared_name, types, without_tag};
pub(super) use tags::place_tags;
