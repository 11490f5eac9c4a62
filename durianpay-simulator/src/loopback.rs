//! Which hosts are this machine.

use std::net::IpAddr;

/// Returns whether a host, as it stands in a URL or in `Host`, is an address of this machine or
/// the name that RFC 6761 reserves for it.
pub(crate) fn is_loopback_host(host: &str) -> bool {
    host == "localhost"
        || host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}
