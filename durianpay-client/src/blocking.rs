//! Calls without an async runtime: for scripts, command-line programs, and services with threads.
//!
//! [`Wait::wait`] takes the place of `.await`, and [`WaitIter::wait_iter`] makes a list or a stream an
//! iterator. Both take what the client returns, so there are no separate methods for blocking
//! calls: retries, limits, hooks and errors are the same.
//!
//! ```
//! use durianpay_client::api::{CreateOrder, OrderCustomer};
//! use durianpay_client::blocking::{Wait, WaitIter};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
//! # let client = simulator.client();
//! let jane = OrderCustomer::new().email("jane.doe@example.com");
//! let order = client.orders().create(CreateOrder::new(10_000, jane)).wait()?;
//!
//! for listed in client.orders().list().stream().wait_iter() {
//!     assert_eq!(listed?.id, order.id);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! | With `.await` | Blocking |
//! |---|---|
//! | `call.await?` | `call.wait()?` |
//! | `while let Some(item) = items.next().await` | `for item in items.wait_iter()` |
//! | `inbox.receive(incoming).await?` | `inbox.receive(incoming).wait()?` |
//! | `worker.run(handler).await` | `block_on(worker.run(handler))?` |
//! | a handler or a lookup of the inbox | [`Blocking`] of a function |
//! | anything else that is async | [`block_on`], which takes every future |
//!
//! # Threads
//!
//! The first call starts one thread, `durianpay-blocking`. It runs connections and timers for the rest
//! of the process. The thread that makes a call runs the rest of it, so a client may be shared by
//! as many threads as you like, and they do not wait for each other.
//!
//! The thread does not survive `fork`: a child process must not make blocking calls if its parent made
//! any.
//!
//! # In an async program
//!
//! A blocking call also works inside an async runtime, where it runs on a thread of its own. But it
//! blocks the task that makes it and the thread of that task: you should await calls there, or make
//! blocking ones in `tokio::task::spawn_blocking`. If the runtime has no other thread, a client that was
//! also awaited on it may have open connections that stop with it; a call on one of them ends at its
//! time limit.
//!
//! A task that runs on the thread `durianpay-blocking` itself, such as an async handler of a worker,
//! cannot wait for that thread. A blocking call there is the error [`BlockingError::InRuntime`].

mod error;
#[cfg(feature = "inbox")]
mod function;
mod iter;
mod runtime;
mod wait;

pub use error::BlockingError;
#[cfg(feature = "inbox")]
pub use function::Blocking;
pub use iter::{Iter, WaitIter};
pub use runtime::block_on;
pub use wait::Wait;
