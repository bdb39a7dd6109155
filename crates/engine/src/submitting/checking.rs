//! A draft is checked with the code a registry checks with.

use std::path::Path;

use vitrine_api::ApiError;
use vitrine_api::types::{DraftCheck, DraftFinding, DraftReport, FindingWeight, Phrase};
use vitrine_base::{PackageId, SourceName};
use vitrine_catalog::Listing;
use vitrine_package::Severity;
use vitrine_publish::checking::{self, Outcome, PublishedWords, Verdict, mending};

use super::body::{Kept, Material};
use super::reading::{Trouble, fingerprint};
use super::words::checked;
use crate::Gallery;

/// Verdicts by the name of their check.
pub(super) type Verdicts = Vec<(&'static str, Outcome)>;

impl Gallery {
    pub(crate) fn check_draft_now(&self, id: &str) -> Result<DraftReport, ApiError> {
        let mut kept = self.kept_draft(id)?;
        let before = kept.body.read.clone();
        let verdicts = match self.current_material(&mut kept) {
            Ok(material) => {
                if kept.body.read != before {
                    kept = self.take_reading(&kept)?;
                }
                self.verdicts(&kept, &material)
            }
            Err(Trouble::Refused(error)) => {
                let (code, sentence) = (error.code(), error.to_string());
                let entry = error.entry().map(str::to_owned);
                kept.body.fault = Some(Trouble::Refused(error).explain());
                kept.body.faulty = fingerprint(Path::new(&kept.body.path)).ok().flatten();
                kept = self.take_reading(&kept)?;
                vec![checking::refused_outcome(code, &sentence, entry.as_deref())]
            }
            Err(trouble) => return Err(trouble.explain()),
        };
        let findings = findings(&verdicts);
        let errors = findings.iter().filter(|finding| finding.weight == FindingWeight::Error).count();
        let check = |(name, outcome): &(&'static str, Outcome)| DraftCheck {
            name: (*name).into(),
            verdict: outcome.verdict.as_str().into(),
            sentence: outcome.sentence.sentence.clone(),
            said: vec![Phrase::new(match outcome.verdict {
                Verdict::Passed => "checked.passed",
                Verdict::Warnings => "checked.warnings",
                Verdict::Pending => "checked.pending",
                Verdict::Review => "checked.review",
                Verdict::Failed => "checked.failed",
            })],
        };
        Ok(DraftReport {
            checks: verdicts.iter().map(check).collect(),
            errors: u32::try_from(errors).unwrap_or(u32::MAX),
            findings,
            draft: self.view_of_draft(&kept)?,
        })
    }

    /// The verdicts on a draft as it was read.
    pub(super) fn verdicts(&self, kept: &Kept, material: &Material) -> Verdicts {
        let listing = self.published(kept, material, kept.body.source.as_deref());
        let said = listing.as_ref().map(said);
        checking::all(&material.found, material.picture.as_ref(), &checked(&kept.body.fields), said.as_ref())
    }

    /// What a gallery has of a draft's package already.
    pub(super) fn published(
        &self,
        kept: &Kept,
        material: &Material,
        source: Option<&str>,
    ) -> Option<Listing> {
        let id: PackageId =
            checking::read_id(&checked(&kept.body.fields), Some(&material.found)).ok().flatten()?;
        let source = SourceName::new(source?).ok()?;
        let listing = self.inner.catalog.listing(&source, &id).ok().flatten()?;
        (!listing.versions.is_empty() && listing.withdrawn.is_none()).then_some(listing)
    }
}

/// What a listing says, as far as a comparison needs it.
pub(super) fn said(listing: &Listing) -> PublishedWords<'_> {
    PublishedWords {
        rating: listing.rating,
        licence: listing.licence.as_deref(),
        maker: &listing.maker,
        name: &listing.name,
        texts: &listing.texts,
    }
}

/// Every finding, gravest first.
fn findings(verdicts: &Verdicts) -> Vec<DraftFinding> {
    let mut all: Vec<DraftFinding> = verdicts
        .iter()
        .flat_map(|(check, outcome)| outcome.findings.iter().map(move |finding| (*check, finding)))
        .map(|(check, finding)| {
            let mending = mending(&finding.code);
            DraftFinding {
                check: check.into(),
                weight: match finding.severity {
                    Severity::Advice => FindingWeight::Advice,
                    Severity::Warning => FindingWeight::Warning,
                    Severity::Error => FindingWeight::Error,
                },
                code: finding.code.clone(),
                sentence: checking::capital(&finding.sentence),
                member: finding.member.clone(),
                field: mending.field.map(Into::into),
                how: mending.how.into(),
                arguments: finding.arguments.clone(),
            }
        })
        .collect();
    all.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    all
}
