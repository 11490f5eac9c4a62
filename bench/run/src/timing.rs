//! Processor time, taken in turn.

use crate::case::Case;
use crate::samples::Samples;
use nix::time::ClockId;
use std::time::Duration;

/// How often each is measured, in turn with the others.
const ROUNDS: usize = 15;

/// How long one measurement is, about.
const BATCH: Duration = Duration::from_millis(10);

/// The processor time of this thread.
///
/// # Panics
///
/// If the system keeps none, and nothing can be measured.
pub(crate) fn now() -> Duration {
    let time = ClockId::CLOCK_THREAD_CPUTIME_ID.now();
    time.expect("the system counts the processor time of threads")
        .into()
}

/// Nanoseconds of each piece of work, by `ns.decode.small.macro`.
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

/// How often it has to be done to fill a batch.
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
