//! What is said of one version, and its files: one for everybody, or one per platform.

use serde_json::{Map, Value};
use vitrine_base::Sha256;
use vitrine_package::Inspection;
use vitrine_package::listing::FileRef;

/// One version on the shelf.
pub(crate) struct Release {
    pub(crate) file: String,
    pub(crate) inspection: Inspection,
    pub(crate) sha256: Sha256,
    pub(crate) size: u64,
    /// Path of the package file below the gallery.
    pub(crate) path: String,
    pub(crate) picture: Option<FileRef>,
    pub(crate) card: Map<String, Value>,
    /// What its first file runs on, as listings say it.
    pub(crate) platform: String,
    /// The files of other platforms.
    pub(crate) others: Vec<Build>,
}

/// The file of one platform of a version.
#[derive(Clone)]
pub(crate) struct Build {
    pub(crate) file: String,
    pub(crate) platform: String,
    pub(crate) sha256: Sha256,
    pub(crate) size: u64,
    pub(crate) path: String,
    pub(crate) content: Sha256,
}

impl Release {
    /// Every file with its platform: platform, path, digest, bytes, content root.
    pub(crate) fn builds(&self) -> Vec<Build> {
        let first = Build {
            file: self.file.clone(),
            platform: self.platform.clone(),
            sha256: self.sha256,
            size: self.size,
            path: self.path.clone(),
            content: self.inspection.content_root(),
        };
        std::iter::once(first).chain(self.others.iter().cloned()).collect()
    }

    /// The path of the file for a platform.
    pub(crate) fn path_for(&self, platform: &str) -> Option<&str> {
        let other = self.others.iter().find(|build| build.platform == platform);
        let first = (self.platform == platform).then_some(self.path.as_str());
        first.or(other.map(|build| build.path.as_str()))
    }
}
