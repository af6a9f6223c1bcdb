import { crossesParts } from './plain-text';
import { SHINGLE } from './shingles';

/** A like stretch of two texts; units of the plain texts, ends exclusive. */
export interface Passage {
  mine: [from: number, to: number];
  theirs: [from: number, to: number];
  /** Units that are the same. */
  same: number;
}

/** Units between two same pieces that still count as one edited passage. */
const GAP = 6;
/** Same units a passage needs; below that it is a common phrase. */
const PASSAGE_MIN = 14;
/** Places of a repeated shingle that are tried. */
const PLACES_MAX = 8;

/** Where the shingles of a text stand. */
export type Places = Map<string, number[]>;

export function placesOf(plain: string): Places {
  const places: Places = new Map();
  for (let i = 0; i + SHINGLE <= plain.length; i++) {
    const shingle = plain.slice(i, i + SHINGLE);
    if (crossesParts(shingle)) continue;
    const at = places.get(shingle);
    if (!at) places.set(shingle, [i]);
    else if (at.length < PLACES_MAX) at.push(i);
  }
  return places;
}

/** Passages of `mine` that stand in `theirs` too, in the order of `mine`; each unit of `mine` counts once. */
export function align(mine: string, theirs: string, places: Places): Passage[] {
  const passages: Passage[] = [];
  let open: Passage | null = null;
  for (let i = 0; i + SHINGLE <= mine.length; ) {
    const found = longest(mine, i, theirs, places.get(mine.slice(i, i + SHINGLE)) ?? [], open);
    if (!found) {
      i++;
      continue;
    }
    const { at, length } = found;
    if (open && follows(open, i, at)) {
      open.mine[1] = i + length;
      open.theirs[1] = at + length;
      open.same += length;
    } else {
      open = { mine: [i, i + length], theirs: [at, at + length], same: length };
      passages.push(open);
    }
    i += length;
  }
  return passages.filter((passage) => passage.same >= PASSAGE_MIN);
}

const follows = ({ mine, theirs }: Passage, i: number, at: number): boolean => i - mine[1] <= GAP && at >= theirs[1] && at - theirs[1] <= GAP;

/** The place with the longest run; where one continues the open passage, that one. */
function longest(mine: string, i: number, theirs: string, places: readonly number[], open: Passage | null): { at: number; length: number } | null {
  let best: { at: number; length: number } | null = null;
  for (const at of places) {
    let length = SHINGLE;
    while (i + length < mine.length && mine[i + length] === theirs[at + length] && !crossesParts(mine[i + length])) length++;
    if (open && follows(open, i, at)) return { at, length };
    if (!best || length > best.length) best = { at, length };
  }
  return best;
}
