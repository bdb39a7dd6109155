//! A newer Vitrine outside of its settings: found without any gallery, told in the notice of updates, skipped.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::types::*;
use vitrine_api::{Commands as _, Event};
use vitrine_engine::Gallery;
use vitrine_engine::checks::{Looking, Lookout, Moment};

use crate::checks::Around;
use crate::selfupdate::{Computer, Releases, package, state, update};
use crate::shop::TODAY;
use crate::world::LIMIT;

const HOUR: u64 = 3600;

/// The lookout of a gallery, and what it told.
struct Post {
    gallery: Gallery,
    around: Arc<Around>,
    told: Arc<Mutex<Vec<Notice>>>,
}

impl Post {
    fn of(gallery: &Gallery) -> Self {
        Self { gallery: gallery.clone(), around: Arc::default(), told: Arc::default() }
    }

    fn lookout(&self) -> Lookout<impl Fn(Notice) + Send + Sync + use<>> {
        let told = self.told.clone();
        Lookout::new(self.gallery.clone(), self.around.clone(), move |notice| {
            told.lock().unwrap().push(notice)
        })
    }

    fn told(&self) -> Vec<Notice> {
        std::mem::take(&mut *self.told.lock().unwrap())
    }

    async fn news(&self) -> Option<String> {
        self.gallery.check_state(()).await.unwrap().vitrine.map(|news| news.version)
    }

    async fn skip(&self, version: Option<&str>) {
        let mut settings = self.gallery.settings(()).await.unwrap();
        settings.self_update_skip = version.map(str::to_owned);
        self.gallery.set_settings(settings).await.unwrap();
    }
}

/// A turn after so many hours; answers what was looked at.
async fn turn<T: Fn(Notice) + Send + Sync>(lookout: &mut Lookout<T>, hours: u64) -> Looking {
    let now = Moment { clock: TODAY, steady: Duration::from_secs(hours * HOUR) };
    let cancel = CancellationToken::new();
    tokio::time::timeout(LIMIT, lookout.turn(now, &cancel)).await.expect("in time").looked
}

fn alone(version: &str) -> Notice {
    let vitrine = Some(VitrineNews { version: version.into(), security: false });
    Notice::Updates { security: 0, ready: 0, names: Vec::new(), vitrine }
}

#[tokio::test]
async fn without_any_gallery_a_newer_one_is_found_told_once_and_skipped() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start("0.1.0");
    assert!(gallery.sources(()).await.unwrap().is_empty());
    let post = Post::of(&gallery);
    let mut lookout = post.lookout();
    gallery.window_opened();
    assert_eq!(turn(&mut lookout, 0).await, Looking::Everywhere);
    assert_eq!(post.told(), [alone("0.2.0")]);
    assert_eq!(post.news().await.as_deref(), Some("0.2.0"));
    assert_eq!(gallery.app_state(()).await.unwrap().updates, 0, "it is no update of a package");

    post.skip(Some("0.2.0")).await;
    turn(&mut lookout, 1).await;
    assert_eq!(post.told(), [Notice::Moot], "what was told is taken back");
    assert_eq!(post.news().await, None);
    assert!(state(&gallery).await.newer.is_some(), "Settings still have it");
    post.skip(None).await;
    assert_eq!(post.news().await.as_deref(), Some("0.2.0"), "a person may think again");
    post.skip(Some("0.2.0")).await;

    // The one after it is news, told when updates have their turn again and not before.
    releases.put("0.3.0", &package("0.3.0", None));
    releases.build("{}");
    gallery.window_opened();
    assert_eq!(turn(&mut lookout, 3).await, Looking::Everywhere);
    assert_eq!(post.news().await.as_deref(), Some("0.3.0"));
    assert_eq!(post.told(), []);
    turn(&mut lookout, 14 * 24 + 4).await;
    assert_eq!(post.told(), [alone("0.3.0")]);

    // In place it is no news.
    assert_eq!(update(&gallery, "0.3.0").await.state, JobState::Done);
    assert_eq!(post.news().await, None);
}

#[tokio::test]
async fn whoever_has_the_window_before_them_is_not_told_again() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start("0.1.0");
    let post = Post::of(&gallery);
    let mut lookout = post.lookout();
    post.around.window.store(true, Ordering::SeqCst);
    gallery.window_opened();
    turn(&mut lookout, 0).await;
    post.around.window.store(false, Ordering::SeqCst);
    turn(&mut lookout, 2).await;
    assert_eq!(post.told(), []);
}

#[tokio::test]
async fn asking_without_any_gallery_looks_for_vitrine() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start("0.1.0");
    let mut events = gallery.subscribe();
    assert!(gallery.check_now(()).await.unwrap().is_empty(), "there is no gallery");
    let found = async {
        loop {
            if let Event::Checks { state } = events.recv().await.unwrap()
                && !state.looking
            {
                return state.vitrine;
            }
        }
    };
    let found = tokio::time::timeout(LIMIT, found).await.expect("in time");
    assert_eq!(found.map(|news| news.version).as_deref(), Some("0.2.0"));
}

#[tokio::test]
async fn what_does_not_replace_itself_still_says_what_there_is() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start_installed("0.1.0");
    let told = gallery.self_update_look(()).await.unwrap();
    assert_eq!(told.refusal.unwrap().code, "selfupdate.not_appimage");
    assert_eq!(told.newer.unwrap().version, "0.2.0");
    assert_eq!(told.hint.installed_by, InstalledBy::Other);
    assert_eq!(Post::of(&gallery).news().await.as_deref(), Some("0.2.0"));
    let refused = gallery.self_update(SelfUpdateWish { version: "0.2.0".into() }).await.unwrap_err();
    assert_eq!(refused.code, "selfupdate.not_appimage");
    let hosts = gallery.contacted_hosts(()).await.unwrap();
    assert!(hosts.iter().any(|host| host.host == "127.0.0.1"), "{hosts:?}");
}
