//! The runtime of blocking calls: one thread, which is started by the first of them.

use super::error::BlockingError;
use crate::runtime::current_span::in_current_span;
use std::cell::Cell;
use std::future::{IntoFuture, pending};
use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};
use std::thread;
use tokio::runtime::{Builder, Handle, Runtime};

/// The name of the thread that runs connections and timers.
const THREAD: &str = "durianpay-blocking";

/// The name of a thread that runs one call, of a caller that is a task of an async runtime.
const CALL_THREAD: &str = "durianpay-blocking-call";

/// The runtime of the process, once it runs.
static RUNTIME: Mutex<Option<Handle>> = Mutex::new(None);

thread_local! {
    /// Whether this is the thread that runs connections and timers.
    static IS_RUNTIME: Cell<bool> = const { Cell::new(false) };
}

/// Runs a future to its end, and blocks the current thread for that time. Takes every future: an async
/// block with several calls, a [worker](crate::webhook::inbox::Worker) that runs forever, or a future
/// of another crate that needs tokio. For the result of a call, [`wait`](super::Wait::wait) is shorter.
///
/// The future runs on the calling thread, or on another one if the caller is a task of an async
/// runtime: see [the module](super).
///
/// # Errors
///
/// If the thread of connections cannot be started, or if this is that thread. The future was not
/// polled then.
///
/// ```
/// use durianpay_client::blocking::block_on;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// // Both requests at the same time.
/// let (orders, payments) = block_on(async {
///     tokio::try_join!(client.orders().list().send(), client.payments().list().send())
/// })??;
/// assert_eq!((orders.count, payments.total), (Some(0), Some(0)));
/// # Ok(())
/// # }
/// ```
pub fn block_on<F>(future: F) -> Result<F::Output, BlockingError>
where
    F: IntoFuture<IntoFuture: Send, Output: Send>,
{
    if IS_RUNTIME.get() {
        return Err(BlockingError::InRuntime);
    }
    let handle = running(&RUNTIME, build)?;
    let future = future.into_future();
    if is_plain_thread() {
        return Ok(handle.block_on(future));
    }
    let future = in_current_span(future);
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(CALL_THREAD.to_owned());
        let call = thread.spawn_scoped(scope, move || handle.block_on(future));
        let ended = call.map_err(BlockingError::Start)?.join();
        Ok(ended.unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// Returns whether the current thread runs no tasks of tokio. A thread that does must not run the
/// future itself: some of tokio's futures are woken by the task that they are polled in.
fn is_plain_thread() -> bool {
    Handle::try_current().is_err_and(|error| error.is_missing_context())
}

/// Returns the runtime, and starts it if it is not running yet.
fn running(
    runtime: &Mutex<Option<Handle>>,
    build: fn() -> io::Result<Runtime>,
) -> Result<Handle, BlockingError> {
    let mut running = runtime.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*running {
        return Ok(handle.clone());
    }
    let handle = start(build).map_err(BlockingError::Start)?;
    *running = Some(handle.clone());
    Ok(handle)
}

/// Starts a runtime on a thread of its own, where it is built, since it must not be dropped in a task.
fn start(build: fn() -> io::Result<Runtime>) -> io::Result<Handle> {
    let (tell, told) = sync_channel(1);
    let thread = thread::Builder::new().name(THREAD.to_owned());
    thread.spawn(move || {
        IS_RUNTIME.set(true);
        let runtime = match build() {
            Ok(runtime) => runtime,
            Err(error) => return drop(tell.send(Err(error))),
        };
        if tell.send(Ok(runtime.handle().clone())).is_ok() {
            runtime.block_on(pending::<()>());
        }
    })?;
    told.recv()
        .unwrap_or_else(|error| Err(io::Error::other(error)))
}

fn build() -> io::Result<Runtime> {
    let mut builder = Builder::new_current_thread();
    builder.enable_all().thread_name(THREAD).build()
}

#[cfg(test)]
mod tests {
    use super::{BlockingError, Mutex, build, running};
    use std::io;

    #[test]
    fn a_runtime_that_cannot_be_started_is_an_error_and_the_next_call_tries_again() {
        let runtime = Mutex::new(None);
        let failed = running(&runtime, || Err(io::Error::other("no sockets")));
        assert!(matches!(failed, Err(BlockingError::Start(_))), "{failed:?}");
        let started = running(&runtime, build).expect("a runtime");
        assert_eq!(started.block_on(async { 7 }), 7);
        let again = running(&runtime, || Err(io::Error::other("no sockets")));
        assert_eq!(again.expect("the same").id(), started.id());
    }
}
