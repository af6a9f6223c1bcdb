// The whole import, dry run and commit, in a process of its own.
const { inProduct, load } = require('../lib/product.cjs');

const file = process.argv[2];

void inProduct(async ({ get }) => {
  const imports = get(load('modules/members/index').ImportService);
  const began = performance.now();
  const { view, problems } = await imports.importFile(file);
  const ms = performance.now() - began;
  process.stdout.write(`${JSON.stringify({ ms, created: view.counts.created, problem: problems[0] ?? null, memory: process.resourceUsage().maxRSS / 1024 })}\n`);
});
