//! Install, update, roll back, remove; consent and alarms.

use serde_json::Value;
use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_testkit::{Fault, PersonaSpec};

use crate::world::{World, package, request};

fn nora(version: &str) -> PersonaSpec {
    PersonaSpec::new("nora").name("Nora").version(version)
}

#[tokio::test]
async fn a_click_becomes_an_installed_version_and_goes_again() {
    let world = World::of(&[nora("1.0.0")]).await;
    let plan = world.gallery.plan_install(request("nora")).await.unwrap();
    assert_eq!((plan.version.as_str(), plan.from.clone(), plan.consent.clone()), ("1.0.0", None, None));
    assert!(plan.download.unwrap() > 0 && plan.free_space > 0);

    let job = world.install("nora").await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert_eq!((job.kind, job.title.as_str()), (JobKind::Install, "Nora"));
    let installed = world.gallery.installed(()).await.unwrap();
    assert_eq!(installed[0].health, Health::Intact);
    assert!(installed[0].folder.starts_with(world.home().to_str().unwrap()));
    let picture = world.gallery.picture(installed[0].picture.as_ref().unwrap(), 256).await.unwrap();
    assert_eq!(&picture[8..12], b"WEBP");
    assert_eq!(world.state_of("nora").await, InstallState::Installed { version: "1.0.0".into() });
    let hidden = BrowseQuery { hide_installed: true, limit: 10, ..BrowseQuery::default() };
    assert!(world.gallery.browse(hidden).await.unwrap().cards.is_empty());

    std::fs::write(format!("{}/manifest.json", installed[0].folder), "changed").unwrap();
    let report = world.gallery.verify(package("nora")).await.unwrap();
    assert_eq!((report.health, report.changed), (Health::Changed, vec!["manifest.json".to_owned()]));

    let job = world
        .gallery
        .remove(RemoveRequest { package: package("nora"), delete_changed: false })
        .await
        .unwrap();
    let job = world.ended(&job).await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert!(job.outcome.unwrap().contains("kept"));
    let said = job.outcome_said;
    assert_eq!((said.len(), said[0].code.as_str()), (1, "done.removed_kept"), "{said:?}");
    assert_eq!(said[0].arguments["count"], Argument::Number(1));
    let listed = world.gallery.jobs(()).await.unwrap();
    assert!(listed.iter().any(|job| job.outcome_said == said), "it is kept with the row: {listed:?}");
    assert!(world.gallery.installed(()).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_update_is_offered_installed_and_rolled_back() {
    let world = World::of(&[nora("1.0.0")]).await;
    world.install("nora").await;
    assert!(world.gallery.updates(()).await.unwrap().is_empty());
    world.publish(&[nora("1.1.0").summary("Better")]).await;
    let updates = world.gallery.updates(()).await.unwrap();
    assert_eq!(
        (updates[0].from.as_str(), updates[0].to.as_str(), updates[0].republished),
        ("1.0.0", "1.1.0", false)
    );
    assert_eq!(world.install("nora").await.kind, JobKind::Update);
    let installed = world.gallery.installed(()).await.unwrap();
    assert_eq!(
        (installed[0].version.as_str(), installed[0].previous.clone()),
        ("1.1.0", vec!["1.0.0".to_owned()])
    );
    let job = world.gallery.rollback(package("nora")).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Done);
    assert_eq!(world.gallery.installed(()).await.unwrap()[0].version, "1.0.0");
}

#[tokio::test]
async fn other_bytes_under_the_same_version_are_an_alarm_and_need_a_word() {
    let world = World::of(&[nora("1.0.0")]).await;
    world.install("nora").await;
    world.publish(&[nora("1.0.0").summary("Quietly different")]).await;
    let updates = world.gallery.updates(()).await.unwrap();
    assert!(updates[0].republished);
    assert!(world.gallery.detail(package("nora")).await.unwrap().provenance.alarm.is_some());
    let refused = world.install("nora").await;
    assert_eq!(refused.state, JobState::Failed);
    assert_eq!(refused.error.unwrap().code, "engine.republished");
    let agreed = InstallRequest { accept_republished: true, ..request("nora") };
    let job = world.install_as(agreed).await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
}

#[tokio::test]
async fn bytes_nobody_vouches_for_need_consent() {
    let world = World::of(&[nora("1.0.0")]).await;
    let path = world.files().join("registry/registry.json");
    let mut registry: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    registry["items"][0]["latest"]["sha256"] = "placeholder-0123".into();
    std::fs::write(&path, registry.to_string()).unwrap();
    let jobs = world.gallery.sync_source(SyncRequest::default()).await.unwrap();
    world.ended(&jobs[0]).await;
    let plan = world.gallery.plan_install(request("nora")).await.unwrap();
    assert_eq!(plan.trust, Trust::Unverified);
    assert!(plan.consent.unwrap().contains("no digest"));
    let asked: Vec<_> = plan.consent_said.iter().map(|phrase| phrase.code.as_str()).collect();
    assert_eq!(asked, ["consent.unverified", "consent.install_anyway"]);
    assert_eq!(plan.trust_said, [Phrase::new("vouched.unverified").with("source", "town")]);
    assert_eq!(world.install("nora").await.error.unwrap().code, "engine.unverified");
    let agreed = InstallRequest { accept_unverified: true, ..request("nora") };
    assert_eq!(world.install_as(agreed).await.state, JobState::Done);

    // Other bytes under the same version, still without a digest: the plan says both, and one word is enough.
    let changed = nora("1.0.0").summary("Quietly different").package();
    std::fs::write(world.files().join("packages/nora/1.0.0/persona.hpersona"), changed).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut registry: Value = serde_json::from_str(&text).unwrap();
    registry["items"][0]["latest"]["size_bytes"] = Value::Null;
    std::fs::write(&path, registry.to_string()).unwrap();
    let jobs = world.gallery.sync_source(SyncRequest::default()).await.unwrap();
    world.ended(&jobs[0]).await;
    let plan = world.gallery.plan_install(request("nora")).await.unwrap();
    assert!(plan.republished && plan.consent.unwrap().contains("was here before"));
    assert_eq!(plan.consent_said.last().unwrap().code, "consent.whatever_arrives");
    let agreed = InstallRequest { accept_republished: true, ..request("nora") };
    let job = world.install_as(agreed).await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
}

#[tokio::test]
async fn wrong_bytes_never_arrive_in_the_library() {
    let world = World::of(&[nora("1.0.0")]).await;
    world.server.fault("persona.hpersona", Fault::FlipByte(40), None);
    let job = world.install("nora").await;
    assert_eq!(job.state, JobState::Failed);
    let error = job.error.unwrap();
    assert!(
        error.details.matches(char::is_alphanumeric).count() > 128,
        "both digests are named: {}",
        error.details
    );
    assert!(world.gallery.installed(()).await.unwrap().is_empty());
    assert!(job.can_retry);
    world.server.mend();
    let again = world.gallery.retry_job(JobRef { id: job.id }).await.unwrap();
    assert_eq!(world.ended(&again).await.state, JobState::Done);
}

#[tokio::test]
async fn what_a_package_needs_is_said_and_offered() {
    let packages = r#"{"packages":[{"id":"kai","note":"asks Kai"},{"id":"nowhere"}]}"#;
    let world = World::of(&[
        nora("1.0.0")
            .member("dependencies/packages.json", packages)
            .mcp_server("mcp-notes", "https://example.org/x.git"),
        PersonaSpec::new("kai").name("Kai"),
    ])
    .await;
    world.install("nora").await;
    let detail = world.gallery.detail(package("nora")).await.unwrap();
    let find = |name: &str| detail.dependencies.iter().find(|d| d.name == name).cloned();
    assert_eq!(find("kai").unwrap().available, Some(package("kai")));
    assert_eq!(find("nowhere").unwrap().available, None);
    let server = find("mcp-notes").unwrap();
    assert_eq!((server.kind, server.available), (DependencyKind::McpServer, None));
    assert!(!server.advice.is_empty());

    let both = InstallRequest { with: vec![package("kai")], ..request("nora") };
    world.install_as(both).await;
    world.settle().await;
    assert_eq!(world.gallery.installed(()).await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_installed_package_outlives_its_source() {
    let world = World::of(&[nora("1.0.0")]).await;
    world.install("nora").await;
    world.gallery.remove_source(SourceRef { name: "town".into() }).await.unwrap();
    let detail = world.gallery.detail(package("nora")).await.unwrap();
    assert_eq!(detail.card.name, "Nora");
    assert!(detail.provenance.sentence.contains("does not list it"));
    assert_eq!(world.gallery.installed(()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn folders_open_where_there_is_a_desktop() {
    let world = World::of(&[nora("1.0.0")]).await;
    world.install("nora").await;
    let error = world.gallery.open_folder(package("nora")).await.unwrap_err();
    assert_eq!(error.code, "engine.no_desktop");
    assert!(error.details.contains("nora"));
    assert_eq!(world.gallery.open_folder(package("kai")).await.unwrap_err().code, "library.not_installed");
}

#[tokio::test]
async fn a_stranger_does_not_inherit_a_gallerys_name() {
    let world = World::of(&[nora("1.0.0")]).await;
    world.install("nora").await;
    world.gallery.remove_source(SourceRef { name: "town".into() }).await.unwrap();
    let stranger = tempfile::tempdir().unwrap();
    vitrine_testkit::gallery::homepilot_bucket(stranger.path(), &[nora("9.0.0")]);
    let wish = |name: Option<&str>| AddSource {
        location: stranger.path().display().to_string(),
        name: name.map(str::to_owned),
        allow_insecure: false,
        ..Default::default()
    };
    let refused = world.gallery.add_source(wish(Some("town"))).await.unwrap_err();
    assert_eq!(refused.code, "source.name_in_use");
    assert!(world.gallery.sources(()).await.unwrap().is_empty());
    world.gallery.add_source(wish(Some("village"))).await.unwrap();
    world.settle().await;
    assert!(world.gallery.updates(()).await.unwrap().is_empty());
    let back = AddSource {
        location: world.server.url(),
        name: Some("town".into()),
        allow_insecure: false,
        ..Default::default()
    };
    assert_eq!(world.gallery.add_source(back).await.unwrap().name, "town", "the same gallery may come back");
}
