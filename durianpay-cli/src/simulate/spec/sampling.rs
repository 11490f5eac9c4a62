//! Example requests of a simulated API, and checks of its responses.

use super::auth::sample::needs_token;
use super::plan::{Plan, Role};
use super::reply::differences;
use super::sample;
use super::simulator::SpecSimulator;
use bytes::Bytes;
use durianpay_codegen::model::{Auth, Endpoint};
use http::{Request, Response};
use std::time::Duration;

/// The lifetime of the token of an example request.
const LIFETIME: Duration = Duration::from_hours(1);

impl SpecSimulator {
    /// Makes an example request for an endpoint. It is about objects that exist, if there are any.
    ///
    /// # Errors
    ///
    /// Fails if there is no such endpoint, or an example of the spec cannot be part of a request.
    pub fn sample(&self, endpoint: &str) -> Result<Request<Bytes>, String> {
        let endpoint = self
            .spec
            .endpoint(endpoint)
            .ok_or("the spec has no such endpoint")?;
        let mut state = self.state();
        let token = if needs_token(&self.spec, endpoint) {
            state.tokens.issue(LIFETIME)
        } else {
            String::new()
        };
        let mut values = sample::path_values(&self.spec, endpoint);
        let plan = self.plans.endpoints.get(&endpoint.id);
        for (depth, key) in plan.into_iter().flat_map(Plan::items) {
            let path = sample::path_to(endpoint, depth, &values);
            if let Some(id) = state.store.first_id(&path) {
                values.insert(key.to_owned(), id.to_owned());
            }
        }
        drop(state);
        sample::request(&self.spec, endpoint, &self.credentials, &token, &values)
    }

    /// Returns how a successful response of an endpoint differs from the spec.
    #[must_use]
    pub fn differences(&self, endpoint: &str, response: &Response<Bytes>) -> Vec<String> {
        let endpoint = self.spec.endpoint(endpoint);
        endpoint.map_or_else(Vec::new, |endpoint| {
            differences(
                &self.spec,
                endpoint,
                response.status().as_u16(),
                response.body(),
            )
        })
    }

    /// Returns a command that calls the API: one that creates something, if there is one.
    #[must_use]
    pub fn curl(&self, host: &str) -> Option<String> {
        let role = |id: &str| self.plans.endpoints.get(id).map(|plan| &plan.role);
        let is_plain = |endpoint: &&Endpoint| {
            let api = self.spec.called_api();
            let usual = api.is_none_or(|api| !matches!(api.auth.usual, Auth::Signed(_)));
            usual && endpoint.parameters.is_empty()
        };
        let mut endpoints: Vec<&Endpoint> = self.spec.endpoints().filter(is_plain).collect();
        endpoints.sort_by_key(|endpoint| match role(&endpoint.id) {
            Some(Role::Create) => 0,
            Some(Role::List(_)) => 1,
            _ => 2,
        });
        let request = self.sample(&endpoints.first()?.id).ok()?;
        Some(sample::curl(host, &request))
    }
}
