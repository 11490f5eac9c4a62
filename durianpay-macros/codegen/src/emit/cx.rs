//! The context of every emitter: the spec and the options.

use super::cfg::FeatureGates;
use crate::model::{Positions, Spec};
use std::collections::BTreeSet;

/// Where the handles of resources go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handles {
    /// Methods of the client itself; only the crate of the client can do that.
    Inherent,
    /// A trait `Resources` that the client implements; if the spec describes
    /// an API of its own, methods of a client of its own.
    Extension,
}

/// How a spec is expanded.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the handles of resources go.
    pub handles: Handles,
    /// The prefix of the Cargo features of resources, if each item is behind those that
    /// need it: `snap_` for features such as `snap_transfers`.
    pub features: Option<&'static str>,
}

/// What emitters share.
pub(crate) struct Cx<'a> {
    pub(super) spec: &'a Spec,
    /// Whether the module has a client type, for an API of its own.
    pub(super) has_own_client: bool,
    pub(super) gates: FeatureGates,
    /// The objects that have a required field.
    pub(super) requiring: BTreeSet<String>,
    /// What is given by position, and what by name.
    pub(super) positions: Positions<'a>,
}

impl<'a> Cx<'a> {
    pub(super) fn new(spec: &'a Spec, options: &Options) -> Self {
        Self {
            spec,
            has_own_client: options.handles == Handles::Extension && spec.api.is_some(),
            gates: FeatureGates::new(spec, options.features),
            requiring: spec.requiring(),
            positions: spec.positions(),
        }
    }
}
