//! Which addresses are asked, and how they are shown.

use tokio_util::sync::CancellationToken;
use vitrine_testkit::Fault;
use vitrine_transfer::{AddressPolicy, Client, Fetch, Location, TransferError};

use crate::setting::{Setting, fetch, options, run};

#[test]
fn redirects_off_this_computer_need_https_and_a_public_address() {
    run(async {
        let setting = Setting::new();
        let targets = [
            ("http://example.org/", "not encrypted"),
            ("http://10.0.0.1/", "not encrypted"),
            ("https://10.0.0.1/", "private network"),
            ("https://[::ffff:192.168.0.1]/", "private network"),
            ("https://169.254.169.254/latest/meta-data", "private network"),
            ("ftp://example.org/", "not an https address"),
            ("file:///etc/passwd", "not an https address"),
        ];
        for (target, reason) in targets {
            setting.server.mend();
            setting.server.forget_requests();
            setting.server.fault("r", Fault::Redirect(target.into()), None);
            let error = setting.fetch("r", 100).await.unwrap_err();
            assert_eq!(error.code(), "redirect", "{target}");
            let text = error.to_string();
            assert!(text.contains(reason) && text.contains(&setting.server.url()), "{text}");
            assert_eq!(setting.server.requests().len(), 1);
        }
    });
}

#[test]
fn http_and_private_networks_wait_for_a_word() {
    run(async {
        let client = Client::new(options()).unwrap();
        let asked = |address: &str| Location::parse(address).unwrap();
        for (address, code) in [
            ("http://example.org/", "insecure"),
            ("http://192.168.7.7/", "insecure"),
            ("https://192.168.7.7/", "private_address"),
            ("https://[fd00::7]/", "private_address"),
        ] {
            let error = fetch(&client, &asked(address), 10).await.unwrap_err();
            assert_eq!(error.code(), code, "{address}");
            assert!(error.to_string().contains("not confirmed"), "{error}");
        }
    });
}

#[test]
fn a_confirmed_source_may_be_anywhere() {
    run(async {
        let setting = Setting::serving(b"here");
        setting.server.fault("r", Fault::Redirect(setting.at("p").full()), None);
        let policy = AddressPolicy { confirmed: true };
        let location = setting.at("r");
        let fetch = Fetch { location: &location, validators: None, max_bytes: 10, policy };
        assert!(setting.client.fetch(fetch, &CancellationToken::new()).await.is_ok());
        let named = Location::parse(&format!("http://localhost:{}/p", setting.server.port())).unwrap();
        let fetch =
            Fetch { location: &named, validators: None, max_bytes: 10, policy: AddressPolicy::default() };
        assert!(setting.client.fetch(fetch, &CancellationToken::new()).await.is_ok());
    });
}

#[test]
fn no_word_lets_a_gallery_elsewhere_lead_here() {
    run(async {
        let setting = Setting::serving(b"here");
        let gallery = Location::parse("http://192.168.7.7/registry.json").unwrap();
        for host in ["0.0.0.0", "0", "[::]", "[::ffff:0.0.0.0]", "127.0.0.1", "a.localhost"] {
            let mirror = format!("http://{host}:{}/p", setting.server.port());
            let error = gallery.join(&mirror).unwrap_err();
            assert!(error.to_string().contains("may not name addresses of this computer"), "{error}");
        }
        // What the person named themselves is asked.
        let here = Location::parse(&format!("http://0.0.0.0:{}/p", setting.server.port())).unwrap();
        assert!(here.is_loopback() && fetch(&setting.client, &here, 10).await.is_ok());
    });
}

#[test]
fn secrets_in_addresses_are_not_shown() {
    let secret = "https://ada:hunter2@example.org/p?token=s3cret&plain#frag";
    let location = Location::parse(secret).unwrap();
    assert_eq!(location.to_string(), "https://example.org/p?token=…&…");
    assert!(!format!("{location:?}").contains("hunter2"));
    assert_eq!(location.full(), secret);
    run(async {
        let setting = Setting::new();
        let address = format!("http://ada:hunter2@127.0.0.1:{}/x?token=s3cret", setting.server.port());
        let client = Client::new(options()).unwrap();
        let error = fetch(&client, &Location::parse(&address).unwrap(), 10).await.unwrap_err();
        assert_eq!(error.code(), "not_found");
        let text = format!("{error} {error:?}");
        assert!(!text.contains("hunter2") && !text.contains("s3cret"), "{text}");
    });
}

#[test]
fn what_people_type_is_read() {
    for good in ["https://example.org/g/", "http://127.0.0.1:8080/registry.json"] {
        assert!(matches!(Location::parse(good), Ok(Location::Web(_))), "{good}");
    }
    for path in ["/srv/gallery", "gallery/registry.json", "file:///srv/gallery", "  /srv/gallery\n"] {
        assert!(matches!(Location::parse(path), Ok(Location::File(_))), "{path}");
    }
    for bad in ["", " ", "ftp://example.org/", "https://", "javascript://x", "a\0b", "https://exa mple.org/"]
    {
        let error = Location::parse(bad).unwrap_err();
        assert!(matches!(error, TransferError::BadLocation { .. }), "{bad}");
    }
}

#[test]
fn addresses_are_joined_as_a_browser_does() {
    let base = Location::parse("https://example.org/g/registry/registry.json").unwrap();
    for (relative, whole) in [
        ("x.json", "https://example.org/g/registry/x.json"),
        ("../p/a b", "https://example.org/g/p/a%20b"),
        ("/p/x/1.0.0", "https://example.org/p/x/1.0.0"),
        ("https://cdn.example.net/x", "https://cdn.example.net/x"),
        ("//cdn.example.net/x", "https://cdn.example.net/x"),
    ] {
        assert_eq!(base.join(relative).unwrap().full(), whole);
    }
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "//localhost/x",
        "http://0.0.0.0:8080/",
        "http://[::]:8080/",
        "//[::ffff:0.0.0.0]/x",
    ] {
        assert!(base.join(bad).is_err(), "{bad}");
    }
    let home = Location::parse("http://127.0.0.1:1/").unwrap();
    assert!(home.join("http://127.0.0.1:2/x").is_ok());
    assert_eq!(
        Location::parse("https://h.example/g").unwrap().as_folder().join("x").unwrap().full(),
        "https://h.example/g/x"
    );
}

#[test]
fn a_request_of_ones_own_keeps_the_policy_and_follows_nothing() {
    run(async {
        let setting = Setting::serving(b"here");
        let request = async |address: &str, confirmed: bool| {
            let url = address.parse().unwrap();
            let policy = AddressPolicy { confirmed };
            setting.client.request(reqwest::Method::POST, &url, policy).await.map_err(|error| error.code())
        };
        assert_eq!(request("http://example.org/", false).await.unwrap_err(), "insecure");
        assert_eq!(request("https://10.0.0.1/", false).await.unwrap_err(), "private_address");
        assert!(request("http://10.0.0.1/", true).await.is_ok());
        setting.server.fault("r", Fault::Redirect(setting.at("p").full()), None);
        let answer = request(&setting.at("r").full(), false).await.unwrap().send().await.unwrap();
        assert!(answer.status().is_redirection(), "{}", answer.status());
        assert_eq!(setting.server.requests().len(), 1);
    });
}
