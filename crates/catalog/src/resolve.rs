//! What else is needed: from one package to all packages it needs, each in one version that suits everybody, in the
//! order to install them. Nothing here asks a network or a disk; a [`Lookup`] answers what is listed. There is no
//! recursion and every loop has a bound, because the graph is made by strangers.

mod cycles;
mod problem;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use vitrine_base::{PackageId, Version};
use vitrine_package::manifest::Demand;

pub use problem::{Problem, Wish};

/// Most packages of one resolution: twice what one manifest may name. The largest real tree of command-line tools
/// has some dozens.
pub const MOST_PACKAGES: usize = 20_000;

/// Most “this needs that” of one resolution, so that thousands of packages that all name thousands of others end.
pub const MOST_NEEDS: usize = 200_000;

/// Most rounds of choosing again. Every real tree settles in two or three.
const MOST_ROUNDS: usize = 32;

/// Something a package cannot do without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// The package.
    pub package: PackageId,
    /// Which versions of it will do; any, when there is none.
    pub versions: Option<Demand>,
}

/// Answers what is listed. An error is a reason, as a clause.
pub trait Lookup: Send + Sync {
    /// The versions of a package that can be installed here, best first; empty when nobody lists it.
    fn versions(&self, package: &PackageId) -> impl Future<Output = Result<Vec<Version>, String>> + Send;

    /// What a version cannot do without.
    fn needs(
        &self,
        package: &PackageId,
        version: &Version,
    ) -> impl Future<Output = Result<Vec<Needed>, String>> + Send;
}

/// A package and the version that was chosen for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The package.
    pub package: PackageId,
    /// The version.
    pub version: Version,
    /// Who needs it; empty for the one that was asked for.
    pub needed_by: Vec<PackageId>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    /// What to install, what others need first; the package that was asked for is last.
    pub order: Vec<Chosen>,
    /// Why it cannot be installed as a whole; empty when it can.
    pub problems: Vec<Problem>,
}

/// Finds all that `root` in `version` needs.
pub async fn resolve<L: Lookup>(root: &PackageId, version: &Version, lookup: &L) -> Resolution {
    let mut picks: HashMap<PackageId, Version> = HashMap::new();
    picks.insert(root.clone(), version.clone());
    let mut resolver = Resolver { root, lookup, versions: HashMap::new(), needs: HashMap::new() };
    for _ in 0..MOST_ROUNDS {
        let walk = resolver.walk(&mut picks).await;
        let again = resolver.choose_again(&walk, &mut picks);
        if !again {
            return resolver.resolution(walk, &picks);
        }
    }
    let problems = vec![Problem::Unsettled { rounds: MOST_ROUNDS }];
    Resolution { order: Vec::new(), problems }
}

/// One way through everything that is needed, with the versions picked so far.
#[derive(Default)]
struct Walk {
    /// In the order they were met; the root first.
    met: Vec<PackageId>,
    /// By whom each is needed, and in which versions.
    wishes: BTreeMap<PackageId, Vec<Wish>>,
    problems: Vec<Problem>,
}

struct Resolver<'a, L> {
    root: &'a PackageId,
    lookup: &'a L,
    versions: HashMap<PackageId, Result<Vec<Version>, String>>,
    needs: HashMap<(PackageId, Version), Result<Vec<Needed>, String>>,
}

