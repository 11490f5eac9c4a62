//! Bodies that are streamed: uploads of files, downloads in chunks, and server-sent events.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod api;
mod downloads;
mod drops;
mod events;
mod iterators;
mod property;
mod signed;
mod sources;
mod transports;
mod uploads;
