//! [`Simulation`]: runs histories, and shrinks one that fails.

use super::choices::InjectedFault;
use super::history::{self, End};
use super::scenario::Scenario;
use std::collections::BTreeSet;
use std::fmt;

/// Runs a [`Scenario`] through random histories.
///
/// The [module](crate::simulation) has an example.
#[derive(Debug, Clone, Default)]
#[must_use = "a simulation does nothing until `run` is called"]
pub struct Simulation {
    is_whole: bool,
}

/// The result of histories that all passed.
///
/// The [module](crate::simulation) has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Report {
    /// The number of histories.
    pub histories: u64,
    /// The number of faults that were injected into them.
    pub faults: u64,
}

/// A history whose check failed.
///
/// ```
/// use durianpay_simulator::simulation::{Process, Scenario, Simulation, Truth};
///
/// /// A program that does nothing.
/// struct Idle;
///
/// impl Scenario for Idle {
///     async fn live(&self, _: Process) {}
///
///     fn check(&self, truth: &Truth) -> Result<(), String> {
///         match truth.orders("shop-1") {
///             1 => Ok(()),
///             orders => Err(format!("{orders} orders instead of one")),
///         }
///     }
/// }
///
/// let finding = Simulation::new().run(7..8, || Idle).unwrap_err();
/// println!("{finding}"); // the seed replays the history
/// assert_eq!((finding.seed, &*finding.problem), (7, "0 orders instead of one"));
/// assert!(finding.faults.is_empty()); // it fails without any fault
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The seed of the history.
    pub seed: u64,
    /// The message of the check, with the remaining faults.
    pub problem: String,
    /// The smallest set of faults with which the check fails, or all faults if it was not shrunk.
    pub faults: Vec<InjectedFault>,
    /// The number of faults before it was shrunk.
    pub injected: usize,
}

impl Simulation {
    /// Creates a simulation.
    pub fn new() -> Self {
        Self::default()
    }

    /// Disables shrinking: findings contain all faults.
    pub fn without_shrinking(mut self) -> Self {
        self.is_whole = true;
        self
    }

    /// Runs a history for each seed, each with a new scenario, in this thread.
    ///
    /// # Errors
    ///
    /// Fails with the first finding, shrunk.
    pub fn run<S: Scenario>(
        &self,
        seeds: impl IntoIterator<Item = u64>,
        scenario: impl Fn() -> S,
    ) -> Result<Report, Finding> {
        let mut report = Report::default();
        for seed in seeds {
            let End { result, injected } = history::run(seed, BTreeSet::new(), scenario());
            report.histories += 1;
            report.faults += u64::try_from(injected.len()).unwrap_or_default();
            if let Err(problem) = result {
                return Err(self.shrink(seed, problem, injected, &scenario));
            }
        }
        Ok(report)
    }

    /// Leaves out one fault after the other, as long as the check fails.
    fn shrink<S: Scenario>(
        &self,
        seed: u64,
        problem: String,
        injected: Vec<InjectedFault>,
        scenario: &impl Fn() -> S,
    ) -> Finding {
        let mut finding = Finding {
            seed,
            problem,
            injected: injected.len(),
            faults: injected,
        };
        let mut suppressed = BTreeSet::new();
        let mut next = 0;
        while !self.is_whole && next < finding.faults.len() {
            let mut fewer = suppressed.clone();
            fewer.insert(finding.faults[next].clone());
            let End { result, injected } = history::run(seed, fewer.clone(), scenario());
            match result {
                Err(problem) => {
                    suppressed = fewer;
                    finding.problem = problem;
                    finding.faults = injected;
                }
                Ok(()) => next += 1,
            }
        }
        finding
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            seed,
            problem,
            faults,
            injected,
        } = self;
        writeln!(f, "seed {seed}: {problem}")?;
        write!(f, "{} of {injected} faults are needed:", faults.len())?;
        for fault in faults {
            write!(f, " [{fault}]")?;
        }
        Ok(())
    }
}

impl std::error::Error for Finding {}
