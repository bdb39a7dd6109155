//! Which addresses count as one: what one household, or one provider's customer with a few machines, is given.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What counts as one address: IPv4 itself; of IPv6 the /64, which is what one household or machine is given.
pub fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// What counts as one neighbourhood, where one address more costs next to nothing: of IPv4 the /24, of IPv6 the /64.
pub fn neighbourhood_of(address: IpAddr) -> IpAddr {
    match network_of(address) {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            IpAddr::V4(Ipv4Addr::new(a, b, c, 0))
        }
        network @ IpAddr::V6(_) => network,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_household_is_one_address() {
        let of = |text: &str| network_of(text.parse().unwrap()).to_string();
        assert_eq!(of("203.0.113.9"), "203.0.113.9");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("::ffff:203.0.113.9"), "203.0.113.9");
    }

    #[test]
    fn neighbours_are_those_beside_one_another() {
        let of = |text: &str| neighbourhood_of(text.parse().unwrap()).to_string();
        assert_eq!(of("203.0.113.9"), "203.0.113.0");
        assert_eq!(of("::ffff:203.0.113.200"), "203.0.113.0");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }
}
