//! The control API: the description, the actions, the protection against web pages, and snapshots.

mod actions;
mod described;
mod origins;
mod page;
mod snapshots;
pub(crate) mod support;
