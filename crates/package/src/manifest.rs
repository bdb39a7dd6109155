//! The manifest of one version of a package that comes as plain files on hosts of their own: which file for which
//! platform, where, with which digests, and what vouches for it. [`Manifest::parse`] reads one leniently: an artifact
//! that is wrong is set aside with the reason and never breaks the rest; digests and addresses are taken strictly or
//! not at all. `docs/formats-manifests.md` is the specification.

mod demand;
mod index;
mod raw;
mod read;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_base::{PackageId, Sha256, Timestamp, Version};

use crate::listing::FileRef;
use crate::{Dependency, DependencyKind, Platform};

pub use demand::{Demand, DemandError};
pub use index::{
    INDEX_FILE, INDEX_FORMAT, IndexPackage, IndexPlatform, IndexUnavailable, IndexVersion, ManifestIndex,
};

/// The value of [`Manifest::schema`].
pub const SCHEMA: &str = "vitrine-manifest/1";

/// Most dependencies of one manifest. The largest real recipe names 24; a manifest beyond this number is not one a
/// person wrote, and resolving it would cost more than it is worth.
pub const MOST_DEPENDENCIES: usize = 10_000;

/// Most artifacts of one manifest: platforms are told apart by system, processor and C library, which is dozens.
pub const MOST_ARTIFACTS: usize = 256;

/// Most mirrors of one file.
pub const MOST_URLS: usize = 32;

/// One version of a package, as its maker describes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Manifest {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Its id.
    pub name: PackageId,
    /// The version.
    pub version: Version,
    /// When it was built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub build_date: Option<Timestamp>,
    /// An SPDX expression, when the maker names a licence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The maker's page, https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// One line about it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// What is put on the path: the name to type, and the file in the package.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub commands: BTreeMap<String, String>,
    /// What it needs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dependencies: Vec<Need>,
    /// Its files, one per platform, or one for all.
    pub artifacts: Vec<ManifestArtifact>,
    /// What it can be built from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<BuildSource>,
    /// What was odd in it, in sentences; never written.
    #[serde(skip)]
    pub problems: Vec<String>,
}

/// Another package that is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    /// Its id.
    pub name: PackageId,
    /// Which versions will do; all, when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<Demand>,
    /// Only better with it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

/// Whether a file can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArtifactStatus {
    /// It can.
    Available,
    /// It cannot; the reason says why.
    Unavailable,
}

/// The file of a version for one platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ManifestArtifact {
    /// `any`, or a platform such as `linux-x86_64`, normalised.
    pub platform: String,
    /// What the file is called; may be empty where it cannot be had.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub filename: String,
    /// Its bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Its digest; always there when it is available.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
    /// Its SHA-512 digest, 128 lower-case hex digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha512: Option<String>,
    /// Where it is, best first: https addresses, or paths relative to the folder of the index.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub urls: Vec<String>,
    /// A detached signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Companion>,
    /// A bill of materials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sbom: Option<Companion>,
    /// A statement of where it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Companion>,
    /// Whether it can be had.
    pub status: ArtifactStatus,
    /// Why it cannot be had, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Its content root, however it is packed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Sha256>,
    /// Its member table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<FileRef>,
}

/// A document beside a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    /// Where it is, best first.
    pub urls: Vec<String>,
    /// Its digest, when the manifest names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
    /// Its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

/// What sort of document vouches for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// What is in it.
    Sbom,
    /// Where it comes from.
    Provenance,
    /// A detached signature.
    Signature,
}

/// A document that vouches for a file of a version, and what it must fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceFile {
    /// What sort of document.
    pub kind: EvidenceKind,
    /// The platform of the file it is about.
    pub platform: String,
    /// Where it is.
    #[serde(flatten)]
    pub file: Companion,
    /// The file it is about.
    pub about: EvidenceSubject,
}

/// The file that evidence is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceSubject {
    /// What it is called.
    pub filename: String,
    /// Its digest.
    pub sha256: Sha256,
    /// Its SHA-512 digest, lower-case hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha512: Option<String>,
    /// Its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
}

/// A source archive, and how a package is built from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildSource {
    /// Where the archive is, best first.
    pub urls: Vec<String>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filename: String,
    /// Its digest. Nothing is built from a source nobody can verify.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
    /// Its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// How it is built.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<BuildRecipe>,
}

/// How a source becomes a package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildRecipe {
    /// A shell script; `$PREFIX` is where the package goes, `$VERSION` its version.
    pub script: String,
    /// Files that must be there afterwards, below `$PREFIX`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outputs: Option<Vec<String>>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// [`crate::PackageError`] when it is no manifest, or has no usable name or version. Whatever else is wrong is in
    /// [`Manifest::problems`], or the reason of an artifact.
    pub fn parse(body: &[u8]) -> Result<Self, crate::PackageError> {
        read::manifest(body)
    }

    /// True when a document says that it is a manifest.
    pub fn recognises(body: &[u8]) -> bool {
        read::recognises(body)
    }

    /// The artifact for a computer: the one that fits it best of those that can be had, else one that fits and cannot.
    pub fn artifact_for(&self, here: Platform) -> Option<&ManifestArtifact> {
        let rank = |artifact: &ManifestArtifact| artifact.platform.parse::<Platform>().ok()?.rank(here);
        let fit = self.artifacts.iter().filter_map(|artifact| Some((rank(artifact)?, artifact)));
        fit.min_by_key(|(rank, artifact)| (!artifact.is_available(), *rank)).map(|(_, artifact)| artifact)
    }

    /// What it needs, in the words every kind of package is described in.
    pub fn needs(&self) -> Vec<Dependency> {
        let need = |need: &Need| Dependency {
            kind: DependencyKind::Package,
            name: need.name.to_string(),
            purpose: String::new(),
            required: !need.optional,
            origin: None,
            names_commands: false,
            digest: None,
            versions: need.versions.as_ref().map(ToString::to_string),
        };
        self.dependencies.iter().map(need).collect()
    }

    /// Every document that vouches for one of its files.
    pub fn evidence(&self) -> Vec<EvidenceFile> {
        self.artifacts.iter().flat_map(ManifestArtifact::evidence).collect()
    }

    /// The manifest as the document it is, ending in a line break.
    ///
    /// # Errors
    /// Never, for what can be constructed; serde's word is passed on.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }
}

impl ManifestArtifact {
    /// True when it can be had.
    pub fn is_available(&self) -> bool {
        self.status == ArtifactStatus::Available
    }

    /// The documents that vouch for it.
    pub fn evidence(&self) -> Vec<EvidenceFile> {
        let Some(sha256) = self.sha256 else { return Vec::new() };
        let about = EvidenceSubject {
            filename: self.filename.clone(),
            sha256,
            sha512: self.sha512.clone(),
            size: self.size,
        };
        let kinds = [
            (EvidenceKind::Sbom, &self.sbom),
            (EvidenceKind::Provenance, &self.provenance),
            (EvidenceKind::Signature, &self.signature),
        ];
        let file = |(kind, file): (EvidenceKind, &Option<Companion>)| {
            let file = file.clone()?;
            Some(EvidenceFile { kind, platform: self.platform.clone(), file, about: about.clone() })
        };
        kinds.into_iter().filter_map(file).collect()
    }
}
