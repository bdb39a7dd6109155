//! What a person decided, kept over restarts: rules, policies, history.

use vitrine_base::{PackageId, SourceName};
use vitrine_library::{NewEntry, PackageKey, Personal, Policy};

fn key(id: &str) -> PackageKey {
    PackageKey { source: SourceName::new("town").unwrap(), id: PackageId::new(id).unwrap() }
}

fn policy(id: &str, policy: Option<&str>, channel: Option<&str>) -> Policy {
    Policy {
        source: "town".into(),
        id: id.into(),
        policy: policy.map(str::to_owned),
        channel: channel.map(str::to_owned),
    }
}

#[test]
fn a_package_has_one_rule_and_it_survives() {
    let home = tempfile::tempdir().unwrap();
    let (store, notice) = Personal::open(home.path()).unwrap();
    assert_eq!(notice, None);
    store.set_rule(&key("nora"), Some("first"), 1).unwrap();
    store.set_rule(&key("nora"), Some("second"), 2).unwrap();
    store.set_rule(&key("kai"), Some("other"), 3).unwrap();
    drop(store);
    let (store, _) = Personal::open(home.path()).unwrap();
    assert_eq!(store.rule(&key("nora")).unwrap().as_deref(), Some("second"));
    assert_eq!(store.rules().unwrap().len(), 2);
    store.set_rule(&key("kai"), None, 4).unwrap();
    assert_eq!(store.rule(&key("kai")).unwrap(), None);
}

#[test]
fn the_policies_of_a_gallery_go_together_and_those_of_others_stay() {
    let store = Personal::in_memory().unwrap();
    store.set_policy(&policy("", Some("install"), None)).unwrap();
    store.set_policy(&policy("nora", None, Some("beta"))).unwrap();
    let other = Policy { source: "village".into(), ..policy("nora", Some("install"), None) };
    store.set_policy(&other).unwrap();
    store.forget_policies("town").unwrap();
    assert_eq!(store.policies().unwrap(), [other]);
}

#[test]
fn policies_of_a_gallery_and_a_package_stand_side_by_side() {
    let store = Personal::in_memory().unwrap();
    store.set_policy(&policy("", Some("install"), None)).unwrap();
    store.set_policy(&policy("nora", None, Some("beta"))).unwrap();
    assert_eq!(store.policies().unwrap().len(), 2);
    store.set_policy(&policy("", None, None)).unwrap();
    assert_eq!(store.policies().unwrap(), [policy("nora", None, Some("beta"))]);
}

#[test]
fn what_was_removed_for_good_takes_its_decisions_along() {
    let store = Personal::in_memory().unwrap();
    store.set_rule(&key("nora"), Some("never"), 1).unwrap();
    store.set_rule(&key("kai"), Some("never"), 1).unwrap();
    store.set_policy(&policy("nora", Some("install"), None)).unwrap();
    store.set_policy(&policy("", Some("notify"), None)).unwrap();
    store.forget_decisions(&key("nora")).unwrap();
    assert_eq!(store.rules().unwrap().len(), 1);
    assert_eq!(store.policies().unwrap(), [policy("", Some("notify"), None)]);
}

#[test]
fn the_history_is_read_backwards_and_does_not_grow_for_ever() {
    let store = Personal::in_memory().unwrap();
    let entry = |at| NewEntry { at, what: "install".into(), id: "nora".into(), ..NewEntry::default() };
    for at in 1..=5100 {
        store.write_history(&entry(at)).unwrap();
    }
    let newest = store.history(None, 3).unwrap();
    assert_eq!(newest.iter().map(|e| e.entry.at).collect::<Vec<_>>(), [5100, 5099, 5098]);
    let older = store.history(Some(newest[2].number), 2).unwrap();
    assert_eq!(older.iter().map(|e| e.entry.at).collect::<Vec<_>>(), [5097, 5096]);
    assert_eq!(store.history(None, 10_000).unwrap().len(), 5000);
    assert_eq!(store.history_entry(1).unwrap(), None);
    assert_eq!(store.history_entry(newest[0].number).unwrap().unwrap(), newest[0]);
}

#[test]
fn a_damaged_file_is_set_aside_and_said() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("personal.db"), "not a database").unwrap();
    let (store, notice) = Personal::open(home.path()).unwrap();
    assert!(notice.unwrap().contains("personal.db.damaged"));
    assert!(store.rules().unwrap().is_empty());
    assert!(home.path().join("personal.db.damaged").exists());
}
