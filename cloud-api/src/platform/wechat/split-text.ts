const BREAKS = /[。！？!?；;\n]/;

/**
 * Parts of at most `max` characters (code points, so that no character is torn), cut after the last sentence end of the
 * second half where there is one. Blank text gives no part.
 */
export function splitText(text: string, max: number): string[] {
  const points = [...text.trim()];
  const parts: string[] = [];
  for (let from = 0; from < points.length; ) {
    const to = from + max >= points.length ? points.length : cut(points, from, max);
    parts.push(points.slice(from, to).join(''));
    from = to;
  }
  return parts;
}

function cut(points: string[], from: number, max: number): number {
  for (let at = from + max; at > from + max / 2; at--) {
    if (BREAKS.test(points[at - 1])) return at;
  }
  return from + max;
}
