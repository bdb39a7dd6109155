//! The page of a package: what is published of it, read from the database and put together.

use vitrine_api::registry::{
    CardStars, LocalTexts, PackageCard, PackageDetail, PackageNeed, PublishedArtifact, PublishedMember,
    PublishedVersion, PublishedVersionDetail, Tombstone,
};
use vitrine_api::types as api;
use vitrine_base::{PackageId, Version};
use vitrine_package::language::nearest;
use vitrine_package::listing::Texts;
use vitrine_package::{Dependency, DependencyKind};

use crate::accounts::identity::Identity;
use crate::error::Refusal;
use crate::search::{kind_word, picture_address, rating_word};
use crate::store::{PackageRow, PackageState, ShownVersion, UnitOfWork};
use crate::{Registry, RegistryError, page};

/// The package as it is spelled, for those who may see it: taken down ones only for owners and curators, ids that are
/// only reserved for nobody.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Gone`] with the public reason; when the engine refuses.
pub fn visible(unit: &dyn UnitOfWork, id: &str, identity: &Identity) -> Result<PackageRow, RegistryError> {
    let missing = || RegistryError::not_found("package");
    let id = PackageId::new(id).map_err(|_| missing())?;
    let found = match unit.package(&id)? {
        Some(row) => Some(row),
        None => match unit.package_spelled(&id)? {
            Some(spelled) => unit.package(&spelled)?,
            None => None,
        },
    };
    let row = found.filter(|row| row.state != PackageState::Reserved).ok_or_else(missing)?;
    if row.state == PackageState::Withdrawn && !identity.moderates() && !owns(unit, identity, &row.id)? {
        return Err(gone(&row));
    }
    Ok(row)
}

fn gone(row: &PackageRow) -> RegistryError {
    let reason = row.withdrawn_reason.as_deref().unwrap_or_default();
    let (code, sentence) = match row.withdrawn_malicious {
        true => (
            "package.malicious",
            format!(
                "This package was taken down because it does harm: {reason} Remove it where you have it."
            ),
        ),
        false => ("package.withdrawn", format!("This package was taken down: {reason}")),
    };
    RegistryError::refused(Refusal::Gone, code, sentence)
}

fn owns(unit: &dyn UnitOfWork, identity: &Identity, id: &PackageId) -> Result<bool, RegistryError> {
    match identity.account() {
        Some(account) => Ok(unit.owners(id)?.contains(&account)),
        None => Ok(false),
    }
}

/// Everything the page of a package shows, in the first of these languages something is said in.
///
/// # Errors
/// As [`visible`].
pub fn detail(
    registry: &Registry,
    unit: &dyn UnitOfWork,
    id: &str,
    identity: &Identity,
    languages: &[String],
) -> Result<PackageDetail, RegistryError> {
    let row = visible(unit, id, identity)?;
    let versions = unit.shown_versions(&row.id)?;
    let latest = versions.iter().find(|version| Some(&version.entry.version) == row.latest.as_ref());
    let owned = owns(unit, identity, &row.id)?;
    let following = identity.account().map(|account| unit.follows(account, &row.id)).transpose()?;
    let dependencies = latest.map_or(Ok(Vec::new()), |version| needs(unit, &version.details.dependencies))?;
    let description = nearest(&row.descriptions, languages, |text| Some(text));
    let description_html = page::html(description.unwrap_or(&row.description));
    let withdrawn = (row.state == PackageState::Withdrawn).then(|| Tombstone {
        reason: row.withdrawn_reason.clone().unwrap_or_default(),
        malicious: row.withdrawn_malicious,
        at: row.withdrawn_at,
    });
    Ok(PackageDetail {
        card: card(registry, unit, &row, latest, languages)?,
        description_html,
        description: owned.then(|| row.description.clone()),
        licence: row.licence,
        homepage: row.homepage.filter(|address| address.starts_with("https://")),
        owners: unit.shown_owners(&row.id)?,
        versions: versions.iter().map(version_row).collect(),
        dependencies,
        withdrawn,
        following,
        owned,
        texts: row.texts.into_iter().map(local).collect(),
        descriptions: owned.then_some(row.descriptions),
        created: row.created,
    })
}

fn local((language, said): (String, Texts)) -> (String, LocalTexts) {
    (language, LocalTexts { name: said.name, summary: said.summary })
}

