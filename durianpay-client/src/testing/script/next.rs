//! [`Next`]: a step of a script, in the making.

use super::body::ScriptedBody;
use super::state::{Answer, State, Step};
use crate::http::transport::TransportError;
use crate::json::Json;
use crate::testing::documented;
use crate::testing::example::to_value;
use crate::testing::failure::Failure;
use crate::types::descriptor::{Endpoint, Envelope};
use bytes::Bytes;
use serde_json::{Value, json};
use std::panic::Location;

/// The next call of an endpoint, and how it is answered. Created by [`Script::next`](super::Script::next).
#[derive(Debug)]
#[must_use = "a step is added with `respond`, `respond_with` or `fail`"]
pub struct Next<'s> {
    state: &'s State,
    endpoint: &'static Endpoint,
    wanted: Vec<(String, Value)>,
    times: usize,
    location: &'static Location<'static>,
}

impl<'s> Next<'s> {
    pub(super) fn new(
        state: &'s State,
        endpoint: &'static Endpoint,
        location: &'static Location<'static>,
    ) -> Self {
        Self {
            state,
            endpoint,
            wanted: Vec::new(),
            times: 1,
            location,
        }
    }

    /// Limits the step to requests whose body has this value at a path, such as `amount` or
    /// `customer.email`, in exactly this notation.
    pub fn when(mut self, path: &str, value: impl Into<Json>) -> Self {
        self.wanted.push((path.to_owned(), to_value(&value.into())));
        self
    }

    /// Answers that many calls in the same way.
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// Responds with the spec's example.
    ///
    /// # Panics
    ///
    /// If the spec has none, as for your own bindings.
    #[track_caller]
    pub fn respond(self) {
        let api = self.state.api.name;
        let found = documented::of_operation(api, self.endpoint.id).cloned();
        let Some(body) = found.or_else(|| (!self.endpoint.returns).then(|| json!({}))) else {
            panic!(
                "there is no documented example of the response of `{}`; use `respond_with`",
                self.endpoint.id,
            );
        };
        self.succeed(body);
    }

    /// Responds with a value, in the envelope of the API. The value must be of the type that the call
    /// returns, which is not checked here: the call fails if it cannot read the value.
    ///
    /// # Panics
    ///
    /// If the value is an [`Example`](crate::testing::Example) whose changes do not match the spec.
    #[track_caller]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an example and a literal are written in place"
    )]
    pub fn respond_with(self, body: impl ScriptedBody) {
        match body.to_value() {
            Ok(body) => self.succeed(body),
            Err(error) => panic!("{error}"),
        }
    }

    /// Fails.
    pub fn fail(self, failure: Failure) {
        self.answer(move || failure.to_result());
    }

    fn succeed(self, body: Value) {
        let envelope = match self.endpoint.envelope {
            Envelope::Wrapped | Envelope::Either => self.state.api.envelope,
            Envelope::Bare | Envelope::Whole => None,
        };
        let body = match envelope {
            Some(key) => json!({ key: body }),
            None => body,
        };
        let body = Bytes::from(body.to_string());
        self.answer(move || Some(Ok::<_, TransportError>(http::Response::new(body.clone()))));
    }

    fn answer(self, answer: impl Fn() -> Answer + Send + Sync + 'static) {
        self.state.add(Step {
            endpoint: self.endpoint,
            wanted: self.wanted,
            left: self.times,
            location: self.location,
            answer: Box::new(answer),
        });
    }
}
