//! [`Apply`] and [`Prune`]: operations of several statements.

use crate::database::connection::{Connection, Database};
use crate::database::operation::{End, Operation};
use crate::database::time::millis;
use crate::database::value::{Value, storable, values};
use crate::error::Failure;
use crate::inbox::finish;
use crate::inbox::statements::Statements;
use durianpay_client::webhook::inbox::{Change, NewJob};
use durianpay_client::{Base64, json};
use sqlx::Error;
use std::time::Duration;

/// Returns the parameters of the single statement for a change.
pub(crate) fn at_once(now: Option<i64>, change: &Change) -> Vec<Value> {
    let mut values = match &change.ends {
        Some((id, token, finish)) => finish::values(now, *id, token, finish),
        None => finish::nothing(now),
    };
    let tasks = change.tasks.iter().map(|task| {
        let data = Base64::from(task.data.as_slice()).to_string();
        let (kind, trust) = (task.kind.as_str(), task.trust.as_str());
        vec![kind, &*task.key, &*task.object, &*task.name, &*data, trust]
            .into_iter()
            .map(storable)
            .collect()
    });
    let tasks: Vec<Vec<String>> = tasks.collect();
    let supersede: Vec<String> = change.supersede.iter().map(|key| storable(key)).collect();
    values.extend(values![
        change.object.as_str(),
        change.data.as_deref(),
        change.version,
        json::to_string(&supersede).as_str(),
        json::to_string(&tasks).as_str(),
    ]);
    values
}

/// A change of a record, with its consequences, in several statements.
pub(crate) struct Apply {
    pub(crate) statements: &'static Statements,
    pub(crate) now: Option<i64>,
    pub(crate) change: Change,
}

impl Operation for Apply {
    type Output = bool;

    const NEEDS_TRANSACTION: bool = true;

    async fn perform<D: Database>(
        &self,
        connection: &mut D::Connection,
    ) -> Result<End<bool>, Failure> {
        let Self {
            statements,
            now,
            change,
        } = self;
        // The lock of the record orders the changes to one object, and thus the numbers of its
        // tasks.
        if !change_record::<D>(connection, statements, change).await? {
            return Ok(End::RollBack(false));
        }
        for key in &change.supersede {
            let values = values![*now, key.as_str()];
            connection.rows(&statements.supersede, values).await?;
        }
        if let Some((id, token, finish)) = &change.ends {
            let values = finish::values(*now, *id, token, finish);
            if connection
                .rows(&statements.finish, values)
                .await?
                .is_empty()
            {
                return Ok(End::RollBack(false));
            }
        }
        for task in &change.tasks {
            let values = new_job(*now, task);
            connection.rows(&statements.add_task, values).await?;
        }
        Ok(End::Commit(true))
    }
}

/// Compares the version of the record, and writes the new content if there is any.
async fn change_record<D: Database>(
    connection: &mut D::Connection,
    statements: &'static Statements,
    change: &Change,
) -> Result<bool, Error> {
    let object = change.object.as_str();
    let Some(data) = change.data.as_deref() else {
        let rows = connection
            .rows(&statements.lock_record, values![object])
            .await?;
        let version = rows.into_iter().next().map(|mut row| row.int());
        return Ok(version.transpose()?.unwrap_or_default() == change.version);
    };
    let rows = if change.version == 0 {
        connection
            .rows(&statements.add_record, values![object, data])
            .await?
    } else {
        let values = values![object, data, change.version];
        connection.rows(&statements.change_record, values).await?
    };
    Ok(!rows.is_empty())
}

/// Returns the parameters of a new job.
pub(crate) fn new_job(now: Option<i64>, job: &NewJob) -> Vec<Value> {
    let NewJob {
        kind,
        key,
        object,
        name,
        data,
        trust,
    } = job;
    values![
        now,
        kind.as_str(),
        key.as_str(),
        object.as_str(),
        name.as_str(),
        data.clone(),
        trust.as_str(),
    ]
}

/// Deletes events, and empties tasks, whose retention has ended.
pub(crate) struct Prune {
    pub(crate) statements: &'static Statements,
    pub(crate) now: Option<i64>,
    pub(crate) age: Duration,
}

impl Operation for Prune {
    type Output = u64;

    const NEEDS_TRANSACTION: bool = true;

    async fn perform<D: Database>(
        &self,
        connection: &mut D::Connection,
    ) -> Result<End<u64>, Failure> {
        let statements = self.statements;
        let age = millis(self.age);
        let deleted = values![self.now, age];
        let deleted = connection.rows(&statements.delete_events, deleted).await?;
        let emptied = values![self.now, age, Vec::new()];
        let emptied = connection.rows(&statements.empty_tasks, emptied).await?;
        let number = deleted.len().saturating_add(emptied.len());
        Ok(End::Commit(u64::try_from(number).unwrap_or(u64::MAX)))
    }
}
