//! How often memory is asked for.

use crate::case::Case;
use crate::samples::Samples;

/// Allocations of each piece of work, by `allocations.decode.small.macro`.
pub(crate) fn measure(cases: &[Case], samples: &mut Samples) {
    for case in cases {
        for (subject, once) in &case.subjects {
            // What is made once and kept is no part of it.
            once();
            let counted = allocation_counter::measure(once).count_total;
            samples.add(format!("allocations.{}.{subject}", case.name), counted);
        }
    }
}
