import { bulletinMachine } from './bulletin.workflow';
import { rankClass, roundHalf, spreadOf, type UnitSums } from './ranking-math';

const TERMS = { smallUnitHeads: 10, bandWidth: 3 };

/** A unit from its members' points in hundredths. */
function unit(orgId: string, members: number[], branchOnly = 0): UnitSums {
  const sum = members.reduce((a, b) => a + b, 0);
  const squares = members.reduce((a, b) => a + b * b, 0);
  const earners = members.filter((m) => m !== 0).length;
  return { orgId, heads: members.length, totalCenti: sum + branchOnly, earners, spread: spreadOf(members.length, earners, sum, squares) };
}
const large = (orgId: string, each: number) => unit(orgId, Array(20).fill(each));
const placesOf = (units: UnitSums[]) => Object.fromEntries([...rankClass(units, TERMS)].map(([id, row]) => [id, row.place]));

/** Small deterministic generator (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('ranking of a class', () => {
  it('gives places 1, 2, 2, 4 to units of normal size', () => {
    expect(placesOf([large('d', 100), large('a', 400), large('c', 300), large('b', 300)])).toEqual({ a: 1, b: 2, c: 2, d: 4 });
  });

  it('rounds the score per head to hundredths and ties what is equal then', () => {
    const three = (orgId: string, totalCenti: number): UnitSums => ({ orgId, heads: 30, totalCenti, earners: 0, spread: 0 });
    const rows = rankClass([three('a', 1000), three('b', 1001), three('c', 1015)], TERMS);
    expect([...rows.values()].map((r) => r.perHeadCenti)).toEqual([34, 33, 33]);
    expect(rows.get('a')).toMatchObject({ place: 2, sharedBy: 2, totalPlace: 3 });
    expect(rows.get('c')).toMatchObject({ place: 1, sharedBy: 1, totalPlace: 1 });
  });

  it('rounds halves away from zero, without a negative zero', () => {
    expect([roundHalf(2.5), roundHalf(-2.5), roundHalf(-0.2)]).toEqual([3, -3, 0]);
    expect(Object.is(roundHalf(-0.2), 0)).toBe(true);
  });

  it('lets a small unit share the place of those it cannot be told from, and no large one with it', () => {
    const small = unit('s', [1500, 0, 0]);
    const rows = rankClass([small, large('a', 490), large('b', 400), large('z', 0)], TERMS);
    expect(rows.get('s')).toMatchObject({ small: true, place: 1, sharedBy: 2 });
    expect(rows.get('a')).toMatchObject({ small: false, bandCenti: 0, place: 1 });
    expect(rows.get('b')).toMatchObject({ place: 3 });
    expect(rows.get('z')).toMatchObject({ place: 4 });
  });

  it('tells small units apart when the difference is far beyond chance', () => {
    const noise = [0, 10, 20, 10, 0];
    const places = placesOf([unit('high', noise.map((n) => n + 1000)), unit('low', noise)]);
    expect(places).toEqual({ high: 1, low: 2 });
  });

  it('ties small units whose members were dealt at random, in at least 95 of 100 deals', () => {
    const random = generator(20261101);
    let allTied = 0;
    for (let deal = 0; deal < 100; deal++) {
      const pool = Array.from({ length: 150 }, () => (random() < 0.2 ? 1000 : Math.floor(random() * 5) * 100));
      for (let i = pool.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        [pool[i], pool[j]] = [pool[j], pool[i]];
      }
      const units = Array.from({ length: 30 }, (_, u) => unit(`u${u}`, pool.slice(u * 5, u * 5 + 5)));
      if (Object.values(placesOf(units)).every((place) => place === 1)) allTied++;
    }
    expect(allTied).toBeGreaterThanOrEqual(95);
  });

  it('does not depend on the order in which the units come', () => {
    const random = generator(7);
    const units = Array.from({ length: 40 }, (_, u) => unit(`u${u}`, Array.from({ length: 3 + Math.floor(random() * 20) }, () => Math.floor(random() * 900))));
    const forward = rankClass(units, TERMS);
    const backward = rankClass([...units].reverse(), TERMS);
    for (const { orgId } of units) expect(backward.get(orgId)).toEqual(forward.get(orgId));
  });

  it('never puts two units on one place that can be told apart', () => {
    const random = generator(99);
    const units = Array.from({ length: 200 }, (_, u) => unit(`u${u}`, Array.from({ length: 1 + Math.floor(random() * 25) }, () => Math.floor(random() * 1200))));
    const rows = [...rankClass(units, TERMS).values()];
    for (const a of rows) for (const b of rows) {
      if (a.place === b.place) expect(Math.abs(a.perHeadCenti - b.perHeadCenti)).toBeLessThanOrEqual(a.bandCenti + b.bandCenti);
      if (a.place < b.place) expect(a.perHeadCenti).toBeGreaterThanOrEqual(b.perHeadCenti);
    }
  });
});

describe('bulletin workflow', () => {
  it('reaches every state', () => {
    expect(bulletinMachine.unreachable()).toEqual([]);
  });
});
