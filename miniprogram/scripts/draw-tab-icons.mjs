// Draws the tab bar's icons: `node scripts/draw-tab-icons.mjs`. 81×81 is the size WeChat asks for.
import { mkdirSync } from 'node:fs';
import sharp from 'sharp';

const OUTLINE = '#5f6368';
const ACTIVE = '#c8161d';

/** Paths on a 24×24 grid; `fill` is added to the first path when the tab is active. */
const ICONS = {
  home: ['M4 11 12 4l8 7v8.5H4z', 'M9.7 19.5V14h4.6v5.5'],
  cases: ['M5 4.5h10.5L19 8v11.5H5z', 'M8.5 11h7M8.5 15h5'],
  ranking: ['M9.2 19.5V5h5.6v14.5z', 'M3.8 19.5V11h5.4v8.5z M14.8 19.5V13.5h5.4v6z'],
  mine: ['M12 11.8a3.9 3.9 0 1 0 0-7.8a3.9 3.9 0 0 0 0 7.8z', 'M4.5 19.5c.8-4 3.7-5.6 7.5-5.6s6.7 1.6 7.5 5.6z'],
};

const outDir = new URL('../src/assets/tabs/', import.meta.url);
mkdirSync(outDir, { recursive: true });

function svg([body, detail], active) {
  const colour = active ? ACTIVE : OUTLINE;
  const detailColour = active && !detail.endsWith('z') ? '#ffffff' : colour;
  const bodyFill = active ? colour : 'none';
  const detailFill = active && detail.endsWith('z') ? colour : 'none';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 24 24" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round"><path d="${body}" fill="${bodyFill}" stroke="${colour}"/>
    <path d="${detail}" fill="${detailFill}" stroke="${detailColour}"/></svg>`;
}

for (const [name, paths] of Object.entries(ICONS)) {
  for (const active of [false, true]) {
    const file = new URL(`${name}${active ? '-active' : ''}.png`, outDir);
    await sharp(Buffer.from(svg(paths, active))).png({ compressionLevel: 9, palette: true }).toFile(file.pathname);
  }
}
