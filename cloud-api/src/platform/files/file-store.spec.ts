import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describeFileStore } from '../../../test/support/file-store-contract';
import { Clock } from '../clock';
import { FileLinks } from './file-links';
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

  describeFileStore(() => store);

  it('spreads the files by the random end of the id and leaves no rest of a broken write', async () => {
    await store.put(ID, 'main', Buffer.from('x'));
    await store.put(ID, 'thumb', Buffer.from('y'));
    const broken = Readable.from((async function* () {
      yield Buffer.from('new');
      throw new Error('connection lost');
    })());
    await expect(store.put(ID, 'main', broken)).rejects.toThrow('connection lost');
    expect(everything()).toEqual(['AB', `AB/${ID}.main`, `AB/${ID}.thumb`]);
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
