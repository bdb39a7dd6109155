/** What tests/pictures.test.ts reads of pictures.mjs. */
export const PAGES: { name: string; looks?: string[] }[];
export const PICTURES: { name: string; file: string; kept: boolean }[];
export const KEPT: string[];
