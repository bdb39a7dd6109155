//! Which galleries have a registry: each is asked at `<address>/api/v1/session`, once a day at most, and what it said is
//! remembered.

use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;
use vitrine_api::ApiError;
use vitrine_base::{SourceName, Timestamp};
use vitrine_catalog::Source;
use vitrine_transfer::{AddressPolicy, Location};

use super::remote::RemoteError;
use super::{lock, token};
use crate::Gallery;
use crate::errors::Explain as _;

/// What was heard is good for a day: a gallery that moves to a registry shows it tomorrow.
const HOLDS: i64 = 24 * 3600 * 1000;
/// A gallery that could not be reached is asked again when somebody looks, though not with every look.
const AGAIN: i64 = 5 * 1000;

/// Where a registry is.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Its address.
    pub(crate) base: Url,
    /// The same as tokens are kept under, without a slash at the end.
    pub(crate) address: String,
    /// What the person allowed for this gallery: http, a private network.
    pub(crate) policy: AddressPolicy,
}

/// What a registry says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) device_ratings: bool,
}

/// What is remembered of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Heard {
    address: String,
    at: Timestamp,
    /// It could be asked at all.
    pub(super) reached: bool,
    pub(super) there: Option<About>,
    /// Since when something else answers where a registry was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone: Option<Timestamp>,
}

impl Heard {
    fn is_fresh(&self, now: Timestamp) -> bool {
        let holds = if self.reached { HOLDS } else { AGAIN };
        // A clock that was set back makes nothing fresh for ever.
        (0..holds).contains(&(now - self.at))
    }
}

/// Where a gallery's registry would be; none for folders. A registry of ours speaks several protocols, so the protocol
/// says nothing.
pub(super) fn place_of(source: &Source) -> Option<Place> {
    let Location::Web(url) = &source.location else { return None };
    let mut folder = url.clone();
    folder.set_query(None);
    let path = folder.path().to_owned();
    if path.ends_with(".json") {
        folder.set_path(&path[..=path.rfind('/').unwrap_or(0)]);
    }
    let address = token::address_of(folder.as_str())?;
    Some(Place { base: address.parse().ok()?, address, policy: source.policy() })
}

impl Gallery {
    /// The registry of a source.
    ///
    /// # Errors
    /// `registry.none` when it has none, with why.
    pub(crate) async fn registry_at(&self, source: &str) -> Result<Place, ApiError> {
        let name = source.to_owned();
        self.blocking(move |g| {
            let found = SourceName::new(name.as_str()).ok().map(|name| g.inner.catalog.source(&name));
            let found = found.transpose().map_err(|e| e.explain())?.flatten();
            let source = found
                .ok_or_else(|| ApiError::new("catalog.no_source", format!("There is no source “{name}”.")))?;
            place_of(&source).ok_or_else(|| {
                ApiError::new(
                    "registry.none",
                    "This gallery has no registry: it is files, and nobody answers.",
                )
            })
        })
        .await
    }

    /// What is remembered of a source's registry, and whether it is time to ask again.
    pub(super) fn heard_of(&self, name: &str, place: &Place) -> (Option<Heard>, bool) {
        let fact = self.inner.personal.fact(&fact_name(name)).ok().flatten();
        let heard: Option<Heard> = fact.and_then(|text| serde_json::from_str(&text).ok());
        let heard = heard.filter(|heard| heard.address == place.address);
        let stale = heard.as_ref().is_none_or(|heard| !heard.is_fresh(self.inner.clock.now()));
        (heard, stale)
    }

    /// Asks a gallery in the background whether it has a registry, and tells when the answer is another one.
    pub(super) fn look_for_registry(&self, name: String, place: Place) {
        if !lock(&self.inner.registries.looking).insert(name.clone()) {
            return;
        }
        let gallery = self.clone();
        tokio::spawn(async move {
            let before = gallery.heard_of(&name, &place).0;
            let asked = gallery.ask_about(&place).await;
            let heard = heard_now(asked, before.as_ref(), place.address, gallery.inner.clock.now());
            let text = serde_json::to_string(&heard).unwrap_or_default();
            let (fact, keeping) = (fact_name(&name), gallery.clone());
            let kept = keeping
                .blocking(move |g| g.inner.personal.set_fact(&fact, Some(&text)).map_err(|e| e.explain()))
                .await;
            lock(&gallery.inner.registries.looking).remove(&name);
            let news = before.is_none_or(|b| (b.reached, b.there) != (heard.reached, heard.there));
            if news && kept.is_ok() {
                gallery.registries_changed().await;
            }
        });
    }

    /// What answers there: a registry, or something else. Nobody's token is shown for it.
    async fn ask_about(&self, place: &Place) -> Result<Option<About>, RemoteError> {
        let remote = self.remote(place, None)?;
        let request = remote.request(Method::GET, remote.at("/api/v1/session")?).await?;
        let answer = match remote.json(request).await {
            Ok(answer) => answer,
            Err(RemoteError::Refused { status, .. }) if status == 429 || status >= 500 => {
                return Err(RemoteError::Unreachable { why: "it is busy" });
            }
            Err(RemoteError::Refused { .. } | RemoteError::Answer(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(about(&answer))
    }
}

/// What is remembered after an answer. What a registry once said holds while nobody answers, and for a day while
/// something else does: a proxy says “404” while the registry behind it is started anew.
fn heard_now(
    asked: Result<Option<About>, RemoteError>,
    before: Option<&Heard>,
    address: String,
    at: Timestamp,
) -> Heard {
    let known = before.and_then(|before| before.there.clone());
    let since = before.and_then(|before| before.gone);
    match asked {
        Ok(None) if known.is_some() && at - since.unwrap_or(at) < HOLDS => {
            Heard { address, at, reached: false, there: known, gone: since.or(Some(at)) }
        }
        Ok(there) => Heard { address, at, reached: true, there, gone: None },
        Err(_) => Heard { address, at, reached: false, there: known, gone: since },
    }
}

fn about(answer: &Value) -> Option<About> {
    let registry = answer.get("registry")?;
    let title = registry["title"].as_str()?;
    Some(About {
        title: title.chars().filter(|letter| !letter.is_control()).take(100).collect(),
        device_ratings: registry["deviceRatings"].as_bool().unwrap_or(false),
    })
}

fn fact_name(source: &str) -> String {
    format!("registry:{source}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there() -> Option<About> {
        Some(About { title: "Town".into(), device_ratings: false })
    }

    fn next(asked: Option<About>, before: Option<&Heard>, at: Timestamp) -> Heard {
        heard_now(Ok(asked), before, "https://town.test".into(), at)
    }

    #[test]
    fn a_registry_that_is_gone_for_a_moment_is_remembered_and_asked_again_soon() {
        let first = next(there(), None, 1_000);
        assert!(first.reached && first.is_fresh(1_000 + HOLDS - 1));
        let away = next(None, Some(&first), 2_000);
        assert!(away.there.is_some() && !away.reached && !away.is_fresh(2_000 + AGAIN));
        let still = next(None, Some(&away), 2_000 + HOLDS - 1);
        assert!(still.there.is_some());
        let back = next(there(), Some(&still), 3_000 + HOLDS);
        assert!(back.reached && back.gone.is_none());
        let left = next(None, Some(&still), 2_000 + HOLDS);
        assert!(left.reached && left.there.is_none());
    }

    #[test]
    fn where_nothing_was_nothing_is_for_a_day() {
        let first = next(None, None, 1_000);
        assert!(first.reached && first.there.is_none() && first.is_fresh(1_000 + HOLDS - 1));
    }
}
