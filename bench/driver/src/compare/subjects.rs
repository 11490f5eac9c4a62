//! The compared documents and kinds of builds.

use crate::cargo::Mode;

/// The APIs whose documents all generators are given. The others are measured for the gallery.
pub(super) const SHARED: [&str; 8] = [
    "adyen",
    "digitalocean",
    "github",
    "notion",
    "plaid",
    "spotify",
    "stripe",
    "trello",
];

/// The kinds of builds, as in the results.
pub(super) const MODES: [Mode; 3] = [Mode::Check, Mode::Debug, Mode::Release];
