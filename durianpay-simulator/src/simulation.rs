//! Deterministic simulation: runs random histories of a merchant's program, the network, the
//! database and Durianpay, in virtual time, in one thread, from one seed.
//!
//! A [`Scenario`] is the merchant and its customers: a program that makes requests, receives
//! webhooks and keeps books. A [`Simulation`] runs it through histories in which messages are lost,
//! delayed, duplicated, reordered and truncated; webhooks are forged; the program dies at any step
//! and is restarted; its clock is wrong and jumps; the database fails; and lists lag. At the end of
//! each history the faults stop, the program runs until it has nothing to do, and the scenario
//! compares its books with the [`Truth`]. A history that fails is [reported](Finding) with its seed
//! and the fewest faults that make it fail; the seed replays it exactly.
//!
//! ```
//! use durianpay_client::api::{CreateOrder, OrderCustomer};
//! use durianpay_client::intent::Intents;
//! use durianpay_simulator::simulation::{Process, Scenario, Simulation, Truth};
//!
//! /// A shop that creates one order.
//! struct Shop;
//!
//! impl Scenario for Shop {
//!     async fn live(&self, process: Process) {
//!         let client = process.client().expect("a client");
//!         let intents = Intents::new(client, process.intent_store());
//!         loop {
//!             let jane = OrderCustomer::new().email("jane.doe@example.com");
//!             let order = CreateOrder::new(10_000, jane).order_ref_id("shop-1");
//!             if intents.create_order(order).await.is_ok() {
//!                 return;
//!             }
//!             process.sleep_a_while().await;
//!         }
//!     }
//!
//!     fn check(&self, truth: &Truth) -> Result<(), String> {
//!         match truth.orders("shop-1") {
//!             1 => Ok(()),
//!             orders => Err(format!("{orders} orders in place of one")),
//!         }
//!     }
//! }
//!
//! let report = Simulation::new().run(0..100, || Shop)?;
//! assert_eq!(report.histories, 100);
//! # Ok::<(), durianpay_simulator::simulation::Finding>(())
//! ```

mod choices;
mod history;
mod network;
mod process;
mod run;
mod scenario;
mod stores;
mod truth;
mod webhooks;

pub use choices::InjectedFault;
pub use process::Process;
pub use run::{Finding, Report, Simulation};
pub use scenario::{Customers, Scenario};
pub use stores::{Faulty, FaultyInbox, FaultyIntents};
pub use truth::Truth;
