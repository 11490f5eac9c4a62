//! Requests that are authorized for each attempt: with a token, a signature, or both.

use crate::auth::credentials::Credentials;
use crate::auth::redact::Redactor;
use crate::auth::sending;
#[cfg(feature = "signing")]
use crate::auth::signing::{Inputs, sign, unique_id};
use crate::auth::token::{Issued, Token};
use crate::client::exchange::Exchange;
use crate::client::server_clock::Moment;
#[cfg(feature = "signing")]
use crate::client::skew;
use crate::error::{Error, History};
use crate::http::raw::RawResponse;
use crate::http::rejection::{self, Failure};
use crate::http::request::Target;
use crate::http::token;
use crate::retry::HeldBack;
use crate::runtime::BoxFuture;
#[cfg(feature = "signing")]
use crate::types::clock_skew::ClockSkew;
use crate::types::descriptor::{Api, Auth, Endpoint, SendingScheme, TokenRule};
#[cfg(feature = "signing")]
use crate::types::descriptor::{Part, SigningScheme};
use crate::types::outcome::Outcome;
use crate::types::timestamp::Timestamp;
use bytes::Bytes;
use http::StatusCode;
use std::time::Duration;

/// The parts that such requests are built and sent with.
#[derive(Clone, Copy)]
pub(crate) struct AuthorizedExchange<'a> {
    pub(crate) api: &'static Api,
    pub(crate) exchange: Exchange<'a>,
    pub(crate) target: &'a Target,
    /// Records that nothing of the call itself has been sent yet.
    pub(crate) held_back: &'a HeldBack,
}

/// A request with its token or signature.
pub(crate) struct Authorized {
    pub(crate) request: http::Request<Bytes>,
    token: Option<Token>,
    /// The time in a signed request.
    #[cfg(feature = "signing")]
    time: Option<Timestamp>,
}

/// Returns whether the requests of a scheme are authorized for each attempt.
pub(super) fn is_per_attempt(auth: Auth) -> bool {
    match auth {
        Auth::Sending(scheme) => scheme.token.is_some(),
        Auth::Signed(_) => true,
        Auth::None
        | Auth::Basic
        | Auth::Bearer
        | Auth::Header(_)
        | Auth::Query(_)
        | Auth::Several(_) => false,
    }
}

