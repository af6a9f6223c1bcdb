import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TODO_LINKS } from '../../src/flows/console-home/console-todos';
import { WATCHED } from '../../src/flows/console-home/console-changes';

const CONSOLE = path.resolve(__dirname, '../../../web-console/src');
const read = (...parts: string[]) => readFileSync(path.join(CONSOLE, ...parts), 'utf8');

/** Paths of the console's pages, as far as its router knows their folder. */
function pagePaths(): string[] {
  const known = read('shell/pages.ts');
  const folders = readdirSync(path.join(CONSOLE, 'routes')).filter((folder) => known.includes(`'../routes/${folder}/pages'`));
  return folders.flatMap((folder) => [...read('routes', folder, 'pages.tsx').matchAll(/\bpath: '([^']+)'/g)].map(([, found]) => found));
}

const isPage = (link: string, pages: string[]): boolean => pages.some((page) => new RegExp(`^${page.replace(/:\w+/g, '[^/]+')}$`).test(link.split('?')[0]));

describe('links of the console’s first page', () => {
  const pages = pagePaths();
  const links = [...Object.values(TODO_LINKS), ...Object.values(WATCHED).map(({ link }) => link), '/orgs/ID', '/members/ID'];

  it('lead to pages that the console has', () => {
    expect(pages).toContain('/orgs/:id');
    expect(links.filter((link) => !isPage(link, pages))).toEqual([]);
  });

  it('would not pass for a page that is missing', () => {
    expect(['/cases/desk?desk=branch', '/members/imports/new', '/orgs/ID/posts'].filter((link) => isPage(link, pages))).toEqual([]);
  });
});
