//! Measures processor time in turns.

use crate::case::Case;
use crate::samples::Samples;
use nix::time::ClockId;
use std::time::Duration;

/// The number of rounds. The subjects take turns within a round.
const ROUNDS: usize = 15;

/// The approximate duration of a measurement.
const BATCH: Duration = Duration::from_millis(10);

/// Reads the processor time of this thread.
///
/// # Panics
///
/// Panics if the system does not report it, because then nothing can be measured.
pub(crate) fn now() -> Duration {
    let time = ClockId::CLOCK_THREAD_CPUTIME_ID.now();
    time.expect("the system reports the processor time of threads")
        .into()
}

/// Measures each case in nanoseconds, as `ns.decode.small.macro`.
pub(crate) fn measure(cases: &[Case], samples: &mut Samples) {
    for case in cases {
        let times: Vec<u32> = case
            .subjects
            .iter()
            .map(|(_, once)| fitting(once))
            .collect();
        for _ in 0..ROUNDS {
            for ((subject, once), times) in case.subjects.iter().zip(&times) {
                let nanos = batch(once, *times).as_nanos() / u128::from(*times);
                let nanos = u64::try_from(nanos).unwrap_or(u64::MAX);
                samples.add(format!("ns.{}.{subject}", case.name), nanos);
            }
        }
    }
}

/// Finds the number of repetitions that fill a batch.
fn fitting(once: &dyn Fn()) -> u32 {
    let mut times = 1;
    loop {
        let took = batch(once, times);
        if took * 2 > BATCH {
            return times;
        }
        times *= 2;
    }
}

fn batch(once: &dyn Fn(), times: u32) -> Duration {
    let before = now();
    for _ in 0..times {
        once();
    }
    now().saturating_sub(before)
}
