//! Runs what is to be done soon, on a stack that is small.

use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// The compiler's own threads have eight times as much.
const STACK: usize = 1 << 20;

/// What takes a second may take this long on a busy machine; what takes the square
/// of a large text takes longer.
const MOST: Duration = Duration::from_secs(300);

/// Runs `work` on a small stack, and fails when it is not done in time.
pub(crate) fn soon<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    let thread = thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits for it any more if this fails.
            let _ = sender.send(work());
        })
        .unwrap();
    match receiver.recv_timeout(MOST) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => panic!("`{name}` is not done in {MOST:?}"),
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => panic!("`{name}` gave no result"),
        },
    }
}
