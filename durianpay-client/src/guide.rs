//! Guides to common tasks from start to end, and reference pages for the spec language.
//!
//! These are the pages of `docs/` in the repository, included in the crate.
//!
//! **Start**
//!
//! - [`sandbox`]: keys, values of the sandbox, going live
//! - [`storing`]: ids, amounts and times in your tables
//! - [`errors`]: what to do about each kind and code
//! - [`intents`]: calls that happen once, also after a crash
//! - [`webhooks`]: stored first, handled once
//! - [`frameworks`]: webhooks in other web frameworks than axum
//!
//! **Take payments**
//!
//! - [`payment_links`]: a page on which the customer chooses
//! - [`ewallets`]: redirect, return and failure
//! - [`virtual_accounts`]: transfers to a number, and its expiry
//!
//! **Give and pay out money**
//!
//! - [`refunds`]: whole or in parts, once
//! - [`payouts`]: check, approve, book each item
//!
//! **Operate**
//!
//! - [`reconciliation`]: the nightly job
//! - [`webhooks_operations`]: an inbox in production
//! - [`observability`]: spans, metrics and logs
//! - [`network`]: time limits, proxies, TLS
//! - [`middleware`]: rate limits, caches, recorded responses
//! - [`testing`]: unit tests without a server
//! - [`upgrading`]: versions and what may change
//!
//! **SNAP**
//!
//! - [`snap`]: the generation of the API for new merchants
//!
//! **Bind your own API**
//!
//! - [`extending`]: fields, events, endpoints, whole APIs
//! - [`spec_language`]: every key
//! - [`diagnostics`]: every error of a spec
//! - [`import`]: from OpenAPI
//! - [`openapi`]: to OpenAPI
//!
//! **Evidence**
//!
//! - [`promises`]: about money and secrets, with their tests
//! - [`faults`]: measured faults of the network

#[doc = include_str!("guide/diagnostics.md")]
pub mod diagnostics {}

#[doc(alias = "exception")]
#[doc(alias = "error code")]
#[doc = include_str!("guide/errors.md")]
pub mod errors {}

#[doc(alias = "e-wallet")]
#[doc(alias = "wallet")]
#[doc(alias = "OVO")]
#[doc(alias = "DANA")]
#[doc(alias = "GoPay")]
#[doc(alias = "ShopeePay")]
#[doc(alias = "LinkAja")]
#[doc(alias = "redirect")]
#[doc = include_str!("guide/ewallets.md")]
pub mod ewallets {}

#[doc = include_str!("guide/extending.md")]
pub mod extending {}

#[doc = include_str!("guide/faults.md")]
pub mod faults {}

#[doc = include_str!("guide/frameworks.md")]
pub mod frameworks {}

#[doc = include_str!("guide/import.md")]
pub mod import {}

#[doc = include_str!("guide/intents.md")]
pub mod intents {}

#[doc = include_str!("guide/middleware.md")]
pub mod middleware {}

#[doc(alias = "timeout")]
#[doc(alias = "proxy")]
#[doc(alias = "TLS")]
#[doc(alias = "certificate")]
#[doc = include_str!("guide/network.md")]
pub mod network {}

#[doc = include_str!("guide/observability.md")]
pub mod observability {}

#[doc = include_str!("guide/openapi.md")]
pub mod openapi {}

#[doc(alias = "payment page")]
#[doc(alias = "hosted page")]
#[doc(alias = "Instapay")]
#[doc = include_str!("guide/payment_links.md")]
pub mod payment_links {}

#[doc(alias = "payout")]
#[doc(alias = "transfer")]
#[doc(alias = "payroll")]
#[doc(alias = "disbursement")]
#[doc(alias = "withdrawal")]
#[doc = include_str!("guide/payouts.md")]
pub mod payouts {}

#[doc = include_str!("guide/promises.md")]
pub mod promises {}

#[doc(alias = "nightly")]
#[doc(alias = "settlement")]
#[doc(alias = "report")]
#[doc = include_str!("guide/reconciliation.md")]
pub mod reconciliation {}

#[doc(alias = "chargeback")]
#[doc(alias = "reversal")]
#[doc(alias = "money back")]
#[doc = include_str!("guide/refunds.md")]
pub mod refunds {}

#[doc(alias = "test key")]
#[doc(alias = "go live")]
#[doc(alias = "test mode")]
#[doc = include_str!("guide/sandbox.md")]
pub mod sandbox {}

#[doc = include_str!("guide/snap.md")]
pub mod snap {}

#[doc = include_str!("guide/spec_language.md")]
pub mod spec_language {}

#[doc(alias = "database")]
#[doc(alias = "sqlx")]
#[doc(alias = "column")]
#[doc = include_str!("guide/storing.md")]
pub mod storing {}

#[doc(alias = "mock")]
#[doc(alias = "unit test")]
#[doc = include_str!("guide/testing.md")]
pub mod testing {}

#[doc(alias = "semver")]
#[doc(alias = "MSRV")]
#[doc(alias = "migration")]
#[doc(alias = "changelog")]
#[doc = include_str!("guide/upgrading.md")]
pub mod upgrading {}

#[doc(alias = "VA")]
#[doc(alias = "bank transfer")]
#[doc(alias = "expiry")]
#[doc = include_str!("guide/virtual_accounts.md")]
pub mod virtual_accounts {}

#[doc = include_str!("guide/webhooks_operations.md")]
pub mod webhooks_operations {}

#[doc(alias = "callback")]
#[doc(alias = "notification")]
#[doc = include_str!("guide/webhooks.md")]
pub mod webhooks {}
