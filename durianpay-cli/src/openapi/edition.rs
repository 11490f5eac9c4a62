//! Facts of a document that no spec holds.

/// Facts of a document that no spec holds.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// `info.version`.
    pub version: &'a str,
    /// The licence of the description, as an SPDX expression.
    pub license: Option<&'a str>,
}

impl Edition<'_> {
    /// The shipped spec has the version and the licence of the packages.
    pub const SHIPPED: Self = Self {
        version: env!("CARGO_PKG_VERSION"),
        license: Some(env!("CARGO_PKG_LICENSE")),
    };
}

/// A spec of somebody else: without a version and a licence.
impl Default for Edition<'_> {
    fn default() -> Self {
        Self {
            version: "0.0.0",
            license: None,
        }
    }
}
