//! Yank, withdraw, give back.

use vitrine_base::PackageId;
use vitrine_registry::RegistryError;
use vitrine_registry::publishing::{Withdrawal, release, unyank, withdraw, yank};
use vitrine_registry::store::{PackageState, UnitOfWork};
use vitrine_registry::submissions::State;

use super::shop::{Shop, id, persona, version};
use crate::ground::NOW;

fn write<T: Send>(
    shop: &Shop,
    work: impl FnOnce(&dyn UnitOfWork) -> Result<T, RegistryError> + Send,
) -> Result<T, RegistryError> {
    shop.registry().db.write_now(work)
}

fn latest(shop: &Shop, name: &PackageId) -> String {
    let row = shop.registry().db.read_now(|unit| unit.package(name)).unwrap().unwrap();
    row.latest.unwrap().to_string()
}

#[tokio::test]
async fn a_yanked_version_is_hidden_from_newcomers_and_comes_back() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    shop.publish("nora", "1.1.0").await;
    let desktop = shop.desktop();
    let nora = id("nora");
    write(&shop, |unit| yank(unit, shop.curator, &nora, &version("1.1.0"), "It forgets", NOW)).unwrap();
    shop.work().await;
    desktop.sync().await;
    let listing = desktop.listing("nora").unwrap();
    assert_eq!(listing.versions[0].yanked.as_deref(), Some("It forgets"));
    assert_eq!(listing.latest().unwrap().version, version("1.0.0"));
    assert_eq!(latest(&shop, &nora), "1.0.0");
    desktop.trusts(&shop, "nora", "1.1.0").await;
    assert!(shop.notices(shop.maker).contains(&"version.yanked".to_owned()));
    write(&shop, |unit| unyank(unit, shop.curator, &nora, &version("1.1.0"), NOW)).unwrap();
    shop.work().await;
    desktop.sync().await;
    assert_eq!(desktop.listing("nora").unwrap().latest().unwrap().version, version("1.1.0"));
    assert_eq!(
        shop.audited("version:nora@1.1.0"),
        ["version.published", "version.yanked", "version.unyanked"]
    );
    for (reason, code) in [("", "reason.missing"), (&"x".repeat(501), "reason.long")] {
        let error = write(&shop, |unit| yank(unit, shop.curator, &nora, &version("1.1.0"), reason, NOW));
        assert_eq!(error.unwrap_err().answer().2, code);
    }
    let error = write(&shop, |unit| yank(unit, shop.curator, &nora, &version("9"), "No", NOW)).unwrap_err();
    assert_eq!(error.answer().2, "registry.not_found");
}

#[tokio::test]
async fn a_withdrawn_package_leaves_a_tombstone_and_comes_back_by_a_curator() {
    let shop = Shop::new();
    for number in ["1.0.0", "1.1.0"] {
        shop.publish("nora", number).await;
    }
    let (nora, gallery) = (id("nora"), shop.registry().gallery());
    let files = || {
        let mut files = super::shop::files(&gallery.join("packages"));
        // What pages showed before the latest version stays for those who are reading; it need not come back.
        files.retain(|name, _| !name.contains("details-"));
        files
    };
    let before = files();
    let desktop = shop.desktop();
    desktop.sync().await;
    let bytes = desktop.listing("nora").unwrap().versions.into_iter().filter_map(|version| version.sha256);
    let mut bytes: Vec<_> = bytes.collect();
    bytes.sort();
    let why = Withdrawal { reason: "The maker asked".into(), malicious: false };
    write(&shop, |unit| withdraw(unit, shop.curator, &nora, &why, NOW)).unwrap();
    shop.work().await;
    desktop.sync().await;
    let stone = desktop.listing("nora").unwrap().withdrawn.unwrap();
    assert_eq!((stone.reason.as_str(), stone.malicious, stone.at), ("The maker asked", false, NOW));
    assert_eq!((stone.digests, bytes.len()), (bytes, 2), "both versions are known by their bytes");
    assert!(!gallery.join("packages/nora").exists() && !gallery.join("previews/nora").exists());
    assert_eq!(shop.notices(shop.maker)[0], "package.withdrawn");
    let again = write(&shop, |unit| withdraw(unit, shop.curator, &nora, &why, NOW)).unwrap_err();
    assert_eq!(again.answer().0.status(), 410);

    // Nobody publishes to it meanwhile.
    let submission = shop.approved(shop.maker, &persona("nora", "1.2.0")).await;
    shop.work().await;
    assert_eq!(shop.state(&submission), State::InReview);
    assert!(!gallery.join("packages/nora").exists());

    write(&shop, |unit| release(unit, shop.curator, &nora, NOW)).unwrap();
    shop.work().await;
    desktop.sync().await;
    assert_eq!(desktop.versions("nora"), ["1.1.0", "1.0.0"]);
    desktop.trusts(&shop, "nora", "1.0.0").await;
    assert!(files() == before);
    let error = write(&shop, |unit| release(unit, shop.curator, &nora, NOW)).unwrap_err();
    assert_eq!(error.answer().2, "package.not_withdrawn");
}

#[tokio::test]
async fn what_does_harm_never_comes_back_but_its_id_may() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let nora = id("nora");
    let why = Withdrawal { reason: "It reads letters".into(), malicious: true };
    write(&shop, |unit| withdraw(unit, shop.curator, &nora, &why, NOW)).unwrap();
    shop.work().await;
    write(&shop, |unit| release(unit, shop.curator, &nora, NOW)).unwrap();
    shop.work().await;
    let desktop = shop.desktop();
    desktop.sync().await;
    let stone = desktop.listing("nora").unwrap().withdrawn.unwrap();
    assert_eq!((stone.malicious, stone.digests.len()), (true, 1), "the warning stays");
    let state = |shop: &Shop| shop.registry().db.read_now(|unit| unit.package(&nora)).unwrap().unwrap().state;
    assert_eq!(state(&shop), PackageState::Reserved);
    let taken = shop.approved(shop.maker, &persona("nora", "1.0.0").summary("Other")).await;
    shop.work().await;
    assert_eq!(shop.state(&taken), State::InReview, "its number is not given again");
    shop.publish("nora", "2.0.0").await;
    desktop.sync().await;
    assert_eq!(desktop.versions("nora"), ["2.0.0"]);
    assert_eq!(desktop.listing("nora").unwrap().withdrawn, None);
    assert_eq!(state(&shop), PackageState::Live);
}
