import ExcelJS from 'exceljs';
import sharp from 'sharp';
import { ImageTooLarge, ImageUnreadable, processImage } from './image-processor';
import { inspectUpload } from './inspect-upload';

const LIMITS = { imageBytes: 1024 * 1024, documentBytes: 512 * 1024 };
const inspect = (data: Buffer | string, name = 'x.bin') => inspectUpload(Buffer.from(data as string), name, LIMITS);
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c4262e' } });

/** A directory that claims sizes without holding data: what a bomb looks like before it is unpacked. */
function zipOf(entries: { name: string; unpacked: number }[]): Buffer {
  const start = Buffer.from('504b030400000000', 'hex');
  const central = entries.map(({ name, unpacked }) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(unpacked, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, ...central, end]);
}
const DOCX = ['[Content_Types].xml', 'word/document.xml'];
const docx = (more: { name: string; unpacked: number }[] = []) => zipOf([...DOCX.map((name) => ({ name, unpacked: 1000 })), ...more]);

describe('inspectUpload', () => {
  it('goes by content, not by name', async () => {
    const jpeg = await picture(10, 10).jpeg().toBuffer();
    expect(await inspect(jpeg, '报告.pdf')).toEqual({ ok: true, kind: 'image', mime: 'image/jpeg', extension: 'jpg' });
    expect(await inspect(await picture(9, 9).webp().toBuffer())).toMatchObject({ ok: true, extension: 'webp' });
    expect(await inspect('%PDF-1.7\n%âãÏÓ\n', 'a.jpg')).toMatchObject({ ok: true, kind: 'document', extension: 'pdf' });
  });

  it('knows Office files by their parts', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('名册').addRow(['姓名']);
    expect(await inspect(Buffer.from(await book.xlsx.writeBuffer()))).toMatchObject({ ok: true, extension: 'xlsx' });
    expect(await inspect(docx())).toMatchObject({ ok: true, extension: 'docx' });
  });

  it('takes plain text in UTF-8 and GB18030, named as such', async () => {
    expect(await inspect('序号,姓名\n1,张三', '名单.csv')).toMatchObject({ ok: true, mime: 'text/csv' });
    expect(await inspect(Buffer.from('d5c5c8fd', 'hex'), '名单.TXT')).toMatchObject({ ok: true, mime: 'text/plain' });
  });

  it.each([
    ['a web page called text', '<!DOCTYPE html><script>1</script>', 'a.txt', '网页'],
    ['a vector picture', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'a.svg', '请上传'],
    ['a vector picture called text', 'x <svg onload="1">', 'a.txt', '网页'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff', 'hex'), 'a.jpg', '请上传'],
    ['a plain archive', zipOf([{ name: 'a.txt', unpacked: 5 }]), 'a.docx', '压缩包'],
    ['macros', docx([{ name: 'word/vbaProject.bin', unpacked: 5 }]), 'a.docx', '宏'],
    ['a bomb by size', docx([{ name: 'word/media/1.bin', unpacked: 0xfffffff0 }]), 'a.docx', '解压后过大'],
    ['a bomb by ratio', docx([{ name: 'word/media/1.bin', unpacked: 50_000_000 }]), 'a.docx', '解压后过大'],
    ['a broken archive', docx().subarray(0, 60), 'a.docx', '损坏'],
    ['a moving picture', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'), 'a.gif', '动图'],
    ['an old Word file', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'a.doc', '旧版'],
    ['nothing', '', 'a.txt', '空'],
    ['binary called text', Buffer.from('0001020304', 'hex'), 'a.txt', '请上传'],
  ])('refuses %s', async (_, data, name, words) => {
    expect(await inspect(data, name)).toEqual({ ok: false, code: 'file.type', reason: expect.stringContaining(words) });
  });

  it('tells both sizes when a file is too large', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1024 * 1024)]);
    expect(await inspect(large)).toEqual({ ok: false, code: 'file.size', reason: '文件 1 MB，超过 0.5 MB 的限制，请压缩后再上传。' });
  });
});

describe('processImage', () => {
  it('turns upright, shrinks, and drops EXIF with the place of the photograph', async () => {
    const exif = { IFD0: { Artist: '张三' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' } };
    const photo = await picture(3000, 1500).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const result = await processImage(photo, 'image/jpeg');
    expect([result.width, result.height]).toEqual([1280, 2560]);
    const meta = await sharp(result.main).metadata();
    expect([meta.format, meta.exif, meta.xmp, meta.orientation]).toEqual(['jpeg', undefined, undefined, undefined]);
    expect(result.main.includes('张三')).toBe(false);
    expect(await sharp(result.thumb).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 512 });
  });

  it('keeps small pictures small and PNG transparent', async () => {
    const png = await sharp({ create: { width: 20, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const result = await processImage(png, 'image/png');
    expect(await sharp(result.main).metadata()).toMatchObject({ format: 'png', width: 20, height: 10, hasAlpha: true });
    const { dominant } = await sharp(result.thumb).stats();
    expect(dominant.r).toBeGreaterThan(240);
  });

  it('refuses a small file that would take much memory to read, and takes a large photograph', async () => {
    const flat = await picture(8000, 6000).png().toBuffer();
    expect(flat.length).toBeLessThan(1024 * 1024);
    await expect(processImage(flat, 'image/png')).rejects.toThrow(ImageTooLarge);
    expect(await processImage(await picture(8000, 6000).jpeg().toBuffer(), 'image/jpeg')).toMatchObject({ width: 2560, height: 1920 });
  });

  it('drops what hides behind the pixels and refuses a broken picture', async () => {
    const jpeg = await picture(50, 50).jpeg().toBuffer();
    const result = await processImage(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]), 'image/jpeg');
    expect(result.main.includes('<script>')).toBe(false);
    await expect(processImage(jpeg.subarray(0, 200), 'image/jpeg')).rejects.toThrow(ImageUnreadable);
  });
});
