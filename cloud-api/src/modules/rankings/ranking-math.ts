import type { CloseTerms } from './month-close.entity';

/** What is known of a unit before it is ranked; whole numbers, so that every machine computes the same. */
export interface UnitSums {
  orgId: string;
  /** Active members, at least 1. */
  heads: number;
  totalCenti: number;
  /** See RankingRow.spread. */
  spread: number;
  earners: number;
}

export interface UnitPlace {
  perHeadCenti: number;
  small: boolean;
  bandCenti: number;
  place: number;
  sharedBy: number;
  totalPlace: number;
  position: number;
}

/** Rounds a half away from zero (四舍五入). */
export const roundHalf = (value: number): number => Math.sign(value) * Math.round(Math.abs(value)) + 0;

/** Sum of squared deviations of the members' points within a unit, in hundredths of a point²; members without points count as 0. */
export function spreadOf(heads: number, earners: number, memberSum: number, memberSquares: number): number {
  return roundHalf((memberSquares - memberSum ** 2 / Math.max(heads, earners, 1)) / 100);
}

/** How much the points of two members of the same unit differ in this class: pooled standard deviation in hundredths of a point. */
function memberDeviation(units: readonly UnitSums[]): number {
  let spread = 0;
  let freedom = 0;
  for (const unit of units) {
    spread += unit.spread;
    freedom += Math.max(unit.heads, unit.earners) - 1;
  }
  return freedom > 0 ? Math.sqrt((spread * 100) / freedom) : 0;
}

/**
 * Ranks the units of one class. In order of the score per head, a unit joins the place above it while it can't be told apart from
 * any unit of that place: a difference counts when it exceeds the bands of the two, and only small units have a band
 * (width × standard error of their mean). The next place is the number of units above + 1.
 */
export function rankClass(units: readonly UnitSums[], terms: CloseTerms): Map<string, UnitPlace> {
  const deviation = memberDeviation(units);
  const scored = units.map((unit) => {
    const small = unit.heads < terms.smallUnitHeads;
    const bandCenti = small ? roundHalf((terms.bandWidth * deviation) / Math.sqrt(unit.heads)) : 0;
    return { unit, small, bandCenti, perHeadCenti: roundHalf(unit.totalCenti / unit.heads) };
  });
  scored.sort((a, b) => b.perHeadCenti - a.perHeadCenti || (a.unit.orgId < b.unit.orgId ? -1 : 1));
  const totalPlaces = competitionPlaces(units.map((u) => u.totalCenti));
  const places = new Map<string, UnitPlace>();
  let place = 1;
  let highestFloor = -Infinity;
  for (const [index, { unit, small, bandCenti, perHeadCenti }] of scored.entries()) {
    if (highestFloor > perHeadCenti + bandCenti) {
      place = index + 1;
      highestFloor = -Infinity;
    }
    const row: UnitPlace = { perHeadCenti, small, bandCenti, place, sharedBy: 1, totalPlace: totalPlaces.get(unit.totalCenti)!, position: index + 1 };
    highestFloor = Math.max(highestFloor, perHeadCenti - bandCenti);
    places.set(unit.orgId, row);
  }
  countSharers(places);
  return places;
}

function countSharers(places: ReadonlyMap<string, UnitPlace>): void {
  const sharers = new Map<number, number>();
  for (const { place } of places.values()) sharers.set(place, (sharers.get(place) ?? 0) + 1);
  for (const row of places.values()) row.sharedBy = sharers.get(row.place)!;
}

/** 1, 2, 2, 4 by exact value. */
function competitionPlaces(values: readonly number[]): Map<number, number> {
  const sorted = [...values].sort((a, b) => b - a);
  const places = new Map<number, number>();
  for (const [index, value] of sorted.entries()) if (!places.has(value)) places.set(value, index + 1);
  return places;
}
