//! Other people's recipes as a gallery of manifests. `potions` reads a folder of Potions recipes (one YAML file a
//! package), expands their addresses for the versions that were released, and writes `manifests.json` with one
//! manifest a version. Nothing is fetched: recipes name no digests, so their files are listed as not to be had, with
//! the reason, and can be browsed. One bad recipe never breaks the rest; what is wrong with it is told.

mod recipe;
mod script;
mod tags;
mod template;
mod write;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vitrine_base::{PackageId, fs};

use crate::CatalogError;

/// Bytes of one recipe; the largest real one has 10 kB.
const RECIPE_BYTES: u64 = 256 * 1024;

/// Most recipes of one folder.
const MOST_RECIPES: usize = 20_000;

/// The version of a package of which no release is known. It is one, so that it can be browsed.
pub const UNRELEASED: &str = "unreleased";

/// What to import, and as what.
#[derive(Debug, Clone, Default)]
pub struct Options<'a> {
    /// What the gallery calls itself; “Potions” when nothing is said.
    pub title: Option<String>,
    /// The tags of releases, one a line (`ripgrep-14.1.0`, `vim-v9.1.1924`).
    pub tags: Option<&'a str>,
    /// Where to write the gallery; nothing is written when there is none.
    pub out: Option<&'a Path>,
}

/// What was wrong, by sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// The file is no recipe at all.
    Unreadable,
    /// A key that recipes do not have.
    StrayKey,
    /// Something stands where another thing should.
    WrongValue,
    /// An address that cannot be used.
    Address,
    /// Another package is needed that is not among the recipes.
    MissingDependency,
    /// Packages need each other in a circle.
    Circle,
    /// No release of it is known.
    NoRelease,
    /// A release without a recipe.
    UnknownRelease,
}

impl ProblemKind {
    /// A small stable word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::StrayKey => "stray-key",
            Self::WrongValue => "wrong-value",
            Self::Address => "address",
            Self::MissingDependency => "missing-dependency",
            Self::Circle => "circle",
            Self::NoRelease => "no-release",
            Self::UnknownRelease => "unknown-release",
        }
    }
}

/// One thing that was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, or the release tag.
    pub item: String,
    /// What sort of thing.
    pub kind: ProblemKind,
    /// What, in a sentence.
    pub sentence: String,
}

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Recipes in the folder.
    pub recipes: usize,
    /// Packages listed.
    pub listed: usize,
    /// Versions listed, those of unreleased packages included.
    pub versions: usize,
    /// Files in the lists that have an address.
    pub addressed: usize,
    /// What was wrong, by file.
    pub problems: Vec<Problem>,
}

impl Report {
    /// How many problems of each sort there are.
    pub fn counts(&self) -> BTreeMap<ProblemKind, usize> {
        let mut counts = BTreeMap::new();
        for problem in &self.problems {
            *counts.entry(problem.kind).or_default() += 1;
        }
        counts
    }

    fn tell(&mut self, item: &str, kind: ProblemKind, sentence: impl Into<String>) {
        self.problems.push(Problem { item: item.to_owned(), kind, sentence: sentence.into() });
    }
}

/// Turns a folder of Potions recipes into a gallery of manifests.
///
/// # Errors
/// When the folder cannot be read, has no recipes, or the gallery cannot be written. What is wrong with a recipe is
/// in the report.
pub fn potions(recipes: &Path, options: &Options<'_>) -> Result<Report, CatalogError> {
    let mut report = Report::default();
    let mut found: BTreeMap<PackageId, recipe::Recipe> = BTreeMap::new();
    for (file, name) in files(recipes)? {
        report.recipes += 1;
        let read = fs::read_limited(&file, RECIPE_BYTES).map_err(|error| error.to_string());
        match read.and_then(|bytes| recipe::read(&bytes, &name, &mut report)) {
            Err(reason) => {
                report.tell(&name, ProblemKind::Unreadable, format!("The recipe is left out: {reason}."));
            }
            Ok(recipe) if found.contains_key(&recipe.name) => {
                let sentence =
                    format!("Another recipe is named “{}” too; this one is left out.", recipe.name);
                report.tell(&name, ProblemKind::Unreadable, sentence);
            }
            Ok(recipe) => drop(found.insert(recipe.name.clone(), recipe)),
        }
    }
    if report.recipes == 0 {
        let location = recipes.display().to_string();
        return Err(CatalogError::NoGallery { location, looked_for: "recipes (*.yml)".into() });
    }
    tags::spread(options.tags.unwrap_or_default(), &mut found, &mut report);
    check_dependencies(&found, &mut report);
    write::gallery(&found, options, &mut report)?;
    Ok(report)
}

/// The recipes in a folder, by name.
fn files(folder: &Path) -> Result<Vec<(std::path::PathBuf, String)>, CatalogError> {
    let mut files = Vec::new();
    for (name, found) in fs::list_dir(folder)? {
        let path = folder.join(&name);
        let is_yaml =
            path.extension().is_some_and(|e| e.eq_ignore_ascii_case("yml") || e.eq_ignore_ascii_case("yaml"));
        if found.kind == fs::FileKind::File && is_yaml {
            files.push((path, name.to_string_lossy().into_owned()));
        }
    }
    files.sort();
    files.truncate(MOST_RECIPES);
    Ok(files)
}

fn check_dependencies(found: &BTreeMap<PackageId, recipe::Recipe>, report: &mut Report) {
    for recipe in found.values() {
        for missing in recipe.dependencies.iter().filter(|name| !found.contains_key(*name)) {
            let sentence = format!("It needs “{missing}”, and there is no recipe of that name.");
            report.tell(&recipe.file, ProblemKind::MissingDependency, sentence);
        }
    }
    let names: Vec<&PackageId> = found.keys().collect();
    let places: BTreeMap<&PackageId, usize> = names.iter().copied().zip(0..).collect();
    let needs = |recipe: &recipe::Recipe| {
        recipe.dependencies.iter().filter_map(|name| places.get(name).copied()).collect()
    };
    let graph: Vec<Vec<usize>> = found.values().map(needs).collect();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for circle in crate::resolve::circles(&graph) {
        let packages: Vec<PackageId> = circle.iter().map(|at| names[*at].clone()).collect();
        if told.insert(circle[0]) {
            let sentence = crate::resolve::Problem::Cycle { packages }.to_string();
            report.tell(names[circle[0]].as_str(), ProblemKind::Circle, sentence);
        }
    }
}
