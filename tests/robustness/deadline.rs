//! Runs work on a small stack, with a deadline.

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// The threads of the compiler have eight times as much.
const STACK: usize = 1 << 20;

/// Work that takes a second may take this long on a busy machine. Work that is
/// quadratic in the size of a large text takes longer.
const MOST: Duration = Duration::from_secs(300);

/// Runs `work` on a small stack. Fails if it does not finish in time.
pub(crate) fn soon<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    let thread = thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Fails if the receiver no longer waits for it.
            let _ = sender.send(work());
        })
        .unwrap();
    match receiver.recv_timeout(MOST) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => panic!("`{name}` is not done in {MOST:?}"),
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => panic!("`{name}` returned no result"),
        },
    }
}
