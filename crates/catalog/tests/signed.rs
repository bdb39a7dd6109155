//! Signed galleries: trusted on first use, followed, and refused in words. The old catalogue is unharmed each time.

use vitrine_catalog::{AddOptions, CatalogError, Located};
use vitrine_testkit::{Fault, FileServer, many};
use vitrine_trust::TrustLevel;
use vitrine_trust::writer::Changes;

use crate::signing::{DAY, SEED, Signed, put_back};
use crate::support::{Bench, NOW};

const N: usize = 20;

/// A signed gallery behind a server, synced once.
struct Scene {
    bench: Bench,
    signed: Signed,
    server: FileServer,
    name: vitrine_base::SourceName,
}

impl Scene {
    async fn new() -> Self {
        let bench = Bench::new();
        let mut signed = Signed::begin(bench.gallery.path(), 1, NOW);
        signed.publish(N, 1, NOW);
        let server = FileServer::start(bench.gallery.path());
        let name = bench.add(&server.url());
        bench.sync(&name).await.unwrap();
        Self { bench, signed, server, name }
    }

    fn source(&self) -> vitrine_catalog::Source {
        self.bench.catalog.source(&self.name).unwrap().unwrap()
    }

    /// The first listing's newest version.
    fn located(&self) -> Located {
        let entry = many::entry(SEED, 0, 1);
        let version = &entry.versions[0].version;
        self.bench.catalog.locate(&self.name, &entry.id, version).unwrap().unwrap()
    }

    async fn vouch(&self) -> Result<vitrine_catalog::Voucher, CatalogError> {
        let Bench { catalog, client, cancel, .. } = &self.bench;
        catalog.vouch(client, &self.name, &self.located(), cancel).await
    }

    /// The catalogue is there to be looked at, nothing can be installed, and a restart knows why.
    async fn is_alarmed(&self, words: &[&str]) {
        assert_eq!(self.bench.all().len(), N);
        let (again, notices) = self.bench.open_again();
        assert!(notices.is_empty());
        let trust = again.source(&self.name).unwrap().unwrap().trust;
        let sentence = trust.alarm.as_ref().expect("an alarm").sentence.clone();
        for word in words {
            assert!(sentence.contains(word), "{sentence}");
        }
        assert_eq!((trust.level, trust.sentence()), (TrustLevel::Stale, sentence.clone()));
        let listing = &self.bench.catalog.find(&many::entry(SEED, 0, 1).id).unwrap()[0];
        assert_eq!(listing.trust, TrustLevel::Stale);
        assert!(self.located().blocked.unwrap().to_string().contains(&sentence));
        let error = self.vouch().await.unwrap_err();
        assert!(error.to_string().contains("nothing is installed from it"), "{error}");
    }
}

#[tokio::test]
async fn a_signed_gallery_is_trusted_remembered_and_vouched_for() {
    let scene = Scene::new().await;
    let fingerprint = scene.signed.fingerprint().to_string();
    let check = |source: vitrine_catalog::Source| {
        let trust = source.trust;
        assert_eq!((trust.level, trust.fingerprint.as_ref()), (TrustLevel::Signed, Some(&fingerprint)));
        assert!(trust.provisional && trust.alarm.is_none());
        assert_eq!((trust.threshold, trust.root_version), (Some((1, 1)), Some(1)));
        assert_eq!(trust.signers, ["online key of tests"]);
        assert_eq!(trust.current_until, Some(NOW + 30 * DAY));
        assert!(trust.sentence().starts_with("Signed by online key of tests, current until"));
    };
    check(scene.source());
    let (again, _) = scene.bench.open_again();
    check(again.source(&scene.name).unwrap().unwrap());
    let listing = &scene.bench.catalog.find(&many::entry(SEED, 0, 1).id).unwrap()[0];
    assert_eq!((listing.trust, listing.provisional), (TrustLevel::Signed, true));
    let voucher = scene.vouch().await.unwrap();
    assert_eq!(voucher.level, TrustLevel::Signed);
    assert_eq!(voucher.signed_by.as_deref(), Some("online key of tests"));
    assert!(voucher.role.unwrap().starts_with("unclaimed-"));
    assert_eq!(scene.located().blocked, None);
}

