//! The simulated API: a request in, a response out.

use super::auth::request::{Bearer, Denied, Secrets};
use super::auth::{check, check_token_body, issued_by};
use super::credentials::Credentials;
use super::errors::Failure;
use super::execute::execute;
use super::execution::Execution;
use super::idempotency::Use;
use super::page::{LINKED_AFTER, write};
use super::pairs::Pairs;
use super::parts::{self, Parts, Sent};
use super::plan::{Plans, success_type};
use super::record::{Record, kept};
use super::reply::{Reply, write_success};
use super::route::{Found, Router, Target, base_path};
use super::scalar::{from_text, to_text};
use super::settings::Settings;
use super::shape::field_at;
use super::state::State;
use super::webhook_key::WebhookKey;
use super::webhooks::events;
use crate::openapi::example::type_value;
use bytes::Bytes;
use durianpay_client::Timestamp;
use durianpay_codegen::model::{Endpoint, FieldPath, MediaType, Spec, TokenRule, Type};
use http::header::{ACCEPT, ALLOW, CONTENT_TYPE, HOST, LINK};
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A simulated API of any spec, without a port.
#[derive(Debug)]
pub struct SpecSimulator {
    pub(super) spec: Spec,
    pub(super) plans: Plans,
    router: Router,
    is_strict: bool,
    pub(super) credentials: Credentials,
    pub(super) webhook_key: WebhookKey,
    state: Mutex<State>,
}

/// A response, and the record of its request.
#[derive(Debug)]
pub struct Exchange {
    /// The response.
    pub response: Response<Bytes>,
    /// The record of the request.
    pub record: Record,
    /// The time to wait before the response is sent.
    pub delay: Duration,
}

/// The result of a request for an endpoint.
struct Outcome {
    result: Result<Reply, Failure>,
    endpoint: String,
    query: String,
    notes: Vec<String>,
    examples: Vec<String>,
}

impl SpecSimulator {
    /// Creates a simulated API of a spec.
    ///
    /// # Errors
    ///
    /// Fails if a credential that is set does not exist, or the secret of webhooks is invalid.
    pub fn new(spec: Spec, settings: &Settings) -> Result<Self, String> {
        let credentials = Credentials::new(&spec, &settings.credentials)?;
        let secret = settings.webhook_secret.as_deref();
        Ok(Self {
            plans: Plans::new(&spec),
            router: Router::new(&spec),
            is_strict: settings.is_strict,
            webhook_key: WebhookKey::new(&spec, secret, credentials.key())?,
            credentials,
            state: Mutex::default(),
            spec,
        })
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns to the start: nothing was created, no token was issued, and the log is empty.
    pub fn reset(&self) {
        *self.state() = State::default();
    }

    /// Returns the path of the first environment's base URL, such as `/v2`.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let environments = self.spec.called_api().map(|api| &api.environments);
        let first = environments.and_then(|environments| environments.first());
        first.map_or("", |environment| base_path(&environment.url))
    }

    /// Returns the name of the API.
    #[must_use]
    pub fn name(&self) -> &str {
        self.spec.called_api().map_or("API", |api| &api.name)
    }

    /// Returns whether the API sends webhooks or notifications.
    pub(super) fn has_events(&self) -> bool {
        !events(&self.spec).is_empty()
    }

    /// Returns the ids of all endpoints.
    pub fn endpoints(&self) -> impl Iterator<Item = &str> {
        self.spec.endpoints().map(|endpoint| &*endpoint.id)
    }

    /// Responds to a request.
    pub fn respond(&self, request: &Request<Bytes>) -> Exchange {
        let uri = request.uri();
        let mut state = self.state();
        let mut record = Record {
            number: 0,
            at: Timestamp::now(),
            method: request.method().to_string(),
            path: uri.path().to_owned(),
            query: uri.query().map(str::to_owned),
            operation: None,
            status: 0,
            body: kept(request.body()),
            rejection: None,
            notes: Vec::new(),
            examples: Vec::new(),
            fault: None,
        };
        let mut delay = Duration::ZERO;
        let result = match self.router.find(request.method().as_str(), uri.path()) {
            Found::Nowhere => Err(Failure::NotFound(format!(
                "the spec has no endpoint with the path {}",
                uri.path()
            ))),
            Found::MethodNotAllowed(allowed) => Err(Failure::MethodNotAllowed(allowed)),
            Found::To(targets) => {
                let first = targets.first().and_then(|target| target.endpoints.first());
                let operation = first.cloned().unwrap_or_default();
                let fault = state.faults.take(&operation);
                record.fault = fault.as_ref().map(super::faults::Fault::text);
                delay = fault.as_ref().map_or(Duration::ZERO, |fault| fault.delay);
                record.operation = Some(operation);
                match fault.and_then(|fault| fault.status) {
                    Some(status) => Err(Failure::Injected(status)),
                    None => {
                        let outcome = self.outcome(&mut state, request, &targets);
                        record.operation = Some(outcome.endpoint);
                        record.query = Some(outcome.query).filter(|query| !query.is_empty());
                        record.notes = outcome.notes;
                        record.examples = outcome.examples;
                        outcome.result
                    }
                }
            }
        };
        let response = match result {
            Ok(reply) => response(&reply),
            Err(failure) => {
                record.rejection = Some(failure.reason());
                self.failed(&failure, record.operation.as_deref())
            }
        };
        record.status = response.status().as_u16();
        let record = state.log_request(record);
        Exchange {
            response,
            record,
            delay,
        }
    }

