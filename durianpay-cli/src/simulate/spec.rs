//! A simulated API of any spec.
//!
//! A request is routed by the paths of the spec (`route`), authenticated (`auth`), and read and checked
//! by the types of its endpoint (`parts`, `check`). What it does follows from its path
//! (`plan`, `execute`): a POST creates an item of a collection, and so on. All else is answered
//! from examples. [`SpecSimulator`] is the whole of it without a port, [`SpecServer`] serves it.

mod auth;
mod banner;
mod check;
mod control;
mod credentials;
mod errors;
mod execute;
mod execution;
mod faults;
mod idempotency;
mod keys;
mod listing;
mod log;
mod multipart;
mod page;
mod pairs;
mod parts;
mod plan;
mod record;
mod reply;
mod route;
mod sample;
mod sampling;
mod scalar;
mod sender;
mod served;
mod server;
mod settings;
mod shape;
mod simulator;
mod state;
mod store;
mod template;
mod values;
mod webhook_key;
mod webhooks;

pub use banner::SpecBanner;
pub use log::Entry;
pub use record::{Delivery, Record};
pub use server::{Serving, SpecServer};
pub use settings::Settings;
pub use simulator::{Exchange, SpecSimulator};
