//! The kinds of packages. To add one: a file of its own beside this one with a type that implements
//! [`PackageKind`], and one line in [`KINDS`].

mod json;
mod persona;
pub(crate) mod text;
mod tool;
mod vetting;

use std::collections::BTreeSet;

use crate::contents::Contents;
use crate::{Command, ContentRating, Dependency, Finding, Inspection, Kind, PackageError, Platform};

/// Every kind there is; the first that recognises a package has it.
static KINDS: [&dyn PackageKind; 2] = [&persona::Persona, &tool::Tool];

/// What is special about a kind of package.
pub(crate) trait PackageKind: Sync {
    /// The kind.
    fn kind(&self) -> Kind;
    /// What such a package has, as the end of a sentence that begins “it has neither”.
    fn sign(&self) -> &'static str;
    /// True when the files' paths are those of this kind.
    fn recognises(&self, paths: &BTreeSet<&str>) -> bool;
    /// True for a member that [`PackageKind::describe`] reads.
    fn reads(&self, path: &str) -> bool;
    /// True when links inside the package are part of what it is.
    fn takes_links(&self) -> bool {
        false
    }
    /// True when programs are what such a package is for, and nothing to warn of.
    fn programs_are_ordinary(&self) -> bool {
        false
    }
    /// Reads the package.
    fn describe(&self, contents: &Contents) -> Result<Description, PackageError>;
}

/// What a kind reads out of a package; see [`Inspection`] for what the fields mean.
#[derive(Debug, Default)]
pub(crate) struct Description {
    pub(crate) id: Option<String>,
    pub(crate) name: String,
    pub(crate) version: Option<String>,
    pub(crate) maker: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) rating: ContentRating,
    pub(crate) tags: Vec<String>,
    pub(crate) licence: Option<String>,
    pub(crate) homepage: Option<String>,
    pub(crate) changelog: String,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) preview: Option<String>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) schema: u32,
    pub(crate) commands: Vec<Command>,
    pub(crate) platform: Option<Platform>,
}

/// The kind of a package with files at these paths.
pub(crate) fn detect(paths: &BTreeSet<&str>) -> Result<&'static dyn PackageKind, PackageError> {
    match KINDS.iter().find(|kind| kind.recognises(paths)) {
        Some(kind) => Ok(*kind),
        None if paths.is_empty() => Err(PackageError::UnknownKind("there is no file in it".into())),
        None => Err(unknown()),
    }
}

/// The kind of a tar archive; personas are zip archives wherever they come from.
pub(crate) fn detect_tar(paths: &BTreeSet<&str>) -> Result<&'static dyn PackageKind, PackageError> {
    if paths.is_empty() { detect(paths) } else { Ok(&tool::Tool) }
}

/// What is said of a package that no kind recognises.
fn unknown() -> PackageError {
    let signs: Vec<&str> = KINDS.iter().map(|kind| kind.sign()).collect();
    PackageError::UnknownKind(format!("it has neither {}", signs.join(", nor ")))
}

/// Puts together what the kind reads and what holds for all kinds.
pub(crate) fn inspect(kind: &dyn PackageKind, contents: Contents) -> Result<Inspection, PackageError> {
    let described = kind.describe(&contents)?;
    let mut findings = described.findings;
    findings.extend(vetting::findings(&contents, &described.dependencies, kind.programs_are_ordinary()));
    tidy(&mut findings);
    Ok(Inspection {
        kind: kind.kind(),
        id: described.id,
        name: described.name,
        version: described.version,
        maker: described.maker,
        summary: described.summary,
        description: described.description,
        rating: described.rating,
        tags: described.tags,
        licence: described.licence,
        homepage: described.homepage,
        changelog: described.changelog,
        dependencies: described.dependencies,
        preview: described.preview,
        findings,
        schema: described.schema,
        unpacked: contents.members.iter().map(|member| member.size).sum(),
        members: contents.members,
        commands: described.commands,
        platform: described.platform,
    })
}

/// Gravest first, then by code and member. A package of 20,000 scripts is told of as often as a person
/// would read it.
fn tidy(findings: &mut Vec<Finding>) {
    const SAME_CODE: usize = 25;
    findings.sort_by(|a, b| {
        let order = b.severity.cmp(&a.severity).then_with(|| a.code.cmp(&b.code));
        order.then_with(|| a.member.cmp(&b.member))
    });
    let mut run = (String::new(), 0);
    findings.retain(|finding| {
        if run.0 != finding.code {
            run = (finding.code.clone(), 0);
        }
        run.1 += 1;
        run.1 <= SAME_CODE
    });
}
