//! The cost of moving the clock while payments are processing.

use crate::subject::Subject;
use crate::{Result, Samples, timing};
use std::time::{Duration, SystemTime};

/// Measures the processor time of moving the clock when nothing is due, as `ns.clock.1000`.
pub(crate) fn measure(subject: &Subject, size: usize, samples: &mut Samples) -> Result<()> {
    let mut time = SystemTime::try_from(subject.simulator.now())?;
    timing::measure(&format!("clock.{size}"), samples, || {
        time += Duration::from_micros(1);
        subject.simulator.move_clock_to(time.try_into()?);
        Ok(())
    })
}
