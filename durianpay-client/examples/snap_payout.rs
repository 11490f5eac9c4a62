//! Pays out by SNAP once, although the response to the transfer is lost.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::intent::{Intents, MemoryIntents, Submitted};
use durianpay_client::snap::api::{
    CreateBankTransfer, CreateBankTransferFields, GetBankTransferStatus, Money, endpoint,
};
use durianpay_simulator::{Effect, Fault, Simulator};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: snap::Client with your credentials
    let client = simulator.snap().client();
    let lost = Fault::Reset(Effect::Applied); // executed, but the response never arrives
    let faults = simulator.faults();
    faults.next_of(&endpoint::BANK_TRANSFERS_CREATE, lost);
    let transfer = CreateBankTransfer::new(CreateBankTransferFields {
        partner_reference_no: "payout-42".into(), // from your database; never another for this payout
        amount: Money::new(250_000),
        beneficiary_account_name: "Jane Doe".into(), // see the example `snap_account`
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "014".into(),
        source_account_no: "mer_12345678d9abcde".into(),
        transaction_date: "2026-07-31T10:00:00+07:00".parse()?,
    });
    let intents = Intents::new(client.clone(), MemoryIntents::default()); // in production: durianpay-sqlx
    for call in 1..=2 {
        match intents.create_bank_transfer(transfer.clone()).await {
            Ok(Submitted::Found(_)) => println!("call {call}: the earlier transfer was found"),
            Ok(_) => println!("call {call}: the transfer was accepted"),
            Err(error) => println!("call {call}: {error}"), // a job queue calls again
        }
    }
    simulator.snap().complete_transfer("payout-42").await?; // in production: the bank
    let query = GetBankTransferStatus::new().original_partner_reference_no("payout-42");
    let status = client.bank_transfers().status(query).await?;
    println!("the transfer: {:?}", status.latest_transaction_status);
    Ok(())
}
