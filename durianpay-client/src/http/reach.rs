//! How the base URL is reached.

/// How the base URL is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Without TLS, and never through a proxy, which would see the key.
    Http,
    /// On this machine, where no proxy is needed.
    LoopbackHttps,
    /// Anywhere.
    Https,
}
