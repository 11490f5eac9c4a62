//! [`About`]: what is said of a node.

/// How sure a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evidence {
    /// The vendor documents it.
    #[default]
    Documented,
    /// Seen live or in other clients, not documented.
    Observed,
    /// Sources disagree, or it is inferred.
    Uncertain,
}

/// What is said of a node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Markdown.
    pub doc: String,
    /// The vendor's page.
    pub link: Option<String>,
    /// What to use instead.
    pub deprecated: Option<String>,
    /// How sure it is.
    pub evidence: Evidence,
    /// Contradictions of the sources.
    pub note: Option<String>,
    /// `spec/orders.toml:12`.
    pub source: String,
}
