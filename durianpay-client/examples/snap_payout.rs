//! A payout by SNAP: the account is looked up, the response to the transfer is lost, and the
//! money is paid out once.
//!
//! ```sh
//! cargo run --example snap_payout
//! ```
//!
//! It needs no account and no network: Durianpay is simulated on this machine.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::Timestamp;
use durianpay_client::intent::{Intents, MemoryIntents, Submitted};
use durianpay_client::snap::Client;
use durianpay_client::snap::api::{
    CreateBankTransfer, CreateBankTransferFields, GetBankTransferStatus, InquireBankAccount,
    InquireBankAccountFields, Money, TransactionStatus, endpoint,
};
use durianpay_simulator::{Effect, Fault, Simulator};
use std::error::Error;
use std::time::Duration;

/// Stored before the first request. The payout must never get another one.
const REFERENCE: &str = "payout-42";

/// Returns the status of the payout. In production, retry later after the code 404xx01.
async fn status(client: &Client) -> Result<TransactionStatus, Box<dyn Error>> {
    let question = GetBankTransferStatus::new().original_partner_reference_no(REFERENCE);
    let found = client.bank_transfers().status(question).await?;
    Ok(found.latest_transaction_status.ok_or("no status")?)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let simulator = Simulator::start().await?;
    let client = simulator.snap().client();

    let account = InquireBankAccount::new(InquireBankAccountFields {
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "014".into(),
    });
    // `find_bank_account` alone would be enough if the clock of the simulator did not stand
    // still.
    client
        .bank_transfers()
        .inquire_account(account.clone())
        .await?;
    simulator.advance(Duration::from_secs(2)).await?;
    let found = client
        .find_bank_account(&account, Duration::from_secs(60))
        .await?;
    let name = found
        .beneficiary_account_name
        .ok_or("the account has no name")?;
    println!("the account is that of {name}");

    let transfer = CreateBankTransfer::new(CreateBankTransferFields {
        partner_reference_no: REFERENCE.into(),
        amount: Money::new(250_000),
        beneficiary_account_name: name,
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "014".into(),
        source_account_no: "mer_12345678d9abcde".into(),
        transaction_date: Timestamp::now()
            .with_offset_minutes(420)
            .ok_or("no such time")?,
    });
    // The transfer is executed, and the response to it is lost.
    let lost = Fault::Reset(Effect::Applied);
    let faults = simulator.faults();
    faults.next_of(&endpoint::BANK_TRANSFERS_CREATE, lost);
    let intents = Intents::new(client.clone(), MemoryIntents::default()); // in production: durianpay-sqlx
    if let Err(error) = intents.create_bank_transfer(transfer.clone()).await {
        println!("{error}"); // a job queue calls again, under the same reference
    }
    match intents.create_bank_transfer(transfer).await? {
        Submitted::Found(found) => println!("found: {:?}", found.original_reference_no),
        accepted => println!("accepted: {accepted:?}"),
    }

    println!("status: {:?}", status(&client).await?);
    simulator.snap().complete_transfer(REFERENCE).await?; // as the vendor's dashboard does
    println!("paid out: {}", status(&client).await?.is_paid());
    Ok(())
}
