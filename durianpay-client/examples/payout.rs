//! Pays out a salary: the batch is submitted, checked by the banks, and approved.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{
    ApproveDisbursement, DisbursementPayout, DisbursementPayoutFields, SubmitDisbursement,
    SubmitDisbursementOptions,
};
use durianpay_client::intent::{Intents, MemoryIntents};
use durianpay_simulator::Simulator;
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    let intents = Intents::new(client.clone(), MemoryIntents::default()); // in production: durianpay-sqlx
    let salary = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 7_500_000.into(),
        account_number: "8422640".into(),
    });
    let batch = SubmitDisbursement::new("July", [salary]);
    let options = SubmitDisbursementOptions::new().force_disburse(false);
    let batch = intents
        .submit_disbursement("payroll-2026-07", batch, options)
        .await?;

    let minute = Duration::from_secs(60); // in production: wait for the webhooks
    let _checked = simulator.advance(minute).await;
    intents
        .approve_disbursement(&batch.id, ApproveDisbursement::new())
        .await?;
    let _paid = simulator.advance(minute).await;
    let batch = client.disbursements().get(&batch.id).await?;
    println!("{} is {:?}", batch.id, batch.status);
    Ok(())
}
