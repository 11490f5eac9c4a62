//! Binds threads to processors.

use nix::errno::Errno;
use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::Pid;

/// The calling thread.
const SELF: Pid = Pid::from_raw(0);

/// Runs `work` on a single processor. Threads that it starts stay on the same one.
///
/// A caller and its server must share a processor to be comparable: waking a thread on another one
/// is more expensive, so a caller whose server happened to run on the same processor looked twice as
/// fast as one whose server did not.
pub(crate) fn on_one<T>(work: impl FnOnce() -> T) -> Result<T, Errno> {
    let all = sched_getaffinity(SELF)?;
    let mut one = CpuSet::new();
    let mut processors = 0..CpuSet::count();
    if let Some(first) = processors.find(|processor| all.is_set(*processor) == Ok(true)) {
        one.set(first)?;
        sched_setaffinity(SELF, &one)?;
    }
    let done = work();
    sched_setaffinity(SELF, &all)?;
    Ok(done)
}
