//! Where a request comes from. `X-Forwarded-For` is believed from the operator's own proxies only.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};

/// The other end of the connection; the listener puts it into the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// The address of whoever asks, as an extractor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The address: the connection's, or where that is one of `proxies`, the last one in `X-Forwarded-For` that is
    /// none of them.
    pub fn of(extensions: &Extensions, headers: &HeaderMap, proxies: &[IpAddr]) -> Self {
        let peer = extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
        let peer = peer.to_canonical();
        if !proxies.contains(&peer) {
            return Self(peer);
        }
        let lines = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let named: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        for name in named.iter().rev() {
            // What is no address was not written by a proxy of ours: the chain ends there.
            let Some(address) = read(name) else { break };
            if !proxies.contains(&address) {
                return Self(address);
            }
        }
        Self(peer)
    }
}

/// An address, also with a port behind it.
fn read(name: &str) -> Option<IpAddr> {
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let address = bare.parse::<IpAddr>().ok().or_else(|| Some(name.parse::<SocketAddr>().ok()?.ip()));
    address.map(|address| address.to_canonical())
}

impl<S: Send + Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    /// The gate has found it out already; without the gate it is the connection's.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let known = parts.extensions.get::<Self>().copied();
        Ok(known.unwrap_or_else(|| Self::of(&parts.extensions, &parts.headers, &[])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(peer: &str, forwarded: &[&str]) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(Peer(peer.parse().unwrap()));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let proxies = ["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        ClientAddress::of(&extensions, &headers, &proxies).0.to_string()
    }

    #[test]
    fn only_our_proxies_are_believed() {
        for (peer, forwarded, expected) in [
            ("203.0.113.9:1", &["198.51.100.1"][..], "203.0.113.9"),
            ("10.0.0.1:1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1:1", &["1.2.3.4, 198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1:1", &["1.2.3.4", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1:1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.1:1", &["[2001:db8::1]"], "2001:db8::1"),
            ("10.0.0.1:1", &["nonsense"], "10.0.0.1"),
            ("10.0.0.1:1", &["1.2.3.4, nonsense"], "10.0.0.1"),
            ("10.0.0.1:1", &[], "10.0.0.1"),
            ("[::ffff:10.0.0.1]:1", &["198.51.100.1"], "198.51.100.1"),
        ] {
            assert_eq!(of(peer, forwarded), expected, "{peer} {forwarded:?}");
        }
    }
}
