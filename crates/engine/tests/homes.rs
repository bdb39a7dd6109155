//! Homes: first starts, damaged ones, two at once.

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_engine::Gallery;
use vitrine_testkit::{PersonaSpec, gallery};

use crate::world::{World, options};

#[tokio::test]
async fn a_first_start_is_welcomed_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("demo");
    std::fs::create_dir(&files).unwrap();
    gallery::homepilot_bucket(&files, &[PersonaSpec::new("nora")]);
    let home = folder.path().join("home");
    let first = Gallery::open(options(&home)).unwrap();
    assert!(first.is_first_start());
    first.welcome("demo", &files).await.unwrap();
    assert!(!first.is_first_start());
    first.remove_source(SourceRef { name: "demo".into() }).await.unwrap();
    drop(first);
    let second = Gallery::open(options(&home)).unwrap();
    assert!(!second.is_first_start(), "a person who removed the demo gallery does not get it back");
}

#[tokio::test]
async fn settings_are_checked_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let gallery = Gallery::open(options(folder.path())).unwrap();
    let wish = Settings {
        allow_mature: true,
        theme: Theme::Dark,
        homepilot_url: Some(" http://localhost:8000/ ".into()),
        picture_cache_mb: 1,
        ..Settings::default()
    };
    let kept = gallery.set_settings(wish).await.unwrap();
    assert_eq!(kept.homepilot_url.as_deref(), Some("http://localhost:8000"));
    assert_eq!(kept.picture_cache_mb, 16);
    let again = Gallery::open(options(folder.path())).unwrap();
    assert_eq!(again.settings(()).await.unwrap(), kept);
    let wrong = Settings { homepilot_url: Some("file:///etc/passwd".into()), ..kept };
    assert_eq!(again.set_settings(wrong).await.unwrap_err().code, "settings.homepilot");

    std::fs::write(folder.path().join("settings.json"), "{ not json").unwrap();
    let third = Gallery::open(options(folder.path())).unwrap();
    assert!(third.notices().iter().any(|notice| notice.contains("settings")));
    assert!(folder.path().join("settings.json.damaged").exists(), "nothing is lost");
}

#[tokio::test]
async fn a_home_that_cannot_be_one_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let error = Gallery::open(options(&file)).unwrap_err();
    assert_eq!(error.code, "engine.home");
    assert!(error.action.is_some());
}

#[tokio::test]
async fn two_at_once_see_the_same_library() {
    let world = World::of(&[PersonaSpec::new("nora"), PersonaSpec::new("kai")]).await;
    let other = Gallery::open(options(&world.home())).unwrap();
    assert_eq!(world.install("nora").await.state, JobState::Done);
    let seen = other.installed(()).await.unwrap();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].health, Health::Intact);
}