impl<L: Lookup> Resolver<'_, L> {
    /// Goes through all that is needed, breadth first, and picks the best version of what is met for the first time.
    async fn walk(&mut self, picks: &mut HashMap<PackageId, Version>) -> Walk {
        let mut walk = Walk::default();
        let mut waiting = VecDeque::from([self.root.clone()]);
        let mut seen: HashSet<PackageId> = waiting.iter().cloned().collect();
        let mut needs_seen = 0_usize;
        while let Some(package) = waiting.pop_front() {
            walk.met.push(package.clone());
            let Some(version) = self.pick(&package, &walk, picks).await else { continue };
            let needs = match self.needs_of(&package, &version).await {
                Ok(needs) => needs,
                Err(reason) => {
                    walk.problems.push(Problem::Unreadable { package, version, reason });
                    continue;
                }
            };
            needs_seen += needs.len();
            for needed in needs {
                let wish = Wish { by: package.clone(), versions: needed.versions };
                walk.wishes.entry(needed.package.clone()).or_default().push(wish);
                if seen.insert(needed.package.clone()) {
                    waiting.push_back(needed.package);
                }
            }
            if seen.len() > MOST_PACKAGES || needs_seen > MOST_NEEDS {
                walk.problems.push(Problem::TooMany { packages: MOST_PACKAGES, needs: MOST_NEEDS });
                break;
            }
        }
        walk
    }

    /// The version picked for a package; none when nobody lists it.
    async fn pick(
        &mut self,
        package: &PackageId,
        walk: &Walk,
        picks: &mut HashMap<PackageId, Version>,
    ) -> Option<Version> {
        if let Some(version) = picks.get(package) {
            return Some(version.clone());
        }
        let known = match self.versions.get(package) {
            Some(known) => known.clone(),
            None => {
                let asked = self.lookup.versions(package).await;
                self.versions.entry(package.clone()).or_insert(asked).clone()
            }
        };
        let versions = known.ok()?;
        let wishes = walk.wishes.get(package).map_or(&[][..], Vec::as_slice);
        // With none that suits, the best is looked into all the same: what it needs may be wrong as well.
        let version = versions.iter().find(|v| allowed(v, wishes)).or(versions.first())?;
        picks.insert(package.clone(), version.clone());
        Some(version.clone())
    }

    async fn needs_of(&mut self, package: &PackageId, version: &Version) -> Result<Vec<Needed>, String> {
        let key = (package.clone(), version.clone());
        match self.needs.get(&key) {
            Some(known) => known.clone(),
            None => {
                let asked = self.lookup.needs(package, version).await;
                self.needs.entry(key).or_insert(asked).clone()
            }
        }
    }

    /// Picks other versions where those picked do not suit everybody; true when any was changed.
    fn choose_again(&self, walk: &Walk, picks: &mut HashMap<PackageId, Version>) -> bool {
        let mut changed = false;
        for (package, wishes) in &walk.wishes {
            if package == self.root || picks.get(package).is_some_and(|version| allowed(version, wishes)) {
                continue;
            }
            let Some(Ok(versions)) = self.versions.get(package) else { continue };
            if let Some(better) = versions.iter().find(|version| allowed(version, wishes)) {
                picks.insert(package.clone(), better.clone());
                changed = true;
            }
        }
        changed
    }

    fn resolution(&self, walk: Walk, picks: &HashMap<PackageId, Version>) -> Resolution {
        let mut problems = walk.problems;
        let mut missing = Vec::new();
        for package in &walk.met {
            let wishes = walk.wishes.get(package).cloned().unwrap_or_default();
            match (picks.get(package), self.versions.get(package)) {
                (None, Some(Err(reason))) => {
                    let (package, reason) = (package.clone(), reason.clone());
                    problems.push(Problem::Unknown { package, reason });
                }
                (None, _) => missing.push((package.clone(), wishes)),
                (Some(version), listed) if !allowed(version, &wishes) => {
                    let listed = match listed {
                        Some(Ok(versions)) => versions.clone(),
                        _ => vec![version.clone()],
                    };
                    problems.push(Problem::NoVersion { package: package.clone(), wishes, listed });
                }
                _ => {}
            }
        }
        if !missing.is_empty() {
            problems.push(Problem::Missing { packages: missing });
        }
        let graph = self.graph(&walk.met, picks);
        let (sorted, cycles) = cycles::sort(&graph);
        problems.extend(cycles.into_iter().map(|packages| Problem::Cycle {
            packages: packages.into_iter().map(|at| walk.met[at].clone()).collect(),
        }));
        let chosen = |at: usize| {
            let package = walk.met[at].clone();
            let wishes = walk.wishes.get(&package).map_or(&[][..], Vec::as_slice);
            let needed_by = wishes.iter().map(|wish| wish.by.clone()).collect();
            Some(Chosen { version: picks.get(&package)?.clone(), package, needed_by })
        };
        Resolution { order: sorted.into_iter().filter_map(chosen).collect(), problems }
    }

    /// What needs what, by the places in `met`.
    fn graph(&self, met: &[PackageId], picks: &HashMap<PackageId, Version>) -> Vec<Vec<usize>> {
        let places: HashMap<&PackageId, usize> = met.iter().zip(0..).collect();
        let needs = |package: &PackageId| {
            let version = picks.get(package)?;
            let needs = self.needs.get(&(package.clone(), version.clone()))?.as_ref().ok()?;
            Some(needs.iter().filter_map(|needed| places.get(&needed.package).copied()).collect())
        };
        met.iter().map(|package| needs(package).unwrap_or_default()).collect()
    }
}

/// The circles of a graph, the first few, each from its first member on.
pub(crate) fn circles(graph: &[Vec<usize>]) -> Vec<Vec<usize>> {
    cycles::sort(graph).1
}

fn allowed(version: &Version, wishes: &[Wish]) -> bool {
    wishes.iter().all(|wish| wish.versions.as_ref().is_none_or(|versions| versions.allows(version)))
}
