//! Making a rating, changing it, taking it back.

use std::sync::Arc;

use vitrine_base::Said;
use vitrine_base::{PackageId, Timestamp, Version};

use crate::accounts::identity::Identity;
use crate::error::Refusal;
use crate::ratings::{device, recount, words};
use crate::store::{NewRating, Notice, PackageRow, Rater, RatingRow, UnitOfWork};
use crate::{Registry, RegistryError, notify, showcase, webhooks};

/// What somebody says of a version.
#[derive(Debug, Clone)]
pub struct Opinion {
    /// The package.
    pub package: PackageId,
    /// The version.
    pub version: Version,
    /// 1 to 5.
    pub stars: u8,
    /// One line; may be empty.
    pub title: String,
    /// Plain text; may be empty.
    pub body: String,
    /// A language tag; may be empty.
    pub language: String,
    /// The client says that it has the package installed.
    pub installed: bool,
}

/// Who says it.
#[derive(Debug, Clone)]
pub enum Speaker {
    /// An account.
    Account(i64),
    /// A device: its key and its signature, in hex digits.
    Device {
        /// The public key.
        key: String,
        /// The signature of [`device::rating_text`].
        signature: String,
    },
}

/// Makes a rating or changes the one its maker has; tells the owners of a new one.
///
/// # Errors
/// A refusal that says what will not do; when the engine refuses.
pub async fn rate(
    registry: &Arc<Registry>,
    speaker: Speaker,
    said: Opinion,
) -> Result<RatingRow, RegistryError> {
    let mut rating = checked(&said)?;
    rating.rater = rater(registry, &speaker, |host| {
        device::rating_text(host, &rating.package, &rating.version, rating.stars, &rating.title, &rating.body)
    })?;
    let now = registry.now();
    registry.db.write(move |unit| put(unit, rating, now)).await
}

/// Takes a rating back. That one was hidden or reported is kept: who rates again begins where they left off.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none; a refusal of the signature; when the engine refuses.
pub async fn remove(
    registry: &Arc<Registry>,
    speaker: Speaker,
    package: PackageId,
) -> Result<(), RegistryError> {
    let rater = rater(registry, &speaker, |host| device::removal_text(host, &package))?;
    registry
        .db
        .write(move |unit| {
            let found = unit.rating_by(&package, rater)?.filter(|found| !found.removed);
            let found = found.ok_or_else(|| RegistryError::not_found("rating"))?;
            if found.hidden.is_some() || found.reports > 0 {
                unit.blank_rating(found.id)?;
            } else {
                unit.remove_rating(found.id)?;
            }
            recount(unit, &package)
        })
        .await
}

fn rater(
    registry: &Registry,
    speaker: &Speaker,
    text: impl FnOnce(&str) -> String,
) -> Result<Rater, RegistryError> {
    match speaker {
        Speaker::Account(account) => Ok(Rater::Account(*account)),
        Speaker::Device { .. } if !registry.config.device_ratings => Err(RegistryError::refused(
            Refusal::SignIn,
            "rating.sign_in",
            "This registry takes ratings from people who are signed in.",
        )),
        Speaker::Device { key, signature } => {
            let host = device::host(&registry.config);
            Ok(Rater::Device(device::verify(key, signature, &text(&host))?))
        }
    }
}

fn checked(said: &Opinion) -> Result<NewRating, RegistryError> {
    if !(1..=5).contains(&said.stars) {
        return Err(RegistryError::field("rating.stars", "stars", "A rating has 1 to 5 stars."));
    }
    if !said.installed {
        return Err(RegistryError::field(
            "rating.not_installed",
            "installed",
            "Only who has the package installed may rate it.",
        ));
    }
    Ok(NewRating {
        package: said.package.clone(),
        version: said.version.clone(),
        // Known once the signature is checked.
        rater: Rater::Account(0),
        stars: said.stars,
        title: words::title(&said.title)?,
        body: words::body(&said.body)?,
        language: words::language(&said.language)?,
        installed: said.installed,
    })
}

fn put(unit: &dyn UnitOfWork, rating: NewRating, now: Timestamp) -> Result<RatingRow, RegistryError> {
    // As a stranger: nobody rates what was taken down.
    let package = showcase::visible(unit, rating.package.as_str(), &Identity::default())?;
    let rating = NewRating { package: package.id.clone(), ..rating };
    if !unit.has_version(&package.id, &rating.version)? {
        let sentence = format!("There is no version {} of this package.", rating.version);
        return Err(RegistryError::field("rating.version", "version", sentence));
    }
    let owners = unit.owners(&package.id)?;
    if let Rater::Account(account) = rating.rater
        && owners.contains(&account)
    {
        return Err(RegistryError::refused(
            Refusal::Forbidden,
            "rating.own_package",
            "Makers do not rate their own packages.",
        ));
    }
    let (id, is_new) = unit.put_rating(&rating, now)?;
    recount(unit, &package.id)?;
    if is_new {
        announce(unit, &package, &owners, id, &rating, now)?;
    }
    unit.rating(id)?.ok_or_else(|| RegistryError::Internal("a rating vanished while it was written".into()))
}

fn announce(
    unit: &dyn UnitOfWork,
    package: &PackageRow,
    owners: &[i64],
    id: i64,
    rating: &NewRating,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let stars = if rating.stars == 1 { "1 star".to_owned() } else { format!("{} stars", rating.stars) };
    let notice = Notice {
        kind: "rating.new",
        title: Said::coded("notice.rated", format!("{}: a new rating, {stars}", package.name))
            .with("name", &package.name)
            .with_number("stars", rating.stars),
        body: rating.title.as_str().into(),
        link: format!("#/package/{}", package.id),
    };
    for owner in owners {
        notify::tell(unit, *owner, &notice, now)?;
    }
    let body = serde_json::json!({
        "rating": id, "package": package.id, "version": rating.version, "stars": rating.stars, "title": rating.title,
    });
    webhooks::emit(unit, "rating.new", Some(&package.id), &body, now)?;
    let news = serde_json::json!({ "event": "rating", "package": package.id, "rating": id });
    unit.add_news(&format!("package:{}", package.id), now, &news)?;
    Ok(())
}
