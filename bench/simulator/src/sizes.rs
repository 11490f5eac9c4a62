//! Reads and writes, by the number of orders that there are.

use crate::subject::Subject;
use crate::{Result, Samples, timing};

/// Returns the requests that only read, with their names.
fn reads(subject: &Subject, size: usize) -> Result<Vec<(&'static str, String)>> {
    let order = subject.create_order(size)?;
    let day = &subject.simulator.now().to_string()[..10];
    let last = size - 25;
    Ok(vec![
        ("list", "/orders?limit=25".to_owned()),
        ("last_page", format!("/orders?limit=25&skip={last}")),
        ("day", format!("/orders?limit=25&from={day}&to={day}")),
        ("payments", "/payments?limit=25".to_owned()),
        ("get", format!("/orders/{order}")),
    ])
}

/// Measures the processor time of requests, as `ns.list.1000`.
pub(crate) fn measure(subject: &Subject, size: usize, samples: &mut Samples) -> Result<()> {
    for (name, path) in reads(subject, size)? {
        let once = || subject.get(&path).map(drop);
        timing::measure(&format!("{name}.{size}"), samples, once)?;
    }
    let once = || subject.create_order(0).map(drop);
    timing::measure(&format!("create.{size}"), samples, once)
}

/// Counts the allocations of requests that read, as `allocations.list.1000`.
pub(crate) fn count(subject: &Subject, size: usize, samples: &mut Samples) -> Result<()> {
    for (name, path) in reads(subject, size)? {
        let mut counts = Vec::new();
        for _ in 0..5 {
            let mut result = Ok(());
            let counted = allocation_counter::measure(|| result = subject.get(&path).map(drop));
            result?;
            counts.push(counted.count_total);
        }
        // Some requests enlarge a list.
        let least = counts.into_iter().min().unwrap_or_default();
        samples.insert(format!("allocations.{name}.{size}"), vec![least]);
    }
    Ok(())
}
