//! Writes what is installed into a file.

use std::collections::HashSet;

use vitrine_api::ApiError;
use vitrine_api::types::{ExportReport, ExportRequest};
use vitrine_base::{SourceName, fs};
use vitrine_library::{Installed, PackageKey};

use super::document::{
    self, Document, FORMAT, FileFavourite, FilePackage, FileRule, FileSource, may_be_replaced,
};
use super::favourites::key_of;
use crate::Gallery;
use crate::errors::Explain as _;

impl Gallery {
    pub(crate) fn export_now(&self, request: &ExportRequest) -> Result<ExportReport, ApiError> {
        let path = document::whole_path(&request.path)?;
        if !may_be_replaced(&path) {
            let sentence = "Something else is at that place already, and it is not replaced.";
            return Err(ApiError::new("shelves.file_taken", sentence)
                .with_action("Choose another name for the file.")
                .with_details(path.display().to_string()));
        }
        self.reload_installed()?;
        let document = self.document(request.favourites)?;
        let mut bytes =
            serde_json::to_vec_pretty(&document).map_err(|error| not_written(&error.to_string()))?;
        bytes.push(b'\n');
        fs::write_atomic(&path, &bytes).map_err(|error| not_written(&error.to_string()))?;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(ExportReport {
            path: path.display().to_string(),
            sources: count(document.sources.len()),
            packages: count(document.packages.len()),
            rules: count(document.packages.iter().filter(|package| package.rule.is_some()).count()),
            favourites: count(document.favourites.len()),
        })
    }

    fn document(&self, favourites: bool) -> Result<Document, ApiError> {
        let installed = self.installed_now();
        let marked = self.inner.personal.favourites().map_err(|e| e.explain())?;
        let favourites: Vec<FileFavourite> = marked
            .iter()
            .filter(|_| favourites)
            .filter_map(|row| Some((row, key_of(row)?)))
            .map(|(row, key)| FileFavourite { source: key.source, id: key.id, name: row.name.clone() })
            .collect();
        let packages: Result<_, ApiError> =
            installed.iter().map(|installed| self.package(installed)).collect();
        Ok(Document {
            format: FORMAT,
            exported: self.inner.clock.now(),
            program: concat!("Vitrine ", env!("CARGO_PKG_VERSION")).into(),
            sources: self.file_sources(&installed)?,
            packages: packages?,
            favourites,
        })
    }

    fn package(&self, installed: &Installed) -> Result<FilePackage, ApiError> {
        Ok(FilePackage {
            source: installed.key.source.clone(),
            id: installed.key.id.clone(),
            name: installed.name.clone(),
            version: installed.version.clone(),
            // What was built here has a digest of its own that no gallery lists.
            sha256: (!installed.built).then_some(installed.sha256),
            rule: self.rule_of(&installed.key)?,
        })
    }

    /// The person's rule for a package, as far as a file can say it.
    pub(super) fn rule_of(&self, key: &PackageKey) -> Result<Option<FileRule>, ApiError> {
        let rule = self.inner.personal.rule(key).map_err(|e| e.explain())?;
        Ok(rule.and_then(|rule| serde_json::from_str(&rule).ok()))
    }

    /// The galleries added, and those that were removed while packages of theirs stayed.
    fn file_sources(&self, installed: &[Installed]) -> Result<Vec<FileSource>, ApiError> {
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        let mut known: HashSet<SourceName> = HashSet::new();
        let mut all = Vec::new();
        for source in sources {
            known.insert(source.name.clone());
            all.push(FileSource {
                name: source.name,
                location: source.location.to_string(),
                protocol: source.protocol.as_str().to_owned(),
                fingerprint: source.trust.fingerprint,
                minisign_key: source.trust.minisign_key,
            });
        }
        for gone in installed.iter().filter(|i| !i.source_location.is_empty()) {
            if known.insert(gone.key.source.clone()) {
                all.push(FileSource {
                    name: gone.key.source.clone(),
                    location: gone.source_location.clone(),
                    protocol: String::new(),
                    fingerprint: None,
                    minisign_key: None,
                });
            }
        }
        Ok(all)
    }
}

fn not_written(details: &str) -> ApiError {
    ApiError::new("shelves.file_unwritable", "The library file could not be written.")
        .with_action("Choose another folder.")
        .with_details(details)
}
