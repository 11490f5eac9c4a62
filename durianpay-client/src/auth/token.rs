//! Tokens that are fetched by a call, and shared by all calls of a client.

mod cache;
mod lifetime;
mod value;

pub(crate) use self::cache::TokenCache;
pub(crate) use self::lifetime::{Lifetime, read_lifetime};
pub(crate) use self::value::{Issued, Token};