#[tokio::test]
async fn nothing_new_is_not_asked_for_and_changes_are_followed() {
    let mut scene = Scene::new().await;
    scene.server.forget_requests();
    assert!(scene.bench.sync(&scene.name).await.unwrap().unchanged);
    assert!(scene.server.requests_of("vitrine.json").is_empty());
    assert!(scene.server.requests().len() <= 3, "{:?}", scene.server.requests());
    scene.signed.publish(N, 98, NOW + 1_000);
    scene.bench.clock.set(NOW + 2_000);
    assert!(scene.bench.sync(&scene.name).await.unwrap().updated > 0);
    assert_eq!(scene.source().trust.level, TrustLevel::Signed);
}

#[tokio::test]
async fn a_fingerprint_given_by_the_person_must_be_the_gallerys() {
    let bench = Bench::new();
    let mut signed = Signed::begin(bench.gallery.path(), 1, NOW);
    signed.publish(N, 1, NOW);
    let server = FileServer::start(bench.gallery.path());
    let other = vitrine_trust::Fingerprint::of(b"another root");
    let wrong = AddOptions { fingerprint: Some(other), ..AddOptions::default() };
    let look = |options: AddOptions| {
        let (url, bench) = (server.url(), &bench);
        async move { bench.catalog.preview(&bench.client, &url, options, &bench.cancel).await }
    };
    let error = look(wrong.clone()).await.unwrap_err();
    assert_eq!(error.code(), "trust.identity");
    for side in [other.to_string(), signed.fingerprint().to_string()] {
        assert!(error.to_string().contains(&side), "{error}");
    }
    let seen = look(AddOptions::default()).await.unwrap();
    assert_eq!((seen.title.as_deref(), seen.items), (Some("A gallery of many"), Some(20)));
    assert_eq!(seen.trust.fingerprint, Some(signed.fingerprint().to_string()));
    assert_eq!(seen.trust.level, TrustLevel::Signed);
    assert!(bench.catalog.sources().unwrap().is_empty());
    let left = std::fs::read_dir(bench.home.path().join("trust")).unwrap().count();
    assert_eq!(left, 0, "a look leaves nothing");
    // Added with the wrong one, it is refused at the sync, and nothing is taken over.
    let name = bench.catalog.add_source(&server.url(), None, wrong).unwrap().name;
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(error.code(), "trust.identity", "{error}");
    assert!(bench.all().is_empty());
    bench.catalog.remove_source(&name).unwrap();
    let right = AddOptions { fingerprint: Some(signed.fingerprint()), ..AddOptions::default() };
    let name = bench.catalog.add_source(&server.url(), None, right.clone()).unwrap().name;
    assert_eq!(bench.sync(&name).await.unwrap().added, 20);
    // A gallery without signatures is not that gallery.
    std::fs::remove_dir_all(bench.gallery.path().join("metadata")).unwrap();
    bench.catalog.remove_source(&name).unwrap();
    let name = bench.catalog.add_source(&server.url(), None, right).unwrap().name;
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(error.code(), "trust.unsigned", "{error}");
    assert!(error.to_string().contains(&signed.fingerprint().to_string()), "{error}");
    assert!(bench.all().is_empty());
}

#[tokio::test]
async fn a_gallery_that_stops_signing_is_an_alarm() {
    let scene = Scene::new().await;
    let copy = scene.signed.copy();
    std::fs::remove_dir_all(scene.signed.folder.join("metadata")).unwrap();
    let error = scene.bench.sync(&scene.name).await.unwrap_err();
    assert!(error.to_string().contains("and now it shows no signatures"), "{error}");
    let fingerprint = scene.signed.fingerprint().to_string();
    scene.is_alarmed(&["was signed", &fingerprint]).await;
    // Nor does a lost folder of trust, or another protocol, let it through.
    std::fs::remove_dir_all(scene.bench.home.path().join("trust")).unwrap();
    scene.bench.registry(vec![crate::support::item("a")]);
    std::fs::remove_file(scene.signed.folder.join("vitrine.json")).unwrap();
    scene.bench.sync(&scene.name).await.unwrap_err();
    scene.is_alarmed(&["was signed", &fingerprint]).await;
    std::fs::create_dir_all(scene.signed.folder.join("metadata")).unwrap();
    put_back(copy.path(), &scene.signed.folder);
    scene.bench.sync(&scene.name).await.unwrap();
    assert_eq!((scene.source().trust.alarm, scene.source().trust.level), (None, TrustLevel::Signed));
    scene.vouch().await.unwrap();
}

