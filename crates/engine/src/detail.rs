//! The page of one package. It is painted from the catalogue on disk; description and changelogs come
//! lazily, and when they cannot, the page says so instead of failing.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{
    BuildOffer, Card, Dependency, Detail, EvidenceRow, PackageRef, Phrase, Provenance, VersionRow,
};
use vitrine_base::{PackageId, Said, Version, WithArguments as _};
use vitrine_catalog::{Listing, Source};
use vitrine_library::{Installed, PackageKey};
use vitrine_package::listing::Details;
use vitrine_package::{DependencyKind, Kind};
use vitrine_trust::TrustLevel;

use crate::errors::Explain as _;
use crate::gallery::key;
use crate::said;
use crate::{Gallery, convert, language, render_markdown, trusting};

/// A page waits this long for details that are cached or near; more would be felt.
const SOON: Duration = Duration::from_millis(300);

/// How long a page or a plan waits for details. They are small; a server that takes longer is one that answers
/// drop by drop, and the page says that something is missing.
const PATIENCE: Duration = Duration::from_secs(15);

/// What a page shows that has to be fetched.
#[derive(Default)]
struct Lazy {
    details: Details,
    evidence: Vec<EvidenceRow>,
    build: Option<BuildOffer>,
    /// Something may be missing.
    incomplete: bool,
}

impl Gallery {
    pub(crate) async fn detail_of(&self, package: PackageRef) -> Result<Detail, ApiError> {
        let key = key(&package)?;
        let installed = self.installed_now().iter().find(|i| i.key == key).cloned();
        let listing = {
            let (source, id) = (key.source.clone(), key.id.clone());
            self.blocking(move |g| g.inner.catalog.listing(&source, &id).map_err(|e| e.explain())).await?
        };
        match (listing, installed) {
            (Some(listing), installed) => self.listed_detail(listing, installed).await,
            (None, Some(installed)) => self.orphan_detail(installed).await,
            (None, None) => Err(no_such(&package)),
        }
    }

    async fn listed_detail(
        &self,
        listing: Listing,
        installed: Option<Installed>,
    ) -> Result<Detail, ApiError> {
        let Lazy { details, evidence, build, incomplete } = self.lazy_soon(&listing).await;
        let version = listing.latest().map(|v| v.version.clone());
        let listed = version.as_ref().and_then(|v| details.versions.get(v.as_str())).map(|d| &d.dependencies);
        let dependencies = match &installed {
            // The package itself, once it is here, says more than any card about it.
            Some(installed) if Some(&installed.version) == version.as_ref() => installed.dependencies.clone(),
            _ => listed.cloned().unwrap_or_default(),
        };
        let source = self.inner.catalog.source(&listing.source).map_err(|e| e.explain())?;
        let installed_row = match &installed {
            Some(installed) => Some(self.installed_row(installed)?),
            None => None,
        };
        let dependencies = self.explain_dependencies(&listing.source, &dependencies)?;
        Ok(Detail {
            card: self.cards()?.of(&listing),
            description_html: render_markdown(language::description(&details, &self.languages())),
            versions: versions(&listing, &details, installed.as_ref()),
            dependencies,
            provenance: self.provenance(&listing, source.as_ref()),
            licence: listing.licence.clone(),
            homepage: listing.homepage.clone(),
            installed: installed_row,
            problems: listing.problems.iter().map(|odd| odd.sentence.clone()).collect(),
            problems_said: listing.problems.iter().map(first_phrase).collect(),
            incomplete,
            platforms: trusting::platforms(listing.latest()),
            evidence,
            build,
        })
    }

    /// What has to be fetched, when it is at hand at once. Otherwise the page is painted without it, and told
    /// again when it has come: the window never waits for the network.
    async fn lazy_soon(&self, listing: &Listing) -> Lazy {
        let (tell, told) = tokio::sync::oneshot::channel();
        let (gallery, wanted) = (self.clone(), listing.clone());
        tokio::spawn(async move {
            let (details, incomplete) = gallery.details_or_none(&wanted).await;
            let evidence = gallery.evidence_of(&wanted).await;
            let build = gallery.build_of(&wanted).await;
            if let Err(late) = tell.send(Lazy { details, evidence, build, incomplete })
                && !late.incomplete
            {
                gallery.catalogue_changed();
            }
        });
        match tokio::time::timeout(SOON, told).await {
            Ok(Ok(found)) => found,
            _ => Lazy { incomplete: true, ..Lazy::default() },
        }
    }

