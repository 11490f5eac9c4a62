//! Tokens that are fetched from the API and shared by all calls of a client.

mod cache;
mod caches;
mod lifetime;
mod value;

pub(crate) use self::caches::TokenCaches;
pub(crate) use self::lifetime::{Lifetime, read_lifetime};
pub(crate) use self::value::{Issued, Token};
