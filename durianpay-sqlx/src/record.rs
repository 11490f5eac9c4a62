//! Records as rows: the table, and reading and writing one record.

use durianpay_client::webhook::inbox::{Entry, State, StoreError};
use std::time::Duration;

pub(crate) const CREATE: &str = "CREATE TABLE IF NOT EXISTS durianpay_webhook_inbox (
    object TEXT NOT NULL,
    state TEXT NOT NULL,
    token TEXT NOT NULL,
    leased_until BIGINT NOT NULL,
    done BOOLEAN NOT NULL,
    attempts BIGINT NOT NULL,
    PRIMARY KEY (object, state)
)";

pub(crate) const LOAD: &str = "SELECT state, token, leased_until, done, attempts
    FROM durianpay_webhook_inbox WHERE object = $1 ORDER BY state";

pub(crate) const SAVE: &str = "INSERT INTO durianpay_webhook_inbox
        (object, state, token, leased_until, done, attempts) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (object, state) DO UPDATE SET token = excluded.token,
        leased_until = excluded.leased_until, done = excluded.done, attempts = excluded.attempts";

/// A row without the object.
pub(crate) type Row = (String, String, i64, bool, i64);

/// Converts a row to an entry.
pub(crate) fn entry(
    (state, token, leased_until, is_done, attempts): Row,
) -> Result<Entry, StoreError> {
    let state = State::from_stored(&state).ok_or_else(|| {
        StoreError::new(
            "the table contains a state that this version does not know; update durianpay-sqlx",
        )
    })?;
    Ok(Entry {
        state,
        token,
        leased_until: Duration::from_millis(u64::try_from(leased_until).unwrap_or_default()),
        is_done,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
    })
}

/// Converts an entry to a row.
pub(crate) fn row(entry: &Entry) -> Row {
    let Entry {
        state,
        token,
        leased_until,
        is_done,
        attempts,
    } = entry;
    (
        state.as_str().to_owned(),
        token.clone(),
        i64::try_from(leased_until.as_millis()).unwrap_or(i64::MAX),
        *is_done,
        i64::from(*attempts),
    )
}

/// Defines `step_on` for a kind of connection, which reads the record of an
/// object, changes it, and writes the changed entries. The caller must lock the
/// object.
///
/// It is a macro, since the bounds of a function that is generic over the
/// database would be longer.
macro_rules! step_on {
    ($connection:ty) => {
        async fn step_on<T>(
            connection: &mut $connection,
            object: &str,
            step: impl FnOnce(&mut durianpay_client::webhook::inbox::Record) -> T,
        ) -> Result<T, durianpay_client::webhook::inbox::StoreError> {
            let rows: Vec<crate::record::Row> = sqlx::query_as(crate::record::LOAD)
                .bind(object)
                .fetch_all(&mut *connection)
                .await
                .map_err(durianpay_client::webhook::inbox::StoreError::new)?;
            let entries: Result<_, _> = rows.into_iter().map(crate::record::entry).collect();
            let before = durianpay_client::webhook::inbox::Record::new(entries?);
            let mut record = before.clone();
            let outcome = step(&mut record);
            for entry in record.entries() {
                if before.entries().contains(entry) {
                    continue;
                }
                let (state, token, leased_until, is_done, attempts) = crate::record::row(entry);
                sqlx::query(crate::record::SAVE)
                    .bind(object)
                    .bind(state)
                    .bind(token)
                    .bind(leased_until)
                    .bind(is_done)
                    .bind(attempts)
                    .execute(&mut *connection)
                    .await
                    .map_err(durianpay_client::webhook::inbox::StoreError::new)?;
            }
            Ok(outcome)
        }
    };
}
pub(crate) use step_on;
