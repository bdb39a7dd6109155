//! Package files of this computer: looked at, installed from exactly the bytes that were shown.

use std::path::{Path, PathBuf};

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_testkit::PersonaSpec;

use crate::shop::Shop;
use crate::world::World;

fn nora(version: &str) -> PersonaSpec {
    PersonaSpec::new("nora").name("Nora").version(version)
}

fn put(world: &World, name: &str, spec: &PersonaSpec) -> PathBuf {
    let path = world.folder.path().join(name);
    std::fs::write(&path, spec.package()).unwrap();
    path
}

async fn look(world: &World, path: &Path) -> Result<LocalPackage, vitrine_api::ApiError> {
    world.gallery.local_package(FileRequest { path: path.display().to_string() }).await
}

fn wish(seen: &LocalPackage, accept: bool) -> InstallLocal {
    InstallLocal { path: seen.path.clone(), sha256: seen.sha256.clone(), accept }
}

async fn install(world: &World, seen: &LocalPackage, accept: bool) -> JobSnapshot {
    let job = world.gallery.install_local(wish(seen, accept)).await.unwrap();
    world.ended(&job).await
}

#[tokio::test]
async fn a_file_is_looked_at_agreed_to_and_installed() {
    let world = World::of(&[]).await;
    let path = put(&world, "nora.hpersona", &nora("1.0.0"));
    let seen = look(&world, &path).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.trust, seen.kind), ("Nora", Trust::Unverified, Kind::Persona));
    assert!(seen.consent.is_some() && seen.refused.is_none() && seen.file_count > 0);
    assert_eq!(seen.consent_said, [Phrase::new("consent.file")]);
    assert_eq!(seen.trust_said, [Phrase::new("vouched.nobody")]);
    assert!(world.gallery.installed(()).await.unwrap().is_empty(), "looking installs nothing");
    let picture = world.gallery.picture(seen.picture.as_ref().unwrap(), 256).await.unwrap();
    assert_eq!(&picture[8..12], b"WEBP");

    let refused = install(&world, &seen, false).await;
    assert_eq!(refused.error.unwrap().code, "engine.unverified");
    let job = install(&world, &seen, true).await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    let installed = world.gallery.installed(()).await.unwrap();
    assert_eq!(installed[0].package.source, "file");
    assert_eq!((installed[0].sha256.as_str(), installed[0].trust), (seen.sha256.as_str(), Trust::Unverified));
    let detail = world.gallery.detail(installed[0].package.clone()).await.unwrap();
    assert!(detail.provenance.sentence.contains("from a file"), "{}", detail.provenance.sentence);
    let again = look(&world, &path).await.unwrap();
    assert!(again.installed[0].same_bytes && again.installed[0].from_file);
}

#[tokio::test]
async fn the_name_of_a_file_turns_nothing_around() {
    let world = World::of(&[]).await;
    let path = put(&world, "nora\u{202e}exe.hpersona", &nora("1.0.0"));
    let seen = look(&world, &path).await.unwrap();
    assert_eq!(seen.file, "noraexe.hpersona");
    assert_eq!(install(&world, &seen, true).await.state, JobState::Done, "it is found all the same");
    let error = look(&world, &path.with_file_name("no\u{2067}ra")).await.unwrap_err();
    assert!(error.sentence.contains("“nora”"), "{}", error.sentence);
}

