//! Looks up names, and drops the addresses a request may not reach. What is looked up here is what is
//! connected to: there is no second look-up that could answer differently.

use std::collections::HashSet;
use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::Url;

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

/// The hosts of the proxies the person set up.
pub(crate) fn proxies() -> HashSet<String> {
    proxy_hosts(|name| std::env::var(name).ok())
}

/// The hosts named in the usual variables.
fn proxy_hosts(variable: impl Fn(&str) -> Option<String>) -> HashSet<String> {
    ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
        .into_iter()
        .filter_map(variable)
        .filter_map(|text| {
            let address = if text.contains("://") { text } else { format!("http://{text}") };
            Url::parse(&address).ok()?.host_str().map(str::to_ascii_lowercase)
        })
        .collect()
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

    #[test]
    fn knows_the_proxies_a_person_set_up() {
        let hosts = proxy_hosts(|name| match name {
            "HTTPS_PROXY" => Some("http://user:word@Proxy.Corp:3128/".into()),
            "http_proxy" => Some("inner:8080".into()),
            _ => None,
        });
        assert_eq!(hosts, HashSet::from(["proxy.corp".into(), "inner".into()]));
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
