//! Parts of files, and everything a server can do wrong with them.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{AddressPolicy, Location, RangeFetch, RangeFetched, Span, TransferError};

use crate::setting::{Setting, noise, run};

async fn part(
    setting: &Setting,
    mirrors: &[Location],
    span: Span,
    whole: Option<u64>,
) -> Result<RangeFetched, TransferError> {
    let fetch = RangeFetch { mirrors, span, whole, policy: AddressPolicy::default() };
    setting.client.fetch_range(fetch, &CancellationToken::new()).await
}

#[test]
fn the_bytes_asked_for_come_and_no_others() {
    run(async {
        let bytes = noise(100_000);
        let setting = Setting::serving(&bytes);
        let file = Location::parse(setting.folder.path().join("p").to_str().unwrap()).unwrap();
        for mirrors in [[setting.at("p")], [file]] {
            let found = part(&setting, &mirrors, Span::Exact(500..900), Some(100_000)).await.unwrap();
            assert_eq!((&found.bytes[..], found.start, found.whole), (&bytes[500..900], 500, 100_000));
            assert_eq!(found.from, mirrors[0]);
            let found = part(&setting, &mirrors, Span::Tail(4096), None).await.unwrap();
            assert_eq!((&found.bytes[..], found.start), (&bytes[95_904..], 95_904));
            let found = part(&setting, &mirrors, Span::Tail(1_000_000), None).await.unwrap();
            assert_eq!((found.start, found.bytes.len()), (0, 100_000));
            let error = part(&setting, &mirrors, Span::Tail(10), Some(99)).await.unwrap_err();
            assert!(error.to_string().contains("has 100000 bytes, promised were 99"), "{error}");
        }
        let asked = &setting.server.requests()[0];
        assert_eq!((asked.range.as_deref(), asked.sent), (Some("bytes=500-899"), 400));
        let error = part(&setting, &[setting.at("p")], Span::Tail(1 << 25), None).await.unwrap_err();
        assert_eq!(error.code(), "too_large");
    });
}

#[test]
fn every_wrong_answer_has_its_sentence() {
    run(async {
        let bytes = noise(100_000);
        let header = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
        let cases = [
            (Fault::IgnoreRange, "no_ranges", "it answered with the whole file"),
            (Fault::OtherRange, "no_ranges", "another part than was asked for"),
            (
                Fault::ContentRange("bytes 500-899/200000".into()),
                "wrong_size",
                "has 200000 bytes, promised were 100000",
            ),
            (
                Fault::ContentRange("bytes 501-900/100000".into()),
                "no_ranges",
                "another part than was asked for",
            ),
            (Fault::ContentRange("nonsense".into()), "no_ranges", "it does not say which part it sent"),
            (
                Fault::Status(416, header("content-range", "bytes */70")),
                "wrong_size",
                "has 70 bytes, promised were 100000",
            ),
            (Fault::Status(416, vec![]), "no_ranges", "it says that there is no such part"),
            (Fault::Gzip, "no_ranges", "it answered with the whole file"),
            (Fault::Endless, "no_ranges", "it answered with the whole file"),
            (Fault::Status(429, header("retry-after", "31536000")), "rate_limited", "wait 31536000 seconds"),
            (Fault::Status(404, vec![]), "not_found", "nothing was found"),
            (Fault::CutAfter(100), "truncated", "closed the connection after"),
            (Fault::Hangup, "connect", "could not be reached"),
            (Fault::NoAnswer, "stalled", "sent nothing for"),
            (Fault::Redirect("/p".into()), "redirect", "more than 5 times"),
            (Fault::Redirect("https://10.0.0.1/".into()), "redirect", "private network"),
            (Fault::Redirect("http://example.org/".into()), "redirect", "not encrypted"),
        ];
        for (fault, code, words) in cases {
            let setting = Setting::serving(&bytes);
            let second = FileServer::start(setting.folder.path());
            let good = Location::parse(&format!("{}p", second.url())).unwrap();
            setting.server.fault("p", fault.clone(), None);
            let error =
                part(&setting, &[setting.at("p")], Span::Exact(500..900), Some(100_000)).await.unwrap_err();
            assert_eq!(error.code(), code, "{fault:?}: {error}");
            let text = error.to_string();
            assert!(text.contains(words) && text.contains(&setting.server.url()), "{fault:?}: {text}");
            setting.assert_store_empty();
            // Another mirror makes it good.
            let found = part(&setting, &[setting.at("p"), good], Span::Exact(500..900), Some(100_000)).await;
            assert_eq!(&found.unwrap().bytes[..], &bytes[500..900], "{fault:?}");
        }
    });
}

#[test]
fn a_silent_mirror_is_not_waited_for() {
    run(async {
        let bytes = noise(100_000);
        let setting = Setting::serving(&bytes);
        let silent = FileServer::start(setting.folder.path());
        silent.fault("p", Fault::NoAnswer, None);
        let mirrors = [Location::parse(&format!("{}p", silent.url())).unwrap(), setting.at("p")];
        let begun = Instant::now();
        let found = part(&setting, &mirrors, Span::Tail(100), None).await.unwrap();
        assert_eq!(found.from, mirrors[1]);
        assert!(begun.elapsed() < Duration::from_millis(1400), "{:?}", begun.elapsed());
    });
}
