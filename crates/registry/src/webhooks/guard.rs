//! Where webhooks may lead (facts/security.md §6): https, to addresses anyone on the internet would reach. Addresses
//! written out are tested before anything is sent, names by the resolver that the connection itself uses, so that
//! there is no second look-up that could answer otherwise. The table of addresses is that of `vitrine-transfer`.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};
use vitrine_transfer::{is_localhost, is_public};

use crate::RegistryError;

/// Letters of an address.
const LONGEST: usize = 2_000;

/// What a look-up answers.
pub type Found = Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>>;

/// Looks names up: the system, or a test that holds the answers.
pub trait Lookup: Send + Sync {
    /// The addresses of a name.
    fn addresses(&self, name: String) -> Found;
}

/// The system's own look-up.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Lookup for System {
    fn addresses(&self, name: String) -> Found {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// Why an address will not do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It cannot be read.
    #[error("The address cannot be read.")]
    Unreadable,
    /// It is too long.
    #[error("The address is too long.")]
    TooLong,
    /// It carries a user name or password.
    #[error("The address has a user name or password in it.")]
    Credentials,
    /// It is not https.
    #[error("Webhooks go to https addresses only.")]
    NotHttps,
    /// It is, or leads to, an address of a private network or of this computer.
    #[error("The address leads into a private network.")]
    Private,
}

impl From<Refused> for RegistryError {
    fn from(refused: Refused) -> Self {
        Self::field("webhook.url", "url", refused.to_string())
    }
}

/// Reads an address and tests what can be told without looking its name up.
///
/// # Errors
/// Why it will not do.
pub fn check(text: &str, private_allowed: bool) -> Result<Url, Refused> {
    if text.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    let url = Url::parse(text).map_err(|_| Refused::Unreadable)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refused::Credentials);
    }
    let plain = url.scheme() == "http" && private_allowed;
    if url.scheme() != "https" && !plain {
        return Err(Refused::NotHttps);
    }
    let public = match url.host() {
        // Written in one number, in octal or hexadecimal: the parser has made an address of it.
        Some(Host::Ipv4(ip)) => is_public(ip.into()),
        Some(Host::Ipv6(ip)) => is_public(ip.into()),
        Some(Host::Domain(name)) => !is_localhost(name),
        None => return Err(Refused::Unreadable),
    };
    if public || private_allowed { Ok(url) } else { Err(Refused::Private) }
}

/// The resolver of the client that delivers: a name of which one address is not public leads nowhere.
pub(super) struct Guarded {
    pub(super) lookup: Arc<dyn Lookup>,
    pub(super) private_allowed: bool,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (name, private_allowed) = (name.as_str().to_owned(), self.private_allowed);
        let found = self.lookup.addresses(name.clone());
        Box::pin(async move {
            if is_localhost(&name) && !private_allowed {
                return Err(Refused::Private.into());
            }
            let addresses = found.await?;
            if !private_allowed && !addresses.iter().all(|ip| is_public(*ip)) {
                return Err(Refused::Private.into());
            }
            let addresses: Vec<SocketAddr> = addresses.into_iter().map(|ip| SocketAddr::new(ip, 0)).collect();
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_places_in_every_spelling() {
        for url in [
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0177.0.0.1/",
            "https://0x7f.0.0.1:8443/x",
            "https://0.0.0.0/",
            "https://0/",
            "https://10.0.0.1/",
            "https://172.16.0.1/",
            "https://192.168.0.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://100.64.0.1/",
            "https://100.100.100.200/",
            "https://192.0.0.192/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://198.18.0.1/",
            "https://240.0.0.1/",
            "https://192.88.99.1/",
            "https://[::]/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://[::127.0.0.1]/",
            "https://[::a00:1]/",
            "https://[fe80::1]/",
            "https://[fc00::1]/",
            "https://[fd00:ec2::254]/",
            "https://[ff02::1]/",
            "https://[64:ff9b::169.254.169.254]/",
            "https://[64:ff9b:1::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://[2002:a9fe:a9fe::1]/",
            "https://[2001:0:1::1]/",
            "https://[2001:db8::1]/",
            "https://localhost/",
            "https://LOCALHOST./",
            "https://x.localhost:9/",
        ] {
            assert_eq!(check(url, false), Err(Refused::Private), "{url}");
            assert!(check(url, true).is_ok(), "{url}");
        }
    }

    #[test]
    fn only_https_without_a_password() {
        assert!(check("https://example.org/hook?x=1", false).is_ok());
        assert!(check("https://[2606:4700::1111]/", false).is_ok());
        for (url, why) in [
            ("http://example.org/", Refused::NotHttps),
            ("ftp://example.org/", Refused::NotHttps),
            ("file:///etc/passwd", Refused::NotHttps),
            ("gopher://example.org/", Refused::NotHttps),
            ("https://user:word@example.org/", Refused::Credentials),
            ("https://user@example.org/", Refused::Credentials),
            ("example.org", Refused::Unreadable),
            ("https://", Refused::Unreadable),
        ] {
            assert_eq!(check(url, false), Err(why), "{url}");
        }
        assert_eq!(
            check(&format!("https://example.org/{}", "x".repeat(3_000)), false),
            Err(Refused::TooLong)
        );
        assert!(check("http://example.org/", true).is_ok());
    }
}
