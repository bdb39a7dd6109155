//! Any bytes where a registry should be: an error in words or a sync, never a panic, never a broken catalogue.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Bench, item};

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((".{0,6}", inner), 0..4).prop_map(|members| json!(
                members.into_iter().collect::<std::collections::BTreeMap<String, Value>>()
            )),
        ]
    })
}

const PLACES: [&str; 14] = [
    "/id",
    "/name",
    "/short",
    "/tags",
    "/nsfw",
    "/author",
    "/downloads",
    "/latest",
    "/latest/version",
    "/latest/package_url",
    "/latest/preview_url",
    "/latest/card_url",
    "/latest/sha256",
    "/latest/size_bytes",
];

fn sync_text(bench: &Bench, name: &vitrine_base::SourceName, text: &[u8]) -> Result<(), TestCaseError> {
    bench.write("registry.json", text);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    match runtime.block_on(bench.sync(name)) {
        Ok(outcome) => prop_assert!(outcome.total >= 1),
        Err(error) => prop_assert!(error.to_string().len() > 20),
    }
    prop_assert!(bench.all().contains(&"anchor".to_owned()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn mutated_fields(changes in proptest::collection::vec((0..PLACES.len(), any_json()), 1..6)) {
        let bench = Bench::new();
        let name = bench.add_folder();
        let mut items = vec![item("anchor")];
        for (number, (place, value)) in changes.into_iter().enumerate() {
            let mut odd = item(&format!("p{number}"));
            *odd.pointer_mut(PLACES[place]).unwrap() = value;
            items.push(odd);
        }
        let text = vitrine_testkit::gallery::registry_json(items).to_string();
        sync_text(&bench, &name, text.as_bytes())?;
    }

    #[test]
    fn mutated_bytes(at in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<bool>()) {
        let bench = Bench::new();
        let name = bench.add_folder();
        let good = vitrine_testkit::gallery::registry_json(vec![item("anchor")]).to_string().into_bytes();
        sync_text(&bench, &name, &good)?;
        let mut bytes = vitrine_testkit::gallery::registry_json(vec![item("anchor"), item("other")]).to_string().into_bytes();
        // Behind the first item, which is the one that has to stay.
        let behind = bytes.len() / 2 + 10;
        let at = behind + at.index(bytes.len() - behind);
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        sync_text(&bench, &name, &bytes)?;
    }
}
