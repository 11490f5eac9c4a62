//! A token, and the time until it is renewed.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

/// A token is renewed when its lifetime divided by this number is left.
const MARGIN: u32 = 5;

/// The minimum time before expiry at which a token is renewed.
const LEAST_MARGIN: Duration = Duration::from_secs(30);

/// A token as issued by the API.
pub(crate) struct Issued {
    pub(crate) text: Zeroizing<String>,
    /// How long it is valid, counted from the moment when it was requested.
    pub(crate) life: Duration,
}

/// A token in use. Its memory is wiped when the last request that carries it is dropped.
#[derive(Clone)]
pub(crate) struct Token {
    text: Arc<Zeroizing<String>>,
    /// When it should be renewed, on the clock of the runtime.
    renew_at: Duration,
    ends_at: Duration,
}

impl Token {
    /// Creates a token from the moment when it was requested, on the clock of the runtime.
    pub(crate) fn new(issued: Issued, asked_at: Duration) -> Self {
        let Issued { text, life } = issued;
        let margin = (life / MARGIN).max(LEAST_MARGIN).min(life / 2);
        Self {
            text: Arc::new(text),
            renew_at: asked_at.saturating_add(life.saturating_sub(margin)),
            ends_at: asked_at.saturating_add(life),
        }
    }

    pub(crate) fn expose(&self) -> &str {
        &self.text
    }

    pub(super) fn is_valid(&self, now: Duration) -> bool {
        now < self.ends_at
    }

    pub(super) fn is_fresh(&self, now: Duration) -> bool {
        now < self.renew_at
    }

    /// Postpones the renewal, if the token is still valid then.
    pub(super) fn postpone(&mut self, until: Duration) {
        self.renew_at = self.renew_at.max(until.min(self.ends_at));
    }

    pub(super) fn is_same(&self, other: &Token) -> bool {
        Arc::ptr_eq(&self.text, &other.text)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
