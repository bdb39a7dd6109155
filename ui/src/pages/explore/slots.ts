/** Which drawn row uses which elements. Making the cards of a row costs more than a frame has; a row that comes into
 * sight therefore takes over the elements of one that went out of it. */

export interface Placed {
  row: number;
  /** Whose elements it uses; no two rows drawn together have the same. */
  slot: number;
}

export class Slots {
  #used = new Map<number, number>();

  /** The rows with their slots, in the order given. A row that stays keeps its slot, and with it the focus. */
  assign(rows: number[]): Placed[] {
    const used = new Map<number, number>();
    for (const row of rows) {
      const slot = this.#used.get(row);
      if (slot !== undefined) used.set(row, slot);
    }
    const taken = new Set(used.values());
    let next = 0;
    for (const row of rows) {
      if (used.has(row)) continue;
      while (taken.has(next)) next += 1;
      taken.add(next);
      used.set(row, next);
    }
    this.#used = used;
    return rows.map((row) => ({ row, slot: used.get(row) ?? 0 }));
  }
}
