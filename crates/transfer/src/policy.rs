//! Which addresses may be asked. A source on the public web may not make the app speak to the machines of
//! the person's own network (server-side request forgery, facts/security.md §6), nor downgrade to http.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use crate::TransferError;
use crate::location::shown;

/// What a source may be asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AddressPolicy {
    /// The person accepted http and private networks for this source. Without it: https to public addresses,
    /// and anything for a source that is on this very computer.
    pub confirmed: bool,
}

/// Where the connections of one request may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Addresses anyone on the internet would reach.
    Public,
    /// Anywhere but this computer: the person said so.
    Confirmed,
    /// This computer.
    Loopback,
}

/// True when the address names this computer.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => is_localhost(name),
        Some(Host::Ipv4(ip)) => is_home(ip.into()),
        Some(Host::Ipv6(ip)) => is_home(ip.into()),
        None => false,
    }
}

/// True for an address that leads to this computer. Systems take “no address” (`0.0.0.0`, `::`) for that too.
pub(crate) fn is_home(ip: IpAddr) -> bool {
    let ip = ip.to_canonical();
    ip.is_loopback() || ip.is_unspecified()
}

/// `localhost` and all below it mean this computer (RFC 6761 §6.3).
pub fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

/// True for an address anyone on the internet would reach: neither private, nor of this computer, nor
/// reserved (IANA special-purpose address registries, RFC 6890 and later).
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        // Shared by carriers (RFC 6598), protocol assignments (RFC 6890), benchmarks (RFC 2544), old 6to4 relays.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 192 && b == 88 && c == 99))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let s = ip.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match s {
        // IPv4 inside IPv6: mapped, NAT64 and 6to4 lead where the IPv4 address leads.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(v4(high, low))
        }
        [0x2002, high, low, ..] => is_public_v4(v4(high, low)),
        // Documentation, Teredo and other protocol assignments.
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [0x2001, second, ..] if second < 0x200 => false,
        // Global unicast is 2000::/3 and nothing else.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

/// Checks an address before it is asked, and says where its connections may lead. `original` is the address
/// the person or the source named; `url` is that, or where redirects led.
pub(crate) fn check(url: &Url, original: &Url, policy: AddressPolicy) -> Result<Reach, TransferError> {
    let home = is_loopback(url);
    if home && is_loopback(original) {
        return Ok(Reach::Loopback);
    }
    // A word for an address in the network is none for programs on this very computer.
    if policy.confirmed && !home {
        return Ok(Reach::Confirmed);
    }
    if url.scheme() != "https" {
        return Err(TransferError::Insecure { url: shown(url) });
    }
    let public = match url.host() {
        Some(Host::Ipv4(ip)) => is_public_v4(ip),
        Some(Host::Ipv6(ip)) => is_public_v6(ip),
        // Names are looked up later, and the resolver drops what is not public.
        Some(Host::Domain(_)) => !home,
        None => false,
    };
    if public { Ok(Reach::Public) } else { Err(TransferError::PrivateAddress { url: shown(url) }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(original: &str, url: &str, confirmed: bool) -> Result<Reach, &'static str> {
        let parse = |text| Url::parse(text).unwrap();
        check(&parse(url), &parse(original), AddressPolicy { confirmed }).map_err(|error| error.code())
    }

    #[test]
    fn the_public_web_needs_https() {
        assert_eq!(verdict("https://example.org/", "https://example.org/", false), Ok(Reach::Public));
        assert_eq!(verdict("http://example.org/", "http://example.org/", false), Err("insecure"));
        assert_eq!(verdict("https://example.org/", "http://example.org/", false), Err("insecure"));
        assert_eq!(verdict("http://example.org/", "http://example.org/", true), Ok(Reach::Confirmed));
    }

    #[test]
    fn private_addresses_in_every_disguise_need_a_word() {
        let disguises = [
            "https://10.0.0.1/",
            "https://192.168.1.4/",
            "https://172.16.0.1/",
            "https://169.254.169.254/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::1]/",
            "https://[::]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[fe80::1]/",
            "https://[fd12::1]/",
            "https://[64:ff9b::a00:1]/",
            "https://[2002:a00:1::]/",
            "https://localhost/",
            "https://a.localhost/",
            "https://LOCALHOST./",
            "https://224.0.0.1/",
        ];
        for url in disguises {
            assert_eq!(verdict("https://example.org/", url, false), Err("private_address"), "{url}");
            let own = is_loopback(&Url::parse(url).unwrap());
            assert_eq!(verdict("https://example.org/", url, true).is_ok(), !own, "{url}");
        }
        assert_eq!(verdict("https://example.org/", "https://[2606:4700::1111]/", false), Ok(Reach::Public));
    }

    #[test]
    fn this_computer_may_speak_with_itself_only() {
        let home = "http://127.0.0.1:8080/";
        assert_eq!(verdict(home, home, false), Ok(Reach::Loopback));
        assert_eq!(verdict(home, "http://localhost:9/", false), Ok(Reach::Loopback));
        assert_eq!(verdict(home, "http://10.0.0.1/", false), Err("insecure"));
        assert_eq!(verdict(home, "https://10.0.0.1/", false), Err("private_address"));
        assert_eq!(verdict("http://10.0.0.1/", "http://10.0.0.1/", false), Err("insecure"));
    }

    #[test]
    fn no_address_is_this_computer_in_every_spelling() {
        for url in ["http://0.0.0.0:8/", "http://0:8/", "http://[::]:8/", "http://[::ffff:0.0.0.0]:8/"] {
            assert!(is_loopback(&Url::parse(url).unwrap()), "{url}");
            assert_eq!(verdict("http://192.168.1.4/", url, true), Err("insecure"), "{url}");
            assert_eq!(verdict("http://127.0.0.1:9/", url, false), Ok(Reach::Loopback), "{url}");
        }
    }
}
