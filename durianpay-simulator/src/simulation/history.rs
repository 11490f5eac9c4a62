//! One history: the lives of a program, and its environment.

use super::choices::{Choices, InjectedFault};
use super::process::{Process, Start};
use super::scenario::{Customers, Scenario};
use super::truth::Truth;
use super::webhooks::{Current, deliver, forge};
use crate::builder::SimulatorBuilder;
use crate::simulator::Simulator;
use durianpay_client::Timestamp;
use durianpay_client::intent::MemoryIntents;
use durianpay_client::webhook::inbox::MemoryStore;
use std::collections::BTreeSet;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, PoisonError};
use std::task::Poll;
use std::time::{Duration, SystemTime};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

/// The time at which every history begins: 2026-07-01T00:00:00Z.
const BEGINNING: Duration = Duration::from_secs(1_782_864_000);

/// The maximum number of steps of a life that ends.
const STEPS: u64 = 250;

/// The maximum number of deaths of a program in a history.
const LIVES: u64 = 4;

/// The maximum time for which the program is down after it died.
const DOWN: Duration = Duration::from_secs(40);

/// The time within which a program must finish once there are no faults.
const LAST_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// The interval at which the simulator sends webhooks and expires payments.
const TICK: Duration = Duration::from_secs(15);

/// The maximum lag of lists, which is well within the consistency window.
const MOST_LAG: Duration = Duration::from_secs(120);

/// The maximum offset of a wrong clock: three days.
const MOST_OFFSET: u64 = 3 * 24 * 60 * 60 * 1000;

/// The end of a history.
pub(super) struct End {
    pub(super) result: Result<(), String>,
    pub(super) injected: Vec<InjectedFault>,
}

/// Runs a history to its end, in a separate runtime with virtual time.
pub(super) fn run<S: Scenario>(seed: u64, suppressed: BTreeSet<InjectedFault>, scenario: S) -> End {
    let choices = Arc::new(Choices::new(seed, suppressed));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(history(Arc::clone(&choices), Arc::new(scenario))),
        Err(error) => Err(format!("cannot build the runtime: {error}")),
    };
    End {
        result,
        injected: choices.injected(),
    }
}

/// What all lives of a program have in common.
struct World {
    choices: Arc<Choices>,
    simulator: Arc<Simulator>,
    started: Instant,
    epoch: SystemTime,
    inbox: MemoryStore,
    intents: MemoryIntents,
    /// The process that receives webhooks.
    current: Current,
}

async fn history<S: Scenario>(choices: Arc<Choices>, scenario: Arc<S>) -> Result<(), String> {
    let world = World::new(Arc::clone(&choices))?;
    let customers = Customers {
        process: world.process(u64::MAX, None),
    };
    let ticking = tokio::spawn(tick(
        Arc::clone(&world.simulator),
        world.started,
        world.epoch,
    ));
    let acting = {
        let scenario = Arc::clone(&scenario);
        tokio::spawn(async move { scenario.customers(customers).await })
    };
    let forging = tokio::spawn(forge(
        Arc::clone(&choices),
        Arc::clone(&world.simulator),
        Arc::clone(&world.current),
    ));
    for life in 0..LIVES {
        if !choices.fault("death", 500) {
            continue;
        }
        let steps = 1 + choices.below("steps", STEPS);
        let process = world.process(life, Some(steps));
        world.enter(&process);
        let clock = tokio::spawn(turn_clock(process.clone()));
        let living = {
            let (scenario, process) = (Arc::clone(&scenario), process.clone());
            tokio::spawn(async move { scenario.live(process).await })
        };
        until_death_or_end(&process, living).await?;
        process.die();
        clock.abort();
        world.leave();
        sleep(choices.pause("down", DOWN)).await;
    }
    choices.calm();
    forging.abort();
    let process = world.process(LIVES, None);
    world.enter(&process);
    let last = timeout(LAST_LIFE, scenario.live(process.clone())).await;
    // Breaks the reference cycle of the process and its receiver.
    world.leave();
    ticking.abort();
    acting.abort();
    last.map_err(|_elapsed| "the program did not finish within a day".to_owned())?;
    scenario.check(&Truth::new(Arc::clone(&world.simulator)))
}

impl World {
    fn new(choices: Arc<Choices>) -> Result<Self, String> {
        let started = Instant::now();
        let epoch = SystemTime::UNIX_EPOCH + BEGINNING;
        let current = Current::default();
        let receiver = Arc::clone(&current);
        let drawn = Arc::clone(&choices);
        let lag = if choices.fault("lists lag", 400) {
            choices.pause("lag", MOST_LAG)
        } else {
            Duration::ZERO
        };
        let begins_at = Timestamp::try_from(epoch).map_err(|error| error.to_string())?;
        let simulator = SimulatorBuilder::default()
            .starts_at(begins_at)
            .list_lag(lag)
            .webhook_receiver(move |webhook| {
                deliver(
                    Arc::clone(&drawn),
                    Arc::clone(&receiver),
                    webhook.into_body(),
                )
            })
            .start_in_memory()
            .map_err(|error| format!("cannot start the simulator: {error}"))?;
        let clock = move || epoch + started.elapsed();
        Ok(Self {
            choices,
            simulator: Arc::new(simulator),
            started,
            epoch,
            inbox: MemoryStore::default().with_clock(clock),
            intents: MemoryIntents::default(),
            current,
        })
    }

    fn process(&self, life: u64, steps: Option<u64>) -> Process {
        Process::start(Start {
            choices: Arc::clone(&self.choices),
            simulator: Arc::clone(&self.simulator),
            started: self.started,
            epoch: self.epoch,
            inbox: self.inbox.clone(),
            intents: self.intents.clone(),
            life,
            steps,
        })
    }

    /// Sends webhooks to this process.
    fn enter(&self, process: &Process) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        *current = Some(process.clone());
    }

    fn leave(&self) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(process) = current.take() {
            process.stop_receiving();
        }
    }
}

/// Waits until a process dies or finishes.
async fn until_death_or_end(process: &Process, mut living: JoinHandle<()>) -> Result<(), String> {
    let mut died = pin!(process.inner.died.notified());
    poll_fn(|context| {
        if died.as_mut().poll(context).is_ready() {
            return Poll::Ready(Ok(()));
        }
        let living = Pin::new(&mut living).poll(context);
        living.map_err(|error| format!("the program failed: {error}"))
    })
    .await
}

/// Advances the simulator's time.
async fn tick(simulator: Arc<Simulator>, started: Instant, epoch: SystemTime) {
    loop {
        sleep(TICK).await;
        if let Ok(now) = Timestamp::try_from(epoch + started.elapsed()) {
            simulator.advance_to(now).await;
        }
    }
}

/// Sets the clock of a process to a wrong time, and changes it now and then.
async fn turn_clock(process: Process) {
    let choices = Arc::clone(&process.inner.choices);
    let mut is_first = true;
    loop {
        let (kind, permille) = if is_first {
            ("clock wrong", 400)
        } else {
            ("clock set", 150)
        };
        if choices.fault(kind, permille) {
            let most = 1 + choices.below("clock size", MOST_OFFSET);
            let offset = choices.below("clock", most);
            let offset = i64::try_from(offset).unwrap_or_default();
            let is_behind = choices.number("clock sign").is_multiple_of(2);
            process.set_clock(if is_behind { -offset } else { offset });
        }
        is_first = false;
        sleep(choices.pause("clock pause", Duration::from_secs(150))).await;
    }
}
