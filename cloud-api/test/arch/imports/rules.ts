import type { Import, SourceFile } from './sources';

/** A dependency rule: the reason why the import is wrong, or null. */
export interface Rule {
  name: string;
  broken(file: string, entry: Import): boolean;
}

const MODULES = 'cloud-api/src/modules/';
const within = (folder: string, file: string | null): boolean => file !== null && file.startsWith(folder);

/** `cases` of `cloud-api/src/modules/cases/…`; null for files beside the modules. */
export function moduleOf(file: string | null): string | null {
  if (!within(MODULES, file)) return null;
  const [name, ...rest] = file!.slice(MODULES.length).split('/');
  return rest.length > 0 || !name.endsWith('.ts') ? name : null;
}

const workspaceOf = (file: string): string => file.split('/')[0];
const isClient = (file: string): boolean => ['miniprogram', 'web-console'].includes(workspaceOf(file));
const leaves = (file: string, entry: Import): boolean => entry.target !== null && workspaceOf(entry.target) !== workspaceOf(file);
const ours = (file: string): string[] => ['@xianfeng/shared-types', ...(isClient(file) ? ['@xianfeng/client-core'] : [])];
const isOurs = (entry: Import): boolean => entry.specifier.startsWith('@xianfeng/');
const isEntity = (entry: Import): boolean => /\.entity(\.[cm]?[jt]s)?$/.test(entry.specifier);

/** Application files that put everything together: they know modules and flows. */
const assembles = (file: string): boolean =>
  /^cloud-api\/src\/[^/]+\.ts$/.test(file) || within('cloud-api/src/commands/', file) || within('cloud-api/src/database/seed/', file) || within('cloud-api/test/', file);

/** Each module may use those before it. Money stands beside work: neither chain knows the other. */
const CHAINS = [['orgs', 'members', 'cases', 'points', 'rankings'], ['orgs', 'members', 'dues', 'books', 'payments', 'reconciliation']];

function againstOrder(from: string, to: string): boolean {
  if (from === to) return false;
  if (to === 'notifications') return true;
  const inChains = (name: string) => CHAINS.some((chain) => chain.includes(name));
  return inChains(from) && inChains(to) && !CHAINS.some((chain) => chain.includes(to) && chain.indexOf(to) < chain.indexOf(from));
}

/** The layer of a mini-program file, and its domain where it has one. */
function layerOf(file: string | null): { layer: 'pages' | 'features' | 'shared'; domain: string; rest: string } | null {
  const match = /^miniprogram\/src\/(pages|packages|features|shared)\/([^/]+)\/?(.*)$/.exec(file ?? '');
  if (!match) return null;
  const layer = match[1] === 'packages' ? 'pages' : (match[1] as 'pages' | 'features' | 'shared');
  return { layer, domain: `${match[1]}/${match[2]}`, rest: match[3] };
}

const HEIGHT = { shared: 0, features: 1, pages: 2 };

const DATABASE_HANDLES = ['DataSource', 'InjectRepository', 'InjectDataSource', 'InjectEntityManager', '*'];

