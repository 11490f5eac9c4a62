//! Types for money, numbers, times and other scalars, and the spec as data.

pub(crate) mod amount;
pub(crate) mod base64;
pub(crate) mod byte_source;
mod calendar;
#[cfg(feature = "signing")]
pub(crate) mod clock_skew;
pub(crate) mod date;
pub(crate) mod decimal;
pub(crate) mod descriptor;
pub(crate) mod digits;
pub(crate) mod escape;
pub(crate) mod file;
pub(crate) mod idempotency_key;
pub(crate) mod interop;
pub(crate) mod money;
pub(crate) mod notation;
pub(crate) mod number;
pub(crate) mod outcome;
pub(crate) mod parse_enum;
pub(crate) mod pattern;
pub(crate) mod percent;
pub(crate) mod server_time;
pub(crate) mod timestamp;
pub(crate) mod uuid;
pub(crate) mod value_limits;
