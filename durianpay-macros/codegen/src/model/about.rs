//! [`About`]: the documentation of a node of the spec.

/// The certainty of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evidence {
    /// The vendor documents it.
    #[default]
    Documented,
    /// Seen in live traffic or in other clients, but not documented.
    Observed,
    /// Sources contradict each other, or it is inferred.
    Uncertain,
}

/// The documentation of a node of the spec.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The description, in Markdown.
    pub doc: String,
    /// The page of the vendor's documentation.
    pub link: Option<String>,
    /// The deprecation note, which states what to use instead.
    pub deprecated: Option<String>,
    /// The certainty of the information.
    pub evidence: Evidence,
    /// Contradictions between the sources.
    pub note: Option<String>,
    /// The place in the spec: `spec/orders.toml:12`.
    pub source: String,
}
