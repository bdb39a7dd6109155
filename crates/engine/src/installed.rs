//! What is installed, and what could be updated.

use vitrine_api::ApiError;
use vitrine_api::types::{
    Card, CommandRow, Health, InstallState, InstalledPackage, PackageRef, VerifyReport,
};
use vitrine_base::Sha256;
use vitrine_catalog::Listing;
use vitrine_library::{Installed, InstalledCommand};

use crate::errors::Explain as _;
use crate::gallery::{key, reference};
use crate::taken_down::Tombstones;
use crate::{Gallery, convert, said};

/// Marks picture tokens of installed packages; `~` is in no source name, id or catalogue token.
const LOCAL: &str = "local~";

impl Gallery {
    pub(crate) fn installed_rows(&self) -> Result<Vec<InstalledPackage>, ApiError> {
        // Asked for by a person who wants to see what is on the disk now, so look again.
        self.reload_installed()?;
        let all = self.installed_now();
        let tombstones = self.tombstones_of(&all)?;
        all.iter().map(|installed| self.row_among(installed, &tombstones)).collect()
    }

    pub(crate) fn installed_row(&self, installed: &Installed) -> Result<InstalledPackage, ApiError> {
        self.row_among(installed, &self.tombstones_of(std::slice::from_ref(installed))?)
    }

    fn row_among(
        &self,
        installed: &Installed,
        tombstones: &Tombstones,
    ) -> Result<InstalledPackage, ApiError> {
        let listing =
            self.inner.catalog.listing(&installed.key.source, &installed.key.id).map_err(|e| e.explain())?;
        let picture = picture_of(installed, listing.as_ref());
        let decisions = self.decisions()?;
        let update = listing.as_ref().and_then(|listing| self.update_row(listing, installed, &decisions));
        // What the person holds back is on the Updates page; here it would only nag.
        let update = update.filter(|row| !row.is_held_by_rule());
        let withdrawn = tombstones.word_on(installed, listing.as_ref()).map(|taken| taken.reason);
        let (withdrawn, withdrawn_said) = said::apart(withdrawn);
        let (built, built_said) = said::apart(installed.built.then(|| self.built_fact(&installed.sha256)));
        Ok(InstalledPackage {
            package: reference(&installed.key),
            kind: convert::kind(installed.kind),
            name: installed.name.clone(),
            maker: installed.maker.clone(),
            version: installed.version.to_string(),
            previous: installed.previous.iter().map(|previous| previous.version.to_string()).collect(),
            installed_at: installed.installed_at,
            size: installed.size_on_disk,
            folder: installed.folder.display().to_string(),
            trust: convert::trust(installed.trust),
            sha256: installed.sha256.to_hex(),
            picture,
            health: health(installed.health),
            update,
            withdrawn,
            withdrawn_said,
            homepilot_project: installed.homepilot_project.clone(),
            commands: installed.commands.iter().map(command).collect(),
            built,
            built_said,
        })
    }

    pub(crate) fn verify_now(&self, package: &PackageRef) -> Result<VerifyReport, ApiError> {
        let report = self.inner.library.verify(&key(package)?).map_err(|e| e.explain())?;
        self.library_changed();
        Ok(VerifyReport {
            package: package.clone(),
            version: report.version.to_string(),
            health: health(report.health),
            intact: u32::try_from(report.intact).unwrap_or(u32::MAX),
            changed: report.changed,
            missing: report.missing,
            added: report.added,
        })
    }

    pub(crate) fn open_folder_of(&self, package: &PackageRef) -> Result<(), ApiError> {
        let key = key(package)?;
        let installed = self.inner.library.get(&key).map_err(|e| e.explain())?;
        let installed = installed.ok_or_else(|| {
            ApiError::new("library.not_installed", format!("“{}” is not installed.", package.id))
        })?;
        let Some(opener) = &self.inner.opener else {
            return Err(ApiError::new("engine.no_desktop", "There is no desktop here to open a folder on.")
                .with_details(installed.folder.display().to_string()));
        };
        opener(&installed.folder).map_err(|error| {
            ApiError::new("engine.open_folder", "The folder could not be opened in a file manager.")
                .with_action(format!("Open it yourself: {}", installed.folder.display()))
                .with_details(error.to_string())
        })
    }

    /// A picture as WebP, at 128, 256 or 512 pixels.
    ///
    /// # Errors
    /// When there is none, it cannot be had now, or it is not a picture within the limits.
    pub async fn picture(&self, token: &str, size: u32) -> Result<Vec<u8>, ApiError> {
        let cancel = tokio_util::sync::CancellationToken::new();
        let catalog = &self.inner.catalog;
        if let Some(found) = self.picture_in_file(token, size).await {
            return found;
        }
        let bytes = if token.starts_with(LOCAL) {
            let installed = self.installed_now().iter().find(|i| local_token(i) == token).cloned();
            let preview = installed.and_then(|installed| installed.preview).ok_or_else(no_picture)?;
            catalog.picture_of_file(&preview, size).await
        } else if token.starts_with(crate::submitting::PICTURE) {
            let (own, token) = (self.clone(), token.to_owned());
            let file = self.blocking(move |_| own.draft_picture_file(&token).ok_or_else(no_picture)).await?;
            catalog.picture_of_file(&file, size).await
        } else {
            catalog.picture(&self.inner.client, token, size, &cancel).await
        };
        bytes.map(|bytes| bytes.to_vec()).map_err(|e| e.explain())
    }
}

fn command(command: &InstalledCommand) -> CommandRow {
    CommandRow {
        name: command.name.clone(),
        path: command.path.display().to_string(),
        taken_by: command.taken_by.clone(),
    }
}

fn no_picture() -> ApiError {
    ApiError::new("engine.no_picture", "There is no such picture.")
}

/// The picture of an installed package: its own, or its listing's.
pub(crate) fn picture_of(installed: &Installed, listing: Option<&Listing>) -> Option<String> {
    match (&installed.preview, listing) {
        (Some(_), _) => Some(local_token(installed)),
        (None, Some(listing)) => listing.picture.clone(),
        (None, None) => None,
    }
}

fn local_token(installed: &Installed) -> String {
    let name = format!("{}/{}/{}", installed.key.source, installed.key.id, installed.sha256);
    format!("{LOCAL}{}", Sha256::of(name.as_bytes()))
}

fn health(health: vitrine_library::Health) -> Health {
    match health {
        vitrine_library::Health::Intact => Health::Intact,
        vitrine_library::Health::Changed => Health::Changed,
        vitrine_library::Health::Missing => Health::Missing,
        vitrine_library::Health::Gone => Health::Gone,
    }
}

/// The card of a package its source no longer lists.
pub(crate) fn orphan_card(installed: &Installed, row: &InstalledPackage) -> Card {
    let version = installed.version.to_string();
    let state = match row.withdrawn.clone() {
        Some(reason) => InstallState::Withdrawn { version: version.clone(), reason },
        None => InstallState::Installed { version: version.clone() },
    };
    Card {
        package: reference(&installed.key),
        kind: convert::kind(installed.kind),
        name: installed.name.clone(),
        maker: installed.maker.clone(),
        summary: installed.summary.clone(),
        version,
        size: Some(installed.size_on_disk),
        downloads: None,
        updated: None,
        rating: convert::rating(installed.rating),
        tags: Vec::new(),
        picture: row.picture.clone(),
        trust: convert::trust(installed.trust),
        provisional: false,
        blocked: None,
        blocked_said: Vec::new(),
        state,
        favourite: false,
    }
}
