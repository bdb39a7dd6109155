/** A call of /api/v1 on the registry in memory, and how it is refused. */
import { cardAt, COUNT } from './state';

export interface Call {
  method: string;
  path: string;
  parts: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
}
export type Answer = unknown;
export type Route = [method: string, pattern: RegExp, answer: (call: Call) => Answer];

/** A refusal in the registry’s words. */
export class Problem {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: { field: string; sentence: string }[] = [],
  ) {}
}

export const notFound = (what: string) => new Problem(404, 'registry.not_found', `There is no such ${what}.`);
export const indexOf = (id: string) => [...Array(COUNT).keys()].find((index) => cardAt(index).id === id);
