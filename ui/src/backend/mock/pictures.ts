/** Pictures drawn from a token: small abstract scenes, so that the mock looks like a real gallery. */

const PALETTES = [
  ['#312e81', '#6366f1', '#fbbf24', '#fde68a'],
  ['#134e4a', '#14b8a6', '#fef3c7', '#f97316'],
  ['#4c1d95', '#a78bfa', '#fbcfe8', '#f472b6'],
  ['#7c2d12', '#fb923c', '#ffedd5', '#0f766e'],
  ['#0c4a6e', '#38bdf8', '#e0f2fe', '#fb7185'],
  ['#14532d', '#4ade80', '#fef9c3', '#a16207'],
  ['#831843', '#f472b6', '#fff1f2', '#6366f1'],
  ['#1e293b', '#64748b', '#e2e8f0', '#f59e0b'],
] as const;

/** A small deterministic random generator (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

export function drawPicture(token: string): string {
  const random = randomFrom([...token].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7));
  const [deep, mid, light, spark] = pick(PALETTES, random);
  const sun = { x: 60 + random() * 136, y: 50 + random() * 70, r: 22 + random() * 34 };
  const hill = (base: number) => {
    const points = [0, 64, 128, 192, 256].map((x) => `${x} ${Math.round(base - random() * 46)}`);
    return `M0 256 L${points.join(' L')} L256 256Z`;
  };
  const head =
    random() < 0.62
      ? `<circle cx="128" cy="126" r="38" fill="${light}"/><path d="M56 256c0-52 32-82 72-82s72 30 72 82z" fill="${deep}"/>` +
        `<path d="M88 122c0-${(30 + random() * 20).toFixed(0)} 18-46 40-46s40 16 40 46c-12-14-26-20-40-20s-28 6-40 20z" fill="${spark}"/>`
      : `<path d="${hill(214)}" fill="${deep}"/>`;
  return (
    'data:image/svg+xml,' +
    encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${mid}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs>` +
        `<rect width="256" height="256" fill="url(#g)"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="${spark}" opacity=".85"/>` +
        `<path d="${hill(190)}" fill="${mid}" opacity=".7"/>${head}</svg>`,
    )
  );
}
