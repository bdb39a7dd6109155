/** A newer Vitrine on its way, half of it there. */
import type { JobSnapshot } from '../src/backend';

export const JOB: JobSnapshot = {
  id: 'own-1',
  kind: 'selfUpdate',
  title: 'Vitrine 0.2.0',
  package: null,
  source: null,
  state: 'running',
  phase: 'downloading',
  done: 49_000_000,
  total: 98_000_000,
  speed: null,
  outcome: null,
  outcomeSaid: [],
  error: null,
  created: Date.now() + 1000,
  ended: null,
  canCancel: true,
  canRetry: false,
  canPause: true,
  canResume: false,
  items: [],
  transfer: null,
  details: '',
};
