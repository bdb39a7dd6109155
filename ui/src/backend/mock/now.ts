/** The mock's "now", so that "updated 3 days ago" stays the same in every run. */
export const MOCK_NOW = Date.UTC(2026, 10, 21, 9);
