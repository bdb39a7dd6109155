//! Signing in to a gallery's registry through a browser, and signing out.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{RegistrySignIn, SignedOut, SigningIn};

use super::lock;
use super::presence::Place;
use super::remote::device::{self, Codes, Granted};
use super::remote::{Remote, RemoteError, is_safe, may_be_opened};
use super::token::{self, Signed};
use crate::Gallery;

/// A sign-in that waits for its yes, or failed.
pub(super) struct Signing {
    pub(super) shown: SigningIn,
    pub(super) stop: CancellationToken,
}

impl Gallery {
    pub(crate) async fn sign_in_at(&self, wish: RegistrySignIn) -> Result<SigningIn, ApiError> {
        let place = self.registry_at(&wish.source).await?;
        if !is_safe(&place.base) {
            return Err(RemoteError::Insecure.into());
        }
        let remote = self.remote(&place, None)?;
        let scopes = ["read", "publish", "rate", "moderate"];
        let scopes: Vec<String> =
            scopes[..if wish.tools { 4 } else { 3 }].iter().map(|&scope| scope.to_owned()).collect();
        let codes = device::begin(&remote, &device::client_name("Vitrine"), &scopes).await?;
        if ![&codes.address, &codes.whole_address].iter().all(|text| may_be_opened(text)) {
            let sentence =
                "The registry named an address to sign in at that is not encrypted. It is not opened.";
            return Err(ApiError::new("registry.insecure", sentence));
        }
        let shown = SigningIn {
            user_code: codes.user.clone(),
            address: codes.address.clone(),
            address_complete: codes.whole_address.clone(),
            expires: self.inner.clock.now() + i64::try_from(codes.holds).unwrap_or(600) * 1000,
            error: None,
        };
        let stop = CancellationToken::new();
        let signing = Signing { shown: shown.clone(), stop: stop.clone() };
        if let Some(before) = lock(&self.inner.registries.signing).insert(wish.source.clone(), signing) {
            before.stop.cancel();
        }
        self.wait_for_yes(wish.source, place, remote, codes, stop);
        self.registries_changed().await;
        Ok(shown)
    }

    fn wait_for_yes(
        &self,
        source: String,
        place: Place,
        remote: Remote,
        codes: Codes,
        stop: CancellationToken,
    ) {
        // A closed gallery must be able to go while somebody looks for their password.
        let weak = Arc::downgrade(&self.inner);
        tokio::spawn(async move {
            let ended = tokio::select! {
                () = stop.cancelled() => return,
                ended = device::wait(&remote, &codes) => ended,
            };
            let Some(inner) = weak.upgrade() else { return };
            let gallery = Self { inner };
            let kept = match ended {
                // Cancelled in the moment of the yes: what was given is given back.
                Ok(granted) if stop.is_cancelled() => return gallery.give_back(&place, granted.token).await,
                Ok(granted) => gallery.keep_token(&place, granted).await,
                Err(error) => Err(error.into()),
            };
            if stop.is_cancelled() {
                let replaced = lock(&gallery.inner.registries.signing).contains_key(&source);
                if kept.is_ok() && !replaced {
                    let _ = gallery.sign_out_of(&source).await;
                }
                return;
            }
            {
                let mut signing = lock(&gallery.inner.registries.signing);
                match (kept, signing.get_mut(&source)) {
                    (Ok(()), _) => drop(signing.remove(&source)),
                    (Err(error), Some(signing)) => signing.shown.error = Some(error),
                    (Err(_), None) => {}
                }
            }
            gallery.registries_changed().await;
        });
    }

    /// Has a token nobody wants any more taken back; one that cannot be is forgotten all the same.
    async fn give_back(&self, place: &Place, token: String) {
        if let Ok(remote) = self.remote(place, Some(token)) {
            let _ = device::take_back(&remote).await;
        }
    }

    /// Keeps a new token under its account's name; the one before is taken back.
    async fn keep_token(&self, place: &Place, granted: Granted) -> Result<(), ApiError> {
        let before = self.token_at(place).await?;
        let account = self.remote(place, Some(granted.token.clone()))?.get("/api/v1/account").await;
        let account = match account {
            Ok(account) => account["handle"].as_str().unwrap_or_default().to_owned(),
            // A token without “read” may not ask; it is good all the same.
            Err(RemoteError::Refused { code, .. }) if code == "auth.scope" => String::new(),
            Err(error) => return Err(error.into()),
        };
        let signed = Signed { account, scopes: granted.scopes, token: granted.token };
        let address = place.address.clone();
        self.blocking(move |g| {
            token::keep(&g.inner.home, &address, &signed, g.inner.keyring)
                .map_err(|e| RemoteError::File(e).into())
        })
        .await?;
        self.inner.registries.forget_tokens();
        lock(&self.inner.registries.ended).remove(&place.address);
        if let Some(before) = before {
            // A courtesy: it ends by itself one day.
            let _ = device::take_back(&self.remote(place, Some(before))?).await;
        }
        Ok(())
    }

    pub(crate) async fn cancel_sign_in(&self, source: &str) -> Result<(), ApiError> {
        let ended = lock(&self.inner.registries.signing).remove(source);
        if let Some(signing) = ended {
            signing.stop.cancel();
            self.registries_changed().await;
        }
        Ok(())
    }

    pub(crate) async fn sign_out_of(&self, source: &str) -> Result<SignedOut, ApiError> {
        let place = self.registry_at(source).await?;
        let token = self.token_at(&place).await?;
        self.forget_token(&place, None).await?;
        let told = match token {
            Some(token) => device::take_back(&self.remote(&place, Some(token))?).await,
            None => Ok(()),
        };
        Ok(SignedOut { problem: told.err().map(|error| error.to_string()) })
    }

    /// Forgets a token here; `why` is told when it was not the person's own wish.
    pub(super) async fn forget_token(&self, place: &Place, why: Option<String>) -> Result<(), ApiError> {
        let address = place.address.clone();
        let forgotten = self
            .blocking(move |g| {
                token::forget(&g.inner.home, &address).map_err(|e| ApiError::from(RemoteError::File(e)))
            })
            .await?;
        self.inner.registries.forget_tokens();
        {
            let mut ended = lock(&self.inner.registries.ended);
            match why {
                Some(why) => drop(ended.insert(place.address.clone(), why)),
                None => drop(ended.remove(&place.address)),
            }
        }
        if forgotten {
            self.registries_changed().await;
        }
        Ok(())
    }
}
