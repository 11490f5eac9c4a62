//! Snapshots of the state.

use crate::error::SimulatorError;
use crate::state::State;
use crate::state::records::Records;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The version of the format.
const FORMAT: u32 = 1;

/// The state of a simulator at one time, from
/// [`Simulator::snapshot`](crate::Simulator::snapshot).
///
/// It contains all objects, the balance, the clock, the webhooks that wait for a retry, and the ids
/// that come next, so a simulator that is restored from it continues in the same way. It contains
/// neither settings nor faults nor logs, and not the API key.
///
/// Its string form is JSON, which [`parse`](str::parse) reads. Another version of this crate may
/// reject it.
///
/// ```
/// use durianpay_client::api::{CreateOrder, OrderCustomer};
/// use durianpay_simulator::{Simulator, Snapshot};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::builder().start_in_memory()?;
/// let jane = OrderCustomer::new().email("jane.doe@example.com");
/// let order = simulator.client().orders().create(CreateOrder::new(10_000, jane)).await?;
/// let saved = simulator.snapshot().to_string();
///
/// let other = Simulator::builder().start_in_memory()?;
/// other.restore(&saved.parse::<Snapshot>()?);
/// assert_eq!(other.client().orders().get(&order.id).await?.id, order.id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Snapshot(Arc<Records>);

/// The form of a snapshot in a file.
#[derive(Serialize)]
struct Written<'s> {
    format: u32,
    state: &'s Records,
}

/// The part of a file that all versions of the format have.
#[derive(Deserialize)]
struct Versioned {
    format: u32,
}

#[derive(Deserialize)]
struct Read {
    state: Records,
}

impl Snapshot {
    pub(crate) fn of(state: &State) -> Self {
        Self(Arc::new(state.records()))
    }

    pub(crate) fn restore(&self, state: &mut State) {
        state.set_records(Records::clone(&self.0));
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = Written {
            format: FORMAT,
            state: &self.0,
        };
        // Records have string keys and finite numbers.
        let text = serde_json::to_string(&written).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

impl FromStr for Snapshot {
    type Err = SimulatorError;

    fn from_str(text: &str) -> Result<Self, SimulatorError> {
        let invalid = |error: serde_json::Error| SimulatorError::Snapshot(Box::new(error));
        let Versioned { format } = serde_json::from_str(text).map_err(invalid)?;
        if format != FORMAT {
            return Err(SimulatorError::SnapshotFormat(format));
        }
        let Read { state } = serde_json::from_str(text).map_err(invalid)?;
        Ok(Self(Arc::new(state)))
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot").finish_non_exhaustive()
    }
}
