//! Takes over what was checked of a library file: one job for the packages, rules and favourites at once.

use std::collections::HashSet;

use vitrine_api::ApiError;
use vitrine_api::types::{
    Cause, ImportReport, ImportRequest, LibraryRow, LibraryRowState, PackageRef, SeveralItem, SeveralRequest,
};
use vitrine_library::PackageKey;

use super::document::FileRule;
use super::previewing::Compared;
use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::key;

/// Packages of one import: what one job takes.
const MOST: usize = 500;

/// What is to be done of an import.
struct Wanted {
    items: Vec<SeveralItem>,
    rules: Vec<(PackageKey, FileRule)>,
    report: ImportReport,
}

impl Gallery {
    pub(crate) async fn import_file(&self, request: ImportRequest) -> Result<ImportReport, ApiError> {
        let Wanted { items, mut report, .. } = self.blocking(move |g| g.take_over(&request)).await?;
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
        let mut wanted = wanted(request, &compared)?;
        if wanted.items.len() > MOST {
            let sentence = format!("{} packages at once are too many.", wanted.items.len());
            return Err(ApiError::new("shelves.too_many", sentence)
                .with_action(format!("Check at most {MOST}, and import the file again for the rest.")));
        }
        for (key, rule) in &wanted.rules {
            self.keep_file_rule(key, rule)?;
        }
        if !wanted.rules.is_empty() {
            self.library_changed();
        }
        self.take_favourites(request, &compared, &mut wanted.report)?;
        Ok(wanted)
    }

    fn keep_file_rule(&self, key: &PackageKey, rule: &FileRule) -> Result<(), ApiError> {
        let text = serde_json::to_string(rule).map_err(|error| {
            ApiError::new("shelves.rule", "A rule could not be kept.").with_details(error.to_string())
        })?;
        self.inner.personal.set_rule(key, Some(&text), self.inner.clock.now()).map_err(|e| e.explain())
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

/// What the checked rows come to. Nothing has happened yet.
fn wanted(request: &ImportRequest, compared: &Compared) -> Result<Wanted, ApiError> {
    let checked: HashSet<&PackageRef> = request.packages.iter().collect();
    let ruled: HashSet<&PackageRef> = request.rules.iter().collect();
    let mut wanted = Wanted { items: Vec::new(), rules: Vec::new(), report: ImportReport::default() };
    let mut found = HashSet::new();
    let named = |row: &&LibraryRow| checked.contains(&row.package) || ruled.contains(&row.package);
    for row in compared.preview.rows.iter().filter(named) {
        if found.insert(&row.package) {
            let rule = compared.rules.get(&row.package);
            let rule = rule.filter(|_| row.rule_selectable && ruled.contains(&row.package));
            wanted.take(row, checked.contains(&row.package), rule, request.accept_unverified)?;
        }
    }
    let unknown = request.packages.iter().chain(&request.rules).filter(|package| !found.contains(package));
    wanted.report.left_out.extend(unknown.map(|package| format!("{}: it is not in the file.", package.id)));
    Ok(wanted)
}

impl Wanted {
    fn take(
        &mut self,
        row: &LibraryRow,
        checked: bool,
        rule: Option<&FileRule>,
        agreed: bool,
    ) -> Result<(), ApiError> {
        if row.state == LibraryRowState::AlreadyHere {
            self.report.here += 1;
            return self.take_rule(row, rule);
        }
        if !checked {
            self.report.left_out.push(format!("{}: its rule comes only with the package.", row.name));
            return Ok(());
        }
        if !row.selectable {
            self.report.left_out.push(format!("{}: {}", row.name, row.note));
            return Ok(());
        }
        if row.unverified && !agreed {
            let why = "nothing vouches for its bytes, and that was not agreed to.";
            self.report.left_out.push(format!("{}: {why}", row.name));
            return Ok(());
        }
        let is_named = row.offered.as_ref() == Some(&row.version);
        // A rule that keeps a version is made when that version is there; the others hold from now on.
        let keep = is_named && matches!(rule, Some(FileRule::Keep { .. }));
        if keep {
            self.report.rules += 1;
        } else {
            self.take_rule(row, rule.filter(|rule| !matches!(rule, FileRule::Keep { .. })))?;
        }
        self.items.push(SeveralItem {
            package: row.package.clone(),
            version: row.offered.clone(),
            sha256: None,
            keep,
            accept_unverified: row.unverified,
        });
        Ok(())
    }

    fn take_rule(&mut self, row: &LibraryRow, rule: Option<&FileRule>) -> Result<(), ApiError> {
        if let Some(rule) = rule {
            self.rules.push((key(&row.package)?, rule.clone()));
            self.report.rules += 1;
        }
        Ok(())
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
