//! Building a package from its source on this computer, where no file for it can be had: in a sandbox
//! (bubblewrap) without network, with limits, from sources that were verified before. What comes out is
//! packed the same way every time, so that a second build can be compared, and kept by the digest of all
//! that went in. Nothing is built without the person's consent to that very digest.

mod artifact;
mod cache;
mod error;
mod inputs;
mod measure;
mod output;
mod run;
mod sandbox;
mod tidy;
mod workshop;

use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;
use vitrine_base::{Reporter, Sha256};

pub use cache::known_build;
pub use error::{BuildError, SandboxRefusal};
pub use inputs::{BuildInputs, BuildLimits, BuildSourceFile, Environment};
pub use sandbox::{Sandbox, sandbox, sandbox_in};
pub use tidy::{forget, tidy};
pub use vitrine_package::manifest::BuildRecipe as Recipe;

use cache::Cache;
use workshop::Workshop;

/// What a build made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The package, a tar archive (gzip) of what was put into `$PREFIX`, in the folder of builds.
    pub artifact: PathBuf,
    /// Its digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// What the recipe printed; the end of it, when it was much.
    pub log: String,
    /// It was built before from the same inputs, and not again now.
    pub cached: bool,
    /// Whether a second build agreed, when there was one.
    pub reproducible: Option<bool>,
}

/// Whether two builds of the same inputs made the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reproducible {
    /// They did.
    Yes,
    /// They did not.
    No {
        /// Digest of the first.
        first: Sha256,
        /// Digest of the second.
        second: Sha256,
    },
}

/// Builds a package, or answers what was built before from the same inputs; blocks until it is done.
/// `builds` is the folder of all builds (`<home>/builds`), made when it is not there.
///
/// # Errors
/// When a source is not what it was, the recipe fails or breaks a limit, what it made is no package, the
/// disk refuses, or the token is cancelled. Nothing is kept then but what earlier builds made.
pub fn build(
    inputs: &BuildInputs,
    sandbox: &Sandbox,
    builds: &Path,
    reporter: &dyn Reporter,
    cancel: &CancellationToken,
) -> Result<Built, BuildError> {
    let cache = Cache::open(builds, inputs.digest())?;
    inputs.sources.iter().for_each(|source| tidy::mark_used(builds, &source.path));
    if let Some(built) = cache.find()? {
        reporter.note("It was built before from the same source, and is taken from there.");
        return Ok(built);
    }
    let workshop = Workshop::open(builds)?;
    let made = workshop.make(inputs, sandbox, reporter, cancel)?;
    cache.keep(&made, None)
}

/// Builds a package twice, whatever was built before, and compares; the first one is kept with the answer.
///
/// # Errors
/// As [`build`].
pub fn build_twice(
    inputs: &BuildInputs,
    sandbox: &Sandbox,
    builds: &Path,
    reporter: &dyn Reporter,
    cancel: &CancellationToken,
) -> Result<(Built, Reproducible), BuildError> {
    let cache = Cache::open(builds, inputs.digest())?;
    inputs.sources.iter().for_each(|source| tidy::mark_used(builds, &source.path));
    let one = Workshop::open(builds)?;
    let first = one.make(inputs, sandbox, reporter, cancel)?;
    reporter.note("Building a second time, to compare.");
    let two = Workshop::open(builds)?;
    let second = two.make(inputs, sandbox, reporter, cancel)?;
    let same = first.sha256 == second.sha256;
    let verdict = match same {
        true => Reproducible::Yes,
        false => Reproducible::No { first: first.sha256, second: second.sha256 },
    };
    Ok((cache.keep(&first, Some(same))?, verdict))
}
