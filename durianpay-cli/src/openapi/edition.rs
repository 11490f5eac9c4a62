//! Properties of a document that are not part of a spec.

/// Properties of a document that are not part of a spec.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// The value of `info.version`.
    pub version: &'a str,
    /// The license of the document, as an SPDX expression.
    pub license: Option<&'a str>,
}

impl Edition<'_> {
    /// The shipped spec, with the version and the license of the packages.
    pub const SHIPPED: Self = Self {
        version: env!("CARGO_PKG_VERSION"),
        license: Some(env!("CARGO_PKG_LICENSE")),
    };
}

/// The spec of a user, without a version and a license.
impl Default for Edition<'_> {
    fn default() -> Self {
        Self {
            version: "0.0.0",
            license: None,
        }
    }
}
