//! A payroll that is submitted and approved exactly once, even if the program crashes.
//!
//! ```sh
//! cargo run --example payroll
//! ```
//!
//! It needs no account and no network: Durianpay is simulated on this machine. The program dies
//! twice halfway, and the next run makes the same calls again.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{
    ApproveDisbursement, DisbursementPayout, DisbursementPayoutFields, SubmitDisbursement,
    SubmitDisbursementOptions, endpoint,
};
use durianpay_client::intent::{IntentError, Intents, MemoryIntents};
use durianpay_simulator::{Effect, Fault, Simulator};
use std::error::Error;
use std::time::Duration;

/// Pays the salaries of a month. A job queue may run it any number of times.
async fn pay_salaries(intents: &Intents, simulator: &Simulator) -> Result<(), IntentError> {
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
    println!("  submitted: {}", batch.id);
    // The bank checks the accounts. A real program waits for `disbursement.validation_completed`.
    let _checked = simulator.advance(Duration::from_secs(60)).await;
    let batch = intents
        .approve_disbursement(&batch.id, ApproveDisbursement::new())
        .await?;
    println!("  approved: {}", batch.id);
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let simulator = Simulator::start().await?;
    // In production: `SqliteStore` or `PostgresStore` of `durianpay-sqlx`.
    let store = MemoryIntents::default();
    let before = simulator.client().disbursements().balance().await?.balance;
    for operation in [
        &endpoint::DISBURSEMENTS_SUBMIT,
        &endpoint::DISBURSEMENTS_APPROVE,
    ] {
        // Each of the three attempts of a call is carried out, but its response is lost.
        for _ in 0..3 {
            simulator
                .faults()
                .next_of(operation, Fault::Reset(Effect::Applied));
        }
    }
    for run in 1.. {
        println!("run {run}");
        // A new process starts with nothing but the store.
        let intents = Intents::new(simulator.client(), store.clone());
        match pay_salaries(&intents, &simulator).await {
            Ok(()) => break,
            Err(error) => println!("  {error}"),
        }
    }
    let after = simulator.client().disbursements().balance().await?.balance;
    println!(
        "paid out once: Rp {}",
        before
            .checked_sub(after)
            .ok_or("the balance did not decrease")?
    );
    Ok(())
}
