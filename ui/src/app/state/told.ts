/** What was told while an answer was on its way: events and answers travel apart, and the event is the newer of the
 *  two. */
export class Told<T> {
  #count = 0;
  readonly #last = new Map<string, { at: number; told: T }>();

  tell(key: string, told: T): void {
    this.#count += 1;
    this.#last.set(key, { at: this.#count, told });
  }

  /** Asks; answers what came and what was told of each since the question began. */
  async beside<A>(question: Promise<A>): Promise<[answer: A, since: Map<string, T>]> {
    const began = this.#count;
    const answer = await question;
    const since = [...this.#last].filter(([, { at }]) => at > began);
    return [answer, new Map(since.map(([key, { told }]) => [key, told]))];
  }
}
