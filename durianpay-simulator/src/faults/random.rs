//! Reproducible random choices. They depend on a hash of the seed and the content, since the
//! numbers of a generator would depend on the order of requests.

use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;

/// A seed, and the content that was sent so far.
#[derive(Debug)]
pub(super) struct Random {
    seed: u64,
    percent: u8,
    /// The number of times that content was sent, by its hash.
    met: BTreeMap<u64, u64>,
}

impl Random {
    pub(super) fn new(seed: u64, percent: u8) -> Self {
        Self {
            seed,
            percent,
            met: BTreeMap::new(),
        }
    }

    /// Chooses one of `all`, or none, for content that consists of these parts.
    pub(super) fn choose<T: Copy>(&mut self, all: &[T], parts: &[&[u8]]) -> Option<T> {
        let content = hash(self.seed, parts);
        let times = self.met.entry(content).or_default();
        *times += 1;
        let drawn = hash(content, &[&times.to_le_bytes()]);
        if drawn % 100 >= u64::from(self.percent) {
            return None;
        }
        let number = usize::try_from(drawn / 100).unwrap_or_default();
        all.get(number.checked_rem(all.len())?).copied()
    }
}

/// Writes the faults as a plan reads them.
impl fmt::Display for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "random={}@{}", self.percent, self.seed)
    }
}

/// Hashes the parts and their lengths, so that different lists of parts differ.
fn hash(seed: u64, parts: &[&[u8]]) -> u64 {
    let mut hash = Sha256::new_with_prefix(seed.to_le_bytes());
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::Random;

    /// Returns the choices for a hundred different contents in this order.
    fn history(seed: u64, percent: u8, order: impl Iterator<Item = u8>) -> Vec<Option<u8>> {
        let mut random = Random::new(seed, percent);
        let mut met = vec![None; 100];
        for number in order {
            met[usize::from(number)] = random.choose(&[1, 2, 3], &[&[number]]);
        }
        met
    }

    #[test]
    fn a_seed_determines_the_choices_in_any_order() {
        let forwards = history(7, 30, 0..100);
        assert_eq!(forwards, history(7, 30, (0..100).rev()));
        assert_ne!(forwards, history(8, 30, 0..100));
    }

    #[test]
    fn the_percentage_is_met() {
        let met = |percent| history(7, percent, 0..100).iter().flatten().count();
        assert_eq!((met(0), met(100), met(255)), (0, 100, 100));
        assert!((15..45).contains(&met(30)), "{}", met(30));
    }

    #[test]
    fn repeated_content_gets_another_choice() {
        let mut random = Random::new(7, 50);
        let draws: Vec<_> = (0..20).map(|_| random.choose(&[()], &[b"same"])).collect();
        assert!(
            draws.contains(&None) && draws.contains(&Some(())),
            "{draws:?}"
        );
    }

    #[test]
    fn parts_are_hashed_with_their_boundaries() {
        let mut random = Random::new(7, 100);
        let all: Vec<u8> = (0..250).collect();
        let apart = random.choose(&all, &[b"a", b"bc"]);
        assert_ne!(apart, random.choose(&all, &[b"ab", b"c"]));
    }
}
