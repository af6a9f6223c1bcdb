import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

export interface Registered {
  page?: any;
  component?: any;
}

/** Names a script does not have in WeChat, whatever Node puts on globalThis. */
const MISSING = ['window', 'document', 'self', 'location', 'navigator', 'frames', 'XMLHttpRequest'];

/** Runs the bundle's CommonJS files as WeChat does: without a browser, and with a Function constructor that does nothing. */
export class ModuleLoader {
  /** By file without `.js`. */
  readonly registered = new Map<string, Registered>();
  app: any;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly context: vm.Context;
  private readonly inertFunction: unknown;
  private running = '';

  constructor(private readonly dist: string, globals: Record<string, unknown>) {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    const note = (kind: keyof Registered) => (definition: unknown) => {
      this.registered.set(this.running, { ...this.registered.get(this.running), [kind]: definition });
    };
    this.context = vm.createContext({
      ...globals, setTimeout, clearTimeout, setInterval, clearInterval,
      App: (definition: unknown) => (this.app = definition),
      getApp: () => this.app,
      Page: note('page'),
      Component: note('component'),
      Behavior: (definition: unknown) => definition,
    });
    this.inertFunction = vm.runInContext('(function (Real) { function Inert() { return function () {}; } Inert.prototype = Real.prototype; return Inert; })(Function)', this.context);
  }

  require(file: string): unknown {
    const loaded = this.modules.get(file);
    if (loaded) return loaded.exports;
    const module = { exports: {} as unknown };
    this.modules.set(file, module);
    const absolute = path.join(this.dist, `${file}.js`);
    const names = ['require', 'module', 'exports', 'Function', ...MISSING];
    const run = vm.compileFunction(readFileSync(absolute, 'utf8'), names, { filename: absolute, parsingContext: this.context });
    const before = this.running;
    this.running = file;
    try {
      run((relative: string) => this.require(path.posix.join(path.posix.dirname(file), relative).replace(/\.js$/, '')), module, module.exports, this.inertFunction);
    } finally {
      this.running = before;
    }
    return module.exports;
  }
}