/** The dependency rules of docs/architecture.md §1, each on a single import. */
export const RULES: Rule[] = [
  {
    name: 'shared-types imports nothing but its own files',
    broken: (file, entry) => within('shared-types/', file) && (entry.target === null || leaves(file, entry)),
  },
  {
    name: 'client-core imports the contract and its own files only',
    broken: (file, entry) => within('client-core/', file) && entry.target === null && entry.specifier !== '@xianfeng/shared-types',
  },
  {
    name: 'workspaces meet through @xianfeng/shared-types, clients also through @xianfeng/client-core, never by path',
    broken: (file, entry) => leaves(file, entry) || (isOurs(entry) && !ours(file).includes(entry.specifier)),
  },
  {
    name: 'platform never imports modules or flows',
    broken: (file, { target }) => within('cloud-api/src/platform/', file) && (within(MODULES, target) || within('cloud-api/src/flows/', target)),
  },
  {
    name: 'a module is imported through its index.ts only',
    broken: (file, { target }) => {
      const to = moduleOf(target);
      const importsFromOutside = (moduleOf(file) !== null && moduleOf(file) !== to) || within('cloud-api/src/flows/', file);
      return importsFromOutside && to !== null && target !== `${MODULES}${to}/index.ts`;
    },
  },
  {
    name: 'a module never gives an entity away',
    broken: (file, entry) => entry.exported && moduleOf(file) !== null && file.endsWith('/index.ts') && isEntity(entry),
  },
  {
    name: 'module order: orgs ← members ← cases ← points ← rankings, members ← dues ← books ← payments ← reconciliation, notifications are fed by the outbox',
    broken: (file, { target }) => {
      const from = moduleOf(file);
      const to = moduleOf(target);
      return from !== null && to !== null && againstOrder(from, to);
    },
  },
  {
    name: 'nothing imports flows',
    broken: (file, { target }) => within('cloud-api/src/flows/', target) && !within('cloud-api/src/flows/', file) && !assembles(file),
  },
  {
    name: 'a controller imports no entity and no TypeORM',
    broken: (file, entry) => file.endsWith('.controller.ts') && (isEntity(entry) || /^(typeorm|@nestjs\/typeorm)(\/|$)/.test(entry.specifier)),
  },
  {
    name: 'database access goes through the unit of work: no DataSource or InjectRepository outside database/',
    broken: (file, entry) =>
      within('cloud-api/src/', file) &&
      !within('cloud-api/src/database/', file) &&
      ((entry.specifier === 'typeorm' && entry.names.some((name) => DATABASE_HANDLES.includes(name))) || entry.specifier === '@nestjs/typeorm'),
  },
  {
    name: 'mini-program: pages → features → shared',
    broken: (file, { target }) => {
      const from = layerOf(file);
      const to = layerOf(target);
      return from !== null && to !== null && HEIGHT[to.layer] > HEIGHT[from.layer];
    },
  },
  {
    name: "mini-program: no feature imports another feature's components",
    broken: (file, { target }) => {
      const from = layerOf(file);
      const to = layerOf(target);
      return from?.layer === 'features' && to?.layer === 'features' && from.domain !== to.domain && /^components(\/|$)/.test(to.rest);
    },
  },
  {
    name: "mini-program: a sub-package's files are its own",
    broken: (file, { target }) => {
      const to = layerOf(target);
      return isClient(file) && to !== null && to.domain.startsWith('packages/') && layerOf(file)?.domain !== to.domain;
    },
  },
];

/** Every broken rule as `file → specifier: rule`, and every circle of modules. */
export function violations(sources: SourceFile[]): string[] {
  const single = sources.flatMap(({ file, imports }) =>
    imports.flatMap((entry) => RULES.filter((rule) => rule.broken(file, entry)).map((rule) => `${file} → ${entry.specifier}: ${rule.name}`)),
  );
  return [...single, ...moduleCircles(sources)];
}

/** Modules outside the fixed order must not need each other in a circle either. */
function moduleCircles(sources: SourceFile[]): string[] {
  const uses = new Map<string, Set<string>>();
  for (const { file, imports } of sources) {
    const from = moduleOf(file);
    if (from === null) continue;
    const targets = uses.get(from) ?? new Set<string>();
    uses.set(from, targets);
    for (const { target } of imports) {
      const to = moduleOf(target);
      if (to !== null && to !== from) targets.add(to);
    }
  }
  const circles: string[] = [];
  const finished = new Set<string>();
  const walk = (name: string, trail: string[]): void => {
    if (trail.includes(name)) {
      circles.push(`modules in a circle: ${[...trail.slice(trail.indexOf(name)), name].join(' → ')}`);
      return;
    }
    if (finished.has(name)) return;
    for (const next of uses.get(name) ?? []) walk(next, [...trail, name]);
    finished.add(name);
  };
  for (const name of uses.keys()) walk(name, []);
  return circles;
}
