//! The key of one day. It lies in a file of its own, private and never in a backup, so that a restart counts nobody
//! twice; at midnight another one takes its place, and what was hashed with it can be traced to nobody any more.

use std::path::Path;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use vitrine_base::fs;

use super::Client;

/// The first half of an HMAC-SHA256: enough to tell people apart, nothing else.
pub type Seen = [u8; 16];

/// Key and day.
pub(crate) struct DayKey {
    pub(crate) day: i64,
    key: [u8; 64],
}

impl DayKey {
    /// The key of that day: the one in the file when it is of that day, otherwise a new one, which takes its place.
    pub(crate) fn of(day: i64, file: &Path) -> Self {
        if let Some(kept) = read(file).filter(|kept| kept.day == day) {
            return kept;
        }
        let made = Self { day, key: rand::random() };
        // Without a file a restart today counts some people twice: no reason not to count.
        if let Err(error) = made.write(file) {
            tracing::warn!(%error, "the key of the day cannot be kept");
        }
        made
    }

    /// What is remembered of a client and what it asked for: network, which of its few programs, and subject, each with
    /// its length before it.
    pub(crate) fn seen(&self, client: &Client<'_>, subject: &[&str]) -> Seen {
        let mut mac = Hmac::<Sha256>::new(&self.key.into());
        let address = match client.network() {
            std::net::IpAddr::V4(address) => address.octets().to_vec(),
            std::net::IpAddr::V6(address) => address.octets().to_vec(),
        };
        let subject = subject.iter().map(|part| part.as_bytes());
        let program = [client.program()];
        for part in [address.as_slice(), &program].into_iter().chain(subject) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        let mut seen = Seen::default();
        seen.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        seen
    }

    fn write(&self, file: &Path) -> std::io::Result<()> {
        let text = format!("{} {}\n", self.day, hex::encode(self.key));
        fs::write_atomic(file, text.as_bytes())?;
        #[cfg(unix)]
        fs::make_private(file)?;
        Ok(())
    }
}

fn read(file: &Path) -> Option<DayKey> {
    let text = String::from_utf8(fs::read_limited(file, 256).ok()?).ok()?;
    let (day, key) = text.trim().split_once(' ')?;
    let mut bytes = [0; 64];
    hex::decode_to_slice(key, &mut bytes).ok()?;
    Some(DayKey { day: day.parse().ok()?, key: bytes })
}
