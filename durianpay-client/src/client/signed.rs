//! Signed requests, each with a token and a signature.

use crate::auth::redact::Redactor;
use crate::auth::signer::Signer;
use crate::auth::signing::{Inputs, sign, unique_id};
use crate::auth::token::{Issued, Token, TokenCache};
use crate::client::exchange::Exchange;
use crate::client::server_clock::Moment;
use crate::client::skew;
use crate::error::{Error, History};
use crate::http::raw::RawResponse;
use crate::http::request::Target;
use crate::http::{rejection, token};
use crate::retry::HeldBack;
use crate::runtime::BoxFuture;
use crate::types::clock_skew::ClockSkew;
use crate::types::descriptor::{Api, Auth, Endpoint, SigningScheme, TokenRule};
use crate::types::outcome::Outcome;
use crate::types::timestamp::Timestamp;
use bytes::Bytes;
use http::StatusCode;
use std::sync::Arc;
use std::time::Duration;

/// The parts that signed requests are built and sent with.
#[derive(Clone, Copy)]
pub(crate) struct SignedExchange<'a> {
    pub(crate) api: &'static Api,
    pub(crate) exchange: Exchange<'a>,
    pub(crate) target: &'a Target,
    pub(crate) signer: &'a Signer,
    /// Records that nothing of the call itself has been sent yet.
    pub(crate) held_back: &'a HeldBack,
}

/// A request with its signature.
pub(crate) struct Signed {
    pub(crate) request: http::Request<Bytes>,
    time: Timestamp,
    token: Option<Token>,
}

impl SignedExchange<'_> {
    /// Signs and sends a request of an endpoint.
    ///
    /// The request is sent once more if the API no longer accepts the token, and once more if the
    /// API rejects it while its time was off. It is never sent again after that.
    pub(crate) async fn send(
        &self,
        endpoint: &'static Endpoint,
        request: &http::Request<Bytes>,
        send_by: Duration,
    ) -> Result<RawResponse, Error> {
        let (mut may_renew, mut may_correct) = (true, true);
        loop {
            self.held_back.set(true);
            let signed = self.sign(endpoint, request.clone(), send_by).await?;
            self.held_back.set(false);
            let raw = self.exchange.send(signed.request, send_by).await?;
            skew::report(self.api, &self.exchange);
            let refused = rejection::failure(self.api, endpoint, &raw);
            // If the request may have had any other effect, it must not be sent again.
            let Some(refused) = refused.filter(|it| it.outcome == Outcome::Rejected) else {
                return Ok(raw);
            };
            let is_unauthorized = refused.status == StatusCode::UNAUTHORIZED;
            if let Some(token) = signed.token.filter(|_| may_renew)
                && rejection::renews_token(self.api, &raw)
            {
                may_renew = false;
                self.tokens(endpoint)?.refuse(&token);
            } else if may_correct && is_unauthorized && is_off(signed.time, &raw) {
                may_correct = false;
            } else {
                return Ok(raw);
            }
        }
    }

    /// Signs a request, and fetches a token if necessary.
    pub(crate) async fn sign(
        &self,
        endpoint: &'static Endpoint,
        mut request: http::Request<Bytes>,
        send_by: Duration,
    ) -> Result<Signed, Error> {
        let scheme = self.scheme(endpoint)?;
        let token = match &scheme.token {
            Some(rule) => Some(self.token(scheme, rule, send_by).await?),
            None => None,
        };
        // After the wait for the token, whose response may have contained the server's time.
        let time = self.time()?;
        let random = self.exchange.runtime.random();
        let inputs = Inputs {
            time,
            token: token.as_ref().map(Token::expose),
            unique_id: unique_id::digits(random, scheme.unique_id_digits),
        };
        sign(scheme, &self.signer.credentials, &mut request, inputs)?;
        Ok(Signed {
            request,
            time,
            token,
        })
    }

    async fn token(
        &self,
        scheme: &'static SigningScheme,
        rule: &'static TokenRule,
        send_by: Duration,
    ) -> Result<Token, Error> {
        let tokens = self.signer.tokens(scheme.name);
        let fetch = || self.fetch(rule, send_by);
        let token = tokens.get(self.exchange.runtime, fetch).await;
        token.map_err(Error::without_token)
    }

    /// Fetches a token. Boxed, since the call that fetches it is also signed.
    fn fetch(&self, rule: &'static TokenRule, send_by: Duration) -> BoxFuture<'_, FetchResult> {
        Box::pin(async move {
            let for_operation = |error: Error| error.for_operation(rule.endpoint.id);
            if self.scheme(rule.endpoint)?.token.is_some() {
                let reason = "the endpoint that issues a token needs a token itself";
                return Err(for_operation(Error::configuration(reason)));
            }
            let Self {
                api,
                target,
                signer,
                ..
            } = *self;
            let request = token::request(api, rule, target, &signer.credentials)?;
            // No part of the call that waits for the token is sent meanwhile.
            let held_back = HeldBack::default();
            let of_token = SignedExchange {
                held_back: &held_back,
                ..*self
            };
            let sent = of_token.send(rule.endpoint, &request, send_by).await;
            let result = match sent {
                Ok(raw) => token::read(api, rule, &raw, self.time()?),
                Err(error) => Err(for_operation(error.after(History::ONE))),
            };
            result.map_err(|error| {
                let redactor = Redactor::new(&target.credentials, api.environments);
                error.redact(|text| redactor.redact(text))
            })
        })
    }

    fn tokens(&self, endpoint: &'static Endpoint) -> Result<Arc<TokenCache>, Error> {
        Ok(self.signer.tokens(self.scheme(endpoint)?.name))
    }

    fn scheme(&self, endpoint: &'static Endpoint) -> Result<&'static SigningScheme, Error> {
        match (endpoint.signing, self.api.auth) {
            (Some(scheme), _) | (None, Auth::Signed(scheme)) => Ok(scheme),
            (None, Auth::Basic | Auth::Bearer | Auth::Header(_) | Auth::Query(_)) => Err(
                Error::configuration("the requests of this API are not signed"),
            ),
        }
    }

    /// Returns the time of a request: that of this machine, corrected to agree with the server's.
    fn time(&self) -> Result<Timestamp, Error> {
        let Exchange {
            runtime,
            server_clock,
            ..
        } = self.exchange;
        let now = Moment::now(runtime);
        let of_machine = Timestamp::try_from(runtime.system_time()).ok();
        let time = match (server_clock.at(now), of_machine) {
            (Some(server), Some(local)) => Some(local.max(server.earliest()).min(server.latest())),
            (Some(server), None) => Some(server.earliest()),
            (None, local) => local,
        };
        time.ok_or_else(|| {
            Error::request("the clock of this machine is outside the years 0 to 9999")
        })
    }
}

type FetchResult = Result<Issued, Error>;

/// Returns whether the time of a request differed enough from the server's to explain its
/// rejection.
fn is_off(time: Timestamp, raw: &RawResponse) -> bool {
    let server = raw.handled_at;
    server.is_some_and(|server| ClockSkew::between(time, server).is_large())
}
