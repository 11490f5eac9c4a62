//! [`Script`]: an API that responds as a test says.

mod body;
mod next;
mod recorded;
mod route;
mod state;
mod transport;

pub use self::body::ScriptedBody;
pub use self::next::Next;
pub use self::recorded::RecordedCall;
use self::state::State;
use self::transport::ScriptTransport;
use crate::api::API;
use crate::auth::api_key::ApiKey;
use crate::client::Client;
use crate::client::builder::ClientBuilder;
use crate::http::transport::Transport;
use crate::types::descriptor::{Api, Endpoint};
use std::fmt;
use std::panic::Location;
use std::sync::Arc;

/// An API in memory that responds as a test says, call by call, and records the requests.
///
/// Steps of one endpoint are taken in the order in which they were added; those of different endpoints in
/// any order, so that calls may be concurrent. A call without a step fails before anything is sent, with a
/// message that names it. [`verify`](Self::verify), or dropping the script, panics if a step was not taken
/// or a call had none, and lists all of them.
///
/// ```
/// use durianpay_client::api::{CreateOrder, Order, OrderCustomer, endpoint};
/// use durianpay_client::testing::{Failure, Script, example};
/// use durianpay_client::{Amount, Client, Error, Outcome};
///
/// // The code under test.
/// async fn check_out(client: &Client, amount: Amount) -> Result<String, Error> {
///     let customer = OrderCustomer::new().email("jane.doe@example.com");
///     let order = client.orders().create(CreateOrder::new(amount, customer)).await?;
///     Ok(order.id.to_string())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let script = Script::new();
/// script
///     .next(&endpoint::ORDERS_CREATE)
///     .when("amount", "15000.00")
///     .respond_with(example::<Order>().with("id", "ord_7"));
/// script.next(&endpoint::ORDERS_CREATE).fail(Failure::reset());
///
/// let client = script.client();
/// assert_eq!(check_out(&client, Amount::from(15_000)).await?, "ord_7");
/// let error = check_out(&client, Amount::from(15_000)).await.unwrap_err();
/// assert_eq!(error.outcome(), Outcome::Unknown);
///
/// let calls = script.calls();
/// assert_eq!(calls.len(), 2);
/// assert_eq!(calls[0].field("customer.email").unwrap(), "jane.doe@example.com");
/// script.verify();
/// # Ok(())
/// # }
/// ```
#[must_use = "a script checks its steps when it is dropped"]
pub struct Script {
    state: Arc<State>,
}

impl Script {
    /// Creates a script of Durianpay's API, which expects no calls yet.
    #[expect(
        clippy::new_without_default,
        reason = "a script is begun where a test begins"
    )]
    pub fn new() -> Self {
        Self::of_api(&API)
    }

    /// Creates a script of another API: `&snap::api::API`, or the `API` of your own bindings. Pass its
    /// [`transport`](Self::transport) to the builder of a client of that API.
    pub fn of_api(api: &'static Api) -> Self {
        Self {
            state: Arc::new(State::new(api)),
        }
    }

    /// Adds a step for the next call of an endpoint. It is complete with a response or a failure.
    #[track_caller]
    pub fn next(&self, endpoint: &'static Endpoint) -> Next<'_> {
        Next::new(&self.state, endpoint, Location::caller())
    }

    /// Creates a client of the sandbox that calls the script and retries nothing.
    #[expect(clippy::missing_panics_doc, reason = "it does not panic")]
    pub fn client(&self) -> Client {
        let client = self.builder().retries(0).build();
        client.expect("the key and the settings are valid")
    }

    /// Creates a builder of a client that calls the script, with all defaults. Its retries wait; let tokio
    /// skip the time with `#[tokio::test(start_paused = true)]`.
    #[expect(clippy::missing_panics_doc, reason = "it does not panic")]
    pub fn builder(&self) -> ClientBuilder {
        let key = ApiKey::new("dp_test_script").expect("the key has a prefix and more");
        Client::builder(key).transport(self.transport())
    }

    /// Returns the transport of the script, for [`ClientBuilder::transport`].
    pub fn transport(&self) -> impl Transport {
        ScriptTransport(Arc::clone(&self.state))
    }

    /// Returns the calls so far, in order, with those that had no step.
    pub fn calls(&self) -> Vec<RecordedCall> {
        self.state.calls()
    }

    /// Checks that each step was taken, and that each call had one. Dropping the script does the same.
    ///
    /// # Panics
    ///
    /// If not. The message lists the steps, with the places in the test, and the calls.
    #[track_caller]
    pub fn verify(self) {
        if let Some(report) = self.state.take_report() {
            panic!("{report}");
        }
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        // A second panic would abort the test and hide the first.
        if let Some(report) = self.state.take_report()
            && !std::thread::panicking()
        {
            panic!("{report}");
        }
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Script")
            .field("api", &self.state.api.name)
            .field("calls", &self.calls())
            .finish_non_exhaustive()
    }
}