impl AuthorizedExchange<'_> {
    /// Authorizes and sends a request of an endpoint.
    ///
    /// The request is sent once more if the API no longer accepts the token, and once more if the
    /// API rejects its signature while its time was off. It is never sent again after that.
    pub(crate) async fn send(
        &self,
        endpoint: &'static Endpoint,
        request: &http::Request<Bytes>,
        send_by: Duration,
    ) -> Result<RawResponse, Error> {
        let mut may_renew = true;
        #[cfg(feature = "signing")]
        let mut may_correct = true;
        loop {
            self.held_back.set(true);
            let request = request.clone();
            let authorized = self.authorize(endpoint, request, send_by).await?;
            self.held_back.set(false);
            let raw = self.exchange.send(authorized.request, send_by).await?;
            #[cfg(feature = "signing")]
            if authorized.time.is_some() {
                skew::report(self.api, &self.exchange);
            }
            let refused = rejection::failure(self.api, endpoint, &raw);
            // If the request may have had any other effect, it must not be sent again.
            let Some(refused) = refused.filter(|it| it.outcome == Outcome::Rejected) else {
                return Ok(raw);
            };
            if let Some(token) = authorized.token.filter(|_| may_renew)
                && self.renews_token(endpoint, refused, &raw)
            {
                may_renew = false;
                self.refuse(endpoint, &token);
                continue;
            }
            #[cfg(feature = "signing")]
            if may_correct
                && refused.status == StatusCode::UNAUTHORIZED
                && authorized.time.is_some_and(|time| is_off(time, &raw))
            {
                may_correct = false;
                continue;
            }
            return Ok(raw);
        }
    }

    /// Adds what the scheme of an endpoint computes for each attempt, and fetches a token if
    /// necessary.
    pub(crate) async fn authorize(
        &self,
        endpoint: &'static Endpoint,
        request: http::Request<Bytes>,
        send_by: Duration,
    ) -> Result<Authorized, Error> {
        match self.api.auth.of(endpoint) {
            Auth::Sending(scheme) => self.with_token(scheme, request, send_by).await,
            #[cfg(feature = "signing")]
            Auth::Signed(scheme) => self.with_signature(scheme, request, send_by).await,
            _ => Ok(Authorized::unchanged(request)),
        }
    }

    /// Adds the credentials of a scheme that sends a token. Those of others are there already.
    async fn with_token(
        &self,
        scheme: &'static SendingScheme,
        mut request: http::Request<Bytes>,
        send_by: Duration,
    ) -> Result<Authorized, Error> {
        let Some(rule) = &scheme.token else {
            return Ok(Authorized::unchanged(request));
        };
        let token = self.token(scheme.name, rule, send_by).await?;
        let holder = self.credentials().holder();
        let carried = sending::carried(scheme, holder, Some(token.expose()))?;
        carried.set_headers(&mut request);
        Ok(Authorized {
            token: Some(token),
            ..Authorized::unchanged(carried.complete(request)?)
        })
    }

    #[cfg(feature = "signing")]
    async fn with_signature(
        &self,
        scheme: &'static SigningScheme,
        mut request: http::Request<Bytes>,
        send_by: Duration,
    ) -> Result<Authorized, Error> {
        self.check_signable(scheme)?;
        let token = match &scheme.token {
            Some(rule) => Some(self.token(scheme.name, rule, send_by).await?),
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
        sign(scheme, self.credentials().holder(), &mut request, inputs)?;
        Ok(Authorized {
            request,
            token,
            time: Some(time),
        })
    }

    /// Checks that a scheme does not sign a body that is streamed, whose bytes are not known before
    /// they are sent.
    #[cfg(feature = "signing")]
    fn check_signable(&self, scheme: &SigningScheme) -> Result<(), Error> {
        let streaming = self.exchange.streaming;
        let is_streamed = streaming.is_some_and(|streaming| streaming.body.is_some());
        let headers = scheme.headers.iter().map(|(_, template)| *template);
        let mut parts = headers.chain([scheme.signature.over]).flatten();
        if is_streamed && parts.any(|part| matches!(part, Part::Body | Part::BodySha256)) {
            let reason =
                "the body is signed, so its files must be in memory; create them from bytes";
            return Err(Error::request(reason));
        }
        Ok(())
    }

    async fn token(
        &self,
        scheme: &'static str,
        rule: &'static TokenRule,
        send_by: Duration,
    ) -> Result<Token, Error> {
        let tokens = self.credentials().tokens().of(scheme);
        let fetch = || self.fetch(rule, send_by);
        let token = tokens.get(self.exchange.runtime, fetch).await;
        token.map_err(Error::without_token)
    }

    /// Fetches a token. Boxed, since the call that fetches it is also authorized.
    fn fetch(&self, rule: &'static TokenRule, send_by: Duration) -> BoxFuture<'_, FetchResult> {
        Box::pin(async move {
            let for_operation = |error: Error| error.for_operation(rule.endpoint.id);
            if needs_token(self.api.auth.of(rule.endpoint)) {
                let reason = "the endpoint that issues a token needs a token itself";
                return Err(for_operation(Error::configuration(reason)));
            }
            let Self { api, target, .. } = *self;
            let request = token::request(api, rule, target)?;
            // No part of the call that waits for the token is sent meanwhile.
            let held_back = HeldBack::default();
            let of_token = AuthorizedExchange {
                held_back: &held_back,
                exchange: Exchange {
                    streaming: None,
                    ..self.exchange
                },
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

    /// Returns whether a rejection means that the token is no longer accepted. Signed requests
    /// may be rejected with a 401 for other reasons, so only the code counts there.
    fn renews_token(&self, endpoint: &Endpoint, refused: Failure, raw: &RawResponse) -> bool {
        let is_sent = matches!(self.api.auth.of(endpoint), Auth::Sending(_));
        is_sent && refused.status == StatusCode::UNAUTHORIZED
            || rejection::renews_token(self.api, raw)
    }

    /// Drops a token that the API no longer accepts.
    fn refuse(&self, endpoint: &Endpoint, token: &Token) {
        let scheme = match self.api.auth.of(endpoint) {
            Auth::Sending(scheme) => scheme.name,
            Auth::Signed(scheme) => scheme.name,
            _ => return,
        };
        self.credentials().tokens().of(scheme).refuse(token);
    }

    fn credentials(&self) -> &Credentials {
        &self.target.credentials
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

impl Authorized {
    /// Wraps a request that is complete already.
    fn unchanged(request: http::Request<Bytes>) -> Self {
        Self {
            request,
            token: None,
            #[cfg(feature = "signing")]
            time: None,
        }
    }
}

type FetchResult = Result<Issued, Error>;

fn needs_token(auth: Auth) -> bool {
    match auth {
        Auth::Sending(scheme) => scheme.token.is_some(),
        Auth::Signed(scheme) => scheme.token.is_some(),
        _ => false,
    }
}

/// Returns whether the time of a request differed enough from the server's to explain its
/// rejection.
#[cfg(feature = "signing")]
fn is_off(time: Timestamp, raw: &RawResponse) -> bool {
    let server = raw.handled_at;
    server.is_some_and(|server| ClockSkew::between(time, server).is_large())
}
