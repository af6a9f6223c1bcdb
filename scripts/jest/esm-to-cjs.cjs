/**
 * Jest transformer for JavaScript of node_modules: Nest 12 and some of its dependencies are ES modules,
 * which Jest can't load by require below Node 24.9. They become CommonJS here; what already is CommonJS
 * passes untouched.
 */
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const isModuleDirectory = new Map();

/** Whether the nearest package.json of the folder says `"type": "module"`. */
function directoryIsModule(directory) {
  const known = isModuleDirectory.get(directory);
  if (known !== undefined) return known;
  const manifest = path.join(directory, 'package.json');
  const parent = path.dirname(directory);
  let answer = false;
  if (fs.existsSync(manifest)) answer = JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module';
  else if (parent !== directory) answer = directoryIsModule(parent);
  isModuleDirectory.set(directory, answer);
  return answer;
}

function isEsModule(filename) {
  if (filename.endsWith('.mjs')) return true;
  if (filename.endsWith('.cjs')) return false;
  return directoryIsModule(path.dirname(filename));
}

/** Also files with a dynamic `import()`, for which Jest's VM has no loader, and builds for bundlers that don't call themselves modules. */
const needsConversion = (source, filename) => isEsModule(filename) || /\bimport\s*\(|^(import|export)\s/m.test(source);

const moduleAddress = `const __moduleUrl = require('node:url').pathToFileURL(__filename).href;`;

module.exports = {
  process(source, filename) {
    if (!needsConversion(source, filename)) return { code: source };
    const usesAddress = source.includes('import.meta.url');
    return esbuild.transformSync(source, {
      sourcefile: filename,
      loader: 'js',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      keepNames: true,
      sourcemap: 'inline',
      supported: { 'dynamic-import': false },
      ...(usesAddress && { define: { 'import.meta.url': '__moduleUrl' }, banner: moduleAddress }),
    });
  },
  getCacheKey(source, filename) {
    return crypto.createHash('sha1').update(`3:${esbuild.version}\0${filename}\0`).update(source).digest('hex');
  },
};
