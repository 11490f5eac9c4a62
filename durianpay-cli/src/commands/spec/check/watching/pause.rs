//! Waits, but not for an output that nobody reads any more.

use std::time::Duration;

/// The reason for the end of a pause.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(
    not(unix),
    expect(dead_code, reason = "only noticed when something is written")
)]
pub(super) enum Pause {
    /// The time has passed.
    Over,
    /// The reader of standard output is gone.
    OutputClosed,
}

/// Waits for a time, or until the reader of standard output is gone.
#[cfg(unix)]
pub(super) fn pause(time: Duration) -> Pause {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let stdout = std::io::stdout();
    // Errors and hang-ups are always reported, whatever is asked for.
    let mut streams = [PollFd::new(&stdout, PollFlags::empty())];
    let timeout = Timespec::try_from(time).ok();
    match poll(&mut streams, timeout.as_ref()) {
        Ok(1..) => Pause::OutputClosed,
        // A signal may end the wait early, which is harmless.
        Ok(0) | Err(_) => Pause::Over,
    }
}

/// Waits for a time.
#[cfg(not(unix))]
pub(super) fn pause(time: Duration) -> Pause {
    std::thread::sleep(time);
    Pause::Over
}
