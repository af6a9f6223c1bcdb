import { inflateSync } from 'node:zlib';
import { OFFICIAL, Paper } from './paper';
import { rareFont } from './rare-glyphs';

/** The drawing orders of a page with one line. */
async function ordersOf(text: string): Promise<string> {
  const paper = new Paper(OFFICIAL, '试印', new Date('2026-11-20T02:00:00.000Z'));
  paper.line(text, { face: 'text', size: 16 }, 100, 100);
  const bytes = await paper.finish();
  const start = bytes.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(bytes.subarray(start, bytes.indexOf('\nendstream', start))).toString('latin1');
}

it('knows rare characters of names, and what nobody has', () => {
  for (const letter of '䶮㛃𬀩𫖯𬭚𫟹龑') expect([letter, rareFont(letter.codePointAt(0)!)]).toEqual([letter, expect.stringMatching(/\.woff2$/)]);
  expect(rareFont(0x1f600)).toBeNull();
});

it('draws a rare character between letters of the face', async () => {
  expect(await ordersOf('王建国')).not.toMatch(/\nf\n/);
  const rare = await ordersOf('王䶮国');
  expect(rare).toMatch(/ [lc]\n[^]*\nf\n/);
  expect(rare.match(/\bTJ\b/g)).toHaveLength(2);
});
