import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  isEntry?: boolean;
}

const DIST = path.resolve(__dirname, '../../dist');
/** What an officer on a slow line waits for before the first page, after compression. */
const FIRST_LOAD_LIMIT = 350 * 1024;
const HOME = 'src/routes/home/home-page.tsx';
const LOGIN = 'src/routes/login/login-page.tsx';

const manifest = JSON.parse(readFileSync(path.join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const gzipped = (file: string): number => gzipSync(readFileSync(path.join(DIST, file))).length;

/** Files that a chunk needs before it can run. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const { file, css = [], imports = [] } = manifest[name];
  if (seen.has(file)) return seen;
  for (const needed of [file, ...css]) seen.add(needed);
  for (const next of imports) filesOf(next, seen);
  return seen;
}

const entry = Object.keys(manifest).find((name) => manifest[name].isEntry)!;

describe('the built console', () => {
  it.each([['log-in', LOGIN], ['first page', HOME]])('loads its %s with at most 350 KB', (_, page) => {
    const files = new Set([...filesOf(entry), ...filesOf(page)]);
    const bytes = [...files].reduce((sum, file) => sum + gzipped(file), gzipped('index.html'));
    expect(bytes).toBeLessThan(FIRST_LOAD_LIMIT);
  });

  it('brings charts only with pages that show one', () => {
    const first = [...filesOf(entry), ...filesOf(HOME)];
    const charts = Object.entries(manifest).filter(([name]) => name.endsWith('echart.tsx'));
    expect(charts).toHaveLength(1);
    expect(first).not.toContain(charts[0][1].file);
  });

  it('has every page in a chunk of its own', () => {
    const pages = Object.keys(manifest).filter((name) => /^src\/routes\/.*-page\.tsx$/.test(name));
    expect(pages.length).toBeGreaterThan(20);
    const first = filesOf(entry);
    expect(pages.filter((name) => first.has(manifest[name].file))).toEqual([]);
  });

  it('has no inline script, which the content policy would refuse', () => {
    expect(readFileSync(path.join(DIST, 'index.html'), 'utf8')).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  });

  it('names its files after their content', () => {
    expect(existsSync(path.join(DIST, 'assets'))).toBe(true);
    for (const file of readdirSync(path.join(DIST, 'assets'))) expect(file).toMatch(/-[\w-]{8}\.\w+$/);
  });
});
