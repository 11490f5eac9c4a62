//! Calls that are stored and restored.

use super::{Call, CallInner};
use crate::client::core::ClientCore;
use crate::error::Error;
use crate::http::request::RequestParts;
use crate::http::stored::StoredRequest;
use crate::types::descriptor::Endpoint;
use crate::types::idempotency_key::IdempotencyKey;
use std::marker::PhantomData;

impl<T> Call<T> {
    /// Restores a call from its stored request.
    pub(crate) fn from_stored(
        client: &ClientCore,
        endpoint: &'static Endpoint,
        stored: &StoredRequest,
    ) -> Self {
        let mut inner = CallInner::new(client, endpoint);
        inner.parts = RequestParts::from_stored(client.api(), endpoint, stored);
        if let Some(key) = &stored.key {
            inner.idempotency_key(IdempotencyKey::new(key.as_str()));
        }
        Self {
            inner,
            reads: PhantomData,
        }
    }

    /// Converts the call to its stored request, or returns the error of an argument.
    pub(crate) fn to_stored(&self) -> Result<StoredRequest, Error> {
        self.inner.to_http()?;
        let key = self.inner.key.as_ref().map(IdempotencyKey::as_str);
        self.inner.parts.to_stored(key)
    }
}