    /// Details as they can be had; `true` when something may be missing.
    pub(crate) async fn details_or_none(&self, listing: &Listing) -> (Details, bool) {
        let cancel = CancellationToken::new();
        let asked = self.inner.catalog.details(&self.inner.client, &listing.source, &listing.id, &cancel);
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(details)) => (details, false),
            Ok(Err(error)) => {
                tracing::info!("no details of {}/{}: {error}", listing.source, listing.id);
                (Details::default(), true)
            }
            Err(_) => {
                tracing::info!("no details of {}/{} in time", listing.source, listing.id);
                (Details::default(), true)
            }
        }
    }

    /// What is installed although its source no longer lists it.
    async fn orphan_detail(&self, installed: Installed) -> Result<Detail, ApiError> {
        let row = self.installed_row(&installed)?;
        let dependencies = self.explain_dependencies(&installed.key.source, &installed.dependencies)?;
        let source = installed.key.source.to_string();
        let said = unlisted(&source);
        Ok(Detail {
            card: Card {
                favourite: self.is_favourite(&installed.key),
                ..crate::installed::orphan_card(&installed, &row)
            },
            description_html: String::new(),
            versions: vec![VersionRow {
                version: installed.version.to_string(),
                released: None,
                channel: "stable".into(),
                security: false,
                yanked: None,
                size: None,
                changelog_html: String::new(),
                trust: convert::trust(installed.trust),
                installed: true,
            }],
            dependencies,
            provenance: Provenance {
                trust: convert::trust(installed.trust),
                sentence: said.sentence,
                said: said.phrases,
                source,
                location: installed.source_location.clone(),
                sha256: Some(installed.sha256.to_hex()),
                alarm: None,
                signed_by: None,
                signed_at: None,
                current_until: None,
                fingerprint: None,
                provisional: false,
            },
            licence: None,
            homepage: None,
            installed: Some(row),
            problems: Vec::new(),
            problems_said: Vec::new(),
            incomplete: false,
            platforms: Vec::new(),
            evidence: Vec::new(),
            build: None,
        })
    }

    fn provenance(&self, listing: &Listing, from: Option<&Source>) -> Provenance {
        let source = listing.source.to_string();
        let digest = listing.latest().and_then(|v| v.sha256);
        let trust = from
            .map(|source| &source.trust)
            .filter(|trust| trust.fingerprint.is_some() || trust.minisign_key.is_some());
        let gallery_alarm = from.and_then(|source| trusting::of_source(source).alarm);
        let said = match from {
            Some(from)
                if matches!(listing.trust, TrustLevel::Signed | TrustLevel::Stale)
                    || (listing.trust == TrustLevel::Listed && from.trust.minisign_key.is_some()) =>
            {
                said::of_gallery(&from.trust)
            }
            _ => said::of_level(listing.trust, &self.title_of(&source)),
        };
        Provenance {
            trust: convert::trust(listing.trust),
            sentence: said.sentence,
            said: said.phrases,
            sha256: digest.map(vitrine_base::Sha256::to_hex),
            alarm: self.alarm(listing).or(gallery_alarm),
            source,
            location: from.map(|source| source.location.to_string()).unwrap_or_default(),
            signed_by: trust.and_then(trusting::signers),
            signed_at: trust.and_then(|trust| trust.signed_at),
            current_until: trust.and_then(|trust| trust.current_until),
            fingerprint: trust.and_then(|trust| trust.fingerprint.clone()),
            provisional: trust.is_some_and(|trust| trust.provisional),
        }
    }

    /// The same version was seen before with other bytes.
    fn alarm(&self, listing: &Listing) -> Option<String> {
        let latest = listing.latest()?;
        let key = PackageKey { source: listing.source.clone(), id: listing.id.clone() };
        let (now, seen) = (latest.sha256?, self.inner.library.seen_digest(&key, &latest.version)?);
        (now != seen).then(|| {
            format!(
                "Version {} was seen here before with other bytes. Then: {seen}. Now: {now}.",
                latest.version
            )
        })
    }

    /// Dependencies in plain words, with the packages that could be installed for them.
    pub(crate) fn explain_dependencies(
        &self,
        source: &vitrine_base::SourceName,
        dependencies: &[vitrine_package::Dependency],
    ) -> Result<Vec<Dependency>, ApiError> {
        dependencies.iter().map(|dependency| self.explain_dependency(source, dependency)).collect()
    }

    fn explain_dependency(
        &self,
        source: &vitrine_base::SourceName,
        dependency: &vitrine_package::Dependency,
    ) -> Result<Dependency, ApiError> {
        let available = match PackageId::new(dependency.name.as_str()) {
            Ok(id) => self.offer(source, &id, dependency.kind)?,
            Err(_) => None,
        };
        let advice = advice(dependency, available.is_some());
        Ok(Dependency {
            kind: convert::dependency_kind(dependency.kind),
            name: dependency.name.clone(),
            purpose: dependency.purpose.clone(),
            required: dependency.required,
            origin: dependency.origin.clone(),
            advice: advice.sentence,
            advice_said: advice.phrases,
            available,
        })
    }

    /// A package of a source that is what a dependency names, the same source first.
    fn offer(
        &self,
        source: &vitrine_base::SourceName,
        id: &PackageId,
        kind: DependencyKind,
    ) -> Result<Option<PackageRef>, ApiError> {
        let fits = |found: &Listing| match kind {
            DependencyKind::Package => true,
            DependencyKind::Agent => matches!(found.kind, Kind::Persona | Kind::Worker),
            DependencyKind::Tool | DependencyKind::McpServer => {
                matches!(found.kind, Kind::Tool | Kind::Worker)
            }
            DependencyKind::Model => false,
        };
        let mut found = self.inner.catalog.find(id).map_err(|e| e.explain())?;
        found.retain(|listing| fits(listing) && listing.withdrawn.is_none() && listing.latest().is_some());
        found.sort_by_key(|listing| listing.source != *source);
        Ok(found.first().map(|l| PackageRef { source: l.source.to_string(), id: l.id.to_string() }))
    }
}

