import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fakeWx, type HttpReply, type HttpRequest, type WxCall } from './fake-wx';
import { ModuleLoader } from './module-loader';
import { findAll, textOf, WxmlRenderer, type ViewNode } from './view-tree';

interface PageInstance {
  route: string;
  data: Record<string, any>;
  [method: string]: any;
}

/** Long enough for React and Taro to settle: each of their steps is a task of its own. */
const MAX_TURNS = 500;
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

export const pagesOf = (appJson: any): string[] => [
  ...appJson.pages,
  ...(appJson.subPackages ?? []).flatMap(({ root, pages }: { root: string; pages: string[] }) => pages.map((page) => `${root}/${page}`)),
];

/** The built weapp bundle, running in Node. */
export class Weapp {
  readonly appJson: any;
  readonly calls: WxCall[] = [];
  /** What the bundle wrote to console.error. */
  readonly errors: string[] = [];
  private readonly stack: PageInstance[] = [];
  private readonly loader: ModuleLoader;
  private readonly renderer: WxmlRenderer;

  constructor(dist: string, respond: (request: HttpRequest) => HttpReply) {
    this.appJson = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'));
    this.renderer = new WxmlRenderer(dist);
    const navigation = {
      open: (url: string) => this.open(url),
      close: () => this.close(),
      closeAll: () => this.stack.slice().forEach(() => this.close()),
    };
    const wx = fakeWx({ firstPage: this.appJson.pages[0], navigation, respond, calls: this.calls });
    const report = (...words: unknown[]) => void this.errors.push(words.map(String).join(' '));
    this.loader = new ModuleLoader(dist, { wx, getCurrentPages: () => this.stack.slice(), console: { ...console, log: () => undefined, warn: () => undefined, error: report } });
    this.loader.require('app');
    const launch = { path: this.appJson.pages[0], query: {}, scene: 1001 };
    this.loader.app.onLaunch?.(launch);
    this.loader.app.onShow?.(launch);
  }

  get top(): PageInstance {
    return this.stack[this.stack.length - 1];
  }

  /** Opens a page as navigateTo does and waits until it has nothing left to do. */
  async open(url: string): Promise<PageInstance> {
    const [route, search = ''] = url.replace(/^\//, '').split('?');
    const query = Object.fromEntries(search.split('&').filter(Boolean).map((pair) => pair.split('=').map(decodeURIComponent)));
    if (!pagesOf(this.appJson).includes(route)) throw new Error(`page not in app.json: ${route}`);
    this.loader.require(route);
    const { page, component } = this.loader.registered.get(route) ?? {};
    const definition = page ?? component;
    if (!definition) throw new Error(`no Page() call in ${route}`);
    this.top?.onHide?.();
    const instance: PageInstance = Object.assign(Object.create(definition.methods ?? null), definition, {
      data: structuredClone(definition.data ?? {}), route, __route__: route, options: query,
    });
    instance.setData = (patch: Record<string, unknown>, done?: () => void) => {
      for (const [key, value] of Object.entries(JSON.parse(JSON.stringify(patch)))) assign(instance.data, key, value);
      setTimeout(() => done?.call(instance), 0);
    };
    this.stack.push(instance);
    instance.onLoad?.(query);
    await turn();
    instance.onShow?.();
    await turn();
    instance.onReady?.();
    await turn();
    return instance;
  }

  close(): void {
    this.stack.pop()?.onUnload?.();
  }

  tree(): ViewNode {
    return this.renderer.render(this.top.route, this.top.data);
  }

  text(): string {
    return textOf(this.tree());
  }

  byClass(name: string): ViewNode[] {
    return findAll(this.tree(), ({ attr }) => String(attr.class ?? '').split(/\s+/).includes(name));
  }

  /** Taps a node: the bundle's one event handler is told, as WeChat tells it. */
  async tap({ attr }: ViewNode): Promise<void> {
    const target = { id: attr.id ?? '', dataset: { sid: attr['data-sid'] }, offsetLeft: 0, offsetTop: 0 };
    this.top[attr.bindtap ?? attr.catchtap]({ type: 'tap', timeStamp: Date.now(), target, currentTarget: target, detail: {}, mark: {} });
    await turn();
  }

  /** Waits for `ready`, one task at a time; fails with the page's text. */
  async until(ready: (text: string) => boolean): Promise<void> {
    for (let turns = 0; turns < MAX_TURNS; turns++) {
      if (ready(this.text())) return;
      await turn();
    }
    throw new Error(`${this.top.route} still shows: ${this.text()}\n${this.errors.join('\n')}`);
  }
}

/** Puts a value at a path of setData, e.g. `root.cn.[0].cl`. */
function assign(data: Record<string, any>, target: string, value: unknown): void {
  const keys = target.replace(/\[(\d+)\]/g, '.$1').split('.').filter(Boolean);
  const last = keys.pop() as string;
  let at: any = data;
  keys.forEach((key, index) => {
    at = at[key] ??= /^\d+$/.test(keys[index + 1] ?? last) ? [] : {};
  });
  at[last] = value;
}
