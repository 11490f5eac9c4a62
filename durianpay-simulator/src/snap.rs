//! SNAP, the newer generation of the API, at `/v1.0`.
//!
//! Its layers: records (`transfer`, `account`, `origin`, `token`, `external_ids`) ← `book` ←
//! the state of both generations ← `steps` ← `context` ← `handlers` ← `route` ← `execute`.
//! `authorize` checks signatures with separate code, not with the client's.

pub(crate) mod account;
mod authorize;
pub(crate) mod behavior;
mod body;
pub(crate) mod book;
mod builder;
mod case;
mod context;
mod ends;
pub(crate) mod execute;
mod external_ids;
pub(crate) mod handle;
pub(crate) mod handle_client;
mod handlers;
mod headers;
mod jakarta;
pub(crate) mod keys;
mod minify;
mod money;
mod notifications;
pub(crate) mod origin;
pub(crate) mod payment_notification;
mod receivers;
mod refusal;
mod route;
pub(crate) mod sender;
mod steps;
mod token;
pub(crate) mod transfer;
mod trigger;
mod verdict;