#[tokio::test]
async fn another_identity_is_an_alarm_until_the_person_accepts_it() {
    let mut scene = Scene::new().await;
    scene.signed.publish(N, 98, NOW);
    scene.bench.sync(&scene.name).await.unwrap();
    let remembered = scene.signed.fingerprint();
    std::fs::remove_dir_all(scene.signed.folder.join("metadata")).unwrap();
    let mut stranger = Signed::begin(&scene.signed.folder, 2, NOW);
    stranger.publish(N, 1, NOW);
    let error = scene.bench.sync(&scene.name).await.unwrap_err();
    assert_eq!(error.code(), "trust.identity", "{error}");
    let shown = stranger.fingerprint();
    scene.is_alarmed(&[&remembered.to_string(), &shown.to_string()]).await;
    let alarm = scene.source().trust.alarm.unwrap();
    assert_eq!(alarm.other_fingerprint, Some(shown.to_string()));
    let Bench { catalog, client, cancel, .. } = &scene.bench;
    let third = vitrine_trust::Fingerprint::of(b"third");
    let error = catalog.accept_identity(client, &scene.name, &third, cancel).await.unwrap_err();
    assert!(error.to_string().contains(&third.to_string()), "{error}");
    assert!(scene.source().trust.alarm.is_some());
    let source = catalog.accept_identity(client, &scene.name, &shown, cancel).await.unwrap();
    assert_eq!((source.trust.alarm, source.trust.fingerprint), (None, Some(shown.to_string())));
    // Its own count of states starts over with it.
    scene.bench.sync(&scene.name).await.unwrap();
    assert_eq!(scene.source().trust.level, TrustLevel::Signed);
    assert_eq!(scene.bench.all().len(), N);
    scene.vouch().await.unwrap();
}

#[tokio::test]
async fn a_gallery_that_is_rolled_back_is_refused_in_words() {
    let mut scene = Scene::new().await;
    let old = scene.signed.copy();
    scene.signed.publish(N, 98, NOW + 1_000);
    scene.bench.sync(&scene.name).await.unwrap();
    put_back(old.path(), &scene.signed.folder);
    let error = scene.bench.sync(&scene.name).await.unwrap_err();
    assert_eq!(error.code(), "trust.rolled_back", "{error}");
    scene.is_alarmed(&["rolled back", "timestamp"]).await;
}

#[tokio::test]
async fn a_frozen_gallery_can_be_looked_at_and_not_installed_from() {
    let scene = Scene::new().await;
    scene.bench.clock.set(NOW + 31 * DAY);
    assert!(scene.bench.sync(&scene.name).await.unwrap().unchanged);
    let source = scene.source();
    assert_eq!((source.trust.level, source.last_error), (TrustLevel::Stale, None));
    assert!(source.trust.sentence().contains("not installed until it signs again"));
    assert_eq!(scene.bench.all().len(), N);
    assert!(scene.located().blocked.unwrap().to_string().contains("were current until"));
    let error = scene.vouch().await.unwrap_err();
    assert_eq!(error.code(), "trust.expired", "{error}");
    // A year ahead, by a wrong clock: the same words. A year back: what is signed is signed.
    scene.bench.clock.set(NOW + 365 * DAY);
    assert!(scene.vouch().await.unwrap_err().to_string().contains("this computer's clock is wrong"));
    scene.bench.clock.set(NOW - 365 * DAY);
    scene.bench.sync(&scene.name).await.unwrap();
    assert_eq!(scene.source().trust.level, TrustLevel::Signed);
    scene.vouch().await.unwrap();
}

#[tokio::test]
async fn a_gallery_found_expired_can_be_looked_at() {
    let bench = Bench::new();
    let mut signed = Signed::begin(bench.gallery.path(), 1, NOW - 40 * DAY);
    signed.publish(N, 1, NOW - 40 * DAY);
    let name = bench.add_folder();
    assert_eq!(bench.sync(&name).await.unwrap().added, 20);
    let trust = bench.catalog.source(&name).unwrap().unwrap().trust;
    assert_eq!(trust.level, TrustLevel::Stale);
    assert_eq!(trust.fingerprint, Some(signed.fingerprint().to_string()));
    // When it signs again, all is well.
    signed.sign(Changes::default(), NOW);
    bench.sync(&name).await.unwrap();
    assert_eq!(bench.catalog.source(&name).unwrap().unwrap().trust.level, TrustLevel::Signed);
}

