//! Looks up names, and drops the addresses a request may not reach. What is looked up here is what is
//! connected to: there is no second look-up that could answer differently.

use std::collections::HashSet;
use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::policy::{self, Reach};

/// Why a name led nowhere.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum ResolveProblem {
    /// It leads only where this request may not go.
    #[error("the name leads into a private network")]
    Private,
    /// It leads to this computer only, and is not one of its usual names.
    #[error("the name leads to this computer; such a place must be named as localhost")]
    Home,
    /// It is not known, or could not be looked up.
    #[error("{0}")]
    Lookup(String),
}

/// The resolver of one pool.
#[derive(Debug)]
pub(crate) struct Resolver {
    reach: Reach,
    /// Proxies the person set up may be anywhere. Who asks for something at a proxy's host itself looks that up
    /// with [`look_up`] before.
    proxies: HashSet<String>,
}

impl Resolver {
    pub(crate) fn new(reach: Reach, proxies: HashSet<String>) -> Self {
        Self { reach, proxies }
    }
}

/// True when a name may lead to this address.
fn allowed(reach: Reach, name: &str, address: &SocketAddr) -> bool {
    match reach {
        Reach::Confirmed => !policy::is_home(address.ip()),
        Reach::Loopback => policy::is_home(address.ip()),
        Reach::Public => !policy::is_localhost(name) && policy::is_public(address.ip()),
    }
}

/// Where a name leads; without a reach, wherever that is.
pub(crate) async fn look_up(name: String, reach: Option<Reach>) -> Result<Addrs, ResolveProblem> {
    let found = tokio::net::lookup_host((name.as_str(), 0))
        .await
        .map_err(|error| ResolveProblem::Lookup(error.to_string()))?;
    let may = |address: &SocketAddr| reach.is_none_or(|reach| allowed(reach, &name, address));
    let allowed: Vec<SocketAddr> = found.filter(may).collect();
    match reach {
        _ if !allowed.is_empty() => Ok(Box::new(allowed.into_iter())),
        Some(Reach::Confirmed) => Err(ResolveProblem::Home),
        _ => Err(ResolveProblem::Private),
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_ascii_lowercase();
        let reach = (!self.proxies.contains(&name)).then_some(self.reach);
        Box::pin(async move { Ok(look_up(name, reach).await?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_may_not_be_reached() {
        let address = |text: &str| text.parse::<SocketAddr>().unwrap();
        assert!(allowed(Reach::Public, "example.org", &address("93.184.216.34:0")));
        for private in [
            "127.0.0.1:0",
            "10.0.0.1:0",
            "169.254.169.254:0",
            "[::1]:0",
            "[::ffff:10.0.0.1]:0",
            "[fd00::1]:0",
        ] {
            assert!(!allowed(Reach::Public, "example.org", &address(private)), "{private}");
        }
        for near in ["10.0.0.1:0", "169.254.169.254:0", "[fd00::1]:0", "93.184.216.34:0"] {
            assert!(allowed(Reach::Confirmed, "example.org", &address(near)), "{near}");
        }
        for home in ["127.0.0.1:0", "127.0.1.1:0", "0.0.0.0:0", "[::]:0", "[::1]:0", "[::ffff:127.0.0.1]:0"] {
            assert!(!allowed(Reach::Confirmed, "example.org", &address(home)), "{home}");
        }
        assert!(allowed(Reach::Loopback, "localhost", &address("[::1]:0")));
        assert!(!allowed(Reach::Loopback, "localhost", &address("10.0.0.1:0")));
    }

    #[tokio::test]
    async fn a_public_name_that_leads_home_is_refused() {
        let look_up = |reach| look_up("localhost".into(), reach);
        assert!(matches!(look_up(Some(Reach::Public)).await, Err(ResolveProblem::Private)));
        assert!(matches!(look_up(Some(Reach::Confirmed)).await, Err(ResolveProblem::Home)));
        assert!(look_up(Some(Reach::Loopback)).await.is_ok());
        assert!(look_up(None).await.is_ok(), "a proxy of this computer");
    }
}
