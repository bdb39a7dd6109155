//! What a submission goes through before a person or the table of rules decides. [`run`] goes through all checks and
//! writes their verdicts; [`rules`] says what follows; every check is in a file of its own, those that need no server in
//! [`vitrine_publish::checking`], where a maker's own computer runs them too. They fail closed: a check
//! that could not run is never a pass.

mod archive;
mod chance;
mod clamd;
mod duplicate;
mod hook;
mod inspector;
mod lookalike;
mod program;
mod rules;
mod run;
pub mod worker;

pub use inspector::{Looked, look, member_text, preview};
pub use rules::{Case, Check, Ruling, rule};
pub use vitrine_publish::checking::{
    ARCHIVE, INSPECTION, LICENCE, METADATA, Outcome, PICTURE, Picture, Verdict, licence_fault,
};

/// Ids that look alike.
pub const NAMES: &str = "names";
/// The same package under another id.
pub const DUPLICATE: &str = "duplicate";
/// The malware scanner.
pub const MALWARE: &str = "malware";
/// The operator's own check.
pub const HOOK: &str = "hook";

/// Ids in an English sentence. Beside it they go without quotes, which other languages write otherwise.
fn quoted(ids: &[String]) -> String {
    ids.iter().map(|id| format!("“{id}”")).collect::<Vec<_>>().join(", ")
}

/// The jobs done here: `check` goes through all checks of what was handed in, `look` only looks into a draft's package.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    vec![Box::new(run::CheckJob), Box::new(run::LookJob)]
}