/// The phrase of a sentence; one that is no code where there are only English words.
fn first_phrase(said: &Said) -> Phrase {
    said.phrases.first().cloned().unwrap_or_else(|| Phrase::new(""))
}

/// What a person has to do for something a package needs.
fn advice(dependency: &vitrine_package::Dependency, available: bool) -> Said {
    let (code, sentence) = match dependency.kind {
        _ if available => ("advice.available", "Vitrine can install it together with this package."),
        DependencyKind::Model => ("advice.model", "Load this model in the program that runs the persona."),
        DependencyKind::Tool => ("advice.tool", "Switch this tool on in the program that runs the persona."),
        DependencyKind::McpServer if dependency.names_commands => (
            "advice.server_commands",
            "Set up this MCP server yourself. The package names commands for it; Vitrine never runs them.",
        ),
        DependencyKind::McpServer => ("advice.server", "Set up and start this MCP server yourself."),
        DependencyKind::Agent => ("advice.agent", "Add this agent in the program that runs the persona."),
        DependencyKind::Package => ("advice.unlisted", "No gallery you have added lists this package."),
    };
    Said::new(sentence, Phrase::new(code))
}

fn versions(listing: &Listing, details: &Details, installed: Option<&Installed>) -> Vec<VersionRow> {
    let row = |version: &vitrine_catalog::ListedVersion| VersionRow {
        version: version.version.to_string(),
        released: version.released,
        channel: version.channel.clone(),
        security: version.security,
        yanked: version.yanked.clone(),
        size: version.size,
        changelog_html: details
            .versions
            .get(version.version.as_str())
            .map(|found| render_markdown(&found.changelog))
            .unwrap_or_default(),
        trust: convert::trust(if matches!(listing.trust, TrustLevel::Signed | TrustLevel::Stale) {
            listing.trust
        } else {
            TrustLevel::of_unsigned(version.sha256.is_some())
        }),
        installed: installed.is_some_and(|installed| installed.version == version.version),
    };
    listing.versions.iter().map(row).collect()
}

/// Where something came from that no gallery lists.
fn unlisted(source: &str) -> Said {
    match source == crate::opening::FROM_FILE {
        true => Said::new(
            "Installed from a file of this computer; no gallery brings updates for it.",
            Phrase::new("vouched.from_file"),
        ),
        false => Said::new(
            format!("Installed from “{source}”, which does not list it any more."),
            Phrase::new("vouched.not_listed").with("source", source),
        ),
    }
}

/// What a person is told who asks for a package that is nowhere.
pub(crate) fn no_such(package: &PackageRef) -> ApiError {
    ApiError::new("engine.no_such_package", format!("“{}” has no package “{}”.", package.source, package.id))
        .with_action("It may have been taken down. Sync the source and search again.")
}

/// What a person is told who asks for a version that is not there.
pub(crate) fn no_such_version(package: &PackageRef, version: &Version) -> ApiError {
    ApiError::new("engine.no_such_version", format!("“{}” has no version {version}.", package.id))
        .with_action("Look at the versions on its page.")
}
