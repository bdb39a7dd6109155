/** Which section of a long page is being read. */
import type { SectionName } from './words';

/** As far below the page's top, in pixels, a section's top may be for it to be the one that is read. */
const LINE = 120;

/** `wanted` is the one the address names: at the page's end, where several are in view, it goes before the others. */
export function sectionAt(
  page: HTMLElement,
  names: readonly SectionName[],
  wanted: SectionName | null,
): SectionName | null {
  const { top } = page.getBoundingClientRect();
  const topOf = (name: SectionName) => {
    const section = document.getElementById(`settings-${name}`);
    return section && !section.hidden ? section.getBoundingClientRect().top - top : Infinity;
  };
  if (page.scrollTop + page.clientHeight >= page.scrollHeight - 2) {
    const seen = wanted !== null && topOf(wanted) >= 0 && topOf(wanted) < page.clientHeight;
    return seen ? wanted : (names.at(-1) ?? null);
  }
  return names.findLast((name) => topOf(name) <= LINE) ?? names[0] ?? null;
}
