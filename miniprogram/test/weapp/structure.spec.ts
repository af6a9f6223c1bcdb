import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import postcss from 'postcss';
import { pagesOf } from './harness/weapp';

const repository = path.resolve(__dirname, '../../..');
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const project = json(path.join(repository, 'project.config.json'));
const dist = path.join(repository, project.miniprogramRoot);
const app = json(path.join(dist, 'app.json'));
const roots: string[] = (app.subPackages ?? []).map(({ root }: { root: string }) => root);
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(dist, file)).isFile());
const ending = (suffix: string) => files.filter((file) => file.endsWith(suffix));
const read = (file: string) => readFileSync(path.join(dist, file), 'utf8');

const KB = 1024;
/** WeChat's limit is 2 MB a package; the main one is ours, so that the first screen comes quickly. */
const MAIN_LIMIT = 900 * KB;
const PACKAGE_LIMIT = 2 * KB * KB;
const TOTAL_LIMIT = 20 * KB * KB;
const ICON_LIMIT = 40 * KB;

const packageOf = (file: string) => roots.find((root) => file.startsWith(`${root}/`)) ?? '(main)';
const sizes = files.reduce<Record<string, number>>((all, file) => ({ ...all, [packageOf(file)]: (all[packageOf(file)] ?? 0) + statSync(path.join(dist, file)).size }), {});

describe('project.config.json', () => {
  it('is what the developer tools need', () => {
    expect(project.miniprogramRoot).toMatch(/\/$/);
    expect(project.appid).toMatch(/^(wx[0-9a-f]{16}|touristappid)$/);
    expect(project.compileType).toBe('miniprogram');
  });

  it('leaves compiling to Taro', () => {
    const { es6, enhance, postcss: css, minified } = project.setting;
    expect([es6, enhance, css, minified]).toEqual([false, false, false, false]);
  });
});

describe('app.json', () => {
  const pages = pagesOf(app);

  it('names each page once, and each has its files', () => {
    expect(new Set(pages).size).toBe(pages.length);
    const wanted = pages.flatMap((page) => ['js', 'json', 'wxml'].map((extension) => `${page}.${extension}`));
    expect(wanted.filter((file) => !existsSync(path.join(dist, file)))).toEqual([]);
  });

  it('has a tab bar of main pages with icons', () => {
    expect(app.tabBar.list.length).toBeGreaterThanOrEqual(2);
    expect(app.tabBar.list.length).toBeLessThanOrEqual(5);
    for (const { pagePath, iconPath, selectedIconPath } of app.tabBar.list) {
      expect(app.pages).toContain(pagePath);
      for (const icon of [iconPath, selectedIconPath]) expect(statSync(path.join(dist, icon)).size).toBeLessThanOrEqual(ICON_LIMIT);
    }
  });

  it('keeps only tab pages in the main package', () => {
    expect(app.pages).toEqual(app.tabBar.list.map(({ pagePath }: { pagePath: string }) => pagePath));
  });

  it('preloads packages that exist, from pages that exist', () => {
    for (const [page, { packages }] of Object.entries<{ packages: string[] }>(app.preloadRule ?? {})) {
      expect(pages).toContain(page);
      expect(roots).toEqual(expect.arrayContaining(packages));
    }
  });

  it.each(Object.entries<{ packages: string[] }>(app.preloadRule ?? {}))('preloads no more for %s than WeChat takes for one page', (_page, { packages }) => {
    expect(packages.reduce((sum, root) => sum + sizes[root], 0)).toBeLessThanOrEqual(PACKAGE_LIMIT);
  });

  it('loads code on demand and checks privacy', () => {
    expect(app).toMatchObject({ lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true });
  });
});

describe('sizes', () => {
  it.each(Object.entries(sizes))('%s (%d bytes) fits', (name, bytes) => {
    expect(bytes).toBeLessThanOrEqual(name === '(main)' ? MAIN_LIMIT : PACKAGE_LIMIT);
  });

  it('of all packages together fit', () => {
    expect(Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(TOTAL_LIMIT);
  });
});

describe('the files', () => {
  it.each(ending('.js'))('%s parses as ES2018', (file) => {
    expect(() => parse(read(file), { ecmaVersion: 2018, sourceType: 'script' })).not.toThrow();
  });

  it.each(ending('.wxss'))('%s has no universal selector, which WeChat refuses', (file) => {
    const universal: string[] = [];
    postcss.parse(read(file)).walkRules(({ selector }) => {
      if (/(^|[\s,>+~])\*/.test(selector)) universal.push(selector);
    });
    expect(universal).toEqual([]);
  });

  const official = (program: string, args: string[]) => {
    const binary = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin/linux', program);
    chmodSync(binary, 0o755);
    const { status, stdout, stderr } = spawnSync(binary, args, { cwd: dist, maxBuffer: 1 << 28, encoding: 'utf8' });
    return { status, message: status === 0 ? '' : `${stderr}${stdout.slice(0, 500)}` };
  };

  it('are accepted by the official wxml compiler', () => {
    expect(official('wcc', ['-d', '-cc', '0', ...ending('.wxml'), ...ending('.wxs'), '-gn', '$gwx'])).toEqual({ status: 0, message: '' });
  });

  it('are accepted by the official wxss compiler', () => {
    expect(official('wcsc', ['-db', '-pc', '0', ...ending('.wxss')])).toEqual({ status: 0, message: '' });
  });
});
