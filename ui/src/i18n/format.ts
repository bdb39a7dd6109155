/** Numbers, sizes and times as people read them, in the window's language. */
import { formatTag, t } from './index.svelte';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const formats = new Map<string, Intl.NumberFormat>();

/** Making a NumberFormat costs more than a hundred uses of it. */
function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const tag = formatTag();
  const key = `${tag} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(tag, options);
    formats.set(key, format);
  }
  return format;
}

/** Bytes in decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const value = bytes / 1000 ** power;
  const maximumFractionDigits = power === 0 || value >= 100 ? 0 : 1;
  // The short form of the smallest unit has no plural in English: "238 byte".
  const unitDisplay = power === 0 ? 'long' : 'short';
  return numbers({ style: 'unit', unit: UNITS[power], unitDisplay, maximumFractionDigits }).format(value);
}

export function formatNumber(value: number): string {
  return numbers({}).format(value);
}

/** 12,400 as 12K, for cards. */
export function formatCompact(value: number): string {
  return numbers({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function formatPercent(part: number): string {
  return numbers({ style: 'percent', maximumFractionDigits: 0 }).format(part);
}

export function formatDate(milliseconds: number): string {
  return new Intl.DateTimeFormat(formatTag(), { dateStyle: 'medium' }).format(milliseconds);
}

export function formatDateTime(milliseconds: number): string {
  return new Intl.DateTimeFormat(formatTag(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    milliseconds,
  );
}

export function formatTime(milliseconds: number): string {
  return new Intl.DateTimeFormat(formatTag(), { timeStyle: 'short' }).format(milliseconds);
}

/** The name of a language by its tag, in the window's language; the tag itself when it is none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(formatTag(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** "3 days ago"; "just now" under a minute. */
export function formatAgo(milliseconds: number, style: 'long' | 'short' = 'long', now = Date.now()): string {
  const passed = now - milliseconds;
  const tag = formatTag();
  // The short Arabic forms in CLDR read "within 4 months" for the past.
  const used = tag.startsWith('ar') ? 'long' : style;
  let format = relatives.get(tag + used);
  if (!format) {
    format = new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: used });
    relatives.set(tag + used, format);
  }
  for (const [unit, length] of STEPS) {
    if (Math.abs(passed) >= length) return format.format(-Math.trunc(passed / length), unit);
  }
  return t('time-now');
}

/** Seconds as "40 s" or "3 min". */
export function formatDuration(seconds: number): string {
  const unit = seconds < 90 ? 'second' : seconds < 5400 ? 'minute' : 'hour';
  const value = seconds / { second: 1, minute: 60, hour: 3600 }[unit];
  return numbers({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(
    Math.ceil(value),
  );
}
