import { createHash } from 'node:crypto';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { canDrawChinese } from './chinese-font';
import { renderPoster } from './poster';
import { renderShareCover } from './share-cover';
import { textWidth, wrapText } from './wrap-text';

const TITLE = '“三个一”工作法破解老旧小区网点服务难题——某市分行营业部党支部的实践与思考（2026年第3期）';

describe('wrapText', () => {
  it('loses nothing and keeps every line within the width', () => {
    const lines = wrapText(TITLE, 10, 20);
    expect(lines.join('')).toBe(TITLE);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(10);
  });

  it('puts no closing mark first, no opening mark last, and tears no word or number', () => {
    for (let width = 5; width < 20; width++) {
      const lines = wrapText('用ChatGPT写（好的）材料，共2026年3月、4月：“开头”结束。', width, 20);
      for (const line of lines) expect(line).not.toMatch(/^[，、：。）”]|[（“]$/);
      expect(lines.filter((line) => /2026/.test(line))).toHaveLength(1);
    }
  });

  it('ends in an ellipsis within the width when there is no more room', () => {
    const lines = wrapText(TITLE, 10, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1].endsWith('…')).toBe(true);
    expect(textWidth(lines[1])).toBeLessThanOrEqual(10);
    expect(wrapText('短', 10, 2)).toEqual(['短']);
    expect(wrapText('A'.repeat(40), 5, 20).join('')).toBe('A'.repeat(40));
    expect(wrapText('', 5, 2)).toEqual([]);
  });
});

describe('pictures', () => {
  const cover = (title: string) => renderShareCover({ title, tag: '服务群众', footer: '中共某银行省分行营业部支部委员会' });
  const hash = (data: Buffer) => createHash('sha256').update(data).digest('hex');

  it('has a 5:4 cover below WeChat’s 128 KB, different for each title', async () => {
    const picture = await cover(TITLE);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1000, height: 800 });
    expect(picture.length).toBeLessThan(128 * 1024);
    expect(hash(picture)).not.toBe(hash(await cover('另一个标题')));
  });

  it('draws any text a user can type', async () => {
    for (const title of ['<b>&"\'</b>', '控制\u0007字符\ud800', '']) expect((await sharp(await cover(title)).metadata()).width).toBe(1000);
  });

  it('puts the code on the poster, unbent', async () => {
    const code = await QRCode.toBuffer('https://example.cn', { margin: 0, width: 430 });
    const poster = await renderPoster({ title: TITLE, tag: '服务群众', summary: '摘要。'.repeat(200), footer: '某支部', code, hint: '长按识别小程序码，阅读全文' });
    expect(await sharp(poster).metadata()).toMatchObject({ format: 'png', width: 900, height: 1400 });
    const area = await sharp(poster).extract({ left: 600, top: 1100, width: 220, height: 220 }).greyscale().raw().toBuffer();
    const expected = await sharp(code).resize(220, 220).greyscale().raw().toBuffer();
    const difference = area.reduce((sum, value, i) => sum + Math.abs(value - expected[i]), 0) / area.length;
    expect(difference).toBeLessThan(2);
  });

  it('can tell that this machine draws Chinese', async () => {
    expect(await canDrawChinese()).toBe(true);
  });
});
