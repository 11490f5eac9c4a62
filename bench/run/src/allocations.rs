//! How often memory is asked for.

use crate::case::Case;
use crate::samples::Samples;

const TIMES: usize = 20;

/// Allocations of each piece of work, by `allocations.decode.small.macro`.
pub(crate) fn measure(cases: &[Case], samples: &mut Samples) {
    for case in cases {
        for (subject, once) in &case.subjects {
            // Values that are made once and cached are no part of it; and how often a socket
            // is not ready differs, so that the least is what it takes.
            let counts = (0..TIMES).map(|_| allocation_counter::measure(once).count_total);
            let least = counts.min().unwrap_or_default();
            samples.add(format!("allocations.{}.{subject}", case.name), least);
        }
    }
}
