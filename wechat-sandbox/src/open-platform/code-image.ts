import QRCode from 'qrcode';
import sharp from 'sharp';

export interface CodeStyle {
  /** Pixels, 280–1280. */
  width: number;
  color: { r: number; g: number; b: number };
  transparent: boolean;
}

const MARGIN = 6;

/** A scannable code with round dots, as PNG. */
export async function drawCode(text: string, { width, color, transparent }: CodeStyle): Promise<Buffer> {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const size = modules.size + 2 * MARGIN;
  const dots: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) dots.push(`<circle cx="${column + MARGIN + 0.5}" cy="${row + MARGIN + 0.5}" r="0.48"/>`);
    }
  }
  const background = transparent ? '' : `<rect width="${size}" height="${size}" fill="#fff"/>`;
  const fill = `rgb(${color.r},${color.g},${color.b})`;
  const frame = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${width}" height="${width}"`;
  const svg = `<svg ${frame}>${background}<g fill="${fill}">${dots.join('')}</g></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
