//! Extends the lease of a running job.

use super::context::Context;
use super::job::Job;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// The number of extensions within the time of a lease.
const BEATS: u32 = 3;

/// The minimum time that is left for an extension.
const SHORTEST: Duration = Duration::from_millis(1);

/// Extends the lease of a job. Returns when it is lost: another worker has the job, or may have
/// it, since the store was unreachable for the time of the lease.
pub(super) async fn extend(context: &Context, job: &Job) {
    let lease = context.settings.lease;
    let store = context.inbox.store();
    let mut extended = Instant::now();
    loop {
        sleep(lease / BEATS).await;
        let begun = Instant::now();
        let left = lease.saturating_sub(extended.elapsed()).max(SHORTEST);
        match timeout(left, store.beat(job.id, &job.token)).await {
            Ok(Ok(true)) => extended = begun,
            Ok(Err(_)) | Err(_) if extended.elapsed() < lease => {}
            Ok(Ok(false) | Err(_)) | Err(_) => return,
        }
    }
}