#[tokio::test]
async fn files_of_two_states_do_not_mix() {
    let mut scene = Scene::new().await;
    let state = |folder: &std::path::Path| {
        let mut names: Vec<String> = std::fs::read_dir(folder.join("metadata"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".snapshot.json"))
            .collect();
        names.sort_by_key(|name| name.split('.').next().unwrap().parse::<u64>().unwrap());
        names
    };
    let before = state(&scene.signed.folder).pop().unwrap();
    scene.signed.publish(N, 98, NOW + 1_000);
    let after = state(&scene.signed.folder).pop().unwrap();
    assert_ne!(before, after);
    let metadata = scene.signed.folder.join("metadata");
    std::fs::copy(metadata.join(before), metadata.join(after)).unwrap();
    let error = scene.bench.sync(&scene.name).await.unwrap_err();
    assert!(error.to_string().contains("do not belong together"), "{error}");
    scene.is_alarmed(&["do not belong together"]).await;
}

#[tokio::test]
async fn a_list_that_was_not_signed_is_not_taken_over() {
    let mut scene = Scene::new().await;
    let fresh = Bench::new();
    scene.signed.publish(N, 98, NOW + 1_000);
    let good = std::fs::read_to_string(scene.signed.folder.join("vitrine.json")).unwrap();
    scene.bench.write("vitrine.json", good.replace("A gallery of many", "A gallery of mine"));
    for (bench, listed) in [(&scene.bench, N), (&fresh, 0)] {
        let name = match bench.catalog.sources().unwrap().first() {
            Some(source) => source.name.clone(),
            None => bench.add(&scene.server.url()),
        };
        let error = bench.sync(&name).await.unwrap_err();
        assert!(error.to_string().contains("is not the one its gallery signed"), "{error}");
        assert_eq!(bench.all().len(), listed);
    }
    // A gallery caught in the middle of an update mends itself.
    scene.bench.write("vitrine.json", &good);
    scene.server.fault(
        "vitrine.json",
        Fault::Body(b"{\"format\":\"vitrine/1\"}".to_vec(), "application/json".into()),
        Some(1),
    );
    assert!(scene.bench.sync(&scene.name).await.unwrap().updated > 0);
}

#[tokio::test]
async fn a_silent_host_is_no_alarm() {
    let scene = Scene::new().await;
    scene.server.fault(".json", Fault::Status(503, vec![]), None);
    let error = scene.bench.sync(&scene.name).await.unwrap_err();
    assert!(error.is_transient(), "{error}");
    assert_eq!((scene.source().trust.alarm, scene.source().trust.level), (None, TrustLevel::Signed));
    scene.bench.clock.set(NOW + DAY);
    let error = scene.vouch().await.unwrap_err();
    assert!(error.is_transient(), "the list of the artifact's role is still to be asked for: {error}");
    scene.server.mend();
    scene.vouch().await.unwrap();
}

#[tokio::test]
async fn an_artifact_that_nobody_signed_is_not_vouched_for() {
    let mut scene = Scene::new().await;
    let located = scene.located();
    let path = located.target.clone().unwrap();
    // Somebody with the key of the list alone changes a digest in it.
    let lie = Located { sha256: Some(vitrine_base::Sha256::of(b"other bytes")), ..located.clone() };
    let Bench { catalog, client, cancel, .. } = &scene.bench;
    let error = catalog.vouch(client, &scene.name, &lie, cancel).await.unwrap_err();
    assert_eq!(error.code(), "trust.signed_otherwise", "{error}");
    for digest in [lie.sha256, located.sha256] {
        assert!(error.to_string().contains(&digest.unwrap().to_string()), "{error}");
    }
    let swapped = Located {
        target: scene
            .bench
            .catalog
            .locate(&scene.name, &many::entry(SEED, 1, 1).id, &many::entry(SEED, 1, 1).versions[0].version)
            .unwrap()
            .unwrap()
            .target,
        sha256: None,
        size: None,
        ..located
    };
    let error = catalog.vouch(client, &scene.name, &swapped, cancel).await.unwrap_err();
    assert_eq!(error.code(), "trust.signed_otherwise", "{error}");
    scene.signed.sign(Changes { remove: vec![path.clone()], ..Changes::default() }, NOW);
    scene.bench.clock.set(NOW + 3_600_000);
    let error = scene.vouch().await.unwrap_err();
    assert_eq!(error.code(), "trust.nobody_signed", "{error}");
    assert!(error.to_string().contains("it may have been taken down"), "{error}");
    let (online, now) = (&scene.signed.online, NOW + 3_600_000);
    scene.signed.repository.withdraw(&[path], "It steals.", &[online], now).unwrap();
    scene.bench.clock.set(NOW + 2 * 3_600_000);
    let error = scene.vouch().await.unwrap_err();
    assert_eq!(error.code(), "trust.withdrawn", "{error}");
    assert!(error.to_string().contains("It steals."), "{error}");
}
