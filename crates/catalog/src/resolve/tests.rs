use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn id(text: &str) -> PackageId {
    PackageId::new(text).unwrap()
}

/// Package → version → needs, each `name` or `name demand`.
#[derive(Debug, Clone, Default)]
struct World(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl World {
    fn with(mut self, package: &str, version: &str, needs: &[&str]) -> Self {
        let needs = needs.iter().map(ToString::to_string).collect();
        self.0.entry(package.into()).or_default().insert(version.into(), needs);
        self
    }

    fn resolve(&self, root: &str, version: &str) -> Resolution {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(resolve(&id(root), &Version::new(version).unwrap(), self))
    }
}

impl Lookup for World {
    async fn versions(&self, package: &PackageId) -> Result<Vec<Version>, String> {
        let listed = self.0.get(package.as_str()).into_iter().flat_map(BTreeMap::keys);
        let mut versions: Vec<Version> = listed.map(|v| Version::new(v.as_str()).unwrap()).collect();
        versions.sort_by(|a, b| b.cmp(a));
        Ok(versions)
    }

    async fn needs(&self, package: &PackageId, version: &Version) -> Result<Vec<Needed>, String> {
        let needs = self.0.get(package.as_str()).and_then(|p| p.get(version.as_str()));
        let needs = needs.ok_or("it is gone")?;
        let needed = |text: &String| match text.split_once(' ') {
            Some((name, demand)) => Needed { package: id(name), versions: Some(demand.parse().unwrap()) },
            None => Needed { package: id(text), versions: None },
        };
        Ok(needs.iter().map(needed).collect())
    }
}

fn names(resolution: &Resolution) -> Vec<String> {
    resolution.order.iter().map(|c| format!("{} {}", c.package, c.version)).collect()
}

fn sentences(resolution: &Resolution) -> Vec<String> {
    resolution.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_needed_comes_first_and_in_the_newest_version() {
    let world = World::default()
        .with("curl", "8", &["openssl", "zlib"])
        .with("openssl", "3.0", &["zlib"])
        .with("zlib", "1.2.13", &[])
        .with("zlib", "1.3.1", &[]);
    let found = world.resolve("curl", "8");
    assert_eq!(names(&found), ["zlib 1.3.1", "openssl 3.0", "curl 8"]);
    assert_eq!(found.order[0].needed_by, [id("curl"), id("openssl")]);
    assert!(found.problems.is_empty());
}

#[test]
fn a_version_that_suits_everybody_is_found() {
    let world = World::default()
        .with("app", "1", &["lib", "old"])
        .with("old", "1", &["lib <2"])
        .with("lib", "1.9", &[])
        .with("lib", "2.0", &["only-for-two"])
        .with("only-for-two", "1", &[]);
    let found = world.resolve("app", "1");
    assert_eq!(names(&found), ["lib 1.9", "old 1", "app 1"]);
    assert!(found.problems.is_empty(), "{:?}", sentences(&found));
}

#[test]
fn a_conflict_names_both_sides() {
    let world = World::default()
        .with("app", "1", &["a", "b"])
        .with("a", "1", &["lib >=2"])
        .with("b", "1", &["lib <2"])
        .with("lib", "1.5", &[])
        .with("lib", "2.5", &[]);
    let found = world.resolve("app", "1");
    assert_eq!(
        sentences(&found),
        [
            "No version of “lib” suits everybody: “a” needs “lib” >=2 and “b” needs “lib” <2. There is 2.5 and 1.5."
        ]
    );
}

#[test]
fn a_circle_is_named_in_full() {
    let world = World::default().with("a", "1", &["b"]).with("b", "1", &["c"]).with("c", "1", &["a"]).with(
        "self",
        "1",
        &["self"],
    );
    let found = world.resolve("a", "1");
    assert_eq!(sentences(&found), ["Packages need each other in a circle: a → b → c → a."]);
    assert_eq!(found.order.len(), 3);
    assert_eq!(
        sentences(&world.resolve("self", "1")),
        ["Packages need each other in a circle: self → self."]
    );
}

#[test]
fn what_nobody_lists_is_named_with_who_needs_it() {
    let world = World::default().with("age", "1", &["go"]);
    let found = world.resolve("age", "1");
    assert_eq!(sentences(&found), ["No gallery you have added has “go”, which is needed by “age”."]);
    assert_eq!(names(&found), ["age 1"]);
}

#[test]
fn ten_thousand_dependencies_are_handled_side_by_side_and_in_a_chain() {
    let mut wide = World::default();
    let needs: Vec<String> = (0..10_000).map(|n| format!("d{n}")).collect();
    wide.0.entry("root".into()).or_default().insert("1".into(), needs.clone());
    let found = wide.resolve("root", "1");
    assert_eq!(
        sentences(&found),
        [
            "10000 packages it needs are in no gallery you have added: “d0” (for “root”), “d1” (for “root”), “d2” (for \
          “root”), “d3” (for “root”), “d4” (for “root”) and 9995 more."
        ]
    );
    let mut chain = World::default();
    for n in 0..10_000 {
        let next: Vec<String> = if n < 9_999 { vec![format!("d{}", n + 1)] } else { Vec::new() };
        chain.0.entry(format!("d{n}")).or_default().insert("1".into(), next);
    }
    let found = chain.resolve("d0", "1");
    assert_eq!(found.order.len(), 10_000);
    assert_eq!(found.order[0].package, id("d9999"));
    assert!(found.problems.is_empty());
    chain.0.get_mut("d9999").unwrap().insert("1".into(), vec!["d0".into()]);
    let told = sentences(&chain.resolve("d0", "1"));
    assert!(told[0].contains("d0 → d1 → ") && told[0].contains("(9950 more) → d0."), "{told:?}");
}

#[test]
fn too_many_are_refused_with_the_limit() {
    let mut world = World::default();
    for n in 0..=30 {
        let needs = (0..1_000).map(|m| format!("d{}", n * 1_000 + m)).collect();
        world
            .0
            .entry(if n == 0 { "root".into() } else { format!("d{n}") })
            .or_default()
            .insert("1".into(), needs);
    }
    let told = sentences(&world.resolve("root", "1"));
    assert!(told.iter().any(|t| t.contains("at most 20000 packages")), "{told:?}");
}

proptest! {
    /// Whatever strangers list: it ends, everything stands once, and what is needed stands before unless something
    /// is wrong.
    #[test]
    fn every_graph_ends_in_an_order(
        edges in proptest::collection::vec((0_u8..12, 0_u8..3, 0_u8..14, 0_u8..6), 0..60),
    ) {
        const DEMANDS: [&str; 6] = ["", " >=1", " <2", " =1", " ^1", " <=1.5"];
        let mut world = World::default().with("p0", "1", &[]);
        for (from, version, to, demand) in edges {
            let needs = world.0.entry(format!("p{from}")).or_default().entry(format!("{version}")).or_default();
            needs.push(format!("p{to}{}", DEMANDS[usize::from(demand)]));
        }
        let found = world.resolve("p0", "1");
        let places: BTreeMap<&PackageId, usize> = found.order.iter().map(|c| &c.package).zip(0..).collect();
        prop_assert_eq!(places.len(), found.order.len());
        if found.problems.is_empty() {
            prop_assert_eq!(&found.order.last().unwrap().package, &id("p0"));
            for chosen in &found.order {
                for by in &chosen.needed_by {
                    prop_assert!(places[&chosen.package] < places[by]);
                }
            }
        } else {
            prop_assert!(found.problems.iter().all(|p| p.to_string().ends_with('.')));
        }
    }
}
