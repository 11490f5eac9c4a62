//! Looks up the holder of a bank account by SNAP, before money is sent to it.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::snap::api::{InquireBankAccount, InquireBankAccountFields};
use durianpay_simulator::Simulator;
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: snap::Client with your credentials
    let client = simulator.snap().client();
    let account = InquireBankAccount::new(InquireBankAccountFields {
        beneficiary_account_no: "1234567890".into(),
        beneficiary_bank_code: "014".into(),
    });

    // The first inquiry starts the lookup. The simulated bank responds after two seconds of the
    // virtual clock. In production, `find_bank_account` alone is sufficient.
    let bank_transfers = client.bank_transfers();
    bank_transfers.inquire_account(account.clone()).await?;
    simulator.advance(Duration::from_secs(2)).await?;

    let limit = Duration::from_secs(60);
    let found = client.find_bank_account(&account, limit).await?;
    match found.beneficiary_account_name {
        Some(name) => println!("the account belongs to {name}"),
        None => println!("the bank returned no name"),
    }
    Ok(())
}
