//! Every update that really happened to the shared packages.

use std::collections::BTreeMap;
use std::path::PathBuf;

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::listing::MemberTable;
use vitrine_package::member_table;

use super::Delta;
use crate::setting::run;

/// Versions of each package, in order of their date.
fn history() -> Vec<Vec<PathBuf>> {
    let Some(data) = vitrine_testkit::shared_data() else { return Vec::new() };
    let mut packages: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    let mut all: Vec<PathBuf> = std::fs::read_dir(data.join("homepilot/history"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    all.sort();
    for path in all {
        let name = path.file_name().unwrap().to_str().unwrap().split('@').next().unwrap().to_owned();
        packages.entry(name).or_default().push(path);
    }
    packages.into_values().collect()
}

/// True when only texts differ.
fn is_text_only(old: &MemberTable, new: &MemberTable) -> bool {
    let is_text =
        |path: &str| [".json", ".md", ".txt", ".yaml", ".yml"].iter().any(|end| path.ends_with(end));
    let mut changed =
        new.members.iter().filter(|member| !old.members.iter().any(|one| one.sha256 == member.sha256));
    changed.all(|member| is_text(&member.path))
}

#[test]
fn real_updates_cost_what_changed() {
    run(async {
        let (mut texts, mut pairs) = ([0_u64; 3], 0);
        for versions in history() {
            for pair in versions.windows(2) {
                let limits = ArchiveLimits::default();
                let tables = [&pair[0], &pair[1]].map(|path| member_table(path, &limits));
                let [Ok(old), Ok(new)] = tables else { continue };
                let delta = Delta::serving(&pair[0], &pair[1]);
                let full = delta.bytes().len() as u64;
                let mut costs = [0; 2];
                for (cost, wanted) in costs.iter_mut().zip([delta.wanted(), delta.with_table(&new)]) {
                    delta.server.forget_requests();
                    let came = delta.obtain(&wanted, &delta.package()).await.unwrap();
                    *cost = delta.sent();
                    assert!(*cost <= full.max(64_000) * 102 / 100, "{pair:?}: {cost} of {full} bytes");
                    delta.assert_right(&came);
                    delta.store.remove(&came.sha256).unwrap();
                }
                pairs += 1;
                if is_text_only(&old, &new) {
                    texts[0] += full;
                    texts[1] += costs[0];
                    texts[2] += costs[1];
                }
            }
        }
        if pairs > 0 {
            let [full, _, by_table] = texts;
            assert!(pairs > 10, "{pairs} pairs");
            assert!(by_table * 100 <= full, "texts by table: {by_table} of {full} bytes");
        }
    });
}
