import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One import, re-export, `import()`, `require()` or import type. */
export interface Import {
  specifier: string;
  /** File of the repository that it names, null for a package. */
  target: string | null;
  /** Imported names; `*` stands for all. */
  names: string[];
  exported: boolean;
}

export interface SourceFile {
  /** Path from the repository's root, with slashes. */
  file: string;
  imports: Import[];
}

/** File contents by path from the root: the repository, or a fixture. */
export type SourceTexts = Map<string, string>;

const FOLDERS = ['shared-types/src', 'cloud-api/src', 'cloud-api/test', 'client-core/src', 'miniprogram/src', 'web-console/src', 'wechat-sandbox/src', 'wechat-sandbox/page', 'wechat-sandbox/test'];
const ALIASES: [scope: string, prefix: string, folder: string][] = [
  ['miniprogram/', '@/', 'miniprogram/src/'],
  ['web-console/', '@/', 'web-console/src/'],
];

export function readRepository(root: string): SourceTexts {
  const texts: SourceTexts = new Map();
  for (const folder of FOLDERS.filter((name) => existsSync(path.join(root, name)))) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(entry) || entry.includes('node_modules')) continue;
      const file = path.posix.join(folder, entry.split(path.sep).join('/'));
      texts.set(file, readFileSync(path.join(root, file), 'utf8'));
    }
  }
  return texts;
}

export function parseSources(texts: SourceTexts): SourceFile[] {
  return [...texts].map(([file, text]) => ({ file, imports: importsOf(file, text, texts) }));
}

function importsOf(file: string, text: string, texts: SourceTexts): Import[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, names: string[], exported = false) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    found.push({ specifier: specifier.text, target: resolve(file, specifier.text, texts), names, exported });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importedNames(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, exportedNames(node), true);
    else if (ts.isExternalModuleReference(node)) add(node.expression, ['*']);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, [node.qualifier ? rootName(node.qualifier) : '*']);
    else if (ts.isCallExpression(node) && loadsModule(node.expression)) add(node.arguments[0], ['*']);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const loadsModule = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

const rootName = (name: ts.EntityName): string => (ts.isIdentifier(name) ? name.text : rootName(name.left));

function importedNames(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return [];
  const names = clause.name ? ['default'] : [];
  if (!clause.namedBindings) return names;
  if (ts.isNamespaceImport(clause.namedBindings)) return [...names, '*'];
  return [...names, ...clause.namedBindings.elements.map((element) => (element.propertyName ?? element.name).text)];
}

function exportedNames(node: ts.ExportDeclaration): string[] {
  if (!node.exportClause || !ts.isNamedExports(node.exportClause)) return ['*'];
  return node.exportClause.elements.map((element) => (element.propertyName ?? element.name).text);
}

/** The repository's file behind a relative path or an alias; a path that is not TypeScript stays as written. */
function resolve(from: string, specifier: string, texts: SourceTexts): string | null {
  const alias = ALIASES.find(([scope, prefix]) => from.startsWith(scope) && specifier.startsWith(prefix));
  if (!alias && !specifier.startsWith('.')) return null;
  const base = alias ? alias[2] + specifier.slice(alias[1].length) : path.posix.join(path.posix.dirname(from), specifier);
  const stem = base.replace(/\/$/, '').replace(/\.[cm]?js$/, '');
  const candidates = [stem, `${stem}.ts`, `${stem}.tsx`, `${stem}/index.ts`, `${stem}/index.tsx`];
  return candidates.find((candidate) => texts.has(candidate)) ?? stem;
}