fn card(
    registry: &Registry,
    unit: &dyn UnitOfWork,
    row: &PackageRow,
    latest: Option<&ShownVersion>,
    languages: &[String],
) -> Result<PackageCard, RegistryError> {
    let picture = match &row.latest {
        Some(version) => unit.shown_picture(&row.id, version)?,
        None => None,
    };
    let picture = match picture {
        Some(path) => Some(path),
        None => registry.search.listing(&row.id)?.and_then(|listing| listing.picture_at),
    };
    let shown = unit.shown_stars(&row.id)?;
    let stars = row.stars_score.filter(|_| row.stars_count > 0);
    Ok(PackageCard {
        id: row.id.to_string(),
        kind: kind_word(row.kind),
        name: nearest(&row.texts, languages, |said| said.name.as_deref()).unwrap_or(&row.name).into(),
        maker: row.maker.clone(),
        summary: nearest(&row.texts, languages, |said| said.summary.as_deref())
            .unwrap_or(&row.summary)
            .into(),
        version: row.latest.as_ref().map(Version::to_string),
        size: latest.map(|version| version.size),
        downloads: row.downloads,
        updated: latest.map(|version| version.released),
        rating: rating_word(row.rating),
        tags: row.tags.clone(),
        picture: picture.as_deref().map(picture_address),
        stars: stars.map(|score| CardStars { score, average: shown, count: row.stars_count }),
        featured: row.featured.is_some(),
    })
}

fn version_row(version: &ShownVersion) -> PublishedVersion {
    let entry = &version.entry;
    PublishedVersion {
        version: entry.version.to_string(),
        released: version.released,
        channel: entry.channel.clone(),
        security: entry.security,
        yanked: version.yanked.clone().or_else(|| entry.yanked.clone()),
        size: version.size,
        platforms: entry.artifacts.iter().map(|artifact| artifact.platform.clone()).collect(),
        changelog_html: page::html(&version.details.changelog),
    }
}

fn needs(unit: &dyn UnitOfWork, dependencies: &[Dependency]) -> Result<Vec<PackageNeed>, RegistryError> {
    dependencies.iter().map(|dependency| need(unit, dependency)).collect()
}

fn need(unit: &dyn UnitOfWork, dependency: &Dependency) -> Result<PackageNeed, RegistryError> {
    let kind = match dependency.kind {
        DependencyKind::Model => api::DependencyKind::Model,
        DependencyKind::Tool => api::DependencyKind::Tool,
        DependencyKind::McpServer => api::DependencyKind::McpServer,
        DependencyKind::Agent => api::DependencyKind::Agent,
        DependencyKind::Package => api::DependencyKind::Package,
    };
    let named = (dependency.kind == DependencyKind::Package).then(|| PackageId::new(&*dependency.name).ok());
    let found = named.flatten().map(|id| unit.package(&id)).transpose()?.flatten();
    let available = found
        .filter(|row| row.state == PackageState::Live)
        .map(|row| api::PackageRef { source: String::new(), id: row.id.to_string() });
    let advice = match dependency.names_commands {
        true => "The package names commands or servers for it. Look at them before you set it up.",
        false => "",
    };
    Ok(PackageNeed {
        kind,
        name: dependency.name.clone(),
        purpose: dependency.purpose.clone(),
        required: dependency.required,
        origin: dependency.origin.clone(),
        available,
        advice: advice.into(),
        names_commands: dependency.names_commands,
    })
}

/// Everything the page of one version shows.
///
/// # Errors
/// As [`visible`]; [`Refusal::NotFound`] when there is no such version.
pub fn version_detail(
    unit: &dyn UnitOfWork,
    id: &str,
    version: &str,
    identity: &Identity,
) -> Result<PublishedVersionDetail, RegistryError> {
    let row = visible(unit, id, identity)?;
    let missing = || RegistryError::not_found("version");
    let wanted = Version::new(version).map_err(|_| missing())?;
    let found = unit.shown_version(&row.id, &wanted)?.ok_or_else(missing)?;
    let members = found.details.members.iter().map(|member| PublishedMember {
        path: member.path.clone(),
        size: member.size,
        sha256: member.sha256.to_hex(),
    });
    let artifacts = unit.artifacts(&row.id, &wanted)?.into_iter().map(|artifact| PublishedArtifact {
        platform: artifact.platform,
        sha256: artifact.sha256.to_hex(),
        size: artifact.size,
        url: format!("/{}", artifact.path.trim_start_matches('/')),
    });
    Ok(PublishedVersionDetail {
        row: version_row(&found),
        members: members.collect(),
        dependencies: needs(unit, &found.details.dependencies)?,
        artifacts: artifacts.collect(),
    })
}