    /// Responds to a request whose body is too large.
    pub(super) fn too_large(&self) -> Response<Bytes> {
        self.failed(&Failure::TooLarge, None)
    }

    fn failed(&self, failure: &Failure, operation: Option<&str>) -> Response<Bytes> {
        let endpoint = operation.and_then(|id| self.spec.endpoint(id));
        let answer = failure.answer(&self.spec, endpoint);
        let mut response = response(&Reply {
            status: answer.status,
            headers: Vec::new(),
            media_type: "application/json".to_owned(),
            body: answer.body.to_string(),
        });
        if let Failure::MethodNotAllowed(allowed) = failure
            && let Ok(allowed) = HeaderValue::from_str(&allowed.join(", "))
        {
            response.headers_mut().insert(ALLOW, allowed);
        }
        response
    }

    /// Executes a request for the endpoint, or the variant of it, that it satisfies.
    fn outcome(&self, state: &mut State, request: &Request<Bytes>, targets: &[Target]) -> Outcome {
        let uri = request.uri();
        let whole = uri
            .path_and_query()
            .map_or(uri.path(), |target| target.as_str());
        let bearer = Bearer {
            method: request.method().as_str(),
            target: whole,
            headers: request.headers(),
            body: request.body(),
        };
        let mut chosen = None;
        let mut has_valid = false;
        let ids = targets
            .iter()
            .flat_map(|target| target.endpoints.iter().map(move |id| (target, id)));
        for (target, id) in ids {
            let Some(endpoint) = self.spec.endpoint(id) else {
                continue;
            };
            let mut query = Pairs::new(uri.query().unwrap_or_default());
            let secrets = Secrets {
                credentials: &self.credentials,
                tokens: &state.tokens,
            };
            let proof = check(&self.spec, endpoint, &secrets, &bearer, &mut query);
            let shown = query.text();
            let linked = endpoint
                .page
                .is_some()
                .then(|| query.take(LINKED_AFTER))
                .flatten();
            let sent = Sent {
                path: &target.values,
                query: &query,
                headers: request.headers(),
                body: request.body(),
            };
            let parts = parts::read(&self.spec, endpoint, self.is_strict, &sent);
            let is_valid = parts.issues.is_empty();
            let is_wanted = is_valid && accepts(request, endpoint);
            if is_wanted || (is_valid && !has_valid) || chosen.is_none() {
                chosen = Some((endpoint, target, proof, parts, linked, shown));
            }
            has_valid |= is_valid;
            if is_wanted {
                break;
            }
        }
        let Some((endpoint, target, proof, mut parts, linked, query)) = chosen else {
            return Outcome {
                result: Err(Failure::NotFound(
                    "the spec has no such endpoint".to_owned(),
                )),
                endpoint: String::new(),
                query: String::new(),
                notes: Vec::new(),
                examples: Vec::new(),
            };
        };
        let mut notes = std::mem::take(&mut parts.notes);
        if let Ok(Some(remark)) = proof {
            notes.push(remark.to_owned());
        }
        let mut examples = Vec::new();
        let result = proof.map_err(denied).and_then(|_| {
            if !parts.issues.is_empty() {
                return Err(Failure::Invalid(std::mem::take(&mut parts.issues)));
            }
            self.once(state, request, endpoint, |state| {
                let execution = Execution {
                    spec: &self.spec,
                    plans: &self.plans,
                    endpoint,
                    target,
                    parts: &parts,
                    linked: linked.as_deref(),
                };
                self.execute(state, &execution, request, &mut examples)
            })
        });
        Outcome {
            result,
            endpoint: endpoint.id.clone(),
            query,
            notes,
            examples,
        }
    }

