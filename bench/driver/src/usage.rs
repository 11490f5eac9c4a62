//! The resources that child processes have used.

use nix::sys::resource::{Usage, UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

/// Reads the processor time of all finished child processes, including their children, in
/// microseconds.
pub(crate) fn of_children() -> Result<u64, String> {
    let usage = read(UsageWho::RUSAGE_CHILDREN)?;
    Ok(processor_time(&usage))
}

/// Reads the peak memory of any child process, in bytes.
pub(crate) fn memory_of_children() -> Result<u64, String> {
    let usage = read(UsageWho::RUSAGE_CHILDREN)?;
    // The system reports units of 1024 bytes.
    Ok(u64::try_from(usage.max_rss()).unwrap_or_default() * 1024)
}

fn read(who: UsageWho) -> Result<Usage, String> {
    getrusage(who).map_err(|error| format!("the system does not report resource usage: {error}"))
}

fn processor_time(usage: &Usage) -> u64 {
    let time = usage.user_time() + usage.system_time();
    u64::try_from(time.num_microseconds()).unwrap_or_default()
}
