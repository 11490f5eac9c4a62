//! A request body that reports whether it was sent.

use crate::runtime::Runtime;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::fmt;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::task::{Context, Poll, Wake, Waker, ready};
use std::time::Duration;

/// A request body that is passed to the connection only after the headers were sent and the
/// runtime has polled the system for socket events.
///
/// A server may close an idle connection at the moment of the next request. It then receives the
/// headers at most, with the length of a body that never arrives, and cannot carry out the call:
/// the outcome is known instead of in doubt, and the request can be sent again.
///
/// A server that responds without reading the body, and closes at once, resets the connection when
/// the body arrives. A response that fits into the socket buffer is still read; a larger one is
/// cut off, and the outcome of the call is in doubt.
///
/// After the time limit of the attempt, the body is not passed on: the caller has already received
/// a timeout error, and may have made the call again.
pub(crate) struct GatedBody {
    bytes: Bytes,
    turn: Turn,
    send_by: SendBy,
    state: BodyState,
}

/// The moment after which nothing must be sent, and the clock that it refers to.
#[derive(Clone)]
pub(crate) struct SendBy {
    pub(crate) moment: Duration,
    pub(crate) runtime: Arc<dyn Runtime>,
}

impl SendBy {
    /// Returns whether the moment has passed.
    pub(crate) fn has_passed(&self) -> bool {
        self.runtime.now() >= self.moment
    }
}

/// Whether a body was sent.
#[derive(Debug, Clone)]
pub(crate) struct BodyState(Arc<AtomicU8>);

impl BodyState {
    const HELD: u8 = 0;
    const TAKEN: u8 = 1;
    const LATE: u8 = 2;

    /// Returns whether any part of the body may have been sent.
    pub(crate) fn is_taken(&self) -> bool {
        self.0.load(Ordering::Acquire) == Self::TAKEN
    }

    /// Returns whether the body was requested after its time limit, and withheld.
    pub(crate) fn is_late(&self) -> bool {
        self.0.load(Ordering::Acquire) == Self::LATE
    }

    /// Creates the state of a body of this length. An empty one counts as sent, since the headers
    /// are the whole request.
    pub(super) fn of_length(length: Option<u64>) -> Self {
        let state = if length == Some(0) {
            Self::TAKEN
        } else {
            Self::HELD
        };
        Self(Arc::new(AtomicU8::new(state)))
    }

    /// Records that a part of the body is passed on.
    pub(super) fn set_taken(&self) {
        self.set(Self::TAKEN);
    }

    /// Records that the body was requested too late, before any part of it was passed on.
    pub(super) fn set_late(&self) {
        self.set(Self::LATE);
    }

    fn set(&self, state: u8) {
        self.0.store(state, Ordering::Release);
    }
}

impl GatedBody {
    /// Creates a body.
    pub(crate) fn new(bytes: Bytes, send_by: SendBy) -> (Self, BodyState) {
        let state = BodyState::of_length(u64::try_from(bytes.len()).ok());
        let body = Self {
            bytes,
            turn: Turn::default(),
            send_by,
            state: state.clone(),
        };
        (body, state)
    }
}

/// The error for a body that was requested after its time limit.
#[derive(Debug)]
pub(crate) struct TooLate;

impl fmt::Display for TooLate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the deadline of the attempt passed before its body was sent")
    }
}

impl std::error::Error for TooLate {}

/// One turn of the runtime, after which it knows all socket events from before the turn.
///
/// The future of [`yield_now`](tokio::task::yield_now) completes when it is polled a second time.
/// hyper polls it again at once, so this future awaits the actual wake-up.
#[derive(Default)]
pub(super) struct Turn(Option<Arc<WakeUp>>);

struct WakeUp {
    has_come: AtomicBool,
    waker: Waker,
}

impl Turn {
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Self(wake_up) = self;
        let wake_up = wake_up.get_or_insert_with(|| {
            let wake_up = Arc::new(WakeUp {
                has_come: AtomicBool::new(false),
                waker: context.waker().clone(),
            });
            let waker = Waker::from(Arc::clone(&wake_up));
            let yielding = pin!(tokio::task::yield_now());
            // Pending until the wake-up at the end of the turn.
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
    type Error = TooLate;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TooLate>>> {
        if self.bytes.is_empty() {
            return Poll::Ready(None);
        }
        ready!(self.turn.poll(context));
        if self.send_by.has_passed() {
            self.state.set(BodyState::LATE);
            return Poll::Ready(Some(Err(TooLate)));
        }
        self.state.set(BodyState::TAKEN);
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
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Arc, Body, Bytes, Duration, Frame, GatedBody, Poll, Runtime, SendBy, pin};
    use crate::runtime::TokioRuntime;
    use std::future::poll_fn;

    const SECOND: Duration = Duration::from_secs(1);

    fn within_a_second() -> SendBy {
        let runtime = TokioRuntime::new();
        SendBy {
            moment: runtime.now() + SECOND,
            runtime: Arc::new(runtime),
        }
    }

    #[tokio::test]
    async fn a_body_is_sent_only_after_a_turn_of_the_runtime() {
        let (body, state) = GatedBody::new(Bytes::from_static(b"{}"), within_a_second());
        let mut body = pin!(body);
        poll_fn(|context| {
            // hyper polls more than once in a turn.
            for _ in 0..3 {
                assert!(body.as_mut().poll_frame(context).is_pending());
            }
            Poll::Ready(())
        })
        .await;
        assert!(!state.is_taken());
        assert!(!body.is_end_stream());
        assert_eq!(body.size_hint().exact(), Some(2));

        let frame = poll_fn(|context| body.as_mut().poll_frame(context)).await;
        let frame = frame.and_then(Result::ok).map(Frame::into_data);
        assert_eq!(frame.and_then(Result::ok).as_deref(), Some(&b"{}"[..]));
        assert!(state.is_taken());
        assert!(body.is_end_stream());
        assert!(
            poll_fn(|context| body.as_mut().poll_frame(context))
                .await
                .is_none()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_is_not_sent_after_its_deadline() {
        let (body, state) = GatedBody::new(Bytes::from_static(b"{}"), within_a_second());
        let mut body = pin!(body);
        tokio::time::advance(SECOND).await;
        let frame = poll_fn(|context| body.as_mut().poll_frame(context)).await;
        assert!(matches!(frame, Some(Err(_))));
        assert!(state.is_late());
        assert!(!state.is_taken());
    }

    #[tokio::test]
    async fn an_empty_body_is_sent_with_the_headers() {
        let (body, state) = GatedBody::new(Bytes::new(), within_a_second());
        assert!(state.is_taken());
        assert!(body.is_end_stream());
        let mut body = pin!(body);
        assert!(
            poll_fn(|context| body.as_mut().poll_frame(context))
                .await
                .is_none()
        );
    }
}
