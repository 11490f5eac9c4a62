//! The tokens that were issued.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The maximum number of tokens; an API that issues one for each call must not fill the memory.
const MOST: usize = 1_000;

/// The tokens that were issued, with the end of each.
#[derive(Debug, Default)]
pub(in crate::simulate::spec) struct Tokens {
    valid_until: BTreeMap<String, Instant>,
    issued: u64,
}

impl Tokens {
    /// Issues a token.
    pub(in crate::simulate::spec) fn issue(&mut self, lifetime: Duration) -> String {
        let now = Instant::now();
        self.valid_until.retain(|_, end| *end > now);
        if self.valid_until.len() >= MOST {
            self.valid_until.pop_first();
        }
        self.issued += 1;
        let token = format!("simulated-token-{:08}", self.issued);
        let end = now.checked_add(lifetime).unwrap_or(now);
        self.valid_until.insert(token.clone(), end);
        token
    }

    pub(in crate::simulate::spec) fn is_valid(&self, token: &str) -> bool {
        let end = self.valid_until.get(token);
        end.is_some_and(|end| *end > Instant::now())
    }

    /// Ends all tokens, as if they had expired. Returns their number.
    pub(in crate::simulate::spec) fn revoke(&mut self) -> usize {
        let count = self.valid_until.len();
        self.valid_until.clear();
        count
    }
}