#[tokio::test]
async fn a_newer_file_updates_and_goes_back() {
    let world = World::of(&[]).await;
    let first = look(&world, &put(&world, "one.hpersona", &nora("1.0.0"))).await.unwrap();
    install(&world, &first, true).await;
    let spec = nora("1.1.0").summary("Better");
    let second = look(&world, &put(&world, "two.hpersona", &spec)).await.unwrap();
    assert_eq!(second.package, first.package);
    assert!(second.installed.iter().any(|held| held.from_file && !held.same_bytes));
    let job = install(&world, &second, true).await;
    assert_eq!((job.state, job.kind), (JobState::Done, JobKind::Update), "{:?}", job.error);
    let package = second.package.clone();
    let back = world.gallery.rollback(package.clone()).await.unwrap();
    assert_eq!(world.ended(&back).await.state, JobState::Done);
    assert_eq!(world.gallery.installed(()).await.unwrap()[0].sha256, first.sha256);
    let removal = RemoveRequest { package, delete_changed: false };
    let removed = world.gallery.remove(removal).await.unwrap();
    assert_eq!(world.ended(&removed).await.state, JobState::Done);
    assert!(world.gallery.installed(()).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_bytes_that_were_shown_are_the_bytes_that_are_installed() {
    let world = World::of(&[]).await;
    let path = put(&world, "nora.hpersona", &nora("1.0.0"));
    let seen = look(&world, &path).await.unwrap();
    put(&world, "nora.hpersona", &nora("1.0.0").summary("Quietly different"));
    let error = world.gallery.install_local(wish(&seen, true)).await.unwrap_err();
    assert_eq!(error.code, "open.changed");
    assert!(world.gallery.installed(()).await.unwrap().is_empty());
    let gone = look(&world, &path).await.unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(world.gallery.install_local(wish(&gone, true)).await.unwrap_err().code, "open.gone");
}

#[tokio::test]
async fn a_gallery_that_lists_the_same_bytes_vouches_for_them() {
    let world = World::of(&[nora("1.0.0")]).await;
    let path = put(&world, "nora.hpersona", &nora("1.0.0"));
    let seen = look(&world, &path).await.unwrap();
    assert_eq!((seen.trust, seen.consent.clone()), (Trust::Listed, None), "{}", seen.trust_sentence);
    assert_eq!(seen.listed[0].package, PackageRef { source: "town".into(), id: "nora".into() });
    let job = install(&world, &seen, false).await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    world.install("nora").await;
    let seen = look(&world, &path).await.unwrap();
    assert!(seen.installed.iter().any(|held| !held.from_file && held.same_bytes));
}

/// A shop with Nora in it, and a file of the same bytes.
async fn shop_and_file() -> (Shop, FileRequest) {
    let shop = Shop::of(&[nora("1.0.0")]).await;
    let path = shop.folder.path().join("nora.hpersona");
    std::fs::write(&path, nora("1.0.0").package()).unwrap();
    (shop, FileRequest { path: path.display().to_string() })
}

#[tokio::test]
async fn a_yanked_version_vouches_for_nothing_and_says_why() {
    let (shop, file) = shop_and_file().await;
    let seen = shop.gallery.local_package(file.clone()).await.unwrap();
    assert_eq!((seen.trust, seen.consent), (Trust::Listed, None));
    let yanked =
        r#"{ "yanked": [{ "id": "nora", "version": "1.0.0", "reason": "It loses what it wrote" }] }"#;
    shop.publish(&[], yanked).await;
    let seen = shop.gallery.local_package(file).await.unwrap();
    assert_eq!((seen.trust, seen.listed.len()), (Trust::Unverified, 0));
    assert!(seen.consent.as_ref().unwrap().contains("It loses what it wrote."), "{:?}", seen.consent);
    let job = shop.gallery.install_local(wish(&seen, false)).await.unwrap();
    assert_eq!(shop.ended(&job).await.error.unwrap().code, "engine.unverified");
    let job = shop.gallery.install_local(wish(&seen, true)).await.unwrap();
    assert_eq!(shop.ended(&job).await.state, JobState::Done);
}

#[tokio::test]
async fn bytes_that_were_taken_down_are_known_wherever_they_come_from() {
    let (shop, file) = shop_and_file().await;
    let seen = shop.gallery.local_package(file.clone()).await.unwrap();
    let from_file = InstallLocal { path: seen.path.clone(), sha256: seen.sha256.clone(), accept: true };
    let job = shop.gallery.install_local(from_file.clone()).await.unwrap();
    assert_eq!(shop.ended(&job).await.state, JobState::Done);
    let installed = shop.gallery.installed(()).await.unwrap();
    assert_eq!((installed[0].package.source.as_str(), &installed[0].withdrawn), ("file", &None));

    let taken = r#"{ "withdrawn": [{ "id": "nora", "reason": "It steals.", "malicious": true }] }"#;
    shop.publish(&[], taken).await;
    let installed = shop.gallery.installed(()).await.unwrap();
    let reason = installed[0].withdrawn.clone().unwrap();
    assert!(reason.contains("“town”") && reason.ends_with("It steals."), "{reason}");
    let detail = shop.gallery.detail(installed[0].package.clone()).await.unwrap();
    let version = installed[0].version.clone();
    assert_eq!(detail.card.state, InstallState::Withdrawn { version, reason: reason.clone() });

    let seen = shop.gallery.local_package(file).await.unwrap();
    assert_eq!((seen.refused, seen.listed.len()), (Some(reason), 0));
    let job = shop.gallery.install_local(from_file).await.unwrap();
    assert_eq!(shop.ended(&job).await.error.unwrap().code, "engine.withdrawn");
}

#[tokio::test]
async fn other_bytes_under_a_known_version_need_a_word() {
    let world = World::of(&[]).await;
    let first = look(&world, &put(&world, "one.hpersona", &nora("1.0.0"))).await.unwrap();
    install(&world, &first, true).await;
    let spec = nora("1.0.0").summary("Other");
    let second = look(&world, &put(&world, "two.hpersona", &spec)).await.unwrap();
    if second.version == first.version {
        assert!(second.consent.as_ref().unwrap().contains(&first.sha256));
        assert_eq!(second.consent_said[0].code, "consent.file_republished");
    }
    assert_eq!(install(&world, &second, false).await.state, JobState::Failed);
    assert_eq!(install(&world, &second, true).await.state, JobState::Done);
}

#[tokio::test]
async fn what_is_no_package_is_said_in_a_sentence() {
    let world = World::of(&[]).await;
    let folder = world.folder.path();
    std::fs::write(folder.join("text.hpersona"), "hello").unwrap();
    std::fs::write(folder.join("empty.hpersona"), "").unwrap();
    let large = std::fs::File::create(folder.join("large.hpersona")).unwrap();
    large.set_len(600 * 1024 * 1024).unwrap();
    std::os::unix::fs::symlink(folder.join("nowhere"), folder.join("link.hpersona")).unwrap();
    let cases = [
        ("text.hpersona", "open.not_a_package"),
        ("empty.hpersona", "open.not_a_package"),
        ("large.hpersona", "open.too_large"),
        ("link.hpersona", "open.gone"),
        ("missing.hpersona", "open.gone"),
        ("", "open.not_a_file"),
    ];
    for (name, code) in cases {
        let error = look(&world, &folder.join(name)).await.unwrap_err();
        assert_eq!(error.code, code, "{name}: {}", error.sentence);
        assert!(error.action.is_some() && error.sentence.ends_with('.'), "{}", error.sentence);
    }
    assert_eq!(look(&world, Path::new("/dev/null")).await.unwrap_err().code, "open.not_a_file");
}

#[tokio::test]
async fn hostile_archives_are_refused_and_nothing_is_left() {
    let shared = std::env::var_os("VITRINE_SHARED").map(PathBuf::from);
    let Some(folder) = shared.map(|shared| shared.join("data/archives")).filter(|folder| folder.exists())
    else {
        return;
    };
    let world = World::of(&[]).await;
    let mut looked = 0;
    let mut waiting = vec![folder];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "zip" || e == "hpersona") {
                looked += 1;
                match look(&world, &path).await {
                    Err(error) => assert!(!error.sentence.is_empty() && error.action.is_some()),
                    Ok(seen) => assert!(seen.file_count > 0, "{}", path.display()),
                }
            }
        }
    }
    assert!(looked > 10, "{looked}");
    assert!(world.gallery.installed(()).await.unwrap().is_empty());
}

#[tokio::test]
async fn no_gallery_takes_the_name_of_files() {
    let world = World::of(&[]).await;
    let wish = AddSource {
        location: world.files().display().to_string(),
        name: Some("file".into()),
        ..AddSource::default()
    };
    assert_eq!(world.gallery.add_source(wish).await.unwrap_err().code, "source.name_in_use");
}
