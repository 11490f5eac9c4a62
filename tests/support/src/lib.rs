//! Code that several tests, xtask, the benchmarks and the fuzz targets share.
//!
//! Without features it needs the generator alone. It fails by panicking, as tests do.

#![expect(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and the panic says where"
)]

#[cfg(feature = "browser")]
pub mod browser;
pub mod cases;
#[cfg(feature = "corpus")]
pub mod corpus;
#[cfg(feature = "inbox")]
pub mod inbox_drops;
#[cfg(feature = "proptest")]
pub mod names;
pub mod oracle;
#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(feature = "schemas")]
pub mod schemas;
#[cfg(feature = "server")]
pub mod scripted_server;
#[cfg(feature = "transport")]
pub mod scripted_transport;
pub mod shapes;
pub mod specs;
pub mod splice;
#[cfg(feature = "tls")]
pub mod tls;
#[cfg(feature = "proptest")]
pub mod whole;
