//! What came of an import, item by item.

use serde::{Deserialize, Serialize};
use vitrine_base::{PackageId, Sha256, Version};
use vitrine_catalog::bucket::Bucket;

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "lowercase")]
pub enum Outcome {
    /// It was published here.
    Published,
    /// It was here already, with the same bytes.
    Known,
    /// That version is here with other bytes; a published version never changes, so it was left as it is.
    Differs {
        /// The digest of what is here.
        here: Sha256,
        /// The digest of what the bucket has.
        there: Sha256,
    },
    /// It was left out.
    Refused {
        /// Why, in a sentence.
        sentence: String,
    },
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// Its id.
    pub id: PackageId,
    /// Its version.
    pub version: Version,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// By how many its downloads grew here.
    pub downloads: u64,
}

/// Something odd in the bucket's index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Left {
    /// Which item.
    pub item: String,
    /// What is odd.
    pub sentence: String,
    /// The item is left out for it.
    pub left_out: bool,
}

/// The whole import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The index that was read.
    pub from: String,
    /// Every item.
    pub items: Vec<Imported>,
    /// What was odd in the index.
    pub problems: Vec<Left>,
    /// Items published.
    pub published: u64,
    /// Items that were here already.
    pub known: u64,
    /// Items that were left out, those with other bytes included.
    pub refused: u64,
    /// Downloads added.
    pub downloads: u64,
    /// It was stopped before its end; importing again goes on.
    pub stopped: bool,
}

impl ImportReport {
    pub(super) fn new(bucket: &Bucket) -> Self {
        let problems = bucket.problems.iter().map(|problem| Left {
            item: problem.item.clone(),
            sentence: problem.sentence.clone(),
            left_out: problem.left_out,
        });
        let mut report = Self {
            from: bucket.index.to_string(),
            items: Vec::with_capacity(bucket.items.len()),
            problems: problems.collect(),
            published: 0,
            known: 0,
            refused: 0,
            downloads: 0,
            stopped: false,
        };
        report.refused = report.problems.iter().filter(|problem| problem.left_out).count() as u64;
        report
    }

    pub(super) fn take(&mut self, imported: Imported) {
        match imported.outcome {
            Outcome::Published => self.published += 1,
            Outcome::Known => self.known += 1,
            Outcome::Differs { .. } | Outcome::Refused { .. } => self.refused += 1,
        }
        self.downloads += imported.downloads;
        self.items.push(imported);
    }
}
