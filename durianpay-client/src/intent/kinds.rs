//! The operations of the older API that an intent can make.

use super::charge::ChargeKind;
use super::disbursement::{ApproveKind, SubmitKind};
use super::operations::{IntentClient, Operations, Sealed};
use super::order::CreateOrderKind;
use super::refund::CreateRefundKind;
use crate::client::Client;
use crate::client::core::ApiClient as _;

static OPERATIONS: Operations = Operations {
    prefix: "",
    kinds: &[
        &CreateOrderKind,
        &ChargeKind,
        &CreateRefundKind,
        &SubmitKind,
        &ApproveKind,
    ],
    server_time: |core| Box::pin(async { Client::from_core(core.clone()).server_time().await }),
    // If its key was used, the request is looked up, or sent again with its key.
    is_duplicate: |_| false,
};

impl IntentClient for Client {}

impl Sealed for Client {
    fn operations() -> &'static Operations {
        &OPERATIONS
    }
}
