//! Takes over what was checked of a library file: one job for the packages, rules and favourites at once.

use std::collections::HashSet;

use vitrine_api::ApiError;
use vitrine_api::types::{
    Cause, ImportReport, ImportRequest, LibraryRow, LibraryRowState, PackageRef, SeveralItem, SeveralRequest,
};

use super::document::FileRule;
use super::previewing::Compared;
use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::key;

/// What is to be done of an import.
struct Wanted {
    items: Vec<SeveralItem>,
    report: ImportReport,
}

impl Gallery {
    pub(crate) async fn import_file(&self, request: ImportRequest) -> Result<ImportReport, ApiError> {
        let Wanted { items, mut report } = self.blocking(move |g| g.take_over(&request)).await?;
        if !items.is_empty() {
            report.installing = count(items.len());
            let title = match items.len() {
                1 => "One package of a library file".to_owned(),
                number => format!("{number} packages of a library file"),
            };
            let job = self.start_several(SeveralRequest { title, cause: Cause::LibraryFile, items }).await?;
            report.job = Some(job);
        }
        Ok(report)
    }

    fn take_over(&self, request: &ImportRequest) -> Result<Wanted, ApiError> {
        let compared = self.compare_file(&request.path)?;
        if compared.preview.digest != request.digest {
            let sentence = "The library file has changed since it was looked at.";
            return Err(ApiError::new("shelves.file_changed", sentence).with_action("Look at it again."));
        }
        let mut report = ImportReport {
            job: None,
            installing: 0,
            here: 0,
            rules: 0,
            favourites: 0,
            left_out: Vec::new(),
        };
        let items = self.take_packages(request, &compared, &mut report)?;
        self.take_favourites(request, &compared, &mut report)?;
        Ok(Wanted { items, report })
    }

    fn take_packages(
        &self,
        request: &ImportRequest,
        compared: &Compared,
        report: &mut ImportReport,
    ) -> Result<Vec<SeveralItem>, ApiError> {
        let checked: HashSet<&PackageRef> = request.packages.iter().collect();
        let (mut items, mut found) = (Vec::new(), HashSet::new());
        for row in compared.preview.rows.iter().filter(|row| checked.contains(&row.package)) {
            if !found.insert(&row.package) {
                continue;
            }
            let rule = compared.rules.get(&row.package);
            if row.state == LibraryRowState::AlreadyHere {
                report.here += 1;
                report.rules += self.take_rule(row, rule)?;
            } else if !row.selectable {
                report.left_out.push(format!("{}: {}", row.name, row.note));
            } else if row.unverified && !request.accept_unverified {
                let why = "nothing vouches for its bytes, and that was not agreed to.";
                report.left_out.push(format!("{}: {why}", row.name));
            } else {
                // A rule that keeps the version is made when it is there; the others hold from now on.
                let keep = matches!(rule, Some(FileRule::Keep { .. })) && row.offered.as_ref() == Some(&row.version);
                report.rules += if keep { 1 } else { self.take_other_rule(row, rule)? };
                items.push(SeveralItem {
                    package: row.package.clone(),
                    version: row.offered.clone(),
                    keep,
                    accept_unverified: row.unverified,
                });
            }
        }
        let unknown = request.packages.iter().filter(|package| !found.contains(package));
        report.left_out.extend(unknown.map(|package| format!("{}: it is not in the file.", package.id)));
        Ok(items)
    }

    fn take_rule(&self, row: &LibraryRow, rule: Option<&FileRule>) -> Result<u32, ApiError> {
        let Some(rule) = rule.filter(|_| row.selectable) else { return Ok(0) };
        let key = key(&row.package)?;
        let text = serde_json::to_string(rule)
            .map_err(|error| ApiError::new("shelves.rule", "A rule could not be kept.").with_details(error.to_string()))?;
        self.inner.personal.set_rule(&key, Some(&text), self.inner.clock.now()).map_err(|e| e.explain())?;
        self.library_changed();
        Ok(1)
    }

    fn take_other_rule(&self, row: &LibraryRow, rule: Option<&FileRule>) -> Result<u32, ApiError> {
        match rule {
            Some(FileRule::Keep { .. }) | None => Ok(0),
            Some(_) => self.take_rule(row, rule),
        }
    }

    fn take_favourites(
        &self,
        request: &ImportRequest,
        compared: &Compared,
        report: &mut ImportReport,
    ) -> Result<(), ApiError> {
        let checked: HashSet<&PackageRef> = request.favourites.iter().collect();
        for favourite in compared.preview.favourites.iter().filter(|f| checked.contains(&f.package)) {
            self.mark(&key(&favourite.package)?, Some(&favourite.name))?;
            report.favourites += 1;
        }
        if report.favourites > 0 {
            self.favourites_changed();
        }
        Ok(())
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
