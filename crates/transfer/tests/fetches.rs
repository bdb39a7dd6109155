//! Documents: conditional, packed, redirected.

use std::time::{Duration, SystemTime};

use tokio_util::sync::CancellationToken;
use vitrine_base::Silent;
use vitrine_testkit::Fault;
use vitrine_transfer::{AddressPolicy, Fetch, Fetched, Location, Validators};

use crate::setting::{Setting, body, noise, run};

#[test]
fn what_has_not_changed_is_not_sent_again() {
    run(async {
        let setting = Setting::new();
        setting.put("index.json", b"{\"a\":1}");
        let location = setting.at("index.json");
        let cancel = CancellationToken::new();
        let fetch = |validators| Fetch {
            location: &location,
            validators,
            max_bytes: 100,
            policy: AddressPolicy::default(),
        };
        let first = setting.client.fetch(fetch(None), &cancel).await.unwrap();
        let Fetched::New { body, validators, location: from } = first else { panic!("nothing came") };
        assert_eq!(&body[..], b"{\"a\":1}");
        assert_eq!(from, location);
        let kept: Validators = serde_json::from_str(&serde_json::to_string(&validators).unwrap()).unwrap();
        assert_eq!(setting.client.fetch(fetch(Some(&kept)), &cancel).await.unwrap(), Fetched::NotModified);
        assert_eq!(setting.server.requests()[1].sent, 0);
        setting.put("index.json", b"{\"a\":2}");
        let second = setting.client.fetch(fetch(Some(&kept)), &cancel).await.unwrap();
        assert!(matches!(second, Fetched::New { body, .. } if &body[..] == b"{\"a\":2}"));
    });
}

#[test]
fn packed_documents_are_unpacked_and_the_limit_counts_what_comes_out() {
    run(async {
        let text = vec![b' '; 300_000];
        let setting = Setting::serving(&text);
        setting.server.fault("p", Fault::Gzip, None);
        assert_eq!(body(setting.fetch("p", 300_000).await.unwrap()), text);
        assert!(setting.server.requests()[0].accept_encoding.as_deref().unwrap().contains("gzip"));
        let error = setting.fetch("p", 299_999).await.unwrap_err();
        assert_eq!(error.code(), "too_large");
        assert!(error.to_string().contains("larger than the 299 kB allowed"), "{error}");
        // Noise is longer packed than not: the length of the packed form must not be taken for the file's.
        let noise = noise(100_000);
        setting.put("p", &noise);
        assert_eq!(body(setting.fetch("p", 100_000).await.unwrap()), noise);
    });
}

#[test]
fn a_document_can_go_to_a_file_and_starts_again_after_a_cut() {
    run(async {
        let bytes = noise(3_000_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::CutAfter(2_500_000), Some(1));
        let path = setting.folder.path().join("out");
        let file = std::fs::File::create(&path).unwrap();
        let location = setting.at("p");
        let fetch = Fetch {
            location: &location,
            validators: None,
            max_bytes: 1 << 30,
            policy: AddressPolicy::default(),
        };
        let fetched =
            setting.client.fetch_to_file(fetch, file, &Silent, &CancellationToken::new()).await.unwrap();
        assert!(matches!(fetched, Fetched::New { body: 3_000_000, .. }));
        assert_eq!(std::fs::read(path).unwrap(), bytes);
        assert_eq!(setting.server.requests().len(), 2);
    });
}

#[test]
fn redirects_are_followed_five_times_and_no_more() {
    run(async {
        let setting = Setting::serving(b"here");
        for hop in 1..=5 {
            let next = if hop == 5 { "p".to_owned() } else { format!("hop{}", hop + 1) };
            setting.server.fault(&format!("hop{hop}"), Fault::Redirect(next), None);
        }
        setting.server.fault("loop", Fault::Redirect("/loop".into()), None);
        let fetched = setting.fetch("hop1", 100).await.unwrap();
        assert!(matches!(&fetched, Fetched::New { location, .. } if *location == setting.at("p")));
        assert_eq!(body(fetched), b"here");
        setting.server.forget_requests();
        let error = setting.fetch("loop", 100).await.unwrap_err();
        assert_eq!(error.code(), "redirect");
        assert!(error.to_string().contains("5 times"), "{error}");
        assert_eq!(setting.server.requests().len(), 6);
    });
}

#[test]
fn a_folder_is_asked_for_as_a_server_is() {
    run(async {
        let setting = Setting::serving(b"one");
        let location = Location::parse(setting.folder.path().to_str().unwrap()).unwrap().join("p").unwrap();
        let cancel = CancellationToken::new();
        let fetch = |validators| Fetch {
            location: &location,
            validators,
            max_bytes: 5,
            policy: AddressPolicy::default(),
        };
        let Fetched::New { body, validators, .. } = setting.client.fetch(fetch(None), &cancel).await.unwrap()
        else {
            panic!("nothing came")
        };
        assert_eq!(&body[..], b"one");
        assert!(validators.etag.as_deref().unwrap().starts_with("\"file-"));
        let again = setting.client.fetch(fetch(Some(&validators)), &cancel).await.unwrap();
        assert_eq!(again, Fetched::NotModified);
        // The same length, another time.
        setting.put("p", b"two");
        let later = SystemTime::now() + Duration::from_secs(5);
        std::fs::File::options()
            .write(true)
            .open(setting.folder.path().join("p"))
            .unwrap()
            .set_modified(later)
            .unwrap();
        assert!(matches!(
            setting.client.fetch(fetch(Some(&validators)), &cancel).await.unwrap(),
            Fetched::New { .. }
        ));
        setting.put("p", b"longer");
        assert_eq!(setting.client.fetch(fetch(None), &cancel).await.unwrap_err().code(), "too_large");
        assert!(setting.server.requests().is_empty());
    });
}

#[test]
fn many_come_at_once_and_one_that_fails_stops_no_other() {
    run(async {
        let setting = Setting::new();
        for place in 0..30 {
            setting.put(&format!("{place}"), format!("text {place}").as_bytes());
        }
        setting.server.pace(None, Duration::from_millis(100));
        let locations: Vec<Location> = (0..31).map(|place| setting.at(&place.to_string())).collect();
        let fetch =
            |location| Fetch { location, validators: None, max_bytes: 100, policy: AddressPolicy::default() };
        let (mut came, cancel) = ([const { None }; 31], CancellationToken::new());
        let many = locations.iter().map(fetch).collect();
        let started = std::time::Instant::now();
        setting.client.fetch_many(many, &cancel, |place, answer| came[place] = Some(answer)).await;
        // One after the other, the server's thinking alone would take 3 s.
        assert!(started.elapsed() < Duration::from_millis(2500), "{:?}", started.elapsed());
        for (place, answer) in came.iter().take(30).enumerate() {
            let Some(Ok(Fetched::New { body, .. })) = answer else { panic!("{answer:?}") };
            assert_eq!(body[..], *format!("text {place}").as_bytes());
        }
        let missing = came[30].as_ref().unwrap().as_ref().unwrap_err();
        assert_eq!(missing.code(), "not_found");
    });
}
