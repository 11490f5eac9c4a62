//! The server's clock, asked for where no response has told it.

use crate::client::core::ClientCore;
use crate::error::Error;
use crate::types::server_time::ServerTime;
use std::future::Future;

impl ClientCore {
    /// Returns the server's time. If no response has told it, `read` sends a request, and returns
    /// whether the response has a `Date`.
    pub(crate) async fn ask_time<F: Future<Output = Result<bool, Error>>>(
        &self,
        read: impl Fn() -> F,
    ) -> Result<Option<ServerTime>, Error> {
        if let Some(time) = self.server_time() {
            return Ok(Some(time));
        }
        // If the clock is set during the first request, its response cannot be used.
        for _ in 0..2 {
            let has_date = read().await?;
            let time = self.server_time();
            if time.is_some() || !has_date {
                return Ok(time);
            }
        }
        Ok(None)
    }
}
