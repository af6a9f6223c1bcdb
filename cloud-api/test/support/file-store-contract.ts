import { Readable } from 'node:stream';
import { FileMissing, type FileStore } from '../../src/platform/files';

const ID = '01K9ZZZZZZZZZZZZZZZZZZZZAB';

/** What every store of files must do. */
export function describeFileStore(storeOf: () => FileStore): void {
  afterEach(() => storeOf().remove(ID));

  it('keeps buffers and streams, and gives them back whole', async () => {
    const store = storeOf();
    expect(await store.put(ID, 'main', Buffer.from('内容'))).toBe(6);
    expect(await store.put(ID, 'thumb', Readable.from([Buffer.from('a'), Buffer.from('bc')]))).toBe(3);
    expect((await store.read(ID, 'main')).toString()).toBe('内容');
    const { stream, size } = await store.open(ID, 'thumb');
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    expect([Buffer.concat(parts).toString(), size]).toEqual(['abc', 3]);
  });

  it('keeps every byte of a large file, and replaces what was there', async () => {
    const store = storeOf();
    await store.put(ID, 'main', Buffer.from('old'));
    const bytes = Buffer.alloc(3_000_000, Buffer.from(Array.from({ length: 251 }, (_, i) => i)));
    expect(await store.put(ID, 'main', bytes)).toBe(bytes.length);
    expect((await store.read(ID, 'main')).equals(bytes)).toBe(true);
  });

  it('leaves the old file whole when a stream breaks', async () => {
    const store = storeOf();
    await store.put(ID, 'main', Buffer.from('old'));
    const broken = Readable.from((async function* () {
      yield Buffer.from('new');
      throw new Error('connection lost');
    })());
    await expect(store.put(ID, 'main', broken)).rejects.toThrow('connection lost');
    expect((await store.read(ID, 'main')).toString()).toBe('old');
  });

  it('says what is missing, and removes twice without complaint', async () => {
    const store = storeOf();
    await expect(store.open(ID, 'main')).rejects.toThrow(FileMissing);
    await expect(store.read(ID, 'main')).rejects.toThrow(FileMissing);
    await expect(store.open('../../../../etc/passwd', 'main')).rejects.toThrow(FileMissing);
    await expect(store.open(ID, '../x' as 'main')).rejects.toThrow(FileMissing);
    await store.put(ID, 'main', Buffer.from('x'));
    await store.remove(ID);
    await store.remove(ID);
    await expect(store.open(ID, 'main')).rejects.toThrow(FileMissing);
  });
}
