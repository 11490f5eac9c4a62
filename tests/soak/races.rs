//! Calls on a connection that the server closes at the same moment.
//!
//! A call leaves a connection idle, the server closes it after a random time, and an order is
//! created at about that time. The server tells by its own records what arrived, before or after
//! it had closed. The client runs in a runtime with threads, which learns at once that a
//! connection was closed, and in one that was not run meanwhile, as a program does that uses
//! `block_on` for each call.

use crate::random::Random;
use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::{Amount, ApiKey, Client, Error, Outcome};
use std::collections::HashMap;
use std::fmt;
use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// The number of races.
const RACES: &str = "RACES";

/// The header with the number of a race.
const HEADER: &str = "x-race";

const ORDER: &str = r#"{"id": "ord_1", "amount": "20000", "status": "started"}"#;

/// How the server closes a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Close {
    /// It sends nothing more, and still reads: whatever left the client is seen.
    Half,
    /// As servers do. What arrives later is lost.
    Whole,
    /// With a reset.
    Reset,
}

/// What happens in a race.
#[derive(Debug, Clone, Copy)]
struct Plan {
    close: Close,
    closed_after: Duration,
    sent_after: Duration,
    /// Whether the client's runtime has separate threads.
    threads: bool,
}

impl Plan {
    /// The plan of a race, which the client and the server know.
    fn new(seed: u64, race: u64) -> Self {
        let mut random = Random::new(seed ^ race.wrapping_mul(0x9e37_79b9));
        let mut micros = |most| Duration::from_micros(u64::try_from(random.below(most)).unwrap());
        let closed_after = Duration::from_millis(1) + micros(1_000);
        // From well before to well after.
        let sent_after = closed_after.saturating_sub(micros(400)) + micros(800);
        Self {
            close: [Close::Half, Close::Half, Close::Whole, Close::Reset][random.below(4)],
            closed_after,
            sent_after,
            threads: random.percent(50),
        }
    }
}

/// An order that arrived.
#[derive(Debug, Clone, Copy)]
struct Arrival {
    race: u64,
    /// Whether the connection was closed before.
    late: bool,
}

/// The result of a race.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum End {
    Done,
    NotSent,
    /// Unknown, and the server has seen the request.
    UnknownSeen,
    /// Unknown, and the server has seen nothing.
    UnknownUnseen,
}

/// Counts of what races came to.
#[derive(Default)]
struct Counts(HashMap<(Close, bool, End), usize>);

impl Counts {
    fn sum(&self, counted: impl Fn(Close, End) -> bool) -> usize {
        let counts = self.0.iter();
        let counts = counts.filter(|((close, _, end), _)| counted(*close, *end));
        counts.map(|(_, count)| count).sum()
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut counts: Vec<_> = self.0.iter().collect();
        counts.sort();
        for ((close, threads, end), count) in counts {
            let runtime = if *threads {
                "threads"
            } else {
                "one thread, not run meanwhile"
            };
            writeln!(f, "  {close:?}, {runtime}: {end:?} {count}")?;
        }
        Ok(())
    }
}

pub(crate) fn run() {
    let races = crate::run::setting(RACES).unwrap_or(200);
    let seed = crate::run::seed();
    println!("{RACES}={races} SOAK_SEED={seed}");
    let (arrived, arrivals) = channel();
    let address = serve(seed, arrived);
    let threads = Side::new(
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap(),
        address,
    );
    let alone = Side::new(
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap(),
        address,
    );
    let mut ends = Vec::new();
    for race in 0..races {
        let plan = Plan::new(seed, race);
        let side = if plan.threads { &threads } else { &alone };
        ends.push((race, plan, side.race(race, plan)));
    }
    // The last connections end with the clients.
    drop((threads, alone));
    let counts = count(&ends, &arrivals);
    println!("{counts}");

    // One in a hundred, and some more for short forms.
    let unseen = counts.sum(|_, end| end == End::UnknownUnseen);
    assert!(
        unseen * 100 <= ends.len() + 300,
        "the server has not seen {unseen} of {races}\n{counts}"
    );
}

