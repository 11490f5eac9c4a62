//! Which processors the threads run on.

use nix::errno::Errno;
use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::Pid;

/// The calling thread.
const SELF: Pid = Pid::from_raw(0);

/// Does something on one processor; the threads that it starts stay there too.
///
/// To wake a thread takes more on another processor than on the same. So a caller whose
/// server happened to be beside it looked twice as fast as one whose server was not.
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
