//! Counts memory allocations.

use crate::case::Case;
use crate::samples::Samples;

const TIMES: usize = 20;

/// Counts the allocations of each case, as `allocations.decode.small.macro`.
pub(crate) fn measure(cases: &[Case], samples: &mut Samples) {
    for case in cases {
        for (subject, once) in &case.subjects {
            // Cached values are allocated only once and must not count. Calls vary with the
            // readiness of the socket. The minimum excludes both.
            let counts = (0..TIMES).map(|_| allocation_counter::measure(once).count_total);
            let least = counts.min().unwrap_or_default();
            samples.add(format!("allocations.{}.{subject}", case.name), least);
        }
    }
}
