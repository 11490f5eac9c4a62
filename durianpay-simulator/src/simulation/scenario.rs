//! [`Scenario`]: a merchant's program and its customers.

use super::process::Process;
use super::truth::Truth;

/// A merchant's program, its customers, and its books.
///
/// The value itself stands for what survives the program: its own database. It is created anew
/// for each history.
pub trait Scenario: Send + Sync + 'static {
    /// Runs the program, from its start until it has nothing to do. It is run again after each
    /// death, and a last time without faults, when it must come to an end within a day.
    fn live(&self, process: Process) -> impl Future<Output = ()> + Send;

    /// Lets customers act, from the beginning of the history on: they pay what is to be paid.
    /// They do not die with the program.
    fn customers(&self, customers: Customers) -> impl Future<Output = ()> + Send {
        let _nobody = customers;
        std::future::ready(())
    }

    /// Compares the books with what happened at Durianpay.
    ///
    /// # Errors
    ///
    /// What is wrong: the history is then a [`Finding`](super::Finding).
    fn check(&self, truth: &Truth) -> Result<(), String>;
}

/// What customers can do.
#[derive(Clone)]
pub struct Customers {
    pub(super) process: Process,
}

impl std::fmt::Debug for Customers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Customers").finish_non_exhaustive()
    }
}