fn count(ends: &[(u64, Plan, Result<(), Error>)], arrivals: &Receiver<Arrival>) -> Counts {
    let mut arrived: HashMap<u64, Vec<Arrival>> = HashMap::new();
    while let Ok(arrival) = arrivals.recv_timeout(Duration::from_millis(500)) {
        arrived.entry(arrival.race).or_default().push(arrival);
    }
    let mut counts = Counts::default();
    for (race, plan, result) in ends {
        let arrived = arrived.remove(race).unwrap_or_default();
        assert!(
            arrived.len() <= 1,
            "race {race} arrived twice: {plan:?} {arrived:?}"
        );
        let in_time = arrived.iter().any(|arrival| !arrival.late);
        let end = match result {
            Ok(()) => {
                assert!(
                    in_time,
                    "race {race} has an answer without a request: {plan:?}"
                );
                End::Done
            }
            Err(error) => match error.outcome() {
                Outcome::NotSent => {
                    assert!(
                        arrived.is_empty(),
                        "race {race} was sent: {plan:?} {error:?}"
                    );
                    End::NotSent
                }
                Outcome::Unknown if arrived.is_empty() => End::UnknownUnseen,
                Outcome::Unknown => End::UnknownSeen,
                Outcome::Rejected => panic!("race {race}: {error:?}"),
            },
        };
        *counts.0.entry((plan.close, plan.threads, end)).or_default() += 1;
    }
    counts
}

/// A client and its runtime.
struct Side {
    runtime: Runtime,
    client: Client,
}

impl Side {
    fn new(runtime: Runtime, address: SocketAddr) -> Self {
        let client = Client::builder(ApiKey::new("dp_test_races").unwrap())
            .base_url(format!("http://{address}/v1"))
            .build()
            .unwrap();
        Self { runtime, client }
    }

    fn race(&self, race: u64, plan: Plan) -> Result<(), Error> {
        let orders = self.client.orders();
        let number = race.to_string();
        let warm_up = async { orders.get("ord_1").header(HEADER, &number).await };
        self.runtime.block_on(warm_up).unwrap();
        let answered = Instant::now();
        while answered.elapsed() < plan.sent_after {
            std::hint::spin_loop();
        }
        let customer = OrderCustomer::new().email("jane@example.com");
        let order = CreateOrder::new(Amount::from(20_000), customer);
        let create = async { orders.create(order).header(HEADER, &number).await };
        self.runtime.block_on(create).map(drop)
    }
}

/// Starts a server that closes connections as planned, and reports orders that arrive.
fn serve(seed: u64, arrived: Sender<Arrival>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            let arrived = arrived.clone();
            thread::spawn(move || converse(stream, seed, &arrived));
        }
    });
    address
}

fn converse(mut stream: TcpStream, seed: u64, arrived: &Sender<Arrival>) {
    stream.set_nodelay(true).unwrap();
    let Some((method, race)) = request(&mut stream) else {
        return;
    };
    if method == "POST" {
        arrived.send(Arrival { race, late: false }).unwrap();
        answer(&mut stream, true);
        return;
    }
    let plan = Plan::new(seed, race);
    answer(&mut stream, false);
    let answered = Instant::now();
    stream.set_nonblocking(true).unwrap();
    let mut byte = [0];
    // It looks once more before it closes, as it may have waited for its turn meanwhile.
    let mut is_over = false;
    while !is_over {
        is_over = answered.elapsed() >= plan.closed_after;
        match stream.peek(&mut byte) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            _ => {
                stream.set_nonblocking(false).unwrap();
                if let Some((_, race)) = request(&mut stream) {
                    arrived.send(Arrival { race, late: false }).unwrap();
                    answer(&mut stream, true);
                }
                return;
            }
        }
    }
    stream.set_nonblocking(false).unwrap();
    match plan.close {
        Close::Half => {
            // The receiver may be gone.
            _ = stream.shutdown(std::net::Shutdown::Write);
            if let Some((_, race)) = request(&mut stream) {
                arrived.send(Arrival { race, late: true }).unwrap();
            }
        }
        Close::Whole => drop(stream),
        Close::Reset => {
            let socket = tokio::net::TcpSocket::from_std_stream(stream);
            socket.set_zero_linger().unwrap();
        }
    }
}

/// Reads a request with its body, up to the end of the connection: method and race.
fn request(stream: &mut TcpStream) -> Option<(String, u64)> {
    let mut read = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&read);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let value = |name: &str| -> Option<u64> {
                let mut lines = head.lines().filter_map(|line| line.split_once(": "));
                lines.find(|(found, _)| *found == name)?.1.parse().ok()
            };
            if u64::try_from(body.len()).unwrap() >= value("content-length").unwrap_or(0) {
                let method = head.split(' ').next().unwrap_or_default();
                return Some((method.to_owned(), value(HEADER).unwrap()));
            }
        }
        let mut part = [0; 4096];
        match stream.read(&mut part) {
            Ok(count) if count > 0 => read.extend_from_slice(&part[..count]),
            _ => return None,
        }
    }
}

fn answer(stream: &mut TcpStream, is_last: bool) {
    let close = if is_last { "connection: close\r\n" } else { "" };
    let length = ORDER.len();
    let text = format!("HTTP/1.1 200 OK\r\n{close}content-length: {length}\r\n\r\n{ORDER}");
    // The receiver may be gone.
    _ = stream.write_all(text.as_bytes());
}
