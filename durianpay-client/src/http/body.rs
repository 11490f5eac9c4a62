//! The body of a request, which tells whether it left.

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::convert::Infallible;
use std::fmt;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker, ready};

/// A body that is given to the connection only after the runtime has asked the system for news of
/// its sockets, with the headers already sent.
///
/// A server may close an idle connection at the moment of the next request. Then it gets the
/// headers at most, with the length of a body that never comes, and cannot carry out the call:
/// what would be in doubt is known not to have happened, and can be sent again.
///
/// A server that responds without reading the body, and closes at once, resets the connection when
/// the body arrives. A response that fits into the buffer of a socket is read all the same; a larger
/// one is cut off, and the call is in doubt.
pub(crate) struct GatedBody {
    bytes: Bytes,
    turn: Turn,
    is_taken: Taken,
}

/// Whether any of a body was given to a connection.
#[derive(Debug, Clone, Default)]
pub(crate) struct Taken(Arc<AtomicBool>);

impl Taken {
    /// Returns whether any of the body may have left.
    pub(crate) fn get(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

impl GatedBody {
    /// Creates a body; an empty one counts as taken, since the headers are all of the request.
    pub(crate) fn new(bytes: Bytes) -> (Self, Taken) {
        let is_taken = Taken(Arc::new(AtomicBool::new(bytes.is_empty())));
        let body = Self {
            bytes,
            turn: Turn::default(),
            is_taken: is_taken.clone(),
        };
        (body, is_taken)
    }
}

/// A turn of the runtime, after which it knows what news sockets had at the beginning of it.
///
/// The future of [`yield_now`](tokio::task::yield_now) is over when it is polled for a second time.
/// hyper does that at once, so here the wake-up itself is awaited.
#[derive(Default)]
struct Turn(Option<Arc<WakeUp>>);

struct WakeUp {
    has_come: AtomicBool,
    waker: Waker,
}

impl Turn {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Self(wake_up) = self;
        let wake_up = wake_up.get_or_insert_with(|| {
            let wake_up = Arc::new(WakeUp {
                has_come: AtomicBool::new(false),
                waker: context.waker().clone(),
            });
            let waker = Waker::from(Arc::clone(&wake_up));
            let yielding = pin!(tokio::task::yield_now());
            // Pending, with the wake-up at the end of the turn.
            _ = yielding.poll(&mut Context::from_waker(&waker));
            wake_up
        });
        if wake_up.has_come.load(Ordering::Acquire) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

impl Wake for WakeUp {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.has_come.store(true, Ordering::Release);
        self.waker.wake_by_ref();
    }
}

impl Body for GatedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.bytes.is_empty() {
            return Poll::Ready(None);
        }
        ready!(self.turn.poll(context));
        self.is_taken.0.store(true, Ordering::Release);
        Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.bytes)))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.len() as u64)
    }
}

impl fmt::Debug for GatedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GatedBody")
            .field("bytes", &self.bytes.len())
            .field("is_taken", &self.is_taken.get())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Bytes, GatedBody, Poll, pin};
    use std::future::poll_fn;

    #[tokio::test]
    async fn a_body_is_given_away_only_after_a_turn_of_the_runtime() {
        let (body, is_taken) = GatedBody::new(Bytes::from_static(b"{}"));
        let mut body = pin!(body);
        poll_fn(|context| {
            // hyper polls more than once in a turn.
            for _ in 0..3 {
                assert!(body.as_mut().poll_frame(context).is_pending());
            }
            Poll::Ready(())
        })
        .await;
        assert!(!is_taken.get());
        assert!(!body.is_end_stream());
        assert_eq!(body.size_hint().exact(), Some(2));

        let frame = poll_fn(|context| body.as_mut().poll_frame(context)).await;
        let frame = frame.map(|Ok(frame)| frame.into_data());
        assert_eq!(frame.and_then(Result::ok).as_deref(), Some(&b"{}"[..]));
        assert!(is_taken.get());
        assert!(body.is_end_stream());
        assert!(
            poll_fn(|context| body.as_mut().poll_frame(context))
                .await
                .is_none()
        );
    }

    #[tokio::test]
    async fn an_empty_body_is_given_away_with_the_headers() {
        let (body, is_taken) = GatedBody::new(Bytes::new());
        assert!(is_taken.get());
        assert!(body.is_end_stream());
        let mut body = pin!(body);
        assert!(
            poll_fn(|context| body.as_mut().poll_frame(context))
                .await
                .is_none()
        );
    }
}
