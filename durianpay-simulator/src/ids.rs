//! Ids in the vendor's format, the same in every run with the same seed.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Generates ids: a prefix, ten letters or digits, four digits.
///
/// The n-th id depends only on n and the seed, so that a failing test shows the same ids again. All
/// ids of a simulator are different.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(crate) struct Ids {
    made: u64,
    seed: u64,
}

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LETTERS: u32 = 10;
/// 62 to the power of [`LETTERS`].
const SPACE: u128 = 62_u128.pow(LETTERS);
/// Has no factor in common with [`SPACE`], so that multiplying by it only
/// shuffles the numbers below.
const STRIDE: u128 = 0x9E37_79B9_7F4A_7C15;
/// Has no factor in common with [`SPACE`] either.
const STRIDE_OF_SEEDS: u128 = 0xD1B5_4A32_D192_ED03;
const START: u128 = 0x2545_F491_4F6C_DD1D;

// The prime factors of 62.
const _: () = assert!(!STRIDE.is_multiple_of(2) && !STRIDE.is_multiple_of(31));
const _: () = assert!(!STRIDE_OF_SEEDS.is_multiple_of(2) && !STRIDE_OF_SEEDS.is_multiple_of(31));

impl Ids {
    /// Creates a generator whose ids differ from those of other seeds.
    pub(crate) fn from_seed(seed: u64) -> Self {
        Self { made: 0, seed }
    }

    /// Generates the next id.
    pub(crate) fn next(&mut self, prefix: &str) -> String {
        let number = u128::from(self.made);
        self.made = self.made.wrapping_add(1);
        // The first ids of different seeds are far apart.
        let first = START + u128::from(self.seed) * STRIDE_OF_SEEDS;
        let mut rest = (number * STRIDE + first) % SPACE;
        let letters: String = (0..LETTERS)
            .map(|_| {
                let index = usize::try_from(rest % 62).unwrap_or_default();
                rest /= 62;
                char::from(ALPHABET[index])
            })
            .collect();
        // 7919 has no factor in common with 10000 either.
        let digits = (number * 7919 + 4078) % 10_000;
        format!("{prefix}{letters}{digits:04}")
    }

    /// Generates the code of a page: letters and digits.
    pub(crate) fn code(&mut self, length: usize) -> String {
        let id = self.next("");
        id.get(..length).unwrap_or(&id).to_owned()
    }

    /// Generates a token of 64 hex digits.
    pub(crate) fn token(&mut self) -> String {
        hex::encode(Sha256::digest(self.next("token_")))
    }

    /// Generates an account number that begins with `prefix`. Few other numbers of this simulator
    /// end in the same four digits.
    pub(crate) fn account_number(&mut self, prefix: &str) -> String {
        let id = self.next("");
        let digits = id.get(id.len() - 4..).unwrap_or_default();
        format!("{prefix}00{digits}")
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;
    use std::collections::BTreeSet;

    #[test]
    fn ids_have_the_vendors_form_and_are_unique() {
        let mut ids = Ids::default();
        let made: BTreeSet<String> = (0..20_000).map(|_| ids.next("ord_")).collect();
        assert_eq!(made.len(), 20_000);
        for id in &made {
            let (letters, digits) = id[4..].split_at(10);
            assert!(id.starts_with("ord_") && id.len() == 18, "{id}");
            assert!(
                letters.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                "{id}"
            );
            assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{id}");
        }
        assert_eq!(Ids::default().next("ord_"), Ids::default().next("ord_"));
    }

    #[test]
    fn other_seeds_have_other_ids() {
        let first = |seed| Ids::from_seed(seed).next("ord_");
        let made: BTreeSet<String> = (0..20_000).map(first).collect();
        assert_eq!(made.len(), 20_000);
        assert_eq!(first(7), first(7));
        assert_eq!(first(0), Ids::default().next("ord_"));
    }
}
