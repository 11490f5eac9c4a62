//! Every store, held to the contract.

use crate::contract;
use crate::databases::Database;

#[tokio::test(flavor = "multi_thread")]
async fn memory_keeps_the_contract() {
    contract::holds(&Database::Memory).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_the_contract() {
    contract::holds(&Database::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_the_contract() {
    if let Some(database) = Database::postgres("read committed") {
        contract::holds(&database).await;
    }
}
