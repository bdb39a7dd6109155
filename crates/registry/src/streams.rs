//! Streams of events hold a connection for a quarter of an hour each: how many there may be, of one account, of one
//! neighbourhood of the network and in all. Some are kept for those who moderate, so that nobody can shut them out.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::RegistryError;
use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::network::neighbourhood_of;

/// Streams of one account at once: some windows in some browsers, and a program or two.
pub const PER_ACCOUNT: usize = 12;

/// Streams of one neighbourhood at once, whoever asks: enough for an office, and four of them do not fill the house.
pub const PER_NEIGHBOURHOOD: usize = 48;

/// Streams in all: a quarter of the connections [`crate::http::listen::Bounds`] lets in, so that the others stay free.
pub const IN_ALL: usize = 256;

/// Of those, kept for curators and administrators; the bound of a neighbourhood does not hold for them either.
pub const FOR_MODERATORS: usize = 48;

/// Seconds to wait before asking for a stream again.
const LATER: u64 = 60;

#[derive(Default)]
struct Counts {
    by_account: HashMap<i64, usize>,
    by_neighbourhood: HashMap<IpAddr, usize>,
    all: usize,
}

/// Who listens; clones share it.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<Counts>>);

/// A place of a stream; given back when dropped.
pub struct Place {
    streams: Streams,
    account: i64,
    /// None of those who moderate: they are not counted there.
    neighbourhood: Option<IpAddr>,
}

impl Streams {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for one more stream of a member who asks from that address.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when the account, or its neighbourhood, listens often enough; [`Refusal::Unavailable`] when
    /// everybody together does.
    pub fn place_for(&self, member: &Member, address: IpAddr) -> Result<Place, RegistryError> {
        let account = member.account;
        let neighbourhood = (!member.moderates()).then(|| neighbourhood_of(address));
        let mut counts = self.counts();
        if counts.by_account.get(&account).is_some_and(|own| *own >= PER_ACCOUNT) {
            let own = format!("You listen {PER_ACCOUNT} times already. Close some of the windows that do.");
            return Err(too_many(own));
        }
        let near = neighbourhood.and_then(|near| counts.by_neighbourhood.get(&near));
        if near.is_some_and(|near| *near >= PER_NEIGHBOURHOOD) {
            let sentence =
                "Enough listen from your part of the network. Everything else goes on; try again later.";
            return Err(too_many(sentence.into()));
        }
        let most = if neighbourhood.is_none() { IN_ALL } else { IN_ALL - FOR_MODERATORS };
        if counts.all >= most {
            return Err(RegistryError::refused(
                Refusal::Unavailable,
                "events.full",
                "Too many listen at the moment. Everything else goes on; try again in a minute.",
            ));
        }
        *counts.by_account.entry(account).or_insert(0) += 1;
        if let Some(near) = neighbourhood {
            *counts.by_neighbourhood.entry(near).or_insert(0) += 1;
        }
        counts.all += 1;
        Ok(Place { streams: self.clone(), account, neighbourhood })
    }
}

fn too_many(sentence: String) -> RegistryError {
    RegistryError::refused(Refusal::TooMany(LATER), "events.too_many", sentence)
}

/// One less; what has none is forgotten.
fn give_back<K: Eq + Hash>(counts: &mut HashMap<K, usize>, key: &K) {
    let Some(own) = counts.get_mut(key) else { return };
    *own = own.saturating_sub(1);
    if *own == 0 {
        counts.remove(key);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.streams.counts();
        counts.all = counts.all.saturating_sub(1);
        give_back(&mut counts.by_account, &self.account);
        if let Some(near) = &self.neighbourhood {
            give_back(&mut counts.by_neighbourhood, near);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;
    use crate::accounts::identity::{Role, Via};

    fn member(account: i64, role: Role) -> Member {
        let via = Via::Session { hash: [0; 32], confirmed: 0 };
        Member { account, handle: account.to_string(), role, via }
    }

    /// Every account in a neighbourhood of its own.
    fn everywhere(account: i64) -> Ipv4Addr {
        let [.., last] = account.to_be_bytes();
        Ipv4Addr::new(10, 0, last, 1)
    }

    /// As many places as accounts from `first` on can have, each from the address `from` gives it.
    fn fill(streams: &Streams, first: i64, from: impl Fn(i64) -> Ipv4Addr) -> Vec<Place> {
        let mut inside = Vec::new();
        for account in first.. {
            let somebody = member(account, Role::Member);
            let before = inside.len();
            while let Ok(place) = streams.place_for(&somebody, from(account).into()) {
                inside.push(place);
            }
            if inside.len() == before {
                break;
            }
        }
        inside
    }

    #[test]
    fn places_are_counted_and_given_back() {
        let streams = Streams::default();
        let (mira, home) = (member(1, Role::Member), IpAddr::from([192, 0, 2, 1]));
        let mut inside: Vec<_> = (0..PER_ACCOUNT).map(|_| streams.place_for(&mira, home).unwrap()).collect();
        assert!(streams.place_for(&mira, home).is_err());
        inside.pop();
        inside.push(streams.place_for(&mira, home).unwrap());
        inside.extend(fill(&streams, 2, everywhere));
        assert_eq!(inside.len(), IN_ALL - FOR_MODERATORS);
        inside.clear();
        assert!(streams.counts().by_account.is_empty() && streams.counts().by_neighbourhood.is_empty());
        assert!(streams.place_for(&mira, home).is_ok());
    }

    #[test]
    fn one_neighbourhood_does_not_fill_the_house() {
        let streams = Streams::default();
        let near = |account: i64| {
            let [.., last] = account.to_be_bytes();
            Ipv4Addr::new(198, 51, 100, last)
        };
        let inside = fill(&streams, 1, near);
        assert_eq!(inside.len(), PER_NEIGHBOURHOOD);
        let elsewhere = IpAddr::from([203, 0, 113, 1]);
        assert!(streams.place_for(&member(1000, Role::Member), elsewhere).is_ok());
        let beside = streams.place_for(&member(1001, Role::Curator), near(1).into());
        assert!(beside.is_ok(), "a curator beside them");
    }

    #[test]
    fn those_who_moderate_find_a_place_when_all_others_are_taken() {
        let streams = Streams::default();
        let _inside = fill(&streams, 1, everywhere);
        let address = IpAddr::from([203, 0, 113, 1]);
        assert!(streams.place_for(&member(1000, Role::Member), address).is_err());
        let curators: Vec<_> = (0..FOR_MODERATORS)
            .map(|number| {
                let account = i64::try_from(2000 + number / PER_ACCOUNT).unwrap();
                streams.place_for(&member(account, Role::Curator), address)
            })
            .collect();
        assert!(curators.iter().all(Result::is_ok));
        assert!(streams.place_for(&member(3000, Role::Admin), address).is_err());
    }
}
