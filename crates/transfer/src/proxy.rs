//! The way out: the proxies of the system's variables, or the one the person named in the settings.

use std::collections::HashSet;

use reqwest::{ClientBuilder, NoProxy, Proxy};
use url::Url;

use crate::TransferError;
use crate::location::shown;

/// Which proxies are used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Proxies {
    /// The one the person named; the system's when none.
    named: Option<Url>,
    /// Their hosts.
    hosts: HashSet<String>,
}

impl Proxies {
    /// What the usual variables say.
    pub(crate) fn of_the_system() -> Self {
        Self { named: None, hosts: proxy_hosts(|name| std::env::var(name).ok()) }
    }

    /// The proxy with that address; the system's for `None`.
    pub(crate) fn named(address: Option<&str>) -> Result<Self, TransferError> {
        let Some(address) = address else { return Ok(Self::of_the_system()) };
        let wrong = |reason: String| TransferError::Setup { reason };
        let url = parse(address).ok_or_else(|| wrong("the proxy's address cannot be read".to_owned()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong(format!("{} is not an http proxy", shown(&url))));
        }
        let hosts = url.host_str().map(str::to_ascii_lowercase).into_iter().collect();
        Ok(Self { named: Some(url), hosts })
    }

    pub(crate) fn hosts(&self) -> &HashSet<String> {
        &self.hosts
    }

    /// A builder that uses them. The system's own are what the HTTP library looks for by itself.
    pub(crate) fn put_into(&self, builder: ClientBuilder) -> reqwest::Result<ClientBuilder> {
        let Some(url) = &self.named else { return Ok(builder) };
        // What the person keeps from proxies by the usual variable stays so.
        Ok(builder.proxy(Proxy::all(url.clone())?.no_proxy(NoProxy::from_env())))
    }
}

/// An address of a proxy, with or without its scheme.
fn parse(text: &str) -> Option<Url> {
    let address = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    Url::parse(&address).ok().filter(|url| url.host_str().is_some())
}

/// The hosts named in the usual variables.
fn proxy_hosts(variable: impl Fn(&str) -> Option<String>) -> HashSet<String> {
    ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
        .into_iter()
        .filter_map(variable)
        .filter_map(|text| parse(&text)?.host_str().map(str::to_ascii_lowercase))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_proxies_a_person_set_up() {
        let hosts = proxy_hosts(|name| match name {
            "HTTPS_PROXY" => Some("http://user:word@Proxy.Corp:3128/".into()),
            "http_proxy" => Some("inner:8080".into()),
            _ => None,
        });
        assert_eq!(hosts, HashSet::from(["proxy.corp".into(), "inner".into()]));
    }

    #[test]
    fn a_named_proxy_is_an_http_address() {
        assert!(Proxies::named(Some("proxy.corp:3128")).is_ok());
        assert!(Proxies::named(Some("http://me:word@proxy.corp:3128")).is_ok());
        for wrong in ["", "ftp://proxy.corp", "http://", "not an address", "socks5://proxy.corp:1080"] {
            assert!(Proxies::named(Some(wrong)).is_err(), "{wrong}");
        }
    }
}
