//! [`Choices`]: every random decision of a history, from one seed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A fault that was injected: its kind, and the index of the decision among those of the kind.
///
/// [`Finding`](super::Finding) has an example.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InjectedFault {
    /// The kind, such as `response lost`.
    pub kind: &'static str,
    /// The index of the decision among those of this kind, from 0.
    pub number: u64,
}

impl fmt::Display for InjectedFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} #{}", self.kind, self.number)
    }
}

/// The random decisions of a history.
///
/// The n-th decision of a kind depends only on the seed, the kind and n. If one fault is left out,
/// all other decisions stay the same, which makes it possible to shrink a finding.
#[derive(Debug)]
pub(super) struct Choices {
    seed: u64,
    /// The faults that are left out.
    suppressed: BTreeSet<InjectedFault>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    drawn: BTreeMap<&'static str, u64>,
    injected: Vec<InjectedFault>,
    is_calm: bool,
}

impl Choices {
    pub(super) fn new(seed: u64, suppressed: BTreeSet<InjectedFault>) -> Self {
        Self {
            seed,
            suppressed,
            state: Mutex::default(),
        }
    }

    /// Draws a number.
    pub(super) fn number(&self, kind: &'static str) -> u64 {
        self.draw(kind).1
    }

    /// Draws a number below `most`, which is not zero.
    pub(super) fn below(&self, kind: &'static str, most: u64) -> u64 {
        self.number(kind) % most.max(1)
    }

    /// Draws a duration below `most`, in milliseconds.
    pub(super) fn pause(&self, kind: &'static str, most: Duration) -> Duration {
        let most = u64::try_from(most.as_millis()).unwrap_or(u64::MAX);
        Duration::from_millis(self.below(kind, most))
    }

    /// Decides whether a fault of the kind is injected, with this probability in thousandths.
    pub(super) fn fault(&self, kind: &'static str, permille: u64) -> bool {
        let (number, drawn) = self.draw(kind);
        let fault = InjectedFault { kind, number };
        let is_drawn = drawn % 1000 < permille && !self.suppressed.contains(&fault);
        let mut state = self.state();
        if !is_drawn || state.is_calm {
            return false;
        }
        state.injected.push(fault);
        true
    }

    /// Stops injecting faults.
    pub(super) fn calm(&self) {
        self.state().is_calm = true;
    }

    /// Returns the faults that were injected, in order.
    pub(super) fn injected(&self) -> Vec<InjectedFault> {
        self.state().injected.clone()
    }

    fn draw(&self, kind: &'static str) -> (u64, u64) {
        let mut state = self.state();
        let drawn = state.drawn.entry(kind).or_default();
        let number = *drawn;
        *drawn += 1;
        let kind = kind
            .bytes()
            .fold(self.seed, |hash, byte| mix(hash ^ u64::from(byte)));
        (
            number,
            mix(kind ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        )
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No decision panics between two changes of the state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Mixes the bits of a number (splitmix64).
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::Choices;
    use std::collections::BTreeSet;

    #[test]
    fn omitting_a_fault_does_not_change_the_others() {
        let history = |suppressed| {
            let choices = Choices::new(7, suppressed);
            for _ in 0..1000 {
                choices.fault("request lost", 50);
            }
            choices.injected()
        };
        let all = history(BTreeSet::new());
        assert!((25..90).contains(&all.len()), "{}", all.len());
        let left_out = all[3].clone();
        let mut expected = all.clone();
        expected.remove(3);
        assert_eq!(history(BTreeSet::from([left_out])), expected);
    }

    #[test]
    fn no_fault_is_injected_after_the_faulty_period() {
        let choices = Choices::new(7, BTreeSet::new());
        choices.calm();
        assert!(!(0..1000).any(|_| choices.fault("crash", 900)));
        assert_ne!(choices.number("pause"), choices.number("pause"));
    }
}
