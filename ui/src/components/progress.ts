/** What a running job says in figures and words. */
import type { JobSnapshot } from '../backend';
import { formatBytes, formatDuration, formatPercent } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { JOB_STATE, PHASE } from '../i18n/words';

const isStill = (job: JobSnapshot) => job.state === 'paused' || job.state === 'interrupted';

/** Between 0 and 1, of what is fetched; null while the amount is not known. */
export function partOf(job: JobSnapshot): number | null {
  if (!job.total || (job.phase !== 'downloading' && !isStill(job))) return null;
  return Math.min(job.done / job.total, 1);
}

/** Shares of the whole package: at hand already, and fetched by now. */
export function sharesOf(job: JobSnapshot): { reused: number; fetched: number } | null {
  const part = partOf(job);
  if (part === null || !job.total) return null;
  const reused = job.transfer?.reused ?? 0;
  const whole = job.total + reused;
  return { reused: reused / whole, fetched: (part * job.total) / whole };
}

function secondsLeft(job: JobSnapshot): number | null {
  if (job.transfer?.secondsLeft != null) return job.transfer.secondsLeft;
  return job.speed && job.total ? (job.total - job.done) / job.speed : null;
}

const amount = (job: JobSnapshot) =>
  job.total
    ? t('progress-of', { done: formatBytes(job.done), total: formatBytes(job.total) })
    : formatBytes(job.done);

/** "Downloading · 12 MB of 40 MB · 3 MB/s · 9 s left" */
export function progressText(job: JobSnapshot): string {
  if (isStill(job)) return [t(JOB_STATE[job.state]), ...(job.done ? [amount(job)] : [])].join(' · ');
  if (job.ended !== null) return t(JOB_STATE[job.state]);
  if (job.phase !== 'downloading') return t(PHASE[job.phase]);
  const parts = [t(PHASE.downloading), amount(job)];
  if (job.speed) parts.push(t('progress-speed', { speed: formatBytes(job.speed) }));
  const left = secondsLeft(job);
  if (left !== null) parts.push(t('progress-left', { time: formatDuration(left) }));
  return parts.join(' · ');
}

/** "Takes only what changed · 4.9 MB here already", or nothing. */
export function reuseText(job: JobSnapshot): string {
  const { transfer } = job;
  if (!transfer || transfer.reused === 0) return '';
  const parts = transfer.method ? [t('transfer-method', { method: transfer.method })] : [];
  parts.push(t('transfer-reused', { size: formatBytes(transfer.reused) }));
  return parts.join(' · ');
}

/** For a small place: the percentage while downloading, else the phase. */
export function progressShort(job: JobSnapshot): string {
  if (isStill(job)) return t(JOB_STATE[job.state]);
  const part = partOf(job);
  return part === null ? t(PHASE[job.phase]) : formatPercent(part);
}

/** The same in steps of ten, so that a screen reader is not flooded. */
export function progressSpoken(job: JobSnapshot): string {
  const part = partOf(job);
  const phase = t(isStill(job) ? JOB_STATE[job.state] : PHASE[job.phase]);
  return part === null ? phase : `${phase} ${formatPercent(Math.floor(part * 10) / 10)}`;
}
