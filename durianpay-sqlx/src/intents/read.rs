//! Rows as the types of the client.

use crate::database::time::time;
use crate::database::value::Row;
use durianpay_client::intent::{IntentRecord, IntentStatus, NewIntent};
use sqlx::Error;

pub(crate) fn intent(mut row: Row) -> Result<IntentRecord, Error> {
    let id = row.int()?;
    let intent = NewIntent {
        operation: row.text()?,
        reference: row.text()?,
        object: row.text()?,
        environment: row.text()?,
        data: row.bytes()?,
    };
    Ok(IntentRecord {
        id,
        intent,
        status: row.word(IntentStatus::from_stored)?,
        version: row.int()?,
        created_at: time(row.int()?),
        updated_at: time(row.int()?),
    })
}

/// Reads the number of intents of a status.
pub(crate) fn number(mut row: Row) -> Result<(IntentStatus, u64), Error> {
    let status = row.word(IntentStatus::from_stored)?;
    Ok((status, u64::try_from(row.int()?).unwrap_or_default()))
}
