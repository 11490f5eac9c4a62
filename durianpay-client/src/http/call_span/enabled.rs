//! The span of a call, by OpenTelemetry's semantic conventions for HTTP clients. It contains nothing
//! of the request but the template of its path, and nothing of the response but its status, its
//! code and the id of the request.

use super::server::Server;
use crate::error::{Error, History};
use crate::http::request::Target;
use crate::types::descriptor::Endpoint;
use crate::types::escape::Escaped;
use crate::types::outcome::Outcome;
use http::StatusCode;
use std::time::Duration;
use tracing::field::Empty;
use tracing::instrument::{Instrument, Instrumented};
use tracing::span::Entered;
use tracing::{Span, debug, info_span};

/// The target of the span, and of the event at its end.
const TARGET: &str = "durianpay_client::call";

/// The span of a call.
#[derive(Clone)]
pub(crate) struct CallSpan(Span);

impl CallSpan {
    pub(crate) fn none() -> Self {
        Self(Span::none())
    }

    /// Begins the span of a call, as a child of the current span.
    pub(crate) fn begin(target: &Target, endpoint: &'static Endpoint) -> Self {
        let Server { host, port, path } = Server::of(target.base_url_of(endpoint));
        let Endpoint {
            id,
            method,
            path: template,
            ..
        } = *endpoint;
        Self(info_span!(
            target: TARGET,
            "call",
            otel.name = %format_args!("{method} {path}{template}"),
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = method,
            url.template = %format_args!("{path}{template}"),
            server.address = host,
            server.port = i64::from(port),
            http.response.status_code = Empty,
            http.request.resend_count = Empty,
            "error.type" = Empty,
            error.message = Empty,
            durianpay.operation = id,
            durianpay.attempts = Empty,
            durianpay.outcome = Empty,
            durianpay.error_code = Empty,
            durianpay.request_id = Empty,
        ))
    }

    /// Returns whether the span is recorded, so that its fields are worth reading.
    pub(crate) fn is_recorded(&self) -> bool {
        !self.0.is_disabled()
    }

    /// Runs a call in the span.
    pub(crate) fn instrument<F: Future>(&self, call: F) -> Instrumented<F> {
        call.instrument(self.0.clone())
    }

    /// Enters the span, as long as the returned value exists.
    pub(crate) fn enter(&self) -> Entered<'_> {
        self.0.enter()
    }

    /// Records a response with any status.
    pub(crate) fn responded(&self, endpoint: &Endpoint, status: StatusCode, history: History) {
        self.attempts(history.attempts);
        self.status(status.as_u16());
        debug!(
            target: TARGET,
            parent: &self.0,
            operation = endpoint.id,
            status = i64::from(status.as_u16()),
            attempts = i64::from(history.attempts),
            elapsed_ms = millis(history.elapsed),
            "the API responded",
        );
    }

    /// Records the id of the request.
    pub(crate) fn request_id(&self, id: Option<&str>) {
        if let Some(id) = id {
            self.0
                .record("durianpay.request_id", tracing::field::display(Escaped(id)));
        }
    }

    /// Records an error.
    pub(crate) fn failed(&self, error: &Error) {
        if self.0.is_disabled() {
            return;
        }
        self.attempts(error.attempts());
        self.error(error.kind().as_str());
        self.0.record("durianpay.outcome", error.outcome().as_str());
        self.request_id(error.request_id());
        if let Some(code) = error.code() {
            let code = tracing::field::display(Escaped(code));
            self.0.record("durianpay.error_code", code);
        }
        match error.status() {
            Some(status) => self.status(status.as_u16()),
            // With a response, the error would contain a message of the API.
            None => {
                let message = tracing::field::display(error);
                self.0.record("error.message", message);
            }
        }
    }

    /// Records the error of a call that ended without a response.
    pub(crate) fn ended_without_response(&self, endpoint: &Endpoint, error: &Error) {
        self.failed(error);
        debug!(
            target: TARGET,
            parent: &self.0,
            operation = endpoint.id,
            kind = error.kind().as_str(),
            outcome = error.outcome().as_str(),
            attempts = i64::from(error.attempts()),
            elapsed_ms = millis(error.elapsed()),
            "the call failed without a response",
        );
    }

    /// Records that the call was dropped.
    pub(crate) fn dropped(&self, outcome: Outcome, attempts: u32) {
        self.attempts(attempts);
        self.error("dropped");
        self.0.record("durianpay.outcome", outcome.as_str());
    }

    fn attempts(&self, attempts: u32) {
        self.0.record("durianpay.attempts", i64::from(attempts));
        if attempts > 1 {
            let resent = i64::from(attempts - 1);
            self.0.record("http.request.resend_count", resent);
        }
    }

    fn status(&self, status: u16) {
        self.0
            .record("http.response.status_code", i64::from(status));
        if status >= 400 {
            self.error(&status.to_string());
        }
    }

    fn error(&self, cause: &str) {
        self.0.record("error.type", cause);
        self.0.record("otel.status_code", "ERROR");
    }
}

/// Returns a number that exporters of OpenTelemetry take as one, unlike an unsigned number.
fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
