//! The settings of a simulator that programs in other languages use: its address, names, leniency, log
//! and clock.

use crate::error::SimulatorError;
use crate::hosts::Hosts;
use crate::shared::Observer;
use crate::snapshot::Snapshot;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The settings of a simulator that others use. By default, it is for one test.
#[derive(Default)]
pub(crate) struct Standalone {
    /// The address to listen on; a free port of 127.0.0.1 by default.
    pub(crate) address: Option<SocketAddr>,
    pub(crate) hosts: Hosts,
    pub(crate) is_lenient: bool,
    /// The number of requests and of deliveries to keep, unless it is the default.
    pub(crate) log_limit: Option<usize>,
    pub(crate) clock_speed: u32,
    pub(crate) observer: Option<Observer>,
    pub(crate) snapshot: Option<Snapshot>,
    /// The URL to which customers return, not checked yet.
    pub(crate) return_url: Option<String>,
}

impl Standalone {
    /// Returns the address to listen on. Fails if it is beyond loopback and that was not allowed.
    pub(crate) fn checked_address(&self) -> Result<SocketAddr, SimulatorError> {
        let address = self.address.unwrap_or((Ipv4Addr::LOCALHOST, 0).into());
        if address.ip().is_loopback() || self.hosts.accepts_addresses {
            Ok(address)
        } else {
            Err(SimulatorError::Address(address))
        }
    }
}

/// Returns the address at which this machine reaches a port.
pub(crate) fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

impl fmt::Debug for Standalone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Standalone")
            .field("address", &self.address)
            .field("hosts", &self.hosts)
            .field("is_lenient", &self.is_lenient)
            .field("log_limit", &self.log_limit)
            .field("clock_speed", &self.clock_speed)
            .field("return_url", &self.return_url)
            .finish_non_exhaustive()
    }
}
