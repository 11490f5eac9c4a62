//! Many calls: concurrent ones, and sequential ones by a reused client.

use crate::calls::{self, Callers};
use crate::samples::Samples;
use bench_serde_derive::api::{GetOrder, OrderId};
use nix::time::ClockId;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

const AT_ONCE: usize = 64;
const CALLS_EACH: usize = 32;
const ROUNDS: usize = 9;

/// The numbers of calls after which the memory of a reused client is measured.
const CALLS_BEFORE_READING: [u32; 2] = [10_000, 100_000];

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Measures the processor time of a call if 64 run concurrently, including the server, as
/// `ns.load.call.client`.
pub(crate) fn at_once(samples: &mut Samples) -> Result<()> {
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    let Callers { client, derive } = Callers::new()?;
    let (client, derive) = (Arc::new(client), Arc::new(derive));
    for round in 0..=ROUNDS {
        let (of_client, of_derive) = (Arc::clone(&client), Arc::clone(&derive));
        let own = burst(&runtime, move || {
            let client = Arc::clone(&of_client);
            async move { client.orders().get("ord_1").await.is_ok() }
        })?;
        let other = burst(&runtime, move || {
            let derive = Arc::clone(&of_derive);
            let id = OrderId("ord_1".to_owned());
            async move { derive.orders_get(&id, &GetOrder::new()).await.is_ok() }
        })?;
        // The first round opens the connections.
        if round > 0 {
            samples.add("ns.load.call.client".to_owned(), own);
            samples.add("ns.load.call.derive".to_owned(), other);
        }
    }
    Ok(())
}

fn burst<F: Future<Output = bool> + Send + 'static>(
    runtime: &Runtime,
    call: impl Fn() -> F + Clone + Send + Sync + 'static,
) -> Result<u64> {
    let before = processor_time()?;
    let all = runtime.block_on(async {
        let tasks = (0..AT_ONCE).map(|_| {
            let call = call.clone();
            tokio::spawn(async move {
                for _ in 0..CALLS_EACH {
                    if !call().await {
                        return false;
                    }
                }
                true
            })
        });
        let mut all = true;
        for task in tasks.collect::<Vec<_>>() {
            all &= task.await.unwrap_or(false);
        }
        all
    });
    if !all {
        return Err("a concurrent call failed".into());
    }
    let took = processor_time()?.saturating_sub(before).as_nanos();
    Ok(u64::try_from(took / (AT_ONCE * CALLS_EACH) as u128)?)
}

/// Reads the processor time of all threads.
fn processor_time() -> Result<Duration> {
    Ok(ClockId::CLOCK_PROCESS_CPUTIME_ID.now()?.into())
}

/// Measures how many more bytes a client retains after some calls than before the first, as
/// `bytes.retained.10000`.
pub(crate) fn retained(samples: &mut Samples) -> Result<()> {
    let runtime = calls::runtime()?;
    let Callers { client, derive: _ } = Callers::new()?;
    let (mut done, mut held) = (0, 0);
    for calls in CALLS_BEFORE_READING {
        let counted = allocation_counter::measure(|| {
            for _ in done..calls {
                drop(calls::get(&runtime, &client));
            }
        });
        done = calls;
        held += counted.bytes_current;
        let held = u64::try_from(held).unwrap_or_default();
        samples.add(format!("bytes.retained.{calls}"), held);
    }
    Ok(())
}
