import { readJsonOption } from '../options';

interface AppJson {
  pages?: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}

/** Pages of the released version: what `page` may name (41030). */
export class ReleasedPages {
  /** null: no list is known, every well-formed page counts as released. */
  private pages: Set<string> | null = null;

  constructor(private readonly appJson: string) {
    this.reset();
  }

  set(pages: string[] | null): void {
    this.pages = pages && new Set(pages);
  }

  list(): string[] | null {
    return this.pages && [...this.pages];
  }

  /** `page` may carry a query; a leading slash is never right. */
  has(page: string): boolean {
    const path = page.split('?')[0]!;
    if (!/^[\w-]+(\/[\w-]+)*$/.test(path)) return false;
    return this.pages === null || this.pages.has(path);
  }

  reset(): void {
    this.pages = null;
    if (!this.appJson) return;
    const app = readJsonOption('SANDBOX_APP_JSON', this.appJson) as AppJson;
    const packages = [...(app.subPackages ?? []), ...(app.subpackages ?? [])];
    const inPackages = packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`));
    this.pages = new Set([...(app.pages ?? []), ...inPackages]);
  }
}
