//! The token that all calls of a client share. It is fetched once for all of them.

use super::value::{Issued, Token};
use crate::error::Error;
use crate::runtime::Runtime;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a valid token is used before the next attempt to renew it: longer than an attempt may
/// take, so that the retry of a call whose renewal hangs proceeds without renewing.
const PAUSE: Duration = Duration::from_secs(60);

/// The number of tokens to remember and remove from errors: a late response may contain an old one.
const REMEMBERED: usize = 4;

/// A token, and the lock for fetching the next one.
#[derive(Default)]
pub(crate) struct TokenCache {
    /// Must not be held across an await.
    state: Mutex<State>,
    /// Held by the call that fetches. If that call is dropped, the next one acquires it.
    fetching: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    current: Option<Token>,
    /// The number of completed fetches.
    ended: u64,
    /// The error of the last fetch, if it failed.
    failure: Option<Arc<Error>>,
    remembered: VecDeque<Token>,
}

impl TokenCache {
    /// Returns the token, and fetches it if necessary.
    ///
    /// One caller fetches; the others wait for it, or continue with a token that is still valid. If
    /// a fetch fails, everyone who waits for it receives its error.
    pub(crate) async fn get<F>(
        &self,
        runtime: &dyn Runtime,
        fetch: impl FnOnce() -> F,
    ) -> Result<Token, Arc<Error>>
    where
        F: Future<Output = Result<Issued, Error>>,
    {
        let (ended, old) = {
            let now = runtime.now();
            let state = self.state();
            let current = state.current.clone();
            match current.filter(|token| token.is_valid(now)) {
                Some(token) if token.is_fresh(now) => return Ok(token),
                old => (state.ended, old),
            }
        };
        let _fetching = match old {
            None => self.fetching.lock().await,
            Some(token) => match self.fetching.try_lock() {
                Ok(guard) => guard,
                Err(_) => return Ok(token),
            },
        };
        if let Some(result) = self.ended_since(ended, runtime.now()) {
            return result;
        }
        let asked_at = runtime.now();
        let result = fetch().await;
        self.end(result, asked_at, runtime.now())
    }

    /// Returns the result of another caller's fetch, or `None` if this caller must fetch.
    fn ended_since(&self, ended: u64, now: Duration) -> Option<Result<Token, Arc<Error>>> {
        let mut state = self.state();
        let State {
            current,
            ended: so_far,
            failure,
            remembered: _,
        } = &mut *state;
        let has_ended = *so_far > ended;
        match current.as_mut().filter(|token| token.is_valid(now)) {
            Some(token) if has_ended || token.is_fresh(now) => Some(Ok(token.clone())),
            // A fetch that hangs or is dropped must not block the calls after this one.
            Some(token) => {
                token.postpone(now.saturating_add(PAUSE));
                None
            }
            None => failure.clone().filter(|_| has_ended).map(Err),
        }
    }

    fn end(
        &self,
        result: Result<Issued, Error>,
        asked_at: Duration,
        now: Duration,
    ) -> Result<Token, Arc<Error>> {
        let mut state = self.state();
        state.ended += 1;
        match result {
            Ok(issued) => {
                let token = Token::new(issued, asked_at);
                state.failure = None;
                state.current = Some(token.clone());
                state.remembered.push_back(token.clone());
                if state.remembered.len() > REMEMBERED {
                    state.remembered.pop_front();
                }
                Ok(token)
            }
            Err(error) => {
                let error = Arc::new(error);
                state.failure = Some(Arc::clone(&error));
                let current = state.current.clone();
                current.filter(|token| token.is_valid(now)).ok_or(error)
            }
        }
    }

    /// Drops a token that the API no longer accepts. A token that was fetched since is kept.
    pub(crate) fn refuse(&self, token: &Token) {
        let mut state = self.state();
        let is_current = state.current.as_ref().is_some_and(|at| at.is_same(token));
        if is_current {
            state.current = None;
        }
    }

    /// Returns the latest tokens, so that they can be removed from errors.
    pub(crate) fn expose(&self) -> Vec<Zeroizing<String>> {
        let state = self.state();
        let remembered = state.remembered.iter();
        remembered
            .map(|token| Zeroizing::new(token.expose().to_owned()))
            .collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
