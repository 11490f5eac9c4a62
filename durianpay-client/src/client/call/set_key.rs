//! The idempotency key of a call.

use super::CallInner;
#[cfg(feature = "signing")]
use crate::auth::signing::unique_id;
use crate::types::descriptor::RetryClass;
use crate::types::idempotency_key::{IdempotencyKey, IdempotencyKeyError};

impl CallInner {
    /// Converts the caller's key, or returns the reason why it is invalid.
    #[inline(never)]
    pub(super) fn idempotency_key(&mut self, key: Result<IdempotencyKey, IdempotencyKeyError>) {
        match (key, self.parts.endpoint.retry) {
            (Ok(key), RetryClass::Keyed) => self.set_key(key),
            (Err(error), RetryClass::Keyed) => self.parts.set_error(error.to_string()),
            (_, RetryClass::Safe | RetryClass::Never) => {
                let reason = "the operation does not support idempotency keys; call it without one";
                self.parts.set_error(reason.to_owned());
            }
        }
    }

    fn set_key(&mut self, key: IdempotencyKey) {
        #[cfg(feature = "signing")]
        if let Err(reason) = unique_id::check(self.client.api(), &key) {
            return self.parts.set_error(reason);
        }
        self.key = Some(key);
    }
}
