//! The same requests in a new simulator and after a million others.

use crate::subject::Subject;
use crate::{Result, Samples, timing};
use durianpay_simulator::Simulator;

const REQUESTS: usize = 1_000_000;

/// Measures the processor time of requests as `ns.get.first` and `ns.get.after`, and the memory that
/// a million requests retain with the default settings, as `bytes.after`.
pub(crate) fn measure(samples: &mut Samples) -> Result<()> {
    let (subject, paths) = start()?;
    times(&subject, &paths, "first", samples)?;
    let (subject, paths) = start()?;
    let mut result = Ok(());
    let counted = allocation_counter::measure(|| {
        result = (0..REQUESTS).try_for_each(|number| subject.get(&paths[number % 2]).map(drop));
    });
    result?;
    let retained = u64::try_from(counted.bytes_current).unwrap_or_default();
    samples.insert("bytes.after".to_owned(), vec![retained]);
    times(&subject, &paths, "after", samples)
}

/// Starts a simulator with one order, and returns the paths of the order and of the list.
fn start() -> Result<(Subject, [String; 2])> {
    let subject = Subject::new(Simulator::builder().start_in_memory()?)?;
    let order = subject.create_order(0)?;
    subject.charge(&order)?;
    let list = "/orders?limit=25".to_owned();
    Ok((subject, [format!("/orders/{order}"), list]))
}

fn times(subject: &Subject, paths: &[String; 2], when: &str, samples: &mut Samples) -> Result<()> {
    for (name, path) in ["get", "list"].iter().zip(paths) {
        let once = || subject.get(path).map(drop);
        timing::measure(&format!("{name}.{when}"), samples, once)?;
    }
    Ok(())
}
