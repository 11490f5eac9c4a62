//! Measures processor time.

use crate::{Result, Samples};
use nix::time::ClockId;
use std::time::Duration;

const ROUNDS: usize = 9;

/// The approximate duration of a measurement.
const BATCH: Duration = Duration::from_millis(20);

/// Reads the processor time of this thread.
pub(crate) fn now() -> Result<Duration> {
    Ok(ClockId::CLOCK_THREAD_CPUTIME_ID.now()?.into())
}

/// Measures the processor time of one repetition in nanoseconds, as `ns.NAME`.
pub(crate) fn measure(
    name: &str,
    samples: &mut Samples,
    mut once: impl FnMut() -> Result<()>,
) -> Result<()> {
    let mut batch = |times: u32| -> Result<Duration> {
        let before = now()?;
        for _ in 0..times {
            once()?;
        }
        Ok(now()?.saturating_sub(before))
    };
    let mut times = 1;
    while batch(times)? * 2 < BATCH {
        times *= 2;
    }
    for _ in 0..ROUNDS {
        let nanos = batch(times)?.as_nanos() / u128::from(times);
        let samples = samples.entry(format!("ns.{name}")).or_default();
        samples.push(u64::try_from(nanos)?);
    }
    Ok(())
}
