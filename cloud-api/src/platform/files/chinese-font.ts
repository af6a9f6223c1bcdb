import sharp from 'sharp';
import { svg, textBlock } from './svg-text';

/**
 * Whether the machine can draw Chinese. 一 is one flat stroke in every font, while the box that stands for a missing character
 * is about as tall as it is wide; and some machines draw nothing at all.
 */
export async function canDrawChinese(): Promise<boolean> {
  const picture = svg(120, 120, ['<rect width="120" height="120" fill="#fff"/>', textBlock(['一'], { x: 20, y: 90, size: 80, lineHeight: 80, colour: '#000' })]);
  const { info } = await sharp(Buffer.from(picture)).trim({ background: '#ffffff', threshold: 40 }).toBuffer({ resolveWithObject: true });
  return info.height < 120 && info.width > 3 * info.height;
}
