//! The way to reach the base URL.

/// The way to reach the base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Without TLS, and never through a proxy, which would see the key.
    Http,
    /// With TLS on this machine, where no proxy is needed.
    LoopbackHttps,
    /// With TLS, anywhere.
    Https,
}
