//! Looks up accounts: the API asks a bank or a wallet, whose result is not available at first.

#[cfg(feature = "snap_bank_transfers")]
use super::api::{BankAccount, InquireBankAccount};
use super::api::{Client, ResponseCode};
#[cfg(feature = "snap_ewallet_transfers")]
use super::api::{EwalletAccount, InquireEwalletAccount};
use crate::client::call::Call;
use crate::client::core::ApiClient;
use crate::error::Error;
use crate::json::decoder::Decode;
use std::fmt;
use std::time::Duration;

/// The pauses between two requests, as the integration guide suggests. The last one is
/// repeated.
const PAUSES: [Duration; 5] = [
    Duration::from_secs(2),
    Duration::from_secs(10),
    Duration::from_secs(30),
    Duration::from_secs(60),
    Duration::from_secs(300),
];

/// An error of an account lookup.
///
/// ```
/// use durianpay_client::snap::InquiryError;
/// use durianpay_client::snap::api::{InquireBankAccount, InquireBankAccountFields};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.snap().client();
/// let account = InquireBankAccount::new(InquireBankAccountFields {
///     beneficiary_account_no: "1234567890".into(),
///     beneficiary_bank_code: "014".into(),
/// });
/// match client.find_bank_account(&account, Duration::from_secs(60)).await {
///     Ok(found) => println!("{:?}", found.beneficiary_account_name),
///     Err(InquiryError::NoAnswer { asked, .. }) => println!("no result of {asked} requests"),
///     Err(error) => return Err(error.into()),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum InquiryError {
    /// The API rejected the request, or could not be reached.
    Api(Error),
    /// The limit passed without a result. Try again later.
    NoAnswer {
        /// The limit of the caller.
        limit: Duration,
        /// The number of requests.
        asked: u32,
    },
}

impl fmt::Display for InquiryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => fmt::Display::fmt(error, f),
            Self::NoAnswer { limit, asked } => write!(
                f,
                "no result within {}, after {asked} requests",
                seconds(limit)
            ),
        }
    }
}

impl std::error::Error for InquiryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(error) => error.source(),
            _ => None,
        }
    }
}

impl From<Error> for InquiryError {
    fn from(error: Error) -> Self {
        Self::Api(error)
    }
}

impl Client {
    /// Looks up the holder of a bank account, and asks again until the bank has responded.
    ///
    /// The pauses are those of the integration guide: 2, 10, 30, 60 and then every 300 seconds.
    /// The future may be dropped at any time; a lookup changes nothing.
    ///
    /// # Errors
    ///
    /// If the API rejects a request, or `limit` passes without a result.
    #[cfg(feature = "snap_bank_transfers")]
    pub async fn find_bank_account(
        &self,
        request: &InquireBankAccount,
        limit: Duration,
    ) -> Result<BankAccount, InquiryError> {
        let ask = || self.bank_transfers().inquire_account(request.clone());
        let is_answer = |account: &BankAccount| is_final(account.response_code.as_ref());
        self.ask_until(limit, ask, is_answer).await
    }

    /// Looks up the holder of an e-wallet account, like
    /// [`find_bank_account`](Self::find_bank_account).
    ///
    /// # Errors
    ///
    /// Those of [`find_bank_account`](Self::find_bank_account).
    #[cfg(feature = "snap_ewallet_transfers")]
    pub async fn find_ewallet_account(
        &self,
        request: &InquireEwalletAccount,
        limit: Duration,
    ) -> Result<EwalletAccount, InquiryError> {
        let ask = || self.ewallet_transfers().inquire_account(request.clone());
        let is_answer = |account: &EwalletAccount| is_final(account.response_code.as_ref());
        self.ask_until(limit, ask, is_answer).await
    }

    async fn ask_until<T: Decode>(
        &self,
        limit: Duration,
        ask: impl Fn() -> Call<T>,
        is_answer: impl Fn(&T) -> bool,
    ) -> Result<T, InquiryError> {
        let core = self.core();
        let runtime = core.runtime()?;
        let started = runtime.now();
        let mut asked = 0;
        let mut pauses = PAUSES.iter();
        let mut pause = Duration::ZERO;
        loop {
            let elapsed = runtime.now().saturating_sub(started);
            let left = limit.saturating_sub(elapsed);
            if left <= pause {
                return Err(InquiryError::NoAnswer { limit, asked });
            }
            runtime.sleep(pause).await;
            let left = left.saturating_sub(pause).min(core.total_limit());
            let answer = ask().timeout(left).await?;
            asked += 1;
            if is_answer(&answer) {
                return Ok(answer);
            }
            pause = pauses.next().copied().unwrap_or(pause);
        }
    }
}

/// Returns whether a response is the final one. A response without a code is.
fn is_final(code: Option<&ResponseCode>) -> bool {
    code.is_none_or(|code| !code.is_pending())
}

fn seconds(limit: &Duration) -> String {
    format!("{} seconds", limit.as_secs())
}
