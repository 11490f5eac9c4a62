//! Intents of SNAP, on a server in place of the network.

mod codes;
mod crashes;
mod doubts;
mod fuse;
mod histories;
mod merchant;
mod reconcile;
mod refunds;
mod secrets;
mod server;
mod shared;
