import { entryOf } from './page-menu';
import { PAGES } from './pages';

describe('menu', () => {
  it('marks the entry that the page belongs to', () => {
    expect(entryOf('/')).toBe('/');
    expect(entryOf('/orgs')).toBe('/orgs');
    expect(entryOf('/orgs/01J0000000000000000000000')).toBe('/orgs');
    expect(entryOf('/orgsome')).toBeUndefined();
  });

  it('has no path twice', () => {
    const paths = PAGES.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
