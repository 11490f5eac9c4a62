//! The result of each step.

use std::error::Error;

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;
