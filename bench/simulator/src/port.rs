//! Requests over the port, after each of which the dispatcher looks for webhooks.

use crate::subject::Subject;
use crate::{Result, Samples};
use durianpay_simulator::Simulator;
use nix::time::ClockId;
use std::time::Duration;

const ROUNDS: usize = 9;
const CALLS: u32 = 20;

/// Measures the processor time of a call by the client, including the client's work, as
/// `ns.port.1000`.
pub(crate) fn measure(subject: &Subject, size: usize, samples: &mut Samples) -> Result<()> {
    let snapshot = subject.simulator.snapshot();
    subject.runtime.block_on(async {
        let simulator = Simulator::builder()
            .snapshot(&snapshot)
            .log_limit(1_000)
            .start()
            .await?;
        let client = simulator.client();
        let page = client.orders().list().await?;
        let newest = page.orders.and_then(|orders| orders.into_iter().next());
        let order = newest.ok_or("there are orders")?.id;
        for _ in 0..ROUNDS {
            let before = processor_time()?;
            for _ in 0..CALLS {
                client.orders().get(&order).await?;
            }
            let took = processor_time()?.saturating_sub(before) / CALLS;
            let samples = samples.entry(format!("ns.port.{size}")).or_default();
            samples.push(u64::try_from(took.as_nanos())?);
        }
        Ok(())
    })
}

/// Reads the processor time of all threads.
fn processor_time() -> Result<Duration> {
    Ok(ClockId::CLOCK_PROCESS_CPUTIME_ID.now()?.into())
}
