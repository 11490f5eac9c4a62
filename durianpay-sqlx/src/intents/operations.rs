//! [`Records`]: the operations of the intents, for both databases.

use crate::database::connection::{Connection, Database};
use crate::database::tables::{Tables, read_by};
use crate::database::time::millis;
use crate::database::value::{Value, values};
use crate::database::wait::Wait;
use crate::intents::read;
use crate::intents::statements::Statements;
use durianpay_client::intent::{IntentChange, IntentFilter, IntentRecord, IntentStatus, NewIntent};
use durianpay_client::store::{StoreError, StoreResult};
use std::time::Duration;

/// The intents in the tables of a database.
#[derive(Debug)]
pub(crate) struct Records<D: Database, W> {
    tables: Tables<D>,
    statements: &'static Statements,
    wait: W,
}

impl<D: Database, W: Wait> Records<D, W> {
    pub(crate) fn new(tables: Tables<D>, statements: &'static Statements, wait: W) -> Self {
        Self {
            tables,
            statements,
            wait,
        }
    }

    /// Takes all times from the clock of these tables.
    pub(crate) fn with_tables(self, tables: Tables<D>) -> Self {
        Self { tables, ..self }
    }

    pub(crate) async fn insert(&self, intent: NewIntent) -> StoreResult<IntentRecord> {
        let values = new_intent(self.tables.now(), &intent);
        let rows = self.tables.one(&self.statements.insert, values).await?;
        // The statement returns the row that it adds or meets.
        let row = rows.into_iter().next().ok_or(sqlx::Error::RowNotFound);
        read_by(row.and_then(read::intent))
    }

    pub(crate) async fn get(
        &self,
        operation: &str,
        reference: &str,
    ) -> StoreResult<Option<IntentRecord>> {
        let values = values![operation, reference];
        let rows = self.tables.one(&self.statements.get, values).await?;
        read_by(rows.into_iter().next().map(read::intent).transpose())
    }

    pub(crate) async fn update(&self, change: IntentChange) -> StoreResult<bool> {
        let IntentChange {
            id,
            version,
            status,
            data,
        } = change;
        let values = values![self.tables.now(), id, version, status.as_str(), data];
        let updated = self.tables.changes(&self.statements.update, values).await;
        self.wait.changed();
        updated
    }

    pub(crate) async fn list(&self, filter: IntentFilter) -> StoreResult<Vec<IntentRecord>> {
        let IntentFilter {
            statuses,
            operation,
            object,
            after,
            limit,
        } = filter;
        let is_of_object = object.as_ref().is_some_and(|object| !object.is_empty());
        let are_open = !statuses.is_empty() && statuses.iter().all(|status| status.is_open());
        let sql = match (is_of_object, are_open) {
            (true, _) => &self.statements.list_of_object,
            (false, true) => &self.statements.list_open,
            (false, false) => &self.statements.list,
        };
        let statuses = json(&statuses);
        let values = values![
            limit.unwrap_or(100),
            statuses.as_deref(),
            operation.as_deref(),
            object.as_deref(),
            after,
        ];
        let rows = self.tables.one(sql, values).await?;
        read_by(rows.into_iter().map(read::intent).collect())
    }

    pub(crate) async fn counts(&self) -> StoreResult<Vec<(IntentStatus, u64)>> {
        let rows = self.tables.one(&self.statements.counts, vec![]).await?;
        read_by(rows.into_iter().map(read::number).collect())
    }

    pub(crate) async fn prune(&self, age: Duration) -> StoreResult<u64> {
        let values = values![self.tables.now(), millis(age), Vec::new()];
        let rows = self.tables.one(&self.statements.prune, values).await?;
        Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
    }

    pub(crate) async fn wait(&self, timeout: Duration) {
        self.wait.wait(timeout).await;
    }
}

/// Records an intent in a transaction of the merchant. Returns whether it is new.
pub(crate) async fn record<D: Database>(
    connection: &mut D::Connection,
    statements: &'static Statements,
    intent: &NewIntent,
) -> StoreResult<bool> {
    let values = new_intent(None, intent);
    let rows = connection.rows(&statements.record, values).await;
    Ok(!rows.map_err(StoreError::new)?.is_empty())
}

/// Returns the parameters of a new intent.
fn new_intent(now: Option<i64>, intent: &NewIntent) -> Vec<Value> {
    let NewIntent {
        operation,
        reference,
        object,
        environment,
        data,
    } = intent;
    values![
        now,
        operation.as_str(),
        reference.as_str(),
        object.as_str(),
        environment.as_str(),
        data.clone(),
    ]
}

/// Returns the statuses as a list in JSON; `None` if all are meant.
fn json(statuses: &[IntentStatus]) -> Option<String> {
    let words = statuses.iter().map(|status| format!("\"{status}\""));
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("[{}]", words.join(",")))
}

// By hand, since a derive would ask for a database that can be cloned.
impl<D: Database, W: Wait> Clone for Records<D, W> {
    fn clone(&self) -> Self {
        Self {
            tables: self.tables.clone(),
            statements: self.statements,
            wait: self.wait.clone(),
        }
    }
}
