//! Which Vitrine runs: its version, the AppImage it is in, and where its releases are.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::hint;

/// What starts a program again once this one has ended.
pub(crate) type Restart = Arc<dyn Fn(&Path) -> std::io::Result<()> + Send + Sync>;

/// The gallery of releases, `<address>#<fingerprint>`, as it was given to the build.
const BUILT_WITH: Option<&str> = option_env!("VITRINE_RELEASES");

/// The Vitrine that runs.
#[derive(Clone)]
pub struct OwnProgram {
    /// Its version.
    pub version: String,
    /// The AppImage it runs from; none where it runs from none.
    pub image: Option<PathBuf>,
    /// The address of the gallery of its releases and that gallery's fingerprint, with `#` between them.
    pub releases: Option<String>,
    /// What ends this program and starts the one at a path; none where nothing can.
    pub restart: Option<Restart>,
}

impl OwnProgram {
    /// This process.
    pub fn running() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            image: hint::running_appimage().filter(|image| image.is_absolute()),
            releases: releases(),
            restart: None,
        }
    }
}

impl fmt::Debug for OwnProgram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnProgram")
            .field("version", &self.version)
            .field("image", &self.image)
            .field("releases", &self.releases)
            .finish_non_exhaustive()
    }
}

/// True where a newer Vitrine can be looked for at all: an AppImage that knows its releases. Nothing is opened.
pub fn can_replace_itself() -> bool {
    let own = OwnProgram::running();
    own.image.is_some() && own.releases.is_some()
}

/// What the build was given. Only a program built for debugging can be told otherwise: whoever can change the
/// environment of a release must not be able to choose where its successor comes from.
fn releases() -> Option<String> {
    let told = if cfg!(debug_assertions) { std::env::var("VITRINE_RELEASES").ok() } else { None };
    told.or_else(|| BUILT_WITH.map(str::to_owned)).filter(|text| !text.trim().is_empty())
}
