//! What the stores in SQL share: the table, and how records get in and out.

use super::error::StoreError;
use super::record::Entry;
use super::state::State;
use std::time::Duration;

/// Ids and states, and nothing of a person.
pub(super) const CREATE: &str = "CREATE TABLE IF NOT EXISTS durianpay_webhook_inbox (
    object TEXT NOT NULL,
    state TEXT NOT NULL,
    token TEXT NOT NULL,
    leased_until BIGINT NOT NULL,
    done BOOLEAN NOT NULL,
    attempts BIGINT NOT NULL,
    PRIMARY KEY (object, state)
)";

pub(super) const LOAD: &str = "SELECT state, token, leased_until, done, attempts
    FROM durianpay_webhook_inbox WHERE object = $1 ORDER BY state";

pub(super) const SAVE: &str = "INSERT INTO durianpay_webhook_inbox
        (object, state, token, leased_until, done, attempts) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (object, state) DO UPDATE SET token = excluded.token,
        leased_until = excluded.leased_until, done = excluded.done, attempts = excluded.attempts";

/// A row, but for the object.
pub(super) type Row = (String, String, i64, bool, i64);

pub(super) fn entry(
    (state, token, leased_until, is_done, attempts): Row,
) -> Result<Entry, StoreError> {
    let state = State::from_stored(&state).ok_or_else(|| {
        StoreError::new("it holds a state that this version does not know; update the client")
    })?;
    Ok(Entry {
        state,
        token,
        leased_until: Duration::from_millis(u64::try_from(leased_until).unwrap_or_default()),
        is_done,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
    })
}

pub(super) fn row(entry: &Entry) -> Row {
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

/// Reads the record of an object on this kind of connection, changes it, and
/// writes what changed. The caller has locked the object.
///
/// A macro, since the bounds of a generic function would be longer than this.
macro_rules! step_on {
    ($connection:ty) => {
        async fn step_on<T>(
            connection: &mut $connection,
            object: &str,
            step: impl FnOnce(&mut super::record::Record) -> T,
        ) -> Result<T, super::error::StoreError> {
            let rows: Vec<super::sql::Row> = sqlx::query_as(super::sql::LOAD)
                .bind(object)
                .fetch_all(&mut *connection)
                .await?;
            let entries: Result<_, _> = rows.into_iter().map(super::sql::entry).collect();
            let before = super::record::Record::new(entries?);
            let mut record = before.clone();
            let outcome = step(&mut record);
            for entry in record.entries() {
                if before.entries().contains(entry) {
                    continue;
                }
                let (state, token, leased_until, is_done, attempts) = super::sql::row(entry);
                sqlx::query(super::sql::SAVE)
                    .bind(object)
                    .bind(state)
                    .bind(token)
                    .bind(leased_until)
                    .bind(is_done)
                    .bind(attempts)
                    .execute(&mut *connection)
                    .await?;
            }
            Ok(outcome)
        }
    };
}
pub(super) use step_on;