    /// Executes a request unless its idempotency key was used before.
    fn once(
        &self,
        state: &mut State,
        request: &Request<Bytes>,
        endpoint: &Endpoint,
        execute: impl FnOnce(&mut State) -> Result<Reply, Failure>,
    ) -> Result<Reply, Failure> {
        let header = self
            .spec
            .called_api()
            .and_then(|api| api.idempotency_header.as_ref());
        let key = header.and_then(|header| request.headers().get(header));
        let Some(key) = key.filter(|_| endpoint.verb != "GET") else {
            return execute(state);
        };
        let key = format!(
            "{} {}",
            endpoint.id,
            String::from_utf8_lossy(key.as_bytes())
        );
        let content = [request.uri().to_string().as_bytes(), b"\n", request.body()].concat();
        match state.keys.find(&key, &content) {
            Use::Same(reply) => Ok(reply),
            Use::Other => Err(Failure::Conflict(
                "the idempotency key was already used for another request".to_owned(),
            )),
            Use::First => {
                let reply = execute(state)?;
                state.keys.insert(key, content, reply.clone());
                Ok(reply)
            }
        }
    }

    fn execute(
        &self,
        state: &mut State,
        execution: &Execution<'_>,
        request: &Request<Bytes>,
        examples: &mut Vec<String>,
    ) -> Result<Reply, Failure> {
        let endpoint = execution.endpoint;
        if let Some(rule) = issued_by(&self.spec, &endpoint.id) {
            let value = self.token(state, rule, endpoint, execution.parts)?;
            return Ok(write_success(&self.spec, endpoint, false, Some(value)));
        }
        let executed = execute(&mut state.store, execution)?;
        examples.extend(executed.examples);
        let mut reply = write_success(&self.spec, endpoint, executed.is_created, executed.value);
        if let Some(number) = executed.next_page.get(LINKED_AFTER) {
            let link = format!("<{}>; rel=\"next\"", next_link(request, number));
            reply.headers.push((LINK.to_string(), link));
        }
        Ok(reply)
    }

    /// Issues a token.
    fn token(
        &self,
        state: &mut State,
        rule: &TokenRule,
        endpoint: &Endpoint,
        parts: &Parts,
    ) -> Result<Value, Failure> {
        let body = parts.body.as_ref().and_then(Value::as_object);
        let sent = body.into_iter().flatten();
        let sent = sent.filter_map(|(name, value)| Some((name.clone(), to_text(value)?)));
        check_token_body(rule, &self.credentials, &sent.collect()).map_err(denied)?;
        let token = state
            .tokens
            .issue(Duration::from_secs(rule.lifetime_seconds));
        let Some(ty @ Type::Object(object)) = success_type(endpoint) else {
            return Ok(Value::Null);
        };
        let mut value = type_value(&self.spec, ty);
        write(
            &mut value,
            std::slice::from_ref(&rule.token),
            Some(Value::from(token)),
        );
        let expires = rule
            .expires
            .as_ref()
            .and_then(|name| field_at(&self.spec, object, &FieldPath(vec![name.clone()])));
        if let Some(field) = expires {
            let lifetime = Duration::from_secs(rule.lifetime_seconds);
            let now = Timestamp::now();
            let end = now.checked_add(lifetime).unwrap_or(now);
            let text = match field.ty {
                Type::Timestamp => end.to_string(),
                _ => rule.lifetime_seconds.to_string(),
            };
            let end = from_text(&self.spec, &field.ty, &text);
            write(&mut value, std::slice::from_ref(&field.wire), Some(end));
        }
        Ok(value)
    }
}

fn denied(denied: Denied) -> Failure {
    Failure::Denied {
        reason: denied.reason,
        is_token: denied.is_token,
    }
}

/// Returns whether a request accepts the media type of an endpoint's responses.
fn accepts(request: &Request<Bytes>, endpoint: &Endpoint) -> bool {
    let media = endpoint.accept.as_ref();
    let media = media.map_or(MediaType::JSON, MediaType::as_str);
    let accepted = request
        .headers()
        .get(ACCEPT)
        .and_then(|accepted| accepted.to_str().ok());
    accepted.is_none_or(|accepted| accepted.contains("*/*") || accepted.contains(media))
}

/// Returns the URL of the page after an item.
fn next_link(request: &Request<Bytes>, after: &str) -> String {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    let host = host.unwrap_or("127.0.0.1");
    let mut query = Pairs::new(request.uri().query().unwrap_or_default());
    query.take(LINKED_AFTER);
    let mut pairs = query.text();
    if !pairs.is_empty() {
        pairs.push('&');
    }
    format!(
        "http://{host}{}?{pairs}{LINKED_AFTER}={after}",
        request.uri().path()
    )
}

/// Writes a response. A header that cannot be sent is left out.
fn response(reply: &Reply) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(reply.body.clone()));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in &reply.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            headers.append(name, value);
        }
    }
    if let Ok(media_type) = HeaderValue::from_str(&reply.media_type)
        && !reply.media_type.is_empty()
    {
        headers.insert(CONTENT_TYPE, media_type);
    }
    response
}
