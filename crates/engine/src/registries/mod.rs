//! Registries: galleries with a server behind them, which take accounts, ratings, submissions and decisions. Where
//! tokens are kept ([`token`]) and how a registry is spoken to ([`remote`]); the terminal uses both as well. The window
//! speaks to a registry only through here: it never sees a token, and loads nothing from anywhere itself.

mod calls;
mod device_key;
mod presence;
pub mod remote;
mod rows;
mod saving;
mod signing;
mod streams;
pub mod token;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_base::Sha256;

use crate::Gallery;
use crate::gallery::Inner;
use remote::{RemoteError, is_safe};
use signing::Signing;

/// How often is looked whether another program signed in or out.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What is under way with registries.
#[derive(Default)]
pub(crate) struct Registries {
    /// Tokens by address: a keyring may ask its owner, and is asked once.
    tokens: Mutex<Tokens>,
    /// Sign-ins by source.
    signing: Mutex<HashMap<String, Signing>>,
    /// Why somebody was signed out, by address.
    ended: Mutex<HashMap<String, String>>,
    /// Sources whose registry is looked for just now.
    looking: Mutex<HashSet<String>>,
    /// Streams by their listener's name.
    streams: Mutex<HashMap<String, CancellationToken>>,
}

/// Tokens as of one state of the file that says where one is signed in.
#[derive(Default)]
struct Tokens {
    as_of: Option<Sha256>,
    known: HashMap<String, Option<String>>,
}

/// Locks; what a panic left is as good as before: every change is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Registries {
    /// The token kept for an address. Reads a file, and may ask the keyring.
    fn token(&self, home: &Path, address: &str) -> Option<String> {
        let now = token::revision(home);
        {
            let mut tokens = lock(&self.tokens);
            if tokens.as_of != now {
                *tokens = Tokens { as_of: now, known: HashMap::new() };
            }
            if let Some(known) = tokens.known.get(address) {
                return known.clone();
            }
        }
        // Not held meanwhile: a keyring may ask a person.
        let found = token::kept(home, address).map(|(token, _)| token);
        let mut tokens = lock(&self.tokens);
        if tokens.as_of == now {
            tokens.known.insert(address.to_owned(), found.clone());
        }
        found
    }

    /// Forgets what the keyring said.
    fn forget_tokens(&self) {
        *lock(&self.tokens) = Tokens::default();
    }

    /// Ends everything that waits.
    pub(crate) fn stop_all(&self) {
        lock(&self.streams).drain().for_each(|(_, stop)| stop.cancel());
        lock(&self.signing).drain().for_each(|(_, signing)| signing.stop.cancel());
    }
}

/// A source's registry, ready to be spoken to.
pub(crate) struct Reached {
    pub(crate) remote: remote::Remote,
    pub(crate) place: presence::Place,
    /// A token goes with what is asked.
    pub(crate) signed_in: bool,
}

impl Gallery {
    /// A registry, asked over the network as the settings want it at that moment; with `token` as whoever is signed in.
    pub(crate) fn remote(
        &self,
        place: &presence::Place,
        token: Option<String>,
    ) -> Result<remote::Remote, RemoteError> {
        let network = self.inner.client.clone();
        remote::Remote::over(network, place.base.clone(), place.policy, token.unwrap_or_default())
    }

    /// The registry of a source with whoever is signed in there; also for what speaks to it beyond single calls.
    ///
    /// # Errors
    /// When the source has no registry.
    pub(crate) async fn reach(&self, source: &str) -> Result<Reached, ApiError> {
        let place = self.registry_at(source).await?;
        let token = self.token_at(&place).await?;
        let signed_in = token.is_some();
        Ok(Reached { remote: self.remote(&place, token)?, place, signed_in })
    }

    /// The token for a registry, when somebody is signed in and its address is safe.
    async fn token_at(&self, place: &presence::Place) -> Result<Option<String>, ApiError> {
        if !is_safe(&place.base) {
            return Ok(None);
        }
        let address = place.address.clone();
        self.blocking(move |g| Ok(g.inner.registries.token(&g.inner.home, &address))).await
    }
}

/// Tells of sign-ins and sign-outs by other programs (the terminal), until the gallery is gone.
pub(crate) async fn follow_others(gallery: Weak<Inner>) {
    let mut seen = None;
    loop {
        let Some(inner) = gallery.upgrade() else { return };
        let home = inner.home.clone();
        let now = tokio::task::spawn_blocking(move || token::revision(&home)).await.ok();
        if seen.replace(now).is_some_and(|before| before != now) {
            Gallery { inner }.registries_changed().await;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
