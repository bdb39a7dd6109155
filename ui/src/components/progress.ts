/** What a running job says in figures and words. */
import type { JobSnapshot } from '../backend';
import { formatBytes, formatDuration, formatPercent } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { JOB_STATE, PHASE } from '../i18n/words';

/** Between 0 and 1; null while the amount is not known. */
export function partOf(job: JobSnapshot): number | null {
  if (job.phase !== 'downloading' || !job.total) return null;
  return Math.min(job.done / job.total, 1);
}

/** "Downloading · 12 MB of 40 MB · 3 MB/s · 9 s left" */
export function progressText(job: JobSnapshot): string {
  if (job.ended !== null) return t(JOB_STATE[job.state]);
  if (job.phase !== 'downloading') return t(PHASE[job.phase]);
  const parts = [t(PHASE.downloading)];
  parts.push(
    job.total
      ? t('progress-of', { done: formatBytes(job.done), total: formatBytes(job.total) })
      : formatBytes(job.done),
  );
  if (job.speed) {
    parts.push(t('progress-speed', { speed: formatBytes(job.speed) }));
    if (job.total)
      parts.push(t('progress-left', { time: formatDuration((job.total - job.done) / job.speed) }));
  }
  return parts.join(' · ');
}

/** For a small place: the percentage while downloading, else the phase. */
export function progressShort(job: JobSnapshot): string {
  const part = partOf(job);
  return part === null ? t(PHASE[job.phase]) : formatPercent(part);
}

/** The same in steps of ten, so that a screen reader is not flooded. */
export function progressSpoken(job: JobSnapshot): string {
  const part = partOf(job);
  const phase = t(PHASE[job.phase]);
  return part === null ? phase : `${phase} ${formatPercent(Math.floor(part * 10) / 10)}`;
}
