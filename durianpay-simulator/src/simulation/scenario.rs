//! [`Scenario`]: a merchant's program and its customers.

use super::process::Process;
use super::truth::Truth;
use durianpay_client::api::PaymentId;
use std::time::Duration;
use tokio::time::sleep;

/// A merchant's program, its customers, and its books.
///
/// The value itself is the part that survives the program: its database. A new one is created for
/// each history.
///
/// The [module](crate::simulation) has an example.
pub trait Scenario: Send + Sync + 'static {
    /// Runs the program, from its start until it has nothing to do. It is run again after each
    /// death, and a last time without faults, when it must finish within a day.
    fn live(&self, process: Process) -> impl Future<Output = ()> + Send;

    /// Runs the customers, from the beginning of the history. They should pay open payments. They
    /// do not die with the program. By default there are no customers.
    fn customers(&self, customers: Customers) -> impl Future<Output = ()> + Send {
        let _nobody = customers;
        std::future::ready(())
    }

    /// Compares the books with the truth at Durianpay.
    ///
    /// # Errors
    ///
    /// The error should describe the difference: it becomes the problem of the
    /// [`Finding`](super::Finding).
    fn check(&self, truth: &Truth) -> Result<(), String>;
}

/// The actions of customers.
///
/// ```
/// use durianpay_simulator::simulation::{Customers, Process, Scenario, Truth};
/// use std::time::Duration;
///
/// struct Shop;
///
/// impl Scenario for Shop {
///     // …
///     # async fn live(&self, _: Process) {}
///     # fn check(&self, _: &Truth) -> Result<(), String> { Ok(()) }
///
///     async fn customers(&self, customers: Customers) {
///         loop {
///             for payment in customers.waiting() {
///                 customers.pay_later(payment).await;
///             }
///             tokio::time::sleep(Duration::from_secs(10)).await;
///         }
///     }
/// }
/// # durianpay_simulator::simulation::Simulation::new().run(0..3, || Shop).unwrap();
/// ```
#[derive(Clone)]
pub struct Customers {
    pub(super) process: Process,
}

impl Customers {
    /// Returns the payments that can be paid.
    #[must_use]
    pub fn waiting(&self) -> Vec<PaymentId> {
        let state = self.process.inner.simulator.shared.state();
        let payments = state.payments();
        let waiting = payments.filter(|payment| payment.ending.is_none());
        waiting.map(|payment| payment.id.clone()).collect()
    }

    /// Returns a random number below `most`, determined by the seed.
    #[must_use]
    pub fn choose(&self, most: u64) -> u64 {
        self.process
            .inner
            .choices
            .below("the customers' choice", most)
    }

    /// Waits for a random time of at most ninety seconds, and pays the payment unless it has ended.
    pub async fn pay_later(&self, payment: PaymentId) {
        let choices = &self.process.inner.choices;
        sleep(choices.pause("customers' time", Duration::from_secs(90))).await;
        // It may have ended in the meantime.
        let _ended = self.process.inner.simulator.pay(&payment).await;
    }
}

impl std::fmt::Debug for Customers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Customers").finish_non_exhaustive()
    }
}
