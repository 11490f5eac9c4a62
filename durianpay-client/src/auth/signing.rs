//! Signed requests: how headers and signatures are computed from the credentials.

mod sign;
mod signature;
mod time;
pub(crate) mod unique_id;

pub(crate) use self::sign::{Inputs, sign};
