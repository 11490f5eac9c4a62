//! The server's time, if no response has it or the machine's clock is set meanwhile.

use crate::script::KEY;
use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client, Runtime, ServerTime};
use durianpay_client::{SendOptions, Transport, TransportResult};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A machine whose clock is set, and a server that returns its time, or not.
#[derive(Default)]
struct World {
    /// The machine's clock, in seconds since 1970.
    wall: AtomicU64,
    /// The number of requests during which the machine's clock is set.
    jumps: u32,
    date: Option<&'static str>,
    requests: AtomicU32,
}

struct Machine(Arc<World>);

struct Server(Arc<World>);

impl Runtime for Machine {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.0.wall.load(Ordering::Relaxed))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }

    fn random(&self) -> [u8; 16] {
        [0; 16]
    }
}

impl Transport for Server {
    fn send(&self, _: http::Request<Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
        let Self(world) = self;
        if world.requests.fetch_add(1, Ordering::Relaxed) < world.jumps {
            world.wall.fetch_add(3600, Ordering::Relaxed);
        }
        let mut response = http::Response::new(Bytes::from_static(b"{}"));
        if let Some(date) = world.date {
            let date = http::HeaderValue::from_static(date);
            response.headers_mut().insert(http::header::DATE, date);
        }
        Box::pin(std::future::ready(Ok(response)))
    }
}

/// Returns the server's time, and the number of requests that it took.
async fn server_time(world: World) -> (Option<ServerTime>, u32) {
    let world = Arc::new(world);
    let client = Client::builder(ApiKey::new(KEY).unwrap())
        .transport(Server(Arc::clone(&world)))
        .runtime(Machine(Arc::clone(&world)))
        .build()
        .unwrap();
    let time = client.server_time().await.unwrap();
    (time, world.requests.load(Ordering::Relaxed))
}

#[tokio::test]
async fn a_server_without_a_date_is_queried_once() {
    assert_eq!(server_time(World::default()).await, (None, 1));
}

#[tokio::test]
async fn the_server_time_is_queried_again_after_a_clock_change() {
    for (jumps, is_known, requests) in [(0, true, 1), (1, true, 2), (2, false, 2)] {
        let world = World {
            jumps,
            date: Some("Sun, 29 Nov 2026 09:57:51 GMT"),
            ..World::default()
        };
        let (time, asked) = server_time(world).await;
        assert_eq!((time.is_some(), asked), (is_known, requests), "{jumps}");
    }
}
