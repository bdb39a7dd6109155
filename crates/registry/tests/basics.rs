//! Transactions, the audit chain, the table of states.

use vitrine_registry::RegistryError;
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::submissions::State;

use crate::ground::{NOW, ground};

#[test]
fn what_fails_leaves_nothing() {
    let ground = ground();
    let db = &ground.registry.db;
    let failed: Result<(), _> = db.write_now(|unit| {
        unit.add_account("mira", Role::Member, None, None, NOW)?;
        Err(RegistryError::Internal("stop".into()))
    });
    assert!(failed.is_err());
    assert!(db.read_now(|unit| unit.account_by_handle("mira")).unwrap().is_none());
    assert!(db.read_now(|unit| unit.set_note("a", "b")).is_err(), "a view must not write");
}

#[test]
fn the_audit_chain_holds() {
    let ground = ground();
    for number in 0..5 {
        ground
            .registry
            .db
            .write_now(|unit| unit.audit(NOW, None, "test", "x:1", &serde_json::json!({ "n": number })))
            .unwrap();
    }
    assert_eq!(ground.registry.db.read_now(|unit| unit.audit_fault()).unwrap(), None);
    let rows = ground.registry.db.read_now(|unit| unit.audit_rows(i64::MAX, Some("x:1"), 10)).unwrap();
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0].seq, 5);
}

#[test]
fn only_final_states_have_no_way_out() {
    for state in State::ALL {
        assert_eq!(State::from_word(state.as_str()), Some(state));
        let ended = matches!(state, State::Published | State::Rejected | State::Withdrawn);
        assert_eq!(state.may_become().is_empty(), ended, "{state:?}");
    }
}
