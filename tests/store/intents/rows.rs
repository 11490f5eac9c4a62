//! Intents and changes for the tests.

use durianpay_client::intent::{IntentChange, IntentRecord, IntentStatus, NewIntent};

pub(crate) fn intent(reference: &str) -> NewIntent {
    NewIntent {
        operation: "orders.create".to_owned(),
        reference: reference.to_owned(),
        object: String::new(),
        environment: "sandbox".to_owned(),
        data: b"request".to_vec(),
    }
}

/// A change of an intent that is as it was read.
pub(crate) fn change(record: &IntentRecord, status: IntentStatus, data: &str) -> IntentChange {
    IntentChange {
        id: record.id,
        version: record.version,
        status,
        data: data.as_bytes().to_vec(),
    }
}
