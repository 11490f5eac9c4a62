//! The memory of an object.

use crate::subject::Subject;
use crate::{Result, Samples};
use durianpay_simulator::Simulator;

const OBJECTS: usize = 16_384;

/// Measures the memory of an order, and of a payment that is processing, without the logs: as
/// `bytes.order`.
pub(crate) fn measure(samples: &mut Samples) -> Result<()> {
    let subject = Subject::new(Simulator::builder().log_limit(0).start_in_memory()?)?;
    let mut orders = Vec::with_capacity(OBJECTS);
    // Ids of the orders, which are kept here, have 19 bytes.
    let held = held(|| {
        for number in 0..OBJECTS {
            orders.push(subject.create_order(number)?);
        }
        Ok(())
    })?;
    let ids: usize = orders.iter().map(String::capacity).sum();
    add("order", held.saturating_sub(u64::try_from(ids)?), samples);
    let held = held_by(&orders, |order| subject.charge(order))?;
    add("payment", held, samples);
    Ok(())
}

fn add(name: &str, held: u64, samples: &mut Samples) {
    samples.insert(format!("bytes.{name}"), vec![held / OBJECTS as u64]);
}

fn held_by(orders: &[String], mut work: impl FnMut(&str) -> Result<()>) -> Result<u64> {
    held(|| orders.iter().try_for_each(|order| work(order)))
}

/// Returns the bytes that are allocated by the work and still in use after it.
fn held(work: impl FnOnce() -> Result<()>) -> Result<u64> {
    let mut result = Ok(());
    let counted = allocation_counter::measure(|| result = work());
    result?;
    Ok(u64::try_from(counted.bytes_current).unwrap_or_default())
}
