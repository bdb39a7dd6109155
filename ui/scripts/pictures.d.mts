/** What the tests read of pictures.mjs. */
import type { Page } from 'playwright-core';

export interface PicturePage {
  name: string;
  hash?: string;
  query?: string;
  act?: (page: Page) => Promise<unknown>;
  looks?: string[];
  set?: string[];
}

export const PAGES: PicturePage[];
export const PICTURES: { name: string; file: string; kept: boolean }[];
export const KEPT: string[];
