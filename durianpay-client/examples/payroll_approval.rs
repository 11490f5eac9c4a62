//! Approves a payroll once, although the first run of the program loses every response.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{
    ApproveDisbursement, DisbursementPayout, DisbursementPayoutFields, SubmitDisbursement,
    SubmitDisbursementOptions, endpoint,
};
use durianpay_client::intent::{Intents, MemoryIntents};
use durianpay_simulator::{Effect, Fault, Simulator};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let store = MemoryIntents::default(); // in production: durianpay-sqlx
    let salary = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: 7_500_000.into(),
        account_number: "8422640".into(),
    });
    let batch = SubmitDisbursement::new("July", [salary]);
    let options = SubmitDisbursementOptions::new().force_disburse(false);
    let intents = || Intents::new(simulator.client(), store.clone()); // as in a new process
    let submitted = intents().submit_disbursement("payroll-2026-07", batch, options);
    let id = submitted.await?.id;
    let _checked = simulator.advance(std::time::Duration::from_secs(60)).await; // the bank
    let lost = Fault::Reset(Effect::Applied); // executed, but the response never arrives
    simulator.faults().next(lost).next(lost).next(lost); // as many as there are attempts
    for run in 1..=2 {
        let approval = intents().approve_disbursement(&id, ApproveDisbursement::new());
        match approval.await {
            Ok(batch) => println!("run {run}: approved {}", batch.id),
            Err(error) => println!("run {run}: {error}"),
        }
    }
    let count = simulator.executions(&endpoint::DISBURSEMENTS_APPROVE);
    println!("number of executions: {count}");
    Ok(())
}
