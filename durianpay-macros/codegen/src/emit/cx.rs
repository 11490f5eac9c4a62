//! The context that all emitters share: the spec and the options.

use super::cfg::FeatureGates;
use crate::doc::{ExampleWriter, Examples};
use crate::model::{Calls, Positions, Spec};
use std::collections::BTreeSet;

/// The kind of accessors that return the handles of resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handles {
    /// Methods of the client itself, which only the client's crate can define.
    Inherent,
    /// A trait `Resources` that the client implements; or, if the spec describes
    /// another API, methods of the client type that it generates.
    Extension,
}

/// The options of an expansion.
#[derive(Debug, Clone)]
pub struct Options {
    /// The kind of accessors that return the handles of resources.
    pub handles: Handles,
    /// The prefix of the Cargo features of resources, if items are gated by the
    /// features that need them: `snap_` for features such as `snap_transfers`.
    pub features: Option<&'static str>,
    /// The resources, endpoints and parts to bind, with everything that they need, by name:
    /// `orders`, `orders.create`, `webhooks`. If it is empty, everything is bound.
    pub only: Vec<String>,
    /// The examples in the docs of methods.
    pub examples: Examples,
}

/// The state that all emitters share.
pub(crate) struct Cx<'a> {
    pub(super) spec: &'a Spec,
    /// Whether the bindings define a client type, for an API other than the
    /// client's.
    pub(super) has_own_client: bool,
    /// The kind of accessors.
    handles: Handles,
    /// The examples in the docs of methods.
    examples: &'a Examples,
    pub(super) gates: FeatureGates,
    /// The objects that have a required field.
    pub(super) requiring: BTreeSet<String>,
    /// Decides which values are passed by position, and which by name.
    pub(super) positions: Positions<'a>,
    /// The endpoints that send or return each object.
    pub(super) calls: Calls<'a>,
}

impl<'a> Cx<'a> {
    pub(super) fn new(spec: &'a Spec, options: &'a Options) -> Self {
        let requiring = spec.requiring();
        Self {
            spec,
            has_own_client: options.handles == Handles::Extension && spec.api.is_some(),
            handles: options.handles,
            examples: &options.examples,
            gates: FeatureGates::new(spec, options.features),
            calls: spec.calls(&requiring),
            requiring,
            positions: spec.positions(),
        }
    }

    /// Returns the writer of the examples.
    pub(super) fn examples(&self) -> ExampleWriter<'_> {
        ExampleWriter {
            spec: self.spec,
            positions: &self.positions,
            requiring: &self.requiring,
            examples: self.examples,
            has_own_client: self.has_own_client,
            is_extension: self.handles == Handles::Extension && !self.has_own_client,
        }
    }
}
