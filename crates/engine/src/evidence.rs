//! What comes with a version to vouch for it, judged once and remembered while the program runs: bills of
//! materials, provenance, signatures.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::types::{EvidenceRow, EvidenceVerdict};
use vitrine_base::{PackageId, SourceName, Version};
use vitrine_catalog::Listing;
use vitrine_package::Kind;
use vitrine_package::evidence::{Judgement, Verdict};

use crate::Gallery;

/// Pages remembered; each is a few sentences.
const KEPT: usize = 256;

/// Longest wait for the documents of one version.
const PATIENCE: Duration = Duration::from_secs(15);

/// The judgements of this run, by version.
#[derive(Debug, Default)]
pub(crate) struct Judged(Mutex<HashMap<(SourceName, PackageId, Version), Vec<EvidenceRow>>>);

impl Gallery {
    /// What vouches for the latest version of a tool; empty when nothing does or it cannot be had now.
    pub(crate) async fn evidence_of(&self, listing: &Listing) -> Vec<EvidenceRow> {
        let Some(latest) = listing.latest().filter(|_| listing.kind == Kind::Tool) else { return Vec::new() };
        let key = (listing.source.clone(), listing.id.clone(), latest.version.clone());
        if let Some(rows) = self.inner.judged.get(&key) {
            return rows;
        }
        let (catalog, cancel) = (&self.inner.catalog, CancellationToken::new());
        let asked = catalog.evidence(&self.inner.client, &key.0, &key.1, &key.2, &cancel);
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(found)) => {
                let rows: Vec<_> = found.iter().map(|(_, judgement)| row(judgement)).collect();
                // What could not be had just now may be had with the next look.
                if rows.iter().all(|row| row.verdict != EvidenceVerdict::Bad) {
                    self.inner.judged.keep(key, rows.clone());
                }
                rows
            }
            Ok(Err(error)) => {
                tracing::info!("no evidence of {}/{}: {error}", listing.source, listing.id);
                Vec::new()
            }
            Err(_) => Vec::new(),
        }
    }
}

impl Judged {
    fn get(&self, key: &(SourceName, PackageId, Version)) -> Option<Vec<EvidenceRow>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: (SourceName, PackageId, Version), rows: Vec<EvidenceRow>) {
        let mut judged = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if judged.len() >= KEPT {
            judged.clear();
        }
        judged.insert(key, rows);
    }
}

fn row(judgement: &Judgement) -> EvidenceRow {
    EvidenceRow {
        title: judgement.title.to_owned(),
        sentence: judgement.sentence.clone(),
        titled: vec![judgement.titled.clone()],
        said: judgement.said.clone(),
        verdict: match judgement.verdict {
            Verdict::Good => EvidenceVerdict::Good,
            Verdict::Empty => EvidenceVerdict::Empty,
            Verdict::Bad => EvidenceVerdict::Bad,
        },
    }
}
