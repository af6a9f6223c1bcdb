/** Marks that may not begin a line, and those that may not end one (GB/T 15834). */
const NOT_FIRST = new Set('。，、；：？！）》〉】〕」』”’…—·％%,.;:?!)]}'.split(''));
const NOT_LAST = new Set('（《〈【〔「『“‘([{'.split(''));
const WORD = /[A-Za-z0-9@#&'_./+-]/;

/** Characters that stay together: a word or number of Latin letters and digits, or one Chinese character. */
export function unitsOf(text: string): string[] {
  const units: string[] = [];
  for (const letter of text) {
    const last = units.at(-1);
    if (last !== undefined && WORD.test(letter) && WORD.test(last.at(-1)!)) units[units.length - 1] = last + letter;
    else units.push(letter);
  }
  return units;
}

/**
 * Breaks a paragraph into lines: `room(line)` is the width of a line, `widthOf` that of a unit. Marks keep to the character before
 * them or after them; a unit wider than a whole line is cut.
 */
export function breakLines(text: string, room: (line: number) => number, widthOf: (unit: string) => number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let width = 0;
  const flush = () => {
    lines.push(line.join('').trimEnd());
    line = [];
    width = 0;
  };
  const queue = unitsOf(text);
  for (let unit = queue.shift(); unit !== undefined; unit = queue.shift()) {
    const space = room(lines.length);
    const wide = widthOf(unit);
    if (width + wide <= space) {
      line.push(unit);
      width += wide;
    } else if (line.length === 0) {
      const head = headOf(unit, space, widthOf);
      lines.push(head);
      if (head.length < unit.length) queue.unshift(unit.slice(head.length));
    } else {
      const carried = carry(line, unit);
      flush();
      queue.unshift(...carried, unit);
    }
  }
  if (line.length > 0 || lines.length === 0) flush();
  return lines;
}

/** As much of a unit as fits a line, at least one character. */
function headOf(unit: string, space: number, widthOf: (unit: string) => number): string {
  const letters = [...unit];
  let count = 1;
  while (count < letters.length && widthOf(letters.slice(0, count + 1).join('')) <= space) count++;
  return letters.slice(0, count).join('');
}

/** Takes from the end of the line what must go with the next unit; at least one unit stays. */
function carry(line: string[], next: string): string[] {
  const carried: string[] = [];
  const stays = () => line.length > 1;
  if (NOT_FIRST.has(next[0]) && stays()) {
    do carried.unshift(line.pop()!);
    while (stays() && NOT_FIRST.has(carried[0][0]));
  }
  while (stays() && NOT_LAST.has(line.at(-1)!)) carried.unshift(line.pop()!);
  return carried;
}
