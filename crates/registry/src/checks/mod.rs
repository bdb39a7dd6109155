//! What a submission goes through before a person or the table of rules decides. [`run`] goes through all checks and
//! writes their verdicts; [`rules`] says what follows; every check is in a file of its own. They fail closed: a check
//! that could not run is never a pass.

mod archive;
mod chance;
mod clamd;
mod duplicate;
mod hook;
mod inspector;
mod licence;
mod lookalike;
mod metadata;
mod program;
mod rules;
mod run;
mod spdx;
pub mod worker;

pub use inspector::{Looked, Picture, member_text, preview};
pub use licence::licence_fault;
pub use rules::{Case, Check, Outcome, Ruling, Verdict, rule};

/// The gate: structure, paths, sizes, what the kind requires.
pub const ARCHIVE: &str = "archive";
/// What looking through the package noticed.
pub const INSPECTION: &str = "inspection";
/// Id, version, name, summary, tags, …
pub const METADATA: &str = "metadata";
/// The picture.
pub const PICTURE: &str = "picture";
/// The licence.
pub const LICENCE: &str = "licence";
/// Ids that look alike.
pub const NAMES: &str = "names";
/// The same package under another id.
pub const DUPLICATE: &str = "duplicate";
/// The malware scanner.
pub const MALWARE: &str = "malware";
/// The operator's own check.
pub const HOOK: &str = "hook";

/// The jobs done here: `check` goes through all checks of what was handed in, `look` only looks into a draft's package.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    vec![Box::new(run::CheckJob), Box::new(run::LookJob)]
}
