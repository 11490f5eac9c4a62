//! The clock of a simulator.

use std::fmt;
use std::str::FromStr;

/// The highest speed: a day in less than a second.
const MAX_SPEED: u32 = 100_000;

/// The clock that the user chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockChoice {
    Real,
    Virtual,
    Speed(u32),
}

impl ClockChoice {
    /// Returns the virtual seconds in a real second; 0 if the clock stands still.
    pub(super) fn speed(self) -> u32 {
        match self {
            Self::Real => 1,
            Self::Virtual => 0,
            Self::Speed(speed) => speed,
        }
    }
}

impl FromStr for ClockChoice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "real" => Ok(Self::Real),
            "virtual" => Ok(Self::Virtual),
            speed => {
                let speed = speed.parse().ok();
                let speed = speed.filter(|speed| (1..=MAX_SPEED).contains(speed));
                let expected =
                    || format!("expected `real`, `virtual` or a number from 1 to {MAX_SPEED}");
                speed.map(Self::Speed).ok_or_else(expected)
            }
        }
    }
}

impl fmt::Display for ClockChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Real => f.write_str("real"),
            Self::Virtual => f.write_str("virtual"),
            Self::Speed(speed) => write!(f, "{speed} times as fast as real time"),
        }
    }
}
