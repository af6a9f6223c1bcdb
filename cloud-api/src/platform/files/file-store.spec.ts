import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Clock } from '../clock';
import { FileLinks } from './file-links';
import { FileMissing } from './file-store';
import { LocalFileStore } from './local-file-store';

const ID = '01K9ZZZZZZZZZZZZZZZZZZZZAB';

describe('LocalFileStore', () => {
  let root: string;
  let store: LocalFileStore;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'xf-files-'));
    store = new LocalFileStore(root);
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const everything = () => readdirSync(root, { recursive: true }).map(String).sort();

  it('keeps buffers and streams under the random end of the id', async () => {
    expect(await store.put(ID, 'main', Buffer.from('内容'))).toBe(6);
    expect(await store.put(ID, 'thumb', Readable.from([Buffer.from('a'), Buffer.from('bc')]))).toBe(3);
    expect((await store.read(ID, 'main')).toString()).toBe('内容');
    expect((await store.read(ID, 'thumb')).toString()).toBe('abc');
    expect(everything()).toEqual(['AB', `AB/${ID}.main`, `AB/${ID}.thumb`]);
  });

  it('leaves the old file whole and no rest behind when a stream breaks', async () => {
    await store.put(ID, 'main', Buffer.from('old'));
    const broken = Readable.from((async function* () {
      yield Buffer.from('new');
      throw new Error('connection lost');
    })());
    await expect(store.put(ID, 'main', broken)).rejects.toThrow('connection lost');
    expect((await store.read(ID, 'main')).toString()).toBe('old');
    expect(everything()).toEqual(['AB', `AB/${ID}.main`]);
  });

  it('says what is missing and never leaves its directory', async () => {
    await expect(store.open(ID, 'main')).rejects.toThrow(FileMissing);
    await expect(store.open('../../../../etc/passwd', 'main')).rejects.toThrow(FileMissing);
    await expect(store.open(ID, '../x' as 'main')).rejects.toThrow(FileMissing);
    await store.put(ID, 'main', Buffer.from('x'));
    await store.remove(ID);
    await store.remove(ID);
    await expect(store.open(ID, 'main')).rejects.toThrow(FileMissing);
  });
});

describe('FileLinks', () => {
  class TestClock extends Clock {
    at = Date.parse('2026-11-01T00:00:00Z');
    override now = () => new Date(this.at);
  }
  const clock = new TestClock();
  const links = new FileLinks('secret', 'https://example.cn/', clock);
  const parse = (link: string) => {
    const url = new URL(link);
    return { path: url.pathname, query: Object.fromEntries(url.searchParams) };
  };

  it('opens its own file for its time alone', () => {
    const { path: address, query } = parse(links.sign(ID, 'thumb', 60));
    expect(address).toBe(`/api/files/${ID}/thumb`);
    expect(links.verify(ID, 'thumb', query)).toBe(true);
    expect(links.verify(ID, 'main', query)).toBe(false);
    expect(links.verify('01K9ZZZZZZZZZZZZZZZZZZZZAC', 'thumb', query)).toBe(false);
    expect(links.verify(ID, 'thumb', { ...query, e: String(Number(query.e) + 600) })).toBe(false);
    expect(links.verify(ID, 'thumb', {})).toBe(false);
    expect(new FileLinks('other', '', clock).verify(ID, 'thumb', query)).toBe(false);
    clock.at += 601_000;
    expect(links.verify(ID, 'thumb', query)).toBe(false);
  });

  it('stays the same for some minutes, so that clients can cache', () => {
    const first = links.sign(ID, 'main');
    clock.at += 5_000;
    expect(links.sign(ID, 'main')).toBe(first);
  });
});
