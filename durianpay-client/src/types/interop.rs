//! Conversions from and to the types of other crates, each behind a feature with the crate's name and version.

#[cfg(feature = "chrono-0-4")]
mod chrono;
#[cfg(feature = "jiff-1")]
mod jiff;
#[cfg(feature = "rust_decimal-1")]
mod rust_decimal;
#[cfg(feature = "sqlx-0-9")]
pub mod sqlx;
#[cfg(feature = "time-0-3")]
mod time;

#[cfg(any(feature = "chrono-0-4", feature = "jiff-1", feature = "time-0-3"))]
use super::date::{Date, DateError};

/// Converts a day of a calendar that has more years.
#[cfg(any(feature = "chrono-0-4", feature = "jiff-1", feature = "time-0-3"))]
fn date_of(year: i32, month: u32, day: u32) -> Result<Date, DateError> {
    let part = |part: u32| u8::try_from(part).ok();
    let year = u16::try_from(year).ok();
    year.zip(part(month).zip(part(day)))
        .and_then(|(year, (month, day))| Date::new(year, month, day))
        .ok_or(DateError::NoSuchDay)
}
