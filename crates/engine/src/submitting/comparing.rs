//! A draft is compared with the version a gallery has.

use std::collections::BTreeMap;

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{DraftAt, DraftDifference, DraftValueChange, Phrase};
use vitrine_base::WithArguments as _;
use vitrine_catalog::Listing;
use vitrine_package::Dependency;
use vitrine_package::listing::Details;
use vitrine_publish::checking::{Change, Difference, Published, difference, listed};

use super::body::{Kept, Material};
use super::checking::said;
use super::reading::Trouble;
use super::words::checked;
use crate::Gallery;
use crate::errors::Explain as _;

impl Gallery {
    pub(crate) async fn draft_difference_of(&self, at: DraftAt) -> Result<DraftDifference, ApiError> {
        let source = at.source.clone();
        let read = move |g: &Self| -> Result<_, ApiError> {
            let mut kept = g.kept_draft(&at.id)?;
            let material = g.current_material(&mut kept).map_err(Trouble::explain)?;
            let listing = g.published(&kept, &material, Some(&source));
            Ok((kept, material, listing))
        };
        let (kept, material, listing) = self.blocking(read).await?;
        let size = kept.body.read.as_ref().map(|read| read.size).unwrap_or_default();
        let Some(listing) = listing else {
            let sentence = "Nothing of this package is in that gallery yet: everything is new.";
            return Ok(DraftDifference {
                sentence: sentence.into(),
                said: vec![Phrase::new("compared.new")],
                added: material.found.members.iter().map(|member| member.path.clone()).collect(),
                size_after: size,
                ..DraftDifference::default()
            });
        };
        let cancel = CancellationToken::new();
        let asked =
            self.inner.catalog.details(&self.inner.client, &listing.source, &listing.id, &cancel).await;
        let details = asked.map_err(|error| error.explain())?;
        Ok(compared(&kept, &material, &listing, &details, size))
    }
}

fn compared(
    kept: &Kept,
    material: &Material,
    listing: &Listing,
    details: &Details,
    size: u64,
) -> DraftDifference {
    let Some(latest) = listing.latest() else { return DraftDifference::default() };
    let version = details.versions.get(latest.version.as_str());
    let members: BTreeMap<_, _> = version
        .map(|known| known.members.iter().map(|member| (member.path.clone(), member.sha256)).collect())
        .unwrap_or_default();
    let known = !members.is_empty();
    let published = Published {
        version: latest.version.clone(),
        size: latest.size.unwrap_or_default(),
        members,
        dependencies: version.map(|known| known.dependencies.clone()).unwrap_or_default(),
        commands: None,
    };
    let words = listed(&checked(&kept.body.fields), &material.found, listing.licence.clone());
    let found = &material.found;
    let difference = difference(&published, &said(listing), found, &words, false, size);
    shown(difference, found.members.len(), known)
}

fn shown(difference: Difference, members: usize, known: bool) -> DraftDifference {
    let names = |list: Vec<Dependency>| list.into_iter().map(|needed| needed.name).collect();
    let change =
        |change: Option<Change>| change.map(|c| DraftValueChange { before: c.before, after: c.after });
    let unchanged = members.saturating_sub(difference.added.len() + difference.changed.len());
    let (code, sentence) = match known {
        true => ("compared.with", format!("Compared with version {}.", difference.from)),
        // Some formats list no files.
        false => (
            "compared.unlisted",
            format!("The gallery does not say which files version {} has.", difference.from),
        ),
    };
    DraftDifference {
        from: Some(difference.from.to_string()),
        sentence,
        said: vec![Phrase::new(code).with("version", &difference.from)],
        added: if known { difference.added } else { Vec::new() },
        removed: difference.removed,
        changed: difference.changed,
        unchanged: if known { u32::try_from(unchanged).unwrap_or(u32::MAX) } else { 0 },
        needs_added: names(difference.dependencies_added),
        needs_removed: names(difference.dependencies_removed),
        dangerous: names(difference.dangerous),
        rating: change(difference.rating),
        licence: change(difference.licence),
        maker: change(difference.maker),
        name: change(difference.name),
        size_before: difference.size_before,
        size_after: difference.size_after,
    }
}
