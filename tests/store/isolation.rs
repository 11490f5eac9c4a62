//! PostgreSQL with a stricter default isolation level.

use crate::contract;
use crate::databases::Database;

#[tokio::test(flavor = "multi_thread")]
async fn repeatable_read_keeps_the_contract() {
    if let Some(database) = Database::postgres("repeatable read") {
        contract::holds(&database).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn serializable_keeps_the_contract() {
    if let Some(database) = Database::postgres("serializable") {
        contract::holds(&database).await;
    }
}
