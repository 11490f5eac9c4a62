//! The transport of a script.

use super::state::State;
use crate::http::transport::{SendOptions, Transport, TransportResult};
use crate::runtime::BoxFuture;
use bytes::Bytes;
use std::sync::Arc;

/// Answers requests with the steps of a script.
pub(super) struct ScriptTransport(pub(super) Arc<State>);

impl Transport for ScriptTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            match self.0.answer(&request) {
                Some(result) => result,
                None => std::future::pending().await,
            }
        })
    }
}
