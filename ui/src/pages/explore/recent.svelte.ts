/** The last searches that led to a package, kept on this computer alone until they are cleared. */

const KEPT = 'vitrine.recent-searches';
/** As many as a glance takes in. */
const MOST = 6;
const MOST_TEXT = 80;

function read(): string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as unknown;
    if (!Array.isArray(kept)) return [];
    return kept.filter((words): words is string => typeof words === 'string' && words !== '').slice(0, MOST);
  } catch {
    return [];
  }
}

export class Recent {
  searches = $state.raw<string[]>(read());

  /** Something was opened that these words found. */
  add(text: string): void {
    const words = text.trim();
    if (!words || words.length > MOST_TEXT) return;
    this.#keep([words, ...this.searches.filter((other) => other !== words)].slice(0, MOST));
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(searches: string[]): void {
    this.searches = searches;
    try {
      if (searches.length > 0) localStorage.setItem(KEPT, JSON.stringify(searches));
      else localStorage.removeItem(KEPT);
    } catch {
      // Without a place to keep them they are known until the window closes.
    }
  }
}
