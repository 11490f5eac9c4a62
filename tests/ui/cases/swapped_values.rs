//! Arguments that could be swapped are named: a payout has the bank before the account
//! number, a validation the account number before the bank.

use durianpay_client::Amount;
use durianpay_client::api::{DisbursementPayout, ValidateAccount, ValidateAccountFields};

fn main() {
    let (bank, account) = ("bca", "8422647");
    let _ = ValidateAccount::new(account, bank);
    let _ = ValidateAccount::new(bank, account);
    let _ = DisbursementPayout::new("Jane Doe", bank, Amount::from(10_000), account);
    let _ = DisbursementPayout::new("Jane Doe", account, Amount::from(10_000), bank);
    let _ = ValidateAccount::new(ValidateAccountFields {
        account_number: account.into(),
    });
}
