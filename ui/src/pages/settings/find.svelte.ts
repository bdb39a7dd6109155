/** Looking for a setting by the words that are on screen for it, and by others people use for the same. */
import type { Attachment } from 'svelte/attachments';

/** Case, accents and compatible forms make no difference. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export class Find {
  /** What is looked for. */
  text = $state('');
  /** The ids of the sections with something that fits; null while nothing is looked for. */
  found = $state.raw<readonly string[] | null>(null);
  /** How many rows fit. */
  count = $state(0);
  readonly #words = $derived(folded(this.text).split(/\s+/).filter(Boolean));

  /** Hides of the sections within an element what does not fit, also of what is drawn later. A section's title and
   *  its `data-words` count for each of its rows. */
  readonly within: Attachment<HTMLElement> = (around) => {
    const words = this.#words;
    const apply = () => this.#apply(around, words);
    apply();
    if (words.length === 0) return;
    const drawn = new MutationObserver(apply);
    drawn.observe(around, { childList: true, characterData: true, subtree: true });
    return () => drawn.disconnect();
  };

  #apply(around: HTMLElement, words: readonly string[]): void {
    const found: string[] = [];
    let count = 0;
    for (const section of around.querySelectorAll<HTMLElement>(':scope > section')) {
      const fitting = fit(section, words);
      section.hidden = fitting === 0;
      if (fitting > 0) found.push(section.id);
      count += fitting;
    }
    this.found = words.length === 0 ? null : found;
    this.count = count;
  }
}

/** Shows the rows of a section that have every word, and answers how many there are. */
function fit(section: HTMLElement, words: readonly string[]): number {
  const [title, ...rows] = section.children;
  const common = `${title?.textContent ?? ''} ${section.dataset.words ?? ''}`;
  let fitting = 0;
  for (const row of rows) {
    if (!(row instanceof HTMLElement)) continue;
    const said = folded(`${common} ${row.textContent}`);
    row.hidden = !words.every((word) => said.includes(word));
    if (!row.hidden) fitting += 1;
  }
  return fitting;
}
